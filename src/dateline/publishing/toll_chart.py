"""A chart of an event's toll over time: what each source counted when, and the settled figure."""

from __future__ import annotations

import datetime as dt
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from dateline.dossiers import Figure as Settled
from dateline.publishing import words
from dateline.publishing.canvas import INK, LINE, SOFT, canvas, save
from dateline.publishing.cleaning import on_one_line
from dateline.reconciliation.history import Count, History, Step, spelled
from dateline.records import TypeValue, WhenValue, WhereValue
from dateline.vocabulary import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a1f3d", "#5f6670")
"""Told apart by readers with any kind of colour blindness; six are Okabe and Ito's (2008)."""
SHAPES = ("o", "s", "D", "P", "X", "h", "p", "*")
"""Tell the sources apart where the chart is printed in grey."""
_CLAIM = "^"
"""The marker of a party that counts its enemy's losses, whoever it is."""
_OTHERS = "#b4b2aa"
_NAME = 32
"""Characters of a line of a source's name in the legend; a name has two lines at most."""
_WIDTH, _HEIGHT = 8.6, 4.8  # inches
_LEGEND_LINE = 0.23  # inches


class _Point(NamedTuple):
    """One count at its place: ``at`` is the day of publication, spread over reports of one day."""

    at: float
    told: Count


def draw_history(history: History, out: BinaryIO, form: str, outcome: Outcome) -> None:
    """Write the chart as "png" or "svg"; the same history gives the same bytes.

    Raises:
        MissingExtraError: when matplotlib is not installed.
    """
    places = _places(history.steps)
    points = [
        _Point(at, count)
        for at, step in zip(places, history.steps, strict=True)
        for count in step.counts
        if count.outcome is outcome
    ]
    looks = _looks(points)
    lines = sum(1 + label.count("\n") for label, _, _ in looks.values())
    height = max(_HEIGHT, 1.9 + _LEGEND_LINE * (lines + 5))
    with canvas(_WIDTH, height) as figure:
        axes = figure.add_axes((0.072, 0.62 / height, 0.575, 1 - 1.62 / height))
        _frame(axes, places, history.steps, points)
        handles = [*_settled(axes, places, history.steps, outcome)]
        handles += _sources(axes, points, looks)
        _legend(figure, handles, height)
        _title(figure, history, outcome, height)
        if not points:
            axes.text(
                0.5, 0.5, f"no report counts any {outcome}", transform=axes.transAxes,
                ha="center", va="center", color=SOFT,
            )  # fmt: skip
        save(figure, out, form)


def _places(steps: Sequence[Step]) -> list[float]:
    """Where each report stands: its day, those of one day side by side within it."""
    of_day = Tally(step.published for step in steps)
    seen: Tally[dt.date] = Tally()
    places = []
    for step in steps:
        seen[step.published] += 1
        share = seen[step.published] / (of_day[step.published] + 1)
        places.append(step.published.toordinal() + share)
    return places


def _looks(points: Sequence[_Point]) -> dict[str, tuple[str, str, str]]:
    """Label, colour and shape of each voice; beyond the colours those who count least are grey."""
    counted = Tally(point.told.voice for point in points)
    first: dict[str, _Point] = {}
    for point in points:
        first.setdefault(point.told.voice, point)
    chosen = sorted(counted, key=lambda v: (-counted[v], first[v].at, v))[: len(COLOURS)]
    order = [voice for voice in first if voice in chosen]
    looks = {}
    for number, voice in enumerate(order):
        looks[voice] = (_named(first[voice].told.source), COLOURS[number], SHAPES[number])
    return looks


def _named(source: str) -> str:
    """A name in at most two lines."""
    lines = wrap(on_one_line(source), _NAME, max_lines=2, placeholder=" …")
    return "\n".join(lines) or "?"


def _frame(
    axes: Axes, places: Sequence[float], steps: Sequence[Step], points: Sequence[_Point]
) -> None:
    """The axes: days below, people from nought on, faint lines across."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    highs = [n for p in points for n in (p.told.low, p.told.high) if n is not None]
    figures = [f for step in steps for f in step.settlement.figures if f.group is None]
    highs += [f.high for f in figures if f.high is not None and f.outcome in _outcomes(points)]
    top = max(highs, default=0)
    axes.set_ylim(0, max(top * 1.12, 1.2))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    first, last = int(min(places)), int(max(places)) + 1
    pad = max(0.25, (last - first) * 0.03)
    axes.set_xlim(first - pad, last + pad)
    days = sorted({step.published for step in steps})
    _days(axes, days, first, last)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=8.5)
    axes.tick_params(axis="x", length=3, color=LINE)


def _outcomes(points: Sequence[_Point]) -> set[Outcome]:
    return {point.told.outcome for point in points}


def _days(axes: Axes, days: Sequence[dt.date], first: int, last: int) -> None:
    """Ticks at the days of publication, as many as have room."""
    room = 8
    if len(days) > room:
        step = (last - first) / room
        days = [dt.date.fromordinal(round(first + step * n)) for n in range(room)]
    shown: list[dt.date] = []
    for day in days:
        apart = (last - first) / (room + 1)
        if not shown or (day - shown[-1]).days >= apart:
            shown.append(day)
    years = {day.year for day in shown}
    axes.set_xticks([day.toordinal() + 0.5 for day in shown])
    labels = [f"{day.day} {_MONTHS[day.month - 1]}" for day in shown]
    if len(years) > 1:
        labels = [f"{t}\n{day.year}" for t, day in zip(labels, shown, strict=True)]
    else:
        labels[0] += f"\n{shown[0].year}"
    axes.set_xticklabels(labels)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _settled(
    axes: Axes, places: Sequence[float], steps: Sequence[Step], outcome: Outcome
) -> Iterator[tuple[str, Any]]:
    """The settled figure as a line in steps, low to high as a band; with their legend."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    rows = [(at, step.settlement.figure(outcome)) for at, step in zip(places, steps, strict=True)]
    known = [(at, f) for at, f in rows if f is not None and (f.low is not None or f.best)]
    if not known:
        return
    edge = axes.get_xlim()[1]
    ats = [at for at, _ in known] + [edge]
    lows = [f.low if f.low is not None else f.best for _, f in known]
    highs = [f.high if f.high is not None else max(f.best or 0, f.low or 0) for _, f in known]
    lows, highs = [*lows, lows[-1]], [*highs, highs[-1]]
    if any(low != high for low, high in zip(lows, highs, strict=True)):
        axes.fill_between(
            ats, [n or 0 for n in lows], highs, step="post", color="#e4e1d8", linewidth=0, zorder=1
        )
        yield "settled: low to high", Patch(facecolor="#e4e1d8")
    best = [f.best for _, f in known]
    if any(n is not None for n in best):
        line = [float("nan") if n is None else float(n) for n in [*best, best[-1]]]
        axes.step(
            ats, line, where="post", color=INK, linewidth=2.2, zorder=4, solid_capstyle="butt",
            clip_on=False,
        )  # fmt: skip
        yield "settled: best figure", Line2D([], [], color=INK, linewidth=2.2)
    if any(n is None for n in best):
        least = [n if b is None else None for n, b in zip(lows, [*best, best[-1]], strict=True)]
        line = [float("nan") if n is None else float(n) for n in least]
        axes.step(
            ats, line, where="post", color=INK, linewidth=1.2, linestyle=(0, (4, 2)), zorder=4
        )
        yield "settled: lowest, no best", Line2D([], [], color=INK, linewidth=1.2, linestyle="--")
    _last(axes, known[-1][1])


def _last(axes: Axes, figure: Settled) -> None:
    """The figure that stands at the end, written at the edge of the chart."""
    at = figure.best if figure.best is not None else figure.low
    if at is None:
        return
    number = f"{at:,}" if figure.best is not None else spelled(figure).replace("-", "–")
    axes.annotate(
        number, (axes.get_xlim()[1], at),
        xytext=(4, 0), textcoords="offset points", va="center", fontsize=9.5, fontweight="bold",
        annotation_clip=False,
    )  # fmt: skip


def _sources(
    axes: Axes, points: Sequence[_Point], looks: dict[str, tuple[str, str, str]]
) -> Iterator[tuple[str, Any]]:
    """Each source's counts: markers joined in steps, a bar from low to high."""
    from matplotlib.lines import Line2D

    voices = list(dict.fromkeys(point.told.voice for point in points))
    others = [voice for voice in voices if voice not in looks]
    for voice in voices:
        label, colour, shape = looks.get(voice, ("", _OTHERS, "."))
        mine = [point for point in points if point.told.voice == voice]
        party = any(point.told.party for point in mine)
        shape = _CLAIM if party else shape
        fill = "white" if party else colour
        ats, lows = [p.at for p in mine], [p.told.low for p in mine]
        axes.step(ats, lows, where="post", color=colour, linewidth=0.9, alpha=0.6, zorder=3)
        for point in mine:
            _bar(axes, point, colour)
        axes.plot(
            ats, lows, linestyle="none", marker=shape, markersize=6.5, markerfacecolor=fill,
            markeredgecolor=colour, markeredgewidth=1.3, zorder=5, clip_on=False,
        )  # fmt: skip
        if voice in looks:
            handle = Line2D([], [], color=colour, linewidth=1, marker=shape, markersize=6.5)
            handle.set_markerfacecolor(fill)
            handle.set_markeredgewidth(1.3)
            yield label, handle
    if others:
        word = "source" if len(others) == 1 else "sources"
        yield f"{len(others)} more {word}", Line2D([], [], color=_OTHERS, linewidth=1, marker=".")
    if any(point.told.party for point in points):
        yield "a party on its enemy's losses", _marker(_CLAIM, "white")
    if any(point.told.high is None for point in points):
        yield "“at least”", _marker(_arrow(), "none")


def _marker(shape: Any, fill: str) -> Any:
    from matplotlib.lines import Line2D

    return Line2D(
        [], [], linestyle="none", marker=shape, markersize=7, markerfacecolor=fill,
        markeredgecolor=SOFT, markeredgewidth=1.1,
    )  # fmt: skip


def _arrow() -> Any:
    """An arrow that points up, as a marker."""
    from matplotlib.path import Path

    points = [(0, -1), (0, 1), (-0.5, 0.4), (0, 1), (0.5, 0.4)]
    return Path(points, [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO, Path.LINETO])


def _bar(axes: Axes, point: _Point, colour: str) -> None:
    """The bar from low to high; an arrow up where only the least is told."""
    low, high = point.told.low, point.told.high
    if high is None:
        axes.annotate(
            "", (point.at, low), xytext=(0, 13), textcoords="offset points", annotation_clip=False,
            arrowprops={"arrowstyle": "<-", "color": colour, "linewidth": 1.1, "shrinkA": 0,
                        "shrinkB": 3},
        )  # fmt: skip
    elif high > low:
        axes.plot(
            [point.at, point.at], [low, high], color=colour, linewidth=2.4, alpha=0.8, zorder=4
        )


def _legend(figure: Figure, handles: Sequence[tuple[str, Any]], height: float) -> None:
    if not handles:
        return
    figure.legend(
        [handle for _, handle in handles],
        [label for label, _ in handles],
        loc="upper left",
        bbox_to_anchor=(0.722, 1 - 0.9 / height),
        frameon=False,
        fontsize=8.5,
        labelcolor=INK,
        handlelength=1.8,
        labelspacing=0.55,
        borderaxespad=0,
    )


def _title(figure: Figure, history: History, outcome: Outcome, height: float) -> None:
    settlement = history.steps[-1].settlement
    title = f"{str(outcome).capitalize()}, as reports told it"
    figure.text(0.025, 1 - 0.36 / height, title, fontsize=13, fontweight="bold", va="baseline")
    parts = []
    if isinstance(settlement.type.value, TypeValue):
        parts.append(words.kind_of_event(settlement.type.value.type).capitalize())
    if isinstance(settlement.where.value, WhereValue):
        parts.append(words.where(settlement.where.value))
    if isinstance(settlement.when.value, WhenValue):
        parts.append(words.when(settlement.when.value))
    about = shorten(", ".join(parts), 110, placeholder=" …")
    figure.text(0.025, 1 - 0.6 / height, about, fontsize=9.5, color=SOFT, va="baseline")
    count = len(history.steps)
    foot = f"{history.event} · {count} report{'' if count == 1 else 's'} · {history.policy}"
    figure.text(0.025, 0.14 / height, foot, fontsize=7.5, color=SOFT, va="baseline")
