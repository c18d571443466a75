"""Policy ``ucdp``: low, best and high (UCDP GED codebook 23.1: best, high and low estimates)."""

from __future__ import annotations

import pytest
from made import (
    HOSPITAL,
    POLICE,
    REBELS,
    REPORT,
    RESIDENTS,
    UN,
    bounds,
    entry,
    read,
    reasons,
    settled,
    toll,
)

from dateline.reconciliation import policy
from dateline.vocabulary import Group, Modality, Outcome, Qualifier

SOLDIERS, CIVILIANS = Group.SOLDIERS, Group.CIVILIANS


def test_an_attack_that_the_government_and_the_group_tell_apart() -> None:
    government = (
        "Wire One", "2019-11-02",
        "Militants killed at least 53 soldiers and one civilian in an attack on an army base at "
        "Indelimane on Friday, the government said.",
    )  # fmt: skip
    group = (
        "Wire Two", "2019-11-04",
        "Islamic State said its fighters killed 49 soldiers in an attack on an army base at "
        "Indelimane on Friday.",
    )  # fmt: skip
    for order in ((government, group), (group, government)):
        settlement = policy("ucdp").settle(read(*order))
        everyone, soldiers = (settlement.figure(Outcome.KILLED, g) for g in (None, SOLDIERS))
        assert everyone is not None
        assert soldiers is not None
        # the group passes over the civilian, so it vouches for 49 and no more
        assert bounds(everyone) == (49, 54, 54)
        assert bounds(soldiers) == (49, 53, 53)
        assert everyone.contested
        assert "counting the enemy's losses" in everyone.reason


def test_best_is_of_the_most_credible_source_low_and_high_span_all() -> None:
    one = entry((RESIDENTS, toll(20)), (UN, toll(15)), (POLICE, toll(12)))
    assert bounds(settled("ucdp", one)) == (12, 15, 20)


def test_best_is_the_sum_of_the_groups() -> None:
    one = entry((POLICE, toll(4, SOLDIERS)), (HOSPITAL, toll(3, CIVILIANS)))
    assert bounds(settled("ucdp", one)) == (7, 7, 7)


def test_people_are_the_whole_of_the_groups_and_no_group_beside_them() -> None:
    one = entry((POLICE, toll(12)), (POLICE, toll(4, SOLDIERS)), (POLICE, toll(3, CIVILIANS)))
    assert bounds(settled("ucdp", one)) == (12, 12, 12)
    more = entry((RESIDENTS, toll(5)), (POLICE, toll(4, SOLDIERS)), (POLICE, toll(3, CIVILIANS)))
    assert bounds(settled("ucdp", more)) == (7, 7, 7)


def test_a_groups_claim_alone_only_raises_the_high_figure() -> None:
    one = entry((REBELS, toll(60, SOLDIERS), Modality.CLAIMED))
    assert bounds(settled("ucdp", one)) == (None, None, 60)


def test_a_groups_claim_is_a_rival_account_of_the_dead_and_not_added_to_them() -> None:
    hospital = entry((HOSPITAL, toll(11, CIVILIANS)))
    claim = entry((REBELS, toll(17, SOLDIERS), Modality.CLAIMED), day=1)
    assert bounds(settled("ucdp", hospital, claim)) == (11, 11, 17)


def test_killed_or_wounded_only_raises_the_high_figure() -> None:
    both = "20 soldiers killed or wounded"
    one = entry((POLICE, toll(5, SOLDIERS)), (RESIDENTS, toll(20, SOLDIERS, phrase=both)))
    assert bounds(settled("ucdp", one)) == (5, 5, 20)


@pytest.mark.parametrize(
    ("low", "phrase", "counted"),
    [(24, "dozens", 24), (3, "several", 3), (1, "a number of soldiers", 2), (1, "soldiers", 1)],
)
def test_words_stand_for_what_ucdps_coders_count(low: int, phrase: str, counted: int) -> None:
    vague = toll(low, SOLDIERS, high=None, qualifier=Qualifier.VAGUE, phrase=phrase)
    assert settled("ucdp", entry((POLICE, vague))).best == counted


def test_a_number_goes_before_a_word() -> None:
    word = toll(24, high=None, qualifier=Qualifier.VAGUE, phrase="dozens")
    one = entry((UN, word), (RESIDENTS, toll(9)))
    assert settled("ucdp", one).best == 9


def test_a_first_count_of_another_source_is_a_low_figure_unless_it_is_an_at_least() -> None:
    hospital = entry((HOSPITAL, toll(12)), day=1)
    assert bounds(settled("ucdp", entry((RESIDENTS, toll(9))), hospital)) == (9, 12, 12)
    least = entry((RESIDENTS, toll(9, high=None, qualifier=Qualifier.MINIMUM)))
    figure = settled("ucdp", least, hospital)
    assert bounds(figure) == (12, 12, 12)
    said = "at least 9, which the 12 of the hospital bear out"
    assert reasons(figure) == {f"{least.report.id}/s1": said}


def test_every_reason_is_told() -> None:
    first = entry((POLICE, toll(10)), (REPORT, toll(2, includes=True)))
    later = entry((POLICE, toll(14)), (REPORT, toll(900, total=True)), day=1)
    told = reasons(settled("ucdp", first, later))
    assert told == {
        f"{first.report.id}/s1": "replaced by a later figure of the same source",
        f"{first.report.id}/s2": "a part of another figure, never added to its whole",
        f"{later.report.id}/s2": "a sum over a period or a campaign, not of this event",
    }
