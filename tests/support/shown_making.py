"""Events as pictures show them, made by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.publishing.shown import Bounds, Shown
from dateline.records import WhenValue, WhereValue
from dateline.vocabulary import (
    DateAnchor,
    DatePrecision,
    EventType,
    PlacePrecision,
    PlaceRelation,
)

DAY = dt.date(2024, 3, 12)


def when(
    start: dt.date | None = DAY,
    end: dt.date | None = None,
    precision: DatePrecision = DatePrecision.DAY,
) -> WhenValue:
    return WhenValue(
        start=start,
        end=end or start,
        precision=precision,
        phrase="then",
        anchor=DateAnchor.ABSOLUTE,
        reason="by hand",
    )


def where(
    name: str = "Diapaga",
    precision: PlacePrecision = PlacePrecision.EXACT,
    **more: Any,
) -> WhereValue:
    fields: dict[str, Any] = {
        "lat": 12.073,
        "lon": 1.788,
        "country": "BF",
        "admin1_code": "BF.08",
        "admin2_code": "BF.08.42",
        "relation": PlaceRelation.IN,
        "reason": "by hand",
    }
    return WhereValue(phrase=name, name=name, precision=precision, **(fields | more))


def made(number: int = 1, place: WhereValue | None = None, **more: Any) -> Shown:
    """An armed attack in Diapaga with no figure of killed, unless told otherwise."""
    fields: dict[str, Any] = {
        "event": f"E{number:04d}",
        "type": EventType.ARMED_ATTACK,
        "when": when(),
        "where": place or where(),
    }
    return Shown(**(fields | more))


def dead(best: int, low: int | None = None, high: int | None = None) -> Bounds:
    return Bounds(low=best if low is None else low, best=best, high=best if high is None else high)
