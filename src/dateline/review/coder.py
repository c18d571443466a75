"""The engine behind the desk: a process of its own, stopped when it takes too long.

A thread cannot be stopped, and one text must not hold up the desk for ever.
"""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from dateline.errors import DatelineError
from dateline.records import CodedReport, Failure, Report


class CodingTimeError(DatelineError):
    """A report that took longer than it may."""

    code = "time"


class CodingError(DatelineError):
    """A report that the engine could not code."""

    code = "coding"


class Coder:
    """Codes one report at a time. The process is started by the first report, and kept."""

    START = 180
    """Seconds for loading the models: some ten on a quiet machine."""

    def __init__(self, model: str, seconds: float) -> None:
        self._model = model
        self._seconds = seconds
        self._turn = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def code(self, report: Report) -> CodedReport:
        """The coded report.

        Raises:
            CodingTimeError: when it took too long, or others are before it for as long.
            CodingError: when it cannot be coded.
        """
        if not self._turn.acquire(timeout=self._seconds):
            raise CodingTimeError("the desk is coding other reports; try again")
        try:
            return self._coded(report)
        finally:
            self._turn.release()

    def _coded(self, report: Report) -> CodedReport:
        pipe = self._ready()
        try:
            pipe.send(report)
            if not pipe.poll(self._seconds):
                self.close()
                raise CodingTimeError(f"the report took longer than {self._seconds:g} s to code")
            found = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise CodingError("the engine stopped while it coded the report") from error
        if isinstance(found, Failure):
            raise CodingError(found.message)
        coded: CodedReport = found
        return coded

    def _ready(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self.close()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._model), daemon=True)
        self._process.start()
        theirs.close()
        try:
            if not self._pipe.poll(self.START):
                raise EOFError
            self._pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise CodingError("the engine could not be started") from error
        return self._pipe

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _work(pipe: Connection, model: str) -> None:
    """Code what comes, in the engine's process."""
    from dateline.pipeline import Pipeline

    pipeline = Pipeline.default(model)
    pipeline.setup()
    pipe.send(True)
    while True:
        try:
            report = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        [coded] = pipeline.code([report])
        pipe.send(coded)
