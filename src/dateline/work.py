"""What flows between the stages, and what a stage is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import msgspec

from dateline.marks import (
    ActorMark,
    EventMark,
    MeansMark,
    PlaceMark,
    ResponsibilityMark,
    RoleMark,
    SourceMark,
    TimeMark,
    TollMark,
)
from dateline.records import Mention, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis.document import Document


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """One report on its way through the stages. Stages never change it: they return a new one.

    ``whole`` asks for all of the analysis, also of a report that tells of nothing.
    """

    report: Report
    whole: bool = False
    document: Any = None  # dateline.analysis.Document
    times: tuple[TimeMark, ...] = ()
    places: tuple[PlaceMark, ...] = ()
    actors: tuple[ActorMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    roles: tuple[RoleMark, ...] = ()
    means: tuple[MeansMark, ...] = ()
    tolls: tuple[TollMark, ...] = ()
    sources: tuple[SourceMark, ...] = ()
    responsibilities: tuple[ResponsibilityMark, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def analysed(self) -> Document:
        """The document.

        Raises:
            ValueError: before the analysis has run.
        """
        if self.document is None:
            raise ValueError(f"report {self.report.id} has not been analysed")
        return self.document  # type: ignore[no-any-return]


@runtime_checkable
class StageObject(Protocol):
    """A stage: a plain, pure object from a batch to a batch.

    ``requires`` and ``assigns`` name the fields of ``Work`` that it reads and writes; the pipeline
    checks them when it is built.
    """

    name: str
    version: str
    requires: frozenset[str]
    assigns: frozenset[str]

    @property
    def configuration(self) -> dict[str, Any]:
        """What the output depends on, beside the code's version."""
        ...

    def setup(self) -> None:
        """Load what is needed, once per process."""
        ...

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        """The batch with this stage's fields assigned, in order."""
        ...
