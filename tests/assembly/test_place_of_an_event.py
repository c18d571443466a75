"""Where an event took place: villages that no table knows, and what narrows a place down."""

from __future__ import annotations

import datetime as dt

import pytest

import dateline
from dateline.records import Mention, WhenValue, WhereValue
from dateline.vocabulary import PlacePrecision


def told(text: str) -> list[Mention]:
    """The events of a text published on Saturday 2 November 2019."""
    return list(dateline.code(text, published="2019-11-02").mentions)


def where(mention: Mention) -> WhereValue:
    [first, *_] = mention.of("where")
    assert isinstance(first.value, WhereValue)
    return first.value


@pytest.mark.parametrize(
    ("report", "village"),
    [
        ("Gunmen raided Quastrabo in the Kidal region of Mali on Friday, killing two men.",
         "Quastrabo"),
        ("Six people were killed in an attack on Velmanou in Mali's Gao region on Friday.",
         "Velmanou"),
        ("Two policemen were killed in an ambush in the forests of Ostrenapal in India on Friday.",
         "Ostrenapal"),
        ("In Mali's Gao region two men were killed on Friday in the town of Yaynou Thar.",
         "Yaynou Thar"),
    ],
)  # fmt: skip
def test_a_village_that_no_table_knows_is_the_place_without_a_point_of_its_own(
    report: str, village: str
) -> None:
    place = where(told(report)[0])
    assert place.name == village
    assert place.geonameid is None
    assert place.precision is not PlacePrecision.EXACT
    assert village in place.reason


def test_a_village_takes_chain_and_precision_of_the_unit_told_with_it() -> None:
    [event] = told(
        "Gunmen raided Quastrabo in the Kidal region of Mali on Friday, killing two men."
    )
    place = where(event)
    assert (place.country, place.admin1) == ("ML", "Kidal")
    assert place.precision in (PlacePrecision.ADMIN1, PlacePrecision.NEAR)


@pytest.mark.parametrize(
    "report",
    [
        "Soldiers shot at Kwame Testman, 36, on Friday and killed him.",
        "Two soldiers were killed on Friday in an attack on Hamas in Gaza.",
    ],
)
def test_persons_and_groups_are_no_places(report: str) -> None:
    names = [s.value.name for m in told(report) for s in m.of("where")]  # type: ignore[union-attr]
    assert not {"Kwame Testman", "Hamas"} & set(names)


def test_a_headlines_town_gives_way_to_the_village_of_the_same_unit() -> None:
    [event, *_] = told(
        "Two fighters killed in shootout in Kidal\n\nTwo fighters were killed in Kidal on Friday. "
        "They attacked guards in the village of Velmanou in the Kidal region at night."
    )
    assert where(event).name == "Velmanou"


def test_of_a_list_the_first_place_is_named_first() -> None:
    [event] = told(
        "Herders and farmers clashed on Friday around the villages of Velmabo and Ostragata in "
        "Mali's Gao region."
    )
    assert where(event).name == "Velmabo"


def test_a_place_and_its_unit_go_to_one_event() -> None:
    one, two = told(
        "A man was killed on Friday by a mine near Gao. In a similar incident, a child was killed "
        "on Thursday in an explosion near Ansongo in Mali's Gao region."
    )
    assert (where(one).name, where(two).name) == ("Gao", "Ansongo")


def when(mention: Mention) -> WhenValue:
    [first, *_] = mention.of("when")
    assert isinstance(first.value, WhenValue)
    return first.value


def test_an_event_takes_the_day_told_right_beside_it() -> None:
    [event, *_] = told(
        "A farmer was shot dead near Gao, police said on Friday. Rebels arrived at his house at "
        "6 p.m. on Wednesday. The body of the victim was found the next day."
    )
    assert when(event).start == dt.date(2019, 10, 30)


def test_the_day_of_a_deed_that_was_stated_is_no_day_of_saying() -> None:
    [event, *_] = told(
        "A spokesman stated that on October 30 soldiers stormed a hideout near Gao and killed two."
    )
    assert when(event).start == dt.date(2019, 10, 30)


def test_a_remembered_year_dates_no_event() -> None:
    event = told(
        "Five people were killed in an explosion at a rally in Gao marking the anniversary of "
        "France's withdrawal from the town in 1960."
    )[0]
    assert [s.value for s in event.of("toll")]
    assert all(
        s.value.start is None or s.value.start.year > 1960  # type: ignore[union-attr]
        for s in event.of("when")
    )
