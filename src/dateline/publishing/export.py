"""Events of a ledger, settled by a policy and coded by a codebook, on their way into a file."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from dateline.codebooks import Cell, Codebook
from dateline.codebooks.view import View
from dateline.dossiers import Dossier, Settlement
from dateline.errors import ConfigurationError
from dateline.publishing import files
from dateline.publishing.evidence import EvidenceFile
from dateline.publishing.files.atomic import replacing_file
from dateline.publishing.files.cells import whole_text
from dateline.publishing.files.layout import Layout, Profile, Row
from dateline.publishing.losses import Losses, LossReport, to_text
from dateline.publishing.privacy import without_names
from dateline.reconciliation import Policy
from dateline.records import Coding

_NEVER = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The time that a file without events carries; the earliest that a zip archive can."""
EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable with the seconds since 1970 that files shall carry as their own time; see
reproducible-builds.org."""


class Export:
    """One way to write events: a codebook, a policy, and whether names are kept."""

    def __init__(self, book: Codebook, policy: Policy, *, names: bool = False) -> None:
        self.book = book
        self.policy = policy
        self.names = names
        self.losses = Losses(book, f"{policy.name}/{policy.version}", names=names)
        self._changed = _NEVER

    def codings(self, dossiers: Iterable[Dossier]) -> Iterator[tuple[Dossier, Coding]]:
        """Each event that the codebook records, with its row; the others are only counted."""
        for dossier in dossiers:
            settlement = self.policy.settle(dossier)
            coding = self._code(dossier, settlement)
            if coding.left_out is None:
                changed = View(dossier, settlement).changed
                self._changed = max(self._changed, changed or _NEVER)
                yield dossier, coding

    def stamp(self) -> dt.datetime:
        """The time that a file carries: ``SOURCE_DATE_EPOCH``, else the last change of its events.

        Raises:
            ConfigurationError: when the variable is no number of seconds.
        """
        given = os.environ.get(EPOCH)
        if given is None:
            return self._changed
        try:
            return max(_NEVER, dt.datetime.fromtimestamp(int(given), dt.UTC))
        except (ValueError, OverflowError, OSError) as error:
            raise ConfigurationError(f"{EPOCH}: {given!r} is no number of seconds") from error

    def layout(self, *, profile: Profile = "spreadsheet", hxl: bool = False) -> Layout:
        """How the rows are laid out in a file."""
        policy = f"{self.policy.name}/{self.policy.version}"
        return Layout(
            title=f"dateline_{self.book.name}".replace("-", "_"),
            columns=self.book.columns,
            point=self.book.point,
            stamp=self.stamp,
            profile=profile,
            hxl=hxl,
            about=(
                ("codebook", f"{self.book.name}/{self.book.version}"),
                ("edition", self.book.edition),
                ("policy", policy),
                ("names", "kept" if self.names else "left out"),
            ),
        )

    def write(
        self,
        dossiers: Iterable[Dossier],
        path: Path,
        form: str,
        *,
        loss: Path | None = None,
        evidence: Path | None = None,
        profile: Profile = "spreadsheet",
        hxl: bool = False,
    ) -> LossReport:
        """Write a file of events with its loss report; all files take their places together.

        ``loss`` is where the report goes, beside the file as ``<file>.loss.json`` if not told.
        """
        write, layout = files.writer(form), self.layout(profile=profile, hxl=hxl)
        with ExitStack() as stack:
            told = stack.enter_context(replacing_file(loss or loss_path(path)))
            page = None
            if evidence is not None:
                held = stack.enter_context(replacing_file(evidence))
                page = stack.enter_context(EvidenceFile(held, names=self.names))
            target = stack.enter_context(replacing_file(path))
            write(target, layout, self._rows(dossiers, page))
            report = self.losses.report(layout.told.cells)
            told.write_text(to_text(report), encoding="utf-8")
        return report

    def _rows(self, dossiers: Iterable[Dossier], page: EvidenceFile | None) -> Iterator[Row]:
        for dossier, coding in self.codings(dossiers):
            if page is not None:
                page.add(dossier)
            yield {name: _clean(value) for name, value in coding.values.items()}

    def _code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        full = self.book.code(dossier, settlement)
        if self.names:
            self.losses.add(full)
            return full
        coding = self.book.code(*without_names(dossier, settlement))
        self.losses.add(coding, full.values)
        return coding


def loss_path(path: Path) -> Path:
    """Where the loss report of a file goes: ``events.csv.loss.json``."""
    return path.with_name(f"{path.name}.loss.json")


def _clean(value: Cell) -> Cell:
    return whole_text(value) if isinstance(value, str) else value
