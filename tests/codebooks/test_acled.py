"""Events in ACLED's columns."""

from __future__ import annotations

import datetime as dt

import pytest
from event_making import (
    CHANGED,
    DAY,
    HOSPITAL,
    INDELIMANE,
    MINISTRY,
    NOTHING,
    Told,
    army,
    at,
    civilians,
    dossier,
    entry,
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
from dateline.dossiers import Dossier
from dateline.reconciliation import policy
from dateline.records import Coding
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Group,
    Level,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    Stage,
)

BOOK = codebook("acled")


def code(of: Dossier) -> Coding:
    return BOOK.code(of, policy("acled").settle(of))


def row(*told: Told, **report: object) -> Coding:
    return code(event(*told, **report))


def test_an_attack_on_an_army_post() -> None:
    coding = row(*INDELIMANE)
    values = coding.values
    assert list(values) == [column.name for column in BOOK.columns]
    assert (values["event_date"], values["year"], values["time_precision"]) == (
        "2019-11-01",
        2019,
        1,
    )
    assert (values["event_type"], values["sub_event_type"]) == ("Battles", "Armed clash")
    assert values["actor1"] == "JNIM: Jama'at Nusrat al-Islam wal-Muslimin"
    assert values["actor2"] == "Military Forces of Mali (2013-2020)"
    assert (values["inter1"], values["inter2"], values["interaction"]) == (2, 1, 12)
    assert (values["iso"], values["region"], values["country"]) == (466, "Western Africa", "Mali")
    assert (values["latitude"], values["longitude"], values["geo_precision"]) == (15.9, -1.25, 1)
    assert values["fatalities"] == 54
    assert values["timestamp"] == int(CHANGED.timestamp())
    assert (values["source_scale"], values["tags"], values["admin3"]) == (None, None, None)


def test_the_dispute_is_kept_in_the_notes_and_told_as_lost() -> None:
    coding = row(*INDELIMANE)
    notes = str(coding.values["notes"])
    assert "the defence ministry: at least 53 soldiers, 1 civilian; the group: 49 soldiers" in notes
    assert "Responsibility of JNIM: claimed by itself." in notes
    assert any(words.startswith("fatalities: rival figures") for words in coding.lost)
    assert any(words.startswith("actor1: who claims") for words in coding.lost)


def test_each_value_says_which_statements_it_rests_on() -> None:
    coding = row(*INDELIMANE)
    report = coding.used["event_date"][0].split("/")[0]
    assert coding.used["event_date"] == (f"{report}/s2",)
    assert coding.used["actor2"] == (f"{report}/s4",)
    assert set(coding.used["fatalities"]) == {f"{report}/s6", f"{report}/s7"}
    assert [one.statement for one in coding.set_aside] == [f"{report}/s8"]


@pytest.mark.parametrize(
    ("low", "number"), [(24, 12), (20, 10), (200, 100), (3, 3)], ids=["dozens", "tens", "hundreds",
    "several"],
)  # fmt: skip
def test_words_become_acleds_numbers_and_that_is_told(low: int, number: int) -> None:
    vague = killed(low, Group.CIVILIANS, high=None, qualifier=Qualifier.VAGUE)
    coding = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), civilians(), vague)
    assert coding.values["fatalities"] == number
    assert f"fatalities: {number} for a word without a number" in coding.assumed


def test_no_dead_told_is_0_by_acleds_rule_and_none_killed_is_0_by_a_statement() -> None:
    silent = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), army())
    told = row(kind(EventType.ARMED_ATTACK), on(DAY), at(), army(), killed(0))
    assert (silent.values["fatalities"], told.values["fatalities"]) == (0, 0)
    assert "fatalities" not in silent.used
    assert told.used["fatalities"]
    assert any("no dead are told" in words for words in silent.assumed)
    assert not any("no dead are told" in words for words in told.assumed)


@pytest.mark.parametrize(
    ("start", "end", "precision", "day", "code"),
    [
        (dt.date(2020, 2, 1), dt.date(2020, 2, 29), DatePrecision.MONTH, "2020-02-15", 3),
        (dt.date(2020, 3, 2), dt.date(2020, 3, 8), DatePrecision.WEEK, "2020-03-05", 2),
        (dt.date(2020, 3, 7), dt.date(2020, 3, 8), DatePrecision.RANGE, "2020-03-07", 2),
    ],
)
def test_an_interval_is_dated_to_its_middle(
    start: dt.date, end: dt.date, precision: DatePrecision, day: str, code: int
) -> None:
    coding = row(kind(EventType.BOMBING), on(start, end, precision), at())
    assert (coding.values["event_date"], coding.values["time_precision"]) == (day, code)
    assert "event_date: the middle of the interval (ACLED's rule)" in coding.assumed


@pytest.mark.parametrize(
    ("start", "end"),
    [(dt.date(2020, 1, 1), dt.date(2020, 12, 31)), (dt.date(2020, 1, 1), None)],
)
def test_a_year_and_an_open_interval_have_no_day(start: dt.date, end: dt.date | None) -> None:
    coding = row(kind(EventType.BOMBING), on(start, end, DatePrecision.YEAR), at())
    assert coding.values["event_date"] is None
    assert coding.values["time_precision"] is None
    assert any(words.startswith("event_date: ") for words in coding.lost)


@pytest.mark.parametrize(
    ("precision", "relation", "code"),
    [
        (PlacePrecision.EXACT, PlaceRelation.IN, 1),
        (PlacePrecision.EXACT, PlaceRelation.NEAR, 2),
        (PlacePrecision.NEAR, PlaceRelation.NEAR, 2),
        (PlacePrecision.ADMIN2, PlaceRelation.IN, 2),
        (PlacePrecision.ADMIN1, PlaceRelation.IN, 3),
        (PlacePrecision.FEATURE, PlaceRelation.IN, 3),
    ],
)
def test_geo_precision(precision: PlacePrecision, relation: PlaceRelation, code: int) -> None:
    coding = row(kind(EventType.BOMBING), at(precision=precision, relation=relation))
    assert coding.values["geo_precision"] == code


def test_a_country_alone_has_no_point_and_no_code() -> None:
    place = at("Mali", PlacePrecision.COUNTRY, admin1=None, lat=17.0, lon=-4.0)
    coding = row(kind(EventType.BOMBING), place)
    assert coding.values["country"] == "Mali"
    assert [coding.values[n] for n in ("location", "latitude", "longitude", "geo_precision")] == [
        None
    ] * 4
    assert any(words.startswith("geo_precision: ") for words in coding.lost)


def test_a_village_that_no_gazetteer_has_keeps_its_name() -> None:
    place = at("Exampleville", PlacePrecision.COUNTRY, lat=None, lon=None, geonameid=None)
    coding = row(kind(EventType.BOMBING), place)
    assert coding.values["location"] == "Exampleville"
    assert coding.values["latitude"] is None


def test_civilians_are_targeted() -> None:
    attack = row(kind(EventType.ARMED_ATTACK), at(), gunmen(), civilians(), killed(3))
    assert attack.values["event_type"] == "Violence against civilians"
    assert attack.values["civilian_targeting"] == "Civilian targeting"
    assert attack.values["actor1"] == "Unidentified Armed Group (Mali)"
    assert attack.values["actor2"] == "Civilians (Mali)"
    assert attack.values["interaction"] == 37
    assert row(*INDELIMANE).values["civilian_targeting"] is None


def test_civilian_dead_name_the_second_actor_where_nobody_else_is_struck() -> None:
    coding = row(kind(EventType.BOMBING), at(), jnim(), killed(3, Group.CHILDREN))
    assert coding.values["actor2"] == "Civilians (Mali)"
    assert coding.values["civilian_targeting"] == "Civilian targeting"
    assert any(words.startswith("actor2: civilians") for words in coding.assumed)


def test_an_attack_without_a_known_actor_is_by_an_unidentified_group() -> None:
    coding = row(kind(EventType.BOMBING), at(), army())
    assert coding.values["actor1"] == "Unidentified Armed Group (Mali)"
    assert "actor1" not in coding.used
    assert any("no actor is told" in words for words in coding.assumed)
    protest = row(kind(EventType.PEACEFUL_PROTEST), at())
    assert protest.values["actor1"] is None


def test_who_denies_it_is_no_first_actor_where_another_claims_it() -> None:
    other = party(
        Role.PERPETRATOR,
        "Boko Haram",
        ActorKind.ARMED_GROUP,
        "boko-haram",
        level=Level.DENIED,
    )
    coding = row(kind(EventType.BOMBING), at(), other, jnim(Level.CLAIMED_BY_ITSELF), army())
    assert str(coding.values["actor1"]).startswith("JNIM")
    assert coding.values["assoc_actor_1"] is None
    assert "Responsibility of Boko Haram: denied" in str(coding.values["notes"])


def test_unnamed_fighters_are_the_named_groups_own() -> None:
    militant = party(Role.TARGET, "two militants", ActorKind.ARMED_GROUP)
    coding = row(kind(EventType.ARMED_CLASH), at(), jnim(), gunmen(), army(), militant)
    assert (coding.values["assoc_actor_1"], coding.values["assoc_actor_2"]) == (None, None)


def test_force_against_protesters_is_of_both_disorders() -> None:
    police = party(Role.PERPETRATOR, "police", ActorKind.POLICE, "ke-police", country="KE")
    crowd = party(Role.TARGET, "protesters", ActorKind.PROTESTERS)
    coding = row(kind(EventType.PROTEST_FORCE), at(country="KE"), police, crowd)
    assert coding.values["disorder_type"] == "Political violence; Demonstrations"
    assert coding.values["sub_event_type"] == "Excessive force against protesters"
    assert coding.values["interaction"] == 16
    assert coding.values["civilian_targeting"] == "Civilian targeting"


def test_forces_abroad_are_external() -> None:
    foreign = party(Role.PERPETRATOR, "the army", ActorKind.MILITARY, "td-military", country="TD")
    coding = row(kind(EventType.AIR_STRIKE), at(), foreign, civilians())
    assert (coding.values["inter1"], coding.values["interaction"]) == (8, 78)


@pytest.mark.parametrize("value", [Stage.PLANNED, Stage.THREATENED, Stage.DENIED])
def test_what_did_not_take_place_is_left_out_with_the_reason(value: Stage) -> None:
    coding = row(kind(EventType.BOMBING), stage(value), at())
    assert coding.left_out


def test_a_foiled_bombing_is_a_disrupted_use_of_weapons() -> None:
    coding = row(kind(EventType.BOMBING), stage(Stage.FOILED), at())
    assert coding.left_out is None
    assert coding.values["sub_event_type"] == "Disrupted weapons use"


def test_nothing_known_is_empty_and_says_so() -> None:
    coding = row(*NOTHING)
    empty = ("event_date", "time_precision", "actor1", "country", "location", "latitude")
    assert {coding.values[name] for name in empty} == {None}
    assert {words.partition(": ")[0] for words in coding.lost} >= {
        "event_date",
        "actor1",
        "location",
    }


def test_the_injured_are_no_fatalities() -> None:
    hurt = toll(Outcome.INJURED, Group.CIVILIANS, 5, 5)
    coding = row(kind(EventType.BOMBING), at(), hurt)
    assert coding.values["fatalities"] == 0
    assert "Injured: 5 civilians." in str(coding.values["notes"])


def test_copies_are_one_source() -> None:
    told = (kind(EventType.BOMBING), on(DAY), at(), killed(3, source=HOSPITAL))
    first = entry(*told, publisher="Example Wire")
    other = entry(*told, publisher="Example Post", number=2)
    copy = type(other)(report=other.report, mention=other.mention, copy_of=first.report.id)
    coding = code(dossier(first, copy))
    assert coding.values["source"] == "Example Wire"


def test_a_denied_figure_is_told_as_one() -> None:
    denied = killed(3, Group.CIVILIANS, source=MINISTRY, modality=Modality.DENIED)
    coding = row(
        kind(EventType.AIR_STRIKE), at(), killed(9, Group.CIVILIANS, source=HOSPITAL), denied
    )
    assert "the defence ministry: denies 3 civilians" in str(coding.values["notes"])


def test_between_one_known_place_and_an_unknown_one_is_near_it() -> None:
    coding = row(kind(EventType.ARMED_ATTACK), at("Gao", relation=PlaceRelation.BETWEEN))
    assert " near Gao (" in str(coding.values["notes"])
