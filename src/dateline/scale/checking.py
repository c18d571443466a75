"""A coded archive looked over: whether every report of the plan is there, once, as it was coded."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.errors import ArchiveError, EvidenceError, RecordError
from dateline.pipeline import check_evidence
from dateline.records import Record
from dateline.scale.files import lines_of, sha256_of
from dateline.scale.plan import Archive, Planned, Shard
from dateline.scale.rows import Coded, Copy, row
from dateline.scale.running import coding_of
from dateline.scale.shards import Done, record_of


class Problem(Record, frozen=True, kw_only=True):
    """What does not hold, and where."""

    where: str
    what: str


def verify(archive: Archive) -> Iterator[Problem]:
    """What does not hold that must: in the plan, the records, the rows; nothing in a sound archive.

    Shards that are not done are no problem.

    Raises:
        ConfigurationError: when there is no plan.
    """
    shards = archive.shards()
    coding = coding_of(archive)
    known = {shard.id for shard in shards}
    for shard in shards:
        try:
            reports = archive.reports_of(shard)
            done = record_of(archive, shard)
        except (ArchiveError, RecordError) as error:
            yield Problem(where=shard.id, what=str(error))
            continue
        if done is not None:
            if coding is None or done.pipeline != coding.id:
                yield Problem(where=shard.id, what="coded by another pipeline than the archive")
            yield from _rows(archive, shard, done, reports)
    for path in sorted(archive.coded.glob("*.json")):
        if path.stem not in known and path.name != "pipeline.json":
            yield Problem(where=str(path), what="the record of a shard that the plan has not")


def _rows(archive: Archive, shard: Shard, done: Done, reports: list[Planned]) -> Iterator[Problem]:
    path = archive.rows_file(shard.id)
    if not path.is_file():
        yield Problem(where=shard.id, what=f"its rows are missing ({path})")
        return
    if sha256_of(path) != done.sha256:
        yield Problem(where=shard.id, what=f"its rows are not those that were committed ({path})")
        return
    kinds = dict.fromkeys(("coded", "copy", "screened", "failed"), 0)
    told = 0
    for planned, line in zip(reports, lines_of(path), strict=False):
        told += 1
        try:
            one = row(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            yield Problem(where=f"{shard.id}, row {told}", what=str(error))
            continue
        kinds[str(one.__struct_config__.tag)] += 1
        what = _wrong(planned, one)
        if what:
            yield Problem(where=planned.report.id, what=what)
    counts = (done.coded, done.copies, done.screened, done.failed)
    if tuple(kinds.values()) != counts or told != len(reports) or done.rows != len(reports):
        yield Problem(where=shard.id, what="its rows are not as many as its record says")


def _wrong(planned: Planned, one: object) -> str | None:
    """What is wrong with the row of a report."""
    report = planned.report
    if isinstance(one, Coded):
        if one.report != report:
            return "the row is of another report"
        try:
            check_evidence(report, one.coded.mentions)
        except EvidenceError as error:
            return str(error)
        return None
    if getattr(one, "report", report).id != report.id:
        return "the row is of another report"
    if isinstance(one, Copy) != (planned.copy_of is not None):
        return "a copy that was coded, or the other way round"
    return None
