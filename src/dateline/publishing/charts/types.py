"""Events by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing import words
from dateline.publishing.canvas import INK, SOFT
from dateline.publishing.charts.chart import Chart, counts, nothing, plot
from dateline.publishing.families import LOOKS, Family, family
from dateline.publishing.shown import Shown
from dateline.vocabulary import EventType

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_Row = tuple[EventType | None, int, int | None]


def chart(events: Sequence[Shown]) -> Chart:
    """The number of events of each type, with the killed where any figure is known."""
    found = Counter(event.type for event in events)
    held = [(kind, found[kind], _killed(events, kind)) for kind in found]
    order = list(Family)
    held.sort(key=lambda row: (order.index(family(row[0])), -row[1], str(row[0])))
    return Chart(
        heading="Events by type",
        columns=("family", "type", "events", "killed"),
        rows=[(LOOKS[family(k)].words, _name(k), n, dead) for k, n, dead in held],
        notes=(),
        draw=partial(_draw, held),
        height=max(3.2, 1.9 + 0.27 * len(held)),
    )


def _killed(events: Sequence[Shown], kind: EventType | None) -> int | None:
    known = [e.killed.size for e in events if e.type is kind and e.killed.size is not None]
    return sum(known) if known else None


def _name(kind: EventType | None) -> str:
    return words.kind_of_event(kind) if kind else "type not known"


def _draw(held: Sequence[_Row], figure: Figure) -> None:
    axes = plot(figure, left=3.1, right=1.5)
    if not held:
        nothing(axes, "No events")
        return
    at = range(len(held))
    colours = [LOOKS[family(kind)].colour for kind, _, _ in held]
    axes.barh(at, [number for _, number, _ in held], 0.68, color=colours, linewidth=0)
    axes.set_yticks(list(at), [_name(kind) for kind, _, _ in held], color=INK)
    axes.invert_yaxis()
    axes.set_ylim(len(held) - 0.4, -0.6)
    for n, (_, number, dead) in enumerate(held):
        told = f"{number:,}" + ("" if dead is None else f"  ·  {dead:,} killed")
        axes.annotate(
            told, (number, n), (5, 0), textcoords="offset points", va="center", fontsize=8,
            color=SOFT, annotation_clip=False,
        )  # fmt: skip
    counts(axes, upright=False)
    axes.set_xlabel("events", fontsize=8.5)
