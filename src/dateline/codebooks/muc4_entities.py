"""Persons, groups and things of a wire, from the spans read in it: what is told twice is one.

Spans of a role are one entity when one's words end as the other's do (the same head), or when the
reader holds them for one ("... Front", "[..F]").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.codebooks.muc4_reader import Matrix, Reading, Span, chances, column, table

_LEAST = 0.1
"""Least chance of a span that may belong to an entity."""


class Entity(NamedTuple):
    """Somebody or something in a role: the span that names it best, all its spans, its scores."""

    role: str
    best: Span
    spans: tuple[Span, ...]
    scores: Matrix


def entities_of(reading: Reading) -> list[Entity]:
    """The entities of a wire that are sure enough, in the order of the text."""
    groups: list[list[Span]] = []
    spans = [span for span in reading.spans if span.chance >= _LEAST]
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        group = next((g for g in groups if _one(span, g, reading)), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    entities = [_entity(group) for group in groups]
    kept = [e for e in entities if e.best.chance >= table().least[e.role]]
    return sorted(kept, key=lambda e: (e.best.first, e.best.last))


def _one(span: Span, group: Sequence[Span], reading: Reading) -> bool:
    """Whether a span names what the spans of a group name."""
    if group[0].role != span.role:
        return False
    words = f" {reading.phrase(span)}"
    if any(f" {reading.phrase(other)}".endswith(words) for other in group):
        return True
    alike = [_alike(span.scores, other.scores, "person") for other in group]
    return float(np.mean(alike)) >= table().same_thing


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
