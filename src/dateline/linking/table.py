"""Profiles as columns, so that many pairs are compared at once and one like a million."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from dateline.knowledge.conflict_countries import conflict_countries
from dateline.knowledge.gazetteer.keys import fold
from dateline.linking.kinds import OPEN, WAR
from dateline.linking.profile import Count, Profile, Spot
from dateline.linking.profiling import OTHERS, PERPETRATORS, POLICE, SPELLS, SPOTS, STATE, TYPES
from dateline.linking.words import MOST
from dateline.vocabulary import (
    EventType,
    Ground,
    Group,
    MeansClass,
    Outcome,
    PlacePrecision,
    Qualifier,
)

Array = np.ndarray[Any, np.dtype[Any]]

FINE, COARSE2, COARSE1, FEATURE, COUNTRY, NAMED = 1, 2, 3, 4, 5, 6
"""Levels of a place: a point; a second-, a first-order unit; a feature with an extent; a country;
a name that the gazetteer lacks. 0 is no place."""

_LEVELS = {
    PlacePrecision.EXACT: FINE,
    PlacePrecision.NEAR: FINE,
    PlacePrecision.ADMIN2: COARSE2,
    PlacePrecision.ADMIN1: COARSE1,
    PlacePrecision.FEATURE: FEATURE,
    PlacePrecision.INTERNATIONAL: FEATURE,
    PlacePrecision.COUNTRY: COUNTRY,
    PlacePrecision.UNKNOWN: NAMED,
}
_TYPES = {kind: number for number, kind in enumerate(EventType, 1)}
_MEANS = {kind: 1 << number for number, kind in enumerate(MeansClass)}

AFAR = sum(_MEANS[kind] for kind in (MeansClass.AERIAL, MeansClass.DRONE, MeansClass.ARTILLERY))
"""The means that strike from afar, as bits of ``Table.means``."""

PEACE, ANYWHERE, WAR_ZONE = 0, 1, 2
"""Where an event was: in a country at peace, nowhere told, in one at war."""

TOWN = 1
"""The seat of a lower unit; 2 is a capital or the seat of a first-order unit."""
GROUNDS = (Ground.MAIN, Ground.OTHER, Ground.BACKGROUND)
RECAP = 2
KILLED, INJURED, HELD = 0, 1, 2
_OUTCOMES = {
    Outcome.KILLED: KILLED,
    Outcome.INJURED: INJURED,
    Outcome.ABDUCTED: HELD,
    Outcome.CAPTURED: HELD,
    Outcome.ARRESTED: HELD,
}
ALL, FORCES, FIGHTERS, CIVILIANS = 1, 2, 3, 4
_GROUPS = {
    Group.UNSPECIFIED: ALL,
    Group.SOLDIERS: FORCES,
    Group.POLICE: FORCES,
    Group.SECURITY_FORCES: FORCES,
    Group.MILITANTS: FIGHTERS,
    Group.ATTACKERS: FIGHTERS,
}
"""Whom a toll counts, in four classes; all other groups are civilians."""

FIGURES, DOUBTS = 4, 3
"""Figures of an outcome and doubts that are kept."""
MOST_PEOPLE = 1_000_000_000
"""What an open upper bound counts as."""
NEVER = -(10**7)
"""A day that no report tells."""


class Table:
    """The columns of some profiles, in their order; row ``i`` is profile ``i``."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._fill([row_of(profile) for profile in profiles])

    @classmethod
    def of_rows(cls, rows: Sequence[tuple[Any, ...]]) -> Table:
        """The columns of rows that ``row_of`` made."""
        table = cls.__new__(cls)
        table._fill(rows)
        return table

    def _fill(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self.size = len(rows)
        columns = zip(*rows, strict=True) if rows else ([] for _ in COLUMNS)
        for (name, (kind, shape)), values in zip(COLUMNS.items(), columns, strict=True):
            setattr(self, name, np.array(values, dtype=kind).reshape((self.size, *shape)))

    @classmethod
    def joined(cls, tables: Sequence[Table]) -> Table:
        """The rows of several tables, one after the other."""
        whole = cls([])
        whole.size = sum(table.size for table in tables)
        for name in COLUMNS if tables else ():
            setattr(whole, name, np.concatenate([getattr(table, name) for table in tables]))
        return whole

    published: Array
    text: Array
    report: Array
    number: Array  # the mention within its report
    doubts: Array  # numbers of mentions of the report that may tell the same
    loose: Array
    series: Array  # whether its like come in series: ``PEACE``, ``ANYWHERE`` or ``WAR_ZONE``
    vague: Array  # no date, no figure, and a type that leaves much open
    ground: Array
    start: Array
    end: Array
    level: Array
    spot: Array  # what the place itself is known by
    own: Array  # whether that is a gazetteer entry, not a name within a wider place
    seat: Array
    name: Array
    lat: Array
    lon: Array
    country: Array
    admin1: Array
    admin2: Array
    types: Array
    perpetrators: Array
    others: Array
    means: Array
    group: Array
    low: Array
    high: Array
    exact: Array
    words: Array
    worded: Array  # how many words there are
    worth: Array  # of all words
    plain_worth: Array  # of those that do not name the place


COLUMNS: dict[str, tuple[str, tuple[int, ...]]] = {
    "published": ("i4", ()),
    "text": ("i8", ()),
    "report": ("i8", ()),
    "number": ("i8", ()),
    "doubts": ("i8", (DOUBTS,)),
    "loose": ("?", ()),
    "series": ("i1", ()),
    "vague": ("?", ()),
    "ground": ("i1", ()),
    "start": ("i4", (SPELLS,)),
    "end": ("i4", (SPELLS,)),
    "level": ("i1", (SPOTS,)),
    "spot": ("i8", (SPOTS,)),
    "own": ("?", (SPOTS,)),
    "seat": ("i1", (SPOTS,)),
    "name": ("i8", (SPOTS,)),
    "lat": ("f8", (SPOTS,)),
    "lon": ("f8", (SPOTS,)),
    "country": ("i8", (SPOTS,)),
    "admin1": ("i8", (SPOTS,)),
    "admin2": ("i8", (SPOTS,)),
    "types": ("i1", (TYPES,)),
    "perpetrators": ("i8", (PERPETRATORS,)),
    "others": ("i8", (OTHERS,)),
    "means": ("i4", ()),
    "group": ("i1", (3, FIGURES)),
    "low": ("i4", (3, FIGURES)),
    "high": ("i4", (3, FIGURES)),
    "exact": ("?", (3, FIGURES)),
    "words": ("u4", (MOST,)),
    "worded": ("i4", ()),
    "worth": ("i4", ()),
    "plain_worth": ("i4", ()),
}


@lru_cache(maxsize=100_000)
def hashed(words: str) -> int:
    """A signed 64-bit number for a string, the same for ever; 0 stands for nothing."""
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True) or 1


@lru_cache(maxsize=100_000)
def _word(text: str, bits: int, place: bool) -> int:
    """26 bits of hash, five of worth, and whether it names the place in the lowest."""
    return (zlib.crc32(text.encode("utf-8", "surrogatepass")) >> 6) << 6 | bits << 1 | place


def numbers(kinds: Iterable[EventType]) -> list[int]:
    """What event types are known by in ``Table.types``."""
    return sorted(_TYPES[kind] for kind in kinds)


def _padded(found: list[Any], length: int, empty: float = 0) -> list[Any]:
    return (found + [empty] * length)[:length]


def row_of(profile: Profile) -> tuple[Any, ...]:
    """The values of the columns for one profile."""
    spots, spells = profile.spots[:SPOTS], profile.spells[:SPELLS]
    words = sorted(_word(word.text, word.bits, word.place) for word in profile.words)[:MOST]
    return (
        profile.published,
        hashed(profile.text),
        hashed(profile.report),
        hashed(profile.key.rpartition("/")[2]),
        _padded([hashed(key.rpartition("/")[2]) for key in profile.doubts], DOUBTS),
        profile.loose,
        _series(profile),
        not profile.counts and not profile.spells and OPEN.union(WAR).issuperset(profile.types),
        GROUNDS.index(profile.ground),
        _padded([s.start for s in spells], SPELLS, NEVER),
        _padded([s.end for s in spells], SPELLS, NEVER),
        _padded([_LEVELS[s.precision] if s.country or s.lat is not None else NAMED for s in spots],
                SPOTS),
        _padded([_spot(s) for s in spots], SPOTS),
        _padded([s.geonameid is not None for s in spots], SPOTS),
        _padded([s.seat for s in spots], SPOTS),
        _padded([hashed(fold(s.name)) for s in spots], SPOTS),
        _padded([s.lat if s.lat is not None else np.nan for s in spots], SPOTS, np.nan),
        _padded([s.lon if s.lon is not None else np.nan for s in spots], SPOTS, np.nan),
        _padded([hashed(s.country) if s.country else 0 for s in spots], SPOTS),
        _padded([hashed(s.admin1) if s.admin1 else 0 for s in spots], SPOTS),
        _padded([hashed(s.admin2) if s.admin2 else 0 for s in spots], SPOTS),
        _padded([_TYPES[kind] for kind in profile.types], TYPES),
        _padded([hashed(name) for name in profile.perpetrators], PERPETRATORS),
        _padded([hashed(name) for name in profile.others], OTHERS),
        sum({_MEANS[kind] for kind in profile.means}),
        *_figures(profile.counts),
        _padded(words, MOST),
        len(words),
        sum(word.bits for word in profile.words[:MOST]),
        sum(word.bits for word in profile.words[:MOST] if not word.place),
    )  # fmt: skip


def _series(profile: Profile) -> int:
    """Whether events such as this one come in series: two of one place and day are often told.

    So it is in countries at war, for their forces, and for named armed groups anywhere.
    """
    at_war = conflict_countries()
    places = [spot.country for spot in profile.spots if spot.country]
    forces = [name[len(STATE) :] for name in _names(profile) if name.startswith(STATE)]
    groups = (name for name in _names(profile) if not name.startswith((STATE, POLICE)))
    if any(groups) or not at_war.isdisjoint(places + forces):
        return WAR_ZONE
    return PEACE if places else ANYWHERE


def _names(profile: Profile) -> tuple[str, ...]:
    return profile.perpetrators + profile.others


def _spot(spot: Spot) -> int:
    """What a place is known by: its id where it is itself in the gazetteer, else its name and what
    it lies in."""
    if spot.geonameid is not None:
        return spot.geonameid
    within = spot.admin2 or spot.admin1 or spot.country or ""
    return hashed(f"{fold(spot.name)}|{within}")


def _figures(counts: tuple[Count, ...]) -> tuple[list[list[Any]], ...]:
    """Group, low, high and exactness of each outcome's figures."""
    rows: list[list[list[Any]]] = [[[] for _ in range(3)] for _ in range(4)]
    group, low, high, exact = rows
    for count in counts:
        outcome = _OUTCOMES.get(count.outcome)
        if outcome is None or len(group[outcome]) == FIGURES:
            continue
        group[outcome].append(_GROUPS.get(count.group, CIVILIANS))
        low[outcome].append(min(count.low or 0, MOST_PEOPLE))
        high[outcome].append(MOST_PEOPLE if count.high is None else min(count.high, MOST_PEOPLE))
        exact[outcome].append(count.qualifier is Qualifier.EXACT)
    return tuple([_padded(row, FIGURES) for row in columns] for columns in rows)
