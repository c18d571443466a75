"""A stand-in for the first layer of spaCy's parser: the same product, by numpy's own library.

The layer takes each token's vector times the weights of all places in which the token may stand in
a state. Thinc multiplies with BLIS, which takes three times as long as what numpy comes with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Lower:
    """The layer's output: for each token, behind the one for "no token", a row of all places.

    Raises:
        ValueError: when the layer is another one.
    """

    def __init__(self, layer: Any) -> None:
        if layer.name != "precomputable_affine":
            raise ValueError(f"another first layer: {layer.name}")
        self._shape = tuple(int(layer.get_dim(name)) for name in ("nF", "nO", "nP"))
        weights = np.asarray(layer.get_param("W"), dtype=np.float32)
        width = int(layer.get_dim("nI"))
        self._weights = np.ascontiguousarray(weights.reshape(-1, width).T)
        self._pad = np.asarray(layer.get_param("pad"), dtype=np.float32).reshape(-1)

    def __call__(self, vectors: Floats) -> Floats:
        """The rows of the tokens."""
        rows = np.empty((len(vectors) + 1, len(self._pad)), dtype=np.float32)
        rows[0] = self._pad
        np.matmul(vectors, self._weights, out=rows[1:])
        return rows.reshape(-1, *self._shape)
