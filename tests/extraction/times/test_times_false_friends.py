"""Words that look like times and are none."""

from __future__ import annotations

import pytest

from dateline.extraction.times import find_times


def found(text: str) -> list[str]:
    return [text[e.start : e.end] for e in find_times(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The army may attack the town.",
        "May God have mercy, said the imam.",
        "Theresa May condemned the attack.",
        "Protesters march to the palace and march again.",
        "An august gathering of elders met.",
        "President June Arroyo condemned the raid.",
        "The Sun said the convoy was hit.",
        "The Sunday Times reported the ambush.",
        "Saturday Night Live was cancelled.",
        "The city marked Bloody Sunday.",
        "About 2000 soldiers and 1,500 civilians fled.",
        "More than 1950 people were displaced.",
        "Security Council resolution 1973 was cited.",
        "The fall of the town shocked residents, who saw troops fall back.",
        "A second attack and a third bomb followed.",
        "The 22-year-old man and a 3-month-old baby were buried.",
        "The 19 April Movement claimed the bombing.",
        "Militants hit the 6 October Bridge.",
        "He lives in the old quarter of the town and in his 30s.",
        "Read more at https://example.org/news/2021/02/04/attack and /2021-02-04/raid",
        "Gunmen killed the quarter head of Kumba.",
        "For the rebels it was high noon.",
        "Police arrested Uche Friday, aged 41, and his driver.",
        "Police arrested Uche Friday (M) age 41 and his driver.",
        "Gunmen killed Mr Monday Etuk and a man identified as Sunday Audu.",
    ],
)
def test_no_time_is_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("In May, rebels attacked; by March they had gone.", ["May", "March"]),
        ("On 3 May and May 17 they struck.", ["3 May", "May 17"]),
        ("the 1994 genocide and the 2013 coup", ["1994", "2013"]),
        ("In 2014 they killed 2000 people.", ["2014"]),
        ("the spring of 2018 and this summer", ["the spring of 2018", "this summer"]),
        ("Sat 2 Nov 2019", ["Sat 2 Nov 2019"]),
        ("In the 1990s and the '80s", ["the 1990s", "the '80s"]),
        ("since the clashes erupted on April 28", ["since the clashes erupted on April 28"]),
    ],
)
def test_the_time_among_them(text: str, times: list[str]) -> None:
    assert found(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "Six died in Aden Sunday, medics said.",
        "On Friday Major Yusuf fled.",
        "Friday, aged men fled.",
    ],
)
def test_weekdays_beside_names_are_days(text: str) -> None:
    assert found(text)[0] in {"Sunday", "On Friday", "Friday"}
