"""What a benchmark needs of the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dateline.records import CodedReport, Failure, Report

if TYPE_CHECKING:
    from dateline.analysis import Document


class Coder(Protocol):
    """An engine under measurement; ``dateline.pipeline.Pipeline`` is one."""

    def analyse(self, reports: Sequence[Report]) -> list[Document]:
        """The analysed documents, in order."""
        ...

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        """The coded reports, in order; a failure where one could not be coded."""
        ...
