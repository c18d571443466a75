"""Parquet parts: the reports, mentions and statements of a shard, each table a folder of parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.dossiers import mention_key
from dateline.publishing.files.atomic import replacing_file
from dateline.publishing.tables import (
    EVENT_COLUMNS,
    STATEMENT_COLUMNS,
    event_rows,
    statement_rows,
)
from dateline.records import CodedReport
from dateline.scale.rows import Coded, Copy, Failed, Row, Screened

_DATES = frozenset({"published", "when_start", "when_end", "as_of"})
_WHOLE = frozenset({"geonameid", "low", "high", "start", "end", "mentions"})
_NUMBERS = frozenset({"lat", "lon", "confidence", "score"})
_TRUTHS = frozenset({"includes", "total", "earlier", "review"})

REPORT_COLUMNS = (
    "report", "published", "published_time", "publisher", "title", "url", "language", "filed_from",
    "origin", "kind", "mentions", "copy_of", "score", "failure", "message", "text",
)  # fmt: skip
"""Columns of the table of reports. ``kind`` tells what became of a report: coded, copy, screened or
failed. ``copy_of`` is the report that was coded in its place, ``text`` of a coded report the one
whose text it carries (its own, or that of which it is a copy in the ledger's sense)."""

MENTION_COLUMNS = ("event", *("mention" if name == "event" else name for name in EVENT_COLUMNS))
"""Columns of the table of mentions: those of ``dateline code``, with the event over all reports."""

TOLD_COLUMNS = ("event", *("mention" if name == "event" else name for name in STATEMENT_COLUMNS))
"""Columns of the table of statements."""

_REPORT_WORDS = frozenset({"title"})

Cells = dict[str, Any]


def report_cells(rows: Iterable[Row], texts: Mapping[str, str], *, names: bool) -> Iterator[Cells]:
    """A row for each report; ``texts`` tells the texts of those that are copies."""
    for one in rows:
        report = one.report
        cells: Cells = {name: getattr(report, name, None) for name in REPORT_COLUMNS}
        time = report.published_time
        cells.update(
            report=report.id,
            published_time=time.isoformat() if time is not None else None,
            title=report.title if names else None,
            kind=str(one.__struct_config__.tag),
            text=None,
        )
        match one:
            case Coded():
                cells.update(mentions=len(one.coded.mentions), text=texts.get(report.id, report.id))
            case Copy():
                cells["copy_of"] = one.copy_of
            case Screened():
                cells["score"] = one.score
            case Failed():
                cells.update(failure=one.failure.code, message=one.failure.message)
        yield cells


def mention_cells(
    coded: Iterable[CodedReport], events: Mapping[str, str], *, names: bool
) -> Iterator[Cells]:
    """A row for each mention."""
    yield from _filed(event_rows(coded, quotes=names), events)


def statement_cells(
    coded: Iterable[CodedReport], events: Mapping[str, str], *, names: bool
) -> Iterator[Cells]:
    """A row for each statement."""
    yield from _filed(statement_rows(coded, quotes=names), events)


def _filed(rows: Iterable[Mapping[str, Any]], events: Mapping[str, str]) -> Iterator[Cells]:
    for cells in rows:
        mention = cells["event"]
        event = events[mention_key(str(cells["report"]), str(mention))]
        yield {**cells, "mention": mention, "event": event}


def write_part(path: Path, columns: tuple[str, ...], rows: Iterable[Cells]) -> int:
    """Write rows to a Parquet file, which takes its place when it is whole; how many they were."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = list(rows)
    schema = pa.schema([(name, _type(pa, name)) for name in columns])
    data = {name: [cells.get(name) for cells in held] for name in columns}
    table = pa.Table.from_pydict(data, schema=schema)
    with replacing_file(path) as target:
        pq.write_table(table, target, compression="zstd")
    return len(held)


def _type(pa: Any, name: str) -> Any:
    if name in _DATES:
        return pa.date32()
    if name in _WHOLE:
        return pa.int64()
    if name in _NUMBERS:
        return pa.float64()
    return pa.bool_() if name in _TRUTHS else pa.string()
