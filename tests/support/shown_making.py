"""Events as pictures show them, made by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import making

from dateline.publishing.shown import Bounds, Shown
from dateline.records import WhenValue, WhereValue
from dateline.vocabulary import (
    DatePrecision,
    EventType,
    PlacePrecision,
)

DAY = dt.date(2024, 3, 12)


def when(
    start: dt.date | None = DAY,
    end: dt.date | None = None,
    precision: DatePrecision = DatePrecision.DAY,
) -> WhenValue:
    return making.when(start, end or start, precision, reason="by hand")


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
    }
    return making.where(name, precision, **(fields | more))


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
