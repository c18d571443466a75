"""Profiles of mentions made by hand, and invented reports coded and linked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

import dateline
from dateline.dossiers import Link
from dateline.linking import Profile, Rulings, default_linker
from dateline.linking.profile import Count, Spell, Spot, Word
from dateline.records import CodedReport
from dateline.vocabulary import (
    DatePrecision,
    EventType,
    Ground,
    Group,
    Outcome,
    PlacePrecision,
    Qualifier,
)

DAY = dt.date(2024, 3, 13)
VILLAGE = Spot("Tessa", "village", 0, PlacePrecision.EXACT, 15.0, 2.0, 1001, "ML", "ML.09", None)


def day(offset: int, length: int = 0) -> Spell:
    """A time that begins ``offset`` days after ``DAY``."""
    start = DAY.toordinal() + offset
    return Spell(start, start + length, DatePrecision.WEEK if length else DatePrecision.DAY)


def killed(
    low: int, group: Group = Group.SOLDIERS, *, high: int | None = -1, exact: bool = True
) -> Count:
    """A toll of dead; without ``high`` it is the number itself."""
    qualifier = Qualifier.EXACT if exact else Qualifier.MINIMUM
    return Count(Outcome.KILLED, group, low, low if high == -1 else high, qualifier)


def profile(key: str, **values: object) -> Profile:
    """A mention of an armed attack on a village, published on ``DAY``; ``values`` say otherwise."""
    made: dict[str, object] = {
        "key": key,
        "text": key.partition("/")[0],
        "published": DAY.toordinal(),
        "ground": Ground.MAIN,
        "loose": False,
        "spells": (day(0),),
        "spots": (VILLAGE,),
        "types": (EventType.ARMED_ATTACK,),
        "perpetrators": (),
        "others": (),
        "means": (),
        "counts": (),
        "words": (Word("tamasheq market", 17), Word("tessa", 10, True)),
    }
    return Profile(**made | values)  # type: ignore[arg-type]


@cache
def coded(text: str, published: str) -> CodedReport:
    """An invented report, coded."""
    return dateline.code(text, published=published)


def read(*reports: tuple[str, str]) -> list[list[Profile]]:
    """For each report (text and date of publication) the profiles of its mentions."""
    linker = default_linker()
    return [linker.profiles(coded(text, published)) for text, published in reports]


def links_of(profiles: Sequence[Profile]) -> list[Link]:
    """The links of all pairs that share a block key."""
    linker = default_linker()
    keys = {p.key: set(linker.keys(p)) for p in profiles}
    found = []
    for number, one in enumerate(profiles):
        near = [p for p in profiles[number + 1 :] if keys[p.key] & keys[one.key]]
        found += linker.compare(one, near)
    return found


def grouped(profiles: Sequence[Profile], rulings: Rulings | None = None) -> list[tuple[str, ...]]:
    """The groups of profiles."""
    return default_linker().group(profiles, links_of(profiles), rulings or Rulings())


def together(*reports: tuple[str, str]) -> list[list[int]]:
    """Which reports (by number) stand together by the events of their first mentions."""
    found = read(*reports)
    groups = grouped([p for profiles in found for p in profiles])
    home = {key: number for number, group in enumerate(groups) for key in group}
    lots: dict[int, list[int]] = {}
    for number, profiles in enumerate(found):
        lots.setdefault(home[profiles[0].key], []).append(number)
    return sorted(lots.values())
