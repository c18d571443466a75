"""The rows of the shards that are done, and those of them in the order of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.errors import ArchiveError
from dateline.records import CodedReport, Report, to_json
from dateline.scale.buckets import Lots
from dateline.scale.files import lines_of, sha256_of
from dateline.scale.plan import Archive, Shard
from dateline.scale.rows import Coded, Row, row
from dateline.scale.shards import record_of

_MONTH = 28
"""Days of publication that are sorted together."""

_coded = msgspec.json.Decoder(CodedReport)


def done_shards(archive: Archive) -> list[Shard]:
    """The shards that are done, in the order of the plan."""
    return [shard for shard in archive.shards() if record_of(archive, shard) is not None]


def rows_of(archive: Archive, shard: Shard) -> Iterator[Row]:
    """The rows of a shard that is done.

    Raises:
        ArchiveError: when they are not those that were committed.
    """
    done, path = record_of(archive, shard), archive.rows_file(shard.id)
    if done is None or not path.is_file() or sha256_of(path) != done.sha256:
        raise ArchiveError(
            f"{path}: missing or damaged; dateline archive verify {archive.folder} tells the rest"
        )
    return map(row, lines_of(path))


def moment_of(report: Report) -> str:
    """The time of publication as text that sorts: a day without a time comes before its hours."""
    time: dt.time | None = report.published_time
    day = report.published.isoformat()
    return day if time is None else f"{day}T{time.isoformat()}"


def by_publication(archive: Archive, scratch: Path) -> Iterator[CodedReport]:
    """The coded reports in the order of publication (then of their ids), sorted in ``scratch``."""
    lots = Lots(scratch)
    for shard in done_shards(archive):
        for one in rows_of(archive, shard):
            if isinstance(one, Coded):
                key = f"{moment_of(one.report)} {one.report.id}".encode("utf-8", "surrogatepass")
                number = one.report.published.toordinal() // _MONTH
                lots.add(number, key + b"\0" + to_json(one.coded))
    for lot in lots.sorted():
        for line in lot:
            yield _coded.decode(line.partition(b"\0")[2])
