"""Which events are asked for."""

from __future__ import annotations

import datetime as dt

from dateline.records import Record
from dateline.vocabulary import EventType, PlacePrecision


class Selection(Record, frozen=True, kw_only=True):
    """Filters over events as the ledger's own policy settles them; all that are set must hold.

    An event whose date interval touches ``since``..``until`` (both inclusive) is within.
    ``countries`` are ISO 3166 alpha-2; ``box`` is west, south, east, north in degrees; ``actors``
    are register ids or names; ``precisions`` are the place precisions wanted; ``confidence`` is the
    least wanted, 0..1. Without ``background`` events that are only told as recaps are left out.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None  # name or GeoNames code
    box: tuple[float, float, float, float] | None = None
    actors: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    precisions: tuple[PlacePrecision, ...] = ()
    confidence: float | None = None
    updated_since: dt.datetime | None = None
    background: bool = True
