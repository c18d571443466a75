"""What every chart is: a table of what it shows, notes on what it leaves out, and its drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateline.publishing.canvas import LINE, SOFT
from dateline.publishing.heading import FOOT, HEAD, LEFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Cell = str | int | float | None


class Chart(NamedTuple):
    """One chart. ``width`` and ``height`` are inches; ``draw`` fills a figure below its heading."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    notes: tuple[str, ...]
    draw: Callable[[Figure], None]
    width: float = 10.0
    height: float = 5.6


def plot(
    figure: Figure, *, left: float = 0.75, right: float = 0.35, notes: int = 0, above: float = 0.3
) -> Axes:
    """Axes below the heading; margins in inches, room for so many lines of notes at the foot."""
    width, height = figure.get_size_inches().tolist()
    bottom = FOOT + 0.38 + 0.17 * notes
    axes = figure.add_axes(
        (
            left / width,
            bottom / height,
            1 - (left + right) / width,
            1 - (bottom + HEAD + above) / height,
        )
    )
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=8.5, colors=SOFT)
    axes.set_axisbelow(True)
    return axes


def annotate(figure: Figure, notes: Sequence[str]) -> None:
    """Write the notes above the foot."""
    width, height = figure.get_size_inches().tolist()
    for number, note in enumerate(reversed(notes)):
        y = (FOOT - 0.02 + 0.17 * number) / height
        figure.text(LEFT / width, y, note, fontsize=7.5, color=SOFT, va="center", style="italic")


def counts(axes: Axes, *, upright: bool) -> None:
    """Whole numbers with separators on the axis of counts, and faint lines across."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis = axes.yaxis if upright else axes.xaxis
    axis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.grid(axis="y" if upright else "x", color=LINE, linewidth=0.6)


def nothing(axes: Axes, words: str) -> None:
    """Say that there is nothing to draw."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.text(
        0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center", fontsize=12, color=SOFT
    )
