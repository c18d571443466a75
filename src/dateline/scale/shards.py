"""One shard coded and committed: what every runner's workers do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.errors import ArchiveError
from dateline.records import Failure, Record, Report, from_json, to_json
from dateline.scale.files import (
    Checkpoint,
    Written,
    lines_of,
    no_checkpoint,
    replace,
    sha256_of,
    write_lines,
    write_whole,
)
from dateline.scale.isolated import Isolated
from dateline.scale.job import Job, pipeline_id
from dateline.scale.labour import Answer, failed
from dateline.scale.local import batches
from dateline.scale.plan import VERSION, Archive, Planned, Shard
from dateline.scale.rows import Copy, Failed, Screened, bare, row


class Done(Record, frozen=True, kw_only=True):
    """The record of a coded shard. A shard without one is not done, whatever else lies there.

    ``planned`` is the checksum of the plan's shard, ``pipeline`` the id of what coded it. Every
    report of the shard is among the coded, copies, screened or failed.
    """

    shard: str
    planned: str
    pipeline: str
    sha256: str
    size: int
    rows: int
    coded: int
    copies: int
    screened: int
    failed: int
    version: int = VERSION


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A shard to be coded; ``parts`` are those of the pipeline. ``retry`` tells to take over the
    rows of an earlier coding, all but the failed ones."""

    folder: str
    shard: Shard
    parts: dict[str, str]
    retry: bool = False


class Worker:
    """Codes one shard after the other; its process is kept between them, and renewed in time."""

    def __init__(self, job: Job, checkpoint: Checkpoint = no_checkpoint) -> None:
        self._job = job
        self._checkpoint = checkpoint
        self._coder: Isolated | None = None
        self._shards = 0

    def __call__(self, task: Task) -> Done:
        """The record of a shard that is coded and committed."""
        if self._coder is None:
            self._coder = Isolated(self._job, task.parts)
        if self._shards == self._job.limits.recycle:
            self._coder.close()
            self._shards = 0
        self._shards += 1
        return process_shard(task, self._job, self._coder, self._checkpoint)

    def stop(self) -> None:
        """End what is in work."""
        if self._coder is not None:
            self._coder.stop()

    def close(self) -> None:
        """End the process."""
        if self._coder is not None:
            self._coder.close()


def process_shard(
    task: Task, job: Job, coder: Isolated, checkpoint: Checkpoint = no_checkpoint
) -> Done:
    """The record of a shard, its rows coded and both on disk, the record last.

    Raises:
        ArchiveError: when the plan's shard is damaged, or the disk is full.
    """
    archive = Archive(task.folder)
    reports = archive.reports_of(task.shard)
    kept = _kept(archive, task) if task.retry else {}
    answers = _answers(reports, kept, job, coder)
    told: list[Written] = []

    def write(path: Path) -> None:
        told.append(write_lines(path, (line for line, _ in answers)))

    replace(archive.rows_file(task.shard.id), write, checkpoint, "rows")
    kinds = [kind for _, kind in answers]
    done = Done(
        shard=task.shard.id,
        planned=task.shard.sha256,
        pipeline=pipeline_id(task.parts),
        sha256=told[0].sha256,
        size=told[0].size,
        rows=len(answers),
        coded=kinds.count("coded"),
        copies=kinds.count("copy"),
        screened=kinds.count("screened"),
        failed=kinds.count("failed"),
    )
    write_whole(archive.record_file(task.shard.id), to_json(done) + b"\n", checkpoint)
    return done


def record_of(archive: Archive, shard: Shard) -> Done | None:
    """The record of a shard; ``None`` where it is not done.

    Raises:
        ArchiveError: when the record is of another plan's shard, or is none.
    """
    path = archive.record_file(shard.id)
    try:
        done = from_json(path.read_bytes(), Done)
    except FileNotFoundError:
        return None
    if done.shard != shard.id or done.planned != shard.sha256:
        raise ArchiveError(f"{path}: the record of another plan's shard; remove {archive.coded}")
    return done


def _kept(archive: Archive, task: Task) -> dict[str, Answer]:
    """The rows of an earlier coding by report, without those that failed.

    Raises:
        ArchiveError: when they are not what their record says.
    """
    done, path = record_of(archive, task.shard), archive.rows_file(task.shard.id)
    if done is None or not path.is_file() or sha256_of(path) != done.sha256:
        raise ArchiveError(
            f"{path}: missing or damaged; remove {archive.record_file(task.shard.id)}, and the "
            "shard is coded anew by: dateline archive run"
        )
    found: dict[str, Answer] = {}
    for line in lines_of(path):
        one = row(line)
        if not isinstance(one, Failed):
            found[one.report.id] = line, str(one.__struct_config__.tag)
    return found


def _answers(
    reports: Sequence[Planned], kept: dict[str, Answer], job: Job, coder: Isolated
) -> list[Answer]:
    """The rows of a shard, in its order."""
    found = dict(kept)
    rest: list[Report] = []
    for one in reports:
        if one.copy_of is not None:
            line = to_json(Copy(report=bare(one.report), copy_of=one.copy_of))
            found[one.report.id] = line, "copy"
        elif one.report.id not in found:
            rest.append(one.report)
    if job.screen is not None:
        rest = list(_screened(rest, found, job.limits.look, coder))
    for batch in batches(rest, job.limits.batch):
        for report, answer in zip(batch, coder.code(batch), strict=True):
            found[report.id] = answer
    return [found[one.report.id] for one in reports]


def _screened(
    reports: Sequence[Report], found: dict[str, Answer], look: int, coder: Isolated
) -> Iterator[Report]:
    """The reports that the screen lets through; the rows of the others are entered in ``found``."""
    for start in range(0, len(reports), look):
        some = reports[start : start + look]
        for report, verdict in zip(some, coder.screen(some), strict=True):
            if isinstance(verdict, Failure):
                found[report.id] = failed(report, verdict), "failed"
            elif verdict[0]:
                yield report
            else:
                line = to_json(Screened(report=bare(report), score=verdict[1]))
                found[report.id] = line, "screened"
