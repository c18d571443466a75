"""JSONL: one JSON object a line, UTF-8, every column in each; an empty cell is ``null``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline.publishing.files.layout import Layout, Row


def require() -> None:
    """Return nothing: it needs no library."""


def write(path: Path, layout: Layout, rows: Iterable[Row]) -> None:
    """Write the rows."""
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as out:
        for row in rows:
            out.write(encode({name: row.get(name) for name in layout.names}) + b"\n")
