"""Dates of holidays by year."""

from __future__ import annotations

import datetime as dt

from dateline.resolution.when.calendar import add_days, easter, nth_weekday

_FIXED = {
    "christmas_eve": (12, 24), "christmas": (12, 25), "boxing_day": (12, 26),
    "new_years_eve": (12, 31), "new_year": (1, 1), "epiphany": (1, 6), "valentines_day": (2, 14),
    "womens_day": (3, 8), "nowruz": (3, 21), "may_day": (5, 1), "victory_day": (5, 9),
    "independence_day_us": (7, 4), "bastille_day": (7, 14), "halloween": (10, 31),
    "veterans_day": (11, 11),
}  # fmt: skip
"""Month and day."""

_WEEKDAYS = {
    "mlk_day": (1, 0, 3), "presidents_day": (2, 0, 3), "memorial_day": (5, 0, -1),
    "labor_day": (9, 0, 1), "columbus_day": (10, 0, 2), "thanksgiving": (11, 3, 4),
}  # fmt: skip
"""Month, weekday, which one of the month (United States)."""

_EASTER = {
    "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2, "easter": 0, "easter_monday": 1,
    "pentecost": 49,
}  # fmt: skip
"""Days from Easter Sunday."""

_LUNAR_EPOCH = {
    "ramadan": (9, 1, 30), "eid_al_fitr": (10, 1, 3), "eid_al_adha": (12, 10, 4),
    "ashura": (1, 10, 1),
}  # fmt: skip
"""Month and day of the Islamic calendar, and how many days it lasts."""


def holiday(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a holiday in a year of the Gregorian calendar.

    Islamic dates follow the tabular calendar, which may be a day off the sighting of the moon, so
    their interval is a day wider at both ends. ``None`` where the year has none.
    """
    if name in _FIXED:
        date = dt.date(year, *_FIXED[name])
        return date, date
    if name in _WEEKDAYS:
        month, weekday, nth = _WEEKDAYS[name]
        date = nth_weekday(year, month, weekday, nth)
        return date, date
    if name in _EASTER:
        date = add_days(easter(year), _EASTER[name])
        return date, date
    return _islamic(name, year) if name in _LUNAR_EPOCH else None


def _islamic(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    month, day, length = _LUNAR_EPOCH[name]
    for hijri in range(int((year - 622) * 33 / 32), int((year - 622) * 33 / 32) + 3):
        date = _tabular(hijri, month, day)
        if date is not None and date.year == year:
            return add_days(date, -1), add_days(date, length)
    return None


def _tabular(year: int, month: int, day: int) -> dt.date | None:
    """A date of the tabular Islamic calendar (civil epoch, 16 July 622 Julian)."""
    days = day + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    ordinal = days + 227014
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None
