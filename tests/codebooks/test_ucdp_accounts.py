"""Figures told side by side are added up; rival ones are not."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.codebooks.ucdp_deaths import deaths_by_side
from dateline.reconciliation.accounts import accounts, hurt_or_dead
from dateline.records import Mention, PartyValue, Source, Span, Statement, TollValue
from dateline.vocabulary import (
    ActorKind,
    Ground,
    Group,
    Modality,
    Outcome,
    Qualifier,
    Role,
    SourceKind,
    Stance,
)


def told(
    text: str,
    phrase: str,
    low: int,
    group: Group,
    qualifier: Qualifier = Qualifier.EXACT,
    high: int | None = None,
    source: str = "police",
) -> Statement:
    at = text.index(phrase)
    value = TollValue(
        outcome=Outcome.KILLED,
        group=group,
        low=low,
        high=low if high is None else high,
        qualifier=qualifier,
        phrase=phrase,
    )
    return Statement(
        id="s1",
        mention="e1",
        value=value,
        source=Source(name=source, kind=SourceKind.POLICE, stance=Stance.INDEPENDENT),
        modality=Modality.ASSERTED,
        evidence=(Span(at, at + len(phrase), phrase),),
        confidence=1.0,
        producer="test",
    )


def attacker(actor: str) -> Statement:
    value = PartyValue(
        role=Role.PERPETRATOR, phrase=actor, name=actor, actor=actor, kind=ActorKind.CRIMINAL
    )
    source = Source(name="police", kind=SourceKind.POLICE, stance=Stance.INDEPENDENT)
    return Statement(
        id="s2", mention="e1", value=value, source=source, modality=Modality.ASSERTED,
        evidence=(Span(0, 1, "x"),), confidence=1.0, producer="test",
    )  # fmt: skip


def numbers(text: str, *rows: Statement) -> list[int]:
    return [account.number for account in accounts(rows, text)]


@pytest.mark.parametrize(
    ("text", "one", "two", "groups", "expected"),
    [
        ("The raid killed a commander and two others.", "a commander", "two others",
         (Group.MILITANTS, Group.MILITANTS), [3]),
        ("It left two women and a baby dead.", "two women", "a baby",
         (Group.WOMEN, Group.CHILDREN), [3]),
        ("Two men died. Police later spoke of one dead.", "Two men", "one dead",
         (Group.CIVILIANS, Group.CIVILIANS), [2, 1]),
        ("Two farmers died in what locals call a raid that killed one.", "Two farmers", "one.",
         (Group.CIVILIANS, Group.CIVILIANS), [2, 1]),
    ],
)  # fmt: skip
def test_only_what_stands_side_by_side_is_added(
    text: str, one: str, two: str, groups: tuple[Group, Group], expected: list[int]
) -> None:
    size = {"a": 1, "one": 1, "two": 2}
    rows = (
        told(text, phrase, size[phrase.split()[0].strip(".").lower()], group)
        for phrase, group in zip((one, two), groups, strict=True)
    )
    assert numbers(text, *rows) == expected


def test_rival_figures_of_two_sources_are_not_added() -> None:
    text = "Two women and three girls were killed."
    one = told(text, "Two women", 2, Group.WOMEN)
    two = told(text, "three girls", 3, Group.CHILDREN, source="a medic")
    assert numbers(text, one, two) == [2, 3]


def test_some_is_at_least_two_and_a_bare_plural_one() -> None:
    text = "Some rebels were killed. Rebels died."
    some = told(text, "Some rebels", 1, Group.MILITANTS, Qualifier.VAGUE)
    bare = told(text, "Rebels died", 1, Group.MILITANTS, Qualifier.VAGUE)
    assert numbers(text, some, bare) == [2, 1]


def test_killed_or_wounded_raises_the_high_figure_alone() -> None:
    text = "At least 20 soldiers were killed or wounded."
    row = told(text, "At least 20 soldiers were killed", 20, Group.SOLDIERS)
    assert hurt_or_dead(row, text)
    mention = Mention(id="e1", report="r", ground=Ground.MAIN, statements=(row,), triggers=())
    fields = deaths_by_side(
        mention, ("Government of Mali", "JNIM"), "ML", dt.date(2019, 11, 2), text
    )
    assert (fields["deaths_side_a"], fields["deaths_low"], fields["deaths_high"]) == (0, 0, 20)


def test_a_range_spans_low_and_high() -> None:
    text = "Between one and three civilians died."
    row = told(text, text[:-1], 1, Group.CIVILIANS, Qualifier.APPROX, high=3)
    mention = Mention(id="e1", report="r", ground=Ground.MAIN, statements=(row,), triggers=())
    fields = deaths_by_side(mention, ("JNIM", "Civilians"), "ML", dt.date(2019, 11, 2), text)
    assert (fields["deaths_civilian"], fields["deaths_low"], fields["deaths_high"]) == (1, 1, 3)


def test_armed_dead_of_two_groups_belong_to_the_one_that_did_not_attack() -> None:
    text = "A boss was killed."
    rows = (told(text, "A boss", 1, Group.MILITANTS), attacker("jalisco-cartel-new-generation"))
    mention = Mention(id="e1", report="r", ground=Ground.MAIN, statements=rows, triggers=())
    sides = ("Jalisco Cartel New Generation", "Sinaloa Cartel")
    fields = deaths_by_side(mention, sides, "MX", dt.date(2019, 11, 2), text)
    assert (fields["deaths_side_a"], fields["deaths_side_b"]) == (0, 1)
