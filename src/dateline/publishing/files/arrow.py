"""Rows as Arrow record batches, shared by Parquet and GeoPackage."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from dateline.codebooks import Column, Kind
from dateline.errors import MissingExtraError
from dateline.publishing.files.cells import Typed, typed, whole_text
from dateline.publishing.files.layout import Layout, Row
from dateline.publishing.files.points import point_of

BATCH = 5_000
"""Rows held at a time."""
GEOMETRY = "geom"
_LITTLE_ENDIAN, _POINT = 1, 1


def require(*modules: str) -> None:
    """Return nothing when the modules are installed.

    Raises:
        MissingExtraError: with the extra to install, when one is not.
    """
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise MissingExtraError(
            f"this form needs {' and '.join(missing)}: pip install 'dateline[files]'"
        )


def schema(layout: Layout, geometry: bool = False) -> Any:
    """The schema: 64-bit integers and doubles, dates, UTC times, text; all may be empty."""
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.DATE: pa.date32(),
        Kind.DATETIME: pa.timestamp("ms", tz="UTC"),
    }
    fields = [
        pa.field(column.name, types[column.kind], metadata=_about(column))
        for column in layout.columns
    ]
    if geometry:
        fields.append(pa.field(GEOMETRY, pa.binary()))
    return pa.schema(fields, metadata=dict(layout.about))


def batches(layout: Layout, rows: Iterable[Row], geometry: bool = False) -> Iterator[Any]:
    """The rows, some thousand at a time."""
    import pyarrow as pa

    form, rest = schema(layout, geometry), iter(rows)
    while held := list(islice(rest, BATCH)):
        data: dict[str, list[Any]] = {
            column.name: [_cell(row, column) for row in held] for column in layout.columns
        }
        if geometry:
            data[GEOMETRY] = [wkb(point_of(layout, row)) for row in held]
        yield pa.RecordBatch.from_pydict(data, schema=form)


def wkb(point: tuple[float, float] | None) -> bytes | None:
    """A point as well-known binary (OGC 06-103r4), longitude first."""
    if point is None:
        return None
    return struct.pack("<BIdd", _LITTLE_ENDIAN, _POINT, *point)


def _cell(row: Row, column: Column) -> Typed:
    cell = typed(row.get(column.name), column.kind)
    return whole_text(cell) if isinstance(cell, str) else cell


def _about(column: Column) -> dict[str, str]:
    return {"meaning": column.meaning, **({"hxl": column.hxl} if column.hxl else {})}
