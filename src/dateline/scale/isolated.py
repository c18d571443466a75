"""A coder in a process of its own, which may die, hang or eat the memory without harm to the rest.

Each batch is sent to the process and its rows come back. When the process dies, it is started anew
and gets the same batch again, since it may have been killed from outside; when it dies of the batch
twice, or takes too long, the reports of the batch are sent one by one, and the one at which it
fails becomes a failure. So the rows do not depend on how often a process was started anew.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from dateline.errors import ArchiveError
from dateline.records import Failure, Report
from dateline.scale.job import Job, changed
from dateline.scale.labour import MEMORY, Answer, Verdict, dead, failed, labour, late

R = TypeVar("R")

START = 300
"""Seconds for loading the models: some ten on a quiet machine, more where many start at once."""

STARTS = 3
"""Times that a process is started that dies before it is ready."""


class Stopped(Exception):  # noqa: N818  # no error: the run was told to end
    """The run ends; what was in work is left."""


class _Died(Exception):  # noqa: N818
    pass


class _Late(Exception):  # noqa: N818
    pass


class _Short(Exception):  # noqa: N818
    """The process ran out of the memory that it may take; it is in a poor state now."""

    def __init__(self, answers: list[Any]) -> None:
        self.answers = answers


class Isolated:
    """A process that screens and codes; it is started by the first batch, and kept.

    Raises:
        ArchiveError: when it cannot be started, or is not what ``parts`` says.
        DatelineError: when its coder or screen cannot be set up.
    """

    def __init__(self, job: Job, parts: dict[str, str]) -> None:
        self._job = job
        self._parts = parts
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._stopped = False

    def code(self, reports: Sequence[Report]) -> list[Answer]:
        """The rows of reports, in order."""
        return self._guarded("code", reports, lambda report, why: (failed(report, why), "failed"))

    def screen(self, reports: Sequence[Report]) -> list[Verdict | Failure]:
        """What the screen says of reports, in order; a failure where it could not be asked."""
        return self._guarded("screen", reports, lambda _, why: why)

    def stop(self) -> None:
        """End the process; whoever waits for it is told."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process; the next batch starts it anew."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None

    def _guarded(
        self, task: str, reports: Sequence[Report], fail: Callable[[Report, Failure], R]
    ) -> list[R]:
        with contextlib.suppress(_Late, _Short):
            try:
                return self._ask(task, reports)
            except _Died:
                with contextlib.suppress(_Died):
                    return self._ask(task, reports)
        return [self._alone(task, report, fail) for report in reports]

    def _alone(self, task: str, report: Report, fail: Callable[[Report, Failure], R]) -> R:
        for last in (False, True):
            try:
                [answer] = self._ask(task, [report])
            except _Late:
                return fail(report, late(report, self._job.limits.seconds))
            except _Short as short:
                [answer] = short.answers
            except _Died:
                if not last:
                    continue
                return fail(report, dead(report))
            found: R = answer
            return found
        raise AssertionError("unreachable")

    def _ask(self, task: str, reports: Sequence[Report]) -> list[Any]:
        pipe = self._ready()
        if self._stopped:
            raise Stopped
        try:
            pipe.send((task, list(reports)))
            # What one report may take, a whole batch may: else each is given that time alone.
            if not pipe.poll(self._job.limits.seconds):
                raise _Late
            answers: list[Any] = pipe.recv()
        except (_Late, EOFError, OSError) as error:
            self.close()
            if self._stopped:
                raise Stopped from error
            raise error if isinstance(error, _Late) else _Died from error
        if any(answer[1] == MEMORY for answer in answers if isinstance(answer, tuple)):
            self.close()
            raise _Short([(line, "failed") for line, _ in answers])
        return answers

    def _ready(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        for _ in range(STARTS):
            if self._stopped:
                raise Stopped
            with contextlib.suppress(EOFError, OSError):
                return self._start()
            self.close()
        if self._stopped:
            raise Stopped
        raise ArchiveError(
            f"the process that codes died {STARTS} times before it was ready (out of memory?)"
        )

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=labour, args=(theirs, self._job), daemon=True)
        self._process.start()
        theirs.close()
        if self._stopped:  # told while it was being started
            raise EOFError
        if not self._pipe.poll(START):
            raise EOFError
        told = self._pipe.recv()
        if isinstance(told, Exception):
            self.close()
            raise told
        if told != self._parts:
            self.close()
            raise ArchiveError(
                f"this worker has other parts than the run that it works for: "
                f"{changed(self._parts, told)}; install the same on every machine"
            )
        return self._pipe
