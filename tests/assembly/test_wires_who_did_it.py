"""Short wires read whole: who did it, who takes part, and how that is known."""

from __future__ import annotations

import pytest
from wires import doers, told

from dateline.records import PartyValue
from dateline.vocabulary import Level, Role


@pytest.mark.parametrize("men", ["its fighters", "one of its suicide bombers", "some of its men"])
def test_a_group_that_tells_of_its_men_is_the_group_of_the_register(men: str) -> None:
    [attack] = told(
        f"Al-Shabaab said that {men} had attacked a hotel in Mogadishu on Sunday, killing nine "
        "people."
    )
    assert doers(attack) == [("Al-Shabaab", "al-shabaab", Level.CLAIMED_BY_ITSELF)]


@pytest.mark.parametrize(
    "text",
    [
        "A soldier of the caliphate carried out the attack in Vienna on Monday that killed four "
        "people, Amaq said.",
        "Amaq, the news agency of Islamic State, said soldiers of the caliphate had killed 12 "
        "policemen near Kirkuk on Monday.",
        "Four people were killed in Vienna on Monday. Islamic State said its fighters carried out "
        "the shooting.",
    ],
)
def test_soldiers_of_the_caliphate_are_no_army_and_their_channel_claims(text: str) -> None:
    [attack] = told(text)
    assert [(a, level) for _, a, level in doers(attack)] == [
        ("islamic-state", Level.CLAIMED_BY_ITSELF)
    ]


@pytest.mark.parametrize("what", ["The force of the explosion", "Shrapnel from the blast"])
def test_what_a_blast_hurls_did_it_on_nobody_s_behalf(what: str) -> None:
    [blast] = told(f"A bomb went off in Kabul on Monday. {what} killed two women.")
    assert doers(blast) == []


def test_countries_that_fight_take_part() -> None:
    [clash] = told("Fighting between Armenia and Azerbaijan killed 20 soldiers on Monday.")
    values = [s.value for s in clash.of("party") if isinstance(s.value, PartyValue)]
    sides = [v.actor for v in values if v.role is Role.PARTICIPANT and v.actor]
    assert sides == ["am-government", "az-government"]
    [killing] = told("A soldier was killed on the border between Armenia and Azerbaijan on Monday.")
    values = [s.value for s in killing.of("party") if isinstance(s.value, PartyValue)]
    assert [v.role for v in values] == [Role.TARGET]


def test_a_claim_in_the_present_tense_is_one() -> None:
    [attack] = told("Gunmen kill 23 people in Kabul. Islamic State claims responsibility.")
    assert ("Islamic State", "islamic-state", Level.CLAIMED_BY_ITSELF) in doers(attack)


def test_a_claim_is_of_the_violence_not_of_the_protest_against_it() -> None:
    shooting, *others = told(
        "A driver was shot and wounded by Palestinian militants near Elon Moreh on Monday. Local "
        "settlers staged a demonstration. Hamas claimed responsibility for the incident."
    )
    assert ("Hamas", "hamas", Level.CLAIMED_BY_ITSELF) in doers(shooting)
    assert [doer for other in others for doer in doers(other)] == []


def test_the_palestinian_authority_has_no_soldiers() -> None:
    [attack] = told("A soldier was wounded by gunmen near Elon Moreh in the West Bank on Monday.")
    values = [s.value for s in attack.of("party") if isinstance(s.value, PartyValue)]
    assert [v.actor for v in values if v.role is Role.TARGET] == [None]


def test_a_coalition_is_not_who_leads_it() -> None:
    [strike] = told("Ten men were killed in a Saudi-led coalition airstrike in Marib on Monday.")
    assert doers(strike) == [("Saudi-led coalition", "saudi-led-coalition", Level.STATED_AS_FACT)]


@pytest.mark.parametrize("joined", ["intervened in the conflict", "entered the war"])
def test_who_joins_a_war_takes_part_in_it(joined: str) -> None:
    [*_, war] = told(
        f"A bomb killed two men in Aden on Monday. A Saudi-led coalition {joined} in March 2015."
    )
    assert doers(war) == [("A Saudi-led coalition", "saudi-led-coalition", Level.STATED_AS_FACT)]


@pytest.mark.parametrize(
    ("text", "name", "actor", "level"),
    [
        (
            "A previously unknown group calling itself the Red Column claimed responsibility.",
            "Red Column",
            None,
            Level.CLAIMED_BY_ITSELF,
        ),
        (
            'A group known as the "Lion\'s Den" claimed responsibility.',
            "Lions' Den",
            "lions-den",
            Level.CLAIMED_BY_ITSELF,
        ),
        (
            "Gunmen from a group called Lakurawa planted the bomb.",
            "Lakurawa",
            "lakurawa",
            Level.STATED_AS_FACT,
        ),
    ],
)
def test_a_group_introduced_by_its_name_has_it(
    text: str, name: str, actor: str | None, level: Level
) -> None:
    blast, *_ = told(f"A bomb killed two people in Quetta on Monday. {text}")
    values = [s.value for s in blast.of("party") if isinstance(s.value, PartyValue)]
    assert (name, actor, level) in [(v.name, v.actor, v.level) for v in values]


def test_a_group_that_watches_is_no_armed_group() -> None:
    [killing] = told(
        "A rights group called Fortify Rights said soldiers killed ten people in Mera on Friday."
    )
    assert [words for words, _, _ in doers(killing)] == ["soldiers"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia said it had killed five soldiers near Kharkiv on Monday.", "ru-government"),
        ("Israel said its forces killed two gunmen in Jenin on Monday.", "il-government"),
    ],
)
def test_a_country_that_tells_of_its_deeds_claims_them(text: str, actor: str) -> None:
    [killing] = told(text)
    assert [(a, level) for _, a, level in doers(killing)] == [(actor, Level.CLAIMED_BY_ITSELF)]


def test_a_country_that_denies_a_deed_is_denied_it() -> None:
    [strike, *_] = told("Iran denied it had fired missiles at Erbil, where two people were killed.")
    assert doers(strike) == [("Iran", "ir-government", Level.DENIED)]


def test_a_drone_is_nobody_and_those_of_an_army_are_the_army_s() -> None:
    [strike] = told("A drone killed two people in Moscow on Monday.")
    assert doers(strike) == []
    [strike] = told("Russian drones killed two people in Kharkiv on Monday.")
    assert doers(strike) == [("Russian drones", "ru-military", Level.STATED_AS_FACT)]


def test_where_a_bomb_went_off_did_not_plant_it() -> None:
    [bombing] = told(
        "The minister accused the ELN of yesterday's car bombing in Corinto, Cauca Department, "
        "that injured 43 people."
    )
    assert [actor for _, actor, _ in doers(bombing)] == ["eln-colombia"]


@pytest.mark.parametrize(
    ("group", "name", "actor"),
    [
        ("The militant group Boko Haram", "Boko Haram", "boko-haram"),
        ("The separatist group Red Column", "Red Column", None),
    ],
)
def test_a_group_and_its_name_are_one(group: str, name: str, actor: str | None) -> None:
    [attack] = told(f"{group} attacked a base near Maiduguri on Monday, killing ten soldiers.")
    assert doers(attack) == [(group, actor, Level.STATED_AS_FACT)]
    values = [s.value for s in attack.of("party") if isinstance(s.value, PartyValue)]
    assert name in [value.name for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "A militant group Thursday attacked a base near Maiduguri, killing ten soldiers.",
        "A militant group attacked a base near Maiduguri, killing ten soldiers.",
    ],
)
def test_a_day_behind_a_group_is_not_its_name(text: str) -> None:
    [attack] = told(text)
    assert [words for words, _, _ in doers(attack)] == ["A militant group"]


def test_who_drives_over_a_bomb_did_not_attack() -> None:
    [blast] = told(
        "Ten people died when a lorry carrying oil workers hit a roadside bomb in Balkh."
    )
    assert doers(blast) == []


def test_a_force_of_men_is_a_perpetrator() -> None:
    [attack] = told("The force of men from Goma killed two rebels near Sake on Monday.")
    assert [words for words, _, _ in doers(attack)] == ["The force of men from Goma"]
