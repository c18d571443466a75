"""Figures in the lines of a list: "- 152 civilians, including 12 women and 16 children"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dateline.extraction.tolls.linking import Link
from dateline.extraction.tolls.listing import listed, opens_part
from dateline.extraction.tolls.people import Kind
from dateline.extraction.tolls.scan import find_people
from dateline.extraction.tolls.view import View


class Carried(NamedTuple):
    """The figure that a list breaks down, and its sentence."""

    whole: Link
    sentence: int


_BULLETS = frozenset({"-", "\u2013", "\u2014", "*", "\u2022", "\u00b7", "--", "\u25cf", "\u25aa"})


def find_listed(view: View, start: int, end: int, carried: Carried | None) -> list[Link]:
    """The figures of one line of a list that breaks ``carried`` down, or nothing."""
    if carried is None:
        return []
    at = _after_bullet(view, start, end)
    if at is None:
        return []
    people = [
        p for p in find_people(view, at, end) if p.kind in {Kind.COUNTED, Kind.ONE, Kind.NUMBER}
    ]
    if not people or people[0].start > at + 1:
        return []
    trigger = carried.whole.trigger
    first = Link(people[0], trigger, carried.whole)
    found = [first]
    part = False
    for before, current in pairwise(people):
        part = part or opens_part(view, current, before.end)
        if not part and not listed(view, before, current):
            break
        found.append(Link(current, trigger, first if part else carried.whole))
    return found


def _after_bullet(view: View, start: int, end: int) -> int | None:
    """The token behind the bullet that opens this line; the bullet may be a sentence of its own."""
    at = start
    while at < end and not view.lower[at].strip():
        at += 1
    if at < end and view.lower[at] in _BULLETS:
        return at + 1
    before = at - 1
    if before > 0 and view.lower[before] in _BULLETS and "\n" in view.lower[before - 1]:
        return at
    return None
