"""How the figures of two mentions lie to each other, in words."""

from __future__ import annotations

import re

from dateline.linking.profile import Count
from dateline.linking.tolls import Tolls
from dateline.vocabulary import Group, Outcome, Qualifier

_HELD = frozenset({Outcome.ABDUCTED, Outcome.CAPTURED, Outcome.ARRESTED})
_OUTCOMES = {
    "killed": frozenset({Outcome.KILLED}),
    "injured": frozenset({Outcome.INJURED}),
    "held": _HELD,
}
_PUT = {
    Qualifier.MINIMUM: "at least {}",
    Qualifier.MAXIMUM: "up to {}",
    Qualifier.APPROX: "about {}",
}
FOUND = {
    Tolls.SAME_MANY: "the same figure, of ten and more",
    Tolls.SAME_SOME: "the same figure, of three to nine",
    Tolls.SAME_TWO: "the same figure, two",
    Tolls.SAME_ONE: "the same figure, one",
    Tolls.OVERLAP: "compatible: the bounds overlap",
    Tolls.OPEN: "not contrary: the bounds overlap as one is open, the numbers are far apart",
    Tolls.RISING: "the later report has more",
    Tolls.DIFFERENT: "not compatible, by half at most",
    Tolls.VERY_DIFFERENT: "not compatible, by more than half",
    Tolls.ONE_SIDED: "only one tells a figure",
    Tolls.NONE: "neither tells a figure",
    Tolls.OTHERS: "figures of different groups",
}


def toll_words(
    aspect: str, level: Tolls, one: tuple[Count, ...], two: tuple[Count, ...], later: int
) -> str:
    """ "killed: 53 soldiers against 49 soldiers, both exact: not compatible".

    ``later`` is by how many days the second was published after the first.
    """
    mine, theirs = ([c for c in counts if c.outcome in _OUTCOMES[aspect]] for counts in (one, two))
    if not mine or not theirs:
        told = "; ".join(_figure(c) for c in [*mine, *theirs])
        return f"{aspect}: {FOUND[level]}" + (f", {told}" if told else "")
    a, b = _pair(level, mine, theirs)
    if level <= Tolls.SAME_ONE:
        return f"{aspect}: the same figure, {_figure(a)}"
    if level is Tolls.RISING and later < 0:
        a, b = b, a
    exact = Qualifier.EXACT == a.qualifier == b.qualifier and level < Tolls.ONE_SIDED
    against = "then" if level is Tolls.RISING else "against"
    both = ", both exact" if exact else ""
    found = re.split("[:,]", FOUND[level])[0]
    return f"{aspect}: {_figure(a)} {against} {_figure(b)}{both}: {found}"


def _pair(level: Tolls, mine: list[Count], theirs: list[Count]) -> tuple[Count, Count]:
    """The figures to show: equal ones where they made the level, else of one group."""
    pairs = [(a, b) for a in mine for b in theirs]
    if level <= Tolls.SAME_ONE:
        return next((p for p in pairs if (p[0].low, p[0].high) == (p[1].low, p[1].high)), pairs[0])
    return next((p for p in pairs if p[0].group is p[1].group), pairs[0])


def _figure(count: Count) -> str:
    group = "" if count.group is Group.UNSPECIFIED else f" {count.group.replace('_', ' ')}"
    if count.low is None or count.high is None or count.qualifier is Qualifier.VAGUE:
        low, high = (str(n) if n is not None else "?" for n in (count.low, count.high))
        number = low if low == high else f"{low} to {high}"
        number = f"at least {low}" if high == "?" else number
    else:
        number = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
        number = _PUT.get(count.qualifier, "{}").format(number)
    return number + group
