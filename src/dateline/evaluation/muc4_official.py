"""All 24 slots of MUC-4 templates after the rules of the 1992 evaluation.

Fills are correct, partial (half a point), incorrect, spurious or missing; recall is points by
possible fills, precision points by actual ones. Templates are paired one to one so that the points
are most; those of either side that stay alone count with all their fills ("all templates"), unless
the gold's is optional. ``matched`` counts the paired templates alone.

What is correct and what is partial: strings are correct when they are the same or differ only in
words before the same head, partial when they share a content word; a value of a closed set that
refers to a string is partial when the reference is another; the general types (an attack, a gun, an
explosive) are partial for their kinds; a place is partial with the right country, a date when the
intervals meet. The original left doubtful strings to a person; here nobody decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.codebooks.muc4 import SLOTS
from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.muc4_fills import (
    STRINGS,
    Template,
    agree,
    content,
    fills_of,
    optional,
    strings_of,
)

TEMPLATE = "MESSAGE: TEMPLATE"
_PARTS = {
    "ATTACK": {"BOMBING", "ARSON", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"},
    "GUN": {"MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"},
    "EXPLOSIVE": {"BOMB", "GRENADE", "MOLOTOV COCKTAIL", "DYNAMITE", "MINE", "VEHICLE BOMB",
                  "AERIAL BOMB", "ROCKET", "MISSILE"},
    "BOMB": {"VEHICLE BOMB", "AERIAL BOMB"},
}  # fmt: skip


class Points(NamedTuple):
    """Correct, partial, incorrect, spurious and missing fills."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0

    def plus(self, other: Points) -> Points:
        """The sum of both."""
        return Points(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """Points by possible fills, 0..100."""
        possible = self.correct + self.partial + self.incorrect + self.missing
        return round(100 * self.value / possible, 1) if possible else 0.0

    @property
    def precision(self) -> float:
        """Points by actual fills, 0..100."""
        actual = self.correct + self.partial + self.incorrect + self.spurious
        return round(100 * self.value / actual, 1) if actual else 0.0

    @property
    def f1(self) -> float:
        """Precision and recall weighed alike, 0..100."""
        both = 2 * (self.correct + self.partial + self.incorrect) + self.spurious + self.missing
        return round(200 * self.value / both, 1) if both else 0.0

    @property
    def value(self) -> float:
        """The points: one for each correct fill, half a one for each partial."""
        return self.correct + self.partial / 2


class Scored(NamedTuple):
    """The points per slot over all templates, and over the paired ones alone."""

    every: dict[str, Points]
    matched: dict[str, Points]


def official(gold: Sequence[Template], mine: Sequence[Template]) -> Scored:
    """The points of one document."""
    table = [[_slots(g, m) for m in mine] for g in gold]
    pairs = best_pairs([[_weight(points) for points in row] for row in table])
    every = dict.fromkeys((TEMPLATE, *SLOTS), Points())
    matched = dict(every)
    for row, column in pairs.items():
        _add(matched, table[row][column])
    _add(every, matched)
    for row, template in enumerate(gold):
        if row not in pairs and not optional(template):
            _add(every, _slots(template, {}))
    for column, template in enumerate(mine):
        if column not in pairs.values():
            _add(every, _slots({}, template))
    return Scored(every, matched)


def _add(totals: dict[str, Points], more: dict[str, Points]) -> None:
    for slot, points in more.items():
        totals[slot] = totals[slot].plus(points)


def _weight(points: dict[str, Points]) -> float:
    """Points of a pair; none where neither the type nor a string agrees."""
    if not any(points[slot].value for slot in ("INCIDENT: TYPE", *STRINGS)):
        return 0.0
    return sum(p.value for slot, p in points.items() if slot != TEMPLATE)


def _slots(gold: Template, mine: Template) -> dict[str, Points]:
    both = Points(correct=1) if gold and mine else Points(spurious=1) if mine else Points(missing=1)
    found = {slot: fills_points(slot, fills_of(slot, gold), fills_of(slot, mine)) for slot in SLOTS}
    return {TEMPLATE: both, **found}


def fills_points(slot: str, gold: Sequence[str], mine: Sequence[str]) -> Points:
    """The points of one slot of two paired templates."""
    table = [[credit(slot, g, m) for m in mine] for g in gold]
    pairs = best_pairs(table)
    credits = [table[row][column] for row, column in pairs.items()]
    due = sum(not g.startswith("?") for row, g in enumerate(gold) if row not in pairs)
    alone = len(mine) - len(pairs)
    return Points(
        correct=sum(c == 1 for c in credits),
        partial=sum(c < 1 for c in credits),
        incorrect=min(due, alone),
        spurious=max(0, alone - due),
        missing=max(0, due - alone),
    )


def credit(slot: str, gold: str, mine: str) -> float:
    """One for a correct fill, a half for a partial one, else nothing."""
    if slot in STRINGS:
        return _strings(gold, mine)
    if slot in {"INCIDENT: DATE", "INCIDENT: LOCATION"}:
        if gold.lstrip("? ") == mine:
            return 1.0
        return 0.5 if agree(slot, [gold], [mine]).matched else 0.0
    theirs, ours = _values(gold), _values(mine)
    value = 1.0 if theirs & ours else 0.5 if _kin(theirs, ours) else 0.0
    if value and strings_of(gold) and strings_of(mine) and not _strings(gold, mine):
        return 0.5
    return value


def _strings(gold: str, mine: str) -> float:
    theirs, ours = ([_plain(s) for s in strings_of(f)] for f in (gold, mine))
    if any(f" {g}".endswith(f" {m}") or f" {m}".endswith(f" {g}") for g in theirs for m in ours):
        return 1.0
    return 0.5 if content(gold) & content(mine) else 0.0


def _kin(gold: set[str], mine: set[str]) -> bool:
    return any(g in _PARTS.get(m, ()) or m in _PARTS.get(g, ()) for g in gold for m in mine)


def _values(fill: str) -> set[str]:
    """The values before the reference to a string."""
    bare = re.sub(r":?\s*\".*", "", fill)
    return {part.strip("? ") for part in bare.split("/")} - {""}


def _plain(string: str) -> str:
    return " ".join(re.sub(r"\b(?:A|AN|THE)\b|[^\w\s]", " ", string.upper()).split())
