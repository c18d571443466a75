"""Short wires read whole: what a coder would find at fault in the coded events."""

from __future__ import annotations

import datetime as dt

import pytest
from wires import days, dead, kind, places, sides, told

from dateline.records import TollValue, WhereValue
from dateline.vocabulary import EventType, Ground, Group


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


def test_the_day_before_the_speaker_is_the_day_of_the_deed() -> None:
    [bombing] = told(
        "Three soldiers were killed when a roadside bomb hit their vehicle in Mir Ali, North "
        "Waziristan, on Monday evening, the military's media wing said in a statement."
    )
    assert days(bombing) == [(dt.date(2022, 3, 14), dt.date(2022, 3, 14))]


def test_a_rank_in_a_year_makes_no_sum_and_no_recap() -> None:
    first, *_ = told(
        "Unknown gunmen shot dead a community leader and his son in Cauca province, the "
        "ombudsman's office said on Wednesday, the 61st massacre this year. The attack happened on "
        "Tuesday night in the municipality of Argelia."
    )
    assert first.ground is Ground.MAIN
    assert dead(first) == [1, 1]
    assert days(first) == [(dt.date(2022, 3, 15), dt.date(2022, 3, 15))]


def test_an_older_toll_behind_the_speaker_is_kept_and_dates_nothing() -> None:
    [bombing] = told(
        "The death toll from Sunday's bombing in Gao has risen to 59, police said on Wednesday, up "
        "from 32 a day earlier."
    )
    figures = [s.value for s in bombing.of("toll") if isinstance(s.value, TollValue)]
    assert [(v.low, v.earlier) for v in figures] == [(59, False), (32, True)]
    assert days(bombing) == [(dt.date(2022, 3, 13), dt.date(2022, 3, 13))]


def test_a_bomb_hours_later_is_another_event() -> None:
    attack, bombing = told(
        "Two policemen and two visa applicants were killed when three armed men attacked the "
        "Chinese consulate in Karachi on Tuesday, police said. Hours later a bomb in a crowded "
        "market in Orakzai killed at least 35 people."
    )
    assert (dead(attack), dead(bombing)) == ([2, 2], [35])


def test_a_claim_goes_to_the_event_that_it_names() -> None:
    hospital, funeral = told(
        "Militants stormed a hospital in Kabul on Tuesday, killing 16 people, Afghan officials "
        "said. The same day a suicide bomber struck the funeral of a police commander in Nangarhar "
        "province, killing 24 people. The Taliban denied involvement in either. The Islamic State "
        "claimed the funeral bombing."
    )
    assert "Islamic State" in sides(funeral)
    assert "Islamic State" not in sides(hospital)


def test_who_orders_an_attack_did_not_make_the_one_at_hand() -> None:
    attack, *_ = told(
        "Militants stormed a hospital in Kabul on Tuesday, killing 16 people. President Ashraf "
        "Ghani ordered the military to resume offensive operations against the Taliban."
    )
    assert not any("Ghani" in name or "Taliban" in name for name in sides(attack))


def test_what_kills_and_wounds_is_one_event() -> None:
    [shelling] = told(
        "Russian shelling killed three people and wounded ten in Kherson in the past 24 hours, the "
        "governor said."
    )
    assert kind(shelling) is EventType.SHELLING


def test_a_broken_ceasefire_is_no_agreement() -> None:
    first, *_ = told(
        "A soldier was killed as Pakistani troops violated the ceasefire along the Line of Control "
        "in Rajouri, officials said Monday."
    )
    assert kind(first) is EventType.ARMED_CLASH


def test_worshippers_who_gather_protest_nothing() -> None:
    events = told(
        "Gunmen attacked a church in Owo on Sunday just as the worshippers gathered, killing 20 "
        "people, a lawmaker said."
    )
    assert EventType.PEACEFUL_PROTEST not in map(kind, events)


def test_troops_of_the_us_put_nothing_into_the_united_states() -> None:
    [bombing] = told("A suicide bombing outside Kabul airport on Tuesday killed 13 US troops.")
    assert places(bombing) == ["Kabul"]


def test_a_suspected_bomber_who_is_hit_bombed_nobody() -> None:
    [strike] = told(
        "A drone strike against a suspected suicide bomber in Kabul killed ten civilians, "
        "relatives said on Monday."
    )
    assert kind(strike) is EventType.DRONE_STRIKE


@pytest.mark.parametrize(
    "threat",
    [
        "In a statement on Tuesday JNIM warned that it would increase its attacks on the capital.",
        "JNIM said it would avenge the killing of its commander.",
        "JNIM said it would attack more bases.",
        "JNIM vowed to attack any village that helps the army.",
    ],
)
def test_a_threat_claims_nothing_that_happened(threat: str) -> None:
    attack, *_ = told(f"Gunmen killed three soldiers near Gao on Monday, the army said. {threat}")
    assert not any("JNIM" in name for name in sides(attack))


def test_what_is_threatened_gives_the_event_at_hand_no_type() -> None:
    attack, *_ = told(
        "Gunmen killed three soldiers near Gao on Monday. The Islamic State threatened to execute "
        "two hostages."
    )
    assert kind(attack) is not EventType.EXECUTION


def test_a_claim_beside_a_threat_stays_a_claim() -> None:
    attack, *_ = told(
        "Gunmen killed three soldiers near Gao on Monday. JNIM said it had attacked the base and "
        "would attack others."
    )
    assert any("JNIM" in name for name in sides(attack))


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("15 soldiers and civilians", [(15, Group.UNSPECIFIED, "soldiers and civilians")]),
        ("12 soldiers and policemen", [(12, Group.SECURITY_FORCES, "soldiers and policemen")]),
        (
            "15 soldiers and two monks",
            [(15, Group.SOLDIERS, "soldiers"), (2, "civilians", "monks")],
        ),
    ],
)
def test_people_of_two_words_under_one_number_are_not_those_of_the_first(
    people: str, expected: list[tuple[int, Group, str]]
) -> None:
    [attack] = told(f"Gunmen killed {people} in Buea on Monday.")
    tolls = [s.value for s in attack.of("toll") if isinstance(s.value, TollValue)]
    assert [(v.low, v.group, v.noun) for v in tolls] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The victim, a student, was shot dead in Enugu on Monday.", 1),
        ("Gunmen shot dead a priest, a man of 60, in Enugu on Monday.", 1),
        ("The attacker, a man who had fled in 2016, was shot dead in Enugu on Monday.", 1),
        ("Gunmen killed the driver, a guard and a passenger in Enugu on Monday.", 3),
        ("Gunmen killed the driver, a guard, and a passenger in Enugu on Monday.", 3),
        ("Gunmen killed the driver, a guard from Goma and a passenger in Enugu on Monday.", 3),
        ("Gunmen killed a teacher, a woman and her daughter in Enugu on Monday.", 3),
    ],
)
def test_who_somebody_was_is_no_second_victim(text: str, count: int) -> None:
    [attack] = told(text)
    assert dead(attack) == [1] * count


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Turkey launches airstrikes in northeastern Syria, killing two people.", ["SY"]),
        ("Turkey attacked Kurdish militants on Monday, killing 10.", []),
        ("Iraq was hit by a wave of bombings on Monday that killed 30 people.", ["IQ"]),
    ],
)
def test_a_country_that_acts_is_not_where_it_acts(text: str, countries: list[str]) -> None:
    [attack] = told(text)
    places = [s.value for s in attack.of("where") if isinstance(s.value, WhereValue)]
    assert [value.country for value in places] == countries


def test_a_life_told_beside_a_death_does_not_date_it() -> None:
    [attack] = told(
        "The attacker, a man who had been under surveillance since 2016, was shot dead by police."
    )
    assert list(attack.of("when")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten homes were destroyed by an airstrike in Idlib on Monday.", EventType.AIR_STRIKE),
        ("Russian shelling damaged three houses in Kherson on Monday.", EventType.SHELLING),
        ("A drone attack damaged an oil depot in Feodosia.", EventType.DRONE_STRIKE),
        ("Militants destroyed ten houses in Jos on Monday.", EventType.LOOTING),
    ],
)
def test_what_fire_from_afar_destroys_is_not_looted(text: str, expected: EventType) -> None:
    [attack] = told(text)
    assert kind(attack) is expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ten people died in a bus accident near Gao on Monday.", 0),
        ("An official was killed in a car crash near Gao on Monday.", 0),
        ("Ten soldiers died in a crash after rebels fired at their helicopter.", 1),
    ],
)
def test_an_accident_is_no_violence(text: str, count: int) -> None:
    assert len(told(text)) == count


def test_both_the_attackers_are_attackers() -> None:
    [attack] = told("Gunmen attacked a base near Gao on Monday. Both the attackers were killed.")
    tolls = [s.value for s in attack.of("toll") if isinstance(s.value, TollValue)]
    assert [(v.low, v.group) for v in tolls] == [(2, Group.ATTACKERS)]


def test_where_people_fled_is_not_where_they_were_attacked() -> None:
    [attack] = told("Gunmen killed ten people in Adre on Monday and the others fled to Chad.")
    places = [s.value.name for s in attack.of("where") if isinstance(s.value, WhereValue)]
    assert places == ["Adr\u00e9"]


def test_killings_are_not_made_arson_by_what_was_burnt_too() -> None:
    [attack] = told(
        "Militants killed 23 people at a bar in Goma on Monday. They also torched several homes."
    )
    assert kind(attack) is EventType.KILLING
