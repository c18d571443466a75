"""Time marks of an analysed report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dateline.analysis import Document
from dateline.resolution.when import mark_times, to_value
from dateline.vocabulary import DateAnchor, DatePrecision

TEXT = (
    "BAMAKO — At least 53 soldiers were killed on Friday in an attack on a post in Me\u0301naka, "
    "the army said 💥.\nA month earlier, on 30 September, 40 had died."
)


def test_marks_quote_their_words(analyse: Callable[..., Document]) -> None:
    document = analyse(TEXT)
    marks = mark_times(document)
    assert [m.span.text for m in marks] == ["Friday", "A month earlier", "30 September"]
    for mark in marks:
        mark.span.check(TEXT)
        words = document.doc[mark.tokens[0] : mark.tokens[1]].text
        assert mark.span.text in words
        assert document.sentence_of(mark.tokens[0]) == mark.sentence


def test_the_value_of_a_mark(analyse: Callable[..., Document]) -> None:
    value = to_value(mark_times(analyse(TEXT))[0])
    assert value.start == value.end == dt.date(2019, 11, 1)
    assert value.precision is DatePrecision.DAY
    assert value.anchor is DateAnchor.PUBLISHED
    assert value.phrase == "Friday"
    assert value.reason


def test_upper_case_wires(analyse: Callable[..., Document]) -> None:
    text = (
        "SAN SALVADOR, 3 JAN 90 (AFP) -- GUERRILLAS ATTACKED AN ARMY POST ON TUESDAY NIGHT. "
        "TWO SOLDIERS WERE KILLED IN MAY, THE ARMY SAID, AND IT MAY HAPPEN AGAIN."
    )
    marks = mark_times(analyse(text, "1990-01-03"))
    assert [(m.span.text, str(m.start)) for m in marks] == [
        ("3 JAN 90", "1990-01-03"),
        ("TUESDAY NIGHT", "1990-01-02"),
        ("MAY", "1989-05-01"),
    ]
