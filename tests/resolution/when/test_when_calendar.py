"""Arithmetic on the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolution.when import read_times
from dateline.resolution.when.calendar import add_months, easter, month_of, nth_weekday, week_of
from dateline.resolution.when.holidays import holiday

DATES = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31))


@given(DATES, st.integers(min_value=-600, max_value=600))
def test_months_keep_the_day_where_the_month_has_it(date: dt.date, months: int) -> None:
    moved = add_months(date, months)
    assert (moved.year * 12 + moved.month) - (date.year * 12 + date.month) == months
    assert moved.day == min(date.day, month_of(moved.year, moved.month)[1].day)


@given(DATES)
def test_a_week_runs_from_monday_to_sunday(date: dt.date) -> None:
    monday, sunday = week_of(date)
    assert monday <= date <= sunday
    assert (monday.weekday(), sunday.weekday()) == (0, 6)


@pytest.mark.parametrize(
    ("year", "date"), [(1990, "1990-04-15"), (2000, "2000-04-23"), (2019, "2019-04-21")]
)
def test_easter(year: int, date: str) -> None:
    assert easter(year).isoformat() == date


def test_weekdays_of_a_month() -> None:
    assert nth_weekday(2019, 11, 3, 4) == dt.date(2019, 11, 28)
    assert nth_weekday(2019, 5, 0, -1) == dt.date(2019, 5, 27)


@pytest.mark.parametrize(
    ("name", "first_day"),
    [
        ("ramadan", "2019-05-06"),
        ("eid_al_fitr", "2019-06-04"),
        ("eid_al_adha", "2021-07-20"),
        ("ashura", "2019-09-10"),
    ],
)
def test_islamic_holidays_hold_the_day_that_was_kept(name: str, first_day: str) -> None:
    day = dt.date.fromisoformat(first_day)
    found = holiday(name, day.year)
    assert found is not None
    assert found[0] <= day <= found[1]


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.date(2020, 2, 29)])
def test_the_ends_of_the_calendar_break_nothing(published: dt.date) -> None:
    text = (
        "last week; next week; yesterday; tomorrow; a month ago; two years ago; a decade ago; last "
        "Friday; next Friday; in March; the fourth quarter; last winter; on May 3; on Feb. 29; "
        "since 1990; in the 1990s; centuries ago; 9999 years ago; last century; Easter; Ramadan; "
        "the past 30 years; from December to January; from Friday to Monday; the next day; in late "
        "December; three million years ago; 900 decades later; the weekend; the last week of May"
    )
    for _, resolved in read_times(text, published):
        if resolved.interval is not None:
            assert resolved.interval[0] <= resolved.interval[1]
