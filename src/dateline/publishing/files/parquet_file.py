"""Parquet: typed columns, integers that may be empty, the meaning of each column beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.publishing.files import arrow
from dateline.publishing.files.layout import Layout, Row


def require() -> None:
    """Return nothing when pyarrow is installed."""
    arrow.require("pyarrow")


def write(path: Path, layout: Layout, rows: Iterable[Row]) -> None:
    """Write the rows, one row group for each batch."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, arrow.schema(layout)) as out:
        for batch in arrow.batches(layout, rows):
            out.write_batch(batch)
