"""Book-long texts are read in pieces, and nobody can tell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis import EnglishAnalysis, english
from dateline.analysis.pieces import cut
from dateline.records import Report

TEXT = "Gunmen killed 12 people in Gao on Friday.\n\nThe army said: “We saw it.” Two fled. " * 12


@given(text=st.text(alphabet="ab \n.!", max_size=300), size=st.integers(2, 40))
@settings(deadline=None, derandomize=True)
def test_the_pieces_are_the_text(text: str, size: int) -> None:
    pieces = cut(text, size)
    assert "".join(pieces) == text
    assert all(len(piece) <= size for piece in pieces)
    assert all(pieces) or pieces == [""]


def test_a_text_is_cut_after_a_line_before_a_sentence_before_a_word() -> None:
    assert cut("One. Two\nthree men. Four five", 15) == ["One. Two\n", "three men. ", "Four five"]


def test_what_is_read_in_pieces_has_the_tokens_and_offsets_of_the_whole(
    english_stage: EnglishAnalysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report(id="r", text=TEXT, published=dt.date(2019, 11, 2))
    [whole] = english_stage.analyse([report])
    monkeypatch.setattr(english, "PIECE", 100)
    monkeypatch.setattr(english, "cut", lambda text: cut(text, 100))
    [joined] = english_stage.analyse([report])
    assert joined.doc.text == whole.doc.text
    assert [(t.text, t.idx) for t in joined.doc] == [(t.text, t.idx) for t in whole.doc]
    assert [s.start for s in joined.sentences] == [s.start for s in whole.sentences]
    assert all(t.head.sent == t.sent for t in joined.doc)


@pytest.fixture(name="english_stage")
def _english_stage(english: EnglishAnalysis) -> EnglishAnalysis:
    return english


def test_a_list_without_an_end_is_ended(english_stage: EnglishAnalysis) -> None:
    text = ", ".join(f"{number} soldiers" for number in range(2, 600))
    report = Report(id="r", text=text, published=dt.date(2019, 11, 2))
    [document] = english_stage.analyse([report])
    assert max(len(sentence) for sentence in document.sentences) <= english.LONGEST


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", ".", "\n", "\n\n", " ", "?"]), max_size=40))
def test_sentences_are_forced_after_lines_and_where_they_get_too_long(
    english: EnglishAnalysis, words: list[str]
) -> None:
    """Told token by token: how long the sentence is by now, and what stands before."""
    from spacy.tokens import Doc

    english.setup()
    assert english._nlp is not None
    wanted, run = [], 0
    for at in range(1, len(words)):
        run = 0 if words[at - 1] in (".", "?") else run + 1
        if run >= 3 or ("\n" in words[at - 1] and not words[at].isspace()):
            wanted.append(at)
            run = 0
    doc = Doc(english._nlp.vocab, words=words, spaces=[False] * len(words))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.analysis.english.LONGEST", 3)
        assert list(english._starts(doc)) == wanted
