"""Who the dead served, and deaths told by a pronoun."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import TollValue
from dateline.vocabulary import Group, Outcome


def dead(text: str) -> list[tuple[str, Group, str | None]]:
    coded = dateline.code(text, published="2021-06-10")
    values = [s.value for m in coded.mentions for s in m.of("toll")]
    return [
        (v.phrase, v.group, v.actor)
        for v in values
        if isinstance(v, TollValue) and v.outcome is Outcome.KILLED
    ]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Gunmen shot dead a man working for the military intelligence in Tafas.", Group.SOLDIERS),
        ("Gunmen killed a former rebel, who had joined the army, in Tafas.", Group.SOLDIERS),
        ("Gunmen killed a man who worked for the police in Tafas.", Group.POLICE),
        ("Gunmen killed a man working for a bakery in Tafas.", Group.UNSPECIFIED),
        ("Gunmen killed a man in Tafas who fled when the army came.", Group.UNSPECIFIED),
    ],
)
def test_the_dead_are_of_the_force_that_they_served(text: str, group: Group) -> None:
    assert [found[1] for found in dead(text)] == [group]


def test_a_former_member_no_longer_belongs_to_his_group() -> None:
    now = dead("Soldiers killed a member of the Taliban in Helmand, Afghanistan.")
    former = dead("Soldiers killed a former member of the Taliban in Helmand, Afghanistan.")
    assert [found[2] for found in now] == ["taliban"]
    assert [found[2] for found in former] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen fired at the mayor of Tafas, killing him.", [("killing him", "officials")]),
        ("A bomb went off beside a policeman in Gao, causing his immediate death.",
         [("his immediate death", "police")]),
        ("A policeman was killed in Gao. Gunmen fired at the policeman, killing him.",
         [("A policeman was killed", "police")]),
        ("Gunmen fired at the mayor of Tafas, nearly killing him.", []),
        ("Gunmen fired at her car in Tafas, killing her driver.",
         [("killing her driver", "civilians")]),
    ],
)  # fmt: skip
def test_a_pronoun_tells_of_one_death(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(phrase, group.value) for phrase, group, _ in dead(text)] == expected


def test_a_friend_of_mine_is_no_weapon() -> None:
    coded = dateline.code("They shot dead a friend of mine in Gao.", published="2021-06-10")
    assert not [s for m in coded.mentions for s in m.of("means")]


def test_a_running_number_of_attacks_is_a_sum() -> None:
    text = "Gunmen killed a man in Tafas. The number of assassinations there thus comes to 4."
    coded = dateline.code(text, published="2021-06-10")
    values = [s.value for m in coded.mentions for s in m.of("toll")]
    assert [(v.low, v.total) for v in values if isinstance(v, TollValue)] == [(1, False), (4, True)]
