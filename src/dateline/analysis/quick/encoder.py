"""A stand-in for spaCy's ``Tok2Vec``: word forms embedded once, the window layers in numpy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

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

ROWS = 400
"""Tokens computed at a time: their windows stay in the processor's own cache."""

FORMS = 60_000
"""Word forms kept, 96 numbers each (some 25 MB); past that the store is begun anew."""

_SMALL = np.float32(1e-08)  # thinc's layer normalisation adds it to the variance


class Layer(NamedTuple):
    """One window layer; ``weights`` has the pieces of its maxout side by side."""

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats


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
        self._layers = [_layer(node) for node in encode.layers[0].layers]
        self._width = int(encode.get_dim("nO"))
        self._forms: dict[Key, int] = {}
        self._rows = np.zeros((1024, self._width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each document's tokens."""
        rows = self._embedded(docs)
        # Zeros stand between the documents, as many as the layers reach: thinc's `pad`.
        pad = len(self._layers)
        starts = np.cumsum([pad, *(len(doc) + pad for doc in docs)])
        flat = np.zeros((int(starts[-1]), self._width), dtype=np.float32)
        for doc_rows, start in zip(rows, starts.tolist(), strict=False):
            np.take(self._rows, doc_rows, axis=0, out=flat[start : start + len(doc_rows)])
        for layer in self._layers:
            flat = _applied(layer, flat)
        return [flat[start : end - pad] for start, end in pairwise(starts.tolist())]

    def _embedded(self, docs: Sequence[Doc]) -> list[NDArray[np.intp]]:
        """For each document the rows of its tokens in the store of embedded forms."""
        from spacy.attrs import NORM, ORTH, SPACY

        if len(self._forms) > FORMS:
            self._forms.clear()
        keys: list[list[Key]] = [
            list(zip(*doc.to_array([ORTH, NORM, SPACY]).T.tolist(), strict=True)) for doc in docs
        ]
        self._add(docs, dict.fromkeys(key for of_doc in keys for key in of_doc))
        return [np.array([self._forms[key] for key in of_doc], dtype=np.intp) for of_doc in keys]

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
        first, end = len(self._forms), len(self._forms) + len(new)
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


def _layer(residual: Model[Any, Any]) -> Layer:
    """The weights of a window layer.

    Raises:
        ValueError: when it looks at more than one token on each side.
    """
    nodes = {node.name: node for node in residual.walk()}
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    out, into, pieces = (int(maxout.get_dim(name)) for name in ("nO", "nI", "nP"))
    if into != 3 * out:
        raise ValueError(f"a window of {into} numbers over vectors of {out}")
    weights = np.asarray(maxout.get_param("W"), dtype=np.float32).reshape(out, pieces, into)
    bias = np.asarray(maxout.get_param("b"), dtype=np.float32).reshape(out, pieces)
    return Layer(
        weights=np.ascontiguousarray(weights.transpose(2, 1, 0)).reshape(into, pieces * out),
        bias=np.ascontiguousarray(bias.T).reshape(pieces * out),
        pieces=pieces,
        scale=np.asarray(norm.get_param("G"), dtype=np.float32),
        shift=np.asarray(norm.get_param("b"), dtype=np.float32),
    )


def _applied(layer: Layer, vectors: Floats) -> Floats:
    """The vectors plus the layer's reading of each with its two neighbours."""
    length, width = vectors.shape
    edged = np.zeros((length + 2, width), dtype=np.float32)
    edged[1:-1] = vectors
    stride = edged.strides[0]
    windows = np.lib.stride_tricks.as_strided(
        edged, (length, 3 * width), (stride, edged.strides[1]), writeable=False
    )
    for start in range(0, length, ROWS):
        part = windows[start : start + ROWS].copy() @ layer.weights
        part += layer.bias
        best = part[:, :width]
        for piece in range(1, layer.pieces):
            np.maximum(best, part[:, piece * width : (piece + 1) * width], out=best)
        vectors[start : start + ROWS] += _normal(layer, best)
    return vectors


def _normal(layer: Layer, rows: Floats) -> Floats:
    """Rows of mean 0 and variance 1, scaled and shifted."""
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) + _SMALL
    rows *= (1 / np.sqrt(variance))[:, None]
    rows *= layer.scale
    rows += layer.shift
    return rows
