"""The engine behind the desk: a process of its own, stopped when it takes too long.

A thread cannot be stopped, and one text must not hold up the desk for ever.
"""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, NamedTuple

from dateline.errors import DatelineError
from dateline.reading.draft import Draft
from dateline.records import CodedReport, Failure, Report
from dateline.review.intake.fetching import PAGES, Fetched
from dateline.settings import Reading


class Page(NamedTuple):
    """A page to be read into a report; what is ``given`` of it wins over what it tells."""

    fetched: Fetched
    given: Draft
    limits: Reading


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
        coded: CodedReport = self._asked(report)
        return coded

    def read(self, page: Page) -> Report:
        """The report that a page is; its markup is taken apart in the process that can be stopped.

        Raises:
            CodingTimeError: when it took too long, or others are before it for as long.
            CodingError: when there is no report in it.
        """
        report: Report = self._asked(page)
        return report

    def _asked(self, work: Report | Page) -> Any:
        if not self._turn.acquire(timeout=self._seconds):
            raise CodingTimeError("the desk is coding other reports; try again")
        try:
            return self._answer(work)
        finally:
            self._turn.release()

    def _answer(self, work: Report | Page) -> Any:
        pipe = self._ready()
        try:
            pipe.send(work)
            if not pipe.poll(self._seconds):
                self.close()
                raise CodingTimeError(f"the report took longer than {self._seconds:g} s to code")
            found = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise CodingError("the engine stopped while it coded the report") from error
        if isinstance(found, Failure):
            raise CodingError(found.message)
        return found

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
            work = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if isinstance(work, Page):
            pipe.send(read_page(work))
        else:
            [coded] = pipeline.code([work])
            pipe.send(coded)


def read_page(page: Page) -> Report | Failure:
    """The report that a page is, or why there is none."""
    from dateline.reading.draft import finish
    from dateline.reading.encoding import decode
    from dateline.reading.pages import page_draft

    address, kind, body = page.fetched
    try:
        text = decode(body, html=kind in PAGES)
        draft = page_draft(text, address) if kind in PAGES else Draft(origin=address, text=text)
        draft.url = address  # where it was found, whatever the page says of itself
        for name in ("published", "title", "publisher", "language"):
            setattr(draft, name, getattr(page.given, name) or getattr(draft, name))
        return finish(draft, page.limits)
    except DatelineError as error:
        return Failure(origin=address, code=error.code, message=str(error))
