"""Nouns for several people at once: "a family of six", "the whole crew"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.numbers import NumberPhrase
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.phrases import noun_run, person
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Qualifier

_HOUSEHOLDS = frozenset({"family", "household", "crew"})
_FEWEST = 2
"""People in a household whose size is not told, a bound that no codebook gives: it is plural."""


def is_household(view: View, people: People) -> bool:
    """Whether a phrase's noun is a household."""
    return view.lower[people.head] in _HOUSEHOLDS


def household(view: View, people: People, end: int, numbers: dict[int, NumberPhrase]) -> People:
    """A phrase for one that is a household, with its size where that is told, else as a plural.

    "A family of six people" counts six; "the family" counts nobody knows how many.
    """
    if not is_household(view, people):
        return people
    number = (
        numbers.get(people.end + 1) if view.lower[people.end : people.end + 1] == ["of"] else None
    )
    if number is None or number.end > end:
        return replace(people, kind=Kind.BARE, low=_FEWEST, high=None, qualifier=Qualifier.VAGUE)
    run = noun_run(view, number.end, end)
    counted = run is not None and run.head >= 0 and person(view, run.head, counted=True)
    return replace(
        people,
        end=run.end if run is not None and counted else number.end,
        kind=Kind.COUNTED,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
    )
