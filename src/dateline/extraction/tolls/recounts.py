"""A figure told before, counted anew without a word for the dead: "by Friday it was 14, then 19".

"The Red Cross spoke of 27", "it had lowered that to 27", "the ministry now gives 12": whom the
number counts and what happened to them was told in the sentences before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extraction.numbers import NumberPhrase
from dateline.extraction.tolls.figures import Figure
from dateline.extraction.tolls.linking import Link
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.triggers import Trigger
from dateline.extraction.tolls.view import View, numbers_in
from dateline.vocabulary import Outcome

REACH = 3
"""Sentences back to the figure that is counted anew."""

_SPEAKING = frozenset("spoke speak speaks speaking talked talks".split())
_CHANGED = frozenset("lowered raised revised corrected cut reduced updated".split())
"""Who changes a figure; how a toll rises and falls is told with a word for it (``figures``)."""
_BEING = frozenset({"was", "is", "were", "be", "been"})
_IT = frozenset({"it", "that", "this", "figure", "count", "number"})
_BETWEEN = frozenset("it this that the figure count number up down its".split())
_STOPS = frozenset({",", ".", ";", ":", ")", '"', "and", "but", "by", "in", "on", "while", "after"})
"""Words behind a number that counts nothing told with it."""


def find_recounts(
    view: View, start: int, end: int, told: Sequence[Link], taken: Sequence[Link]
) -> list[Link]:
    """The figures in the tokens from ``start`` to ``end`` that count anew what ``told`` counts.

    ``told`` are the figures of the sentences before and of this one, the nearest last; ``taken``
    those of this one.
    """
    wholes = [k for k in told if _whole(k)]
    if not wholes:
        return []
    used = {i for link in taken for i in range(link.people.start, link.people.end)}
    found: list[Link] = []
    for number, verb in _numbers(view, start, end):
        if number.core in used or number.low is None or number.low < 1:
            continue
        whole = next((k for k in reversed(wholes) if k.people.start < number.start), None)
        if whole is None or (whole.people.start >= start and view.lower[verb] in _BEING):
            continue  # "it was 12" counts anew what the sentences before tell
        people = People(
            number.start, number.end, number.core, Kind.NUMBER, number.low, number.high,
            number.qualifier, whole.people.group,
        )  # fmt: skip
        trigger = Trigger(verb, verb, verb + 1, whole.trigger.outcome, "count")
        found.append(Figure(people, trigger, None, False))
    return found


def _whole(link: Link) -> bool:
    """Whether a figure is one that is counted anew: of several dead, and no part of another."""
    several = (link.people.low or 0) > 1
    return several and link.part_of is None and link.trigger.outcome is Outcome.KILLED


def _numbers(view: View, start: int, end: int) -> Iterator[tuple[NumberPhrase, int]]:
    """The bare numbers behind a verb of counting, with the verb's token."""
    before = -1
    for number in numbers_in(view, start, end):
        if not _bare(view, number, end):
            continue
        verb = _verb(view, start, number.start)
        lead = view.lower[number.start - 1] if number.start > start else ""
        spoke = lead == "of" and not _SPEAKING.isdisjoint(view.lower[start : number.start])
        then = (before >= 0 and lead == "then") or (spoke and _timed(view, number.start - 2))
        if verb is None and not then:
            continue
        before = number.core
        yield number, verb if verb is not None else number.start - 1


def _timed(view: View, at: int) -> bool:
    """Whether a time stands between two counts: "spoke of six, by midnight of nine"."""
    return view.entity[at] in {"TIME", "DATE"} or view.lower[at] in {"then", "later", ","}


def _bare(view: View, number: NumberPhrase, end: int) -> bool:
    """Whether the number stands alone, neither a year nor a time nor a count of something."""
    word = view.lower[number.core]
    year = len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100
    timed = view.entity[number.core] in {"TIME", "PERCENT", "MONEY", "ORDINAL"}
    alone = number.end >= end or view.lower[number.end] in _STOPS
    return alone and not year and not timed


def _verb(view: View, start: int, at: int) -> int | None:
    """The verb of counting right before a number, if one stands there."""
    last = at - 1
    if last <= start:
        return None
    word = view.lower[last]
    if word == "of" and view.lower[last - 1] in _SPEAKING:
        return last - 1
    if word in _BEING and view.lower[last - 1] in _IT:
        return last
    if word == "to":
        verb = last - 1
        while verb > start and view.lower[verb] in _BETWEEN:
            verb -= 1
        return verb if view.lower[verb] in _CHANGED else None
    return None
