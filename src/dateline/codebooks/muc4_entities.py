"""Persons, groups and things of a wire, from the spans read in it: what is told twice is one.

Spans of a role are one entity when one's words end as the other's do (the same head), or when the
reader holds them for one ("... Front", "[..F]").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.codebooks.muc4_numerals import number_beside
from dateline.codebooks.muc4_reader import Matrix, Reading, Span, chances, column, table

_LEAST = 0.1
"""Least chance of a span that may belong to an entity."""

_COUNTED = frozenset({"description", "thing"})
_ROUGH = "~-"
"""Signs of MUC-4 for rough and open numbers."""


class Entity(NamedTuple):
    """Somebody or something in a role: the span that names it best, all its spans, its scores."""

    role: str
    best: Span
    spans: tuple[Span, ...]
    scores: Matrix


def entities_of(reading: Reading) -> list[Entity]:
    """All entities of a wire, however unsure, in the order of the text."""
    groups: list[list[Span]] = []
    spans = [span for span in reading.spans if span.chance >= _LEAST]
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        group = next((g for g in groups if _one(span, g, reading)), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    return sorted(map(_entity, groups), key=lambda e: (e.best.first, e.best.last))


def _one(span: Span, group: Sequence[Span], reading: Reading) -> bool:
    """Whether a span names what the spans of a group name.

    The reader holds whatever has the same words for one: it was taught so. Groups of people with
    other numbers are others nevertheless ("two people died and 12 people were hurt").
    """
    if group[0].role != span.role or _other_number(span, group, reading):
        return False
    words = f" {reading.phrase(span)}"
    if any(f" {reading.phrase(other)}".endswith(words) for other in group):
        return True
    alike = [_alike(span.scores, other.scores, "person") for other in group]
    return float(np.mean(alike)) >= table().same_thing


def _other_number(span: Span, group: Sequence[Span], reading: Reading) -> bool:
    """Whether a number is told with a span, and only other ones with the spans of a group."""
    if span.role not in _COUNTED:
        return False
    told = {number.strip(_ROUGH) for one in group if (number := number_beside(one, reading))}
    own = number_beside(span, reading)
    return bool(told) and own is not None and own.strip(_ROUGH) not in told


def _entity(group: Sequence[Span]) -> Entity:
    chances = np.array([span.chance for span in group], dtype=np.float32)
    mean: Matrix = (chances / chances.sum()) @ np.stack([span.scores for span in group])
    best = max(group, key=lambda s: s.chance)
    return Entity(best.role, best, tuple(sorted(group, key=lambda s: s.first)), mean)


def same_incident(one: Entity, other: Entity) -> float:
    """The chance that two entities belong to one incident."""
    return _alike(one.scores, other.scores, "incident")


def same_person(one: Entity, other: Entity) -> float:
    """The chance that two entities are one person, group or thing."""
    return _alike(one.scores, other.scores, "person")


def _alike(one: Matrix, other: Matrix, kind: str) -> float:
    score = float(column(one, kind) @ column(other, kind)) + table().bias[kind]
    return float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def label(entity: Entity, name: str) -> str:
    """The likeliest of the labels of ``name`` for an entity."""
    return table().labels[name][int(column(entity.scores, name).argmax())]


def told_label(entity: Entity, name: str) -> str | None:
    """The likeliest label of what a wire may leave unsaid; none where it is not likely enough.

    A fill that is right as often as half the score that is reached pays, so the threshold is below
    a half (chosen on DEV).
    """
    given = chances(column(entity.scores, name), axis=0)[:-1]
    best = int(given.argmax())
    return table().labels[name][best] if given[best] >= table().told else None
