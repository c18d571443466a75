"""The actor register: its tables hold together, its names are found, homonyms told apart."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path

import pytest

from dateline.knowledge.actors import Context, actor_register, agent_nouns, choose, states, words_of
from dateline.vocabulary import ActorKind

REGISTER = actor_register()


def test_it_holds_the_world() -> None:
    assert len(REGISTER.by_id) >= 800
    assert len(states().by_iso) >= 170


def test_its_tables_hold_together() -> None:
    path = Path(__file__).parents[2] / "scripts" / "check_actors.py"
    spec = importlib.util.spec_from_file_location("check_actors", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert list(script.problems(REGISTER)) == []


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Boko Haram", "boko-haram"),
        ("Harakat al-Shabaab al-Mujahideen", "al-shabaab"),
        ("Al Shabab", "al-shabaab"),
        ("Daesh", "islamic-state"),
        ("Da'esh", "islamic-state"),
        ("ISWAP", "islamic-state-west-africa-province"),
        ("Séléka", "seleka"),
        ("Ejército de Liberación Nacional", "eln-colombia"),
        ("the Tatmadaw", None),
        ("New People’s Army", "new-peoples-army"),
    ],
)
def test_names_are_found_in_any_spelling(name: str, actor: str | None) -> None:
    found = {form.actor for form in REGISTER.named(name)}
    assert actor in found if actor else not found


@pytest.mark.parametrize(
    ("name", "country", "year", "actor"),
    [
        ("PLA", "IN", 2015, "pla-manipur"),
        ("PLA", "CN", 2015, "peoples-liberation-army-of-china"),
        ("UPC", "CF", 2018, "upc-central-african-republic"),
        ("UPC", "CD", 2003, "upc-dr-congo"),
        ("ADF", "CD", 2016, "adf"),
        ("ADF", "CM", 2019, "ambazonia-insurgents"),
        ("NRF", "AF", 2021, "national-resistance-front"),
        ("NRF", "SD", 2006, "national-redemption-front"),
        ("PLA", "ML", 2015, None),
        ("ELF", "ER", 2015, None),
    ],
)
def test_homonyms_are_told_apart_by_place_and_time(
    name: str, country: str, year: int, actor: str | None
) -> None:
    context = Context(published=dt.date(year, 6, 1), countries={country: 3.0})
    choice = choose(REGISTER.named(name), context, REGISTER)
    assert (choice.actor if choice else None) == actor


def test_forces_of_states_have_ids() -> None:
    actor = REGISTER.get(REGISTER.state_id("ML", ActorKind.MILITARY))
    assert actor is not None
    assert (actor.id, actor.ucdp) == ("ml-military", "Government of Mali")
    assert REGISTER.state_id(None, ActorKind.MILITARY) is None
    assert REGISTER.state_id("ML", ActorKind.ARMED_GROUP) is None


def test_agent_nouns_know_their_plurals() -> None:
    nouns = agent_nouns()
    assert nouns["gunmen"].kind is nouns["gunman"].kind is ActorKind.UNKNOWN_ARMED
    assert nouns["suicide bomber"].kind is ActorKind.UNKNOWN_ARMED
    assert nouns["members"].kind is None


def test_words_are_compared_without_accents_and_apostrophes() -> None:
    assert [w.key for w in words_of("Ta’ang's Jama'at, Séléka")] == ["taang", "jamaat", "seleka"]
