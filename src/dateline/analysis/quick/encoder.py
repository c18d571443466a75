"""A stand-in for spaCy's ``Tok2Vec``: each word form is embedded once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.analysis.quick.windows import encoded, layer_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Key = tuple[int, int, int]  # form, norm, whether a space follows

_LAYER = r"residual\(expand_window>>maxout>>layernorm>>dropout\)"
_ENCODE = re.compile(rf"with_array\({_LAYER}(>>{_LAYER})*\)")
_FORM = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "ORTH", "LOWER"})
"""Attributes that follow from a token's form, its norm and whether a space stands after it."""

FORMS = 60_000
"""Word forms kept, 96 numbers each (some 25 MB); past that the store is begun anew."""

_PAD = 0
"""The row of zeros, of the padding between documents."""


class Encoder:
    """Vectors of the tokens of documents, as the spaCy model gives them.

    Raises:
        ValueError: when the model has another architecture.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        if not (model.has_ref("embed") and model.has_ref("encode")):
            raise ValueError("not a Tok2Vec of two parts")
        self._embed = model.get_ref("embed")
        encode = model.get_ref("encode")
        if not _ENCODE.fullmatch(encode.name) or not _by_form(self._embed):
            raise ValueError(f"another architecture: {encode.name}")
        self._layers = [layer_of(node) for node in encode.layers[0].layers]
        self._width = int(encode.get_dim("nO"))
        self._forms: dict[Key, int] = {}
        self._rows = np.zeros((1024, self._width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each document's tokens."""
        rows = self._embedded(docs)
        # Zeros stand between the documents, as many as the layers reach: thinc's `pad`.
        between = [_PAD] * len(self._layers)
        places = np.array([*between, *(at for of_doc in rows for at in (*of_doc, *between))])
        used, places = np.unique(places, return_inverse=True)
        vectors = encoded(self._layers, self._rows[used], places)
        starts = np.cumsum([len(between), *(len(of_doc) + len(between) for of_doc in rows)])
        return [vectors[start : end - len(between)] for start, end in pairwise(starts.tolist())]

    def _embedded(self, docs: Sequence[Doc]) -> list[list[int]]:
        """For each document the rows of its tokens in the store of embedded forms."""
        from spacy.attrs import NORM, ORTH, SPACY

        if len(self._forms) > FORMS:
            self._forms.clear()
        keys: list[list[Key]] = [
            list(zip(*doc.to_array([ORTH, NORM, SPACY]).T.tolist(), strict=True)) for doc in docs
        ]
        self._add(docs, dict.fromkeys(key for of_doc in keys for key in of_doc))
        return [list(map(self._forms.__getitem__, of_doc)) for of_doc in keys]

    def _add(self, docs: Sequence[Doc], keys: Iterable[Key]) -> None:
        """Let spaCy embed the new forms, as one made-up text."""
        from spacy.tokens import Doc

        new = [key for key in keys if key not in self._forms]
        if not new:
            return
        strings = docs[0].vocab.strings
        words, spaces = [strings[orth] for orth, *_ in new], [bool(space) for *_, space in new]
        made = Doc(docs[0].vocab, words=words, spaces=spaces)
        for token, (_, norm, _) in zip(made, new, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        first = _PAD + 1 + len(self._forms)
        end = first + len(new)
        if end > len(self._rows):
            room = np.zeros((2 * end, self._width), dtype=np.float32)
            room[:first] = self._rows[:first]
            self._rows = room
        self._rows[first:end] = self._embed.predict([made])[0]
        self._forms.update((key, first + at) for at, key in enumerate(new))


def _by_form(embed: Model[Any, Any]) -> bool:
    """Whether a token's embedding follows from its form alone."""
    features = [node for node in embed.walk() if node.name == "extract_features"]
    return len(features) == 1 and _FORM.issuperset(features[0].attrs["columns"])
