"""Decisions made at the desk: who may, what is written down, how it is undone and done again."""

from __future__ import annotations

import secrets
from base64 import b32encode
from collections.abc import Mapping

import msgspec

from dateline.dossiers import Dossier, Entry
from dateline.errors import DecisionError
from dateline.ledger.correcting import mark
from dateline.records import (
    Decision,
    Record,
    Source,
    Span,
    Statement,
    Value,
    producer_id,
)
from dateline.review.desk import Desk
from dateline.review.people import Person, Role
from dateline.review.problems import ProblemError, wrong
from dateline.vocabulary import DecisionKind, Modality, SourceKind, Stance

MOST_WHY = 1_000
"""Characters of a reason at most."""
NEW = "new"
"""The mention of a report that is not there yet: ``<report>/new`` adds an event that was missed."""
_AGAIN = "again: "
_CODERS = frozenset({DecisionKind.EDIT, DecisionKind.ADD})


class Told(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that an analyst gives, with the words it rests on.

    Without ``source`` it is the analyst who says it; with one, the analyst read that it says so.
    """

    value: Value
    evidence: tuple[Span, ...]
    source: Source | None = None
    modality: Modality = Modality.ASSERTED


class Asked(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision asked for.

    ``subject`` is an event, a mention (``<report>/<mention>``) or a statement
    (``<report>/<statement>``); ``others`` are the events that ``merge`` and ``apart`` are about
    beside it, or the mentions that ``split`` takes out. ``add`` to ``<report>/new`` adds an event.
    """

    kind: DecisionKind
    subject: str
    why: str = ""
    others: tuple[str, ...] = ()
    told: Told | None = None


class Done(Record, frozen=True, kw_only=True):
    """A decision written down. ``event`` is where its subject stands now, if anywhere."""

    decision: Decision
    event: str | None
    version: int | None


def decide(desk: Desk, person: Person, asked: Asked, unchanged: Mapping[str, int]) -> Done:
    """Write down what a person asks.

    Raises:
        ProblemError: when they may not, or it cannot be.
        ClashError: when an event changed since they saw it.
    """
    _check(person, asked)
    decision = made(desk, person, asked)
    desk.ledger.decide(decision, unchanged=unchanged)
    desk.note(person, f"decision: {decision.kind}", decision.subject)
    return _done(desk, decision)


def made(desk: Desk, person: Person, asked: Asked) -> Decision:
    """The decision that is asked for, with its id, time and the analyst's statement.

    Raises:
        ProblemError: when what it is about cannot be found.
    """
    name = "D" + b32encode(secrets.token_bytes(10)).decode()
    others, statement, subject = asked.others, None, asked.subject
    report, _, within = subject.partition("/")
    if asked.kind is DecisionKind.ADD and within == NEW and asked.told is not None:
        desk.browse.report(report)
        subject, statement = f"{report}/{name}", _statement(name, person, asked.told, name, None)
    elif "/" in asked.subject and asked.kind in (*_CODERS, DecisionKind.REJECT):
        entry, held = place(desk, person, asked.subject)
        if held is not None:
            others = (mark(held), *_before(desk, held))
        if asked.told is not None:
            statement = _statement(name, person, asked.told, entry.mention.id, held)
    elif asked.told is not None:
        raise wrong("subject", "a value is about a mention or a statement of a report")
    if asked.kind in _CODERS and statement is None:
        raise wrong("told", "say the value and its words")
    return Decision(
        id=name,
        kind=asked.kind,
        subject=subject,
        analyst=person.name,
        at=desk.ledger.clock(),
        why=asked.why[:MOST_WHY],
        statement=statement,
        others=others,
    )


def place(desk: Desk, person: Person, key: str) -> tuple[Entry, Statement | None]:
    """The mention that a key is of, and the statement where it is one.

    Statements that the person reads count, in effect or not: the machine's that another coder has
    replaced, and the person's own that a reviewer has undone (``readings``).

    Raises:
        ProblemError: when no live mention has it.
    """
    report, _, name = key.partition("/")
    filed = desk.browse.report(report)
    machine = {mention.id: mention.statements for mention in filed.coded.mentions}
    own = [d for d in desk.browse.judged(report) if d[1].id == name]
    for event in dict.fromkeys(filed.events.values()):
        dossier: Dossier = desk.ledger.dossier(event)
        for entry in dossier.entries:
            if entry.report.id != report:
                continue
            within = entry.mention.id
            if within == name:
                return entry, None
            mine = [d.statement for at, d, by in own if at == within and _is_read(person, d, by)]
            for statement in (*entry.mention.statements, *machine.get(within, ()), *mine):
                if statement is not None and statement.id == name:
                    return entry, statement
    raise ProblemError(404, "unknown_statement", f"no mention or statement {key} in effect")


def _is_read(person: Person, decision: Decision, undone_by: str | None) -> bool:
    """Whether a decision is part of what a person reads: their own, and not undone by them."""
    return decision.analyst == person.name != undone_by


def _before(desk: Desk, statement: Statement) -> tuple[str, ...]:
    """The marks of what an analyst's statement took the place of, and of what that did.

    The machine's statement is in effect again when the correction of it is undone; who corrects
    the correction means that one too.
    """
    found = desk.browse.decision(statement.id)
    return found[0].others if found is not None else ()


def _statement(
    name: str, person: Person, told: Told, mention: str, held: Statement | None
) -> Statement:
    if held is not None and held.value.__struct_config__.tag != told.value.__struct_config__.tag:
        raise wrong("told.value", f"a value of {held.slot} is corrected by one of its kind")
    own = Source(name=person.name, kind=SourceKind.ANALYST, stance=Stance.INDEPENDENT)
    return Statement(
        id=name,
        mention=mention,
        value=told.value,
        source=told.source or own,
        modality=told.modality,
        evidence=told.evidence,
        confidence=1.0,
        producer=producer_id("analyst", "1", {"name": person.name}),
    )


def _check(person: Person, asked: Asked) -> None:
    if asked.kind is DecisionKind.UNDO:
        raise wrong("kind", "undo a decision at its own address")
    within = asked.kind in (DecisionKind.REJECT, DecisionKind.ACCEPT) and "/" in asked.subject
    small = asked.kind in _CODERS or within
    needed = Role.CODER if small else Role.REVIEWER
    if not person.may(needed):
        raise ProblemError(
            403, "role", f"this takes the role {needed}; {person.name} is {person.role}"
        )
    if len(asked.others) > 1_000:
        raise wrong("others", "too many at once")


def undo(desk: Desk, person: Person, key: str) -> Done:
    """Undo a decision: one's own, or as a reviewer any.

    Raises:
        ProblemError: when there is none such in effect, or it is another's.
    """
    held, undone = _held(desk, key)
    if undone:
        raise ProblemError(409, "decision", f"decision {key} is not in effect any more")
    if held.analyst != person.name and not person.may(Role.REVIEWER):
        raise ProblemError(403, "role", "another’s decision is undone by a reviewer")
    decision = Decision(
        id="D" + b32encode(secrets.token_bytes(10)).decode(),
        kind=DecisionKind.UNDO,
        subject=key,
        analyst=person.name,
        at=desk.ledger.clock(),
        why="",
    )
    desk.ledger.decide(decision)
    desk.note(person, "decision: undo", key)
    return _done(desk, held)


def redo(desk: Desk, person: Person, key: str) -> Done:
    """Do again what was undone.

    Raises:
        ProblemError: when there is no such decision, or it is in effect.
    """
    held, undone = _held(desk, key)
    if not undone or held.kind is DecisionKind.UNDO:
        raise ProblemError(409, "decision", f"decision {key} was not undone")
    _check(person, Asked(kind=held.kind, subject=held.subject, others=held.others))
    name = "D" + b32encode(secrets.token_bytes(10)).decode()
    statement = held.statement and msgspec.structs.replace(held.statement, id=name)
    subject = held.subject
    if subject.endswith(f"/{key}"):  # an event that was added
        subject = f"{subject.partition('/')[0]}/{name}"
    decision = msgspec.structs.replace(
        held,
        id=name,
        subject=subject,
        analyst=person.name,
        at=desk.ledger.clock(),
        why=f"{_AGAIN}{key}",
        statement=statement,
    )
    try:
        desk.ledger.decide(decision)
    except DecisionError as error:
        raise ProblemError(409, "decision", f"it cannot be done again: {error}") from error
    desk.note(person, f"decision: {decision.kind} again", decision.subject)
    return _done(desk, decision)


def last_done(desk: Desk, person: Person) -> str | None:
    """The person's last decision that is in effect."""
    for decision, undone in desk.browse.decisions(limit=500):
        if decision.analyst == person.name and not undone:
            return decision.id
    return None


def last_undone(desk: Desk, person: Person) -> str | None:
    """What the person undid last and did not do again; nothing once something new was decided."""
    again: set[str] = set()
    for decision, _ in desk.browse.decisions(limit=500):
        if decision.analyst != person.name:
            continue
        if decision.why.startswith(_AGAIN):
            again.add(decision.why.removeprefix(_AGAIN))
        elif decision.kind is not DecisionKind.UNDO:
            return None
        elif decision.subject not in again:
            return decision.subject
    return None


def _held(desk: Desk, key: str) -> tuple[Decision, bool]:
    found = desk.browse.decision(key)
    if found is None:
        raise ProblemError(404, "unknown_decision", f"no decision {key}")
    return found


def _done(desk: Desk, decision: Decision) -> Done:
    event = desk.browse.event_of(decision.subject)
    if event is None:
        return Done(decision=decision, event=None, version=None)
    here, version = desk.browse.version(event)
    return Done(decision=decision, event=here, version=version)
