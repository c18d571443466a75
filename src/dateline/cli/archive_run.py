"""One run of ``dateline archive run`` or ``retry-failed``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any, Self

import click
import msgspec

from dateline.cli import DONE, FAILED, INTERRUPTED, PARTLY
from dateline.cli.options import settings_of
from dateline.cli.progress import Progress
from dateline.scale.identity import default_job, screen_for
from dateline.scale.job import Job, Limits
from dateline.scale.local_runner import LocalRunner, Runner
from dateline.scale.plan import Archive
from dateline.scale.running import Status, retry_failed, run, status
from dateline.scale.shards import Done
from dateline.settings import Settings


class ArchiveRun(msgspec.Struct, kw_only=True):
    """What was asked for; calling it does it and returns the exit code."""

    archive: Archive
    settings: Settings
    quiet: bool
    screen: bool | None = None
    jobs: int | None = None
    address: str | None = None
    cpus: float = 1
    gpus: float = 0
    reports: int = 0
    failed: int = 0

    @classmethod
    def of(cls, folder: Path, values: dict[str, Any]) -> Self:
        """The run that the options of a command tell."""
        settings = settings_of(values.pop("config"), run__jobs=values["jobs"])
        return cls(archive=Archive(folder), settings=settings, **values)

    def __call__(self, *, retry: bool = False) -> int:
        """Code what is left, or what failed; the exit code."""
        before = status(self.archive)
        began = time.monotonic()
        try:
            with Progress(shown=not self.quiet and sys.stderr.isatty()) as progress:

                def told(done: Done) -> None:
                    self.reports += done.rows
                    self.failed += done.failed
                    known = before.reports - before.left
                    progress.update(self.reports, 0 if retry else known, self.failed)

                code = retry_failed if retry else run
                after = code(self.archive, self._job(), runner=self._runner(), told=told)
        except KeyboardInterrupt:
            click.echo(f"interrupted after {self.reports:,} reports", err=True)
            click.echo("The same command goes on where this one stopped.", err=True)
            return INTERRUPTED
        return self._end(after, time.monotonic() - began)

    def _job(self) -> Job:
        limits = Limits.of(self.settings.archive, self.settings.run.batch)
        screen = screen_for(self.archive, self.screen)
        return default_job(self.settings.engine.model, limits, screen)

    def _runner(self) -> Runner:
        if self.address is None:
            return LocalRunner(self.settings.run.jobs)
        from dateline.scale.ray_runner import RayRunner

        place = None if self.address == "local" else self.address
        # A cluster is there to be used: all of it, where nobody says how much.
        return RayRunner(self.jobs or 0, address=place, cpus=self.cpus, gpus=self.gpus)

    def _end(self, after: Status, seconds: float) -> int:
        """Tell what came of it; the exit code."""
        if not self.quiet:
            rate = f", {self.reports / seconds:,.1f} a second" if self.reports else ""
            click.echo(
                f"{self.archive.folder}: {self.reports:,} reports in {seconds:,.0f} s{rate}; "
                f"in all {after.coded:,} coded, {after.copies:,} copies, {after.screened:,} "
                f"screened out, {after.failed:,} failed",
                err=True,
            )
        if after.failed:
            click.echo(
                f"{after.failed:,} failed; try them again with: "
                f"dateline archive retry-failed {self.archive.folder}",
                err=True,
            )
            return PARTLY if after.coded + after.copies + after.screened else FAILED
        return DONE
