"""Invented reports, and ledgers of them with a linker and a policy simple enough to see through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import making
from day_linker import DayAndPlace

from dateline.dossiers import Dossier, Figure, Settled, SettledParty, Settlement
from dateline.ledger import Ledger
from dateline.records import (
    CodedReport,
    Mention,
    Report,
    Span,
    Statement,
    TollValue,
    TypeValue,
    Value,
)
from dateline.vocabulary import ActorKind, EventType, Ground, Outcome, Role

CLOCK = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
COUNTRIES = {
    "Gao": ("ML", 16.27, -0.04),
    "Agadez": ("NE", 16.97, 7.99),
    "Maiduguri": ("NG", 11.85, 13.16),
}


class PlainPolicy:
    """The first statement of each slot, the last toll."""

    name = "plain"
    version = "1"

    def settle(self, dossier: Dossier) -> Settlement:
        return Settlement(
            event=dossier.event.id,
            policy="plain/1",
            type=_first(dossier, "type"),
            stage=_first(dossier, "stage"),
            when=_first(dossier, "when"),
            where=_first(dossier, "where"),
            means=(),
            parties=(
                SettledParty(role=Role.PERPETRATOR, name="Gunmen", kind=ActorKind.UNKNOWN_ARMED),
            ),
            responsibility=(),
            figures=_figures(dossier),
            texts=len({entry.text for entry in dossier.entries}),
            confidence=0.9 if dossier.entries else None,
        )


def _first(dossier: Dossier, slot: str) -> Settled:
    for entry, statement in dossier.statements(slot):
        return Settled(value=statement.value, used=(entry.reference(statement),))
    return Settled(value=None, used=())


def _figures(dossier: Dossier) -> tuple[Figure, ...]:
    told = dossier.statements("toll")
    if not told:
        return ()
    entry, statement = told[-1]
    assert isinstance(statement.value, TollValue)
    return (
        Figure(
            outcome=Outcome.KILLED,
            group=None,
            low=statement.value.low,
            best=statement.value.low,
            high=statement.value.high,
            used=(entry.reference(statement),),
        ),
    )


def coded(
    *told: tuple[str, str, int],
    published: str = "2019-11-02",
    publisher: str | None = None,
    producer: str = "reader/1",
    words: str = "",
    id: str | None = None,
) -> CodedReport:
    """A report that tells of attacks, each a place, a day and a number killed."""
    sentences = [f"Gunmen killed {n} people in {place} on {day}." for place, day, n in told]
    text = " ".join([*sentences, words]).strip()
    more = {} if id is None else {"id": id}
    report = making.report(text, dt.date.fromisoformat(published), publisher, **more)
    numbers = iter(range(1, 1000))
    mentions = tuple(
        _mention(report, f"e{at}", one, text.index(sentence), numbers)
        for at, (one, sentence) in enumerate(zip(told, sentences, strict=True), 1)
    )
    return CodedReport(report=report, mentions=mentions, producer=producer)


def _mention(
    report: Report, name: str, told: tuple[str, str, int], start: int, numbers: Iterable[int]
) -> Mention:
    place, day, killed = told
    rest = iter(numbers)

    def span(words: str) -> Span:
        return making.span(report.text, words, start)

    def statement(value: Value, words: str) -> Statement:
        return making.statement(
            next(rest), value, span(words), mention=name, confidence=0.9, producer="reader/1"
        )

    country, lat, lon = COUNTRIES.get(place, ("ML", 14.0, -1.0))
    town = making.where(place, country=country, admin1=f"{place} region", lat=lat, lon=lon)
    return Mention(
        id=name,
        report=report.id,
        ground=Ground.MAIN if name == "e1" else Ground.BACKGROUND,
        statements=(
            statement(TypeValue(type=EventType.ARMED_ATTACK), "killed"),
            statement(making.on(day), day),
            statement(town, place),
            statement(making.toll(killed, killed), f"{killed} people"),
        ),
        triggers=(span("killed"),),
    )


def events(ledger: Ledger) -> list[list[str]]:
    """The events of a ledger, each the keys of its mentions."""
    return sorted(list(dossier.event.mentions) for dossier in ledger.dossiers())


def new_ledger(place: str, **options: Any) -> Ledger:
    """A new ledger with the plain linker and policy, and a clock that stands."""
    tools = {"clock": lambda: CLOCK, "linker": DayAndPlace(), "policy": PlainPolicy()}
    return Ledger.create(place, **{**tools, **options})


def open_ledger(place: str, **options: Any) -> Ledger:
    """A ledger that ``new_ledger`` made."""
    tools = {"clock": lambda: CLOCK, "linker": DayAndPlace(), "policy": PlainPolicy()}
    return Ledger.open(place, **{**tools, **options})
