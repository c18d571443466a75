"""Which of the people that the reader sees are given: by its chance, and by what else is known.

The reader is too sure of names in sentences that tell of no incident, and too unsure of people of
whom the engine counts dead or hurt. Of each, its log odds, the best log odds of its sentences
(``muc4_relevance``) and whether a figure of the engine stands on it are weighed; the weights of
``muc4_reader.json`` are a logistic fit on the DEV documents, each judged by models that had not
seen it (``scripts/fit_muc4_people.py``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.codebooks.muc4_entities import Entity
from dateline.codebooks.muc4_reader import Reading, table
from dateline.codebooks.muc4_relevance import Sentence
from dateline.records import CodedReport, TollValue

Place = tuple[int, int]

_SUREST = 0.999


def sure(
    entities: Sequence[Entity], reading: Reading, coded: CodedReport, judged: Sequence[Sentence]
) -> list[Entity]:
    """The entities that are given: people as weighed, others by the reader's chance alone."""
    figures = figures_of(coded)
    return [e for e in entities if _given(e, reading, figures, judged)]


def _given(
    entity: Entity, reading: Reading, figures: Sequence[Place], judged: Sequence[Sentence]
) -> bool:
    weights = table().people.get(entity.role)
    signs = signs_of(entity, reading, figures, judged)
    if weights is None or signs is None:
        return entity.best.chance >= table().least[entity.role]
    *factors, constant = weights
    return sum(w * s for w, s in zip(factors, signs, strict=True)) + constant >= 0


def signs_of(
    entity: Entity, reading: Reading, figures: Sequence[Place], judged: Sequence[Sentence]
) -> tuple[float, float, float] | None:
    """Log odds of an entity and of its likeliest sentence, and 1 where a figure stands on it.

    None where it stands in no sentence that was judged.
    """
    words = reading.words
    places = [(words[s.first][0], words[s.last - 1][1]) for s in entity.spans]
    odds = [o for start, _ in places for first, last, o in judged if first <= start < last]
    if not odds:
        return None
    chance = min(_SUREST, entity.best.chance)
    counted = any(start < b and a < end for start, end in places for a, b in figures)
    return math.log(chance / (1 - chance)), max(odds), float(counted)


def figures_of(coded: CodedReport) -> list[Place]:
    """Where the words of the engine's figures stand, but for those that count nobody."""
    return [
        (statement.evidence[0].start, statement.evidence[0].end)
        for mention in coded.mentions
        for statement in mention.statements
        if isinstance(statement.value, TollValue) and statement.value.low != 0
    ]
