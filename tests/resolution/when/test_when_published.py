"""When: phrases against the publication date, Saturday 2 November 2019."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.resolution.when import Resolved, read_times
from dateline.vocabulary import DateAnchor, DatePrecision

SATURDAY = dt.date(2019, 11, 2)


def read(text: str, published: dt.date = SATURDAY) -> list[tuple[str, Resolved]]:
    return [(text[e.start : e.end], r) for e, r in read_times(text, published)]


def dates(text: str, published: dt.date = SATURDAY) -> list[tuple[str, str, str]]:
    """Phrase, interval and precision of each time that has dates."""
    return [
        (phrase, f"{r.interval[0]}/{r.interval[1]}", r.precision.value)
        for phrase, r in read(text, published)
        if r.interval is not None
    ]


def one(text: str, published: dt.date = SATURDAY) -> tuple[str, str]:
    """Interval (one date where both ends are equal) and precision of the only time."""
    ((_, interval, precision),) = dates(text, published)
    start, end = interval.split("/")
    return (start if start == end else interval), precision


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # News convention: a bare weekday is the last such day, the day of publication included.
        ("Gunmen attacked the post on Friday.", "2019-11-01"),
        ("Gunmen attacked the post on Saturday, police said.", "2019-11-02"),
        ("Sunday's attack killed three.", "2019-10-27"),
        ("They were ambushed last Saturday.", "2019-10-26"),
        ("They were ambushed last week on Friday.", "2019-10-25"),
        ("He was shot this past Friday.", "2019-11-01"),
        # Looking ahead.
        ("The army will withdraw on Friday.", "2019-11-08"),
        ("Talks are due next Monday.", "2019-11-04"),
        ("They have until Sunday to leave.", "2019-11-03"),
        ("The junta decided to hold talks in Accra on Tuesday.", "2019-11-05"),
        ("An order to leave the camp on Monday was read out.", "2019-11-04"),
        ("Both sides were planning to meet on Wednesday.", "2019-11-06"),
        # A day some weeks ahead would be told with its year if it were last year's.
        ("The court called the accused back on November 20.", "2019-11-20"),
        ("The truce was signed to hold through December 10.", "2019-12-10"),
        # Days counted from publication.
        ("A bomb went off today.", "2019-11-02"),
        ("A bomb went off yesterday afternoon.", "2019-11-01"),
        ("It happened the day before yesterday.", "2019-10-31"),
        ("He was killed last night.", "2019-11-01"),
        ("He was killed three days ago.", "2019-10-30"),
        ("The raid began twenty-four hours ago.", "2019-11-01"),
        # Days by date; the year is the one nearest in the past unless the words look ahead.
        ("On October 30 troops fired.", "2019-10-30"),
        ("On 30 October troops fired.", "2019-10-30"),
        ("On the 30th of October troops fired.", "2019-10-30"),
        ("Troops fired on December 30.", "2018-12-30"),
        ("Elections will be held on Dec. 10.", "2019-12-10"),
        ("He was killed Tuesday, Oct. 29.", "2019-10-29"),
        ("On Nov 3, residents said, shells fell.", "2019-11-03"),  # desks are a day apart
        # Full dates.
        ("The coup of 1 February 2021", "2021-02-01"),
        ("SAN SALVADOR, 30 DEC 89 (AFP)", "1989-12-30"),
        ("MANAGUA, 3 JAN 90 (EFE)", "1990-01-03"),
        ("dated 10/31/89", "1989-10-31"),
        ("dated 31/10/2019", "2019-10-31"),
        ("dated 02/11/2019", "2019-11-02"),  # the reading that is fresh
        ("dated 2.11.2019", "2019-11-02"),
        ("on 2019-10-05T14:30Z", "2019-10-05"),
        # Holidays.
        ("They struck on Christmas Eve.", "2018-12-24"),
        ("Churches were bombed on Easter Sunday.", "2019-04-21"),
    ],
)
def test_one_day(text: str, date: str) -> None:
    assert one(text) == (date, "day")


@pytest.mark.parametrize(
    ("text", "interval", "precision"),
    [
        ("They fled last week.", "2019-10-21/2019-10-27", "week"),
        ("They fled earlier this week.", "2019-10-28/2019-11-02", "week"),
        ("They fled a week ago.", "2019-10-23/2019-10-29", "week"),
        ("They fled last month.", "2019-10-01/2019-10-31", "month"),
        ("They fled in October.", "2019-10-01/2019-10-31", "month"),
        ("The rebels meet the envoy in December.", "2019-12-01/2019-12-31", "month"),
        ("They fled in December.", "2018-12-01/2018-12-31", "month"),
        ("They fled in June last year.", "2018-06-01/2018-06-30", "month"),
        ("They fled a month ago.", "2019-09-17/2019-10-17", "month"),
        ("It fell in early March.", "2019-03-01/2019-03-10", "range"),
        ("It fell in mid-March.", "2019-03-11/2019-03-20", "range"),
        ("It fell at the end of June.", "2019-06-21/2019-06-30", "range"),
        ("It fell in late 2014.", "2014-10-01/2014-12-31", "range"),
        ("It fell in 2014.", "2014-01-01/2014-12-31", "year"),
        ("It fell a year ago.", "2018-01-01/2018-12-31", "year"),
        ("It fell earlier this year.", "2019-01-01/2019-11-02", "year"),
        ("It fell in the 1990s.", "1990-01-01/1999-12-31", "range"),
        ("It fell in the spring of 2018.", "2018-03-01/2018-05-31", "range"),
        ("It fell in the first half of 2018.", "2018-01-01/2018-06-30", "range"),
        ("It fell in the last quarter of 2018.", "2018-10-01/2018-12-31", "range"),
        ("In the past 24 hours 12 died.", "2019-11-01/2019-11-02", "range"),
        ("In the past few days 12 died.", "2019-10-26/2019-11-02", "week"),
        ("In recent weeks 12 died.", "2019-10-05/2019-11-02", "range"),
        ("Over the past two months 12 died.", "2019-09-02/2019-11-02", "range"),
        ("12 have died since early January 2019.", "2019-01-01/2019-11-02", "range"),
        ("12 have died since the war began in March.", "2019-03-01/2019-11-02", "range"),
        ("Between 3 and 5 May they fought.", "2019-05-03/2019-05-05", "range"),
        ("On 16-17 September they fought.", "2019-09-16/2019-09-17", "range"),
        ("On October 3, 4 and 5 they fought.", "2019-10-03/2019-10-05", "range"),
        ("From Oct. 31 to Nov. 2 they fought.", "2019-10-31/2019-11-02", "range"),
        ("They fought from Monday to Wednesday.", "2019-10-28/2019-10-30", "range"),
        ("They fought between March and May.", "2019-03-01/2019-05-31", "range"),
        ("They fought overnight, officials said.", "2019-11-01/2019-11-02", "range"),
        ("They fought overnight into Saturday.", "2019-11-01/2019-11-02", "range"),
        ("They fought on the night of 3-4 May.", "2019-05-03/2019-05-04", "range"),
        ("In the three months to October 1 28 died.", "2019-07-01/2019-10-01", "range"),
        ("In the week to November 1 28 died.", "2019-10-26/2019-11-01", "range"),
        ("In the first three months of 2018 28 died.", "2018-01-01/2018-03-31", "range"),
        ("On Thursday and Friday last week they fought.", "2019-10-24/2019-10-25", "range"),
        ("They fought Thursday to Friday night.", "2019-10-31/2019-11-01", "range"),
        ("It was besieged October 2018-March 2019.", "2018-10-01/2019-03-31", "range"),
        ("In the nine months ended Sept. 30 28 died.", "2019-01-01/2019-09-30", "range"),
        ("Prayers for Eid al-Adha were hit.", "2019-08-11/2019-08-16", "range"),
    ],
)
def test_longer_times(text: str, interval: str, precision: str) -> None:
    assert one(text) == (interval, precision)


def test_the_weekend_is_the_one_before() -> None:
    monday = dt.date(2019, 11, 4)
    assert one("Six died over the weekend.", monday) == ("2019-11-02/2019-11-03", "range")


@pytest.mark.parametrize(
    "text",
    [
        "They now hold the town.",
        "They recently took the town.",
        "Two days of clashes left 12 dead.",
        "The siege lasted three years.",
        "He was attacked decades ago.",
        "They meet every Friday.",
        "It struck at 10:35 a.m., as shops opened.",  # on a day that the text does not tell
    ],
)
def test_no_date_is_invented(text: str) -> None:
    assert dates(text) == []
    assert all(r.precision is DatePrecision.UNKNOWN for _, r in read(text))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Friday", "DATE", "2019-11-01"),
        ("Friday night", "TIME", "2019-11-01TNI"),
        ("the early hours of Thursday morning", "TIME", "2019-10-31TMO"),
        ("3:30 p.m. on Monday", "TIME", "2019-10-28T15:30"),
        ("noon on Friday", "TIME", "2019-11-01T12:00"),
        ("1430Z Friday", "TIME", "2019-11-01T14:30Z"),
        ("0600 GMT on Friday", "TIME", "2019-11-01T06:00Z"),
        ("last week", "DATE", "2019-W43"),
        ("the weekend", "DATE", "2019-W44-WE"),
        ("this quarter", "DATE", "2019-Q4"),
        ("fiscal 1989", "DATE", "1989"),
        ("the 1990s", "DATE", "199"),
        ("last spring", "DATE", "2019-SP"),
        ("two years", "DURATION", "P2Y"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("48 hours", "DURATION", "PT48H"),
        ("a couple of days", "DURATION", "P2D"),
        ("several months", "DURATION", "PXM"),
        ("the first nine months", "DURATION", "P9M"),
        ("the three-day", "DURATION", "P3D"),
        ("daily", "SET", "P1D"),
        ("every month", "SET", "P1M"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("the future", "DATE", "FUTURE_REF"),
        ("nineteen ninety-six", "DATE", "1996"),
    ],
)
def test_timeml(text: str, kind: str, value: str) -> None:
    ((_, resolved),) = read(text)
    assert (resolved.kind, resolved.value) == (kind, value)


def test_the_reason_is_for_a_coder() -> None:
    ((_, resolved),) = read("They attacked on Friday.")
    assert resolved.anchor is DateAnchor.PUBLISHED
    assert resolved.reason == "last before publication (Saturday 2019-11-02): Friday 2019-11-01"


def test_a_full_date_needs_no_anchor() -> None:
    ((_, resolved),) = read("on 5 May 2018")
    assert resolved.anchor is DateAnchor.ABSOLUTE


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        # A night has two days; it is counted from the day on which it is told.
        ("Shells hit the town overnight, the mayor said on Thursday.", "2019-10-30/2019-10-31"),
        ("Shells hit the town overnight.", "2019-11-01/2019-11-02"),
        # The part of the year that is meant is whole, even where it is not over.
        ("Gangs killed 900 people in the first three months of the year.", "2019-01-01/2019-03-31"),
        # The days of an operation end with its last.
        ("The two-day operation, which ended on Friday, took place near Bula.",
         "2019-10-31/2019-11-01"),
        ("It is recalled that on 2 may commandos killed a colonel.", "2019-05-02/2019-05-02"),
    ],
)  # fmt: skip
def test_nights_parts_and_operations(text: str, interval: str) -> None:
    assert dates(text)[0][1] == interval
