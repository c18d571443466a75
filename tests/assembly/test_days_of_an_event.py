"""Which day is the event's: not that of filing, of saying, of a count, of a find or a burial."""

from __future__ import annotations

import datetime as dt

import pytest

import dateline
from dateline.records import CodedReport, Mention, WhenValue

PUBLISHED = "2022-05-18"  # a Wednesday


def day(mention: Mention) -> dt.date | None:
    """The first day of the first interval of a mention that has both ends."""
    values = [s.value for s in mention.of("when")]
    return next((v.start for v in values if isinstance(v, WhenValue) and v.start and v.end), None)


def main(text: str, published: str = PUBLISHED) -> Mention:
    """The main mention of a report."""
    return dateline.code(text, published=published).mentions[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "KARACHI, May 18: Forty people perished when a bomber struck a market on Monday.",
            "2022-05-16",
        ),
        (
            "The government on Wednesday raised to 29 the number of people killed in Sunday's "
            "attack on Bourzande.",
            "2022-05-15",
        ),
        (
            "Traders yesterday asked the army to reopen the road, four days after a lorry ran over "
            "an explosive device there, killing two men.",
            "2022-05-13",
        ),
        (
            "Gunmen killed 32 people near Mudu village on Saturday. We recovered 27 bodies "
            "yesterday and five more this morning.",
            "2022-05-14",
        ),
        (
            "A lorry hit a mine near Gao on Friday. Three men died on the spot while a fourth died "
            "in hospital on Sunday.",
            "2022-05-13",
        ),
        (
            "Residents of Saigon Gap counted the dead on Tuesday. Gunmen on motorbikes had stormed "
            "the village on Sunday. Eighteen people were killed.",
            "2022-05-15",
        ),
        (
            "Suspected rebels hacked 12 people to death overnight in Makoboa, officials said. We "
            "found nine this morning.",
            "2022-05-17",
        ),
        ("Gunmen released 12 kidnapped schoolgirls on Tuesday in Zamfara.", "2022-05-17"),
    ],
)
def test_the_day_is_the_events(text: str, expected: str) -> None:
    assert day(main(text)) == dt.date.fromisoformat(expected)


def test_the_victims_of_old_whose_bodies_are_buried() -> None:
    text = (
        "The remains of 16 victims of the war, killed in the summer of 1992 near the village of "
        "Gornje Slatovo, were laid to rest on Thursday. In Banja Luka, veterans called off a rally."
    )
    mention = main(text, "2016-04-28")
    assert day(mention) == dt.date(1992, 6, 1)


def test_since_a_day_without_a_year_is_past() -> None:
    coded = dateline.code("Since the Feb. 1 coup, troops have killed 12.", published="2021-12-21")
    assert day(coded.mentions[0]) == dt.date(2021, 2, 1)


def events(text: str) -> CodedReport:
    """A coded report of the usual date."""
    return dateline.code(text, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        # "the second" is of the two bombs just told
        "Two car bombs exploded near Shula on Monday, police said. Five people died in the first "
        "blast, while the second killed seven.",
        # "another villager" is no other event
        "A shell landed in Pan Zin village on Monday, killing a woman. Another villager was hit in "
        "the back.",
        # what people died of later
        "Troops killed eight men in Jenin on Monday; two more had died by Tuesday morning.",
    ],
)
def test_one_event_stays_one(text: str) -> None:
    assert len(events(text).mentions) == 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "On 12 May three fighters of the council died in an explosion in Manbij, and on "
            "13 May a woman lost her life.",
            {dt.date(2022, 5, 12), dt.date(2022, 5, 13)},
        ),
        (
            "Clashes erupted near Jermuk on Monday, a day after 100 soldiers were killed in Sotk.",
            {dt.date(2022, 5, 16), dt.date(2022, 5, 15)},
        ),
        (
            "At least 10 soldiers were killed on Sunday in a shootout near Hpruso. Last week, a "
            "series of firefights took place in Bawlakhe. Around 14 soldiers were killed.",
            {dt.date(2022, 5, 15), dt.date(2022, 5, 9)},
        ),
    ],
)
def test_two_days_are_two_events(text: str, days: set[dt.date]) -> None:
    assert {day(mention) for mention in events(text).mentions} >= days


def test_police_who_shoot_at_a_crowd_are_the_news() -> None:
    text = (
        "Security forces opened fire on demonstrators in Magway on Tuesday and at least two men "
        "were killed. On Monday 19 people were killed across the country, a monitor said."
    )
    assert day(main(text)) == dt.date(2022, 5, 17)


def test_that_explosion_is_the_one_of_the_recap() -> None:
    text = (
        "Police arrested four men on Sunday over a grenade thrown at a vehicle two weeks ago. "
        "Nobody was hurt in that explosion."
    )
    recap = next(m for m in events(text).mentions if m.ground == "background")
    assert [s.value.low for s in recap.of("toll")] == [0]  # type: ignore[union-attr]


def test_two_days_listed_are_one_time() -> None:
    mention = main("Herders and farmers clashed on Monday and again on Tuesday near Gao.")
    [value] = [s.value for s in mention.of("when")]
    assert isinstance(value, WhenValue)
    assert (value.start, value.end) == (dt.date(2022, 5, 16), dt.date(2022, 5, 17))


def test_what_was_told_days_ago_is_not_the_news() -> None:
    text = (
        "Activists have documented the death of a captain near Hama by a mine. On Saturday, "
        "sources confirmed that gunmen had attacked a bus, killing 12 soldiers."
    )
    tolls = [s.value.low for s in main(text).of("toll")]  # type: ignore[union-attr]
    assert tolls == [1]
