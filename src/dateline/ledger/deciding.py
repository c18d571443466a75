"""What analysts decide, written down and put into effect.

A decision is about mentions, since events come and go with what is known: "these two events are
one" is kept as pairs of mentions that are together, "these mentions are another event" as pairs
that are apart. Such rulings go before any comparison, and the last one about a pair holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product
from typing import Any

import msgspec
from sqlalchemy import exists, or_, select, update

from dateline.errors import ClashError, DecisionError, UnknownEventError
from dateline.ledger import schema
from dateline.ledger.addresses import event_row, resolve
from dateline.ledger.components import rulings
from dateline.ledger.correcting import check_statement
from dateline.ledger.events import Cause
from dateline.ledger.filing import json
from dateline.ledger.founding import file_mention
from dateline.ledger.grouping import regroup
from dateline.ledger.summaries import summarise
from dateline.ledger.writing import Write, among, change, found
from dateline.records import Decision
from dateline.vocabulary import DecisionKind

Pair = tuple[int, int]

_M, _D, _A = schema.mentions.c, schema.decisions.c, schema.decided.c
_LIVE = among(select(_M.key), _M.id).where(_M.state == "live")
_WHOLE = or_(~_D.subject.contains("/"), exists().where(_M.key == _D.subject))
"""Decisions about an event or a mention, not about one of its statements."""
_REJECTED = among(select(_A.mention).join_from(schema.decided, schema.decisions), _A.mention).where(
    _D.kind == str(DecisionKind.REJECT), ~_D.undone, _WHOLE
)


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision comes to: the mentions that it is about, and what it says of pairs."""

    mentions: tuple[int, ...]
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


def decide(write: Write, decision: Decision) -> None:
    """Write down a decision and regroup what it touches. The same decision again changes nothing.

    Raises:
        UnknownEventError, DecisionError: when it is about what the ledger does not hold.
    """
    table = schema.decisions
    query = select(table.c.record).where(table.c.key == decision.id)
    known = write.connection.execute(query).scalar()
    if known == json(decision):
        return
    if known is not None:
        raise DecisionError(f"another decision has the id {decision.id!r}")
    effect = _EFFECTS[decision.kind](write, decision)
    check_statement(write.connection, decision, effect.mentions)
    file_decision(write, decision, effect)
    put_into_effect(write, decision, effect.mentions)


def check_versions(write: Write, unchanged: Mapping[str, int]) -> None:
    """Return nothing when these are the last versions of events.

    Raises:
        ClashError: when an event has another version, or is gone.
    """
    table = schema.versions.c
    for event, number in sorted(unchanged.items()):
        last = select(table.number, table.cause).where(table.event == event)
        row = write.connection.execute(last.order_by(table.number.desc()).limit(1)).first()
        if resolve(write.connection, event) != event or row is None:
            raise ClashError(f"event {event} is no more: it was merged or rejected meanwhile")
        if row.number != number:
            raise ClashError(
                f"someone changed event {event} meanwhile ({row.cause}): you saw version {number}, "
                f"now it is {row.number}"
            )


def file_decision(write: Write, decision: Decision, effect: Effect) -> None:
    """Write down a decision, what it is about, and what it says of pairs."""
    number = write.next(schema.decisions.c.id)
    row = {
        "id": number,
        "key": decision.id,
        "kind": str(decision.kind),
        "subject": decision.subject,
        "at": decision.at,
        "undone": decision.kind is DecisionKind.UNDO,  # it says nothing of its own
        "record": json(decision),
    }
    write.rows(schema.decisions, [row])
    about = sorted(set(effect.mentions))
    write.rows(schema.decided, [{"decision": number, "mention": one} for one in about])
    told = dict.fromkeys(effect.together, True) | dict.fromkeys(effect.apart, False)
    write.rows(
        schema.rulings,
        [
            {"left": left, "right": right, "decision": number, "together": together}
            for (left, right), together in sorted(told.items())
        ],
    )


def put_into_effect(write: Write, decision: Decision, mentions: Collection[int]) -> None:
    """Reject, restore and regroup mentions as a decision says."""
    if decision.kind is DecisionKind.REJECT and _is_whole(write, decision.subject):
        _set_state(write, mentions, "live", "rejected")
    if decision.kind is DecisionKind.UNDO:
        _undo(write, decision.subject, mentions)
    keys = [row.key for row in found(write.connection, _LIVE, mentions)]
    cause = Cause(words=f"decision {decision.id}: {decision.kind}")
    summarise(write, regroup(write, mentions, cause, keys))


def _is_whole(write: Write, subject: str) -> bool:
    """Whether it is an event or a mention, and not one of its statements."""
    query = select(_M.id).where(_M.key == subject)
    return "/" not in subject or write.connection.execute(query).first() is not None


def _undo(write: Write, key: str, mentions: Collection[int]) -> None:
    done = update(schema.decisions).where(_D.key == key).values(undone=True)
    write.connection.execute(done)
    subject = select(_D.subject).where(_D.key == key)
    if write.connection.execute(subject).scalar_one().endswith(f"/{key}"):  # a mention of its own
        _set_state(write, mentions, "live", "rejected")
        return
    still = {row.mention for row in found(write.connection, _REJECTED, mentions)}
    _set_state(write, set(mentions) - still, "rejected", "live")


def _set_state(write: Write, mentions: Collection[int], before: str, after: str) -> None:
    states = among(update(schema.mentions), _M.id).where(_M.state == before)
    change(write.connection, states.values(state=after), mentions)


def _about(write: Write, decision: Decision) -> Effect:
    """A decision about an event as a whole is about the mention that stands for it."""
    if "/" in decision.subject:
        return Effect(mentions=(_mention(write, decision.subject),))
    anchor = event_row(write.connection, decision.subject).anchor
    return Effect(mentions=(_mention(write, anchor),))


def _add(write: Write, decision: Decision) -> Effect:
    """A value is about the mention that it is added to; a mention of its own is made first."""
    report, _, name = decision.subject.partition("/")
    if name != decision.id or decision.statement is None:
        return _about(write, decision)
    return Effect(mentions=(file_mention(write, report, decision.statement),))


def _reject(write: Write, decision: Decision) -> Effect:
    if "/" in decision.subject:
        return Effect(mentions=(_mention(write, decision.subject),))
    event = event_row(write.connection, decision.subject).id
    return Effect(mentions=tuple(_members(write, event).values()))


def _merge(write: Write, decision: Decision) -> Effect:
    """The mention that stands for the subject is told to be together with all others."""
    subject = event_row(write.connection, decision.subject)
    events = {subject.id} | {event_row(write.connection, e).id for e in decision.others}
    if len(events) < 2:
        raise DecisionError(f"decision {decision.id}: names no two events to merge")
    members = {k: n for event in sorted(events) for k, n in _members(write, event).items()}
    anchor = members[subject.anchor]
    told = rulings(write.connection, {number: key for key, number in members.items()})
    together = {_pair(anchor, number) for number in members.values() if number != anchor}
    together |= {_pair(members[left], members[right]) for left, right in told.apart}
    return Effect(mentions=tuple(members.values()), together=tuple(sorted(together)))


def _split(write: Write, decision: Decision) -> Effect:
    """The mentions named are told to be together, and apart from the others of their event."""
    event = event_row(write.connection, decision.subject).id
    members = _members(write, event)
    named = set(decision.others)
    if not named <= members.keys() or not named or named == members.keys():
        raise DecisionError(
            f"decision {decision.id}: name some of the mentions of {event}, and not all: "
            + ", ".join(sorted(members))
        )
    off = [members[key] for key in sorted(named)]
    rest = [number for key, number in members.items() if key not in named]
    return Effect(
        mentions=tuple(members.values()),
        together=tuple(_pair(off[0], other) for other in off[1:]),
        apart=tuple(_pair(*pair) for pair in product(off, rest)),
    )


def _apart(write: Write, decision: Decision) -> Effect:
    """All mentions of the subject are told apart from all mentions of the others."""
    subject = event_row(write.connection, decision.subject).id
    others = {event_row(write.connection, event).id for event in decision.others} - {subject}
    if not others:
        raise DecisionError(f"decision {decision.id}: names no two events to tell apart")
    own = list(_members(write, subject).values())
    rest = [n for event in sorted(others) for n in _members(write, event).values()]
    return Effect(
        mentions=(*own, *rest), apart=tuple(sorted(_pair(*pair) for pair in product(own, rest)))
    )


def _undone(write: Write, decision: Decision) -> Effect:
    table, about = schema.decisions, schema.decided
    query = select(table.c.id, table.c.kind, table.c.undone).where(table.c.key == decision.subject)
    row = write.connection.execute(query).first()
    if row is None:
        raise DecisionError(f"decision {decision.id}: there is no decision {decision.subject!r}")
    if row.undone:
        raise DecisionError(f"decision {decision.id}: {decision.subject!r} is not in effect")
    query = select(about.c.mention).where(about.c.decision == row.id)
    return Effect(mentions=tuple(write.connection.execute(query).scalars()))


_EFFECTS: dict[DecisionKind, Callable[[Write, Decision], Effect]] = {
    DecisionKind.ACCEPT: _about,
    DecisionKind.EDIT: _about,
    DecisionKind.ADD: _add,
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.APART: _apart,
    DecisionKind.REJECT: _reject,
    DecisionKind.UNDO: _undone,
}


def _members(write: Write, event: str) -> dict[str, int]:
    """The live mentions of an event by key, in order of key."""
    table = schema.mentions
    query = select(table.c.key, table.c.id).where(table.c.event == event, table.c.state == "live")
    rows: Iterable[Any] = write.connection.execute(query.order_by(table.c.key))
    return {row.key: row.id for row in rows}


def _mention(write: Write, key: str) -> int:
    """The number of a mention, or of the mention of a statement, one that was undone as well.

    Raises:
        UnknownEventError: when the ledger holds neither.
    """
    mentions, told = schema.mentions, schema.statements
    query = select(mentions.c.id).where(mentions.c.key == key, mentions.c.state != "superseded")
    found = write.connection.execute(query).scalar()
    if found is None:
        report = key.partition("/")[0]
        query = (
            select(told.c.mention)
            .join(mentions, mentions.c.id == told.c.mention)
            .join(schema.reports, schema.reports.c.id == mentions.c.report)
            .where(schema.reports.c.key == report, told.c.key == key, ~told.c.superseded)
        )
        found = write.connection.execute(query).scalar()
    if found is None:
        about = (
            select(_A.mention)
            .join_from(schema.decided, schema.decisions)
            .join(schema.mentions, _M.id == _A.mention)
            .join(schema.reports, schema.reports.c.id == _M.report)
            .where(_D.key == key.partition("/")[2], schema.reports.c.key == key.partition("/")[0])
            .where(_D.kind.in_((str(DecisionKind.EDIT), str(DecisionKind.ADD))))
        )
        found = write.connection.execute(about).scalar()
    if found is None:
        raise UnknownEventError(f"no mention or statement {key} in the ledger")
    return int(found)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
