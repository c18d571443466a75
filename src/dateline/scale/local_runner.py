"""The local runner: shards over processes of this machine."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Generator, Iterable
from typing import Protocol

from dateline.scale.files import Checkpoint, no_checkpoint
from dateline.scale.isolated import Stopped
from dateline.scale.job import Job
from dateline.scale.shards import Done, Task, Worker


class Runner(Protocol):
    """Spreads shards over workers."""

    def run(self, job: Job, tasks: Iterable[Task]) -> Generator[Done]:
        """The records of shards as they are committed, in whatever order."""
        ...


class LocalRunner:
    """``jobs`` processes (0: one per core), each coding one shard at a time.

    Threads of this process read the shards and write the rows; each has a process of its own for
    the coding. When the generator is closed, or an error is raised, the processes end at once, and
    the shards in work are left to the next run.
    """

    def __init__(self, jobs: int = 1, checkpoint: Checkpoint = no_checkpoint) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._checkpoint = checkpoint

    def run(self, job: Job, tasks: Iterable[Task]) -> Generator[Done]:
        """The records of shards as they are committed."""
        waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
        count = 0
        for task in tasks:
            waiting.put(task)
            count += 1
        told: queue.SimpleQueue[Done | BaseException] = queue.SimpleQueue()
        workers = [Worker(job, self._checkpoint) for _ in range(min(self.jobs, count))]
        threads = [
            threading.Thread(target=_work, args=(worker, waiting, told), daemon=True)
            for worker in workers
        ]
        for thread in threads:
            thread.start()
        try:
            for _ in range(count):
                found = told.get()
                if isinstance(found, BaseException):
                    raise found
                yield found
        finally:
            _end(workers, threads, waiting)


def _end(
    workers: list[Worker], threads: list[threading.Thread], waiting: queue.SimpleQueue[Task]
) -> None:
    while not waiting.empty():
        try:
            waiting.get_nowait()
        except queue.Empty:  # pragma: no cover  # another thread was quicker
            break
    for worker in workers:
        worker.stop()
    for thread in threads:
        thread.join()
    for worker in workers:
        worker.close()


def _work(
    worker: Worker,
    waiting: queue.SimpleQueue[Task],
    told: queue.SimpleQueue[Done | BaseException],
) -> None:
    while True:
        try:
            task = waiting.get_nowait()
        except queue.Empty:
            return
        try:
            told.put(worker(task))
        except Stopped:
            return
        except BaseException as error:
            told.put(error)
            return
