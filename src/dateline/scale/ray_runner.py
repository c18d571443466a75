"""The Ray runner: shards over the workers of a cluster (extra ``[ray]``).

Each worker is an actor that codes one shard at a time, with the same ``Worker`` as on one machine:
the process with the models is its own, is kept from shard to shard, and is renewed in time. Workers
read the plan and write the rows themselves, so that the archive's folder must be one that all
machines share. Only the names of shards and their records go over the network.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Generator, Iterable
from typing import Any

import msgspec

from dateline.errors import ArchiveError, MissingExtraError
from dateline.scale.files import Checkpoint, no_checkpoint
from dateline.scale.job import Job
from dateline.scale.shards import Done, Task, Worker

TRIES = 3
"""Times that a shard is given to a worker that is lost before the run gives it up."""

STORE_BYTES = 100_000_000
"""Size of the object store of a cluster started here: only names and counts go through it."""


class RayRunner:
    """``jobs`` workers (0: as many as the cluster has room for), each with its share of a machine.

    ``address`` is that of a cluster ("auto" for the one that this machine belongs to); without it
    one is started on this machine, and ended with the run. ``cpus`` and ``gpus`` are what a worker
    takes; Ray places workers where that is free, and shows each only its own GPUs.

    Raises:
        MissingExtraError: when Ray is not installed.
    """

    def __init__(
        self,
        jobs: int = 0,
        *,
        address: str | None = None,
        cpus: float = 1,
        gpus: float = 0,
        checkpoint: Checkpoint = no_checkpoint,
    ) -> None:
        self._ray = _imported()
        self._jobs = jobs
        self._address = address
        self._share = {"num_cpus": cpus, "num_gpus": gpus}
        self._checkpoint = checkpoint

    def run(self, job: Job, tasks: Iterable[Task]) -> Generator[Done]:
        """The records of shards as they are committed."""
        waiting = deque(tasks)
        if not waiting:
            return
        own = not self._ray.is_initialized()
        if own:
            self._start()
        crew = _Crew(self._ray, self._share, job, self._checkpoint)
        try:
            yield from crew.work(waiting, self._jobs or self._room())
        finally:
            crew.dismiss()
            if own:
                self._ray.shutdown()

    def _start(self) -> None:
        here: dict[str, Any] = {"address": self._address}
        if self._address is None:
            here = {
                "address": "local",
                "num_cpus": max(self._jobs * self._share["num_cpus"], os.cpu_count() or 1),
                "include_dashboard": False,
                "object_store_memory": STORE_BYTES,
            }
        try:
            self._ray.init(log_to_driver=False, logging_level=logging.ERROR, **here)
        except (ConnectionError, ValueError) as error:
            raise ArchiveError(f"no Ray cluster at {self._address}: {error}") from error

    def _room(self) -> int:
        """How many workers the cluster has room for."""
        have = self._ray.cluster_resources()
        wanted = {"CPU": self._share["num_cpus"], "GPU": self._share["num_gpus"]}
        room = min(int(have.get(name, 0) / share) for name, share in wanted.items() if share)
        if room < 1:
            raise ArchiveError(f"the cluster has no room for a worker with {_told(wanted)}")
        return room


class _Crew:
    """The actors of a run."""

    def __init__(self, ray: Any, share: dict[str, float], job: Job, checkpoint: Checkpoint) -> None:
        self._ray = ray
        self._kind = ray.remote(max_restarts=0, max_concurrency=1, **share)(_Actor)
        self._given = (job, checkpoint)
        self._tries: dict[str, int] = {}
        self._actors: list[Any] = []

    def work(self, waiting: deque[Task], size: int) -> Generator[Done]:
        """The records of the shards, worked on by at most ``size`` actors."""
        busy: dict[Any, tuple[Any, Task]] = {}
        for _ in range(min(size, len(waiting))):
            self._give(self._hired(), waiting, busy)
        while busy:
            [ready], _ = self._ray.wait(list(busy), num_returns=1)
            actor, task = busy.pop(ready)
            try:
                found = self._ray.get(ready)
            except self._ray.exceptions.RayActorError:
                self._lost(actor, task)
                waiting.appendleft(task)
                actor = self._hired()
            except self._ray.exceptions.RayTaskError as error:
                raise error.cause if isinstance(error.cause, Exception) else error from error
            else:
                yield msgspec.msgpack.decode(found, type=Done)
            self._give(actor, waiting, busy)

    def dismiss(self) -> None:
        """End all actors, and the processes that they started."""
        for actor in self._actors:
            self._ray.kill(actor)

    def _hired(self) -> Any:
        actor = self._kind.remote(*self._given)
        self._actors.append(actor)
        return actor

    def _give(self, actor: Any, waiting: deque[Task], busy: dict[Any, Any]) -> None:
        if waiting:
            task = waiting.popleft()
            busy[actor.process.remote(task)] = actor, task

    def _lost(self, actor: Any, task: Task) -> None:
        self._actors.remove(actor)
        tries = self._tries[task.shard.id] = self._tries.get(task.shard.id, 0) + 1
        if tries == TRIES:
            raise ArchiveError(
                f"shard {task.shard.id}: {TRIES} workers were lost while they coded it; what is "
                "done is kept, the same command goes on"
            )


class _Actor:
    """A worker of the cluster."""

    def __init__(self, job: Job, checkpoint: Checkpoint) -> None:
        self._worker = Worker(job, checkpoint)

    def process(self, task: Task) -> bytes:
        """The record of a shard that is coded and committed."""
        return msgspec.msgpack.encode(self._worker(task))


def _told(wanted: dict[str, float]) -> str:
    return " and ".join(f"{share:g} {name}" for name, share in wanted.items() if share)


def _imported() -> Any:
    """Ray, told to send no statistics of its use to anyone."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise MissingExtraError(
            "the Ray runner needs the extra: pip install 'dateline[ray]'"
        ) from error
    return ray
