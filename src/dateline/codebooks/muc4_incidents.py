"""The incidents of a wire: its entities shared out among them.

Targets that belong together are one incident: the two likeliest groups are joined again and again,
until no chance is high enough. Perpetrators and instruments go to the incident that they fit best,
and to every other one that they fit well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.codebooks.muc4_entities import Entity, same_incident
from dateline.codebooks.muc4_reader import Matrix, Reading, column, table

Incident = list[Entity]

_TARGETS = frozenset({"name", "description", "thing"})
_MOST = 6
"""Incidents given for one wire; the gold has more in one wire of a hundred."""

_OF_ENTITIES = 3.0
"""Weight of the entities' mean scores of a type beside the whole wire's (chosen on DEV)."""


def incidents_of(entities: Sequence[Entity]) -> list[Incident]:
    """The incidents, the surest first; one without entities where there are none."""
    targets = [e for e in entities if e.role in _TARGETS]
    others = [e for e in entities if e.role not in _TARGETS]
    groups = _joined(targets or others)
    told = [list(group) for group in groups]
    for entity in others if targets else ():
        fits = [_mean([entity], group) for group in groups]
        for group, fit in zip(told, fits, strict=True):
            if fit == max(fits) or fit >= table().shared:
                group.append(entity)
    told.sort(key=lambda group: -sum(e.best.chance for e in group))
    return told[:_MOST] or [[]]


def _joined(targets: Sequence[Entity]) -> list[Incident]:
    groups = [[target] for target in targets]
    while len(groups) > 1:
        chance, i, j = max(
            (_mean(one, other), i, i + 1 + j)
            for i, one in enumerate(groups)
            for j, other in enumerate(groups[i + 1 :])
        )
        if chance < table().same_incident:
            break
        groups[i] += groups.pop(j)
    return groups


def _mean(one: Sequence[Entity], other: Sequence[Entity]) -> float:
    return float(np.mean([same_incident(a, b) for a in one for b in other]))


def type_of_incident(incident: Incident, reading: Reading) -> str:
    """The likeliest type, by the wire and by the incident's entities."""
    scores: Matrix = reading.types
    if incident:
        scores = scores + _OF_ENTITIES * _scores(incident, "type")
    return table().labels["type"][int(scores.argmax())]


def label_of_incident(incident: Incident, name: str) -> str:
    """The likeliest of the labels of ``name``, by the incident's entities; the first for none."""
    labels = table().labels[name]
    return labels[int(_scores(incident, name).argmax())] if incident else labels[0]


def _scores(incident: Incident, name: str) -> Matrix:
    mean: Matrix = np.mean([column(e.scores, name) for e in incident], axis=0)
    return mean
