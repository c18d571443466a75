"""The parser's stand-in, line by line, gives the trees that spaCy gives to whole texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis import EnglishAnalysis
from dateline.analysis.english import load_pipeline
from dateline.analysis.quick import lines
from dateline.analysis.quick.lines import Line, lines_of, worth
from dateline.analysis.quick.parses import Parses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LINES = (
    "- Two soldiers were killed in Gao on Monday.",
    "- One",
    "•",
    "One killed, four wounded",
    "Gunmen who came on motorbikes attacked the village of Bara, residents said. They fled.",
    "Explosion kills child",
    "“It was them,”",
    "he said, and left the town that they had burnt in May.",
    "",
    " ",
    "(Reuters)",
)


class Driven:
    """Texts parsed both ways, on the same vectors."""

    def __init__(self) -> None:
        self._nlp: Language = load_pipeline()
        self._cut = EnglishAnalysis()
        self.vectors: Any = self._nlp.get_pipe("tok2vec")
        self.parser: Any = self._nlp.get_pipe("parser")
        self.parses = Parses(self.parser)

    def docs(self, texts: list[str]) -> list[Doc]:
        """The texts with tokens, vectors and forced sentence starts."""
        made = list(map(self._nlp.make_doc, texts))
        for doc in made:
            for at in self._cut._starts(doc):
                doc[at].is_sent_start = True
        self.vectors.set_annotations(made, self.vectors.predict(made))
        return made

    def spacy(self, texts: list[str]) -> list[list[list[int]]]:
        """The trees by spaCy."""
        made = self.docs(texts)
        self.parser.set_annotations(made, self.parser.predict(made))
        return list(map(tree, made))

    def ours(self, texts: list[str]) -> list[list[list[int]]]:
        """The trees by the stand-in, line by line even where that is slower."""
        made = self.docs(texts)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lines, "_LINE_TOKEN", 0)
            self.parses(made)
        return list(map(tree, made))


def tree(doc: Doc) -> list[list[int]]:
    """Heads, relations and sentence starts."""
    from spacy.attrs import DEP, HEAD, SENT_START

    columns: list[list[int]] = doc.to_array([HEAD, DEP, SENT_START]).tolist()
    return columns


@pytest.fixture(scope="module")
def driven() -> Driven:
    """One pipeline for all tests."""
    return Driven()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join), max_size=4))
def test_the_trees_are_those_of_spacy(driven: Driven, texts: list[str]) -> None:
    assert driven.ours(texts) == driven.spacy(texts)


def test_the_end_of_a_line_may_cut_the_next(
    driven: Driven, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While spaCy ends a line it may let a sentence begin with the next line's second token."""
    texts = ["Homs\n- Two soldiers killed in Gao.\n• 3 soldiers\n- Ali Hassan, 20 years"]
    theirs = driven.spacy(texts)
    assert driven.ours(texts) == theirs
    monkeypatch.setattr(lines.States, "begun_anew", lambda *_: iter(()))
    assert driven.ours(texts) != theirs


def test_a_long_line_is_left_to_spacy(driven: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long line alone takes too many steps; short ones of other texts go together."""
    long, short = "They met and ate and left " * 60, "\n".join(LINES)
    given: list[int] = []
    monkeypatch.setattr(
        driven.parses, "_by_lines", lambda docs, texts: given.extend(map(len, docs))
    )
    docs = driven.docs([long, short, short])
    driven.parses(docs)
    assert given == list(map(len, docs[1:]))
    assert [doc.has_annotation("DEP") for doc in docs] == [True, False, False]


def test_a_line_is_worth_its_steps() -> None:
    def text(*sizes: int) -> list[Line]:
        ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
        return [Line(end - size, end, 0, False) for end, size in zip(ends, sizes, strict=True)]

    assert worth([]) == []
    assert worth([text(300)]) == [False]
    assert worth([text(*[30] * 10)]) == [True]
    assert worth([text(*[30] * 10), text(900), text(*[40] * 10)]) == [True, False, True]
    assert all(worth([text(*[60] * 10), *[text(300)] * 20]))


def test_shapes_are_begun_anew(driven: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_SHAPES", 1)
    texts = ["\n".join(LINES), LINES[4] + "\n" + LINES[0]]
    assert driven.ours(texts) == driven.spacy(texts)


def test_lines_of_a_text(driven: Driven) -> None:
    (doc,) = driven.docs(["He died there.\nOne\nShe lived."])
    assert [doc[line.start : line.end].text.strip() for line in lines_of(doc)] == [
        "He died there.",
        "One",
        "She lived.",
    ]
    assert [(line.ahead, line.short) for line in lines_of(doc)][-1] == (0, False)


def test_another_parser_is_left_to_spacy() -> None:
    import spacy

    nlp = spacy.blank("en")
    parser: Any = nlp.add_pipe("parser", config={"model": {"use_upper": False}})
    parser.add_label("nsubj")
    nlp.initialize()
    with pytest.raises(ValueError, match="another architecture"):
        Parses(parser)
