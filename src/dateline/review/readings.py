"""Two coders on one report: what each reads in it, how far they agree, and where they differ.

A coder's reading is the machine's coding with that coder's own corrections, whatever others did:
a correction that a reviewer undid in adjudication is still what the coder read, so that settling a
difference does not change the agreement. A coder has read a report when they accepted its mentions.
The machine may be one of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.ledger.correcting import corrected
from dateline.publishing import words
from dateline.records import (
    Decision,
    Mention,
    PartyValue,
    Record,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.review.desk import Desk
from dateline.vocabulary import DecisionKind

MACHINE = "machine"
"""The name under which the machine is one of the coders; no analyst's decision counts there."""
SLOTS = ("type", "stage", "when", "where", "party", "toll", "means")
_SMALL = frozenset({DecisionKind.EDIT, DecisionKind.ADD, DecisionKind.REJECT})


class Reading(Record, frozen=True, kw_only=True):
    """One coder's mentions of a report, and the decisions that made them what they are.

    ``overruled`` are the decisions among them that somebody else undid.
    """

    report: str
    coder: str
    mentions: tuple[Mention, ...]
    decisions: tuple[tuple[str, Decision], ...]  # mention id, decision
    overruled: frozenset[str] = frozenset()


class Difference(Record, frozen=True, kw_only=True):
    """One slot of one mention that two coders read differently."""

    mention: str
    slot: str
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]


class Agreement(Record, frozen=True, kw_only=True):
    """How far two coders agree about one slot over some reports.

    ``alpha`` is Krippendorff's for nominal values, 1 for full agreement and 0 for that of chance;
    ``None`` where nothing varies. ``spans`` is the F1 of the words chosen, 0..1. ``units`` are the
    mentions compared.
    """

    slot: str
    units: int
    same: int
    alpha: float | None
    spans: float | None


def reading(desk: Desk, report: str, coder: str) -> Reading:
    """What a coder reads in a report; what others decided plays no part.

    Raises:
        UnknownReportError: when the ledger holds none such.
    """
    filed = desk.browse.report(report)
    judged = desk.browse.judged(report)
    own = [
        (mention, decision)
        for mention, decision, by in judged
        if decision.analyst == coder and decision.kind in _SMALL and by != coder
    ]
    others = {
        name for name, decision, _ in judged if decision.id == name and decision.analyst != coder
    }  # events that somebody else added
    mine = {m.id: [d for name, d in own if name == m.id] for m in filed.coded.mentions}
    return Reading(
        report=report,
        coder=coder,
        mentions=tuple(
            corrected(m, mine[m.id]) for m in filed.coded.mentions if m.id not in others
        ),
        decisions=tuple(own),
        overruled=frozenset(d.id for _, d, by in judged if by not in (None, coder)),
    )


def differences(left: Reading, right: Reading) -> list[Difference]:
    """The slots that two coders read differently, in the order of the report."""
    others = {mention.id: mention for mention in right.mentions}
    found: list[Difference] = []
    for mention in left.mentions:
        other = others.get(mention.id)
        for slot in SLOTS:
            one = mention.of(slot)
            two = other.of(slot) if other else ()
            if canonical(one) != canonical(two):
                found.append(Difference(mention=mention.id, slot=slot, left=one, right=two))
    return found


def canonical(statements: Iterable[Statement]) -> tuple[str, ...]:
    """What the statements of a slot say, without how they say it: values to be compared."""
    return tuple(sorted({_said(one) for one in statements}))


def _said(statement: Statement) -> str:
    value = statement.value
    match value:
        case TypeValue():
            return str(value.type)
        case StageValue():
            return str(value.stage)
        case WhenValue():
            return f"{value.start}..{value.end}"
        case WhereValue():
            return f"{value.geonameid or value.name}/{value.precision}"
        case PartyValue():
            return f"{value.role}:{value.actor or value.name}:{value.level}"
        case TollValue():
            return f"{value.outcome}:{value.group}:{value.low}-{value.high}"
    return words.value(value, False)


def agreement(pairs: Sequence[tuple[Reading, Reading]]) -> list[Agreement]:
    """How far two coders agree, slot by slot, over the reports that both have read."""
    return [_of_slot(slot, pairs) for slot in SLOTS]


def _of_slot(slot: str, pairs: Sequence[tuple[Reading, Reading]]) -> Agreement:
    units: list[tuple[str, str]] = []
    matched = chosen = 0
    for left, right in pairs:
        others = {mention.id: mention for mention in right.mentions}
        for mention in left.mentions:
            one = mention.of(slot)
            two = others[mention.id].of(slot) if mention.id in others else ()
            if one or two:
                units.append(("|".join(canonical(one)), "|".join(canonical(two))))
                spans = _spans(one), _spans(two)
                matched += len(spans[0] & spans[1])
                chosen += len(spans[0]) + len(spans[1])
    return Agreement(
        slot=slot,
        units=len(units),
        same=sum(one == two for one, two in units),
        alpha=_alpha(units),
        spans=round(2 * matched / chosen, 3) if chosen else None,
    )


def _spans(statements: Iterable[Statement]) -> set[tuple[int, int]]:
    return {(s.evidence[0].start, s.evidence[0].end) for s in statements}


def _alpha(units: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two coders for nominal values.

    Source: Krippendorff, Content Analysis (2004), chapter 11: one less the observed disagreement
    divided by that expected by chance.
    """
    names = sorted({value for pair in units for value in pair})
    if len(names) < 2:
        return None
    import krippendorff

    codes: Mapping[str, int] = {name: number for number, name in enumerate(names)}
    table = [[codes[pair[coder]] for pair in units] for coder in (0, 1)]
    found = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    return round(float(found), 3)


def is_settled(difference: Difference, *readings: Reading) -> bool:
    """Whether somebody has taken one coder's word there: what the other decided last was undone.

    Who decides anew after that opens the difference again.
    """
    last = ((one, _decided(one, difference)[-1:]) for one in readings)
    return any(key in one.overruled for one, keys in last for key in keys)


def made_by(reading: Reading, difference: Difference) -> list[str]:
    """The decisions in effect by which a coder's reading differs from the machine's in a slot."""
    return [key for key in _decided(reading, difference) if key not in reading.overruled]


def _decided(reading: Reading, difference: Difference) -> list[str]:
    """All decisions of a coder that a difference hangs on, in their order."""
    own = {
        decision.id
        for _, decision in reading.decisions
        if decision.statement is not None and decision.statement.slot == difference.slot
    }
    shown = {one.id for side in (difference.left, difference.right) for one in side}
    return [
        decision.id
        for mention, decision in reading.decisions
        if mention == difference.mention
        # One that rejects is about what the other kept, or about what the coder said before.
        and (decision.id in own or _statement(decision) in shown | own)
    ]


def _statement(decision: Decision) -> str | None:
    """The statement that a decision without one of its own is about."""
    return None if decision.statement is not None else decision.subject.partition("/")[2]
