"""The columns of a text say what spaCy's tokens say."""

from __future__ import annotations

import pytest

from dateline.analysis.words import words_of

TEXT = (
    "GAO, Mali – Gunmen killed 3 herders near Ansongo 👍🏽.\n\n"
    "“They're gone,” Mr. O’Neill said;  the army denied it. It didn't hit N'Djamena."
)


def test_the_columns_are_those_of_the_tokens(analyse) -> None:  # type: ignore[no-untyped-def]
    doc = analyse(TEXT).doc
    words, sentence = words_of(doc), -1
    for at, token in enumerate(doc):
        sentence += at == 0 or bool(token.is_sent_start)
        assert words.text[at] == token.text
        assert words.start[at] == token.idx
        assert words.lower[at] == token.lower_
        assert words.lemma[at] == token.lemma_.lower()
        assert (words.tag[at], words.pos[at]) == (token.tag_, token.pos_)
        assert (words.dep[at], words.head[at]) == (token.dep_, token.head.i)
        assert (words.entity[at], words.sentence[at]) == (token.ent_type_, sentence)


def test_no_tokens_give_empty_columns(english) -> None:  # type: ignore[no-untyped-def]
    from spacy.tokens import Doc

    words = words_of(Doc(english._nlp.vocab))
    assert len(words) == 0
    assert words.start == words.head == words.sentence == []


def test_tokens_of_a_span_are_those_that_it_touches(analyse) -> None:  # type: ignore[no-untyped-def]
    document = analyse(TEXT)
    start = TEXT.index("killed")
    whole = document.chars(start, start + len("killed 3"))
    part = document.chars(start + 2, start + 4)
    first, end = document.tokens_of(whole)
    assert [token.text for token in document.doc[first:end]] == ["killed", "3"]
    assert document.tokens_of(part) == (first, first + 1)
    assert document.sentence_texts == [sentence.text for sentence in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "''Why do you poison us?'' they asked in ‘Ibtra’a, near ''The Young Girls'' of Rochefort.",
        "Officers shouted, ''Come out with your hands up,'' and (later) -- at dawn -- left.",
    ],
)
def test_the_root_of_a_range_is_spacys(analyse, text: str) -> None:  # type: ignore[no-untyped-def]
    doc = analyse(text).doc
    words = words_of(doc)
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert words.root(start, end) == doc[start:end].root.i
