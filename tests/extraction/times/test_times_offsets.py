"""Offsets stay right whatever else the text holds."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.analysis.folding import fold
from dateline.extraction.times import find_times
from dateline.resolution.when import read_times

PHRASES = (
    "Friday night", "2 November 2019", "Nov. 2", "two days earlier", "the next day",
    "between 3 and 5 May", "since early January 2019", "the past 24 hours", "last week",
    "3:30 p.m. on Monday", "2019-11-02", "30 DEC 89", "a month ago", "every Friday",
)  # fmt: skip
FILLERS = (
    "قُتل جنديان في الهجوم", "💥🔥", "Ménaka", "Me\u0301naka", "بماكو", "a\u0308o\u0308u\u0308",
    "«Azawad»", "\u201cthey fled\u201d", "👩‍🚒", "Đà Nẵng", "1,500", "killed", "—", "\u00a0", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PHRASES + FILLERS), max_size=12))
def test_every_time_stands_at_its_offsets(pieces: list[str]) -> None:
    text = fold(". ".join(pieces))
    times = find_times(text)
    for expression in times:
        assert 0 <= expression.start < expression.end <= len(text)
        words = text[expression.start : expression.end]
        assert words == words.strip()
    assert all(a.end <= b.start for a, b in pairwise(times))


@given(st.sampled_from(PHRASES), st.lists(st.sampled_from(FILLERS), max_size=5))
def test_what_stands_around_does_not_change_a_time(phrase: str, around: list[str]) -> None:
    before = " ".join(around)
    text = f"{before} | {phrase} | {before}"
    alone = find_times(phrase)
    inside = find_times(text)
    shift = len(before) + 3
    assert (alone[0].start + shift, alone[0].end + shift) in [(e.start, e.end) for e in inside]


@given(st.text(max_size=300), st.dates())
def test_no_text_breaks_it(text: str, published: dt.date) -> None:
    for _, resolved in read_times(text, published):
        if resolved.interval is not None:
            assert resolved.interval[0] <= resolved.interval[1]
        assert resolved.reason


@given(
    st.lists(
        st.sampled_from(
            "the a two 3 31 1999 2019 Nov. May day days week month year last next ago earlier "
            "since between and to - of early late Friday night quarter . , 's before after 9:30 "
            "a.m.".split()
        ),
        max_size=14,
    ),
    st.dates(),
)
def test_no_order_of_time_words_breaks_it(words: list[str], published: dt.date) -> None:
    for expression, resolved in read_times(" ".join(words), published):
        assert expression.start < expression.end
        if resolved.interval is not None:
            assert resolved.interval[0] <= resolved.interval[1]
