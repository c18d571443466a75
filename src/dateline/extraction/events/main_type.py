"""The one type that tells best what a whole text is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extraction.events.finding import specificity
from dateline.vocabulary import EventType, Stage

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.marks import EventMark


def main_type(_document: Document, marks: Sequence[EventMark]) -> EventType:
    """The type with the greatest weight among the marks; ``OTHER`` where there are none.

    Earlier sentences weigh more, recaps and events that did not take place less; killings only
    count where nothing tells how people were killed.
    """
    weights = type_weights(marks)
    if not weights:
        return EventType.OTHER
    return max(weights, key=lambda kind: (weights[kind], specificity(kind)))


def type_weights(marks: Sequence[EventMark]) -> dict[EventType, float]:
    """The weight of each type among the marks."""
    weights: dict[EventType, float] = {}
    for mark in marks:
        weight = 1.0 / (1.0 + 0.5 * mark.sentence)
        if mark.background:
            weight *= 0.3
        if mark.stage is Stage.DENIED:
            weight *= 0.3
        if mark.type in _VAGUE:
            weight *= 0.4
        weights[mark.type] = weights.get(mark.type, 0.0) + weight
    return weights


_VAGUE = frozenset({EventType.KILLING, EventType.ARMED_ATTACK, EventType.INTERVENTION})
