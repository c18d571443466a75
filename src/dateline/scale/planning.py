"""A plan made: reports read, sorted by their fingerprints, each once, and cut into shards.

The shards depend on the set of reports alone: neither on the order of the files nor on how many
workers will code them. Nothing but a small part of the archive is held in memory at a time.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np

from dateline import __version__
from dateline.errors import ConfigurationError, DuplicateIdError
from dateline.records import Failure, Report, fingerprint, to_json
from dateline.scale.buckets import Buckets
from dateline.scale.clashes import Clashes
from dateline.scale.doubles import Doubles
from dateline.scale.files import (
    Frames,
    full_disk_told,
    lines_of,
    scratch_in,
    sync_folder,
    write_lines,
    write_whole,
)
from dateline.scale.locking import held
from dateline.scale.plan import Archive, Counts, Plan, Planned, Shard, plan_id, shard_id
from dateline.scale.segments import Array, segments

_report = msgspec.json.Decoder(Report)


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """How a plan is cut: reports and bytes of a shard, and the days within which a report is a copy
    of another one (``None``: copies are coded too)."""

    reports: int = 2_500
    bytes: int = 100_000_000
    copy_days: int | None = 7


def make_plan(
    archive: Archive, found: Iterable[Report | Failure], cut: Cut, inputs: Iterable[str] = ()
) -> Plan:
    """The plan of the reports found, in its place and on disk; ``inputs`` are told in it.

    Raises:
        ConfigurationError: when the archive has a plan, or another process is at work on it.
        ArchiveError: when the disk is full.
    """
    archive.folder.mkdir(parents=True, exist_ok=True)
    with held(archive.lock, str(archive.folder)), scratch_in(archive.folder, "plan") as folder:
        if archive.planned.exists():
            raise ConfigurationError(
                f"{archive.folder}: there is a plan already, and plans do not change; choose "
                "another folder for further reports, and merge both into one ledger"
            )
        plan = _Planning(folder, cut).plan(found, tuple(inputs))
        folder.replace(archive.planned)
        sync_folder(archive.folder)
    return plan


@contextmanager
def trial(folder: Path | None = None) -> Iterator[Archive]:
    """An archive that is gone at the end of the context: for a plan that is only looked at."""
    with tempfile.TemporaryDirectory(prefix=".plan-", dir=folder) as made:
        yield Archive(made)


class _Planning:
    """One plan in the making, in a folder."""

    def __init__(self, folder: Path, cut: Cut) -> None:
        self.folder = folder
        self.cut = cut
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        self.doubles = Doubles(self.scratch / "doubles", cut.copy_days or 0)
        self.failures = (folder / "failures.jsonl").open("wb")
        self.failed = self.read = self.kept = self.clashed = 0

    def plan(self, found: Iterable[Report | Failure], inputs: tuple[str, ...]) -> Plan:
        """The plan, and all that belongs to it in the folder."""
        with self.failures, closing(self.doubles):
            numbered = self._numbered(*self._read(found))
            self.failures.flush()
            os.fsync(self.failures.fileno())
        roots = self.doubles.roots()
        shards = list(self._shards(numbered, roots, self._ids(numbered, roots)))
        shutil.rmtree(self.scratch)
        plan = Plan(
            id=plan_id(shards),
            counts=self._counts(shards),
            shard_reports=self.cut.reports,
            copy_days=self.cut.copy_days,
            inputs=inputs,
            dateline=__version__,
        )
        told = b"".join(to_json(shard) + b"\n" for shard in shards)
        write_whole(self.folder / "shards.jsonl", told)
        write_whole(self.folder / "plan.json", to_json(plan) + b"\n")
        return plan

    def _counts(self, shards: list[Shard]) -> Counts:
        return Counts(
            reports=self.kept,
            copies=sum(shard.copies for shard in shards),
            twice=self.read - self.kept - self.clashed,
            failures=self.failed,
            shards=len(shards),
        )

    def _read(self, found: Iterable[Report | Failure]) -> tuple[Buckets, set[int]]:
        """The reports on disk by their fingerprints, and the fingerprints of those whose id
        another one has."""
        lots, clashes = Buckets(self.scratch / "reports"), Clashes(self.scratch / "ids")
        for one in found:
            if isinstance(one, Failure):
                self._fail(one)
                continue
            self.read += 1
            mark = fingerprint(one)
            lots.add(int(mark, 16), mark.encode() + to_json(one))
            if one.id != mark:
                clashes.add(one, mark)
        return lots, clashes.dropped()

    def _numbered(self, lots: Buckets, dropped: set[int]) -> Path:
        """The file of the reports, each once, in the order of their fingerprints."""
        path = self.scratch / "numbered"
        with full_disk_told(path), path.open("wb") as out:
            frames = Frames(out)
            for lot in lots.sorted():
                for mark, same in groupby(lot, key=lambda line: line[:16]):
                    line = next(same)[16:]
                    if int(mark, 16) in dropped:
                        self.clashed += 1
                        self._fail(_clash(_report.decode(line)))
                    else:
                        frames.write(line)
                        self._number(_report.decode(line))
            frames.close()
        return path

    def _number(self, report: Report) -> None:
        self.kept += 1
        if self.cut.copy_days is not None:
            self.doubles.add(report.published.toordinal(), *segments(report.text))

    def _ids(self, numbered: Path, roots: Array) -> dict[int, str]:
        """The ids of the reports that have copies, by number."""
        standing = np.zeros(len(roots), "?")
        standing[roots[roots != np.arange(len(roots))]] = True
        if not standing.any():
            return {}
        lines = zip(lines_of(numbered), standing, strict=True)
        return {n: _report.decode(line).id for n, (line, stands) in enumerate(lines) if stands}

    def _shards(self, numbered: Path, roots: Array, ids: dict[int, str]) -> Iterator[Shard]:
        """The shards, each written down."""
        folder = self.folder / "reports"
        folder.mkdir()
        held: list[Planned] = []
        size = 0
        for number, line in enumerate(lines_of(numbered)):
            if held and (len(held) == self.cut.reports or size + len(line) > self.cut.bytes):
                yield _write(folder, held)
                held, size = [], 0
            root = int(roots[number]) if len(roots) else number
            copy_of = ids[root] if root != number else None
            held.append(Planned(report=_report.decode(line), copy_of=copy_of))
            size += len(line)
        if held:
            yield _write(folder, held)
        sync_folder(folder)

    def _fail(self, failure: Failure) -> None:
        with full_disk_told(self.folder / "failures.jsonl"):
            self.failures.write(to_json(failure) + b"\n")
        self.failed += 1


def _write(folder: Path, held: list[Planned]) -> Shard:
    name = shard_id(fingerprint(one.report) for one in held)
    written = write_lines(folder / f"{name}.jsonl.zst", (to_json(one) for one in held))
    return Shard(
        id=name,
        reports=len(held),
        copies=sum(one.copy_of is not None for one in held),
        sha256=written.sha256,
        size=written.size,
    )


def _clash(report: Report) -> Failure:
    error = DuplicateIdError.of(report.id)
    origin = report.origin or report.id
    return Failure(origin=origin, code=error.code, message=str(error), report=report.id)
