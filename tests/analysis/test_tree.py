"""Walks in the dependency tree end, whatever the tree."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.analysis.tree import governor
from dateline.analysis.words import words_of


def test_the_governor_of_a_phrase_is_found_past_its_preposition() -> None:
    doc = Doc(
        Vocab(), ["said", "on", "Friday"], pos=["VERB", "ADP", "PROPN"], heads=[0, 0, 1],
        deps=["ROOT", "prep", "pobj"],
    )  # fmt: skip
    assert governor(words_of(doc), 2) == 0


def test_a_preposition_that_is_the_root_governs() -> None:
    doc = Doc(Vocab(), ["On", "Friday"], pos=["ADP", "PROPN"], heads=[0, 0], deps=["ROOT", "pobj"])
    assert governor(words_of(doc), 1) == 0
