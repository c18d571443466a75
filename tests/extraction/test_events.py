"""Event words: their types, how far the event went, and what is background."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.events import mark_events
from dateline.vocabulary import EventType as E
from dateline.vocabulary import Modality, Stage

Analyse = Callable[..., Document]

TYPES = [
    ("Gunmen attacked a village in the north, killing six farmers.", E.ARMED_ATTACK),
    ("The convoy came under attack near the river.", E.ARMED_ATTACK),
    ("Fighters ambushed a patrol outside the town.", E.ARMED_ATTACK),
    ("Unknown men opened fire on a minibus.", E.ARMED_ATTACK),
    ("The two armies clashed along the border.", E.ARMED_CLASH),
    ("There was an exchange of fire between the guards and the rebels.", E.ARMED_CLASH),
    ("Rival militias exchanged fire near the bridge.", E.ARMED_CLASH),
    ("Several missiles fired from the sea hit the port.", E.SHELLING),
    ("Residents staged a sit-in at the ministry.", E.PEACEFUL_PROTEST),
    ("The two sides swapped 40 detainees.", E.AGREEMENT),
    ("Heavy fighting broke out between the militias.", E.ARMED_CLASH),
    ("Troops repelled an attack by insurgents.", E.ARMED_CLASH),
    ("A car bomb exploded outside the bank.", E.BOMBING),
    ("A roadside bomb hit an army truck.", E.BOMBING),
    ("Two soldiers died when their jeep hit a landmine.", E.BOMBING),
    ("The bomb went off near a school.", E.BOMBING),
    ("A bomb attack on a market wounded ten people.", E.BOMBING),
    ("A man blew himself up at the gate.", E.SUICIDE_BOMBING),
    ("A suicide bomber struck a mosque.", E.SUICIDE_BOMBING),
    ("A suicide car bomb attack destroyed the barracks.", E.SUICIDE_BOMBING),
    ("Warplanes bombed two villages.", E.AIR_STRIKE),
    ("An air strike hit a clinic.", E.AIR_STRIKE),
    ("A drone strike killed a commander.", E.DRONE_STRIKE),
    ("Shelling of the eastern districts went on overnight.", E.SHELLING),
    ("Rebels fired rockets at the airport.", E.SHELLING),
    ("Mortar shells landed on a school.", E.SHELLING),
    ("Men on a motorcycle threw a grenade into a bar.", E.GRENADE),
    ("Terrorists detonated an explosive device on an army convoy.", E.BOMBING),
    ("Our troops recovered four rifles and a homemade bomb.", E.WEAPONS_DISRUPTED),
    ("Army sappers detonated the device.", E.WEAPONS_DISRUPTED),
    ("The man detonated his explosive vest at the gate.", E.SUICIDE_BOMBING),
    ("Fighter jets dropped four bombs on the village.", E.AIR_STRIKE),
    ("Doctors said sarin was used in the chemical attack.", E.CHEMICAL),
    ("The mayor was assassinated on his doorstep.", E.ASSASSINATION),
    ("The jihadists executed four prisoners.", E.EXECUTION),
    ("Soldiers raped two women in the camp.", E.SEXUAL_VIOLENCE),
    ("Bandits kidnapped thirty pupils.", E.ABDUCTION),
    ("The tourists were taken hostage in the desert.", E.ABDUCTION),
    ("Pirates hijacked a tanker off the coast.", E.HIJACKING),
    ("The attackers set fire to the clinic.", E.ARSON),
    ("They torched twenty huts.", E.ARSON),
    ("Shops were looted during the night.", E.LOOTING),
    ("Armed robbery of a bank ended in failure.", E.ROBBERY),
    ("Thousands of people protested in the capital.", E.PEACEFUL_PROTEST),
    ("Police fired tear gas to disperse demonstrators.", E.PROTEST_INTERVENTION),
    ("Soldiers opened fire on protesters.", E.PROTEST_FORCE),
    ("Rioting broke out in two suburbs.", E.VIOLENT_DEMONSTRATION),
    ("The thief was beaten by an angry mob.", E.MOB_VIOLENCE),
    ("Police arrested five suspects.", E.ARREST),
    ("The two sides agreed to a ceasefire.", E.AGREEMENT),
    ("Forty fighters defected to the government.", E.GROUP_CHANGE),
    ("Sappers defused a bomb under the bridge.", E.WEAPONS_DISRUPTED),
    ("Troops seized weapons and ammunition in the raid.", E.WEAPONS_DISRUPTED),
    ("The army recaptured the town of Bosaso.", E.TERRITORY_RETAKEN),
    ("Rebels took control of the district.", E.TERRITORY_SEIZED),
    ("The army set up a new base near the river.", E.BASE_ESTABLISHED),
]


@pytest.mark.parametrize(("text", "kind"), TYPES, ids=[t[:40] for t, _ in TYPES])
def test_the_words_tell_the_type(analyse: Analyse, text: str, kind: E) -> None:
    assert kind in {mark.type for mark in mark_events(analyse(text))}


PEACEFUL = [
    "He died of a heart attack at home.",
    "The fire brigade was praised by the council.",
    "The senate killed the bill on Tuesday.",
    "The film about the war won a prize, and the actor was happy.",
    "Teachers announced a strike over pay.",
    "The striker shot the ball over the bar.",
    "Riot police stood by.",
    "The dealer sells attack helicopters.",
]


@pytest.mark.parametrize("text", PEACEFUL)
def test_other_senses_tell_of_no_attack(analyse: Analyse, text: str) -> None:
    violent = {E.ARMED_ATTACK, E.ARMED_CLASH, E.KILLING, E.ARSON, E.AIR_STRIKE, E.ASSAULT}
    violent |= {E.VIOLENT_DEMONSTRATION, E.SHELLING}
    assert not violent & {mark.type for mark in mark_events(analyse(text))}


STAGES = [
    ("Police foiled an attack on the embassy.", "attack", Stage.FOILED),
    ("The group threatened to attack the capital.", "attack", Stage.THREATENED),
    ("The rebels plan to attack the port.", "attack", Stage.PLANNED),
    ("Two men tried to kidnap the minister.", "kidnap", Stage.ATTEMPTED),
    ("The army denied an attack on the village.", "attack", Stage.DENIED),
    ("The rebels did not attack the village.", "attack", Stage.DENIED),
    ("The army will attack the rebels.", "attack", Stage.PLANNED),
    ("An alleged attack on the village is being examined.", "attack", Stage.ALLEGED),
    ("Gunmen attacked the village.", "attacked", Stage.ACCOMPLISHED),
]


@pytest.mark.parametrize(("text", "word", "stage"), STAGES)
def test_how_far_the_event_went(analyse: Analyse, text: str, word: str, stage: Stage) -> None:
    marks = [m for m in mark_events(analyse(text)) if word in m.span.text]
    assert [m.stage for m in marks] == [stage]


def test_a_negated_event_is_negated(analyse: Analyse) -> None:
    (mark,) = mark_events(analyse("The rebels did not attack the village."))
    assert mark.modality is Modality.NEGATED


RECAPS = [
    ("The rebels have killed thousands of people since 2012.", True),
    ("In 2013 gunmen attacked the same hotel.", True),
    ("Two years ago militants attacked the hotel.", True),
    ("Militants frequently attack the highway.", True),
    ("Previous attacks in the area were blamed on bandits.", True),
    ("It was the deadliest attack since 2012.", False),
    ("Gunmen attacked the hotel on Friday.", False),
    ("Police said gunmen had attacked the hotel.", False),
]


@pytest.mark.parametrize(("text", "recap"), RECAPS)
def test_words_that_mark_a_recap(analyse: Analyse, text: str, recap: bool) -> None:
    marks = mark_events(analyse(text))
    assert marks
    assert any(mark.background for mark in marks) is recap
    assert all((mark.cue is not None) is mark.background for mark in marks)


NO_EVENTS = [
    "The minister visited the conflict-torn region.",
    "A French soldier became the latest casualty.",
    "Police suspect that the same group planted it.",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_only_describes_tells_of_no_event(analyse: Analyse, text: str) -> None:
    assert not mark_events(analyse(text))


def test_the_dead_of_a_gun_battle_died_in_a_clash(analyse: Analyse) -> None:
    marks = mark_events(analyse("Five rebels and a soldier died in a two-hour gun battle."))
    assert {mark.type for mark in marks} == {E.ARMED_CLASH}


def test_an_executed_air_strike_is_no_execution(analyse: Analyse) -> None:
    marks = mark_events(analyse("The army was executing airstrikes on rebel positions."))
    assert {mark.type for mark in marks} == {E.AIR_STRIKE}


def test_daily_fire_on_a_city_is_no_arson(analyse: Analyse) -> None:
    marks = mark_events(analyse("The city has come under almost daily fire from rebels."))
    assert E.ARSON not in {mark.type for mark in marks}


def test_a_light_verb_and_its_noun_are_one_event(analyse: Analyse) -> None:
    marks = mark_events(analyse("The militia carried out an attack on the village."))
    assert len(marks) == 1
