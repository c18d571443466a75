"""What happened to people first and last, and who they were, told in other words."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import TollValue
from dateline.vocabulary import Group, Outcome

DAY = "2021-06-10"


def figures(text: str) -> list[tuple[Outcome, int | None, Group]]:
    coded = dateline.code(text, published=DAY)
    values = [s.value for m in coded.mentions for s in m.of("toll")]
    return [(v.outcome, v.low, v.group) for v in values if isinstance(v, TollValue)]


@pytest.mark.parametrize(
    "text",
    [
        "A farmer was abducted by gunmen near Gao and killed on Tuesday.",
        "A farmer was kidnapped near Gao and later found dead.",
        "A farmer near Gao was led away by gunmen on Monday and was only found dead this morning.",
    ],
)
def test_who_was_taken_and_killed_is_taken_and_killed(text: str) -> None:
    found = figures(text)
    assert (Outcome.ABDUCTED, 1, Group.CIVILIANS) in found
    assert (Outcome.KILLED, 1, Group.CIVILIANS) in found


def test_who_was_captured_may_have_killed_others() -> None:
    found = figures("A soldier was captured by rebels near Gao and killed two guards.")
    assert [f for f in found if f[0] is Outcome.KILLED] == [
        (Outcome.KILLED, 2, Group.SECURITY_FORCES)
    ]


def test_who_found_somebody_dead_is_not_dead() -> None:
    found = figures("Police were called to a farm near Gao and found two herders dead on Friday.")
    assert found == [(Outcome.KILLED, 2, Group.CIVILIANS)]


def test_of_two_tellings_the_one_that_says_who_they_were() -> None:
    text = (
        "Officers stopped a motorcycle near Garissa and a shootout left one of the riders dead. "
        "The patrol killed a suspected militant and seized ammunition, a local official said later."
    )
    dead = [f for f in figures(text) if f[0] is Outcome.KILLED]
    assert (Outcome.KILLED, 1, Group.MILITANTS) in dead


@pytest.mark.parametrize(
    ("told", "group"),
    [
        ("Friends mourn a tailor called Sani Kuta.", Group.CIVILIANS),
        ("Friends mourn Sani Kuta, a soldier.", Group.SOLDIERS),
        ("Friends mourn constable Sani Kuta.", Group.POLICE),
        ("Friends mourn Sani Kuta.", Group.UNSPECIFIED),
    ],
)
def test_a_name_is_of_the_group_that_another_sentence_tells(told: str, group: Group) -> None:
    found = figures(f"{told} Mr Kuta was shot dead by gunmen in Zaria on Monday.")
    assert found == [(Outcome.KILLED, 1, group)]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Friends mourn a tailor called Sani Kuta.", "tailor called Sani Kuta"),
        ("Friends mourn Sani Kuta, a soldier.", "Sani Kuta, a soldier"),
    ],
)
def test_the_words_that_tell_who_a_name_was_are_evidence(told: str, words: str) -> None:
    coded = dateline.code(f"{told} Mr Kuta was shot dead in Zaria on Monday.", published=DAY)
    (figure,) = [s for m in coded.mentions for s in m.of("toll")]
    assert words in [span.text for span in figure.evidence]


def test_relatives_of_one_family_name_keep_their_own_group() -> None:
    text = (
        "The mayor met Bello Kuta, a soldier. Amina Kuta was killed in Zaria on Monday when "
        "gunmen attacked a market."
    )
    assert figures(text) == [(Outcome.KILLED, 1, Group.UNSPECIFIED)]


def test_that_a_brigade_lost_a_member_says_less_than_the_telling_before() -> None:
    text = (
        "A man was shot dead in Gao on Friday.\n\nThe town is in mourning. "
        "The fire brigade lost a member in the shooting."
    )
    coded = dateline.code(text, published=DAY)
    told = [s.value for m in coded.mentions for s in m.of("toll")]
    assert ["shot dead" in v.phrase for v in told if isinstance(v, TollValue)] == [True]
