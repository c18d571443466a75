"""Nothing in a report may steer a terminal, reorder a line or run as a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publishing.cleaning import on_one_line, visible, without_formula


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\ud800", "\ufffd"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("بيان 🕊 e\u0301", "بيان 🕊 e\u0301"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    shown = on_one_line(text)
    assert shown.isprintable() or not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode("utf-8")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_formulas_become_text(text: str) -> None:
    assert without_formula(text) == "'" + text


def test_ordinary_text_stays() -> None:
    assert without_formula("at least 5 = five") == "at least 5 = five"
