"""Tolls by actor: killed in what is laid to each, and killed on each side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from dateline.publishing.canvas import INK, SOFT
from dateline.publishing.charts.chart import Chart, annotate, counts, nothing
from dateline.publishing.charts.tolls import best, high, low
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.heading import FOOT, HEAD
from dateline.publishing.shown import Bounds, Shown
from dateline.records import Record

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SHOWN = 12
"""So many actors are drawn on each side; the table has all."""
_NAME = 36
_BY, _OF = "#8c1c3a", "#2f5d8a"


class Side(Record, frozen=True, kw_only=True):
    """One actor's events and the killed in them."""

    name: str
    events: int
    low: int
    best: int
    high: int


def chart(events: Sequence[Shown]) -> Chart:
    """Killed in events laid to each actor, and killed of each side: low, best and high.

    An event laid to several actors counts for each of them: the bars are not to be added up.
    """
    by = _sides((name, event.killed) for event in events for name in event.by)
    of = _sides(pair for event in events for pair in event.lost)
    rows: list[tuple[str | int | float | None, ...]] = [
        (part, s.name, s.events, s.low, s.best, s.high)
        for part, sides in (("laid to", by), ("lost by", of))
        for s in sides
    ]
    notes = tuple(_notes(events, by, of))
    held = max(min(_SHOWN, len(by)), min(_SHOWN, len(of)), 3)
    return Chart(
        heading="Killed by actor",
        columns=("part", "actor", "events", "low", "best", "high"),
        rows=rows,
        notes=notes,
        draw=partial(_draw, by, of, notes),
        width=12.0,
        height=2.3 + 0.3 * held + 0.17 * len(notes),
    )


def _sides(pairs: Iterable[tuple[str, Bounds]]) -> list[Side]:
    """Sums for each actor, the most killed first; events without a figure count as events only."""
    held: dict[str, list[Bounds]] = {}
    for name, bounds in pairs:
        held.setdefault(on_one_line(name), []).append(bounds)
    sides = []
    for name, many in held.items():
        events = [Shown(event="", killed=bounds) for bounds in many]
        sums = [round(sum(part(event) for event in events)) for part in (low, best, high)]
        sides.append(Side(name=name, events=len(many), low=sums[0], best=sums[1], high=sums[2]))
    return sorted(sides, key=lambda s: (-s.best, -s.high, -s.events, s.name))


def _notes(events: Sequence[Shown], by: Sequence[Side], of: Sequence[Side]) -> list[str]:
    notes = ["An event laid to several actors counts for each of them: do not add the bars up."]
    if unnamed := sum(1 for event in events if not event.by):
        notes.append(f"{unnamed:,} of the events name no one who did it.")
    for side, sides in (("left", by), ("right", of)):
        if rest := len(sides[_SHOWN:]):
            told = "1 more actor is" if rest == 1 else f"{rest:,} more actors are"
            notes.append(f"{told} not drawn on the {side}.")
    return notes


def _draw(by: Sequence[Side], of: Sequence[Side], notes: Sequence[str], figure: Figure) -> None:
    annotate(figure, notes)
    width, height = figure.get_size_inches().tolist()
    bottom = (FOOT + 0.38 + 0.17 * len(notes)) / height
    top = 1 - (HEAD + 0.3) / height
    for sides, left, title, colour in (
        (by, 2.7, "Killed in events laid to …", _BY),
        (of, 8.5, "Killed on the side of …", _OF),
    ):
        axes = figure.add_axes((left / width, bottom, 2.35 / width, top - bottom))
        axes.set_title(title, fontsize=10, weight="bold", color=INK, loc="left", x=-1.0, pad=7)
        _panel(axes, sides[:_SHOWN], colour)


def _panel(axes: Axes, sides: Sequence[Side], colour: str) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=8.5, colors=SOFT)
    axes.set_axisbelow(True)
    if not sides:
        nothing(axes, "none is told")
        return
    at = range(len(sides))
    axes.barh(at, [s.best for s in sides], 0.62, color=colour, alpha=0.85, linewidth=0)
    axes.hlines(at, [s.low for s in sides], [s.high for s in sides], color=INK, linewidth=1.4)
    for n, s in enumerate(sides):
        axes.plot([s.low, s.high], [n, n], linestyle="none", marker="|", color=INK, markersize=6)
        told = f"{s.best:,}" if s.low == s.best == s.high else f"{s.best:,} ({s.low:,}–{s.high:,})"
        axes.annotate(
            told, (max(s.best, s.high), n), (6, 0), textcoords="offset points", va="center",
            fontsize=8, color=SOFT, annotation_clip=False,
        )  # fmt: skip
    names = [shorten(s.name, _NAME, placeholder=" …") for s in sides]
    names = [
        n if n != " …".strip() else s.name[:_NAME] + "…" for n, s in zip(names, sides, strict=True)
    ]
    axes.set_yticks(list(at), names, color=INK)
    axes.set_ylim(max(len(sides), 3) - 0.4, -0.6)
    axes.set_xlim(0, max(1, *(s.high for s in sides)) * 1.02)
    counts(axes, upright=False)
    axes.locator_params(axis="x", nbins=4)
    axes.set_xlabel("killed: best, with low to high", fontsize=8)
