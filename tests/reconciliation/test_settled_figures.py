"""What every policy does alike: which figures count, and which are set aside with which reason.

Rules: UCDP GED codebook 23.1, ACLED and GTD codebooks, Standards for Casualty Recording (2016).
"""

from __future__ import annotations

import datetime as dt

import pytest
from made import (
    ARMY,
    DAY,
    HOSPITAL,
    POLICE,
    REPORT,
    RESIDENTS,
    bounds,
    dossier,
    entry,
    reasons,
    settled,
    source,
    told_in,
    toll,
)

from dateline.reconciliation import POLICIES, policy
from dateline.records import PartyValue, TollValue
from dateline.vocabulary import ActorKind, Group, Modality, Outcome, Role, SourceKind

SINGLE = ("ucdp", "acled", "gtd", "majority", "hierarchy")


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize(
    ("value", "modality", "reason"),
    [
        (toll(3), Modality.DENIED, "denied, which is no figure"),
        (toll(3), Modality.PLANNED, "planned or threatened, which is no figure"),
        (toll(3, Group.CHILDREN, includes=True), Modality.ASSERTED,
         "a part of another figure, never added to its whole"),
        (toll(30, total=True), Modality.ASSERTED,
         "a sum over a period or a campaign, not of this event"),
        (toll(3, earlier=True), Modality.ASSERTED, "an older figure named beside a newer one"),
    ],
)  # fmt: skip
def test_what_is_no_figure_of_the_event(
    name: str, value: TollValue, modality: Modality, reason: str
) -> None:
    one = entry((POLICE, toll(7)), (POLICE, value, modality))
    figure = settled(name, one)
    assert (figure.low, figure.high) == (7, 7)
    assert reasons(figure) == {f"{one.report.id}/s2": reason}


@pytest.mark.parametrize("name", POLICIES)
def test_a_part_is_a_figure_of_its_own_group(name: str) -> None:
    one = entry((POLICE, toll(7)), (POLICE, toll(3, Group.CHILDREN, includes=True)))
    assert bounds(settled(name, one, group=Group.CHILDREN)) == (3, 3, 3)


@pytest.mark.parametrize("name", POLICIES)
def test_a_figure_out_of_all_proportion_is_a_campaigns(name: str) -> None:
    one = entry((POLICE, toll(7)), (POLICE, toll(1400)))
    assert bounds(settled(name, one)) == (7, 7, 7)


@pytest.mark.parametrize("name", SINGLE)
def test_later_figures_of_a_source_replace_its_earlier_ones_up_and_down(name: str) -> None:
    days = [entry((POLICE, toll(n)), day=day) for day, n in enumerate((10, 17, 15))]
    figure = settled(name, *days)
    assert bounds(figure) == (15, 15, 15)
    replaced = "replaced by a later figure of the same source"
    assert reasons(figure) == {f"{e.report.id}/s1": replaced for e in days[:2]}


def test_what_a_figure_is_as_of_goes_before_the_day_of_publication() -> None:
    late = entry((POLICE, toll(10, as_of=DAY)), day=3)
    newer = entry((POLICE, toll(15, as_of=DAY + dt.timedelta(days=1))), day=2)
    assert settled("hierarchy", late, newer).best == 15


def test_a_single_person_told_of_later_does_not_lower_the_count() -> None:
    first = entry((REPORT, toll(5)), publisher="Wire")
    later = entry((REPORT, toll(1, phrase="a teacher who was killed")), day=9, publisher="Wire")
    assert settled("hierarchy", first, later).best == 5


@pytest.mark.parametrize("group", [Group.CIVILIANS, Group.WOMEN])
def test_a_part_that_a_source_counts_later_does_not_replace_its_whole(group: Group) -> None:
    first = entry((POLICE, toll(12)))
    later = entry((POLICE, toll(3, group)), day=1)
    for name in SINGLE:
        assert settled(name, first, later).best == 12
    assert settled("hierarchy", first, later, group=group).best == 3


def test_women_do_not_replace_the_civilians_of_the_same_source() -> None:
    first = entry((POLICE, toll(10, Group.CIVILIANS)))
    later = entry((POLICE, toll(2, Group.WOMEN)), day=1)
    figure = settled("hierarchy", first, later)
    assert figure.best == 10
    said = "counts only some of those whom the same source counted before"
    assert reasons(figure) == {f"{later.report.id}/s1": said}


def test_all_groups_told_anew_replace_the_people_of_the_same_source() -> None:
    first = entry((POLICE, toll(12)))
    anew = entry((POLICE, toll(4, Group.SOLDIERS)), (POLICE, toll(3, Group.CIVILIANS)), day=1)
    assert settled("hierarchy", first, anew).best == 7


@pytest.mark.parametrize("name", POLICIES)
def test_nobody_is_nought_and_not_unknown(name: str) -> None:
    none = entry((POLICE, toll(0), Modality.NEGATED))
    assert bounds(settled(name, none)) == (0, 0, 0)
    untold = entry((POLICE, toll(4, outcome=Outcome.INJURED)))
    assert policy(name).settle(dossier(untold)).figure(Outcome.KILLED) is None


@pytest.mark.parametrize("name", ["ucdp", "acled", "gtd", "majority", "hierarchy", "airwars"])
def test_nobody_told_before_the_first_dead_were_counted_is_no_rival(name: str) -> None:
    none, some = entry((POLICE, toll(0), Modality.NEGATED)), entry((HOSPITAL, toll(6)), day=1)
    assert bounds(settled(name, none, some)) == (6, 6, 6)


@pytest.mark.parametrize("name", POLICIES)
def test_copies_of_one_text_count_once(name: str) -> None:
    original = entry((POLICE, toll(7)), publisher="Wire")
    copy = entry((POLICE, toll(7)), publisher="Daily", copy_of=original.report.id)
    settlement = policy(name).settle(dossier(original, copy))
    assert settlement.texts == 1
    figure = settlement.figure(Outcome.KILLED)
    assert figure is not None
    said = f"a copy of the text of report {original.report.id}, which counts once"
    assert reasons(figure) == {f"{copy.report.id}/s1": said}


def test_a_copy_with_another_figure_is_an_update_of_its_text() -> None:
    original = entry((REPORT, toll(15)))
    update = entry((REPORT, toll(17)), copy_of=original.report.id, day=1)
    figure = settled("hierarchy", original, update)
    assert figure.best == 17
    assert "replaced" in reasons(figure)[f"{original.report.id}/s1"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("police", "Memphis police", True),
        ("the defence ministry", "Afghan defence ministry", True),
        ("the governor", "the interior ministry", False),
        ("spokesman Yaya Sy", "Yaya Sy", True),
    ],
)
def test_which_names_are_one_source(one: str, other: str, same: bool) -> None:
    kind = SourceKind.POLICE if "police" in one else SourceKind.STATE
    first = entry((source(one, kind), toll(10)))
    later = entry((source(other, kind), toll(8)), day=1)
    replaced = "replaced" in str(reasons(settled("hierarchy", first, later)))
    assert replaced == same


def test_groups_of_one_source_add_up_and_sides_are_kept_apart() -> None:
    one = entry(
        (ARMY, toll(5, Group.SOLDIERS, actor="ml-military")),
        (ARMY, toll(20, Group.MILITANTS, actor="jnim")),
        (RESIDENTS, toll(3, Group.CIVILIANS)),
    )
    settlement = policy("ucdp").settle(dossier(one))
    told = {(f.group, f.actor): f.best for f in settlement.figures}
    assert told == {
        (None, None): 28,
        (Group.SOLDIERS, None): 5,
        (Group.SOLDIERS, "ml-military"): 5,
        (Group.MILITANTS, None): 20,
        (Group.MILITANTS, "jnim"): 20,
        (Group.CIVILIANS, None): 3,
    }


def test_women_and_children_told_in_one_breath_with_a_man_add_up() -> None:
    told = told_in(
        "A man and a young girl were killed.",
        ("A man", toll(1, phrase="A man")),
        ("a young girl were killed", toll(1, Group.CHILDREN, phrase="a young girl")),
    )
    assert settled("majority", told).best == 2
    assert settled("ucdp", told).best == 2


@pytest.mark.parametrize("name", [name for name in POLICIES if name != "open"])
def test_an_analysts_word_settles_it(name: str) -> None:
    analyst = source("coder 1", SourceKind.ANALYST)
    one = entry((analyst, toll(17)), (POLICE, toll(14)))
    figure = settled(name, one, entry((HOSPITAL, toll(20)), day=3))
    assert bounds(figure) == (17, 17, 17)
    assert figure.used == (f"{one.report.id}/s1",)


@pytest.mark.parametrize("name", ["acled", "majority", "hierarchy", "gtd", "ucdp", "range"])
def test_who_tells_of_another_group_adds_to_the_whole_and_replaces_nothing(name: str) -> None:
    ministry = entry((ARMY, toll(23, Group.SOLDIERS)))
    residents = entry((RESIDENTS, toll(2, Group.CIVILIANS)))
    assert bounds(settled(name, ministry, residents)) == (25, 25, 25)


def test_each_source_has_its_own_account_of_the_whole() -> None:
    hospital, rights = entry((HOSPITAL, toll(3, Group.CIVILIANS))), entry((POLICE, toll(5)), day=1)
    assert bounds(settled("range", hospital, rights)) == (3, None, 5)
    sources = entry((RESIDENTS, toll(14, Group.SOLDIERS)))
    army = entry((ARMY, toll(22, Group.SOLDIERS)), (ARMY, toll(4, Group.CIVILIANS)), day=1)
    assert bounds(settled("range", sources, army)) == (14, None, 26)


def test_a_group_in_a_text_that_counts_more_people_is_a_part_of_them() -> None:
    one = entry((RESIDENTS, toll(9)), (ARMY, toll(4, Group.SOLDIERS)))
    figure = settled("hierarchy", one)
    assert figure.best == 9
    said = "counts only some of those in the figure of residents"
    assert reasons(figure) == {f"{one.report.id}/s2": said}


@pytest.mark.parametrize("name", ["ucdp", "gtd", "hierarchy", "acled"])
def test_single_persons_of_different_sources_may_be_one(name: str) -> None:
    officer = entry((POLICE, toll(1, Group.POLICE, phrase="an officer")))
    student = entry((RESIDENTS, toll(1, Group.CIVILIANS, phrase="a student")))
    assert settled(name, officer, student).best == 1
    both = (
        toll(1, Group.POLICE, phrase="an officer"),
        toll(1, Group.CIVILIANS, phrase="a student"),
    )
    assert settled(name, entry(*((POLICE, value) for value in both))).best == 2


def test_parties_that_are_only_described_have_no_number_in_their_name() -> None:
    value = PartyValue(
        role=Role.TARGET,
        phrase="At least 14 soldiers",
        name="At least 14 soldiers",
        kind=ActorKind.MILITARY,
    )
    [party] = policy("ucdp").settle(dossier(entry((POLICE, value)))).parties
    assert party.name == "soldiers"
