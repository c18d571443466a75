"""Figures by source over time, drawn on the server: who counted how many, and when."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.dossiers import Dossier, Settlement
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.records import TollValue
from dateline.vocabulary import Outcome, SourceKind

WIDTH, HEIGHT = 720, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 168, 18, 34
_GAP = 17
"""Least distance of two labels in units of the drawing."""


def chart(
    dossier: Dossier, settlement: Settlement, anchors: Mapping[str, str]
) -> dict[str, Any] | None:
    """The points of the chart, its axes and the settled range; ``None`` for fewer than two.

    Whole figures of people killed alone, each where its report was published.
    """
    told = _told(dossier, settlement, anchors)
    if len(told) < 2:
        return None
    days = sorted({one["day"] for one in told})
    top = _nice(max(one["high"] if one["high"] is not None else one["low"] for one in told))
    for one in told:
        one["x"] = round(_across(one["day"], days), 1)
        one["y"] = round(_up(_middle(one), top), 1)
        one["from"] = round(_up(one["low"], top), 1)
        one["to"] = round(_up(one["high"] if one["high"] is not None else one["low"], top), 1)
    _label(told)
    killed = settlement.figure(Outcome.KILLED)
    band = None
    if killed is not None and killed.low is not None and killed.high is not None:
        band = (round(_up(killed.high, top), 1), round(_up(killed.low, top), 1))
    return {
        "points": told,
        "band": band,
        "best": round(_up(killed.best, top), 1) if killed and killed.best is not None else None,
        "ticks": [(n, round(_up(n, top), 1)) for n in _ticks(top)],
        "days": _days(days),
        "left": _LEFT,
        "right": WIDTH - _RIGHT,
        "foot": HEIGHT - _BOTTOM,
    }


def _told(
    dossier: Dossier, settlement: Settlement, anchors: Mapping[str, str]
) -> list[dict[str, Any]]:
    used = {key for figure in settlement.figures for key in figure.used}
    found = []
    for entry, statement in dossier.statements("toll"):
        value = statement.value
        if not isinstance(value, TollValue) or value.outcome is not Outcome.KILLED:
            continue
        if value.includes or value.low is None or entry.copy_of:
            continue
        key = entry.reference(statement)
        own = statement.source.kind is SourceKind.REPORT
        name = (entry.report.publisher or "the report") if own else statement.source.name
        found.append(
            {
                "day": entry.report.published,
                "low": value.low,
                "high": value.high,
                "name": on_one_line(name),
                "figure": words.figure(value, quoted=False),
                "used": key in used,
                "anchor": anchors.get(key, ""),
                "analyst": statement.source.kind is SourceKind.ANALYST,
            }
        )
    return found


def _middle(one: Mapping[str, Any]) -> float:
    high = one["high"] if one["high"] is not None else one["low"]
    return (int(one["low"]) + int(high)) / 2


def _across(day: dt.date, days: Sequence[dt.date]) -> float:
    width = WIDTH - _LEFT - _RIGHT - 40
    span = (days[-1] - days[0]).days
    share = (day - days[0]).days / span if span else 0.5
    return _LEFT + 20 + width * share


def _up(value: float, top: float) -> float:
    return HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM)


def _nice(most: int) -> int:
    """A round number that is not less."""
    if most < 5:
        return 5
    power: int = 10 ** int(math.log10(most))
    return next(n * power // 2 for n in range(2, 22) if n * power / 2 >= most)


def _ticks(top: int) -> list[int]:
    parts = next((n for n in (4, 5, 3, 2) if top % n == 0), 1)
    return [top * n // parts for n in range(parts + 1)]


def _days(days: Sequence[dt.date]) -> list[tuple[str, float]]:
    shown: list[tuple[str, float]] = []
    for day in days:
        x = _across(day, days)
        if not shown or x - shown[-1][1] > 62:
            shown.append((" ".join(words.day(day).split(" ")[1:3]), round(x, 1)))
    return shown


def _label(told: Sequence[dict[str, Any]]) -> None:
    """Labels in a column on the right, in the order of the points, none on another."""
    inside = sorted(told, key=lambda one: (one["y"], one["name"]))
    floor = HEIGHT - _BOTTOM + 4
    at = float(_TOP - _GAP)
    for one in inside:
        at = max(at + _GAP, float(one["y"]))
        one["label"] = at
    over = at - floor
    if over > 0:
        limit = floor
        for one in reversed(inside):
            one["label"] = min(one["label"], limit)
            limit = one["label"] - _GAP
    for one in inside:
        one["label"] = round(one["label"], 1)
