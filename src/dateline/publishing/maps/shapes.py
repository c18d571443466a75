"""The shapes of marks on a printed map, all equally large, and how they are put on axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.knowledge.outlines import Degrees

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

_MARKERS: Mapping[str, str] = {
    "triangle": "^",
    "star": "*",
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "pentagon": "p",
    "cross": "X",
}
"""matplotlib's markers by the names of shapes."""


@cache
def _shape(shape: str) -> Path:
    """The outline of a shape around the origin, of area 1."""
    from matplotlib.markers import MarkerStyle
    from matplotlib.transforms import Affine2D

    style = MarkerStyle(_MARKERS[shape])
    path = style.get_path().transformed(style.get_transform())
    x, y = np.asarray(path.to_polygons(closed_only=False)[0]).T
    area = abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2
    return path.transformed(Affine2D().scale(area**-0.5))


def mark(shape: str, area: float) -> Path:
    """The outline of a mark around the origin, in points; ``area`` is in square points."""
    from matplotlib.transforms import Affine2D

    return _shape(shape).transformed(Affine2D().scale(area**0.5))


def put(axes: Axes, at: Degrees, paths: Sequence[Path], **look: Any) -> None:
    """Put marks on axes: each its own path, in points around its place."""
    from matplotlib.collections import PathCollection
    from matplotlib.transforms import Affine2D

    if not len(paths):
        return
    marks = PathCollection(list(paths), offsets=at, offset_transform=axes.transData, **look)
    marks.set_transform(Affine2D().scale(axes.figure.dpi / 72))
    axes.add_collection(marks, autolim=False)
