"""The local runner: batches of reports over processes of this machine, results in input order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Protocol

from dateline.records import CodedReport, Failure, Report
from dateline.scale.processes import end_with_parent, keep_tables

_AHEAD = 2
"""Batches given out per process beyond the one in work: none waits, and few are held in memory."""

_BATCH_CHARS = 100_000
"""Characters of text over which no report is added to a batch: eight reports of usual length have
some 20,000, and a batch of the longest ones would not fit into memory."""


class Coder(Protocol):
    """What codes reports in a process; ``dateline.pipeline.Pipeline`` is one."""

    def setup(self) -> None:
        """Load what is needed."""
        ...

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        """The coded reports, in order; a failure where one could not be coded."""
        ...


Make = Callable[[], Coder]
"""What makes a process's coder; it must be picklable (a function of a module, or a partial)."""


def run(
    reports: Iterable[Report], make: Make, *, jobs: int = 1, batch: int = 8
) -> Generator[CodedReport | Failure]:
    """The coded reports in the order of ``reports``, a failure for each that could not be coded.

    ``jobs`` processes (0: one per core) each hold their own coder; with one, this process does the
    work. A report that brings its process down is one failure, and the run goes on.

    Raises:
        DatelineError: when the coder cannot be set up.
    """
    groups = batches(reports, batch)
    workers = jobs or os.cpu_count() or 1
    if workers == 1:
        coder = make()
        coder.setup()
        keep_tables()
        for group in groups:
            yield from coder.code(group)
    else:
        yield from _Pool(make, workers).run(groups)


def batches(reports: Iterable[Report], size: int) -> Iterator[list[Report]]:
    """Groups of at most ``size`` reports, fewer where they are long."""
    group: list[Report] = []
    chars = 0
    for report in reports:
        if group and (len(group) == size or chars + len(report.text) > _BATCH_CHARS):
            yield group
            group, chars = [], 0
        group.append(report)
        chars += len(report.text)
    if group:
        yield group


class _Pool:
    """Processes that work on batches; the pool is made anew when one of them dies."""

    def __init__(self, make: Make, workers: int) -> None:
        self.make = make
        self.workers = workers
        self.others = {process.pid for process in multiprocessing.active_children()}
        self.executor = self._start()

    def run(self, batches: Iterator[list[Report]]) -> Iterator[CodedReport | Failure]:
        """The results of the batches, in order."""
        waiting: deque[tuple[list[Report], Future[list[CodedReport | Failure]]]] = deque()
        try:
            while True:
                for group in islice(batches, self.workers * (1 + _AHEAD) - len(waiting)):
                    waiting.append((group, self._submit(group)))
                if not waiting:
                    return
                group, future = waiting.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    self._restart()
                    yield from self._one_by_one(group)
                    waiting = deque((g, self._submit(g)) for g, _ in waiting)
        except BaseException:
            # Stopped by the user, or by who reads the results: what is in work is not waited for.
            for process in multiprocessing.active_children():
                if process.pid not in self.others:
                    process.terminate()
            raise
        finally:
            self.executor.shutdown(wait=True, cancel_futures=True)

    def _one_by_one(self, group: list[Report]) -> Iterator[CodedReport | Failure]:
        """The reports of a batch during which a process died, each on its own."""
        for report in group:
            try:
                yield from self._submit([report]).result()
            except BrokenProcessPool:
                self._restart()
                yield Failure(
                    origin=report.origin or report.id,
                    code="died",
                    message="the process that coded it died (out of memory?)",
                    report=report.id,
                )

    def _submit(self, group: list[Report]) -> Future[list[CodedReport | Failure]]:
        try:
            return self.executor.submit(_code, group)
        except BrokenProcessPool:
            self._restart()
            return self.executor.submit(_code, group)

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            self.workers, mp_context=context, initializer=_set_up, initargs=(self.make,)
        )

    def _restart(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._start()


_coder: Coder | None = None
_problem: Exception | None = None


def _set_up(make: Make) -> None:
    """Load a worker's coder. What goes wrong is told with its first batch, not by a dead pool."""
    global _coder, _problem  # noqa: PLW0603  # one coder per process
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run in good order
    end_with_parent()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # processes share the cores, not threads
    try:
        _coder = make()
        _coder.setup()
        keep_tables()
    except Exception as error:
        _problem = error


def _code(group: list[Report]) -> list[CodedReport | Failure]:
    if _problem is not None:
        raise _problem
    assert _coder is not None
    return _coder.code(group)
