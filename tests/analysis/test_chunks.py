"""Texts are cut into the tokens that spaCy cuts, whatever was cut before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.quick import chunks
from dateline.analysis.quick.chunks import Chunks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WORDS = (
    "don't U.S. can't (Reuters) \"Gao\" U.S.-led 3km 4:30p.m. said, men; $5m €3.50 e.g. Mr. 's \n "
    "http://a.example/x?y=1 al-Shabaab/ISIS :) killed--wounded cannot gonna ... … – 1,200 \t"
).split(" ")


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's own pipeline, untouched."""
    return spacy.blank("en")


@pytest.fixture(scope="module")
def ours() -> Chunks:
    """The stand-in, with its store growing from text to text."""
    return Chunks(spacy.blank("en"))


def cut(doc: Doc) -> list[tuple[str, str, str]]:
    """The tokens with the spaces behind them and their norms."""
    return [(token.text, token.whitespace_, token.norm_) for token in doc]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_the_tokens_are_those_of_spacy(plain: Language, ours: Chunks, text: str) -> None:
    assert cut(ours(text)) == cut(plain.make_doc(text))


def test_a_chunk_is_cut_by_patterns_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also behind a special case, where spaCy would keep nothing."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    ours, asked = Chunks(nlp), []
    search = tokenizer.suffix_search

    def counted(text: str) -> object:
        asked.append(text)
        return search(text)

    monkeypatch.setattr(tokenizer, "suffix_search", counted)
    ours("They don't know (Bamako), he said.")
    assert any("Bamako" in text for text in asked)
    asked.clear()
    ours("They don't know (Bamako), he said.")
    assert asked == []


def test_a_full_store_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNKS", 3)
    ours = Chunks(spacy.blank("en"))
    for text in ("One two three four.", "Five six.", "One two."):
        assert "".join(token.text_with_ws for token in ours(text)) == text
    assert ours._known == {"Five", "six.", "One", "two."}


def test_another_tokenizer_is_left_alone() -> None:
    from spacy.tokens import Doc

    nlp = spacy.blank("en")
    given: list[str] = []

    def by_letters(text: str) -> Doc:
        given.append(text)
        return Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))

    nlp.tokenizer = by_letters
    assert len(Chunks(nlp)("He died")) == len("He died")
    assert given == ["He died"]
