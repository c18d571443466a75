"""How many somebody or something told in a wire are."""

from __future__ import annotations

import numpy as np

from dateline.codebooks.muc4_entities import Entity, label
from dateline.codebooks.muc4_numerals import SINGLE, head_end, number_beside, plural
from dateline.codebooks.muc4_reader import Reading, chances, column, table

_SEEN = {
    (True, True): (6, 14, 257),
    (True, False): (1, 1, 11),
    (False, True): (4, 143, 19),
    (False, False): (163, 6, 2),
}
"""Descriptions of people in the DEV documents that are one, more, or a told number in the gold.

By whether a number is told, and whether the head of the words is a plural.
"""

_READER = 0.42
"""Weight of the reader's log chances beside these counts: it is too sure of what it has not seen.

Not fitted: of DEV documents only readings by a model that has seen them were at hand. It is the
least weight with which these lose nothing.
"""


def number_of(entity: Entity, reading: Reading, name: str) -> str:
    """One, more than one, or the number told with a span: by the reader's ``name`` and the words.

    A named person is one, whatever number stands before the name.
    """
    if entity.role == "name":
        return "1"
    told = told_number(entity, reading)
    kind = _kind(entity, reading, told) if name == "human_number" else label(entity, name)
    return kind if kind != "TOLD" else told or "PLURAL"


def _kind(entity: Entity, reading: Reading, told: str | None) -> str:
    """The likeliest kind of number of described people, by the reader and by the words."""
    seen = np.array(_SEEN[told is not None, _many(entity, reading)]) + 0.5
    given = chances(column(entity.scores, "human_number"), axis=0)
    scores = np.log(seen) + _READER * np.log(given + 1e-6)
    return table().labels["human_number"][int(scores.argmax())]


def _many(entity: Entity, reading: Reading) -> bool:
    """Whether what names an entity best is a plural, a group, or several in a row."""
    span = entity.best
    words = [reading.word(place) for place in range(span.first, span.last)]
    several = "AND" in words and words[0] not in SINGLE
    return several or plural(reading.word(head_end(span, reading) - 1))


def told_number(entity: Entity, reading: Reading) -> str | None:
    """The number that stands in a span or before it, by the surest span that has one."""
    spans = sorted(entity.spans, key=lambda s: -s.chance)
    found = (number_beside(span, reading) for span in spans)
    return next((number for number in found if number), None)
