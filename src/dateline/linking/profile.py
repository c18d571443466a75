"""All of a mention that is compared with other mentions, small enough to keep by the million."""

from __future__ import annotations

import msgspec

from dateline.vocabulary import EventType, Ground, Group, Outcome, PlacePrecision, Qualifier


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A toll of a profile: whole figures only, no part of another, no sum over a period."""

    outcome: Outcome
    group: Group
    low: int | None
    high: int | None
    qualifier: Qualifier


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """A mention's features. Days are proleptic ordinals (``date.toordinal``), degrees WGS 84.

    ``words`` are hashes of the telling words around the mention (sorted, each once).
    """

    key: str
    text: str  # id of the text: copies share it
    published: int
    ground: Ground
    start: int | None
    end: int | None
    lat: float | None
    lon: float | None
    place_precision: PlacePrecision
    place: str | None  # folded name of the place
    geonameid: int | None
    country: str | None
    admin1: str | None  # GeoNames code with the country, else the folded name
    admin2: str | None
    types: tuple[EventType, ...]
    perpetrators: tuple[str, ...]  # register ids, else folded names
    targets: tuple[str, ...]
    means: tuple[str, ...]
    counts: tuple[Count, ...]
    words: tuple[int, ...]
