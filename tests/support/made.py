"""Statements, entries and dossiers made by hand: who says what, in which report, on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import making
import msgspec

from dateline import default_pipeline
from dateline.dossiers import Dossier, Entry, Figure
from dateline.reconciliation import policy
from dateline.reconciliation.gathering import gathered
from dateline.records import (
    CodedReport,
    Mention,
    Source,
    Span,
    TollValue,
    Value,
)
from dateline.vocabulary import (
    Ground,
    Group,
    Modality,
    Outcome,
    Qualifier,
    SourceKind,
    Stance,
)

DAY = dt.date(2024, 3, 13)
REPORT = making.ITSELF


def source(name: str, kind: SourceKind, actor: str | None = None) -> Source:
    """A speaker with the stance that its kind has by default."""
    sides = (SourceKind.ARMED_GROUP, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.STATE)
    stance = Stance.PARTY if kind in sides else Stance.INDEPENDENT
    return Source(name=name, kind=kind, stance=stance, actor=actor)


POLICE = source("police", SourceKind.POLICE)
ARMY = source("the army", SourceKind.MILITARY, "ml-military")
REBELS = source("the rebels", SourceKind.ARMED_GROUP, "jnim")
HOSPITAL = source("the hospital", SourceKind.MEDICAL)
RESIDENTS = source("residents", SourceKind.RESIDENT)
UN = source("the UN mission", SourceKind.UN_IGO)


def toll(
    number: int | None,
    group: Group = Group.UNSPECIFIED,
    *,
    high: int | None = -1,
    outcome: Outcome = Outcome.KILLED,
    qualifier: Qualifier = Qualifier.EXACT,
    phrase: str | None = None,
    actor: str | None = None,
    includes: bool = False,
    total: bool = False,
    earlier: bool = False,
    as_of: dt.date | None = None,
) -> TollValue:
    """A toll; without ``high`` it is the number itself."""
    return making.toll(
        number, number if high == -1 else high, group=group, outcome=outcome, qualifier=qualifier,
        phrase=phrase or f"{number} {group}", actor=actor, includes=includes, total=total,
        earlier=earlier, as_of=as_of,
    )  # fmt: skip


Said = tuple[Source, Value] | tuple[Source, Value, Modality]


def entry(
    *told: Said,
    day: int = 0,
    publisher: str | None = None,
    copy_of: str | None = None,
    ground: Ground = Ground.MAIN,
    text: str = "",
) -> Entry:
    """A report, ``day`` days after the first, that tells of one event.

    Each thing told stands in a sentence of its own.
    """
    words = [f"{said[0].name} said: {getattr(said[1], 'phrase', said[1])}." for said in told]
    body = "\n".join([text, *words]).strip() or "nothing"
    report = making.report(body, DAY + dt.timedelta(days=day), publisher)
    statements = []
    at = len(text) + 1 if text else 0
    for number, (said, line) in enumerate(zip(told, words, strict=True), 1):
        modality = said[2] if len(said) > 2 else Modality.ASSERTED
        start = at + len(f"{said[0].name} said: ")
        stop = at + len(line) - 1
        spoken = Span(start, stop, body[start:stop])
        statements.append(
            making.statement(
                number, said[1], spoken, source=said[0], modality=modality, producer="test"
            )
        )
        at += len(line) + 1
    mention = Mention(
        id="e1", report=report.id, ground=ground, statements=tuple(statements), triggers=()
    )
    return Entry(report=report, mention=mention, copy_of=copy_of)


def dossier(*entries: Entry) -> Dossier:
    """The dossier of one event."""
    return gathered(entries)


def keys(entries: Iterable[Entry]) -> Sequence[str]:
    """The keys of all statements."""
    return [e.reference(s) for e in entries for s in e.mention.statements]


def settled(name: str, *entries: Entry, group: Group | None = None) -> Figure:
    """The killed (of a group) as a policy settles them."""
    figure = policy(name).settle(dossier(*entries)).figure(Outcome.KILLED, group)
    assert figure is not None
    return figure


def bounds(figure: Figure) -> tuple[int | None, int | None, int | None]:
    """Low, best and high."""
    return figure.low, figure.best, figure.high


def reasons(figure: Figure) -> dict[str, str]:
    """Why each statement was set aside, by key."""
    return {one.statement: one.reason for one in figure.set_aside}


def told_in(text: str, *told: tuple[str, TollValue], day: int = 0) -> Entry:
    """A report in its own voice with exactly this text; each toll stands at its words."""
    made = entry(*((REPORT, value) for _, value in told), day=day)
    report = msgspec.structs.replace(made.report, text=text)
    spans = [making.span(text, words) for words, _ in told]
    statements = tuple(
        msgspec.structs.replace(statement, evidence=(span,))
        for statement, span in zip(made.mention.statements, spans, strict=True)
    )
    mention = msgspec.structs.replace(made.mention, statements=statements)
    return Entry(report=report, mention=mention)


def read(*told: tuple[str | None, str, str]) -> Dossier:
    """The dossier of the main events of (publisher, day, text), read by the real pipeline."""
    entries = []
    for publisher, day, text in told:
        report = making.report(text, dt.date.fromisoformat(day), publisher)
        [coded] = default_pipeline().code([report])
        assert isinstance(coded, CodedReport)
        entries.append(Entry(report=report, mention=coded.mentions[0]))
    return gathered(entries)
