"""A coded report made by hand, with an Arabic name, an emoji and a combining accent in its text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import making
import pytest
from making import ITSELF

from dateline.records import (
    CodedReport,
    Doubt,
    MeansValue,
    Mention,
    PartyValue,
    Source,
    Span,
    StageValue,
    Statement,
    TypeValue,
    Value,
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
MINISTRY = Source(name="the defence ministry", kind=SourceKind.STATE)
GROUP = Source(
    name="Ansar Example", kind=SourceKind.ARMED_GROUP, chain=("on its Telegram channel",)
)
CHIEF = Source(name="The village chief", kind=SourceKind.RESIDENT)


def span(words: str) -> Span:
    """The first place where the words stand."""
    return making.span(TEXT, words)


class Coder:
    """Hands out statements with running ids."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(
        self,
        mention: str,
        value: Value,
        *quotes: str,
        source: Source = ITSELF,
        modality: Modality = Modality.ASSERTED,
    ) -> Statement:
        self.count += 1
        evidence = map(span, quotes)
        return making.statement(
            self.count, value, *evidence, source=source, modality=modality, mention=mention,
            confidence=0.75,
        )  # fmt: skip


def _attack(say: Coder) -> Mention:
    friday = dt.date(2021, 3, 12)
    when = making.when(
        friday, friday, phrase="on Friday", anchor=DateAnchor.PUBLISHED,
        reason="the Friday before Saturday 2021-03-13",
    )  # fmt: skip
    where = making.where(
        "Tessalit", phrase="in Te\u0301ssalit", reason="a populated place of the gazetteer",
        country="ML", admin1="Kidal", lat=20.19, lon=-1.01,
    )  # fmt: skip
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
    soldiers: dict[str, Any] = {"group": Group.SOLDIERS, "noun": "soldiers"}
    least = Qualifier.MINIMUM
    twelve = making.toll(12, None, phrase="at least 12 soldiers", qualifier=least, **soldiers)
    two = making.toll(2, 2, group=Group.CIVILIANS, phrase="two civilians", noun="civilians")
    twenty = making.toll(20, 20, phrase="killed 20 soldiers", **soldiers)
    denied = "any civilian had died"
    none = making.toll(1, None, group=Group.CIVILIANS, phrase=denied, qualifier=least)
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
            say("e1", none, denied, source=CHIEF, modality=Modality.DENIED),
            say("e1", MeansValue(phrase="rifles", means=MeansClass.FIREARMS), "rifles"),
        ),
    )


def _shelling(say: Coder) -> Mention:
    when = making.when(
        dt.date(2021, 2, 1), dt.date(2021, 2, 28), DatePrecision.MONTH, "A month earlier",
        anchor=DateAnchor.NARRATIVE, reason="a month before 2021-03-12",
    )  # fmt: skip
    words = "dozens of people were wounded"
    dozens = making.toll(
        24, None, outcome=Outcome.INJURED, phrase=words, qualifier=Qualifier.VAGUE, noun="people"
    )
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
    title = "Army post <attacked> in the north"
    report = making.report(TEXT, PUBLISHED, "Example Wire", title=title, filed_from="BAMAKO")
    return CodedReport(
        report=report, mentions=(_attack(say), _shelling(say)), producer="hand/1/00000000"
    )
