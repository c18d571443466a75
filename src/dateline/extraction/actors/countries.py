"""The countries that a report names, by their names, adjectives, peoples and capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.extraction.actors.names import joined_row
from dateline.knowledge.actors import State, States, Word
from dateline.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.marks import PlaceMark

_WEIGHT = {"name": 1.0, "adjective": 1.0, "people": 1.0, "seat": 0.5}
_LEAD = 60
"""Words at a report's beginning that count double: headline, dateline and lead."""
_LEAD_CHARACTERS = 360
_CLEAR = 1.5
"""How many times more often than any other the dominant country is named."""


class CountryWord(NamedTuple):
    """A country named at words ``first`` to ``last`` (half-open) in a role of ``States.index``."""

    first: int
    last: int
    iso: str
    role: str


def country_words(words: list[Word], table: States) -> list[CountryWord]:
    """The countries named in a text, in order; the longest name wins."""
    result: list[CountryWord] = []
    at = 0
    while at < len(words):
        found = _at(words, at, table)
        if found is None:
            at += 1
        else:
            result.append(found)
            at = found.last
    return result


def _at(words: list[Word], at: int, table: States) -> CountryWord | None:
    lengths = table.lengths.get(words[at].key)
    if lengths is None or not words[at].text[0].isupper():
        return None
    row = joined_row(words, at, lengths[0])
    for length in lengths:
        if length > len(row):
            continue
        if _other_place(words, at, length):
            return None
        hit = table.index.get(tuple(row[:length]))
        if hit is not None and _case(words[at : at + length]):
            return CountryWord(at, at + length, hit[0], hit[1])
    return None


def _other_place(words: list[Word], at: int, length: int) -> bool:
    """Whether the name is part of another: "New Mexico", "Niger State"."""
    before = words[at - 1].key if at and words[at].joined else ""
    after = words[at + length].key if at + length < len(words) else ""
    return (before == "new" and words[at].key in ("mexico", "england", "guinea")) or (
        words[at].key == "niger" and after in ("state", "delta", "river")
    )


def _case(part: list[Word]) -> bool:
    """Whether abbreviations ("US", "CAR") stand in capitals: "us", "car" are other words."""
    return all(len(w.key) > 3 or w.text.isupper() or w.key in _SHORT for w in part)


_SHORT = frozenset(
    "new the abu sri lao lee san of el al la and lon don van uk us u s k a e".split()
)


def count(found: list[CountryWord]) -> dict[str, float]:
    """How often each country is named; a capital counts half, the lead of the report double."""
    result: dict[str, float] = {}
    for word in found:
        weight = _WEIGHT[word.role] * (2.0 if word.first < _LEAD else 1.0)
        result[word.iso] = result.get(word.iso, 0.0) + weight
    return result


def place_votes(places: Sequence[PlaceMark]) -> dict[str, float]:
    """Votes of resolved places for their countries; a country's own name votes elsewhere."""
    result: dict[str, float] = {}
    for place in places:
        where = place.where
        if where.country and not place.demonym and where.precision is not PlacePrecision.COUNTRY:
            votes = 1.0 if place.span.start < _LEAD_CHARACTERS else 0.5
            result[where.country] = result.get(where.country, 0.0) + votes
    return result


def dominant(counts: dict[str, float]) -> str | None:
    """The country that a report is clearly about, or ``None``."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
        return None
    return ranked[0][0]


__all__ = ["CountryWord", "State", "count", "country_words", "dominant"]
