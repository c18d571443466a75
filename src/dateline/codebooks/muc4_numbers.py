"""How many somebody or something told in a wire are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.codebooks.muc4_entities import Entity, label
from dateline.codebooks.muc4_reader import Reading, Span

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

_ROUGH = frozenset({"APPROXIMATELY", "ABOUT", "AROUND"})


class Told(NamedTuple):
    """A number in words, and the place of the word among them."""

    number: str
    place: int


def number_of(entity: Entity, reading: Reading, name: str) -> str:
    """One, more than one, or the number told with a span, as the reader's ``name`` says.

    A named person is one, whatever number stands before the name.
    """
    if entity.role == "name":
        return "1"
    kind = label(entity, name)
    return kind if kind != "TOLD" else told_number(entity, reading) or "PLURAL"


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
