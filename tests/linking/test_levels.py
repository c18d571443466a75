"""How two mentions lie to each other: dates, places, tolls, types, actors, words."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from telling import VILLAGE, day, killed, profile

from dateline.linking.figures import toll_words
from dateline.linking.levels import Actors, Types, plain_levels, shared_worth
from dateline.linking.profile import Count, Profile, Spell, Word
from dateline.linking.table import Table
from dateline.linking.tolls import Tolls
from dateline.linking.when import Dates
from dateline.linking.where import Places
from dateline.vocabulary import EventType, Ground, Group, PlacePrecision


def level(aspect: str, one: Profile, two: Profile) -> int:
    """The level of a pair, which must not depend on its order."""
    table = Table([one, two])
    there = plain_levels(table, np.array([0]), np.array([1]))[aspect][0]
    back = plain_levels(table, np.array([1]), np.array([0]))[aspect][0]
    assert there == back
    return int(there)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((day(0),), (day(0),), Dates.SAME_DAY),
        ((day(0),), (day(1),), Dates.ONE_DAY),
        ((day(0),), (day(-2),), Dates.TWO_DAYS),
        ((day(0),), (day(5),), Dates.WEEK),
        ((day(0),), (day(20),), Dates.MONTH),
        ((day(0),), (day(90),), Dates.FAR),
        ((day(0),), (day(-3, 6),), Dates.WITHIN),
        ((day(0),), (day(4, 6),), Dates.BESIDE),
        ((day(0),), (day(30, 6),), Dates.OUTSIDE),
        ((day(9), day(1)), (day(1),), Dates.SAME_DAY),  # the closest of all that are told counts
        ((day(-1),), (), Dates.NEWS),
        ((day(-6),), (), Dates.NEWS_WEEK),
        ((day(3),), (), Dates.BEFORE),
        ((), (), Dates.PUBLISHED_TOGETHER),
    ],
)
def test_dates(one: tuple[Spell, ...], two: tuple[Spell, ...], expected: Dates) -> None:
    assert level("date", profile("a/e1", spells=one), profile("b/e1", spells=two)) == expected


def test_an_undated_recap_tells_nothing_of_its_date() -> None:
    recap = profile("a/e1", spells=(), ground=Ground.BACKGROUND)
    assert level("date", recap, profile("b/e1", spells=(day(-3),))) == Dates.RECAP


def test_places() -> None:
    replace = msgspec.structs.replace
    here = profile("a/e1")

    def told(**values: object) -> int:
        return level("place", here, profile("b/e1", spots=(replace(VILLAGE, **values),)))

    assert told() == Places.VILLAGE
    assert told(geonameid=7, name="Nearby", lat=15.05) == Places.BESIDE
    assert told(geonameid=7, name="Nearby", lat=15.2) == Places.NEAR
    assert told(geonameid=7, name="Other", lat=15.6) == Places.APART
    assert told(geonameid=7, name="Other", lat=18.0) == Places.ELSEWHERE
    assert told(geonameid=7, name="Tessa", lat=18.0) == Places.HOMONYM
    assert told(geonameid=None, lat=None, lon=None) == Places.NAME
    unit = {"name": "Menaka", "precision": PlacePrecision.ADMIN1, "geonameid": 8}
    assert told(**unit) == Places.UNIT1
    assert told(**unit | {"admin1": "ML.07"}) == Places.ELSEWHERE
    land = {"name": "Mali", "precision": PlacePrecision.COUNTRY, "lat": None, "lon": None}
    assert told(**land, geonameid=9, admin1=None) == Places.COUNTRY
    assert told(geonameid=7, country="NE", lat=13.0, name="Other") == Places.ABROAD
    assert level("place", here, profile("b/e1", spots=())) == Places.UNKNOWN


def test_the_city_of_a_unit_is_weaker_than_a_village() -> None:
    city = (msgspec.structs.replace(VILLAGE, seat=2),)
    assert level("place", profile("a/e1", spots=city), profile("b/e1", spots=city)) == Places.CITY


@pytest.mark.parametrize(
    ("one", "two", "later", "expected"),
    [
        (killed(53), killed(53), 0, Tolls.SAME_MANY),
        (killed(4), killed(4), 0, Tolls.SAME_SOME),
        (killed(1), killed(1), 0, Tolls.SAME_ONE),
        (killed(40, high=None, exact=False), killed(53), 0, Tolls.OVERLAP),
        (killed(2, high=None, exact=False), killed(30), 0, Tolls.OPEN),
        (killed(49), killed(53), 1, Tolls.RISING),  # a later, higher toll
        (killed(53), killed(49), 1, Tolls.DIFFERENT),  # a later, lower one
        (killed(53), killed(49), 0, Tolls.DIFFERENT),
        (killed(3), killed(40), 0, Tolls.VERY_DIFFERENT),
        (killed(3), killed(3, Group.CIVILIANS), 0, Tolls.OTHERS),
        (killed(53), killed(60, Group.UNSPECIFIED), 0, Tolls.OTHERS),  # a part of all
    ],
)
def test_tolls(one: Count, two: Count, later: int, expected: Tolls) -> None:
    first = profile("a/e1", counts=(one,))
    second = profile("b/e1", counts=(two,), published=profile("b/e1").published + later)
    assert level("killed", first, second) == expected


def test_tolls_of_one_side_only() -> None:
    assert level("killed", profile("a/e1", counts=(killed(3),)), profile("b/e1")) == Tolls.ONE_SIDED
    assert level("killed", profile("a/e1"), profile("b/e1")) == Tolls.NONE


def test_tolls_in_words() -> None:
    words = toll_words("killed", Tolls.DIFFERENT, (killed(53),), (killed(49),), 0)
    assert words == "killed: 53 soldiers against 49 soldiers, both exact: not compatible"
    least = (killed(40, high=None, exact=False),)
    words = toll_words("killed", Tolls.OVERLAP, least, (killed(53),), 0)
    assert words == "killed: at least 40 soldiers against 53 soldiers: compatible"
    words = toll_words("killed", Tolls.RISING, (killed(53),), (killed(49),), -1)
    assert words == "killed: 49 soldiers then 53 soldiers, both exact: the later report has more"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (EventType.BOMBING, EventType.BOMBING, Types.SAME),
        (EventType.ARMED_ATTACK, EventType.KILLING, Types.OPEN),
        (EventType.ARMED_ATTACK, EventType.SUICIDE_BOMBING, Types.HALF_OPEN),
        (EventType.SUICIDE_BOMBING, EventType.BOMBING, Types.ALIKE),
        (EventType.AIR_STRIKE, EventType.AIR_STRIKE, Types.WAR),
        (EventType.AIR_STRIKE, EventType.ABDUCTION, Types.OTHER),
        (EventType.KILLING, EventType.AGREEMENT, Types.OTHER),
    ],
)
def test_types(one: EventType, two: EventType, expected: Types) -> None:
    found = level("type", profile("a/e1", types=(one,)), profile("b/e1", types=(two,)))
    assert found == expected


def test_actors() -> None:
    both = profile("a/e1", perpetrators=("jnim",), others=("state:ML",))
    assert level("actors", both, profile("b/e1", perpetrators=("jnim",))) == Actors.PERPETRATOR
    assert level("actors", both, both) == Actors.PERPETRATOR_AND_OTHER
    assert level("actors", both, profile("b/e1", perpetrators=("state:ML",))) == Actors.SOME
    assert level("actors", both, profile("b/e1", others=("state:NE",))) == Actors.NONE
    assert level("actors", both, profile("b/e1")) == Actors.UNKNOWN


def test_words_that_name_the_place_count_once() -> None:
    words = (Word("barasa", 12), Word("tessa", 10, True))
    table = Table([profile("a/e1", words=words), profile("b/e1", words=words)])
    both = table.words[[0]], table.words[[1]]
    assert shared_worth(*both, np.array([False])) == [22]
    assert shared_worth(*both, np.array([True])) == [12]
