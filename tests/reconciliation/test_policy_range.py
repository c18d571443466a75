"""Policy ``range`` (Standards for Casualty Recording, conflicting information: ranges)."""

from __future__ import annotations

from made import HOSPITAL, POLICE, REBELS, bounds, entry, settled, toll

from dateline.vocabulary import Group, Modality, Qualifier


def test_lowest_to_highest_and_no_best() -> None:
    one, two = entry((POLICE, toll(3))), entry((HOSPITAL, toll(12)), day=2)
    assert bounds(settled("range", one, two)) == (3, None, 12)


def test_one_figure_where_all_agree() -> None:
    one, two = entry((POLICE, toll(12))), entry((HOSPITAL, toll(12)), day=2)
    assert bounds(settled("range", one, two)) == (12, 12, 12)


def test_at_least_leaves_the_range_open() -> None:
    least = toll(53, high=None, qualifier=Qualifier.MINIMUM)
    assert bounds(settled("range", entry((POLICE, least)))) == (53, None, None)


def test_a_boast_widens_it_upwards_alone() -> None:
    boast = (REBELS, toll(60, Group.SOLDIERS), Modality.CLAIMED)
    low = (REBELS, toll(2, Group.SOLDIERS), Modality.CLAIMED)
    known = (POLICE, toll(9, Group.SOLDIERS))
    assert bounds(settled("range", entry(known, boast))) == (9, None, 60)
    assert settled("range", entry(known, low)).low == 9
