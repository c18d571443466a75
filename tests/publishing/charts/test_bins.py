"""Stretches of time: as fine as the time allows, and coarse dates spread over their days."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from shown_making import made, when

from dateline.publishing.charts.bins import Bins, bins, ticks
from dateline.publishing.shown import Shown
from dateline.vocabulary import DatePrecision


def on(*days: str) -> list[Shown]:
    return [made(n, when=when(dt.date.fromisoformat(day))) for n, day in enumerate(days)]


def made_of(*events: Shown) -> Bins:
    found = bins(events)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("days", "unit", "first", "count"),
    [
        (("2024-03-12",), "day", "12 Mar 2024", 1),
        (("2024-03-01", "2024-04-30"), "day", "1 Mar 2024", 61),
        (("2024-03-12", "2024-06-30"), "week", "week of 11 Mar 2024", 16),
        (("2020-02-29", "2024-06-30"), "month", "Feb 2020", 53),
        (("2014-11-01", "2024-06-30"), "quarter", "Oct–Dec 2014", 39),
        (("1990-05-02", "2024-06-30"), "year", "1990", 35),
        (("1890-05-02", "2024-06-30"), "decade", "1890–1899", 14),
    ],
)
def test_bins_are_as_fine_as_the_time_allows(
    days: tuple[str, ...], unit: str, first: str, count: int
) -> None:
    found = made_of(*on(*days))
    assert (found.unit, found.bins[0].name, len(found.bins)) == (unit, first, count)


def test_bins_leave_no_gap() -> None:
    for days in (("2020-02-29", "2024-06-30"), ("2024-03-12", "2024-06-30")):
        found = made_of(*on(*days)).bins
        for one, following in pairwise(found):
            assert following.first - one.last == dt.timedelta(days=1)


def test_without_a_date_there_are_no_bins() -> None:
    assert bins([Shown(event="E1")]) is None


def test_an_event_known_to_the_month_is_not_put_on_its_first_day() -> None:
    month = when(dt.date(2024, 3, 1), dt.date(2024, 3, 31), DatePrecision.MONTH)
    events = [made(1, when=month), *on("2024-03-01", "2024-04-10")]
    found = made_of(*events)
    assert found.unit == "day"
    sure, spread = found.spread(events)
    assert sure[0] == 1.0
    assert spread[:31] == pytest.approx([1 / 31] * 31)
    assert spread[31:] == [0.0] * 10
    assert sum(sure) + sum(spread) == pytest.approx(3)


def test_an_event_within_one_bin_is_sure() -> None:
    week = when(dt.date(2024, 3, 4), dt.date(2024, 3, 10), DatePrecision.WEEK)
    events = [made(1, when=week), *on("2022-03-01")]
    sure, spread = made_of(*events).spread(events)
    assert (sum(sure), sum(spread)) == (2.0, 0.0)


def test_a_half_open_date_lies_where_it_is_known() -> None:
    up_to = made(1, when=when(dt.date(2024, 3, 4)))
    assert (up_to.start, up_to.end) == (dt.date(2024, 3, 4), dt.date(2024, 3, 4))


def test_labels_are_never_crowded() -> None:
    places, labels = ticks(made_of(*on("2020-02-29", "2024-06-30")))
    assert len(places) == len(labels) <= 9
    assert labels[0] == "Feb\n2020"
