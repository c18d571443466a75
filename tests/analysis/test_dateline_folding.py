"""A dateline at the head of a report is no part of its first sentence; odd signs become plain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis import folding
from dateline.analysis.folding import fold


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("NIAMEY - Jihadists stormed a camp.", "Jihadists"),
        ("KADUNA, Nigeria, Aug 18 (Example Wire) - The number rose.", "The"),
        ('BAMAKO, Nov 2 (Agency) – "We fled," he said.', '"We'),
        ("KABUL, March 12 (Agency) -- At least two died.", "At"),
        ("GARDEZ (Agency): Three soldiers have died.", "Three"),
    ],
)
def test_a_sentence_begins_after_the_dateline(text: str, first: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.split("\n")[1].startswith(first)


def test_a_dateline_behind_a_headline_is_no_part_of_the_lead() -> None:
    text = "Gunmen kill 5 in Gao\n\nGAO, Mali, July 7 (Agency) - Gunmen killed five people."
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.split("\n")[-1] == "Gunmen killed five people."


def test_a_first_sentence_is_no_headline() -> None:
    text = "The talks failed.\nA Man said, in Gao - The end is near."
    assert fold(text) == text


def test_a_date_in_brackets_is_read_with_the_sentence() -> None:
    text = "MACON, GA (May 2, 2019): Two men were shot."
    assert fold(text) == text


def test_a_dash_within_a_sentence_stays() -> None:
    assert fold("A man said - The end is near.") == "A man said - The end is near."


def test_the_town_is_not_the_attacker(analyse) -> None:  # type: ignore[no-untyped-def]
    document = analyse("NIAMEY - Jihadists stormed a camp on Friday, killing two soldiers.")
    heads = [token.text for token in document.doc if token.dep_ == "nsubj"]
    assert heads == ["Jihadists"]


@given(st.text(alphabet="ab \u2018\u201d\u2015\u2014\u00a0\u00ad`\t'\"-", max_size=30))
@settings(deadline=None)
def test_odd_signs_give_way_to_plain_ones_one_by_one(text: str) -> None:
    plain = "".join(folding._PLAIN.get(sign, sign) for sign in text)
    assert fold(text) == plain


def test_words_unlike_what_they_are_give_way() -> None:
    text = "Two martyred men of Al Bab and Al Gore. Martyred there; unmartyred."
    assert fold(text) == ("Two murdered men of Al-Bab and Al Gore. Murdered there; unmartyred.")
