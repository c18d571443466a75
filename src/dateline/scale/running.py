"""An archive coded: what is left of its plan, by one pipeline, one run at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import Any

from dateline.errors import ArchiveError, ConfigurationError
from dateline.records import Record, from_json, to_json
from dateline.scale.files import sync_folder, write_whole
from dateline.scale.job import Job, changed, pipeline_id
from dateline.scale.local_runner import LocalRunner, Runner
from dateline.scale.locking import held, is_held
from dateline.scale.plan import Archive, Shard
from dateline.scale.shards import Done, Task, record_of


class Coding(Record, frozen=True, kw_only=True):
    """What codes an archive: the id of the pipeline, and its parts."""

    id: str
    parts: dict[str, str]


class Status(Record, frozen=True, kw_only=True):
    """How far an archive is: shards, and what became of the reports of those that are done.

    ``unread`` is what could not be read when the plan was made, ``running`` whether a run of this
    machine is at work.
    """

    plan: str
    pipeline: str | None
    shards: int
    done: int
    reports: int
    coded: int
    copies: int
    screened: int
    failed: int
    left: int
    unread: int
    running: bool


Told = Callable[[Done], None]


def run(
    archive: Archive,
    job: Job,
    *,
    runner: Runner | None = None,
    told: Told | None = None,
    order: Callable[[list[Task]], Iterable[Task]] = lambda tasks: tasks,
) -> Status:
    """The status after all shards that were not done are coded; ``told`` hears of each.

    Started again after whatever ended it, it goes on where it stopped. ``order`` may rearrange the
    shards; the output does not depend on it.

    Raises:
        ConfigurationError: when there is no plan, another pipeline began the archive, or another
            run is at work.
        ArchiveError: when a shard is damaged, or the disk is full.
    """
    return _run(archive, job, runner, told, order, retry=False)


def retry_failed(
    archive: Archive, job: Job, *, runner: Runner | None = None, told: Told | None = None
) -> Status:
    """The status after the reports that failed were coded once more, all others as they are.

    Raises:
        ConfigurationError, ArchiveError: as ``run``.
    """
    return _run(archive, job, runner, told, lambda tasks: tasks, retry=True)


def status(archive: Archive) -> Status:
    """How far an archive is."""
    plan = archive.plan()
    counts = dict.fromkeys(("done", "coded", "copies", "screened", "failed", "rows"), 0)
    for done in records(archive):
        counts["done"] += 1
        for name in counts.keys() - {"done"}:
            counts[name] += getattr(done, name)
    coding = coding_of(archive)
    return Status(
        plan=plan.id,
        pipeline=coding.id if coding else None,
        shards=plan.counts.shards,
        reports=plan.counts.reports,
        left=plan.counts.reports - counts.pop("rows"),
        unread=plan.counts.failures,
        running=is_held(archive.lock),
        **counts,
    )


def records(archive: Archive) -> Generator[Done]:
    """The records of the shards that are done, in the order of the plan."""
    for shard in archive.shards():
        done = record_of(archive, shard)
        if done is not None:
            yield done


def coding_of(archive: Archive) -> Coding | None:
    """What codes the archive; ``None`` before the first run."""
    path = archive.coded / "pipeline.json"
    return from_json(path.read_bytes(), Coding) if path.is_file() else None


def _run(
    archive: Archive,
    job: Job,
    runner: Runner | None,
    told: Told | None,
    order: Callable[[list[Task]], Iterable[Task]],
    *,
    retry: bool,
) -> Status:
    archive.plan()
    with held(archive.lock, str(archive.folder)):
        _clear(archive)
        coding = _settled(archive, job)
        tasks = [_task(archive, shard, coding, retry) for shard in archive.shards()]
        left = order([task for task in tasks if task is not None])
        with closing((runner or LocalRunner()).run(job, left)) as found:
            for done in found:
                if told is not None:
                    told(done)
        _clear(archive)
    return status(archive)


def _task(archive: Archive, shard: Shard, coding: Coding, retry: bool) -> Task | None:
    """The shard as a task, where there is anything to do."""
    done = record_of(archive, shard)
    if done is not None and done.pipeline != coding.id:
        raise ArchiveError(f"{archive.record_file(shard.id)}: coded by another pipeline")
    again = retry and done is not None and done.failed > 0
    if done is not None and not again:
        return None
    if retry and done is None:
        return None
    task: Any = {"folder": str(archive.folder), "shard": shard, "parts": coding.parts}
    return Task(**task, retry=again)


def _settled(archive: Archive, job: Job) -> Coding:
    """What codes the archive, from the first run on.

    Raises:
        ConfigurationError: when it is not what coded the rest.
    """
    parts = job.parts()
    coding = Coding(id=pipeline_id(parts), parts=parts)
    before = coding_of(archive)
    if before is None:
        archive.coded.mkdir(exist_ok=True)
        sync_folder(archive.folder)
        write_whole(archive.coded / "pipeline.json", to_json(coding) + b"\n")
    elif before.id != coding.id:
        raise ConfigurationError(
            f"{archive.folder} was begun with another pipeline; what changed: "
            f"{changed(before.parts, parts)}. Outputs of two pipelines are not mixed: bring the "
            f"old one back, or move {archive.coded} away and code the archive anew"
        )
    return coding


def _clear(archive: Archive) -> None:
    """Remove what was left half written: by interrupted runs, or by workers that were lost."""
    for path in archive.coded.glob(".*.tmp"):
        path.unlink(missing_ok=True)
