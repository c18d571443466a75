"""A coded archive linked and settled as a whole, and written as Parquet tables.

Three passes over the shards, each spread over processes: what linking needs is read; what was
linked is written, the mentions of each event brought together on disk; the events are settled. The
cost grows as n log n, and little more is held in memory than the columns that linking compares.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from dateline.codebooks import codebook
from dateline.errors import ArchiveError
from dateline.ledger.rules import Copies
from dateline.linking.batch import Linked, link_table
from dateline.linking.linker import WeightedLinker
from dateline.linking.weights import weights
from dateline.publishing import files
from dateline.publishing.export import Export, loss_path
from dateline.publishing.files.atomic import replacing_file
from dateline.publishing.files.cells import whole_text
from dateline.publishing.files.layout import Row as Cells
from dateline.publishing.losses import LossReport, to_text
from dateline.reconciliation import policy
from dateline.records import Record, to_json
from dateline.scale.buckets import Lots
from dateline.scale.files import scratch_in, write_whole
from dateline.scale.locking import held
from dateline.scale.merging.coded import done_shards, rows_of
from dateline.scale.merging.events import Settled, events_of, settled, spread_entries, spread_links
from dateline.scale.merging.families import heads
from dateline.scale.merging.parts import (
    MENTION_COLUMNS,
    REPORT_COLUMNS,
    TOLD_COLUMNS,
    mention_cells,
    report_cells,
    statement_cells,
    write_part,
)
from dateline.scale.merging.pieces import Pieces, lots_of, piece_of
from dateline.scale.plan import Archive, Shard
from dateline.scale.processes import end_with_parent
from dateline.scale.rows import Coded
from dateline.scale.running import coding_of

A = TypeVar("A")
R = TypeVar("R")

_COPIES = Copies()


class Wanted(Record, frozen=True, kw_only=True):
    """How an archive is merged: the policy and the codebook of the events, when two reports carry
    one text, and whether words of reports that may name private persons are kept."""

    policy: str = "ucdp"
    codebook: str = "neutral"
    copies: Copies = _COPIES
    names: bool = False


class Tables(Record, frozen=True, kw_only=True):
    """What was written: rows of each table, and what they were made from."""

    plan: str
    pipeline: str
    linker: str
    wanted: Wanted
    shards: int
    reports: int
    mentions: int
    statements: int
    events: int
    rows: int  # events that the codebook records
    doubtful: int  # links between mentions of different events


Each = Callable[[Callable[[A], R], Iterable[A]], Iterator[R]]
"""Does a work for each of some things, spread over processes, the results in their order."""
Told = Callable[[str], None]


class _Filing(Record, frozen=True, kw_only=True):
    """A shard to be written: the events of its mentions, and the texts of its copies."""

    shard: Shard
    events: dict[str, str]
    texts: dict[str, str]


def merge_tables(
    archive: Archive, folder: Path, wanted: Wanted, *, jobs: int = 1, told: Told = print
) -> Tables:
    """Write the tables of what was coded to ``folder``; the same archive gives the same bytes.

    ``told`` hears of each pass.

    Raises:
        MissingExtraError: without pyarrow.
        ConfigurationError: when another merge into the folder is at work.
        ArchiveError: when a shard's rows are damaged, or a process dies.
    """
    files.writer("parquet")
    shards = done_shards(archive)
    folder.mkdir(parents=True, exist_ok=True)
    with (
        held(folder / ".merge.lock", str(folder)),
        scratch_in(folder, "merge") as scratch,
        _pool(jobs) as each,
    ):
        told(f"reading {len(shards):,} shards")
        pieces = Pieces(scratch)
        for piece in each(partial(piece_of, archive), shards):
            pieces.add(piece)
        pieces.close()
        told(f"linking {len(pieces.keys):,} mentions")
        texts, linked = _linked(pieces, wanted)
        moments = dict(zip(pieces.keys, (pieces.moments[n] for n in pieces.report), strict=True))
        events = events_of(linked, moments)
        told(f"filing {len(linked.groups):,} events")
        lots = Lots(scratch / "events")
        doubtful = spread_links(lots, linked, events)
        lots.flush()
        file = partial(_file, archive, folder, scratch / "events", wanted)
        made = list(each(file, _filings(shards, pieces, events, texts)))
        _only(folder, shards)
        told("settling them")
        settle = partial(settled, scratch / "events", wanted.policy, wanted.codebook)
        lost = _write_events(folder, wanted, each(settle, lots.numbers()))
    coding = coding_of(archive)
    reports, mentions, statements = (sum(counts) for counts in zip((0, 0, 0), *made, strict=True))
    tables = Tables(
        plan=archive.plan().id,
        pipeline=coding.id if coding else "",
        linker=linked.linker.producer,
        wanted=wanted,
        shards=len(shards),
        reports=reports,
        mentions=mentions,
        statements=statements,
        events=lost.selected,
        rows=lost.written,
        doubtful=doubtful,
    )
    write_whole(folder / "merged.json", to_json(tables) + b"\n")
    return tables


def _linked(pieces: Pieces, wanted: Wanted) -> tuple[dict[str, str], Linked]:
    """The texts of copies, by report, and the links and groups of all mentions."""
    moments = list(zip(pieces.moments, pieces.ids, strict=True))
    standing = heads(pieces.signatures(), pieces.days, moments, wanted.copies)
    linked = link_table(*pieces.linkable(standing), WeightedLinker(weights()))
    return {pieces.ids[copy]: pieces.ids[head] for copy, head in standing.items()}, linked


def _filings(
    shards: list[Shard], pieces: Pieces, events: dict[str, str], texts: dict[str, str]
) -> Iterator[_Filing]:
    """What each shard's part is written from."""
    for shard, own in zip(shards, lots_of(pieces, events), strict=True):
        reports = {key.rpartition("/")[0] for key in own}
        yield _Filing(
            shard=shard,
            events=own,
            texts={report: texts[report] for report in reports if report in texts},
        )


def _file(
    archive: Archive, folder: Path, scratch: Path, wanted: Wanted, filing: _Filing
) -> tuple[int, int, int]:
    """Write a shard's parts, and put its mentions where those of their events are; how many rows
    the parts have."""
    rows = list(rows_of(archive, filing.shard))
    coded = [one for one in rows if isinstance(one, Coded)]
    reports = [one.coded for one in coded]
    lots = Lots(scratch)
    spread_entries(lots, coded, filing.events, filing.texts)
    lots.flush()
    names, events = wanted.names, filing.events
    parts = (
        ("reports", REPORT_COLUMNS, report_cells(rows, filing.texts, names=names)),
        ("mentions", MENTION_COLUMNS, mention_cells(reports, events, names=names)),
        ("statements", TOLD_COLUMNS, statement_cells(reports, events, names=names)),
    )
    one, two, three = (
        write_part(folder / table / f"{filing.shard.id}.parquet", columns, cells)
        for table, columns, cells in parts
    )
    return one, two, three


def _write_events(folder: Path, wanted: Wanted, lots: Iterator[list[Settled]]) -> LossReport:
    """Write the table of events, and its loss report beside it."""
    path = folder / "events.parquet"
    export = Export(codebook(wanted.codebook), policy(wanted.policy), names=wanted.names)
    layout = export.layout()

    def rows() -> Iterator[Cells]:
        for one in (one for lot in lots for one in lot):
            coding = one.full if wanted.names else one.coding
            export.losses.add(coding, None if wanted.names else one.full.values)
            if coding.left_out is None:
                yield {
                    name: whole_text(value) if isinstance(value, str) else value
                    for name, value in coding.values.items()
                }

    with replacing_file(path) as target:
        files.writer("parquet")(target, layout, rows())
    report = export.losses.report(layout.told.cells)
    write_whole(loss_path(path), to_text(report).encode())
    return report


def _only(folder: Path, shards: list[Shard]) -> None:
    """Remove the parts of what an earlier merge wrote and is no part of this one."""
    known = {shard.id for shard in shards}
    for table in ("reports", "mentions", "statements"):
        for path in (folder / table).glob("*.parquet"):
            if path.stem not in known:
                path.unlink()


@contextmanager
def _pool(jobs: int) -> Iterator[Each[Any, Any]]:
    """A context in which work is spread over processes; with one, this process does it.

    Raises:
        ArchiveError: when one of the processes dies.
    """
    if jobs == 1:
        yield map
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin) as pool:
        try:
            yield partial(_ahead, pool, 2 * jobs)
        except BrokenProcessPool as error:
            raise ArchiveError(
                "a process of the merge died (out of memory?); try again with fewer --jobs"
            ) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    """Leave it to the parent to end this process in good order, and end when it is gone."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ahead(
    pool: ProcessPoolExecutor, most: int, work: Callable[[A], R], things: Iterable[A]
) -> Iterator[R]:
    """The results in order; few are held, since no more than ``most`` are in work or waiting."""
    waiting: deque[Future[R]] = deque()
    for thing in things:
        waiting.append(pool.submit(work, thing))
        if len(waiting) == most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
