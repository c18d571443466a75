"""How many somebody or something told in a wire are."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebooks.muc4_entities import Entity, label
from dateline.codebooks.muc4_reader import Reading

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN "
        "FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY".split()
    )
}
_BEFORE = 3
"""Words before a span in which its number may stand."""

_DIGITS = 3
"""Most digits of a number that is one of people or things (a longer one may be a year)."""


def number_of(entity: Entity, reading: Reading, name: str) -> str:
    """One, more than one, or the number told with a span, as the reader's ``name`` says."""
    kind = label(entity, name)
    return kind if kind != "TOLD" else told_number(entity, reading) or "PLURAL"


def told_number(entity: Entity, reading: Reading) -> str | None:
    """The number that stands in a span or before it, by the surest span that has one."""
    for span in sorted(entity.spans, key=lambda s: -s.chance):
        places = range(max(0, span.first - _BEFORE), span.last)
        found = number_in([reading.word(place) for place in places])
        if found:
            return found
    return None


def number_in(words: Sequence[str]) -> str | None:
    """The last number in words, which are in capitals."""
    for word in reversed(words):
        if word in _WORDS:
            return _WORDS[word]
        if word.isdigit() and len(word) <= _DIGITS:
            return word
    return None
