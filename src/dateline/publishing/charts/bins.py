"""Stretches of time into which events are counted: days, weeks, months, quarters or years."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline.publishing.shown import Shown
from dateline.records import Record

_MOST = 62
"""So many bars at most: two months of days, fourteen months of weeks, five years of months."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Bin(Record, frozen=True, kw_only=True):
    """A closed stretch of days with its name: "12 Mar 2024", "week of 11 Mar 2024", "Mar 2024"."""

    first: dt.date
    last: dt.date
    name: str

    @property
    def days(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1


class Bins(Record, frozen=True, kw_only=True):
    """Bins without a gap, and what they are: "day", "week", "month", "quarter" or "year"."""

    unit: str
    bins: tuple[Bin, ...]

    def shares(self, first: dt.date, last: dt.date) -> Iterator[tuple[int, float]]:
        """Over which bins a stretch of days spreads, and what share of its days lies in each."""
        days = (last - first).days + 1
        start = bisect_left(self.bins, first, key=lambda one: one.last)
        for number in range(start, len(self.bins)):
            one = self.bins[number]
            if one.first > last:
                break
            yield number, ((min(last, one.last) - max(first, one.first)).days + 1) / days

    def spread(
        self, events: Iterable[Shown], weight: Callable[[Shown], float] = lambda _: 1.0
    ) -> tuple[list[float], list[float]]:
        """Sums for each bin: of events that surely lie in it, and the share of those that may.

        An event whose days reach over several bins is not put on the first of them: each bin gets
        the share of its days.
        """
        sure, spread = [0.0] * len(self.bins), [0.0] * len(self.bins)
        for event in events:
            if event.start is None or event.end is None:
                continue
            shares = list(self.shares(event.start, event.end))
            held = sure if len(shares) == 1 else spread
            for number, share in shares:
                held[number] += share * weight(event)
        return sure, spread


def bins(events: Sequence[Shown]) -> Bins | None:
    """Bins over the time of the events, at most 62; ``None`` where none has a date."""
    starts = [event.start for event in events if event.start]
    ends = [event.end for event in events if event.end]
    if not starts or not ends:
        return None
    first, last = min(starts), max(ends)
    for unit, step in _STEPS.items():
        made = tuple(_made(first, last, unit, step))
        if len(made) <= _MOST:
            break
    return Bins(unit=unit, bins=made)


def _made(first: dt.date, last: dt.date, unit: str, step: _Step) -> Iterator[Bin]:
    at = step(first, 0)
    while at <= last and at < dt.date(9999, 1, 1):
        following = step(at, 1)
        yield Bin(first=at, last=following - dt.timedelta(days=1), name=_NAMES[unit](at))
        at = following


_Step = Callable[[dt.date, int], dt.date]


def _week(day: dt.date, by: int) -> dt.date:
    """Weeks begin on Monday (ISO 8601)."""
    return day - dt.timedelta(days=day.weekday() if day.toordinal() > 7 else 0, weeks=-by)


def _month(length: int) -> _Step:
    def step(day: dt.date, by: int) -> dt.date:
        months = (day.year * 12 + day.month - 1) // length * length + by * length
        return dt.date(min(9999, months // 12), months % 12 + 1, 1)

    return step


_STEPS: dict[str, _Step] = {
    "day": lambda day, by: day + dt.timedelta(days=by),
    "week": _week,
    "month": _month(1),
    "quarter": _month(3),
    "year": _month(12),
    "decade": _month(120),
}


def day_name(day: dt.date) -> str:
    """ "12 Mar 2024", the same on every machine whatever its locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_NAMES: dict[str, Callable[[dt.date], str]] = {
    "day": day_name,
    "week": lambda day: f"week of {day_name(day)}",
    "month": lambda day: f"{_MONTHS[day.month - 1]} {day.year}",
    "quarter": lambda day: f"{_MONTHS[day.month - 1]}–{_MONTHS[day.month + 1]} {day.year}",
    "year": lambda day: f"{day.year}",
    "decade": lambda day: f"{day.year}–{day.year + 9}",
}


def ticks(made: Bins, most: int = 9) -> tuple[list[float], list[str]]:
    """Where labels stand below the bins, and their words in two lines: never crowded."""
    step = max(1, -(-len(made.bins) // most))
    chosen = made.bins[::step]
    labels, year = [], 0
    for one in chosen:
        short = one.name.removeprefix("week of ").rsplit(" ", 1)[0]
        if made.unit in ("year", "decade"):
            labels.append(one.name)
        else:
            labels.append(short if one.first.year == year else f"{short}\n{one.first.year}")
        year = one.first.year
    return [float(n) for n in range(0, len(made.bins), step)], labels
