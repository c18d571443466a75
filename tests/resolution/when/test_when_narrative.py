"""When: phrases that hang on another date of the report."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.resolution.when import read_times
from dateline.vocabulary import DateAnchor

SATURDAY = dt.date(2019, 11, 2)


def last(text: str) -> tuple[str, str]:
    """Words and interval of the last time of a text."""
    expression, resolved = read_times(text, SATURDAY)[-1]
    words = text[expression.start : expression.end]
    if resolved.interval is None:
        return words, "unknown"
    assert resolved.anchor is DateAnchor.NARRATIVE
    start, end = resolved.interval
    return words, str(start) if start == end else f"{start}/{end}"


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("On October 20 a bomb went off. The next day, another did.", "The next day", "2019-10-21"),
        ("On October 20 a bomb went off. That night, 3 died.", "That night", "2019-10-20"),
        ("Rebels attacked on the night of October 20. Hours later, a bomb went off.", "Hours later",
         "2019-10-20/2019-10-21"),
        ("It burned on October 20. Hours later 3 died.", "Hours later", "2019-10-20"),
        ("On October 20 he was hit. He died two days later.", "two days later", "2019-10-22"),
        ("On October 20 he was hit, three days earlier.", "three days earlier", "2019-10-17"),
        ("It burned on October 20. The previous night 3 died.", "The previous night", "2019-10-19"),
        ("It burned on October 20. Later that day 3 died.", "Later that day", "2019-10-20"),
        ("It burned on October 20. At 5:30 p.m. it fell.", "5:30 p.m.", "2019-10-20"),
        ("It fell in May 2015. In the same month, he left.", "the same month",
         "2015-05-01/2015-05-31"),
        ("It fell in 1980. Three years later he left.", "Three years later",
         "1983-01-01/1983-12-31"),
    ],
)  # fmt: skip
def test_counted_from_the_day_told_of_before(text: str, words: str, interval: str) -> None:
    assert last(text) == (words, interval)


def test_a_month_after_a_dated_event() -> None:
    """The event's own day stands after the words: the count runs from it."""
    times = read_times("Two days after Monday's attack, the army returned.", SATURDAY)
    assert times[0][1].interval == (dt.date(2019, 10, 30), dt.date(2019, 10, 30))


def test_a_dated_event_a_month_after_another() -> None:
    """The dated event stands before: the words date the other one, a month before it."""
    words, interval = last("Friday's attack came a month after two assaults killed 40 soldiers.")
    assert (words, interval) == ("a month after", "2019-09-16/2019-10-16")


def test_nothing_is_counted_from_an_unknown_day() -> None:
    assert last("The raid came a month after two assaults.") == ("a month after", "unknown")


def test_the_story_does_not_go_on_from_a_deadline() -> None:
    text = "They were shot on Monday and have until next Friday. A day earlier, two had fled."
    assert last(text) == ("A day earlier", "2019-10-27")


@pytest.mark.parametrize(
    "text", ["The next day, it burned.", "That night 3 died.", "Two days earlier, he fled."]
)
def test_no_story_no_date(text: str) -> None:
    assert last(text)[1] == "unknown"


def test_the_story_does_not_go_on_from_the_day_of_a_statement() -> None:
    text = "The base was hit on Tuesday, the army said Friday. A day earlier, a convoy was hit."
    assert last(text) == ("A day earlier", "2019-10-28")


def test_what_was_told_as_past_does_not_lie_ahead() -> None:
    assert last("He was caught three years later.")[1] == "unknown"
