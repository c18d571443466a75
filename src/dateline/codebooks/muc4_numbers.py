"""How many somebody or something told in a wire are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.codebooks.muc4_entities import Entity, label
from dateline.codebooks.muc4_reader import Reading, Span, chances, column, table

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN "
        "FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY".split()
    )
} | {
    word: str(10 * number)
    for number, word in enumerate("THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY".split(), 3)
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*")
"""A number of people or things; four digits without a comma may be a year."""

_BEFORE = 3
"""Words before a span in which its number may stand."""

_ENDS = frozenset(".,;)\"'")
"""What a number that stands before a span is not looked for beyond."""

_NO_COUNT = frozenset({"YEAR", "YEARS", "-", "KM", "PERCENT"})
"""What follows a number that is none of people or things ("15-YEAR-OLD")."""

_SEEN = {
    (True, True): (6, 14, 257),
    (True, False): (1, 1, 11),
    (False, True): (4, 143, 19),
    (False, False): (163, 6, 2),
}
"""Descriptions of people in the DEV documents that are one, more, or a told number in the gold.

By whether a number is told, and whether the head of the words is a plural.
"""

_READER = 0.5
"""Weight of the reader's log chances beside these counts: it is too sure of what it has not seen.

Not fitted: of DEV documents only readings by a model that has seen them were at hand.
"""

_AFTER_HEAD = frozenset("OF FROM IN AT WHO ON FOR WITH THAT BELONGING TO AND , ( [".split())
_PLURALS = frozenset(
    "PEOPLE CHILDREN WOMEN POLICE CLERGY PERSONNEL POPULATION THOSE OTHERS FAMILY GROUP PATROL "
    "DETACHMENT STAFF CREW COMMUNITY TEAM UNIT MILITIA CORPS CONVOY DELEGATION COMMISSION".split()
)
"""Plurals without a sign, and names of groups."""

_SINGLE = frozenset({"A", "AN", "ONE"})

_ROUGH = frozenset({"APPROXIMATELY", "ABOUT", "AROUND"})


class Told(NamedTuple):
    """A number in words, and the place of the word among them."""

    number: str
    place: int


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
    words = [reading.word(place) for place in range(entity.best.first, entity.best.last)]
    end = next((n for n, word in enumerate(words) if n and word in _AFTER_HEAD), len(words))
    head = words[end - 1]
    ends_so = head.endswith(("S", "MEN")) and not head.endswith(("SS", "'S", "US"))
    several = "AND" in words and words[0] not in _SINGLE
    return ends_so or several or head in _PLURALS


def told_number(entity: Entity, reading: Reading) -> str | None:
    """The number that stands in a span or before it, by the surest span that has one.

    In MUC-4's notation: ``30-`` for at least 30, ``~30`` for about 30. One is no number of what
    the reader holds for many ("one of the priests").
    """
    for span in sorted(entity.spans, key=lambda s: -s.chance):
        first = _beginning(span, reading)
        found = told_in([reading.word(place) for place in range(first, span.last)])
        if found and found.number not in {"0", "1"}:
            at = first + found.place
            return _as_told(found.number, [reading.word(k) for k in range(max(0, at - 2), at)])
    return None


def _beginning(span: Span, reading: Reading) -> int:
    """The first word that may be the span's number: none beyond the end of what is told before."""
    first = span.first
    if reading.word(first) in _SINGLE:
        return first
    while first > max(0, span.first - _BEFORE) and reading.word(first - 1) not in _ENDS:
        first -= 1
    return first


def _as_told(number: str, before: Sequence[str]) -> str:
    if before[-2:] == ["AT", "LEAST"]:
        return f"{number}-"
    return f"~{number}" if before[-1:] and before[-1] in _ROUGH else number


def number_in(words: Sequence[str]) -> str | None:
    """The last number in words, which are in capitals."""
    found = told_in(words)
    return found.number if found else None


def told_in(words: Sequence[str]) -> Told | None:
    """The last number in words that counts people or things, and where it stands."""
    for place in reversed(range(len(words))):
        word = words[place]
        known = word in _WORDS or _DIGITS.fullmatch(word)
        if known and _NO_COUNT.isdisjoint(words[place + 1 : place + 2]):
            return Told(_WORDS.get(word) or word.replace(",", ""), place)
    return None
