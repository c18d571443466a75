"""The events of a printed map, each drawn as exactly as its place is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.knowledge.outlines import Degrees
from dateline.publishing.canvas import PAPER
from dateline.publishing.families import LOOKS, Look, family
from dateline.publishing.maps.ground import Ground
from dateline.publishing.maps.placing import Form, Placed
from dateline.publishing.maps.scene import Group, Scene
from dateline.publishing.maps.shapes import mark, put
from dateline.publishing.maps.sizes import Sizes
from dateline.publishing.maps.spans import circle

if TYPE_CHECKING:
    from matplotlib.path import Path

MIXED = "#4a5364"
"""Colour of a unit whose events are of several families."""
HATCH = "#9aa1ab"
"""Colour of the hatching of countries."""
_DOTTED = (0, (1.2, 1.6))


class Marks:
    """Draws the events of a scene on a ground."""

    def __init__(self, ground: Ground, scene: Scene) -> None:
        self._ground = ground
        self._axes = ground.axes
        self._scene = scene
        self.sizes = Sizes(most=scene.most_killed)

    def draw(self) -> None:
        """Draw all of them, the least exact first and the largest below."""
        for group in self._scene.countries:
            self._country(group)
        for group in self._scene.units:
            self._unit(group)
        self._circles()
        self._features()
        self._points()

    def _country(self, group: Group) -> None:
        path = self._ground.outline(group.code)
        look = {"facecolor": "none", "edgecolor": HATCH, "hatch": "////", "linewidth": 0}
        self._add(path, **look, zorder=1.5)

    def _unit(self, group: Group) -> None:
        colour = LOOKS[group.family].colour if group.family else MIXED
        path = self._ground.outline(group.code)
        self._add(path, facecolor=colour, alpha=shade(len(group.events)), linewidth=0, zorder=2.4)
        self._add(path, facecolor="none", edgecolor=colour, linewidth=1.1, zorder=2.5)

    def _add(self, path: Path | None, **look: Any) -> None:
        from matplotlib.patches import PathPatch

        if path is not None:
            self._axes.add_artist(PathPatch(path, **look))

    def _circles(self) -> None:
        """Circles in their true size; none smaller than a mark for its number of killed."""
        drawn = []
        for one in _largest_first(self._scene.drawn(Form.CIRCLE)):
            least = self._kilometres(self.sizes.radius(one.shown.killed.size))
            ring = circle(one.lat or 0.0, one.lon or 0.0, max(one.radius or 0.0, least))
            path = self._ground.patch([np.array(ring)])
            if path is not None:
                drawn.append((path, one))
        self._rings(drawn)

    def _rings(self, drawn: list[tuple[Path, Placed]]) -> None:
        """Rings with a light fill; the line is dotted where the killed are not known."""
        from matplotlib.collections import PathCollection

        colours = [_look(one).colour for _, one in drawn]
        styles = ["solid" if one.shown.killed.size is not None else _DOTTED for _, one in drawn]
        if not drawn:
            return
        self._axes.add_collection(
            PathCollection(
                [path for path, _ in drawn],
                facecolors=[colour + "21" for colour in colours],
                edgecolors=colours,
                linewidths=1.0,
                linestyles=styles,
                zorder=3,
            ),
            autolim=False,
        )

    def _kilometres(self, points: float) -> float:
        """So many points of the paper in kilometres from south to north."""
        box = self._axes.get_window_extent()
        low, high = self._axes.get_ylim()
        return points * (high - low) / box.height * self._axes.figure.dpi / 72 * 111.2

    def _features(self) -> None:
        """Open dashed rings of no true size: the place is along or within something wide."""
        drawn = self._scene.drawn(Form.FEATURE)
        areas = [self.sizes.area(one.shown.killed.size) + 90 for one in drawn]
        put(
            self._axes,
            self._at(drawn),
            [mark("circle", area) for area in areas],
            facecolors="none",
            edgecolors=[_look(one).colour for one in drawn],
            linewidths=1.1,
            linestyles=[(0, (3, 2))],
            zorder=3.5,
        )

    def _points(self) -> None:
        """Exact places: solid where the killed are known, hollow where they are not."""
        drawn = _largest_first(self._scene.drawn(Form.POINT))
        known = [one.shown.killed.size is not None for one in drawn]
        looks = [_look(one) for one in drawn]
        areas = [self.sizes.area(one.shown.killed.size) for one in drawn]
        put(
            self._axes,
            self._at(drawn),
            [mark(look.shape, area) for look, area in zip(looks, areas, strict=True)],
            facecolors=[k.colour if told else PAPER for k, told in zip(looks, known, strict=True)],
            edgecolors=[PAPER if told else k.colour for k, told in zip(looks, known, strict=True)],
            linewidths=[0.5 if told else 1.0 for told in known],
            alpha=0.88,
            zorder=4,
        )

    def _at(self, placed: Iterable[Placed]) -> Degrees:
        return self._ground.projection.points(
            np.array([[p.lon, p.lat] for p in placed], dtype=np.float64).reshape(-1, 2)
        )


def _look(one: Placed) -> Look:
    return LOOKS[family(one.shown.type)]


def shade(events: int) -> float:
    """The opacity of a unit with so many events: 1, 2 to 4, 5 and more."""
    return 0.2 if events < 2 else 0.32 if events < 5 else 0.46


def _largest_first(placed: Iterable[Placed]) -> list[Placed]:
    return sorted(placed, key=lambda p: (-(p.shown.killed.size or 0), p.shown.event))
