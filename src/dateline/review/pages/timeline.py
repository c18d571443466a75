"""The timeline: how many events lie in each step of time, drawn as bars on the server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dateline.ledger.listing import Day
from dateline.publishing import words
from dateline.review.asking import kept

WIDTH, HEIGHT = 1000, 64
"""The size of the drawing in its own units; it is stretched to its place."""
_MOST = 110
"""Bars at most."""
_STEPS = (1, 7, 30, 91, 365, 1826, 3652)
"""Lengths of a step in days: a day, a week, a month, a quarter, one, five and ten years."""


def timeline(days: Sequence[Day], asked: Mapping[str, Sequence[str]]) -> dict[str, Any] | None:
    """The bars of a timeline and its labels; ``None`` where no event has a date."""
    if not days:
        return None
    first, last = days[0].day, days[-1].day
    span = (last - first).days + 1
    step = next((s for s in _STEPS if span / s <= _MOST), _STEPS[-1])
    bins = _binned(days, step)
    most = max((b["events"] for b in bins), default=1)
    width = WIDTH / len(bins)
    for number, one in enumerate(bins):
        tall = max(1.5, one["events"] / most * HEIGHT) if one["events"] else 0.0
        one.update(
            x=round(number * width, 2),
            width=round(max(0.6, min(width - (1.2 if width > 3 else 0), 46)), 2),
            y=round(HEIGHT - tall, 2),
            height=round(tall, 2),
            href="/?" + urlencode(kept(asked, since=one["since"], until=one["until"])),
        )
    return {
        "bars": [one for one in bins if one["events"]],
        "slots": [(one["since"], one["until"]) for one in bins],
        "labels": _labels(bins, first, last),
        "most": most,
        "events": sum(day.events for day in days),
        "killed": sum(day.killed for day in days),
    }


def _binned(days: Iterable[Day], step: int) -> list[dict[str, Any]]:
    """Every step from the first to the last day, empty ones among them."""
    held: dict[dt.date, list[int]] = {}
    for day in days:
        count = held.setdefault(_start(day.day, step), [0, 0])
        count[0] += day.events
        count[1] += day.killed
    made, start, last = [], min(held), max(held)
    while start <= last:
        following = _next(start, step)
        events, killed = held.get(start, (0, 0))
        until = following - dt.timedelta(days=1)
        made.append(
            {
                "since": start.isoformat(),
                "until": until.isoformat(),
                "events": events,
                "told": f"{_named(start, until, step)}: {events:,} event"
                f"{'' if events == 1 else 's'}, {killed:,} killed",
            }
        )
        start = following
    return made


def _start(day: dt.date, step: int) -> dt.date:
    """The first day of the step that a day lies in."""
    if step == 1:
        return day
    if step == 7:
        return day - dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))
    if step == 30:
        return day.replace(day=1)
    if step == 91:
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    years = max(1, round(step / 365))
    return dt.date(max(1, day.year - day.year % years), 1, 1)


def _next(start: dt.date, step: int) -> dt.date:
    if step in (1, 7):
        return start + dt.timedelta(days=step)
    if step in (30, 91):
        months = start.month + (1 if step == 30 else 3)
        return dt.date(start.year + (months > 12), (months - 1) % 12 + 1, 1)
    return dt.date(start.year + max(1, round(step / 365)), 1, 1)


def _named(since: dt.date, until: dt.date, step: int) -> str:
    first = words.day(since)
    if step == 1:
        return first
    if step == 30:
        return first.split(" ", 2)[2]
    if step == 365:
        return str(since.year)
    return f"{first.partition(' ')[2]} – {words.day(until).partition(' ')[2]}"


def _mark(since: dt.date, span: int) -> str:
    """The day, the month or the year, by the length of the whole in days."""
    if span < 60:
        return words.day(since).partition(" ")[2].rpartition(" ")[0]
    return words.day(since).split(" ", 2)[2] if span < 700 else str(since.year)


def _labels(bins: Sequence[dict[str, Any]], first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    """The years, months or days under the bars, no more than fit."""
    span = (last - first).days
    marks: list[dict[str, Any]] = []
    seen = ""
    for number, one in enumerate(bins):
        name = _mark(dt.date.fromisoformat(one["since"]), span)
        if name != seen:
            marks.append({"at": round(100 * number / len(bins), 2), "name": name})
            seen = name
    every = max(1, len(marks) // 6)
    return [mark for mark in marks[::every] if mark["at"] < 94 or len(marks) == 1]
