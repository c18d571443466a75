"""Short wires read whole: what a coder would find at fault in the coded events."""

from __future__ import annotations

import datetime as dt

import pytest

import dateline
from dateline.records import Mention, PartyValue, TollValue, TypeValue, WhenValue, WhereValue
from dateline.vocabulary import DatePrecision, EventType, Ground, Group, Level, Role


def told(text: str, published: str = "2022-03-16") -> list[Mention]:
    return list(dateline.code(text, published=published).mentions)


def dead(mention: Mention) -> list[int | None]:
    values = [statement.value for statement in mention.of("toll")]
    return [v.low for v in values if isinstance(v, TollValue) and v.outcome == "killed"]


def kind(mention: Mention) -> EventType:
    [value] = [s.value for s in mention.of("type") if isinstance(s.value, TypeValue)]
    return value.type


def doers(mention: Mention) -> list[tuple[str, str | None, Level | None]]:
    """Who did it: the words, the actor of the register, the level."""
    values = [s.value for s in mention.of("party") if isinstance(s.value, PartyValue)]
    return [(v.phrase, v.actor, v.level) for v in values if v.role is Role.PERPETRATOR]


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


def days(mention: Mention) -> list[tuple[dt.date | None, dt.date | None]]:
    values = [s.value for s in mention.of("when") if isinstance(s.value, WhenValue)]
    return [(v.start, v.end) for v in values if v.precision is DatePrecision.DAY]


def sides(mention: Mention) -> list[str]:
    values = [s.value for s in mention.of("party") if isinstance(s.value, PartyValue)]
    return [v.name for v in values]


def places(mention: Mention) -> list[str]:
    values = [s.value for s in mention.of("where") if isinstance(s.value, WhereValue)]
    return [v.name for v in values]


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


def test_a_life_told_beside_a_death_does_not_date_it() -> None:
    [attack] = told(
        "The attacker, a man who had been under surveillance since 2016, was shot dead by police."
    )
    assert list(attack.of("when")) == []


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
    ("text", "count"),
    [
        ("Ten people died in a bus accident near Gao on Monday.", 0),
        ("An official was killed in a car crash near Gao on Monday.", 0),
        ("Ten soldiers died in a crash after rebels fired at their helicopter.", 1),
    ],
)
def test_an_accident_is_no_violence(text: str, count: int) -> None:
    assert len(told(text)) == count


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


def test_both_the_attackers_are_attackers() -> None:
    [attack] = told("Gunmen attacked a base near Gao on Monday. Both the attackers were killed.")
    tolls = [s.value for s in attack.of("toll") if isinstance(s.value, TollValue)]
    assert [(v.low, v.group) for v in tolls] == [(2, Group.ATTACKERS)]


def test_who_drives_over_a_bomb_did_not_attack() -> None:
    [blast] = told(
        "Ten people died when a lorry carrying oil workers hit a roadside bomb in Balkh."
    )
    assert doers(blast) == []


def test_where_people_fled_is_not_where_they_were_attacked() -> None:
    [attack] = told("Gunmen killed ten people in Adre on Monday and the others fled to Chad.")
    places = [s.value.name for s in attack.of("where") if isinstance(s.value, WhereValue)]
    assert places == ["Adr\u00e9"]


def test_killings_are_not_made_arson_by_what_was_burnt_too() -> None:
    [attack] = told(
        "Militants killed 23 people at a bar in Goma on Monday. They also torched several homes."
    )
    assert kind(attack) is EventType.KILLING


def test_a_force_of_men_is_a_perpetrator() -> None:
    [attack] = told("The force of men from Goma killed two rebels near Sake on Monday.")
    assert [words for words, _, _ in doers(attack)] == ["The force of men from Goma"]
