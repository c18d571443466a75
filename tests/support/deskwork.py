"""Invented reports with emoji, Arabic and combining accents, and a desk to ask about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import making
from day_linker import DayAndPlace
from making import ITSELF, span
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.records import (
    CodedReport,
    Failure,
    Mention,
    PartyValue,
    Report,
    Source,
    TollValue,
    TypeValue,
    Value,
    WhereValue,
)
from dateline.review import app
from dateline.review.accounts import Accounts
from dateline.review.coder import Coder, CodingError, Page, read_page
from dateline.settings import Review, Settings
from dateline.vocabulary import ActorKind, EventType, Ground, Group, Level, Role, SourceKind

Client = TestClient
BASE = "http://127.0.0.1:8470"
PLACES = {
    "Gao": ("ML", "Gao", 16.27, -0.04),
    "Agadez": ("NE", "Agadez", 16.97, 7.99),
    "Maiduguri": ("NG", "Borno", 11.85, 13.16),
}
HARD = "⚠️ 🇲🇱 عاجل من غاو: Le Cafe\u0301 Zoé a fermé. "
"""Emoji outside the basic plane, a flag of two, Arabic, a combining accent."""


class Clock:
    """A clock that goes on by a second at each look."""

    def __init__(self) -> None:
        self._seconds = count()

    def __call__(self) -> dt.datetime:
        start = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
        return start + dt.timedelta(seconds=next(self._seconds))


def report(
    text: str,
    *told: tuple[Value, str, Source],
    published: str = "2019-11-02",
    publisher: str | None = "Example Wire",
    title: str | None = None,
    confidence: float = 0.9,
) -> CodedReport:
    """A report that tells one event; each value with the words that it stands on, and who says."""
    made = making.report(text, dt.date.fromisoformat(published), publisher, title=title)
    statements = tuple(
        making.statement(
            number, value, span(text, words), source=source,
            confidence=confidence, producer="reader/1",
        )
        for number, (value, words, source) in enumerate(told, 1)
    )  # fmt: skip
    mention = Mention(
        id="e1",
        report=made.id,
        ground=Ground.MAIN,
        statements=statements,
        triggers=(span(text, told[0][1]),),
    )
    return CodedReport(report=made, mentions=(mention,), producer="reader/1")


def speaker(text: str, words: str, kind: SourceKind) -> Source:
    return Source(name=words, kind=kind, evidence=(span(text, words),))


def where(place: str) -> WhereValue:
    country, admin1, lat, lon = PLACES[place]
    return making.where(place, country=country, admin1=admin1, lat=lat, lon=lon)


def killed(number: int, group: Group = Group.SOLDIERS, noun: str = "soldiers") -> TollValue:
    return making.toll(number, number, group=group, noun=noun)


def by(name: str, level: Level | None = None) -> PartyValue:
    return PartyValue(
        role=Role.PERPETRATOR, phrase=name, name=name, kind=ActorKind.ARMED_GROUP, level=level
    )


def told(
    number: int,
    place: str,
    day: str,
    *,
    before: str = "",
    says: str = "The army",
    kind: SourceKind = SourceKind.MILITARY,
    group: str = "Northern Front",
    published: str = "2019-11-02",
    publisher: str = "Example Wire",
    title: str | None = None,
    confidence: float = 0.9,
) -> CodedReport:
    """A report of an attack: so many soldiers killed by a group, as somebody says."""
    text = (
        f"{before}{says} said that {group} had attacked a post in {place} on {day} and killed "
        f"{number} soldiers.\n\nNobody else was hurt, it added."
    )
    who = speaker(text, says, kind)
    return report(
        text,
        (TypeValue(type=EventType.ARMED_ATTACK), "attacked", ITSELF),
        (making.on(day), day, ITSELF),
        (where(place), place, ITSELF),
        (by(group, Level.ACCUSED_BY_OTHERS), group, who),
        (killed(number), f"{number} soldiers", who),
        published=published,
        publisher=publisher,
        title=title,
        confidence=confidence,
    )


REPORTS = (
    told(12, "Gao", "2019-11-01", before=HARD, title="Attaque à Gao 🇲🇱"),
    told(
        19, "Gao", "2019-11-01", says="The hospital", kind=SourceKind.MEDICAL,
        publisher="Example Post", title="Hospital counts 19 dead in Gao",
    ),
    told(3, "Gao", "2019-11-02", published="2019-11-03", title="Second attack in Gao"),
    told(7, "Agadez", "2019-10-20", published="2019-10-21", title="Seven die in Agadez"),
    told(
        5, "Maiduguri", "2019-09-05", published="2019-09-06", title="Five die in Maiduguri",
        confidence=0.2,
    ),
)  # fmt: skip


@contextmanager
def filled(file: Path, clock: Any = None) -> Iterator[Ledger]:
    """A ledger that holds ``REPORTS``."""
    with Ledger.create(file, clock=clock or Clock(), linker=DayAndPlace()) as made:
        for one in REPORTS:
            made.add(one)
        yield made


class NoEngine(Coder):
    """A coder without an engine: what it reads holds no event."""

    def __init__(self) -> None:
        super().__init__("none", 1)

    def code(self, report: Report) -> CodedReport:
        return CodedReport(report=report, mentions=(), producer="none/1")

    def read(self, page: Page) -> Report:
        found = read_page(page)
        if isinstance(found, Failure):
            raise CodingError(found.message)
        return found


def without_engine(client: Client) -> Any:
    """Put a coder without an engine at a client's desk; the desk."""
    held = client.app.inner.state.desk  # type: ignore[attr-defined]
    held.coder = NoEngine()
    return held


@contextmanager
def desk(
    ledger: Ledger, accounts: Accounts | None = None, settings: Review | None = None
) -> Iterator[Client]:
    """A client of a desk over a ledger."""
    review = settings or Review(analyst="ana")
    made = app(ledger, Settings(review=review), accounts)
    with TestClient(made, base_url=BASE, raise_server_exceptions=False) as client:
        yield client
