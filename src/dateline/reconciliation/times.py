"""When an event happened, over all reports: what the reports' intervals have in common."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import msgspec

from dateline.dossiers import Dossier, Settled
from dateline.reconciliation.votes import Vote, settle, settled, votes
from dateline.records import WhenValue
from dateline.vocabulary import DatePrecision


@dataclass(frozen=True)
class _Days:
    start: dt.date
    end: dt.date

    @property
    def length(self) -> int:
        return (self.end - self.start).days


def settled_when(dossier: Dossier) -> Settled:
    """The narrowest interval within all that agree; rivals are set aside.

    Intervals agree where they share a day. "Last week" of one report and "Friday" of another give
    the Friday; two that overlap give the days that they share.
    """
    best, used, aside = settle(
        votes(dossier, "when", WhenValue),
        lambda value: value.start is not None or value.end is not None,
        _shares_a_day,
        lambda value: _days(value).length,
    )
    if best is None:
        return settled(None, (), aside, "no report gives a date")
    common = _common(best, used)
    texts = len({vote.entry.text for vote in used})
    reason = f"{texts} independent text{'' if texts == 1 else 's'}"
    if common == _days(best.value):
        return settled(best.value, used, aside, reason)
    return settled(_narrowed(best.value, common), used, aside, f"{reason}; the days they share")


def _days(value: WhenValue) -> _Days:
    """The interval; an end that is not known is as far off as dates go."""
    return _Days(value.start or dt.date.min, value.end or dt.date.max)


def _shares_a_day(one: WhenValue, other: WhenValue) -> bool:
    left, right = _days(one), _days(other)
    return left.start <= right.end and right.start <= left.end


def _common(best: Vote[WhenValue], used: list[Vote[WhenValue]]) -> _Days:
    """The days that the best shares with the others, narrower ones first, while any are left."""
    held = _days(best.value)
    every = [_days(vote.value) for vote in used]
    for days in sorted(every, key=lambda d: (d.length, d.start)):
        start, end = max(held.start, days.start), min(held.end, days.end)
        if start <= end:
            held = _Days(start, end)
    return held


def _narrowed(value: WhenValue, days: _Days) -> WhenValue:
    """The value with the days shared; its precision says no more than they do."""
    closed = dt.date.min < days.start and days.end < dt.date.max
    precision = DatePrecision.DAY if days.length == 0 else DatePrecision.RANGE
    precision = precision if closed else value.precision
    why = "the days that the reports have in common"
    reason = f"{value.reason}; {why}" if value.reason else why
    start = None if days.start == dt.date.min else days.start
    end = None if days.end == dt.date.max else days.end
    return msgspec.structs.replace(value, start=start, end=end, precision=precision, reason=reason)
