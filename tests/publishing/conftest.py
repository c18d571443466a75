"""A coded report made by hand, with an Arabic name, an emoji and a combining accent in its text."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.records import (
    CodedReport,
    Doubt,
    MeansValue,
    Mention,
    PartyValue,
    Report,
    Source,
    Span,
    StageValue,
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
    Level,
    MeansClass,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
    Stage,
)

PUBLISHED = dt.date(2021, 3, 13)
TEXT = """\
BAMAKO 🕊 - Gunmen attacked an army post in Te\u0301ssalit on Friday, killing at least 12 soldiers \
and two civilians, the defence ministry said on Saturday.

The group Ansar Example claimed the raid on its Telegram channel and said it had killed 20 \
soldiers. "We took =SUM(A1) rifles", its spokesman أبو مثال said.

The village chief denied that any civilian had died. A month earlier, dozens of people were \
wounded when a mortar shell hit <b>Kidal</b>.
"""
REPORT_VOICE = Source(name="report", kind=SourceKind.REPORT)
MINISTRY = Source(name="the defence ministry", kind=SourceKind.STATE)
GROUP = Source(
    name="Ansar Example", kind=SourceKind.ARMED_GROUP, chain=("on its Telegram channel",)
)
CHIEF = Source(name="The village chief", kind=SourceKind.RESIDENT)


def span(words: str, text: str = TEXT) -> Span:
    """The first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words), words)


class Coder:
    """Hands out statements with running ids."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(
        self,
        mention: str,
        value: Value,
        *quotes: str,
        source: Source = REPORT_VOICE,
        modality: Modality = Modality.ASSERTED,
    ) -> Statement:
        self.count += 1
        return Statement(
            id=f"s{self.count}",
            mention=mention,
            value=value,
            source=source,
            modality=modality,
            evidence=tuple(span(words) for words in quotes),
            confidence=0.75,
            producer="hand/1/00000000",
        )


def toll(
    phrase: str,
    outcome: Outcome,
    group: Group,
    low: int | None,
    high: int | None,
    qualifier: Qualifier,
    noun: str | None = None,
    includes: bool = False,
) -> TollValue:
    return TollValue(
        outcome=outcome,
        group=group,
        low=low,
        high=high,
        qualifier=qualifier,
        phrase=phrase,
        noun=noun,
        includes=includes,
    )


def _attack(say: Coder) -> Mention:
    friday = dt.date(2021, 3, 12)
    when = WhenValue(
        start=friday,
        end=friday,
        precision=DatePrecision.DAY,
        phrase="on Friday",
        anchor=DateAnchor.PUBLISHED,
        reason="the Friday before Saturday 2021-03-13",
    )
    where = WhereValue(
        phrase="in Te\u0301ssalit",
        name="Tessalit",
        relation=PlaceRelation.IN,
        precision=PlacePrecision.EXACT,
        reason="a populated place of the gazetteer",
        country="ML",
        admin1="Kidal",
        lat=20.19,
        lon=-1.01,
    )
    gunmen = PartyValue(
        role=Role.PERPETRATOR,
        phrase="Gunmen",
        name="Gunmen",
        kind=ActorKind.UNKNOWN_ARMED,
        level=Level.UNKNOWN_PERPETRATOR,
    )
    ansar = PartyValue(
        role=Role.PERPETRATOR,
        phrase="Ansar Example",
        name="Ansar Example",
        kind=ActorKind.ARMED_GROUP,
        level=Level.CLAIMED_BY_ITSELF,
        channel="on its Telegram channel",
    )
    army = PartyValue(
        role=Role.TARGET,
        phrase="an army post",
        name="Army of Mali",
        kind=ActorKind.MILITARY,
        country="ML",
    )
    killed, exact = Outcome.KILLED, Qualifier.EXACT
    twelve = toll(
        "at least 12 soldiers", killed, Group.SOLDIERS, 12, None, Qualifier.MINIMUM, "soldiers"
    )
    two = toll("two civilians", killed, Group.CIVILIANS, 2, 2, exact, "civilians")
    twenty = toll("killed 20 soldiers", killed, Group.SOLDIERS, 20, 20, exact, "soldiers")
    none = toll("any civilian had died", killed, Group.CIVILIANS, 1, None, Qualifier.MINIMUM)
    return Mention(
        id="e1",
        report=report_id(TEXT, PUBLISHED, "Example Wire"),
        ground=Ground.MAIN,
        triggers=(span("attacked"), span("raid")),
        doubts=(Doubt(mention="e2", reason="same region, dates may overlap"),),
        statements=(
            say("e1", TypeValue(type=EventType.ARMED_ATTACK), "attacked"),
            say("e1", StageValue(stage=Stage.ACCOMPLISHED), "attacked"),
            say("e1", when, "Friday"),
            say("e1", where, "Te\u0301ssalit"),
            say("e1", gunmen, "Gunmen"),
            say("e1", army, "an army post"),
            say(
                "e1",
                ansar,
                "Ansar Example claimed the raid on its Telegram channel",
                source=GROUP,
                modality=Modality.CLAIMED,
            ),
            say("e1", twelve, "at least 12 soldiers", source=MINISTRY),
            say("e1", two, "two civilians", source=MINISTRY),
            say("e1", twenty, "killed 20 soldiers", source=GROUP, modality=Modality.CLAIMED),
            say("e1", none, "any civilian had died", source=CHIEF, modality=Modality.DENIED),
            say("e1", MeansValue(phrase="rifles", means=MeansClass.FIREARMS), "rifles"),
        ),
    )


def _shelling(say: Coder) -> Mention:
    when = WhenValue(
        start=dt.date(2021, 2, 1),
        end=dt.date(2021, 2, 28),
        precision=DatePrecision.MONTH,
        phrase="A month earlier",
        anchor=DateAnchor.NARRATIVE,
        reason="a month before 2021-03-12",
    )
    words = "dozens of people were wounded"
    dozens = toll(words, Outcome.INJURED, Group.UNSPECIFIED, 24, None, Qualifier.VAGUE, "people")
    return Mention(
        id="e2",
        report=report_id(TEXT, PUBLISHED, "Example Wire"),
        ground=Ground.BACKGROUND,
        triggers=(span("hit"),),
        statements=(
            say("e2", TypeValue(type=EventType.SHELLING), "hit"),
            say("e2", when, "A month earlier"),
            say("e2", dozens, words),
        ),
    )


@pytest.fixture
def coded() -> CodedReport:
    """An attack told by two sides, and a background event."""
    say = Coder()
    report = Report(
        id=report_id(TEXT, PUBLISHED, "Example Wire"),
        text=TEXT,
        published=PUBLISHED,
        title="Army post <attacked> in the north",
        publisher="Example Wire",
        filed_from="BAMAKO",
    )
    return CodedReport(
        report=report, mentions=(_attack(say), _shelling(say)), producer="hand/1/00000000"
    )
