"""Sentences that go on in the voice of the speaker before."""

from __future__ import annotations

from dateline.analysis import Document
from dateline.marks import SourceMark


def continued(
    document: Document, marks: list[SourceMark], quotes: list[tuple[int, int]]
) -> tuple[SourceMark, ...]:
    """The marks, with content widened to quotations and sentences that continue it."""
    return tuple(marks)
