"""Invented events as pictures show them, for speed and looks: a seed and a number, no real event.

``invented(100_000)`` spreads events over the gazetteer's towns, the more the larger a random
weight of their country is, with all precisions, types and tolls.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from dateline.knowledge.gazetteer import tables
from dateline.publishing.shown import Bounds, Shown, Voice
from dateline.records import WhenValue, WhereValue
from dateline.vocabulary import (
    DateAnchor,
    DatePrecision,
    EventType,
    PlacePrecision,
    PlaceRelation,
)

_PRECISIONS = {
    PlacePrecision.EXACT: 55,
    PlacePrecision.NEAR: 18,
    PlacePrecision.ADMIN2: 7,
    PlacePrecision.ADMIN1: 10,
    PlacePrecision.FEATURE: 2,
    PlacePrecision.COUNTRY: 5,
    PlacePrecision.UNKNOWN: 3,
}
_ACTORS = ("Northern Front", "Army of Examplia", "River Militia", "unidentified gunmen")


def invented(
    count: int,
    countries: Sequence[str] = (),
    *,
    seed: int = 1,
    first: dt.date = dt.date(2022, 1, 1),
    days: int = 1400,
) -> Iterator[Shown]:
    """So many invented events, in these countries (all, where none are named)."""
    chance = random.Random(seed)  # noqa: S311  # invented data, no secret
    towns = [
        f
        for f in tables.lines("gazetteer_places.tsv.xz")
        if (not countries or f[0] in countries) and f[1] and f[5]
    ]
    weights = {f[0]: chance.random() ** 4 for f in towns}
    if countries:
        weights = dict.fromkeys(weights, 1.0)
    chosen = chance.choices(towns, [weights[f[0]] for f in towns], k=count)
    for number, town in enumerate(chosen):
        yield _event(number, town, chance, first + dt.timedelta(days=chance.randrange(days)))


def _event(number: int, town: Sequence[str], chance: random.Random, day: dt.date) -> Shown:
    precision = chance.choices(list(_PRECISIONS), list(_PRECISIONS.values()))[0]
    best = None if chance.random() < 0.15 else int(chance.paretovariate(0.9)) - 1
    killed = Bounds() if best is None else Bounds(low=best, best=min(best, 400), high=None)
    if best:
        best = min(best, 400)
        killed = Bounds(low=max(0, best - chance.randrange(3)), best=best, high=best + best // 4)
    return Shown(
        event=f"E{number:06d}",
        type=chance.choice(list(EventType)[:24]),
        when=_when(day, chance),
        where=_where(town, precision),
        killed=killed,
        by=(chance.choice(_ACTORS),),
        against=("civilians",),
        lost=(("Army of Examplia", killed),) if best and chance.random() < 0.4 else (),
        voices=(
            Voice(
                figure=f"{best} people killed", source="the report itself", report="Example Wire",
                used=True,
            ),
        ) if best else (),
        texts=chance.randrange(1, 4),
        confidence=round(chance.uniform(0.3, 0.98), 2),
    )  # fmt: skip


def _when(day: dt.date, chance: random.Random) -> WhenValue:
    drawn = chance.random()
    precision, length = DatePrecision.DAY, 0
    if drawn > 0.97:
        precision, length = DatePrecision.MONTH, 27
        day = day.replace(day=1)
    elif drawn > 0.85:
        precision, length = DatePrecision.WEEK, 6
    return WhenValue(
        start=day, end=day + dt.timedelta(days=length), precision=precision, phrase="",
        anchor=DateAnchor.PUBLISHED, reason="invented",
    )  # fmt: skip


def _where(town: Sequence[str], precision: PlacePrecision) -> WhereValue:
    placed = precision not in (PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN)
    return WhereValue(
        phrase=town[3],
        name=town[3],
        relation=PlaceRelation.NEAR if precision is PlacePrecision.NEAR else PlaceRelation.IN,
        precision=precision,
        reason="invented",
        country=town[0],
        admin1_code=f"{town[0]}.{town[1]}" if placed else None,
        admin2_code=f"{town[0]}.{town[1]}.{town[2]}" if placed and town[2] else None,
        lat=float(town[5]) if placed else None,
        lon=float(town[6]) if placed else None,
    )
