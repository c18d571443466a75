"""Events over time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing.charts.bins import Bins, bins, ticks
from dateline.publishing.charts.chart import Chart, annotate, counts, nothing, plot
from dateline.publishing.families import LOOKS, Family, family
from dateline.publishing.shown import Shown

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SPREAD = "#c4c8ce"


def chart(events: Sequence[Shown]) -> Chart:
    """Events in each stretch of time by family of types; coarse dates spread over their days."""
    made = bins(events)
    dated = [event for event in events if event.start]
    rows: list[tuple[str | int | float | None, ...]] = []
    families = [f for f in Family if any(family(e.type) is f for e in dated)]
    sure = (
        {f: made.spread(e for e in dated if family(e.type) is f)[0] for f in families}
        if made
        else {}
    )
    spread = made.spread(dated)[1] if made else []
    for number, one in enumerate(made.bins if made else ()):
        told = [round(sure[f][number]) for f in families]
        rows.append((one.name, str(one.first), str(one.last), *told, round(spread[number], 2)))
    return Chart(
        heading=f"Events by {made.unit}" if made else "Events over time",
        columns=("time", "first_day", "last_day", *(LOOKS[f].words for f in families), "spread"),
        rows=rows,
        notes=tuple(_notes(events, spread)),
        draw=partial(_draw, made, sure, spread, tuple(_notes(events, spread))),
    )


def _notes(events: Sequence[Shown], spread: Sequence[float]) -> list[str]:
    notes = []
    if coarse := round(sum(spread)):
        s, are = ("", "is") if coarse == 1 else ("s", "are")
        notes.append(
            f"{coarse:,} event{s} known to a longer time only {are} spread evenly over it."
        )
    if undated := sum(1 for event in events if event.start is None):
        notes.append(f"{undated:,} without a date {'is' if undated == 1 else 'are'} not shown.")
    return notes


def _draw(
    made: Bins | None,
    sure: dict[Family, list[float]],
    spread: Sequence[float],
    notes: Sequence[str],
    figure: Figure,
) -> None:
    axes = plot(figure, notes=len(notes), above=0.5 if len(sure) > 5 else 0.3)
    annotate(figure, notes)
    if made is None:
        nothing(axes, "No event has a date")
        return
    at = range(len(made.bins))
    below = [0.0] * len(made.bins)
    width = 0.86 if len(made.bins) > 12 else 0.62
    for kind, numbers in sure.items():
        look = LOOKS[kind]
        axes.bar(at, numbers, width, below, color=look.colour, label=look.words, linewidth=0)
        below = [a + b for a, b in zip(below, numbers, strict=True)]
    if any(spread):
        axes.bar(
            at, spread, width, below, facecolor="white", edgecolor=_SPREAD, hatch="/////",
            linewidth=0.8, label="Day not known",
        )  # fmt: skip
    axes.set_xticks(*ticks(made))
    axes.set_xlim(-0.75, len(made.bins) - 0.25)
    counts(axes, upright=True)
    axes.set_ylabel(f"events by {made.unit}", fontsize=8.5)
    legend(figure)


def legend(figure: Figure) -> None:
    """The legend over the plot, in one row or two."""
    axes = figure.axes[0]
    entries = len(axes.get_legend_handles_labels()[0])
    columns = entries if entries <= 6 else -(-entries // 2)
    axes.legend(
        loc="lower left", bbox_to_anchor=(-0.03, 1.0), ncols=columns, frameon=False, fontsize=7.8,
        handlelength=1.0, handleheight=0.9, columnspacing=1.1, handletextpad=0.5, borderaxespad=0.2,
    )  # fmt: skip
