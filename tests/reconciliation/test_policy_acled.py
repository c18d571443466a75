"""Policy ``acled``: the most conservative credible figure (ACLED codebook, fatalities)."""

from __future__ import annotations

import pytest
from made import (
    ARMY,
    HOSPITAL,
    POLICE,
    REBELS,
    RESIDENTS,
    bounds,
    entry,
    reasons,
    settled,
    toll,
)

from dateline.records import Source
from dateline.vocabulary import Group, Modality, Qualifier


def test_the_lowest_credible_figure_and_the_dispute_beside_it() -> None:
    one = entry((HOSPITAL, toll(17)), (POLICE, toll(12)), (RESIDENTS, toll(20)))
    figure = settled("acled", one)
    assert bounds(figure) == (12, 12, 12)
    assert figure.contested
    assert reasons(figure) == {
        f"{one.report.id}/s1": "higher than the most conservative, police's",
        f"{one.report.id}/s3": "higher than the most conservative, police's",
    }


@pytest.mark.parametrize(
    ("low", "phrase", "counted"), [(20, "tens", 10), (24, "dozens", 12), (200, "hundreds", 100)]
)
def test_the_three_words_of_the_codebook(low: int, phrase: str, counted: int) -> None:
    vague = toll(low, high=None, qualifier=Qualifier.VAGUE, phrase=phrase)
    assert bounds(settled("acled", entry((POLICE, vague)))) == (counted, counted, counted)


def test_a_figure_revised_upwards_is_not_held_down_by_the_first_one() -> None:
    first, later = entry((POLICE, toll(3))), entry((HOSPITAL, toll(12)), day=2)
    assert settled("acled", first, later).best == 12


def test_a_figure_revised_downwards_is() -> None:
    first, later = entry((POLICE, toll(12))), entry((POLICE, toll(9)), day=2)
    assert settled("acled", first, later).best == 9


@pytest.mark.parametrize(("party", "group"), [(REBELS, Group.SOLDIERS), (ARMY, Group.MILITANTS)])
def test_no_party_is_believed_about_its_enemys_losses(party: Source, group: Group) -> None:
    one = entry((POLICE, toll(6, group)), (party, toll(2, group), Modality.CLAIMED))
    figure = settled("acled", one)
    assert figure.best == 6
    assert "enemy's losses" in reasons(figure)[f"{one.report.id}/s2"]


def test_sources_that_tell_of_different_groups_are_no_rivals() -> None:
    both = entry((POLICE, toll(4, Group.SOLDIERS)), (POLICE, toll(3, Group.CIVILIANS)))
    assert settled("acled", both).best == 7
    apart = entry((POLICE, toll(4, Group.SOLDIERS)), (RESIDENTS, toll(3, Group.CIVILIANS)))
    assert settled("acled", apart).best == 7


def test_feared_dead_are_not_counted() -> None:
    one = entry((POLICE, toll(5)), (POLICE, toll(30), Modality.SUSPECTED))
    assert settled("acled", one).best == 5
