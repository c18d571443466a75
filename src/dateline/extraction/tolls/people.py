"""Phrases for people, with how many they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from dateline.extraction.tolls.groups import group_of, group_of_words, side_group
from dateline.extraction.tolls.phrases import Run
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Group, Qualifier


class Kind(StrEnum):
    """How a phrase counts people."""

    COUNTED = auto()  # "12 soldiers"
    ONE = auto()  # "a soldier"
    DEFINITE = auto()  # "the soldier", "his wife": may point back
    NUMBER = auto()  # "12", with the noun left out
    BARE = auto()  # "soldiers"
    NAMED = auto()  # a proper name
    NONE = auto()  # "no one", "no soldiers"
    COUNT = auto()  # the noun counts deaths, not people: "12 deaths"


@dataclass(frozen=True, slots=True)
class People:
    """A phrase at tokens ``start`` to ``end``; ``group`` is ``None`` where others give it."""

    start: int
    end: int
    head: int
    kind: Kind
    low: int | None
    high: int | None
    qualifier: Qualifier
    group: Group | None
    noun: tuple[int, int] | None = None  # tokens of "Malian troops"
    part: bool = False  # "three of them children"
    sent: bool = False  # "sending hundreds of families": what follows was done to them


POINTING = frozenset("the this his her its their my our your these those".split())
"""Words that point to somebody known: "the two men" may have been told of before."""


ADULT = 18
"""Years from which somebody is no child (Convention on the Rights of the Child, article 1)."""

OPEN = frozenset({None, Group.UNSPECIFIED, Group.CIVILIANS})
"""Groups that leave open whether somebody is a child."""


def aged(run: Run, group: Group | None) -> Group | None:
    """``group``, but minors are children and adults none: "his 35-year-old son".

    "A 16-year-old driver" stays a civilian: reports tell of him again by his work.
    """
    return group if group is Group.CIVILIANS else of_age(run.age, group)


def of_age(age: int | None, group: Group | None) -> Group | None:
    """The group of somebody of an age in years, told with ``group``."""
    if age is not None and age < ADULT and group in OPEN:
        return Group.CHILDREN
    grown = age is not None and age >= ADULT and group is Group.CHILDREN
    return Group.CIVILIANS if grown else group


def words_of(run: Run) -> tuple[int, int] | None:
    """The tokens of a run, or nothing where it has none."""
    return (run.start, run.end) if run.start < run.end else None


def count_group(view: View, start: int, head: int, limit: int) -> Group | None:
    """The group in "12 civilian deaths", "no casualties among the troops"."""
    for at in range(head - 1, start - 1, -1):
        group = group_of(view, at, at, at + 1)
        if group is not None:
            return group
        if view.lower[at] in {"military", "army"}:
            return Group.SOLDIERS
        if view.lower[at] == "civilian":
            return Group.CIVILIANS
    return side_group(view, head, limit)


_SUFFERING = frozenset("suffer suffered suffers sustain sustained incurred incur recorded".split())


def sufferers(view: View, at: int) -> Group | None:
    """The group in "the army suffered 15 casualties", whose phrase begins at ``at``."""
    if _SUFFERING.isdisjoint(view.lower[max(0, at - 3) : at]):
        return None
    return group_of_words(view, max(0, at - 8), at)
