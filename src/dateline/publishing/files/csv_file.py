"""CSV: RFC 4180, UTF-8; profile ``raw`` as it is, ``spreadsheet`` safe to open."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from dateline.publishing.files.layout import Layout, Row
from dateline.publishing.tables import csv_lines


def require() -> None:
    """Return nothing: it needs no library."""


def write(path: Path, layout: Layout, rows: Iterable[Row]) -> None:
    """Write the rows, the names of the columns first and, if asked for, their HXL tags."""
    tags = [dict(zip(layout.names, layout.tags, strict=True))] if layout.hxl else []
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as out:
        out.writelines(csv_lines(chain(tags, rows), layout.names, layout.profile))
