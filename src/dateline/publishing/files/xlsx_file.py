"""xlsx: one sheet of rows, one that tells the columns; numbers are numbers, dates are dates.

Text is always text: never a formula, a link or a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.codebooks import Column, Kind
from dateline.errors import DatelineError
from dateline.publishing.files.cells import Typed, shown_text, typed
from dateline.publishing.files.layout import Layout, Row

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Most characters of a cell, and the most rows of a sheet (Excel specifications)."""
MOST_ROWS = 1_048_576
_CUT = " [cut]"
_FIRST_DATE = dt.date(1900, 3, 1)
"""The first day that spreadsheet programs agree on; older dates are written as text."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def require() -> None:
    """Return nothing: xlsxwriter comes with Dateline."""


def write(path: Path, layout: Layout, rows: Iterable[Row]) -> None:
    """Write the rows below the names of the columns and, if asked for, their HXL tags.

    Raises:
        DatelineError: when there are more rows than a sheet holds.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": str(path.parent)}) as book:
        formats = {
            Kind.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
            Kind.DATETIME: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        sheet = book.add_worksheet(layout.title[:31])
        head = _head(sheet, layout)
        sheet.freeze_panes(head, 1)
        for number, row in enumerate(rows, head):
            if number >= MOST_ROWS:
                raise DatelineError(
                    f"more than {MOST_ROWS - head:,} events: an xlsx sheet holds no more; "
                    "export fewer, or as CSV or Parquet"
                )
            for at, column in enumerate(layout.columns):
                _write(sheet, number, at, row, column, formats, layout)
        _columns(book, layout)
        book.set_properties({"title": layout.title, "created": _naive(layout.stamp())})


def _head(sheet: Worksheet, layout: Layout) -> int:
    """Write the first rows; how many they are."""
    for at, name in enumerate(layout.names):
        sheet.write_string(0, at, name)
    if not layout.hxl:
        return 1
    for at, tag in enumerate(layout.tags):
        if tag:
            sheet.write_string(1, at, tag)
    return 2


def _write(
    sheet: Worksheet,
    number: int,
    at: int,
    row: Row,
    column: Column,
    formats: dict[Kind, Any],
    layout: Layout,
) -> None:
    cell: Typed = typed(row.get(column.name), column.kind)
    if cell is None:
        return
    if isinstance(cell, dt.datetime):
        sheet.write_datetime(number, at, _naive(cell), formats[Kind.DATETIME])
    elif isinstance(cell, dt.date):
        if cell >= _FIRST_DATE:
            sheet.write_datetime(number, at, cell, formats[Kind.DATE])
        else:
            sheet.write_string(number, at, cell.isoformat())
            layout.told.tell(column.name, "a date before March 1900 is text in a spreadsheet")
    elif isinstance(cell, str):
        sheet.write_string(number, at, _text(cell, column.name, layout))
    else:
        sheet.write_number(number, at, cell)


def _text(cell: str, name: str, layout: Layout) -> str:
    text = shown_text(cell)
    if len(text) <= LONGEST:
        return text
    layout.told.tell(name, f"text cut at {LONGEST:,} characters")
    return text[: LONGEST - len(_CUT)] + _CUT


def _columns(book: Workbook, layout: Layout) -> None:
    """The sheet that tells what each column means, and what the file was made with."""
    sheet = book.add_worksheet("columns")
    lines = [("column", "holds", "meaning", "HXL")]
    lines += [(c.name, c.kind.value, c.meaning, c.hxl or "") for c in layout.columns]
    lines += [("", "", "", "")]
    lines += [(key, "", value, "") for key, value in layout.about]
    for number, line in enumerate(lines):
        for at, words in enumerate(line):
            sheet.write_string(number, at, words)


def _naive(time: dt.datetime) -> dt.datetime:
    """The time in UTC without its zone: spreadsheets know none."""
    return time.astimezone(dt.UTC).replace(tzinfo=None)
