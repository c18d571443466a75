"""Policy ``airwars``: minimum and maximum, and the grade of the sources (Airwars' methodology)."""

from __future__ import annotations

import pytest
from made import HOSPITAL, REPORT, RESIDENTS, bounds, entry, read, settled, toll

from dateline.dossiers import Entry
from dateline.reconciliation import policy
from dateline.vocabulary import Modality, Outcome, Qualifier


def test_from_the_lowest_to_the_highest_report() -> None:
    one, two = entry((HOSPITAL, toll(10))), entry((RESIDENTS, toll(12)), day=1)
    assert bounds(settled("airwars", one, two)) == (10, None, 12)


@pytest.mark.parametrize(
    ("low", "phrase", "expected"),
    [(1, "people", (2, 2, 2)), (24, "dozens", (12, None, 24))],
)
def test_words(low: int, phrase: str, expected: tuple[int, int | None, int]) -> None:
    vague = toll(low, high=None, qualifier=Qualifier.VAGUE, phrase=phrase)
    assert bounds(settled("airwars", entry((HOSPITAL, vague)))) == expected


def test_more_than_is_one_more() -> None:
    more = toll(70, high=None, qualifier=Qualifier.MINIMUM, phrase="more than 70 people")
    assert bounds(settled("airwars", entry((HOSPITAL, more)))) == (71, 71, 71)


def test_a_first_count_quoted_beside_a_larger_one_does_not_lower_the_minimum() -> None:
    text = (
        "An airstrike killed seven civilians, including two women. The Northern Agency first "
        "reported that four people were killed."
    )
    figure = policy("airwars").settle(read((None, "2023-10-20", text))).figure(Outcome.KILLED)
    assert figure is not None
    assert (figure.low, figure.high) == (7, 7)
    assert len(figure.set_aside) == 2


@pytest.mark.parametrize(
    ("entries", "grade"),
    [
        ([entry((REPORT, toll(3)), publisher="A")], "weak"),
        ([entry((HOSPITAL, toll(3))), entry((RESIDENTS, toll(4)), day=1)], "fair"),
        ([entry((HOSPITAL, toll(0), Modality.NEGATED))], "discounted"),
    ],
)
def test_the_grade_by_the_number_of_sources(entries: list[Entry], grade: str) -> None:
    figure = settled("airwars", *entries)
    assert figure.reason.startswith(grade)


def test_confirmed_where_a_belligerent_accepts_it() -> None:
    told = read(
        ("A", "2023-10-20", "An airstrike killed seven civilians in Mosul on Thursday, residents "
         "said. The US-led coalition claimed responsibility for the airstrike."),
    )  # fmt: skip
    figure = policy("airwars").settle(told).figure(Outcome.KILLED)
    assert figure is not None
    assert figure.reason.startswith("confirmed")


def test_contested_where_the_deed_is_given_to_rivals() -> None:
    told = read(
        ("A", "2023-10-20", "Residents said Russian warplanes carried out an airstrike that killed "
         "seven civilians in Idlib on Thursday."),
        ("B", "2023-10-21", "An airstrike killed seven civilians in Idlib on Thursday. The White "
         "Helmets blamed the Syrian army for the airstrike."),
    )  # fmt: skip
    figure = policy("airwars").settle(told).figure(Outcome.KILLED)
    assert figure is not None
    assert figure.reason.startswith("contested")
