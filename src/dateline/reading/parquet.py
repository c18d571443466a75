"""Parquet tables of reports, a batch of rows at a time (extra ``[files]``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import MissingExtraError, ReadingError
from dateline.reading.tables import Columns, Mapping, Outcome

_ROWS = 1_000
"""Rows held at a time."""


def parquet_rows(path: Path, columns: Columns) -> Iterator[Outcome]:
    """One outcome per row; only the columns that hold a report's fields are read.

    Raises:
        MissingExtraError: without pyarrow.
        ReadingError: when the file is no Parquet table, or its columns are not those asked for.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError(
            "Parquet files need pyarrow: pip install 'dateline[files]'"
        ) from error
    number = 0
    try:
        with pq.ParquetFile(path) as table:
            mapping = Mapping(table.schema_arrow.names, columns)
            wanted = list(mapping.by_field.values())
            for batch in table.iter_batches(_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield mapping.draft(_plain(row), f"{path}:{number}")
    except (pa.ArrowException, EOFError) as error:
        raise ReadingError(f"not a Parquet table that can be read ({error})") from error


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Dates and times as ISO 8601 text, as the other forms have them."""
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}
