"""Clock times: "3 p.m.", "14:30 local time", "0600 GMT", "1430Z", "five o'clock"."""

from __future__ import annotations

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import Clock

_HALF_DAY = {"MO": 0, "AF": 12, "EV": 12}


def _time(found: Matched) -> Clock | None:
    value = found.value("c")
    if isinstance(value, Clock):
        return value
    number = int(value)
    if number >= 100:
        return Clock(number // 100, number % 100)
    return Clock(number, 0) if number <= 24 else None


def _half_day(found: Matched) -> Clock | None:
    time = _time(found)
    if time is None or time.hour is None or time.hour > 12:
        return time
    hour = time.hour % 12 + int(found.value("ap"))
    return Clock(hour, time.minute, zone=found.value("z"))


def _of_part(found: Matched) -> Clock | None:
    time, shift = _time(found), _HALF_DAY.get(found.value("part"))
    if time is None or time.hour is None or shift is None or time.hour > 12:
        return None
    return Clock(time.hour % 12 + shift, time.minute)


def _zoned(found: Matched) -> Clock | None:
    time = _time(found)
    return time and Clock(time.hour, time.minute, zone=found.value("z") or time.zone)


def _noon(found: Matched) -> Clock | None:
    hour = {"noon": 12, "midday": 12, "midnight": 24}.get(found.word("c"))
    return None if hour is None else Clock(hour, 0)


RULES = (
    rule("TOD", "(c:CLOCK|CNT) (ap:AMPM) (PAREN? (z:ZONE)|LOCAL TIMEWORD)?", _half_day),
    rule("TOD", "(c:CLOCK|CNT) OCLOCK? IN THE (part:DAYPART)", _of_part),
    rule("TOD", "(c:CLOCK|CNT) OCLOCK", _time),
    rule("TOD", "(c:CLOCK|HOURNUM) (HOURSU|PAREN? (z:ZONE)|LOCAL TIMEWORD)", _zoned),
    rule("TOD", "(c:CLOCK) (z:ZONE)?", _zoned),
    rule("TOD", "(c:DAYPART)", _noon),
    rule("TOD", "(c:TOD) PAREN TOD CLOSE", _zoned),
)
"""In the order in which they apply."""
