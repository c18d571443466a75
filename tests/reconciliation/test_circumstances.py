"""Type, stage, date, place and means over several reports."""

from __future__ import annotations

import datetime as dt

from made import POLICE, REPORT, dossier, entry

from dateline.dossiers import Settlement
from dateline.reconciliation import policy
from dateline.records import MeansValue, StageValue, TypeValue, Value, WhenValue, WhereValue
from dateline.vocabulary import (
    DateAnchor,
    DatePrecision,
    EventType,
    MeansClass,
    Modality,
    PlacePrecision,
    PlaceRelation,
    Stage,
)


def when(first: int, last: int | None = None) -> WhenValue:
    """An interval of days of March 2024."""
    start, end = dt.date(2024, 3, first), dt.date(2024, 3, last or first)
    precision = DatePrecision.DAY if start == end else DatePrecision.RANGE
    return WhenValue(
        start=start, end=end, precision=precision, phrase="then", anchor=DateAnchor.PUBLISHED
    )


def where(
    name: str,
    precision: PlacePrecision,
    admin1: str = "ML.04",
    point: tuple[float, float] | None = None,
    country: str = "ML",
) -> WhereValue:
    return WhereValue(
        phrase=f"in {name}", name=name, relation=PlaceRelation.IN, precision=precision,
        reason="gazetteer", country=country, admin1=admin1, admin1_code=admin1,
        lat=point[0] if point else None, lon=point[1] if point else None,
    )  # fmt: skip


EXACT, ADMIN1, UNKNOWN = PlacePrecision.EXACT, PlacePrecision.ADMIN1, PlacePrecision.UNKNOWN
GAO = where("Gao", EXACT, point=(16.27, -0.04))
MENAKA = where("Ménaka", EXACT, "ML.10", (15.92, 2.4))


def settled(*reports: tuple[Value, ...]) -> Settlement:
    rows = [entry(*((REPORT, v) for v in values), day=n) for n, values in enumerate(reports)]
    return policy("ucdp").settle(dossier(*rows))


def test_the_day_within_the_week_of_another_report() -> None:
    found = settled((when(4, 10),), (when(6),)).when
    assert found.value == when(6)
    assert len(found.used) == 2


def test_the_days_that_two_intervals_share() -> None:
    value = settled((when(4, 8),), (when(7, 10),)).when.value
    assert isinstance(value, WhenValue)
    assert (value.start, value.end) == (dt.date(2024, 3, 7), dt.date(2024, 3, 8))
    assert value.precision is DatePrecision.RANGE


def test_of_rival_days_the_one_of_most_texts() -> None:
    found = settled((when(6),), (when(5),), (when(6),)).when
    assert found.value == when(6)
    assert [one.reason for one in found.set_aside] == ["contradicts what 2 independent texts say"]


def test_without_a_date_there_is_none() -> None:
    found = settled((TypeValue(type=EventType.BOMBING),)).when
    assert (found.value, found.used, found.reason) == (None, (), "no report gives a date")


def test_the_town_inside_the_region_of_another_report() -> None:
    found = settled((where("Gao Region", ADMIN1),), (GAO,)).where
    assert found.value == GAO
    assert len(found.used) == 2


def test_a_town_of_another_region_is_a_rival() -> None:
    found = settled((where("Gao Region", ADMIN1),), (where("Gao Region", ADMIN1),), (MENAKA,)).where
    assert found.value == where("Gao Region", ADMIN1)
    assert len(found.set_aside) == 1


def test_coordinates_are_those_of_one_statement() -> None:
    near = where("Ansongo", EXACT, point=(16.3, -0.1))
    value = settled((GAO,), (near,)).where.value
    assert value in (GAO, near)


def test_a_village_that_no_gazetteer_knows_keeps_its_name_and_has_no_point() -> None:
    village = where("Indelimane", UNKNOWN)
    value = settled((village,)).where.value
    assert value == village
    known = settled((village,), (where("Indelimane", EXACT, point=(15.7, 2.6)),)).where
    assert isinstance(known.value, WhereValue)
    assert known.value.lat == 15.7
    assert len(known.used) == 2


def test_the_more_specific_type_that_the_others_bear_out() -> None:
    found = settled(
        (TypeValue(type=EventType.AIR_STRIKE),), (TypeValue(type=EventType.DRONE_STRIKE),),
        (TypeValue(type=EventType.KILLING),),
    ).type  # fmt: skip
    assert found.value == TypeValue(type=EventType.DRONE_STRIKE)
    assert len(found.used) == 3


def test_a_rival_type_is_set_aside() -> None:
    clash, bomb = TypeValue(type=EventType.ARMED_CLASH), TypeValue(type=EventType.BOMBING)
    found = settled((clash,), (bomb,), (clash,)).type
    assert found.value == clash
    assert len(found.set_aside) == 1


def test_the_stage_of_most_texts() -> None:
    foiled, done = StageValue(stage=Stage.FOILED), StageValue(stage=Stage.ACCOMPLISHED)
    assert settled((foiled,), (done,), (done,)).stage.value == done


def test_means_are_told_by_class_and_add_up() -> None:
    car = MeansValue(phrase="car bomb", means=MeansClass.EXPLOSIVES)
    rifles = MeansValue(phrase="rifles", means=MeansClass.FIREARMS)
    found = settled((car,), (rifles,), (car,)).means
    assert [(one.value, len(one.used)) for one in found] == [(rifles, 1), (car, 2)]


def test_a_copy_has_no_vote() -> None:
    clash, bomb = TypeValue(type=EventType.ARMED_CLASH), TypeValue(type=EventType.BOMBING)
    first = entry((REPORT, bomb))
    copies = [entry((REPORT, bomb), publisher=p, copy_of=first.report.id) for p in ("A", "B")]
    others = [entry((REPORT, clash), day=n) for n in (1, 2)]
    assert policy("ucdp").settle(dossier(first, *copies, *others)).type.value == clash


def test_a_denied_place_is_no_place() -> None:
    rows = dossier(entry((POLICE, GAO, Modality.DENIED)))
    assert policy("ucdp").settle(rows).where.value is None
