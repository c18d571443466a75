"""Cells with the type of their column: text to dates and times."""

from __future__ import annotations

import datetime as dt
import re

from dateline.codebooks import Cell, Kind
from dateline.publishing.cleaning import visible

Typed = str | int | float | dt.date | dt.datetime | None

_NO_XML = re.compile("[\ufffe\uffff]")


def typed(cell: Cell, kind: Kind) -> Typed:
    """The cell as its column's type; empty text is nothing."""
    if cell is None or cell == "":
        return None
    match kind:
        case Kind.DATE:
            return dt.date.fromisoformat(str(cell))
        case Kind.DATETIME:
            time = dt.datetime.fromisoformat(str(cell))
            return time.astimezone(dt.UTC) if time.tzinfo else time.replace(tzinfo=dt.UTC)
        case Kind.INTEGER:
            return int(cell)
        case Kind.NUMBER:
            return float(cell)
    return str(cell)


def whole_text(text: str) -> str:
    """The text with what no file may hold replaced: lone surrogates."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def shown_text(text: str) -> str:
    """The text with all that steers a program made visible, and nothing that XML forbids."""
    return _NO_XML.sub("\ufffd", visible(text))
