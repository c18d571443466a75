"""The words on a printed map: units, circles, the deadliest places, countries. None may overlap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dateline.publishing import words
from dateline.publishing.canvas import INK
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.families import LOOKS, family
from dateline.publishing.maps.ground import Ground
from dateline.publishing.maps.placing import Form, Placed
from dateline.publishing.maps.scene import Scene
from dateline.publishing.maps.shapes import mark
from dateline.publishing.maps.sizes import Sizes

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox

_NAMED = 8
"""So many of the deadliest exact places are named."""
_LONGEST = 32
"""Longer names are cut, with an ellipsis."""
_COUNTRY = "#8b8f97"


class _Label(NamedTuple):
    at: tuple[float, float]  # on the plane
    text: str
    look: dict[str, Any]
    above: float = 0  # points by which the text stands over the place; below 0: under it


class Labels:
    """Writes the labels of a scene, the most telling first, each only where there is room."""

    def __init__(self, ground: Ground, scene: Scene, sizes: Sizes) -> None:
        self._ground = ground
        self._scene = scene
        self._sizes = sizes
        self._taken: list[Bbox] = []

    def draw(self) -> None:
        """Write all that find room."""
        self._taken += [text.get_window_extent() for text in self._ground.axes.texts]
        self._taken += self._marks()
        for label in [*self._groups(), *self._circles(), *self._places(), *self._countries()]:
            if not self._write(label) and label.above:
                self._write(label._replace(above=-label.above))

    def _write(self, label: _Label) -> bool:
        """Write a label if there is room for it; whether there was."""
        import matplotlib.patheffects as effects

        axes = self._ground.axes
        at = label.at
        low, high = axes.get_xlim(), axes.get_ylim()
        if not (low[0] < at[0] < low[1] and high[0] < at[1] < high[1]):
            return False
        side = "bottom" if label.above > 0 else "top" if label.above else "center"
        text = axes.annotate(
            label.text, at, (0, label.above), textcoords="offset points",
            ha="center", va=side, zorder=7, **label.look,
            path_effects=[effects.withStroke(linewidth=2.2, foreground="white", alpha=0.9)],
        )  # fmt: skip
        box = text.get_window_extent().padded(1)
        frame = axes.get_window_extent()
        outside = box.x0 < frame.x0 or box.x1 > frame.x1 or box.y1 > frame.y1 or box.y0 < frame.y0
        if outside or any(box.overlaps(taken) for taken in self._taken):
            text.remove()
            return False
        self._taken.append(box)
        return True

    def _marks(self) -> Iterator[Bbox]:
        """The boxes of the marks, which no words may cover, in pixels."""
        from matplotlib.transforms import Bbox

        axes = self._ground.axes
        scale = axes.figure.dpi / 72
        for one in self._scene.drawn(Form.POINT):
            x, y = axes.transData.transform(self._plane(one.lon or 0, one.lat or 0))
            far = self._sizes.radius(one.shown.killed.size) * scale
            yield Bbox.from_extents(x - far, y - far, x + far, y + far)

    def _groups(self) -> Iterator[_Label]:
        """What is known of shaded units and hatched countries."""
        if self._ground.projection.world:
            return
        for group in [*self._scene.units, *self._scene.countries]:
            point = self._scene.outlines.point(group.code)
            if point is not None:
                told = group.label.replace(", ", "\n")
                look = {"fontsize": 7, "color": INK, "linespacing": 1.15, "style": "italic"}
                yield _Label(self._plane(*point), told, look)

    def _circles(self) -> Iterator[_Label]:
        """The killed of each circle that is wide enough to be read in."""
        points = self._ground.axes.get_window_extent().height / self._ground.axes.figure.dpi * 72
        per_km = points / (self._ground.extent.height * 111.2)
        for one in self._deadliest(self._scene.drawn(Form.CIRCLE)):
            wide = max((one.radius or 0) * per_km, self._sizes.radius(one.shown.killed.size))
            if one.shown.killed.size and wide > 11:
                look = {"fontsize": 7, "color": LOOKS[family(one.shown.type)].colour}
                at = self._plane(one.lon or 0, one.lat or 0)
                yield _Label(at, f"{one.shown.killed.size:,}", look | {"weight": "bold"})

    def _places(self) -> Iterator[_Label]:
        """The names of the deadliest exact places, each once."""
        named: set[str] = set()
        for one in self._deadliest(self._scene.drawn(Form.POINT)):
            name = _short(one.shown.where.name if one.shown.where else "")
            if name and name not in named and len(named) < _NAMED:
                named.add(name)
                shape = LOOKS[family(one.shown.type)].shape
                outline = mark(shape, self._sizes.area(one.shown.killed.size))
                above = float(outline.get_extents().y1) + 2.5
                at = self._plane(one.lon or 0, one.lat or 0)
                yield _Label(at, name, {"fontsize": 7.5, "color": INK}, above)

    def _countries(self) -> Iterator[_Label]:
        """The names of countries where they are wide enough on the map."""
        if self._ground.projection.world:
            return
        look = {"fontsize": 8, "color": _COUNTRY, "weight": "bold"}
        for code, x, y in self._ground.middles():
            yield _Label((x, y), words.country(code).upper(), look)

    def _plane(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = self._ground.projection.points(np.array([[lon, lat]]))[0].tolist()
        return x, y

    @staticmethod
    def _deadliest(placed: tuple[Placed, ...]) -> list[Placed]:
        return sorted(placed, key=lambda p: (-(p.shown.killed.size or 0), p.shown.event))


def _short(name: str) -> str:
    name = on_one_line(name)
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
