"""One run of ``dateline archive plan``: from paths to a plan, or to what one would be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from dateline.cli import DONE, FAILED, PARTLY
from dateline.reading import Columns, read
from dateline.records import Failure, Report
from dateline.scale.estimating import Estimate, estimate
from dateline.scale.identity import default_job, screen_for
from dateline.scale.inputs import expand
from dateline.scale.job import Limits
from dateline.scale.plan import Archive, Plan
from dateline.scale.planning import Cut, make_plan, trial
from dateline.settings import Settings


class PlanRun(msgspec.Struct, kw_only=True):
    """What was asked for; calling it does it and returns the exit code."""

    folder: Path
    settings: Settings
    paths: tuple[str, ...]
    published: str | None
    input_format: str | None
    columns: Columns
    copies: bool
    screen: bool | None
    sample: int | None
    quiet: bool

    def __call__(self) -> int:
        """Make the plan; the exit code."""
        files = expand(self.paths)
        if self.sample is None:
            plan = self._made(Archive(self.folder), files)
            self._say(f"{self.folder}: {_told(plan)}")
        else:
            with trial(_existing(self.folder.absolute())) as archive:
                plan = self._made(archive, files)
                click.echo(_told(plan))
                if plan.counts.reports:
                    self._estimate(archive, self.sample)
        if plan.counts.failures:
            place = "" if self.sample else f"; listed in {self.folder / 'plan' / 'failures.jsonl'}"
            click.echo(f"{plan.counts.failures:,} could not be read{place}", err=True)
        if not plan.counts.reports:
            click.echo(f"no reports in {', '.join(self.paths)}", err=True)
            return FAILED
        return PARTLY if plan.counts.failures else DONE

    def _made(self, archive: Archive, files: list[Path]) -> Plan:
        settings = self.settings.archive
        cut = Cut(
            reports=settings.shard_reports,
            bytes=settings.shard_bytes,
            copy_days=None if self.copies else settings.copy_days,
        )
        return make_plan(archive, self._read(files), cut, map(str, files))

    def _read(self, files: list[Path]) -> Iterator[Report | Failure]:
        for file in files:
            yield from read(
                file,
                published=self.published,
                columns=self.columns,
                form=self.input_format,
                limits=self.settings.reading,
            )

    def _estimate(self, archive: Archive, sample: int) -> None:
        limits = Limits.of(self.settings.archive, self.settings.run.batch)
        screen = screen_for(archive, self.screen)
        job = default_job(self.settings.engine.model, limits, screen)
        found = estimate(archive, job, sample)
        jobs = self.settings.run.jobs or os.cpu_count() or 1
        click.echo(_expected(found, jobs))

    def _say(self, message: str) -> None:
        if not self.quiet:
            click.echo(message, err=True)


def _existing(folder: Path) -> Path:
    """The nearest folder that there is: a plan takes room, which the archive's own disk has."""
    return next(parent for parent in folder.parents if parent.is_dir())


def _told(plan: Plan) -> str:
    counts = plan.counts
    return (
        f"{counts.reports:,} reports in {counts.shards:,} shards; {counts.copies:,} of them "
        f"copies, {counts.twice:,} more came twice"
    )


def _expected(found: Estimate, jobs: int) -> str:
    low, high = found.hours(jobs, found.low), found.hours(jobs, found.high)
    return (
        f"{found.sample:,} reports read now, {_passed(found)}: {found.seconds:.3f} s each "
        f"({found.low:.3f} to {found.high:.3f}), models loaded in {found.start:.0f} s\n"
        f"{found.reports:,} reports to go: {_hours(found.hours(jobs))} on {jobs} "
        f"{'process' if jobs == 1 else 'processes'} with a core each "
        f"({_hours(low)} to {_hours(high)})"
    )


def _passed(found: Estimate) -> str:
    """What became of the sample."""
    coded = round(found.passed * found.sample)
    return "all coded" if coded == found.sample else f"{coded:,} of them past the screen and coded"


def _hours(hours: float) -> str:
    return f"{hours:,.1f} hours" if hours >= 0.1 else f"{60 * hours:.1f} minutes"
