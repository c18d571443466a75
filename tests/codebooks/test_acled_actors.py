"""Actors as ACLED writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.codebooks.acled_actors import INTER, acled_actor, inter
from dateline.knowledge.acled_regimes import regime_years, regimes
from dateline.knowledge.actors import actor_register
from dateline.records import PartyValue
from dateline.vocabulary import ActorKind, Role

DAY = dt.date(2021, 3, 1)


def party(kind: ActorKind, actor: str | None = None, country: str | None = None) -> PartyValue:
    return PartyValue(
        role=Role.PERPETRATOR, phrase="they", name="they", kind=kind, actor=actor, country=country
    )


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (party(ActorKind.MILITARY, country="ML"), "Military Forces of Mali (2020-2021)"),
        (party(ActorKind.POLICE, country="KE"), "Police Forces of Kenya (2013-2022)"),
        (party(ActorKind.MILITARY, country="NO"), "Military Forces of Norway"),
        (party(ActorKind.ARMED_GROUP, "jnim"), "JNIM: Jama'at Nusrat al-Islam wal-Muslimin"),
        (party(ActorKind.ARMED_GROUP, "al-shabaab"), "Al-Shabaab"),
        (party(ActorKind.UNKNOWN_ARMED), "Unidentified Armed Group (Mali)"),
        (party(ActorKind.CIVILIANS), "Civilians (Mali)"),
        (party(ActorKind.OTHER), ""),
    ],
)
def test_names(one: PartyValue, name: str) -> None:
    assert acled_actor(one, "ML", DAY) == name


def test_nobody_is_named_in_no_country() -> None:
    assert acled_actor(party(ActorKind.CIVILIANS), None, DAY) == ""


@pytest.mark.parametrize(
    ("iso", "day", "years"),
    [
        ("ML", dt.date(2020, 8, 17), "2013-2020"),
        ("ML", dt.date(2020, 8, 18), "2020-2021"),
        ("ML", dt.date(2024, 1, 1), "2021-"),
        ("ML", dt.date(1990, 1, 1), None),
        ("NO", dt.date(2020, 1, 1), None),
    ],
)
def test_the_years_of_a_government(iso: str, day: dt.date, years: str | None) -> None:
    assert regime_years(iso, day) == years


def test_every_regime_is_of_a_known_state() -> None:
    assert set(regimes()) <= set(actor_register().states.by_iso)


def test_a_foreign_army_is_external() -> None:
    assert inter(party(ActorKind.MILITARY, country="ML"), "ML") == 1
    assert inter(party(ActorKind.MILITARY, country="FR"), "ML") == 8
    assert set(INTER) == set(ActorKind)
