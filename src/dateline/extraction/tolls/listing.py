"""Phrases that stand in one list, and phrases that are a part of the one before."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.view import FINITE, View

_LINKS = frozenset({",", "and", "or", "&", "plus", ";", "/"})
_LONG_LINKS = (
    ["well", "as"],
    ["along", "with"],
    ["together", "with"],
    ["and", "also"],
    ["and", "even"],
    ["addition", "to"],
    ["and", "the"],
)
_PART_WORDS = frozenset(
    {"including", "incl", "comprising", "namely", "included", "include", "mostly"}
)
_BARRED = FINITE | {"PRP"}
_LONGEST_GAP = 16
"""Words between two members of a list; a relative clause may stand there."""


def listed(view: View, before: People, current: People) -> bool:
    """Whether two neighbouring phrases stand in one list."""
    gap = range(before.end, current.start)
    if not gap or len(gap) > _LONGEST_GAP:
        return False
    start = current.start
    if view.lower[start - 1] not in _LINKS and view.lower[start - 2 : start] not in _LONG_LINKS:
        return False
    if "that" in view.lower[before.end : start] or _speaks(view, current):
        return False
    return not any(view.tag[i] in _BARRED for i in gap) or view.lower[start - 1] == ";"


_SAID = frozenset(
    "said says told added reported confirmed announced stated claimed wrote explained noted".split()
)
_REACH = 7
"""Words from a speaker to the verb of saying: "an official in the port of Aden said"."""


def _speaks(view: View, people: People) -> bool:
    """Whether a single person is the speaker: "killed ten civilians, an official in Aden said"."""
    if people.kind is not Kind.ONE:
        return False
    for at in range(people.end, min(people.end + _REACH, len(view.lower))):
        if view.lower[at] in _SAID:
            return True
        if view.tag[at] in {",", ".", ":", "CC"}:
            return False
    return False


def opens_part(view: View, people: People, start: int) -> bool:
    """Whether "including", "among them", "of whom" or the like opens the phrase.

    Only words from ``start`` on are looked at.
    """
    if people.part:
        return True
    for at in range(people.start - 1, max(start, people.start - 6) - 1, -1):
        word = view.lower[at]
        if word in _PART_WORDS:
            return True
        if word in {"them", "whom", "those"} and view.lower[at - 1] in {"among", "of"}:
            return True
        small = view.tag[at] in {"RB", "DT", "JJ"}
        if not small and word not in {
            "were",
            "was",
            "are",
            "is",
            ":",
            "at",
            "least",
            ",",
            '"',
            "(",
            "killed",
            "dead",
        }:
            return False
    return False


def whole_of(view: View, people: Sequence[People], at: int, start: int) -> int:
    """The index of the phrase that ``people[at]`` is a part of, or ``at`` when it is none.

    A part may be the second of a list: "47 persons, including 30 women and five children".
    """
    here = at
    while here > 0:
        gap = range(people[here - 1].end, people[here].start)
        if any(view.tag[i] in FINITE for i in gap):
            return at
        if opens_part(view, people[here], max(start, people[here - 1].end)):
            return here - 1
        if not listed(view, people[here - 1], people[here]):
            return at
        here -= 1
    return at


def fits(part: People, whole: People) -> bool:
    """Whether a part is no larger than its whole."""
    if whole.high is None or part.low is None:
        return True
    return part.low <= whole.high and part.kind is not Kind.NONE
