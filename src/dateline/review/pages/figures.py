"""Figures by source over time, drawn on the server: who counted how many, and when.

What each source counts at each report is told by ``reconciliation.history``, as is the settled
figure that a report left. The chart draws those and computes nothing of its own.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dateline.dossiers import Figure
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.reconciliation.history import Count, History, Step
from dateline.review.pages.reasons import Reasons
from dateline.vocabulary import Outcome

WIDTH, HEIGHT = 640, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 196, 14, 34
_GAP = 18
"""Least distance of two labels in units of the drawing."""
COLOURS = 7
"""Sources that have a colour of their own; those further on share the last, a grey."""
_NAME = 24
"""Characters of a source's name that have room beside the chart."""


class Scale(NamedTuple):
    """Where days and numbers lie on the drawing."""

    first: dt.date
    days: int
    top: int

    def x(self, day: dt.date) -> float:
        """Across: the days of publication."""
        share = (day - self.first).days / self.days if self.days else 0.3
        return round(_LEFT + 16 + (WIDTH - _LEFT - _RIGHT - 44) * share, 1)

    def y(self, number: float) -> float:
        """Up: people."""
        return round(HEIGHT - _BOTTOM - number / self.top * (HEIGHT - _TOP - _BOTTOM), 1)


def chart(told: History, why: Reasons) -> dict[str, Any] | None:
    """Counts by source with the settled figure; ``None`` for fewer than two counts.

    People killed, or injured where nobody counts the killed.
    """
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        found = [(s, c) for s in told.steps for c in s.counts if c.outcome is outcome]
        if len(found) > 1:
            return _drawn(told.steps, found, outcome, why)
    return None


def _drawn(
    steps: Sequence[Step], found: Sequence[tuple[Step, Count]], outcome: Outcome, why: Reasons
) -> dict[str, Any]:
    days = sorted({step.published for step in steps})
    settled = [(s.published, f) for s in steps if (f := s.settlement.figure(outcome)) is not None]
    numbers = [n for _, c in found for n in (c.low, c.high) if n is not None]
    numbers += [n for _, f in settled for n in (f.low, f.best, f.high) if n is not None]
    step = _step(max(numbers))
    top = max(1, math.ceil(max(numbers) / step)) * step
    scale = Scale(days[0], (days[-1] - days[0]).days, top)
    voices = _voices(found, scale, why)
    _label(voices)
    return {
        "outcome": words.plain(outcome),
        "voices": voices,
        "band": _band(settled, scale),
        "best": _best(settled, scale),
        "ticks": _ticks(scale),
        "days": list(_days(days, scale)),
        "left": _LEFT,
        "right": WIDTH - _RIGHT,
        "foot": HEIGHT - _BOTTOM,
        "width": WIDTH,
        "height": HEIGHT,
        "party": any(count.party for _, count in found),
    }


def _voices(
    found: Sequence[tuple[Step, Count]], scale: Scale, why: Reasons
) -> list[dict[str, Any]]:
    """The counts of each source in the order of time, joined by a line in steps."""
    held: dict[str, list[dict[str, Any]]] = {}
    for step, count in found:
        held.setdefault(count.voice, []).append(_point(step, count, scale, why))
    return [
        {
            "points": points,
            "line": _stairs([(p["x"], p["y"]) for p in points]),
            "name": points[-1]["name"],
            "short": _short(points[-1]["name"]),
            "number": points[-1]["number"],
            "x": points[-1]["x"],
            "y": points[-1]["y"],
            "colour": min(number, COLOURS),
            "anchor": points[-1]["anchor"],
        }
        for number, points in enumerate(held.values())
    ]


def _point(step: Step, count: Count, scale: Scale, why: Reasons) -> dict[str, Any]:
    high = count.low if count.high is None else count.high
    number = f"{count.low:,}" + ("+" if count.high is None else "")
    if high > count.low:
        number = f"{count.low:,}–{high:,}"
    return {
        "x": scale.x(step.published),
        "y": scale.y((count.low + high) / 2),
        "from": scale.y(count.low),
        "to": scale.y(high),
        "number": number,
        "name": on_one_line(count.source),
        "day": words.day(step.published),
        "party": count.party,
        "anchor": " ".join(why.anchors(count.statements)),
    }


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"


def _stairs(points: Iterable[tuple[float, float]]) -> str:
    """A path that holds each height until the next point."""
    parts: list[str] = []
    for x, y in points:
        parts.append(f"H{x:g}V{y:g}" if parts else f"M{x:g} {y:g}")
    return "".join(parts)


def _bounds(figure: Figure) -> tuple[int, int] | None:
    known = [n for n in (figure.low, figure.best, figure.high) if n is not None]
    return (min(known), max(known)) if known else None


def _band(settled: Sequence[tuple[dt.date, Figure]], scale: Scale) -> str:
    """The area from the low to the high settled figure, as each report left it."""
    rows = [(scale.x(day), b) for day, f in settled if (b := _bounds(f)) is not None]
    if not rows:
        return ""
    end = WIDTH - _RIGHT
    over = _stairs([(x, scale.y(high)) for x, (_, high) in rows]) + f"H{end}"
    under = f"V{scale.y(rows[-1][1][0]):g}"
    for at, (x, _) in reversed(list(enumerate(rows))):
        below = scale.y(rows[at - 1][1][0]) if at else None
        under += f"H{x:g}" + (f"V{below:g}" if below is not None else "")
    return over + under + "Z"


def _best(settled: Sequence[tuple[dt.date, Figure]], scale: Scale) -> str:
    """The settled best figure, as each report left it; broken where none was settled."""
    parts: list[str] = []
    drawn = False
    for day, figure in settled:
        x = scale.x(day)
        if drawn:
            parts.append(f"H{x:g}")
        if figure.best is not None:
            y = scale.y(figure.best)
            parts.append(f"V{y:g}" if drawn else f"M{x:g} {y:g}")
        drawn = figure.best is not None
    return "".join(parts) + (f"H{WIDTH - _RIGHT}" if drawn else "")


def _step(most: int) -> int:
    """A round distance of ticks (1, 2 or 5 and noughts), of which five or fewer hold ``most``."""
    sizes: Iterator[int] = (base * 10**power for power in range(12) for base in (1, 2, 5))
    return next(size for size in sizes if size * 5 >= most)


def _ticks(scale: Scale) -> list[tuple[int, float]]:
    step = _step(scale.top)
    return [(n, scale.y(n)) for n in range(0, scale.top + 1, step)]


def _days(days: Sequence[dt.date], scale: Scale) -> Iterator[tuple[str, float]]:
    """The days that have room below the chart."""
    last = -math.inf
    for day in days:
        if scale.x(day) - last > 62:
            last = scale.x(day)
            yield " ".join(words.day(day).split(" ")[1:3]), last


def _label(voices: Sequence[dict[str, Any]]) -> None:
    """Labels in a column on the right, in the order of the last points, none on another."""
    inside = sorted(voices, key=lambda one: (one["y"], one["name"]))
    at = float(_TOP - _GAP + 6)
    for one in inside:
        at = one["label"] = max(at + _GAP, float(one["y"]))
    limit = float(HEIGHT - _BOTTOM + 4)
    for one in reversed(inside):
        one["label"] = round(min(one["label"], limit), 1)
        limit = one["label"] - _GAP
