"""A stand-in for spaCy's ``Tok2Vec``: each word form is embedded once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import is_
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


class Index:
    """Numbers of the word forms, for all encoders of a pipeline, which see the same documents."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self.age = 0  # how often it was begun anew
        self._numbers: dict[Key, int] = {}
        self._last: tuple[list[Doc], list[list[int]]] = [], []

    def __call__(self, docs: Sequence[Doc]) -> list[list[int]]:
        """For each document the numbers of its tokens' forms; kept until they are asked again."""
        before, found = self._last
        self._last = [], []
        if not before or len(docs) != len(before) or not all(map(is_, docs, before)):
            found = self._found(docs)
            self._last = list(docs), found
        return found

    def _found(self, docs: Sequence[Doc]) -> list[list[int]]:
        from spacy.attrs import NORM, ORTH, SPACY

        if len(self.keys) > FORMS:
            self.keys.clear()
            self._numbers.clear()
            self.age += 1
        numbers = self._numbers
        keys = [
            list(zip(*doc.to_array([ORTH, NORM, SPACY]).T.tolist(), strict=True)) for doc in docs
        ]
        for key in dict.fromkeys(chain.from_iterable(keys)):
            if key not in numbers:
                numbers[key] = _PAD + 1 + len(numbers)
                self.keys.append(key)
        return [list(map(numbers.__getitem__, of_doc)) for of_doc in keys]


class Encoder:
    """Vectors of the tokens of documents, as the spaCy model gives them.

    Raises:
        ValueError: when the model has another architecture.
    """

    def __init__(self, model: Model[Any, Any], index: Index) -> None:
        if not (model.has_ref("embed") and model.has_ref("encode")):
            raise ValueError("not a Tok2Vec of two parts")
        self._embed = model.get_ref("embed")
        encode = model.get_ref("encode")
        if not _ENCODE.fullmatch(encode.name) or not _by_form(self._embed):
            raise ValueError(f"another architecture: {encode.name}")
        self._layers = [layer_of(node) for node in encode.layers[0].layers]
        self._width = int(encode.get_dim("nO"))
        self._index, self._age = index, 0
        self._rows = np.zeros((1024, self._width), dtype=np.float32)
        self._end = _PAD + 1  # of the rows that are set

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each document's tokens."""
        rows = self._index(docs)
        self._embed_new(docs)
        # Zeros stand between the documents, as many as the layers reach: thinc's `pad`.
        between = [_PAD] * len(self._layers)
        places = np.array([*between, *(at for of_doc in rows for at in (*of_doc, *between))])
        used, places = np.unique(places, return_inverse=True)
        vectors = encoded(self._layers, self._rows[used], places)
        starts = np.cumsum([len(between), *(len(of_doc) + len(between) for of_doc in rows)])
        return [vectors[start : end - len(between)] for start, end in pairwise(starts.tolist())]

    def _embed_new(self, docs: Sequence[Doc]) -> None:
        """Let spaCy embed the forms that are new in the index, as one made-up text."""
        from spacy.tokens import Doc

        if self._age != self._index.age:
            self._age, self._end = self._index.age, _PAD + 1
        new = self._index.keys[self._end - _PAD - 1 :]
        if not new:
            return
        strings = docs[0].vocab.strings
        words, spaces = [strings[orth] for orth, *_ in new], [bool(space) for *_, space in new]
        made = Doc(docs[0].vocab, words=words, spaces=spaces)
        for token, (_, norm, _) in zip(made, new, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        first, self._end = self._end, self._end + len(new)
        if self._end > len(self._rows):
            room = np.zeros((2 * self._end, self._width), dtype=np.float32)
            room[:first] = self._rows[:first]
            self._rows = room
        self._rows[first : self._end] = self._embed.predict([made])[0]


def _by_form(embed: Model[Any, Any]) -> bool:
    """Whether a token's embedding follows from its form alone."""
    features = [node for node in embed.walk() if node.name == "extract_features"]
    return len(features) == 1 and _FORM.issuperset(features[0].attrs["columns"])
