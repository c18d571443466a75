"""Events in UCDP GED's columns."""

from __future__ import annotations

import datetime as dt

import pytest
from event_making import (
    DAY,
    GROUP,
    HOSPITAL,
    INDELIMANE,
    MINISTRY,
    NOTHING,
    Told,
    army,
    at,
    civilians,
    event,
    gunmen,
    jnim,
    killed,
    kind,
    on,
    party,
    stage,
    toll,
)

from dateline.codebooks import codebook
from dateline.codebooks.ucdp_ged import region_of
from dateline.codebooks.ucdp_ids import actor_id, dyad_ids, priogrid_gid
from dateline.reconciliation import policy
from dateline.records import Coding
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Group,
    Modality,
    Outcome,
    PlacePrecision,
    Qualifier,
    Role,
    Stage,
)

BOOK = codebook("ucdp-ged")
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high")


def row(*told: Told, by: str = "ucdp") -> Coding:
    of = event(*told)
    return BOOK.code(of, policy(by).settle(of))


def deaths(coding: Coding) -> tuple[object, ...]:
    return tuple(coding.values[name] for name in DEATHS)


def test_an_attack_on_an_army_post() -> None:
    coding = row(*INDELIMANE)
    values = coding.values
    assert list(values) == [column.name for column in BOOK.columns]
    assert (values["side_a"], values["side_b"]) == ("Government of Mali", "JNIM")
    assert (values["type_of_violence"], values["conflict_name"]) == (1, "Mali: Government")
    assert (values["conflict_new_id"], values["dyad_new_id"]) == (11347, 15108)
    assert (values["country_id"], values["region"], values["gwnoa"]) == (432, "Africa", 432)
    assert (values["where_prec"], values["date_prec"], values["event_clarity"]) == (1, 1, 1)
    assert values["geom_wkt"] == "POINT (-1.25 15.9)"
    assert values["code_status"] == "Clear"
    assert deaths(coding) == (53, 0, 1, 0, 49, 54, 54)
    assert coding.left_out is None


@pytest.mark.parametrize(
    "told",
    [
        (army(), jnim(), killed(5, Group.SOLDIERS), killed(3, Group.MILITANTS)),
        (jnim(), civilians(), killed(9)),
        (army(), jnim(), killed(10), killed(4, Group.SOLDIERS)),
        (killed(24, high=None, qualifier=Qualifier.VAGUE),),
        (killed(None, high=20, qualifier=Qualifier.MAXIMUM),),
        (killed(3, source=HOSPITAL), killed(9, source=MINISTRY), army(), jnim()),
        (killed(9, Group.CIVILIANS), killed(3, Group.CHILDREN), killed(2, Group.WOMEN)),
    ],
)
@pytest.mark.parametrize("by", ["ucdp", "acled", "range"])
def test_best_is_the_sum_of_the_sides_and_lies_between_low_and_high(
    told: tuple[Told, ...], by: str
) -> None:
    coding = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), *told, by=by)
    a, b, civil, unknown, low, best, high = deaths(coding)
    if best is None:  # "up to 20" counts nobody for ACLED
        assert (by, coding.left_out is None) == ("acled", False)
        return
    assert all(isinstance(n, int) for n in (a, b, civil, unknown, low, best, high))
    assert a + b + civil + unknown == best  # type: ignore[operator]
    assert 0 <= low <= best <= high  # type: ignore[operator]


def test_dead_of_no_group_are_civilians_in_an_attack_and_unknown_in_a_clash() -> None:
    attack = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), jnim(), army(), killed(4))
    clash = row(kind(EventType.ARMED_CLASH), on(DAY), at(), jnim(), army(), killed(4))
    assert deaths(attack)[:4] == (0, 0, 4, 0)
    assert deaths(clash)[:4] == (0, 0, 0, 4)
    assert any(words.startswith("deaths_civilians: ") for words in attack.assumed)


def test_dead_go_to_the_side_that_they_are_told_to_be_of() -> None:
    coding = row(
        kind(EventType.ARMED_CLASH),
        on(DAY),
        at(),
        army(Role.PARTICIPANT),
        party(Role.PARTICIPANT, "JNIM", ActorKind.ARMED_GROUP, "jnim"),
        killed(2, Group.SOLDIERS, actor="ml-military", source=MINISTRY),
        killed(7, Group.MILITANTS, actor="jnim", source=MINISTRY),
    )
    assert deaths(coding)[:4] == (2, 7, 0, 0)


def test_without_a_death_an_event_is_left_out_with_the_reason() -> None:
    none = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), killed(0))
    silent = row(kind(EventType.ARMED_ATTACK), on(DAY), at())
    assert none.left_out == silent.left_out == "no death in the low, best or high estimate"
    assert none.values["best"] == 0
    assert silent.values["best"] is None


def test_one_death_in_the_high_estimate_alone_is_an_event() -> None:
    boast = killed(9, Group.SOLDIERS, source=GROUP, modality=Modality.CLAIMED)
    denied = killed(0, Group.SOLDIERS, source=MINISTRY)
    coding = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), army(), jnim(), boast, denied)
    assert coding.left_out is None
    assert (coding.values["best"], coding.values["high"]) == (0, 9)


def test_a_side_that_no_report_names_is_marked() -> None:
    coding = row(kind(EventType.BOMBING), on(DAY), at(), army(), killed(3, Group.SOLDIERS))
    assert coding.values["side_a"] == "Government of Mali"
    assert coding.values["code_status"] == "Check dyad"
    assert any(words.startswith("side_b: the usual opponent") for words in coding.assumed)


def test_no_pair_is_made_up_where_no_side_is_told() -> None:
    coding = row(kind(EventType.BOMBING), on(DAY), at(), gunmen(), civilians(), killed(3))
    assert (coding.values["side_a"], coding.values["type_of_violence"]) == (None, None)
    assert any(words.startswith("side_a: ") for words in coding.lost)


def test_killing_the_unarmed_is_one_sided_though_the_country_is_at_war() -> None:
    police = party(Role.PERPETRATOR, "police", ActorKind.POLICE, "ml-police", country="ML")
    coding = row(kind(EventType.PROTEST_FORCE), on(DAY), at(), police, civilians(), killed(3))
    assert (coding.values["side_b"], coding.values["type_of_violence"]) == ("Civilians", 3)
    assert coding.values["code_status"] == "Clear"


def test_two_groups_are_non_state() -> None:
    islamic_state = party(Role.TARGET, "ISGS", ActorKind.ARMED_GROUP, "islamic-state")
    coding = row(kind(EventType.ARMED_CLASH), on(DAY), at(), jnim(), islamic_state, killed(3))
    assert coding.values["type_of_violence"] == 2


def test_a_group_that_ucdp_has_no_name_for_keeps_its_own_and_gets_no_id() -> None:
    gang = party(Role.PERPETRATOR, "Viv Ansanm", ActorKind.CRIMINAL, "viv-ansanm")
    police = party(Role.TARGET, "police", ActorKind.POLICE, "ht-police", country="HT")
    coding = row(kind(EventType.ARMED_ATTACK), on(DAY), at(country="HT"), gang, police, killed(2))
    sides = {coding.values["side_a"], coding.values["side_b"]}
    assert sides == {"Government of Haiti", "Viv Ansanm"}
    assert coding.values["dyad_new_id"] is None
    assert any(words.startswith("dyad_new_id: ") for words in coding.lost)


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)]
)
def test_date_prec_goes_by_the_length_of_the_interval(days: int, code: int) -> None:
    start = dt.date(2020, 1, 1)
    coding = row(
        kind(EventType.BOMBING),
        on(start, start + dt.timedelta(days - 1), DatePrecision.RANGE),
        killed(3),
    )
    assert coding.values["date_prec"] == code


@pytest.mark.parametrize(
    ("precision", "code"),
    [
        (PlacePrecision.EXACT, 1),
        (PlacePrecision.NEAR, 2),
        (PlacePrecision.ADMIN2, 3),
        (PlacePrecision.ADMIN1, 4),
        (PlacePrecision.FEATURE, 5),
        (PlacePrecision.COUNTRY, 6),
        (PlacePrecision.INTERNATIONAL, 7),
    ],
)
def test_where_prec(precision: PlacePrecision, code: int) -> None:
    coding = row(kind(EventType.BOMBING), at(precision=precision), killed(3))
    assert coding.values["where_prec"] == code


def test_an_open_bound_is_told() -> None:
    least = killed(5, Group.CIVILIANS, high=None, qualifier=Qualifier.MINIMUM)
    coding = row(kind(EventType.BOMBING), at(), least, by="range")
    assert (coding.values["low"], coding.values["best"], coding.values["high"]) == (5, 5, 5)
    assert any("open bound" in words for words in coding.lost)


def test_the_injured_are_told_as_lost() -> None:
    coding = row(
        kind(EventType.BOMBING), at(), killed(1), toll(Outcome.INJURED, Group.CIVILIANS, 4, 4)
    )
    assert any("the injured" in words for words in coding.lost)


def test_an_event_that_was_only_planned_is_left_out() -> None:
    coding = row(kind(EventType.BOMBING), stage(Stage.PLANNED), killed(3))
    assert coding.left_out == "planned; GED records what took place"


def test_nothing_known() -> None:
    coding = row(*NOTHING)
    assert {coding.values[n] for n in ("year", "date_start", "country", "side_a", "best")} == {None}


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (-89.75, -179.75, 1),
        (-46.9, 37.75, 62356),  # Prince Edward Islands, the first cell of Africa
        (89.75, 179.75, 259_200),
        (90.0, 180.0, 259_200),
        (0.0, 0.0, 129_961),
    ],
)
def test_the_priogrid_cell_of_a_point(lat: float, lon: float, cell: int) -> None:
    assert priogrid_gid(lat, lon) == cell


@pytest.mark.parametrize(
    ("gw", "region"),
    [
        (2, "Americas"),
        (365, "Europe"),
        (432, "Africa"),
        (625, "Africa"),
        (630, "Middle East"),
        (640, "Middle East"),
        (651, "Middle East"),
        (700, "Asia"),
        (900, "Asia"),
    ],
)
def test_regions_by_number(gw: int, region: str) -> None:
    assert region_of(gw) == region


def test_ids_are_ucdps_own_or_none() -> None:
    assert actor_id("Government of Mali") == 72
    assert actor_id("Exampleland Front") is None
    ids = dyad_ids(1, "Government of Mali", "JNIM")
    assert ids is not None
    assert (ids.dyad, ids.conflict) == (15108, 11347)
    assert dyad_ids(2, "Government of Mali", "JNIM") is None
