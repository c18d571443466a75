"""Short wires read whole: what a coder would find at fault in the coded events."""

from __future__ import annotations

import dateline
from dateline.records import Mention, TollValue, TypeValue
from dateline.vocabulary import EventType


def told(text: str, published: str = "2022-03-16") -> list[Mention]:
    return list(dateline.code(text, published=published).mentions)


def dead(mention: Mention) -> list[int | None]:
    values = [statement.value for statement in mention.of("toll")]
    return [v.low for v in values if isinstance(v, TollValue) and v.outcome == "killed"]


def kind(mention: Mention) -> EventType:
    [value] = [s.value for s in mention.of("type") if isinstance(s.value, TypeValue)]
    return value.type


def test_a_chief_who_speaks_with_the_police_is_not_dead() -> None:
    [raid] = told(
        "Bandits raided four villages in Kaduna state overnight, killing at least 17 people and "
        "burning dozens of homes, a community leader and the police said on Monday."
    )
    assert dead(raid) == [17]


def test_several_who_speak_are_not_dead() -> None:
    [attack] = told(
        "Gunmen killed nine farmers near Gao on Tuesday, two residents and a local official told "
        "AFP."
    )
    assert dead(attack) == [9]


def test_a_list_of_dead_before_the_speaker_stays_a_list() -> None:
    [attack] = told(
        "Gunmen killed two officers, one policeman and three soldiers near Gao on Tuesday, the "
        "army said."
    )
    assert dead(attack) == [2, 1, 3]


def test_bodies_that_are_recovered_retake_no_ground() -> None:
    [attack] = told(
        "Bandits raided a village in Kaduna state on Sunday, killing at least 17 people. The head "
        "of the vigilante group told reporters that 21 bodies had been recovered."
    )
    assert kind(attack) is EventType.ARMED_ATTACK


def test_who_was_also_abducted_does_not_make_a_killing_an_abduction() -> None:
    [attack] = told(
        "Gunmen attacked a market in Zamfara state on Sunday, killing 12 people. An unknown number "
        "of people were also abducted, the police said."
    )
    assert kind(attack) is EventType.ARMED_ATTACK


def test_a_raid_in_which_people_are_only_abducted_is_an_abduction() -> None:
    [raid] = told("Gunmen raided a school in Zamfara state on Sunday and abducted 40 pupils.")
    assert kind(raid) is EventType.ABDUCTION
