"""UCDP's names of sides, and the sides of an event."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

from dateline.codebooks.ucdp_actors import ucdp_side_name, ucdp_sides
from dateline.vocabulary import ActorKind as K


class Party(NamedTuple):
    kind: K
    actor: str | None = None
    country: str | None = None


def group(actor: str) -> Party:
    return Party(K.ARMED_GROUP, actor)


def army(country: str) -> Party:
    return Party(K.MILITARY, f"{country.lower()}-military", country)


@pytest.mark.parametrize(
    ("actor", "kind", "country", "day", "name"),
    [
        ("mm-military", K.MILITARY, "MM", "2021-05-01", "Government of Myanmar (Burma)"),
        (None, K.POLICE, "KE", "2019-05-01", "Government of Kenya"),
        ("taliban", K.ARMED_GROUP, "AF", "2020-05-01", "Taleban"),
        ("taliban", K.ARMED_GROUP, "AF", "2022-05-01", "Government of Afghanistan"),
        ("ansarallah", K.ARMED_GROUP, "YE", "2014-05-01", "Ansarallah"),
        ("ansarallah", K.ARMED_GROUP, "YE", "2018-05-01", "Government of Yemen (North Yemen)"),
        ("islamic-state-sahel-province", K.ARMED_GROUP, "ML", "2021-05-01", "IS"),
        ("boko-haram", K.ARMED_GROUP, "NG", "2013-05-01", "JAS"),
        ("boko-haram", K.ARMED_GROUP, "NG", "2015-09-01", "IS"),
        (None, K.CIVILIANS, "NG", "2015-09-01", "Civilians"),
        (None, K.UNKNOWN_ARMED, "NG", "2015-09-01", None),
        (None, K.POLICE, None, "2015-09-01", None),
    ],
)
def test_names(actor: str | None, kind: K, country: str | None, day: str, name: str | None) -> None:
    assert ucdp_side_name(actor, kind, country, dt.date.fromisoformat(day)) == name


DAY = dt.date(2019, 6, 1)


def test_the_government_is_side_a() -> None:
    sides = ucdp_sides([group("al-shabaab")], [army("SO")], "SO", DAY)
    assert sides == ("Government of Somalia", "Al-Shabaab", ())


def test_attacks_on_civilians_are_one_sided() -> None:
    sides = ucdp_sides([group("boko-haram")], [Party(K.CIVILIANS)], "NG", DAY)
    assert sides[:2] == ("JAS", "Civilians")


def test_two_groups_stand_in_the_order_of_the_alphabet() -> None:
    sides = ucdp_sides([group("syrian-democratic-forces"), group("islamic-state")], [], "SY", DAY)
    assert sides[:2] == ("IS", "SDF")


def test_unnamed_gunmen_against_the_army_are_the_usual_opponent_and_that_is_marked() -> None:
    sides = ucdp_sides([Party(K.UNKNOWN_ARMED)], [army("AF")], "AF", DAY)
    assert sides == ("Government of Afghanistan", "Taleban", ("Taleban",))


def test_the_unit_of_the_event_decides_between_usual_pairs() -> None:
    armed = [Party(K.UNKNOWN_ARMED)]
    north = ucdp_sides(armed, [army("SY")], "SY", DAY, "Idlib governorate")
    east = ucdp_sides(armed, [army("SY")], "SY", DAY, "Deir ez Zor governorate")
    assert (north.side_b, east.side_b) == ("Syrian insurgents", "IS")


def test_foreign_forces_count_to_the_side_that_they_fight_for() -> None:
    sides = ucdp_sides([army("RU")], [group("ahrar-al-sham")], "SY", DAY)
    assert sides[:2] == ("Government of Syria", "Syrian insurgents")
    sides = ucdp_sides([army("FR")], [group("jnim")], "ML", DAY)
    assert sides[:2] == ("Government of Mali", "JNIM")


def test_nothing_is_said_of_a_country_without_data() -> None:
    assert ucdp_sides([], [], None, DAY)[:2] == ("", "")
