"""The stand-ins for spaCy's components give what spaCy gives."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.analysis.english import load_pipeline
from dateline.analysis.quick import Hastened, encoder, forms
from dateline.analysis.threads import one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
ODD = (
    "",
    " ",
    "\n\n",
    "One",
    "  Two spaces,\t a tab \n\n and lines.\nHe ai n't here.",
    "Let's go; I'm gonna stay, y'all. You've gotta see it: c'mon! There's one, there were two.",
    "There is there is there are gonna let 's let's.",
    "It hit it. You and I saw you. He got what she gets, but did it. That was that which he had.",
    "GUNMEN KILLED 3 IN GAO ON MAY 4, THE U.N. SAID. “No,” said Mr. O’Neill 👍🏽 in Zürich.",
    "New York\nTimes reporter Ali bin Said al-Omar bin Khalid of the Free Army of the North died",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's own pipeline, untouched."""
    return load_pipeline()


@pytest.fixture(scope="module")
def quick() -> tuple[Language, Hastened]:
    """The same with the stand-ins."""
    nlp = load_pipeline()
    return nlp, Hastened(nlp)


def _texts() -> list[str]:
    return [*ODD, *(path.read_text("utf-8") for path in sorted(REPORTS.iterdir()))]


def _columns(docs: Iterator[Doc]) -> list[tuple[object, ...]]:
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG

    columns = [TAG, POS, MORPH, LEMMA, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]
    return [
        (
            doc.text,
            [
                (str(token), *row)
                for token, row in zip(doc, doc.to_array(columns).tolist(), strict=True)
            ],
            [(entity.text, entity.label_) for entity in doc.ents],
        )
        for doc in docs
    ]


def test_every_component_has_its_stand_in(quick: tuple[Language, Hastened]) -> None:
    assert quick[1].parts == ["tok2vec", "ner", "parses", "forms", "names"]


@pytest.mark.parametrize("batch_size", [1, 16])
def test_the_analysis_is_that_of_spacy(
    plain: Language, quick: tuple[Language, Hastened], batch_size: int
) -> None:
    nlp, hastened = quick
    theirs = _columns(plain.pipe(_texts(), batch_size=batch_size))
    for _ in range(2):  # with the stores empty, and full
        ours = _columns(hastened.pipe(map(nlp.make_doc, _texts()), batch_size=batch_size))
        for one, other in zip(ours, theirs, strict=True):
            assert one == other


def test_a_full_store_is_begun_anew(
    plain: Language, quick: tuple[Language, Hastened], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "FORMS", 10)
    monkeypatch.setattr(forms, "FORMS", 10)
    nlp, hastened = quick
    ours = _columns(hastened.pipe(map(nlp.make_doc, _texts()), batch_size=2))
    assert ours == _columns(plain.pipe(_texts()))


def test_vectors_are_those_of_spacy(plain: Language, quick: tuple[Language, Hastened]) -> None:
    import numpy as np

    for name in ("tok2vec", "ner"):
        docs = [quick[0].make_doc(text) for text in _texts() if text]
        models = [nlp.get_pipe(name).model for nlp in (quick[0], plain)]  # type: ignore[attr-defined]
        ours, theirs = (
            next(node for node in model.walk() if node.has_ref("encode")).predict(docs)
            for model in models
        )
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-4)


def test_products_are_made_by_numpy_and_are_those_of_spacy(
    plain: Language, quick: tuple[Language, Hastened]
) -> None:
    import numpy as np

    models = [nlp.get_pipe("parser").model for nlp in (plain, quick[0])]  # type: ignore[attr-defined]
    layers = [model.get_ref("lower") for model in models]
    assert [layer.ops.use_blis for layer in layers] == [True, False]
    width = layers[0].get_dim("nI")
    vectors = np.random.default_rng(3).normal(size=(40, width)).astype(np.float32)
    theirs, ours = (layer.predict(vectors) for layer in layers)
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4)


def test_another_pipeline_runs_as_it_is() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    hastened = Hastened(nlp)
    assert hastened.parts == []
    docs = list(hastened.pipe(map(nlp.make_doc, ("A man left. He died.", "")), batch_size=2))
    assert [len(list(doc.sents)) for doc in docs] == [2, 0]


def test_a_ruler_with_rules_of_another_kind_is_left_to_spacy(plain: Language) -> None:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"TAG": "NN"}, {"OP": "*"}]], {"POS": "X"})  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="repeats"):
        forms.Forms(ruler, plain.get_pipe("lemmatizer"))  # type: ignore[arg-type]


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    with one_thread():
        assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
        assert os.environ["MKL_NUM_THREADS"] == "3"
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_numpy_is_not_loaded_before_its_threads_are_set() -> None:
    code = "import sys, dateline.pipeline, dateline.analysis; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_forms_that_rules_name_are_known() -> None:
    named = forms.Named(
        [{"LOWER": "It"}, {"ORTH": {"IN": ["US"]}, "TAG": "X"}, {"TEXT": {"REGEX": "^n'?t$"}}]
    )
    assert all(named(form) for form in ("it", "IT", "us", "US", "nt", "N'T", " ", "\n"))
    assert not any(named(form) for form in ("its", "ant", "X", "gao"))
    assert forms.Named([{"SHAPE": "Xx"}])("gao")
    assert forms.Named([{"LOWER": {"NOT_IN": ["a"]}}])("gao")
    assert not forms.Named([{"TAG": "NN", "DEP": "nsubj", "IS_SPACE": False}])("gao")


def test_the_forms_of_documents_are_numbered_once_for_two_encoders(plain: Language) -> None:
    index = encoder.Index()
    docs = [plain.make_doc(text) for text in ("He died. He", "died.")]
    first, second, third = index(docs), index(docs), index(list(docs))
    assert second is first
    assert third == first
    assert third is not first
    assert first[0][-1] != first[0][0]  # a space follows the one "He" alone
    assert first[1][0] == first[0][1]
    assert len(index.keys) == len({number for of_doc in first for number in of_doc})
