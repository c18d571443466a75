"""The lemmas that a form may get hold the one that it gets, whatever its tag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dateline.analysis import EnglishAnalysis
from dateline.analysis.quick.lemmas import Lemmas
from dateline.knowledge.events import event_lexicon
from dateline.knowledge.outcomes import outcome_words

if TYPE_CHECKING:
    from spacy.language import Language

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
TAGS = "VB VBD VBG VBN VBP VBZ NN NNS NNP NNPS JJ JJR RB RBR IN MD PRP CD DT FW".split()
NOUNS = ("NN", "NNS", "NNP", "NNPS")


@pytest.fixture(scope="module")
def nlp(english: EnglishAnalysis) -> Language:
    """The language pipeline."""
    assert english._nlp is not None
    return english._nlp


def _forms() -> list[str]:
    """Words of the reports and of the lexicons, as they may be inflected."""
    words = {w for path in REPORTS.iterdir() for w in path.read_text("utf-8").split()}
    lexicon = event_lexicon()
    base = {*lexicon.verbs, *lexicon.nouns, *outcome_words().verbs}
    ends = ("", "s", "es", "d", "ed", "ing", "er", "est", "men", "ies")
    words |= {b.removesuffix("e") + end for b in base for end in ends} | {*base, "ca", "wo", "'d"}
    return sorted(w for w in words if w and not w.isspace())[::2]


def test_the_lemma_of_every_tag_is_among_those_that_are_possible(nlp: Language) -> None:
    from spacy.attrs import TAG
    from spacy.tokens import Doc

    ruler, lemmatizer = (nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer"))
    lemmas = Lemmas(ruler, lemmatizer)  # type: ignore[arg-type]
    forms = _forms()
    for tag in TAGS:
        doc = Doc(nlp.vocab, words=forms)
        column: Any = np.full((len(forms), 1), nlp.vocab.strings.add(tag), np.uint64)
        doc.from_array([TAG], column)
        for step in (ruler, lemmatizer):
            doc = step(doc)
        for token in doc:
            possible = lemmas(token.lower_)
            assert token.lemma_.lower() in possible.every, (token, tag)
            assert tag not in NOUNS or token.lemma_.lower() in possible.noun, (token, tag)


def test_few_lemmas_are_possible(nlp: Language) -> None:
    ruler, lemmatizer = (nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer"))
    lemmas = Lemmas(ruler, lemmatizer)  # type: ignore[arg-type]
    assert lemmas("attacks") == (frozenset({"attacks", "attack"}), frozenset({"attacks", "attack"}))
    assert lemmas("fired").noun == frozenset({"fired"})
    assert lemmas("fired").every == frozenset({"fired", "fire"})
    assert lemmas("slew").every == frozenset({"slew", "slay"})


def test_a_lemmatizer_that_looks_words_up_is_refused(nlp: Language) -> None:
    from spacy.lang.en.lemmatizer import EnglishLemmatizer

    ruler = nlp.get_pipe("attribute_ruler")
    other = EnglishLemmatizer(nlp.vocab, None, mode="lookup")
    with pytest.raises(ValueError, match="another lemmatizer"):
        Lemmas(ruler, other)  # type: ignore[arg-type]
