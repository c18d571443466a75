"""Numbers in the words of a wire: how many people or things stand in a span or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.codebooks.muc4_reader import Reading, Span
from dateline.extraction.times.numbers import ONES, TENS

_WORDS = {
    word.upper(): number
    for word, number in (
        *ONES.items(),
        *TENS.items(),
        *(
            (tens + one, ten + n)
            for tens, ten in TENS.items()
            for one, n in ONES.items()
            if 0 < n < 10
        ),
    )
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*")
"""A number of people or things; four digits without a comma may be a year."""

_BEFORE = 3
"""Words before a span in which its number may stand."""

_ENDS = frozenset(".,;)\"'")
"""What a number that stands before a span is not looked for beyond."""

_NO_COUNT = frozenset(
    "YEAR YEARS - KM PERCENT JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER "
    "NOVEMBER DECEMBER".split()
)
"""What follows a number that is none of people or things ("15-YEAR-OLD", "16 MARCH")."""

_AFTER_HEAD = frozenset(
    "OF FROM IN AT WHO WHOM THEY ON FOR WITH THAT BELONGING TO AND , ( [".split()
)
_PLURALS = frozenset("PEOPLE CHILDREN WOMEN POLICE CLERGY PERSONNEL THOSE OTHERS".split())
"""Plurals without a sign."""

GROUPS = frozenset(
    "POPULATION FAMILY GROUP PATROL DETACHMENT STAFF CREW COMMUNITY TEAM UNIT MILITIA CORPS CONVOY "
    "DELEGATION COMMISSION".split()
)
"""Names of groups, whose number may stand behind them ("a group of 12 peasants")."""

_ROUGH = frozenset({"APPROXIMATELY", "ABOUT", "AROUND"})
SINGLE = frozenset({"A", "AN", "ONE"})
"""Words that begin a span of one."""


class Told(NamedTuple):
    """A number in words, and the places of its first word and of the one behind it."""

    number: str
    first: int
    last: int


def number_beside(span: Span, reading: Reading) -> str | None:
    """The number in a span or before it, in MUC-4's notation: ``30-`` at least, ``~30`` about.

    One is no number of what the reader holds for many ("one of the priests").
    """
    first = _beginning(span, reading)
    ends = (head_end(span, reading), span.last)
    last = ends[reading.word(ends[0] - 1) in GROUPS]
    found = told_in([reading.word(place) for place in range(first, last)])
    if not found or found.number in {"0", "1"}:
        return None
    at = first + found.first
    before = [reading.word(k) for k in range(max(0, at - 3), at)]
    return _as_told(found.number, [word for word in before if word != "["])


def head_end(span: Span, reading: Reading) -> int:
    """The place behind the head of a span's words: before "of", "who" or a participle."""
    for place in range(span.first + 1, span.last):
        word = reading.word(place)
        if word in _AFTER_HEAD or (word.endswith("ED") and plural(reading.word(place - 1))):
            return place
    return span.last


def plural(word: str) -> bool:
    """Whether a word in capitals is a plural, or the name of a group."""
    ends_so = word.endswith(("S", "MEN")) and not word.endswith(("SS", "'S", "US"))
    return ends_so or word in _PLURALS or word in GROUPS


def _beginning(span: Span, reading: Reading) -> int:
    """The first word that may be the span's number: none beyond the end of what is told before."""
    first = span.first
    if reading.word(first) in SINGLE:
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
            return _whole(words, place)
    return None


def _whole(words: Sequence[str], place: int) -> Told:
    """A number with the tens before it ("THIRTY-THREE")."""
    word = words[place]
    value = _WORDS[word] if word in _WORDS else int(word.replace(",", ""))
    if 0 < value < 10 and word in _WORDS and words[max(0, place - 1) : place] == ["-"]:
        tens = words[place - 2] if place > 1 else ""
        if tens.lower() in TENS:
            return Told(str(TENS[tens.lower()] + value), place - 2, place + 1)
    return Told(str(value), place, place + 1)
