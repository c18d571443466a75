"""Events in GTD's columns."""

from __future__ import annotations

import datetime as dt

import pytest
from event_making import (
    DAY,
    GROUP,
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
    means,
    on,
    party,
    stage,
    toll,
)

from dateline.codebooks import codebook
from dateline.codebooks.gtd_codes import attack_types
from dateline.reconciliation import policy
from dateline.records import Coding
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Group,
    Level,
    MeansClass,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Role,
    Stage,
)

BOOK = codebook("gtd")


def row(*told: Told) -> Coding:
    of = event(*told)
    return BOOK.code(of, policy("gtd").settle(of))


def test_a_claimed_attack() -> None:
    coding = row(*INDELIMANE)
    values = coding.values
    assert list(values) == [column.name for column in BOOK.columns]
    assert (values["iyear"], values["imonth"], values["iday"]) == (2019, 11, 1)
    assert (values["country_txt"], values["region"], values["region_txt"]) == (
        "Mali",
        11,
        "Sub-Saharan Africa",
    )
    assert (values["attacktype1"], values["attacktype1_txt"]) == (2, "Armed Assault")
    assert (values["targtype1"], values["targtype1_txt"]) == (4, "Military")
    assert (values["gname"], values["guncertain1"]) == ("JNIM", 0)
    assert (values["claimed"], values["claimmode"]) == (1, 7)
    assert values["claimmode_txt"] == "Posted to website, blog, etc."
    assert values["nkill"] == 54
    assert (values["doubtterr"], values["alternative"]) == (1, 1)


def test_a_suspicion_is_uncertain_and_no_claim() -> None:
    coding = row(
        kind(EventType.BOMBING),
        at(),
        civilians(),
        jnim(Level.SUSPECTED_BY_AUTHORITIES, source=MINISTRY),
    )
    assert (coding.values["guncertain1"], coding.values["claimed"]) == (1, 0)
    assert coding.values["claimmode"] is None
    assert any(words.startswith("guncertain1: who suspects") for words in coding.lost)


def test_rival_claims_compete() -> None:
    other = party(
        Role.PERPETRATOR,
        "ISGS",
        ActorKind.ARMED_GROUP,
        "islamic-state",
        level=Level.CLAIMED_BY_ITSELF,
        channel="in a video",
    )
    own = jnim(Level.CLAIMED_BY_ITSELF, source=GROUP, channel="in a statement")
    coding = row(kind(EventType.BOMBING), at(), civilians(), own, other)
    names = {coding.values["gname"], coding.values["gname2"]}
    assert names == {"JNIM", "Islamic State"}
    assert (coding.values["claimed"], coding.values["claim2"]) == (1, 1)
    assert coding.values["compclaim"] == 1
    assert {coding.values["claimmode"], coding.values["claimmode2"]} == {6, 9}


def test_an_unknown_perpetrator_is_unknown_and_an_untold_one_too() -> None:
    told = row(kind(EventType.BOMBING), at(), gunmen())
    silent = row(kind(EventType.BOMBING), at())
    assert told.values["gname"] == silent.values["gname"] == "Unknown"
    assert told.used["gname"]
    assert "gname" not in silent.used
    assert any(words.startswith("gname: ") for words in silent.assumed)


def test_attackers_are_among_the_dead_and_counted_apart() -> None:
    coding = row(
        kind(EventType.SUICIDE_BOMBING),
        at(),
        civilians(),
        killed(1, Group.ATTACKERS, source=MINISTRY),
        killed(6, Group.CIVILIANS, source=MINISTRY),
        toll(Outcome.INJURED, Group.CIVILIANS, 9, 9),
    )
    assert (coding.values["nkill"], coding.values["nkillter"]) == (7, 1)
    assert (coding.values["nwound"], coding.values["nwoundte"]) == (9, None)
    assert coding.values["suicide"] == 1


def test_dead_not_told_are_empty_and_none_killed_is_0() -> None:
    silent = row(kind(EventType.BOMBING), at())
    none = row(kind(EventType.BOMBING), at(), killed(0))
    assert silent.values["nkill"] is None
    assert none.values["nkill"] == 0


@pytest.mark.parametrize(
    ("event_type", "used", "types"),
    [
        (EventType.BOMBING, (), [3]),
        (EventType.ARMED_ATTACK, (MeansClass.EXPLOSIVES,), [2, 3]),
        (EventType.KILLING, (), [9]),
        (EventType.KILLING, (MeansClass.FIREARMS,), [2]),
        (EventType.ASSAULT, (), [8]),
        (EventType.ASSAULT, (MeansClass.MELEE,), [2]),
        (EventType.ABDUCTION, (), [6]),
        (EventType.HIJACKING, (), [4]),
        (EventType.ARSON, (), [7]),
        (EventType.ASSASSINATION, (MeansClass.FIREARMS,), [1, 2]),
    ],
)
def test_attack_types(
    event_type: EventType, used: tuple[MeansClass, ...], types: list[int]
) -> None:
    assert attack_types(event_type, used) == types


def test_weapons_in_the_order_told() -> None:
    coding = row(
        kind(EventType.ARMED_ATTACK),
        at(),
        means(MeansClass.FIREARMS, "rifles"),
        means(MeansClass.GRENADE, "grenades"),
    )
    assert (coding.values["weaptype1"], coding.values["weaptype2"]) == (5, 6)


def test_a_month_has_day_0_and_its_interval() -> None:
    coding = row(
        kind(EventType.BOMBING),
        on(dt.date(2020, 2, 1), dt.date(2020, 2, 29), DatePrecision.MONTH),
    )
    assert (coding.values["imonth"], coding.values["iday"]) == (2, 0)
    assert coding.values["approxdate"] == "2020-02-01 to 2020-02-29"


@pytest.mark.parametrize(
    ("place", "specificity", "vicinity", "city"),
    [
        (at(), 1, 0, "Indelimane"),
        (at(relation=PlaceRelation.NEAR), 1, 1, "Indelimane"),
        (at(precision=PlacePrecision.ADMIN2), 3, None, None),
        (at(precision=PlacePrecision.ADMIN1), 4, None, None),
        (at(precision=PlacePrecision.COUNTRY, lat=None, lon=None), 5, None, None),
    ],
)
def test_specificity(place: Told, specificity: int, vicinity: int | None, city: str | None) -> None:
    values = row(kind(EventType.BOMBING), place).values
    assert (values["specificity"], values["vicinity"], values["city"]) == (
        specificity,
        vicinity,
        city,
    )


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ((kind(EventType.PEACEFUL_PROTEST),), "no attack"),
        ((kind(EventType.AIR_STRIKE), army(Role.PERPETRATOR), civilians()), "by a state"),
        ((kind(EventType.BOMBING), stage(Stage.PLANNED)), "planned"),
    ],
)
def test_what_gtd_does_not_record_is_left_out_with_the_reason(
    told: tuple[Told, ...], reason: str
) -> None:
    assert str(row(*told).left_out).startswith(reason)


def test_a_foiled_attack_is_no_success() -> None:
    coding = row(kind(EventType.BOMBING), stage(Stage.FOILED), on(DAY))
    assert coding.left_out is None
    assert coding.values["success"] == 0


def test_a_kidnapping_counts_those_taken() -> None:
    taken = toll(Outcome.ABDUCTED, Group.CIVILIANS, 12, 12)
    coding = row(kind(EventType.ABDUCTION), at(), taken)
    assert (coding.values["ishostkid"], coding.values["nhostkid"]) == (1, 12)


@pytest.mark.parametrize(
    ("groups", "target"),
    [
        ((Group.JOURNALISTS,), 10),
        ((Group.AID_WORKERS,), 12),
        ((Group.JOURNALISTS, Group.CIVILIANS), 14),
        ((Group.CIVILIANS,), 14),
    ],
)
def test_the_sufferers_tell_which_civilians_were_the_target(
    groups: tuple[Group, ...], target: int
) -> None:
    coding = row(kind(EventType.BOMBING), at(), civilians(), *(killed(2, g) for g in groups))
    assert coding.values["targtype1"] == target


def test_a_coalition_of_gangs_is_no_state_and_one_with_an_air_force_is() -> None:
    alliance = party(Role.PERPETRATOR, "the alliance", ActorKind.COALITION, "viv-ansanm")
    raid = row(kind(EventType.ARMED_ATTACK), at(), alliance, civilians())
    strike = row(kind(EventType.AIR_STRIKE), at(), alliance, civilians())
    assert (raid.left_out, raid.values["doubtterr"]) == (None, 0)
    assert str(strike.left_out).startswith("by a state")


def test_nothing_known() -> None:
    coding = row(*NOTHING)
    assert {coding.values[n] for n in ("iyear", "city", "latitude", "nkill", "claimed")} == {None}
