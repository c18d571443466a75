"""Days, months, seasons and holidays by name, and days counted from one another."""

from __future__ import annotations

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import (
    Between,
    Clock,
    Deictic,
    Expression,
    Named,
    Origin,
    Unit,
)

PICKS = {
    "LAST": -1, "PAST": -1, "PREVIOUS": -1, "THIS": 0, "CURRENT": 0, "NEXT": 1, "COMING": 1,
    "FOLLOWING": 1,
}  # fmt: skip
_NEAR = {"THAT": 0, "SAME": 0, "PREVIOUS": -1, "NEXT": 1, "FOLLOWING": 1}


def year_of(found: Matched) -> int | None:
    """The year of the group ``yr``; two digits are 1950 to 2049."""
    value = found.value("yr")
    if value is None or value >= 100:
        return None if value is None else int(value)
    return int(value) + (1900 if value >= 50 else 2000)


def _named(found: Matched) -> Expression:
    """An expression from whichever of the usual groups the pattern has."""
    day = found.value("day")
    return found.express(
        Named(
            year=year_of(found),
            month=found.value("mon"),
            day=None if day is None else int(day),
            weekday=found.value("wd"),
            season=found.value("sea"),
            holiday=found.value("hol"),
            pick=PICKS.get(found.kind("pick")),
            year_shift=PICKS.get(found.kind("ys")),
            week_shift=PICKS.get(found.kind("ws")),
        )
    )


def _date(found: Matched) -> Expression | None:
    return _named(found) if found.value("day") <= 31 else None


_NAMED_AFTER = frozenset(
    "movement brigade brigades front revolution martyrs group alliance organization organisation "
    "battalion committee command bridge street avenue square stadium hospital airport city "
    "university barracks camp park district".split()
)


def _name(found: Matched) -> bool | None:
    """ "the 19 April Movement", "the 14th of July Bridge": called after a date, not on it."""
    after = found.after()
    named = after is not None and after.text[:1].isupper() and after.text.lower() in _NAMED_AFTER
    return True if named else None


def _wire_date(found: Matched) -> Expression | None:
    """ "30 DEC 89": only years that cannot be a count of the next word."""
    return _date(found) if 32 <= found.value("yr") <= 99 else None


def _iso(found: Matched) -> Expression:
    named, clock = found.value("d")
    return found.express(named, clock=clock)


def _yesterday(found: Matched) -> Expression:
    return found.express(Deictic(Unit.DAY, int(found.value("d"))))


def _day_before(found: Matched) -> Expression | None:
    """ "the day before yesterday", "the day after tomorrow"; never "the day before today"."""
    offset, step = int(found.value("d")), int(found.value("rel"))
    return found.express(Deictic(Unit.DAY, offset + step)) if step == offset else None


def _tonight(found: Matched) -> Expression:
    return found.express(Deictic(Unit.DAY, 0), clock=Clock(part="NI"))


def _night(found: Matched) -> Expression:
    """ "last night", "this morning"; "that night", "the next morning" hang on the narrative."""
    clock = Clock(part=found.value("part"))
    rel = found.kind("rel")
    if rel in {"LAST", "THIS"}:
        return found.express(Deictic(Unit.DAY, PICKS[rel]), clock=clock)
    return found.express(Deictic(Unit.DAY, _NEAR[rel], Origin.NARRATIVE), clock=clock)


def _night_before_last(found: Matched) -> Expression:
    """ "The night before last", two days before publication."""
    return found.express(Deictic(Unit.DAY, -2), clock=Clock(part=found.value("part")))


def _near_day(found: Matched) -> Expression:
    return found.express(Deictic(Unit.DAY, _NEAR[found.kind("rel")], Origin.NARRATIVE))


def _days_of_week(found: Matched) -> Expression:
    """ "on Thursday and Friday last week"."""
    week = PICKS[found.kind("ws")]
    ends = [
        Expression(token.start, token.end, Named(weekday=token.value, week_shift=week))
        for token in (found.group("w1")[0], found.group("w2")[0])
    ]
    return found.express(Between(*ends))


def _early_hours(found: Matched) -> Expression:
    return found.express(Deictic(Unit.DAY, 0, Origin.NARRATIVE), clock=Clock(part="MO"))


_WD = "((wd:WEEKDAY|SHORTDAY) DOT? COMMA? THE?)?"
_PICK = "(pick:LAST|THIS|NEXT|COMING|PAST|PREVIOUS|FOLLOWING)"
_YEAR = "((COMMA|DASH|OF)? (yr:YR)|COMMA? OF? (ys:LAST|THIS|NEXT) YEARU)?"
_REL = "(rel:THAT|SAME|PREVIOUS|NEXT|FOLLOWING)"

_WEEK = "(ws:LAST|THIS|NEXT) WEEKU"

DAY_RULES = (
    rule("NAME", "(day:DAYN) OF? (mon:MONTH)|(mon2:MONTH) (day2:DAYN)", _name),
    rule("DATEX", "(d:ISODATE)", _iso),
    rule("DATEX", f"{_WD} (pick:THIS|LAST|NEXT)? (mon:MONTH) THE? (day:DAYN) {_YEAR}", _date),
    rule(
        "DATEX",
        f"{_WD} THE? (day:DAYN) DASH? DAYU? OF? (mon:MONTH) DASH? COMMA? (yr:YR)",
        _date,
    ),
    rule("DATEX", f"{_WD} (day:DAYN) (mon:MONTH) (yr:NUM)", _wire_date),
    rule(
        "DATEX",
        f"{_WD} (THE (?=ORD|DAYNUM))? (day:DAYN) OF? (mon:MONTH) (OF? (ys:LAST|THIS|NEXT) YEARU)?",
        _date,
    ),
    rule("DATEX", "(THE? DAYU) (rel:BEFORE|AFTER) (d:YESTERDAY)", _day_before),
    rule("DATEX", "(d:YESTERDAY)", _yesterday),
    rule("DATEX", "LATER? TONIGHT", _tonight),
    rule("DATEX", f"{_WEEK} (ON|POSS)? (wd:WEEKDAY)", _named),
    rule("RANGEX", f"(w1:WEEKDAY) (AND|TO) (w2:WEEKDAY) OF? {_WEEK}", _days_of_week),
    rule("DATEX", f"{_PICK}? (wd:WEEKDAY) OF? {_WEEK}", _named),
    rule("DATEX", f"((THE|THIS)? {_PICK})? (wd:WEEKDAY)", _named),
    rule("DATEX", "THE (part:DAYPART) BEFORE LAST", _night_before_last),
    rule(
        "DATEX",
        "THE? (rel:LAST|THIS|THAT|SAME|PREVIOUS|NEXT|FOLLOWING) (part:DAYPART)",
        _night,
    ),
    rule("DATEX", f"(THE|THIS|THAT)? {_REL} DAYU", _near_day),
    rule("DATEX", "(THE? EARLY HOURSU) OF THE DAYU", _early_hours),
)
"""Days, in the order in which they apply."""

MONTH_RULES = (
    rule("MONX", f"(THE? {_PICK})? (mon:MONTH) {_YEAR}", _named),
    rule("PERX", f"THE? {_PICK}? (sea:SEASON) {_YEAR}", _named),
    rule("DATEX", f"{_PICK}? (hol:HOLIDAY) {_YEAR}", _named),
)
"""Months, seasons and holidays."""
