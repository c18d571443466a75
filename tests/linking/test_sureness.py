"""What makes a pair of a series sure: figures, rare names, a narrow type; never nearness alone."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from telling import VILLAGE, day, killed, profile, together

from dateline.linking.levels import plain_levels, wording_levels
from dateline.linking.profile import Count, Profile, Word
from dateline.linking.sureness import (
    ALIKE,
    CONTRARY,
    figure_points,
    in_series,
    needed,
    points,
    rare_worth,
)
from dateline.linking.table import KILLED, Table
from dateline.vocabulary import EventType, Group, MeansClass

LEFT, RIGHT = np.array([0]), np.array([1])


def weighed(one: Profile, two: Profile) -> tuple[float, float]:
    """The points of a pair and those that it needs; both must not depend on its order."""
    found = []
    for i, j in ((LEFT, RIGHT), (RIGHT, LEFT)):
        table = Table([one, two])
        levels = plain_levels(table, i, j)
        levels["wording"] = wording_levels(table, i, j, levels["place"])
        pair = points(table, i, j, levels), needed(table, i, j, levels)
        found.append((float(pair[0][0]), float(pair[1][0])))
    assert found[0] == found[1]
    return found[0]


def dead(*counts: Count) -> Profile:
    return profile("a/e1", counts=counts, words=())


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((killed(12),), (killed(12),), 4.0),
        ((killed(3),), (killed(3),), 3.5),
        ((killed(1),), (killed(1),), 0.0),
        ((killed(9),), (killed(12),), ALIKE),
        ((killed(2),), (killed(4),), 0.0),
        ((killed(4),), (killed(33),), CONTRARY),
        ((killed(4),), (killed(33, high=None, exact=False),), CONTRARY),
        ((killed(4, high=None, exact=False),), (killed(33),), 0.0),
        ((), (killed(5),), 0.0),
        # only the greatest figure of a class of people counts
        ((killed(20, Group.CIVILIANS), killed(4, Group.CHILDREN)),
         (killed(7, Group.CIVILIANS), killed(4, Group.CHILDREN)), CONTRARY),
        # where both tell of all people, their parts do not count
        ((killed(20, Group.UNSPECIFIED), killed(4, Group.SOLDIERS)),
         (killed(5, Group.UNSPECIFIED), killed(4, Group.SOLDIERS)), CONTRARY),
    ],
)  # fmt: skip
def test_figures(one: tuple[Count, ...], two: tuple[Count, ...], expected: float) -> None:
    table = Table([dead(*one), dead(*two)])
    assert figure_points(table, LEFT, RIGHT, KILLED)[0] == expected
    assert figure_points(table, RIGHT, LEFT, KILLED)[0] == expected


def test_rare_words_count_and_common_ones_and_known_places_do_not() -> None:
    words = (Word("jamiat", 12), Word("tessa", 10, True), Word("strike", 4))
    table = Table([profile("a/e1", words=words), profile("b/e1", words=words)])
    assert rare_worth(table, LEFT, RIGHT, np.array([0])).tolist() == [12]


def test_two_strikes_on_a_village_on_one_day_are_not_sure() -> None:
    strikes = {"types": (EventType.AIR_STRIKE,), "words": ()}
    told, least = weighed(profile("a/e1", **strikes), profile("b/e1", **strikes))
    assert told < least


def test_a_bombing_of_a_village_on_one_day_is() -> None:
    bombing = {"types": (EventType.BOMBING,), "means": (MeansClass.EXPLOSIVES,), "words": ()}
    told, least = weighed(profile("a/e1", **bombing), profile("b/e1", **bombing))
    assert told >= least


def test_bombs_from_the_air_are_a_matter_of_war() -> None:
    bombing = {"types": (EventType.BOMBING,), "means": (MeansClass.AERIAL,), "words": ()}
    near = bombing | {"means": (MeansClass.EXPLOSIVES,)}
    afar = weighed(profile("a/e1", **bombing), profile("b/e1", **bombing))[0]
    assert afar < weighed(profile("a/e1", **near), profile("b/e1", **near))[0]


def test_a_longer_gap_of_time_needs_more_and_contrary_dates_are_never_sure() -> None:
    one = profile("a/e1", counts=(killed(12),))
    least = [weighed(one, profile("b/e1", spells=(day(n),)))[1] for n in (0, 1, 2, 6)]
    assert least == sorted(least)
    assert least[-1] == np.inf


def test_where_events_come_in_series() -> None:
    peace = msgspec.structs.replace(VILLAGE, country="NO", admin1="NO.01")
    there = profile("a/e1")
    quiet, nowhere = profile("b/e1", spots=(peace,)), profile("c/e1", spots=())
    armed = profile("d/e1", spots=(peace,), perpetrators=("al-shabaab",))
    pairs = ((there, quiet), (quiet, quiet), (quiet, nowhere), (nowhere, nowhere), (quiet, armed))
    found = [bool(in_series(Table(pair), LEFT, RIGHT)[0]) for pair in pairs]
    assert found == [True, False, False, True, True]


def test_a_second_count_of_an_air_strike_on_one_village_is_linked() -> None:
    first = (
        "An air strike on a village near Kawlin in Myanmar's Sagaing region killed nine villagers "
        "on Sunday, residents said.",
        "2024-03-11",
    )
    second = (
        "The National Unity Government said on Tuesday that 12 civilians had been killed on Sunday "
        "in an air strike by the military near Kawlin in Sagaing region.",
        "2024-03-12",
    )
    other = (
        "An air strike on a village near Kawlin in Myanmar's Sagaing region killed two villagers "
        "on Sunday, residents said.",
        "2024-03-11",
    )
    assert together(first, second) == [[0, 1]]
    assert together(first, other) == [[0], [1]]


def test_a_rising_toll_of_a_car_bomb_in_a_city_is_linked() -> None:
    first = (
        "A car bomb exploded near a market in the Somali city of Baidoa on Thursday, killing at "
        "least seven people and wounding 15, a police officer said.",
        "2024-03-14",
    )
    second = (
        "Eleven people were killed and 20 wounded by a car bomb in Baidoa, Somalia, on Thursday, "
        "the director of the city's hospital said on Friday.",
        "2024-03-15",
    )
    assert together(first, second) == [[0, 1]]


def test_bombs_in_one_city_on_two_days_are_two() -> None:
    one = (
        "Four people were killed and 18 injured by a bomb in Kunduz, Afghanistan, on Thursday.",
        "2022-04-22",
    )
    two = (
        "At least 33 people were killed and 43 injured by a bomb at a mosque in Kunduz, "
        "Afghanistan, on Friday.",
        "2022-04-22",
    )
    assert together(one, two) == [[0], [1]]
