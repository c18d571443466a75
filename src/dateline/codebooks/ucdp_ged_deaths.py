"""The seven columns of deaths of UCDP GED: by side, and their sum with its bounds.

``best`` is the sum of the four columns by side in all 53,773 events of UCDP's own that were looked
at, and ``low <= best <= high``; both hold here without exception.
"""

from __future__ import annotations

from dateline.codebooks.book import Sheet
from dateline.codebooks.dead import Counted, Part, Parted, parted
from dateline.codebooks.ucdp_actors import CIVILIANS, UcdpSides, ucdp_side_name
from dateline.codebooks.view import View
from dateline.vocabulary import ActorKind, EventType, Outcome

SIDES = ("deaths_a", "deaths_b")
CIVIL, UNKNOWN = "deaths_civilians", "deaths_unknown"
_GOVERNMENT = "Government of "


def by_side(view: View, sides: UcdpSides, sheet: Sheet) -> bool:
    """Fill the columns of deaths; whether any estimate counts a death."""
    counted = parted(view.settlement.figures, Outcome.KILLED)
    if counted is None:
        sheet.lose("best", "no dead are told")
        return False
    fields: dict[str, tuple[int, list[str]]] = {name: (0, []) for name in (*SIDES, CIVIL, UNKNOWN)}
    for row in counted.parts:
        _add(fields, _column(row, sides, view), row.number, row.used)
    if counted.rest:
        column = _rest(view, sides)
        _add(fields, column, counted.rest, counted.used)
        if column == CIVIL:
            sheet.assume(CIVIL, "people of whom nothing else is told, in an attack (UCDP's rule)")
    for name, (number, used) in fields.items():
        sheet.put(name, number, used or counted.used)
    return _bounds(view, counted, sheet)


def _bounds(view: View, counted: Parted, sheet: Sheet) -> bool:
    """Fill best, low and high; whether any of them counts a death."""
    best, figure = counted.total, view.figure(Outcome.KILLED)
    mine = [f for f in view.settlement.figures if f.outcome is Outcome.KILLED]
    bounded = [figure] if figure is not None else [f for f in mine if f.actor is None]
    lows = [f.low for f in bounded if f.low is not None]
    highs = [f.high for f in bounded if f.high is not None]
    low = min(sum(lows), best) if len(lows) == len(bounded) else best
    high = max(sum(highs), best)
    if any(f.low is None or f.high is None for f in bounded):
        sheet.lose("high", 'an open bound ("at least 53"); the best figure stands for it')
    if figure is not None and (figure.best or 0) < best and figure.best is not None:
        sheet.assume("best", "the sum of the groups, which are more than the policy's whole")
    if any(f.best is None for f in bounded):
        sheet.assume("best", "the policy's low figure, since it gives no best one")
    if any(view.vague(f) for f in bounded):
        sheet.assume("best", "a number for a word without one")
    for name, number in (("best", best), ("low", low), ("high", high)):
        sheet.put(name, number, counted.used)
    if any(f.set_aside for f in mine):
        sheet.lose("best", "figures that the policy set aside, and their sources")
    if any(f.outcome is not Outcome.KILLED for f in view.settlement.figures):
        sheet.lose("best", "the injured, missing, abducted, captured and displaced")
    return high > 0


def _add(
    fields: dict[str, tuple[int, list[str]]], name: str, number: int, used: tuple[str, ...]
) -> None:
    held, keys = fields[name]
    fields[name] = (held + number, [*keys, *used])


def _column(row: Counted, sides: UcdpSides, view: View) -> str:
    """Where people of one part belong, by the side that they are told to be of, else by rule."""
    if row.part is Part.CIVILIAN:
        return CIVIL
    if row.actor is not None:
        name = ucdp_side_name(row.actor, ActorKind.OTHER, view.country, view.day)
        if name in sides[:2] and name != CIVILIANS:
            return SIDES[sides[:2].index(name)]
    named = dict(zip(SIDES, sides[:2], strict=True))
    if row.part is Part.STATE:
        return next((side for side, name in named.items() if _governs(name)), UNKNOWN)
    groups = [
        side for side, name in named.items() if name not in ("", CIVILIANS) and not _governs(name)
    ]
    return groups[0] if len(groups) == 1 else UNKNOWN


def _rest(view: View, sides: UcdpSides) -> str:
    """People of whom nothing is told are civilians in an attack, and unknown where two fought."""
    attacked = _governs(sides.side_a) or _governs(sides.side_b) or sides.side_b == CIVILIANS
    return CIVIL if attacked and view.type is not EventType.ARMED_CLASH else UNKNOWN


def _governs(name: str) -> bool:
    return name.startswith(_GOVERNMENT)
