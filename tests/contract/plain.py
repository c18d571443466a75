"""Invented reports, and a linker and a policy simple enough to see through.

The linker files mentions of the same day and place under one event; the same place a day apart may
be the same event. The policy takes the first statement of each slot, and the last toll.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.dossiers import Comparison, Dossier, Figure, Link, Settled, SettledParty, Settlement
from dateline.ledger import Ledger
from dateline.linking import Profile, Rulings
from dateline.linking.profile import Spell, Spot
from dateline.records import (
    CodedReport,
    Mention,
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
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
    Verdict,
)

CLOCK = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
COUNTRIES = {
    "Gao": ("ML", 16.27, -0.04),
    "Agadez": ("NE", 16.97, 7.99),
    "Maiduguri": ("NG", 11.85, 13.16),
}


class PlainLinker:
    """Same day and same place: the same event."""

    producer = "plain/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        return [_profile(coded.report, mention, copy_of) for mention in coded.mentions]

    def keys(self, profile: Profile) -> tuple[int, ...]:
        return (zlib.crc32(profile.spots[0].name.encode()) - 2**31,)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        return [link for other in candidates if (link := _link(profile, other)) is not None]

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:
        days = abs(one.spells[0].start - two.spells[0].start)
        return (Comparison(aspect="date", found=f"{days} days apart", weight=4.0 - days),)

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        """Sure links and rulings for, less rulings against; taken from the smallest key on."""
        pairs = {(x.left, x.right) for x in links if x.verdict is Verdict.SAME}
        groups = {profile.key: {profile.key} for profile in profiles}
        for left, right in [*sorted(rulings.together), *sorted(pairs - rulings.apart)]:
            one, other = groups[left], groups[right]
            if one is other or any(
                (min(a, b), max(a, b)) in rulings.apart for a in one for b in other
            ):
                continue
            one |= other
            groups.update((key, one) for key in other)
        return sorted({tuple(sorted(group)) for group in groups.values()})


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


def _profile(report: Report, mention: Mention, copy_of: str | None) -> Profile:
    [when] = [s.value for s in mention.of("when")]
    [where] = [s.value for s in mention.of("where")]
    assert isinstance(when, WhenValue)
    assert isinstance(where, WhereValue)
    assert when.start is not None
    day = when.start.toordinal()
    return Profile(
        key=f"{report.id}/{mention.id}",
        text=copy_of or report.id,
        published=report.published.toordinal(),
        ground=mention.ground,
        loose=False,
        spells=(Spell(start=day, end=day, precision=DatePrecision.DAY),),
        spots=(
            Spot(
                name=where.name,
                kind=None,
                seat=0,
                precision=where.precision,
                lat=where.lat,
                lon=where.lon,
                geonameid=None,
                country=where.country,
                admin1=None,
                admin2=None,
            ),
        ),
        types=(EventType.ARMED_ATTACK,),
        perpetrators=(),
        others=(),
        means=(),
        counts=(),
        words=(),
    )


def _link(one: Profile, other: Profile) -> Link | None:
    days = abs(one.spells[0].start - other.spells[0].start)
    if one.spots[0].name != other.spots[0].name or days > 1:
        return None
    left, right = sorted((one.key, other.key))
    return Link(
        left=left,
        right=right,
        probability=0.99 - days / 2,
        verdict=Verdict.POSSIBLE if days else Verdict.SAME,
        producer=PlainLinker.producer,
    )


def same(left: str, right: str, probability: float = 0.99) -> Link:
    """A sure link."""
    return Link(
        left=left,
        right=right,
        probability=probability,
        verdict=Verdict.SAME,
        producer=PlainLinker.producer,
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
    date = dt.date.fromisoformat(published)
    report = Report(
        id=id or report_id(text, date, publisher),
        text=text,
        published=date,
        publisher=publisher,
    )
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
        at = report.text.index(words, start)
        return Span(at, at + len(words), words)

    def statement(value: Value, words: str) -> Statement:
        return Statement(
            id=f"s{next(rest)}",
            mention=name,
            value=value,
            source=Source(name="report", kind=SourceKind.REPORT),
            modality=Modality.ASSERTED,
            evidence=(span(words),),
            confidence=0.9,
            producer="reader/1",
        )

    date = dt.date.fromisoformat(day)
    country, lat, lon = COUNTRIES.get(place, ("ML", 14.0, -1.0))
    return Mention(
        id=name,
        report=report.id,
        ground=Ground.MAIN if name == "e1" else Ground.BACKGROUND,
        statements=(
            statement(TypeValue(type=EventType.ARMED_ATTACK), "killed"),
            statement(
                WhenValue(
                    start=date,
                    end=date,
                    precision=DatePrecision.DAY,
                    phrase=day,
                    anchor=DateAnchor.ABSOLUTE,
                ),
                day,
            ),
            statement(
                WhereValue(
                    phrase=place,
                    name=place,
                    relation=PlaceRelation.IN,
                    precision=PlacePrecision.EXACT,
                    reason="a town",
                    country=country,
                    admin1=f"{place} region",
                    lat=lat,
                    lon=lon,
                ),
                place,
            ),
            statement(
                TollValue(
                    outcome=Outcome.KILLED,
                    group=Group.UNSPECIFIED,
                    low=killed,
                    high=killed,
                    qualifier=Qualifier.EXACT,
                    phrase=str(killed),
                ),
                f"{killed} people",
            ),
        ),
        triggers=(span("killed"),),
    )


def events(ledger: Ledger) -> list[list[str]]:
    """The events of a ledger, each the keys of its mentions."""
    return sorted(list(dossier.event.mentions) for dossier in ledger.dossiers())


def new_ledger(place: str, **options: Any) -> Ledger:
    """A new ledger with the plain linker and policy, and a clock that stands."""
    tools = {"clock": lambda: CLOCK, "linker": PlainLinker(), "policy": PlainPolicy()}
    return Ledger.create(place, **{**tools, **options})


def open_ledger(place: str, **options: Any) -> Ledger:
    """A ledger that ``new_ledger`` made."""
    tools = {"clock": lambda: CLOCK, "linker": PlainLinker(), "policy": PlainPolicy()}
    return Ledger.open(place, **{**tools, **options})
