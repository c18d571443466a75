"""One run of ``dateline archive merge``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Self

import click
import msgspec

from dateline.cli import DONE, PARTLY
from dateline.cli.options import settings_of
from dateline.cli.progress import Progress
from dateline.scale.plan import Archive
from dateline.scale.running import status
from dateline.settings import Settings


class MergeRun(msgspec.Struct, kw_only=True):
    """What was asked for; calling it does it and returns the exit code."""

    archive: Archive
    settings: Settings
    ledger: str | None
    output: Path | None
    policy: str
    codebook: str
    with_names: bool
    quiet: bool

    @classmethod
    def of(cls, folder: Path, values: dict[str, Any]) -> Self:
        """The merge that the options of a command tell.

        Raises:
            click.UsageError: when neither a ledger nor a folder is named, or both.
        """
        if (values["ledger"] is None) == (values["output"] is None):
            raise click.UsageError("give either --ledger or --output")
        settings = settings_of(values.pop("config"), run__jobs=values.pop("jobs"))
        return cls(archive=Archive(folder), settings=settings, **values)

    def __call__(self) -> int:
        """Merge; the exit code."""
        left = status(self.archive)
        if self.ledger is not None:
            refused = self._to_ledger(self.ledger)
        else:
            assert self.output is not None
            refused = self._to_tables(self.output)
        if left.left:
            click.echo(
                f"{left.left:,} reports are not coded yet: dateline archive run "
                f"{self.archive.folder}, then merge again",
                err=True,
            )
        return PARTLY if left.left or refused else DONE

    def _to_ledger(self, place: str) -> int:
        from dateline.ledger import Ledger
        from dateline.ledger.rules import clock
        from dateline.scale.merging.ledger import merge_ledger

        shown = not self.quiet and sys.stderr.isatty()
        with Ledger.open(place, clock=clock()) as ledger, Progress(shown=shown) as progress:
            merged = merge_ledger(self.archive, ledger, lambda done: progress.update(done, 0, 0))
        self._say(
            f"{merged.new:,} new, {merged.known:,} known, {merged.refused:,} refused; "
            f"{merged.failed:,} that failed are noted"
        )
        return merged.refused

    def _to_tables(self, folder: Path) -> int:
        from dateline.ledger import Copies
        from dateline.scale.merging.whole import Wanted, merge_tables

        rules = self.settings.ledger
        wanted = Wanted(
            policy=self.policy,
            codebook=self.codebook,
            copies=Copies(similarity=rules.copy_similarity, days=rules.copy_days),
            names=self.with_names,
        )
        jobs = self.settings.run.jobs or os.cpu_count() or 1
        tables = merge_tables(self.archive, folder, wanted, jobs=jobs, told=self._say)
        self._say(
            f"{folder}: {tables.reports:,} reports, {tables.mentions:,} mentions, "
            f"{tables.statements:,} statements, {tables.events:,} events"
        )
        return 0

    def _say(self, message: str) -> None:
        if not self.quiet:
            click.echo(message, err=True)
