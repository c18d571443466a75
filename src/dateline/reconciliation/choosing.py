"""The base rules: from what each voice counts to one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.reconciliation.parameters import Parameters, Rule
from dateline.reconciliation.tellings import Standing


@dataclass(frozen=True)
class Chosen:
    """A figure, what it rests on, and what it does not with the reasons."""

    low: int | None
    best: int | None
    high: int | None
    used: tuple[Standing, ...]
    aside: tuple[tuple[Standing, str], ...] = ()
    contested: bool = False
    reason: str = ""


Aside = list[tuple[Standing, str]]
_Chooser = Callable[[list[Standing], Parameters, Aside], Chosen]


def choose(rule: Rule, standings: Sequence[Standing], parameters: Parameters) -> Chosen:
    """The figure that a rule makes of what the voices count; nobody asked is no figure."""
    rows = sorted(standings, key=lambda s: (s.day, s.voice))
    if not rows:
        return Chosen(None, None, None, ())
    aside: Aside = []
    if rule is not Rule.OPEN:
        rows = _current(_settled_by_analysts(rows, aside), parameters, aside)
    chosen = _CHOOSERS[rule](rows, parameters, aside)
    counts = [s.count for s in chosen.used or rows if not s.weak]
    apart = any(one.high < other.low for one in counts for other in counts if not one.open)
    firm = [s for s in rows if not s.weak and not s.high_only]
    rival = any(
        one.count.high < other.count.low and not one.count.open for one in firm for other in firm
    )
    return Chosen(
        chosen.low,
        chosen.best,
        chosen.high,
        chosen.used,
        tuple(aside),
        contested=apart or rival,
        reason=_marked(chosen),
    )


def _marked(chosen: Chosen) -> str:
    claims = sorted({s.label for s in chosen.used if s.enemy})
    note = f"{', '.join(claims)} counting the enemy's losses" if claims else ""
    return "; ".join(filter(None, (chosen.reason, note)))


def _settled_by_analysts(rows: list[Standing], aside: Aside) -> list[Standing]:
    """The analysts' figures where there are any: a coder's own word goes before all others."""
    own = [row for row in rows if row.analyst]
    if own:
        reason = f"{own[-1].label} has settled it"
        aside += [(row, reason) for row in rows if not row.analyst]
    return own or rows


def _current(rows: list[Standing], parameters: Parameters, aside: Aside) -> list[Standing]:
    """The standings without those that newer ones, or ones with a number, make void."""
    kept = []
    for row in rows:
        reason = next(filter(None, (_void(row, other, parameters) for other in rows)), None)
        if reason is None:
            kept.append(row)
        else:
            aside.append((row, reason))
    return kept


def _void(row: Standing, other: Standing, parameters: Parameters) -> str | None:
    """Why a standing does not count beside another; ``None`` where it does."""
    if row.weak and not other.weak and not other.high_only and other.count.low:
        return f"no number; {other.label} counts {_told(other)}"
    sure = not other.high_only and (row.weak or not other.weak)
    if row.within(other) and sure and row.count.high < other.count.low:
        return f"counts only some of those in the figure of {other.label}"
    if row.weak and other.weak and row.count.low < other.count.low:
        return f"tells of fewer than {other.label}, and no number"
    if other.weak and row.count.high:
        return None
    later = (other.day - row.day).days
    credible = other.credit % 100 <= row.credit and not other.high_only
    overtaken = parameters.overtaken_days and later >= parameters.overtaken_days
    least = row.count.open and not parameters.open_high and later >= 0
    nobody = row.count.high == 0 and later >= 0
    lower = row.count.high < other.count.low
    if lower and credible and least and not overtaken:
        return f"at least {row.count.low}, which the {_told(other)} of {other.label} bear out"
    if lower and credible and (overtaken or nobody):
        return f"an older figure; on {other.day.isoformat()} {other.label} counts {_told(other)}"
    return None


def _told(row: Standing) -> str:
    if row.weak:
        return "some"
    return f"at least {row.count.low}" if row.count.open else f"{row.count.low}"


def _span(rows: list[Standing], parameters: Parameters, _: Aside) -> Chosen:
    """Best of the most credible source; low and high over all that count.

    A group's boast alone is no figure; beside another source's it may lower the low one.
    """
    sure = [row for row in rows if not row.high_only]
    high = _high(rows, parameters)
    if not sure:
        return Chosen(None, None, high, tuple(rows), reason="only good to raise the high figure")
    best = _most_credible(sure)
    low = min(row.count.low for row in rows if not row.count.doubtful)
    return Chosen(
        low, best.count.best, high, tuple(rows), reason=f"best: {best.label}, the most credible"
    )


def _most_credible(rows: Sequence[Standing]) -> Standing:
    """The highest in the ranking; of equals the latest, the one more sources agree with, the most.

    ``rows`` is not empty.
    """
    return min(
        rows,
        key=lambda s: (s.credit, -s.day.toordinal(), -_support(s, rows), -s.count.low, s.voice),
    )


def _high(rows: Sequence[Standing], parameters: Parameters) -> int | None:
    top = max(row.count.high for row in rows)
    unbounded = any(row.count.open for row in rows if row.count.high == top)
    return None if parameters.open_high and unbounded else top


def _support(row: Standing, rows: Sequence[Standing]) -> int:
    """How many independent sources give the same figure.

    A text that says in its own voice what a speaker says whom it quotes is no second source.
    """
    agree = [other for other in rows if other.count.low == row.count.low]
    named = [other for other in agree if not _own_voice(other)]
    quoting = {text for other in named for text in other.texts}
    own = [other for other in agree if _own_voice(other) and not other.texts <= quoting]
    return len(named) + len(own)


def _own_voice(row: Standing) -> bool:
    return row.voice.startswith("report ")


def _conservative(rows: list[Standing], parameters: Parameters, aside: Aside) -> Chosen:
    """The lowest figure of the credible sources; what exceeds it is the dispute, kept as high."""
    sure = _credible(rows, parameters, aside)
    if not sure:
        return Chosen(None, None, None, ())
    lowest = min(sure, key=lambda s: (s.count.low, s.credit, s.voice))
    used = _agreeing(lowest, sure, aside, f"higher than the most conservative, {lowest.label}'s")
    low = lowest.count.low
    return Chosen(low, low, low, used, reason=f"{lowest.label}: the most conservative credible")


def _credible(rows: list[Standing], parameters: Parameters, aside: Aside) -> list[Standing]:
    """The sources that a policy believes; the best there are where it believes none."""
    sure = []
    for row in rows:
        if row.high_only:
            reason = "a party's claim about its enemy's losses" if row.enemy else "only suspected"
            aside.append((row, f"{reason}, which this policy does not count"))
        else:
            sure.append(row)
    steps = parameters.credible_steps
    if steps is None or not sure:
        return sure
    limit = max(steps - 1, min(row.credit for row in sure))
    for row in sure:
        if row.credit > limit:
            aside.append((row, "its source is not among those that this policy believes"))
    return [row for row in sure if row.credit <= limit]


def _agreeing(
    best: Standing, rows: Sequence[Standing], aside: Aside, reason: str
) -> tuple[Standing, ...]:
    """The standings that give the figure of ``best``; the others are set aside."""
    aside += [(row, reason) for row in rows if row.count.low != best.count.low]
    return tuple(row for row in rows if row.count.low == best.count.low)


def _majority(rows: list[Standing], parameters: Parameters, aside: Aside) -> Chosen:
    """The figure of most independent credible sources; of a tie the latest, then the lowest."""
    sure = _credible(rows, parameters, aside)
    if not sure:
        return Chosen(None, None, None, ())
    best = min(
        sure,
        key=lambda s: (s.weak, -_support(s, sure), -s.day.toordinal(), s.count.low, s.voice),
    )
    most = _support(best, sure)
    tied = [row for row in sure if not row.weak and _support(row, sure) == most]
    plain = all(row.count.low == best.count.low for row in tied)
    why = f"{most} of {_sources(sure)} sources" if plain else "no majority: the latest, then lowest"
    used = _agreeing(best, sure, aside, f"another figure has more sources, or is later ({why})")
    number = best.count.best
    return Chosen(number, number, number, used, reason=f"{best.label}: {why}")


def _sources(rows: Sequence[Standing]) -> int:
    figures = {row.count.low: row for row in rows}
    return sum(_support(row, rows) for row in figures.values())


def _hierarchy(rows: list[Standing], parameters: Parameters, aside: Aside) -> Chosen:
    """The figure of the source highest in the ranking; of equals the latest."""
    sure = _credible(rows, parameters, aside)
    if not sure:
        return Chosen(None, None, None, ())
    best = _most_credible(sure)
    why = f"{best.label} goes before, by the ranking of sources or as the later of equals"
    used = _agreeing(best, sure, aside, why)
    high = None if parameters.open_high and best.count.open else best.count.high
    return Chosen(
        best.count.low, best.count.best, high, used, reason=f"{best.label}: highest in the ranking"
    )


def _range(rows: list[Standing], parameters: Parameters, _: Aside) -> Chosen:
    """From the lowest to the highest figure; one figure only where all agree."""
    sure = [row for row in rows if not row.high_only] or rows
    low, high = min(row.count.low for row in sure), _high(rows, parameters)
    return Chosen(low, low if low == high else None, high, tuple(rows), reason="lowest to highest")


def _open(rows: list[Standing], parameters: Parameters, _: Aside) -> Chosen:
    """Everything listed; a figure only where there is nothing to discuss."""
    bounds = {(row.count.low, row.count.high, row.count.open, row.weak) for row in rows}
    if len(bounds) == 1 and not any(row.high_only or row.weak for row in rows):
        count = rows[0].count
        high = None if parameters.open_high and count.open else count.high
        return Chosen(count.low, count.best, high, tuple(rows), reason="all sources agree")
    return Chosen(None, None, None, tuple(rows), reason="left to the team")


_CHOOSERS: dict[Rule, _Chooser] = {
    Rule.SPAN: _span,
    Rule.CONSERVATIVE: _conservative,
    Rule.MAJORITY: _majority,
    Rule.HIERARCHY: _hierarchy,
    Rule.RANGE: _range,
    Rule.HARM: _range,
    Rule.OPEN: _open,
}
