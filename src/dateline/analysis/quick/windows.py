"""The window layers of spaCy's ``Tok2Vec`` in numpy, with fewer products.

A layer reads each token with its two neighbours: three vectors times three matrices, of which the
best of some pieces is taken, brought to mean 0 and variance 1, and added to the token's vector. The
first layer's products follow from the word forms, which are fewer than the tokens. In the others
two tokens side by side take four products in place of six, by Winograd's minimal filtering, F(2, 3)
(Lavin and Gray 2016, "Fast algorithms for convolutional neural networks", section 4.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Ints = NDArray[np.intp]

ROWS = 400
"""Tokens computed at a time (even): what is made of them stays in the processor's cache."""

_SMALL = np.float32(1e-08)  # thinc's layer normalisation adds it to the variance


class Layer(NamedTuple):
    """One window layer; where matrices give the pieces of its maxout, these stand side by side."""

    apart: Floats  # a token's products as the one before, the one itself and the one behind
    paired: Floats  # the four matrices of a pair; a last row, for a 1 in the vectors, has the bias
    bias: Floats
    scale: Floats
    shift: Floats


def layer_of(residual: Model[Any, Any]) -> Layer:
    """The weights of a window layer.

    Raises:
        ValueError: when it looks at more than one token on each side.
    """
    nodes = {node.name: node for node in residual.walk()}
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    out, into, pieces = (int(maxout.get_dim(name)) for name in ("nO", "nI", "nP"))
    if into != 3 * out:
        raise ValueError(f"a window of {into} numbers over vectors of {out}")
    weights = np.asarray(maxout.get_param("W"), dtype=np.float32).reshape(out, pieces, 3, out)
    before, itself, behind = weights.transpose(2, 3, 1, 0).reshape(3, out, pieces * out)
    bias = np.asarray(maxout.get_param("b"), dtype=np.float32).T.reshape(pieces * out)
    paired = np.zeros((4, out + 1, pieces * out), dtype=np.float32)
    paired[0, :out], paired[3, :out] = before, behind
    paired[1, :out] = (before + itself + behind) / 2
    paired[2, :out] = (before - itself + behind) / 2
    paired[1, out] = bias
    return Layer(
        apart=np.ascontiguousarray(np.concatenate([before, itself, behind], axis=1)),
        paired=paired,
        bias=bias,
        scale=np.asarray(norm.get_param("G"), dtype=np.float32),
        shift=np.asarray(norm.get_param("b"), dtype=np.float32),
    )


def encoded(layers: Sequence[Layer], forms: Floats, places: Ints) -> Floats:
    """The vectors of a row of tokens, after all layers.

    ``forms`` are the vectors of word forms, ``places`` the form of each token. The first and the
    last token must be padding, with a form of zeros.
    """
    width = forms.shape[1]
    even = len(places) + len(places) % 2
    # A row of zeros at each end, for the neighbours that are none.
    now, then = (np.zeros((even + 2, width), dtype=np.float32) for _ in range(2))
    _first(layers[0], forms, places, now)
    for layer in layers[1:]:
        _further(layer, now, then)
        now, then = then, now
    return now[1 : len(places) + 1]


def _first(layer: Layer, forms: Floats, places: Ints, vectors: Floats) -> None:
    """Set the vectors of the tokens as the first layer gives them."""
    products = (forms @ layer.apart).reshape(-1, len(layer.bias))
    products[1::3] += layer.bias
    at = 3 * np.concatenate([places[:1], places, places[-1:]])
    for start in range(0, len(places), ROWS):
        end = min(start + ROWS, len(places))
        part = products.take(at[start:end], axis=0)
        part += products.take(at[start + 1 : end + 1] + 1, axis=0)
        part += products.take(at[start + 2 : end + 2] + 2, axis=0)
        best = np.empty((end - start, forms.shape[1]), dtype=np.float32)
        _best(part, best)
        _normalise(layer, best)
        np.add(forms.take(places[start:end], axis=0), best, out=vectors[start + 1 : end + 1])


def _further(layer: Layer, vectors: Floats, made: Floats) -> None:
    """Set ``made`` to the vectors plus the layer's reading of each with its two neighbours."""
    width, size = vectors.shape[1], len(layer.bias)
    pairs = ROWS // 2
    mixed = np.ones((4, pairs, width + 1), dtype=np.float32)
    products, part = np.empty((4, pairs, size), np.float32), np.empty((pairs, size), np.float32)
    best = np.empty((ROWS, width), dtype=np.float32)
    for start in range(0, len(vectors) - 2, ROWS):
        end = min(start + ROWS, len(vectors) - 2)
        count = (end - start) // 2
        a, b, c, d = (vectors[start + at : end + at : 2] for at in range(4))
        some, of_some, one, both = (
            mixed[:, :count],
            products[:, :count],
            part[:count],
            best[: end - start],
        )
        np.subtract(a, c, out=some[0, :, :width])
        np.add(b, c, out=some[1, :, :width])
        np.subtract(c, b, out=some[2, :, :width])
        np.subtract(b, d, out=some[3, :, :width])
        np.matmul(some, layer.paired, out=of_some)
        np.add(of_some[1], of_some[2], out=one)
        one += of_some[0]
        _best(one, both[::2])
        np.subtract(of_some[1], of_some[2], out=one)
        one -= of_some[3]
        _best(one, both[1::2])
        _normalise(layer, both)
        np.add(vectors[start + 1 : end + 1], both, out=made[start + 1 : end + 1])


def _best(part: Floats, best: Floats) -> None:
    """Set ``best`` to the best piece of each number."""
    width = best.shape[1]
    best[:] = part[:, :width]
    for at in range(width, part.shape[1], width):
        np.maximum(best, part[:, at : at + width], out=best)


def _normalise(layer: Layer, rows: Floats) -> None:
    """Give rows mean 0 and variance 1, scaled and shifted."""
    width = rows.shape[1]
    rows -= (rows @ np.full(width, 1 / width, dtype=np.float32))[:, None]
    variance = np.einsum("ij,ij->i", rows, rows)
    variance /= np.float32(width)
    variance += _SMALL
    np.sqrt(variance, out=variance)
    np.reciprocal(variance, out=variance)
    rows *= variance[:, None]
    rows *= layer.scale
    rows += layer.shift
