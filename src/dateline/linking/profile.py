"""All of a mention that is compared with other mentions, small enough to keep by the million."""

from __future__ import annotations

import msgspec

from dateline.vocabulary import (
    DatePrecision,
    EventType,
    Ground,
    Group,
    MeansClass,
    Outcome,
    PlacePrecision,
    Qualifier,
)


class Spell(msgspec.Struct, frozen=True, array_like=True):
    """A time told: first and last day as proleptic ordinals (``date.toordinal``)."""

    start: int
    end: int
    precision: DatePrecision


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A place told. Degrees are WGS 84; codes are GeoNames' with the country ("ML.09")."""

    name: str  # as the gazetteer or the report has it
    kind: str | None  # the word for it in the report: "village"
    seat: int  # 2: a capital or the seat of a first-order unit, 1: of a lower one, 0: neither
    precision: PlacePrecision
    lat: float | None
    lon: float | None
    geonameid: int | None
    country: str | None
    admin1: str | None  # code, else the folded name
    admin2: str | None


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A toll told: whole figures only, no part of another, no sum over a period."""

    outcome: Outcome
    group: Group
    low: int | None
    high: int | None
    qualifier: Qualifier


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A telling word, in lower case, with its rarity in bits (1..31).

    ``place`` tells that it names the place, which is compared by itself.
    """

    text: str
    bits: int
    place: bool = False


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """A mention's features. ``spells`` and ``spots`` have the most exact first."""

    key: str
    text: str  # id of the text: copies share it
    published: int  # proleptic ordinal
    ground: Ground
    loose: bool  # a threat, a plan, a campaign or a sum over a period: no single incident
    spells: tuple[Spell, ...]
    spots: tuple[Spot, ...]
    types: tuple[EventType, ...]
    perpetrators: tuple[str, ...]  # named ones: register ids, else folded names
    others: tuple[str, ...]  # named targets, victims' sides and participants
    means: tuple[MeansClass, ...]
    counts: tuple[Count, ...]
    words: tuple[Word, ...]  # in the order of the alphabet
    doubts: tuple[str, ...] = ()  # keys of mentions of the report that may tell the same event

    @property
    def report(self) -> str:
        """The id of the report."""
        return self.key.rpartition("/")[0]
