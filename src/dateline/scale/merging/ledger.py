"""A coded archive added to a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from dateline.errors import DatelineError, DuplicateIdError, EvidenceError, RecordError
from dateline.ledger import Ledger
from dateline.records import CodedReport, Failure, Record
from dateline.scale.files import scratch_in
from dateline.scale.locking import held
from dateline.scale.merging.coded import by_publication, done_shards, rows_of
from dateline.scale.plan import Archive
from dateline.scale.rows import Failed

TOGETHER = 500
"""Reports added in one transaction: each is added many times as fast as alone, and an interruption
costs no more than these."""


class Merged(Record, frozen=True, kw_only=True):
    """What merging came to: reports that were new to the ledger, known to it, or refused by it, and
    those that had failed when the archive was coded."""

    new: int
    known: int
    refused: int
    failed: int


def merge_ledger(
    archive: Archive, ledger: Ledger, told: Callable[[int], None] = lambda _: None
) -> Merged:
    """Add what was coded to a ledger, the earliest published first; a second time changes nothing.

    Copies and reports that were screened out are not added: the ledger keeps what was coded.
    ``told`` hears how many reports are in.

    Raises:
        ConfigurationError: when another merge of the archive is at work.
        LedgerVersionError: when the ledger was linked or settled by another version.
    """
    ledger.ready()
    counts = {"new": 0, "known": 0, "refused": 0}
    lock = archive.folder / "merge.lock"
    with held(lock, str(archive.folder)), scratch_in(archive.folder, "merge") as folder:
        coded = by_publication(archive, folder / "lots")
        while some := list(islice(coded, TOGETHER)):
            for outcome in _added(ledger, some):
                counts[outcome] += 1
            told(sum(counts.values()))
    failed = 0
    for failure in _failures(archive):
        ledger.fail(failure)
        failed += 1
    return Merged(failed=failed, **counts)


def _added(ledger: Ledger, reports: list[CodedReport]) -> Iterator[str]:
    """What adding reports came to; where they cannot be added together, one by one."""
    try:
        yield from ["new" if one.outcome == "new" else "known" for one in ledger.add_all(reports)]
    except (DuplicateIdError, EvidenceError, RecordError) as error:
        if len(reports) == 1:
            ledger.fail(_failure(reports[0], error))
            yield "refused"
            return
        half = len(reports) // 2
        yield from _added(ledger, reports[:half])
        yield from _added(ledger, reports[half:])


def _failures(archive: Archive) -> Iterator[Failure]:
    for shard in done_shards(archive):
        for one in rows_of(archive, shard):
            if isinstance(one, Failed):
                yield one.failure


def _failure(coded: CodedReport, error: DatelineError) -> Failure:
    report = coded.report
    return Failure(
        origin=report.origin or report.id, code=error.code, message=str(error), report=report.id
    )
