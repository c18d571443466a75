"""The toll of an event as the templates show it: each figure with its bounds and its reasons."""

from __future__ import annotations

from typing import Any

from dateline.dossiers import Figure, Settlement
from dateline.publishing import words
from dateline.publishing.sentence import bounds
from dateline.review.pages.reasons import Reasons


def figures(settlement: Settlement, why: Reasons) -> list[dict[str, Any]]:
    """The figures of everyone and of each group; sides of a war are left to the codebooks."""
    most = max((n for f in settlement.figures for n in (f.low, f.best, f.high) if n), default=1)
    return [_figure(one, most, why) for one in settlement.figures if _is_shown(one)]


def _is_shown(figure: Figure) -> bool:
    known = any(bound is not None for bound in (figure.low, figure.best, figure.high))
    return figure.actor is None and (known or figure.group is None)


def _figure(figure: Figure, most: int, why: Reasons) -> dict[str, Any]:
    return {
        "outcome": words.plain(figure.outcome),
        "group": words.plain(figure.group) if figure.group else "in all",
        "whole": figure.group is None,
        "words": bounds(figure.low, figure.best, figure.high),
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "bar": _bar(figure, most),
        "contested": figure.contested,
        "reason": why.reason(figure.reason),
        "used": why.voices(figure.used),
        "aside": why.aside(figure.set_aside),
    }


def _bar(figure: Figure, most: int) -> dict[str, float] | None:
    """The range on a scale from 0 to the largest figure, in hundredths."""
    low = figure.low if figure.low is not None else figure.best
    high = figure.high if figure.high is not None else figure.best
    if low is None or high is None:
        return None
    best = figure.best if figure.best is not None else None
    return {
        "from": round(100 * low / most, 1),
        "width": round(max(1.2, 100 * (high - low) / most), 1),
        "best": round(100 * best / most, 1) if best is not None else -1.0,
    }
