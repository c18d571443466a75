"""One run of ``dateline code``: from paths to written output, resumed where it stopped."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click
import msgspec

from dateline.cli import DONE, FAILED, INTERRUPTED, PARTLY
from dateline.cli.output import ENDINGS, NAMES, replacing, write
from dateline.cli.progress import Progress
from dateline.errors import ConfigurationError, DuplicateIdError
from dateline.pipeline import Pipeline
from dateline.reading import Columns, read
from dateline.records import CodedReport, Failure, Report, fingerprint, to_json
from dateline.scale.journal import Journal
from dateline.scale.local import run as run_local
from dateline.settings import Settings

_LISTED = 20
"""Failures told on the terminal; the file has all."""


class PassedBy(msgspec.Struct, frozen=True):
    """A report that the screen took for one on something else; its score is below 0."""

    report: str
    origin: str | None
    score: float


class CodeRun(msgspec.Struct, kw_only=True):
    """What was asked for; calling it does it and returns the exit code."""

    settings: Settings
    paths: tuple[str, ...]
    published: str | None
    input_format: str | None
    columns: Columns
    form: str | None
    table: str
    output: Path | None
    page: Path | None
    failures: Path | None
    fresh: bool
    quiet: bool
    screen: bool = False
    screened: Path | None = None
    passed_by: int = 0
    failed: list[Failure] = []
    coded: int = 0
    known: int = 0
    twice: int = 0

    def __call__(self) -> int:
        """Code the reports; the exit code."""
        return self._to_stdout() if self.output is None else self._to_output(self.output)

    def _to_stdout(self) -> int:
        """Reports as they are done; kept only where a page needs them."""
        kept: list[CodedReport] = []
        seen: dict[str, str] = {}

        def results() -> Iterator[CodedReport]:
            for one in self._code(self._new(seen)):
                if self.page is not None:
                    kept.append(one)
                yield one

        if self.form not in (None, "text") and isinstance(sys.stdout, io.TextIOWrapper):
            # Files for programs are UTF-8 whatever the terminal's encoding is.
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        try:
            if self.page is not None and self.form is None:
                for _ in results():
                    pass
            else:
                write(results(), self.form or "text", sys.stdout, table=self.table)
        except KeyboardInterrupt:
            return self._interrupted()
        self._write_page(kept)
        return self._end()

    def _to_output(self, output: Path) -> int:
        form, target, journal_path = _places(output, self.form, self.table)
        if self.fresh:
            journal_path.unlink(missing_ok=True)
        with Journal(journal_path, self._pipeline().producer) as journal:
            try:
                for one in self._code(self._unknown(journal)):
                    journal.append(one)
            except KeyboardInterrupt:
                return self._interrupted(resumable=True)
            if target != journal_path:
                with replacing(target) as out:
                    write(journal.read(), form, out, table=self.table)
            if self.page is not None:
                self._write_page(journal.read())
        self._say(f"{target}: {self.known + self.coded:,} reports")
        return self._end()

    def _pipeline(self) -> Pipeline:
        return Pipeline.default(self.settings.engine.model)

    def _code(self, reports: Iterable[Report]) -> Iterator[CodedReport]:
        """The reports that could be coded; failures are kept apart."""
        make = partial(Pipeline.default, self.settings.engine.model)
        run = self.settings.run
        with Progress(shown=self._shows_progress()) as progress:
            for one in run_local(self._screened(reports), make, jobs=run.jobs, batch=run.batch):
                if isinstance(one, Failure):
                    self.failed.append(one)
                else:
                    self.coded += 1
                    yield one
                progress.update(self.coded, self.known, len(self.failed))

    def _screened(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports that are worth reading; the others are counted and, if asked for, listed."""
        if not self.screen:
            yield from reports
            return
        from dateline.screening import Screen

        screen = Screen()
        with replacing(self.screened) if self.screened else nullcontext() as out:
            for report in reports:
                score = screen.score(report)
                if score >= 0:
                    yield report
                    continue
                self.passed_by += 1
                if out is not None:
                    out.write(to_json(PassedBy(report.id, report.origin, score)).decode() + "\n")

    def _read(self) -> Iterator[Report]:
        """The reports of all paths; failures are kept apart."""
        for path in self.paths:
            found = read(
                sys.stdin.buffer if path == "-" else path,
                published=self.published,
                columns=self.columns,
                form=self.input_format,
                limits=self.settings.reading,
            )
            for one in found:
                if isinstance(one, Failure):
                    self.failed.append(one)
                else:
                    yield one

    def _new(self, seen: dict[str, str]) -> Iterator[Report]:
        """Reports, each once."""
        for report in self._read():
            mark = fingerprint(report)
            if report.id not in seen:
                seen[report.id] = mark
                yield report
            elif seen[report.id] == mark:
                self.twice += 1
            else:
                self.failed.append(_failure(report, DuplicateIdError.of(report.id)))

    def _unknown(self, journal: Journal) -> Iterator[Report]:
        """Reports that the journal lacks, each once."""
        before = frozenset(journal.done)
        seen: dict[str, str] = {}
        for report in self._new(seen):
            try:
                if journal.has(report):
                    self.known += report.id in before
                    continue
            except DuplicateIdError as error:
                self.failed.append(_failure(report, error))
                continue
            yield report

    def _write_page(self, coded: Iterable[CodedReport]) -> None:
        if self.page is None or not self.coded + self.known:
            return
        from dateline.publishing import page

        with replacing(self.page) as out:
            out.write(page.html(list(coded)))
        self._say(f"{self.page}: written")

    def _interrupted(self, resumable: bool = False) -> int:
        self._write_failures()
        click.echo(f"interrupted after {self.coded:,} reports", err=True)
        if resumable:
            click.echo("The same command goes on where this one stopped.", err=True)
        return INTERRUPTED

    def _end(self) -> int:
        """Tell what happened; the exit code."""
        file = self._write_failures()
        if self.twice:
            self._say(f"{self.twice:,} reports came more than once and were coded once")
        done = self.coded + self.known
        if self.passed_by:
            place = f", listed in {self.screened}" if self.screened else ""
            click.echo(
                f"{self.passed_by:,} reports passed by the screen and were not coded{place}",
                err=True,
            )
        for failure in self.failed[:_LISTED]:
            click.echo(f"{failure.origin}: {failure.message}", err=True)
        if self.failed:
            rest = len(self.failed) - _LISTED
            more = f"; {rest:,} of them not shown" if rest > 0 else ""
            place = f", listed in {file}" if file else ""
            click.echo(f"{len(self.failed):,} failed, {done:,} coded{more}{place}", err=True)
            return PARTLY if done or self.passed_by else FAILED
        if not done and not self.passed_by:
            click.echo(f"no reports in {', '.join(self.paths)}", err=True)
            return FAILED
        return DONE

    def _write_failures(self) -> Path | None:
        """The file of failures; one that an earlier run left is replaced, or taken away."""
        path = self.failures
        if path is None and self.output is not None:
            folder = self.output if _is_folder(self.output) else self.output.parent
            path = folder / "failures.jsonl"
        if path is None:
            return None
        if not self.failed:
            path.unlink(missing_ok=True)
            return None
        with replacing(path) as out:
            out.writelines(to_json(failure).decode() + "\n" for failure in self.failed)
        return path

    def _shows_progress(self) -> bool:
        """On a terminal only, and not between the lines of text that goes there too."""
        to_screen = self.output is None and not (self.page and self.form is None)
        return not self.quiet and sys.stderr.isatty() and not (to_screen and sys.stdout.isatty())

    def _say(self, message: str) -> None:
        if not self.quiet:
            click.echo(message, err=True)


def _failure(report: Report, error: DuplicateIdError) -> Failure:
    return Failure(
        origin=report.origin or report.id, code=error.code, message=str(error), report=report.id
    )


def _is_folder(output: Path) -> bool:
    return output.is_dir() or (not output.suffix and not output.is_file())


def _places(output: Path, form: str | None, table: str) -> tuple[str, Path, Path]:
    """The form, the file of the output, and its journal (the output itself for JSONL)."""
    if _is_folder(output):
        form = form or "jsonl"
        name = f"{table}.csv" if form == "csv" else NAMES[form]
        return form, output / name, output / NAMES["jsonl"]
    form = form or ENDINGS.get(output.suffix.lower())
    if form is None:
        raise ConfigurationError(f"{output}: its ending tells no form; give --format")
    journal = output if form == "jsonl" else output.with_name(f"{output.name}.journal")
    return form, output, journal
