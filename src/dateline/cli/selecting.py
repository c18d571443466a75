"""What the options of ``selection_options`` say, read into a ``Selection``."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Any

import click

from dateline.ledger.selection import Selection
from dateline.vocabulary import EventType, PlacePrecision

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def selection(values: Mapping[str, Any]) -> Selection:
    """The selection that the values of the options amount to.

    Raises:
        click.BadParameter: for a value that cannot be read.
    """
    since = _date(values["since"], "--since", last=False)
    until = _date(values["until"], "--until", last=True)
    if since and until and since > until:
        raise _wrong("--until", f"{until} lies before --since {since}")
    return Selection(
        since=since,
        until=until,
        countries=tuple(dict.fromkeys(_country(c) for c in values["countries"])),
        admin1=values["admin1"] or None,
        box=_box(values["box"]),
        actors=tuple(dict.fromkeys(values["actors"])),
        types=tuple(dict.fromkeys(EventType(t) for t in values["types"])),
        precisions=tuple(dict.fromkeys(PlacePrecision(p) for p in values["precisions"])),
        confidence=values["confidence"],
        updated_since=_time(values["updated_since"]),
        background=values["background"],
    )


def _wrong(option: str, message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint=f"'{option}'")


def _date(words: str | None, option: str, *, last: bool) -> dt.date | None:
    """The first or the last day of a date, a month or a year."""
    if not words:
        return None
    found = _DATE.fullmatch(words.strip())
    try:
        if found is None:
            raise ValueError(words)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        month = month or (12 if last else 1)
        return dt.date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:  # a month 13 and its kin (IllegalMonthError is a ValueError)
        raise _wrong(option, f"{words!r} is no date (YYYY-MM-DD, YYYY-MM or YYYY)") from None


def _time(words: str | None) -> dt.datetime | None:
    """A time with its zone; UTC where none is told."""
    if not words:
        return None
    try:
        time = dt.datetime.fromisoformat(words.strip())
    except ValueError:
        message = f"{words!r} is no time (2024-05-01T12:00:00Z, or a date)"
        raise _wrong("--updated-since", message) from None
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)


def _country(words: str) -> str:
    """The ISO 3166 code of a country told by code or name."""
    from dateline.knowledge.gazetteer import tables

    names = {fields[0]: fields[2] for fields in tables.lines("gazetteer_countries.tsv")}
    code = words.strip().upper()
    if code in names:
        return code
    folded = words.strip().casefold()
    found = next((code for code, name in names.items() if name.casefold() == folded), None)
    if found is None:
        raise _wrong("--country", f"no country {words!r}; give its ISO 3166 code (ML, SY ...)")
    return found


def _box(words: str | None) -> tuple[float, float, float, float] | None:
    """West, south, east, north; west may lie east of east, across the antimeridian."""
    if not words:
        return None
    parts = words.split(",")
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError:
        raise _wrong("--box", f"{words!r} is not four numbers: west,south,east,north") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise _wrong("--box", f"{words!r}: longitudes -180..180, latitudes -90..90, south < north")
    return west, south, east, north
