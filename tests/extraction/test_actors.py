"""Actor phrases: a text in, the actors out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.actors import mark_actors
from dateline.marks import ActorMark
from dateline.vocabulary import ActorKind as K

Analyse = Callable[..., Document]


def marks(analyse: Analyse, text: str, published: str = "2019-11-02") -> dict[str, ActorMark]:
    document = analyse(text, published)
    found = mark_actors(document)
    for mark in found:
        mark.span.check(document.report.text)
        assert mark.tokens[0] <= mark.head < mark.tokens[1]
    return {mark.span.text: mark for mark in found}


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Fighters from Al-Shabab stormed the hotel.", "Fighters from Al-Shabab", "al-shabaab"),
        ("The raid was claimed by the Islamic State group.", "the Islamic State group",
         "islamic-state"),
        ("ISIL said it carried out the attack.", "ISIL", "islamic-state"),
        ("Four Taliban insurgents died in Kunduz.", "Four Taliban insurgents", "taliban"),
        ("Suspected Boko Haram militants raided Gwoza.", "Suspected Boko Haram militants",
         "boko-haram"),
        ("Houthi rebels fired a missile at Marib.", "Houthi rebels", "ansarallah"),
        ("Members of JNIM ambushed a convoy in Mali.", "Members of JNIM", "jnim"),
        ("Tatmadaw soldiers entered the village.", "Tatmadaw soldiers", "tatmadaw"),
        ("The US-led coalition bombed Raqqa.", "The US-led coalition", "us-led-coalition"),
        ("A Saudi-led coalition air raid hit Sanaa.", "Saudi-led coalition",
         "saudi-led-coalition"),
    ],
)  # fmt: skip
def test_named_groups(analyse: Analyse, text: str, phrase: str, actor: str) -> None:
    found = marks(analyse, text)
    assert actor in {mark.actor for mark in found.values()}
    assert any(phrase.lower() in span.lower() for span in found)


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "country"),
    [
        ("Malian troops killed two men.", "Malian troops", K.MILITARY, "ML"),
        ("The Malian army shelled a camp.", "The Malian army", K.MILITARY, "ML"),
        ("Israeli forces shot a teenager.", "Israeli forces", K.MILITARY, "IL"),
        ("Turkish warplanes struck the hills.", "Turkish warplanes", K.MILITARY, "TR"),
        ("Syria's army advanced.", "Syria's army", K.MILITARY, "SY"),
        ("Nigerian police arrested him.", "Nigerian police", K.POLICE, "NG"),
    ],
)
def test_forces_of_states(analyse: Analyse, text: str, phrase: str, kind: K, country: str) -> None:
    mark = marks(analyse, text)[phrase]
    assert (mark.kind, mark.country) == (kind, country)
    assert mark.actor == f"{country.lower()}-{kind.value}"


def test_police_are_of_the_country_that_the_report_is_about(analyse: Analyse) -> None:
    found = marks(
        analyse, "NAIROBI, Kenya - Gunmen killed two police officers in Garissa on Sunday."
    )
    officers = next(m for m in found.values() if m.kind is K.POLICE)
    assert officers.country == "KE"


def test_no_country_is_invented(analyse: Analyse) -> None:
    found = marks(analyse, "The army said police had shot a man.")
    assert {m.country for m in found.values()} == {None}
    found = marks(analyse, "Indian and Pakistani leaders met. The army opened fire at night.")
    assert found["The army"].country is None


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Unknown gunmen opened fire on a bar.", "Unknown gunmen", K.UNKNOWN_ARMED),
        ("Three armed men abducted a priest.", "Three armed men", K.UNKNOWN_ARMED),
        ("A suicide bomber struck a mosque.", "A suicide bomber", K.UNKNOWN_ARMED),
        ("Armed bandits stole the cattle.", "Armed bandits", K.CRIMINAL),
        ("Rebel forces took the town.", "Rebel forces", K.ARMED_GROUP),
        ("Security forces fired tear gas.", "Security forces", K.SECURITY_FORCES),
        ("Angry protesters blocked the road.", "Angry protesters", K.PROTESTERS),
        ("Nine villagers were shot.", "Nine villagers", K.CIVILIANS),
        ("Armed herders burned the farm.", "Armed herders", K.COMMUNAL),
        ("Two journalists were beaten.", "Two journalists", K.CIVILIANS),
    ],
)
def test_agent_nouns(analyse: Analyse, text: str, phrase: str, kind: K) -> None:
    assert marks(analyse, text)[phrase].kind is kind


def test_references_back_are_generic(analyse: Analyse) -> None:
    found = marks(analyse, "Gunmen attacked a post. The assailants fled. The police gave chase.")
    assert found["The assailants"].generic
    assert not found["Gunmen"].generic
    assert not found["The police"].generic


def test_short_abbreviations_need_their_case_and_country(analyse: Analyse) -> None:
    assert not marks(analyse, "He is here, as is she.")
    found = marks(analyse, "In Rakhine State, Myanmar, the AA attacked a base.", "2022-03-01")
    assert any(mark.actor == "united-league-of-arakan" for mark in found.values())
    found = marks(analyse, "The AA reported more cars on British roads.")
    assert all(mark.actor != "united-league-of-arakan" for mark in found.values())


def test_links_are_no_membership(analyse: Analyse) -> None:
    found = marks(analyse, "Al-Qaeda-linked militants attacked the barracks.")
    assert {mark.actor for mark in found.values()} == {None}


def test_ground_held_by_a_group_is_not_the_group(analyse: Analyse) -> None:
    found = marks(analyse, "Shells fell on the Taliban-controlled district.")
    assert all(mark.actor != "taliban" for mark in found.values())


def test_unknown_groups_are_kept_as_named(analyse: Analyse) -> None:
    found = marks(analyse, "The bombing was claimed by the Northern Hills Liberation Front.")
    mark = found["Northern Hills Liberation Front"]
    assert (mark.actor, mark.kind) == (None, K.ARMED_GROUP)


def test_deeds_tell_who_did_them(analyse: Analyse) -> None:
    found = marks(analyse, "Five people died in Russian airstrikes.")
    assert (found["Russian"].kind, found["Russian"].country) == (K.MILITARY, "RU")


def test_offsets_hold_beside_emoji_and_arabic(analyse: Analyse) -> None:
    found = marks(analyse, "🔴 عاجل: Séléka fighters killed two Chadian soldiers in Birao.")
    assert found["two Chadian soldiers"].country == "TD"
    assert any(mark.actor == "seleka" for mark in found.values())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Anti-Taliban fighters took the pass.", "Anti-Taliban fighters"),
        ("Many victims of Boko Haram live in camps.", "Many victims"),
        ("Ten soldiers with Boko Haram captors were freed.", "Ten soldiers"),
    ],
)
def test_people_beside_a_group_are_not_the_group(analyse: Analyse, text: str, phrase: str) -> None:
    mark = marks(analyse, text)[phrase]
    assert mark.actor not in ("taliban", "boko-haram")


def test_a_possessive_may_stand_inside_a_name(analyse: Analyse) -> None:
    text = "In Myanmar, the People's Defence Force killed four al-Shabaab fighters led by a cleric."
    actors = {mark.actor for mark in marks(analyse, text, "2022-03-01").values()}
    assert actors >= {"national-unity-government", "al-shabaab"}
