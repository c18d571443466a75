"""Killed over time, with what is least and most credible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing.charts.bins import Bins, bins, ticks
from dateline.publishing.charts.chart import Chart, annotate, counts, nothing, plot
from dateline.publishing.charts.timeline import legend
from dateline.publishing.shown import Shown
from dateline.records import Record

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_COLOUR, _BAND = "#8c1c3a", "#e9cdd3"


class Toll(Record, frozen=True, kw_only=True):
    """The killed of one stretch of time: sums over its events."""

    low: float
    best: float
    high: float


def chart(events: Sequence[Shown]) -> Chart:
    """The killed in each stretch of time: low, best and high, coarse dates spread over their days.

    Where a policy leaves the best figure open the low bound stands for it, where it leaves the
    upper bound open the best figure does: the notes tell of how many events.
    """
    counted = [event for event in events if event.start and event.killed.size is not None]
    made = bins(counted)
    tolls = _tolls(made, counted) if made else []
    rows: list[tuple[str | int | float | None, ...]] = [
        (b.name, str(b.first), str(b.last), round(t.low, 1), round(t.best, 1), round(t.high, 1))
        for b, t in zip(made.bins if made else (), tolls, strict=True)
    ]
    notes = tuple(_notes(events, counted))
    return Chart(
        heading=f"Killed by {made.unit}" if made else "Killed over time",
        columns=("time", "first_day", "last_day", "low", "best", "high"),
        rows=rows,
        notes=notes,
        draw=partial(_draw, made, tolls, notes),
    )


def _tolls(made: Bins, events: Sequence[Shown]) -> list[Toll]:
    sums = [_sum(made, events, part) for part in (low, best, high)]
    return [Toll(low=a, best=b, high=c) for a, b, c in zip(*sums, strict=True)]


def _sum(made: Bins, events: Sequence[Shown], part: object) -> list[float]:
    sure, spread = made.spread(events, part)  # type: ignore[arg-type]
    return [a + b for a, b in zip(sure, spread, strict=True)]


def low(event: Shown) -> float:
    """The low bound, else the best figure."""
    known = event.killed.low if event.killed.low is not None else event.killed.best
    return float(known or 0)


def best(event: Shown) -> float:
    """The best figure, else the low bound."""
    return float(event.killed.size or 0)


def high(event: Shown) -> float:
    """The high bound, else the best figure."""
    return float(event.killed.high if event.killed.high is not None else best(event))


def _notes(events: Sequence[Shown], counted: Sequence[Shown]) -> list[str]:
    unknown = sum(1 for event in events if event.killed.size is None)
    undated = len(events) - unknown - len(counted)
    open_end = sum(1 for event in counted if event.killed.high is None and event.killed.size)
    notes = []
    if unknown:
        notes.append(f"{_events(unknown)} with no figure of killed: not counted, and not none.")
    if open_end:
        notes.append(f"{_events(open_end)} without an upper bound: the best figure stands for it.")
    if undated:
        notes.append(f"{_events(undated)} without a date: not shown.")
    return notes


def _events(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"


def _draw(made: Bins | None, tolls: Sequence[Toll], notes: Sequence[str], figure: Figure) -> None:
    axes = plot(figure, notes=len(notes))
    annotate(figure, notes)
    if made is None:
        nothing(axes, "No dated event has a figure of killed")
        return
    at = range(len(made.bins))
    width = 0.86 if len(made.bins) > 12 else 0.62
    spans = [t.high - t.low for t in tolls]
    lows, bests = [t.low for t in tolls], [t.best for t in tolls]
    axes.bar(at, spans, width, lows, color=_BAND, linewidth=0, label="Low to high", zorder=3)
    axes.bar(at, lows, width, color=_COLOUR, alpha=0.82, linewidth=0, label="At least", zorder=2)
    axes.hlines(
        bests, [n - width / 2 for n in at], [n + width / 2 for n in at], color="#1d1f23",
        linewidth=1.8, label="Best figure", zorder=4,
    )  # fmt: skip
    axes.set_xticks(*ticks(made))
    axes.set_xlim(-0.75, len(made.bins) - 0.25)
    axes.set_ylim(bottom=0)
    counts(axes, upright=True)
    axes.set_ylabel(f"killed by {made.unit}", fontsize=8.5)
    legend(figure)
