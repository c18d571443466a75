"""Invented reports with emoji, Arabic and combining accents, and a desk to ask about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from dateline.dossiers import Comparison, Link
from dateline.ledger import Ledger
from dateline.linking import Profile, Rulings
from dateline.linking.profile import Spell, Spot
from dateline.records import (
    CodedReport,
    Failure,
    Mention,
    PartyValue,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
    report_id,
)
from dateline.review import app
from dateline.review.accounts import Accounts
from dateline.review.coder import Coder, CodingError, Page, read_page
from dateline.settings import Review, Settings
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Level,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
    Verdict,
)

Client = TestClient
BASE = "http://127.0.0.1:8470"
ITSELF = Source(name="report", kind=SourceKind.REPORT)
PLACES = {
    "Gao": ("ML", "Gao", 16.27, -0.04),
    "Agadez": ("NE", "Agadez", 16.97, 7.99),
    "Maiduguri": ("NG", "Borno", 11.85, 13.16),
}
HARD = "⚠️ 🇲🇱 عاجل من غاو: Le Cafe\u0301 Zoé a fermé. "
"""Emoji outside the basic plane, a flag of two, Arabic, a combining accent."""


class DayAndPlace:
    """A linker: the same day and place is the same event, a day apart may be."""

    producer = "day-and-place/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        return [_profile(coded.report, mention, copy_of) for mention in coded.mentions]

    def keys(self, profile: Profile) -> tuple[int, ...]:
        return (sum(profile.spots[0].name.encode()) if profile.spots else 0,)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        return [link for other in candidates if (link := _link(profile, other)) is not None]

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:
        days = abs(one.spells[0].start - two.spells[0].start)
        return (
            Comparison(aspect="date", found=f"{days} days apart", weight=1.0 - 2 * days),
            Comparison(aspect="place", found=f"the same place, {one.spots[0].name}", weight=5.5),
        )

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        sure = {(x.left, x.right) for x in links if x.verdict is Verdict.SAME}
        groups = {profile.key: {profile.key} for profile in profiles}
        for left, right in [*sorted(rulings.together), *sorted(sure - rulings.apart)]:
            one, other = groups[left], groups[right]
            if one is other or any(
                (min(a, b), max(a, b)) in rulings.apart for a in one for b in other
            ):
                continue
            one |= other
            groups.update((key, one) for key in other)
        return sorted({tuple(sorted(group)) for group in groups.values()})


def _profile(about: Report, mention: Mention, copy_of: str | None) -> Profile:
    days = [s.value.start for s in mention.of("when") if isinstance(s.value, WhenValue)]
    places = [s.value for s in mention.of("where") if isinstance(s.value, WhereValue)]
    return Profile(
        key=f"{about.id}/{mention.id}",
        text=copy_of or about.id,
        published=about.published.toordinal(),
        ground=mention.ground,
        loose=False,
        spells=tuple(
            Spell(start=day.toordinal(), end=day.toordinal(), precision=DatePrecision.DAY)
            for day in days
            if day
        ),
        spots=tuple(
            Spot(
                name=place.name, kind=None, seat=0, precision=place.precision,
                lat=place.lat, lon=place.lon,
                geonameid=None, country=place.country, admin1=None, admin2=None,
            )
            for place in places
        ),
        types=(), perpetrators=(), others=(), means=(), counts=(), words=(),
    )  # fmt: skip


def _link(one: Profile, other: Profile) -> Link | None:
    if not (one.spells and other.spells and one.spots and other.spots):
        return None
    days = abs(one.spells[0].start - other.spells[0].start)
    if one.spots[0].name != other.spots[0].name or days > 1:
        return None
    left, right = sorted((one.key, other.key))
    return Link(
        left=left, right=right, probability=0.4 if days else 0.99,
        verdict=Verdict.POSSIBLE if days else Verdict.SAME,
        producer=DayAndPlace.producer,
    )  # fmt: skip


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
    date = dt.date.fromisoformat(published)
    made = Report(
        id=report_id(text, date, publisher),
        text=text,
        published=date,
        publisher=publisher,
        title=title,
    )
    statements = tuple(
        Statement(
            id=f"s{number}",
            mention="e1",
            value=value,
            source=source,
            modality=Modality.ASSERTED,
            evidence=(span(text, words),),
            confidence=confidence,
            producer="reader/1",
        )
        for number, (value, words, source) in enumerate(told, 1)
    )
    mention = Mention(
        id="e1",
        report=made.id,
        ground=Ground.MAIN,
        statements=statements,
        triggers=(span(text, told[0][1]),),
    )
    return CodedReport(report=made, mentions=(mention,), producer="reader/1")


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


def speaker(text: str, words: str, kind: SourceKind) -> Source:
    return Source(name=words, kind=kind, evidence=(span(text, words),))


def when(day: str) -> WhenValue:
    date = dt.date.fromisoformat(day)
    return WhenValue(
        start=date, end=date, precision=DatePrecision.DAY, phrase=day, anchor=DateAnchor.ABSOLUTE
    )


def where(place: str) -> WhereValue:
    country, admin1, lat, lon = PLACES[place]
    return WhereValue(
        phrase=place, name=place, relation=PlaceRelation.IN, precision=PlacePrecision.EXACT,
        reason="a town", country=country, admin1=admin1, lat=lat, lon=lon,
    )  # fmt: skip


def killed(number: int, group: Group = Group.SOLDIERS, noun: str = "soldiers") -> TollValue:
    return TollValue(
        outcome=Outcome.KILLED, group=group, low=number, high=number,
        qualifier=Qualifier.EXACT, phrase=str(number), noun=noun,
    )  # fmt: skip


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
        (when(day), day, ITSELF),
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
