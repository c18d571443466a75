"""One run of ``dateline ledger add``: from paths to reports in the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import click
import msgspec

from dateline.cli import DONE, FAILED, INTERRUPTED, PARTLY
from dateline.cli.coded import Coded, coded_in, coded_in_stream
from dateline.cli.progress import Progress
from dateline.errors import DatelineError, DuplicateIdError, EvidenceError, RecordError
from dateline.ledger.filing import moment_of
from dateline.ledger.store import Ledger
from dateline.pipeline import Pipeline
from dateline.reading import Columns, read
from dateline.records import CodedReport, Failure, Report, fingerprint
from dateline.scale.local import run as run_local
from dateline.settings import Settings

_LISTED = 20
"""Failures told on the terminal; the ledger has all."""


class AddRun(msgspec.Struct, kw_only=True):
    """What was asked for; calling it does it and returns the exit code."""

    ledger: Ledger
    settings: Settings
    paths: tuple[str, ...]
    published: str | None
    input_format: str | None
    columns: Columns
    recode: bool
    quiet: bool
    failed: list[Failure] = []
    new: int = 0
    copies: int = 0
    replaced: int = 0
    known: int = 0
    events: set[str] = set()

    def __call__(self) -> int:
        """Add the reports; the exit code."""
        self.ledger.ready()
        with TemporaryDirectory() as folder:
            return self._run(*self._sorted(Path(folder)))

    def _run(self, raw: list[Report], coded: list[Coded]) -> int:
        try:
            with Progress(shown=not self.quiet and sys.stderr.isatty()) as progress:
                for one in merged(self._code(raw), coded):
                    self._add(one)
                    progress.update(self.new + self.replaced, self.known, len(self.failed))
        except KeyboardInterrupt:
            self._tell()
            click.echo("interrupted; the same command goes on where this one stopped", err=True)
            return INTERRUPTED
        finally:
            for failure in self.failed:
                self.ledger.fail(failure)
        self._tell()
        return self._end()

    def _sorted(self, folder: Path) -> tuple[list[Report], list[Coded]]:
        """What is to be coded and what was coded before, each in the order of publication."""
        raw: list[Report] = []
        coded: list[Coded] = []
        for path in self.paths:
            stream = _stdin() if path == "-" else None
            found = coded_in_stream(stream, folder) if stream else coded_in(Path(path))
            if found is None:
                raw += self._read(stream or path)
                continue
            coded += found.reports
            self.failed += found.failures
            if found.others and not self.quiet:
                click.echo(
                    f"{path}: {found.others:,} files that are no coded reports left out", err=True
                )
        raw.sort(key=lambda report: (moment_of(report), report.id))
        coded.sort(key=lambda one: (one.moment, one.id))
        return raw, coded

    def _read(self, source: str | BufferedReader) -> Iterator[Report]:
        for one in read(
            source,
            published=self.published,
            columns=self.columns,
            form=self.input_format,
            limits=self.settings.reading,
        ):
            if isinstance(one, Failure):
                self.failed.append(one)
            else:
                yield one

    def _code(self, reports: Iterable[Report]) -> Iterator[CodedReport]:
        """The reports coded, without those that the ledger holds; failures are kept apart."""
        make = partial(Pipeline.default, self.settings.engine.model)
        run = self.settings.run
        for one in run_local(self._unknown(reports), make, jobs=run.jobs, batch=run.batch):
            if isinstance(one, Failure):
                self.failed.append(one)
            else:
                yield one

    def _unknown(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Reports that are to be coded, each once."""
        seen: dict[str, str] = {}
        for report in reports:
            mark = fingerprint(report)
            first = seen.setdefault(report.id, mark)
            try:
                if first != mark:
                    raise DuplicateIdError.of(report.id)
                if first is mark and not self._done(report):
                    yield report
                else:
                    self.known += 1
            except DuplicateIdError as error:
                self._fail(report, error)

    def _done(self, report: Report) -> bool:
        producer = self.ledger.producer(report)
        return producer is not None and not (self.recode and producer != self._producer())

    def _producer(self) -> str:
        return Pipeline.default(self.settings.engine.model).producer

    def _add(self, coded: CodedReport) -> None:
        try:
            added = self.ledger.add(coded, replace=self.recode)
        except (DuplicateIdError, EvidenceError, RecordError) as error:
            self._fail(coded.report, error)
            return
        self.known += added.outcome == "known"
        self.new += added.outcome == "new"
        self.replaced += added.outcome == "replaced"
        self.copies += added.outcome == "new" and added.copy_of is not None
        self.events.update(added.events)

    def _fail(self, report: Report, error: DatelineError) -> None:
        origin = report.origin or report.id
        self.failed.append(
            Failure(origin=origin, code=error.code, message=str(error), report=report.id)
        )

    def _tell(self) -> None:
        if self.quiet:
            return
        told = [f"{self.new:,} new ({self.copies:,} copies)", f"{self.known:,} known"]
        if self.replaced:
            told.insert(1, f"{self.replaced:,} coded anew")
        click.echo(f"{', '.join(told)}; {len(self.events):,} events touched")

    def _end(self) -> int:
        """Tell what failed; the exit code."""
        done = self.new + self.replaced + self.known
        for failure in self.failed[:_LISTED]:
            click.echo(f"{failure.origin}: {failure.message}", err=True)
        if self.failed:
            click.echo(f"{len(self.failed):,} failed; the ledger keeps what and why", err=True)
            return PARTLY if done else FAILED
        if not done:
            click.echo(f"no reports in {', '.join(self.paths)}", err=True)
            return FAILED
        return DONE


def _stdin() -> BufferedReader:
    """Standard input, whose beginning can be looked at before it is read."""
    stream = sys.stdin.buffer
    return stream if isinstance(stream, BufferedReader) else BufferedReader(cast("Any", stream))


def merged(one: Iterator[CodedReport], other: Iterable[Coded]) -> Iterator[CodedReport]:
    """Two streams in the order of publication as one in that order; nothing is read ahead."""
    following = next(one, None)
    for coded in other:
        while following is not None and _place(following) <= (coded.moment, coded.id):
            yield following
            following = next(one, None)
        yield coded.load()
    if following is not None:
        yield following
    yield from one


def _place(coded: CodedReport) -> tuple[str, str]:
    return moment_of(coded.report), coded.report.id
