"""The ground of a printed map: land, borders, graticule, frame and scale bar."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from dateline.knowledge.outlines import Degrees, Kind, Level, Outlines
from dateline.publishing.canvas import INK, SOFT
from dateline.publishing.maps.extent import Extent
from dateline.publishing.maps.projection import Projection
from dateline.publishing.maps.spans import distance

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

SEA, LAND = "#e4ecf1", "#f8f6f1"
_BORDER, _UNIT, _COAST, _GRID = "#8d9299", "#d3cfc5", "#a9bac4", "#d3dee6"
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45)
"""Distances of the graticule's lines in degrees."""
_LENGTHS = tuple(n * 10**e for e in range(4) for n in (1, 2, 5))
"""Lengths of scale bars in kilometres."""
_FINE_BELOW = 28.0
"""Maps lower than so many degrees are drawn with the detailed outlines."""


class Ground:
    """Draws the ground of one map. ``level`` is the detail that its scale asks for."""

    def __init__(self, axes: Axes, outlines: Outlines, extent: Extent) -> None:
        self.axes = axes
        self.outlines = outlines
        self.extent = extent
        self.projection = Projection(extent)
        self.level = Level.FINE if extent.height < _FINE_BELOW else Level.COARSE

    def draw(self) -> None:
        """Draw all of it, and set the limits of the axes."""
        self._limits()
        self._sea()
        self._graticule()
        self._land()
        self._lines([Kind.COAST], _COAST, 0.5)
        if not self.projection.world:
            self._lines([Kind.UNIT], _UNIT, 0.55)
        self._lines([Kind.BORDER], _BORDER, 0.45 if self.projection.world else 0.85)
        self._lines([Kind.CONTESTED], _BORDER, 0.8, dashed=True)
        if not self.projection.world:
            self._scale()

    def patch(self, rings: Iterable[Degrees]) -> Path | None:
        """Rings in degrees as one path on the map, ``None`` where nothing of them is on it."""
        from matplotlib.path import Path

        pieces = [piece for ring in rings for piece in self.projection.rings(ring)]
        paths = [Path(np.vstack((p, p[:1])), closed=True) for p in pieces if len(p) > 2]
        return Path.make_compound_path(*paths) if paths else None

    def outline(self, code: str) -> Path | None:
        """The outline of a country or unit as a path on the map."""
        polygons = self.outlines.polygons(code, self.level)
        return self.patch(ring for polygon in polygons for ring in polygon)

    def middles(self) -> Iterator[tuple[str, float, float]]:
        """Each country that is seen, with the middle on the plane of what is seen of it."""
        low, high = self.axes.get_xlim(), self.axes.get_ylim()
        x, y = (np.linspace(a + (b - a) * 0.06, b - (b - a) * 0.06, 40) for a, b in (low, high))
        grid = np.array([(px, py) for py in y for px in x])
        for code in sorted(self._countries()):
            path = self.outline(code)
            inside = grid[path.contains_points(grid)] if path is not None else grid[:0]
            if len(inside) > len(grid) / 100:
                middle = inside.mean(axis=0)
                near = inside[np.argmin(np.square(inside - middle).sum(axis=1))]
                yield code, float(near[0]), float(near[1])

    def _limits(self) -> None:
        corners = self._frame()
        low, high = corners.min(axis=0), corners.max(axis=0)
        self.axes.set_xlim(low[0], high[0])
        self.axes.set_ylim(low[1], high[1])
        self.axes.set_aspect("equal", anchor="N")
        self.axes.apply_aspect()  # now, so that what is measured from here on holds
        self.axes.set_xticks([])
        self.axes.set_yticks([])
        for spine in self.axes.spines.values():
            spine.set_visible(not self.projection.world)
            spine.set_edgecolor("#b9c4cb")

    def _frame(self) -> Degrees:
        """The edge of the extent on the plane."""
        e = self.extent
        half = min(180.0, e.width / 2)
        lat = np.linspace(e.south, e.north, 60)
        sides = [np.column_stack((np.full(60, s), lat)) for s in (-half, half)]
        edge = np.vstack((sides[0], sides[1][::-1]))
        edge[:, 0] += self.projection.meridian
        # Half a turn either way is the same meridian: keep each on its side of the map.
        edge[:60, 0] += 1e-9
        edge[60:, 0] -= 1e-9
        return self.projection.points(edge)

    def _sea(self) -> None:
        if not self.projection.world:
            self.axes.set_facecolor(SEA)
            return
        self.axes.set_facecolor("none")
        self.axes.fill(*self._frame().T, color=SEA, zorder=0, linewidth=0)

    def _land(self) -> None:
        from matplotlib.collections import PathCollection

        paths = [p for c in sorted(self._countries()) if (p := self.outline(c)) is not None]
        land = PathCollection(paths, facecolors=LAND, edgecolors=LAND, linewidths=0.3, zorder=1)
        self.axes.add_collection(land, autolim=False)

    def _countries(self) -> set[str]:
        """The countries that may be seen."""
        boxes = self.outlines.boxes()
        seen = (n for n, box in enumerate(boxes.tolist()) if self.extent.touches(*box))
        return {home for n in seen for home in self.outlines.homes(n)}

    def _lines(
        self, kinds: Collection[Kind], colour: str, width: float, dashed: bool = False
    ) -> None:
        from matplotlib.collections import LineCollection

        boxes = self.outlines.boxes()
        pieces = [
            piece
            for n in self.outlines.lines(kinds)
            if self.extent.touches(*boxes[n].tolist())
            for piece in self.projection.lines(self.outlines.arc(n, self.level))
        ]
        style = (0, (4, 2.5)) if dashed else "solid"
        self.axes.add_collection(
            LineCollection(
                pieces,
                colors=colour,
                linewidths=width,
                linestyles=[style],
                capstyle="butt" if dashed else "round",
                zorder=2,
            ),
            autolim=False,
        )

    def _graticule(self) -> None:
        """Meridians and parallels, told at the frame of a regional map."""
        from matplotlib.collections import LineCollection

        e = self.extent
        meridians = _marks(e.west, e.east, _step(e.width))
        parallels = _marks(e.south, e.north, _step(e.height))
        lat, lon = np.linspace(e.south, e.north, 50), np.linspace(e.west, e.east, 90)
        lines = [np.column_stack((np.full(50, m), lat)) for m in meridians]
        lines += [np.column_stack((lon, np.full(90, p))) for p in parallels]
        drawn = [piece for line in lines for piece in self.projection.lines(_wrapped(line))]
        grid = LineCollection(drawn, colors=_GRID, linewidths=0.5, zorder=0.5)
        self.axes.add_collection(grid, autolim=False)
        if not self.projection.world:
            self._degrees(meridians, parallels)

    def _degrees(self, meridians: list[float], parallels: list[float]) -> None:
        south, west = self.extent.south, self.extent.west
        x = self.projection.points(np.array([[m, south] for m in meridians]).reshape(-1, 2))[:, 0]
        y = self.projection.points(np.array([[west + 1e-9, p] for p in parallels]).reshape(-1, 2))
        self.axes.set_xticks(x, [_told((m + 180) % 360 - 180, "E", "W") for m in meridians])
        self.axes.set_yticks(y[:, 1], [_told(p, "N", "S") for p in parallels])
        self.axes.tick_params(length=0, labelsize=6.5, pad=3, colors=SOFT)

    def _scale(self) -> None:
        """A bar of a round length, true along the middle parallel."""
        low, high = self.axes.get_xlim(), self.axes.get_ylim()
        lon, lat = self.extent.middle
        degree = distance(lat, lon, lat, lon + 0.1) * 10
        plane = float(np.diff(self.projection.points(np.array([[lon, lat], [lon + 0.1, lat]]))[
            :, 0])[0]) * 10  # fmt: skip
        across = (low[1] - low[0]) / plane * degree
        length = max((n for n in _LENGTHS if n <= across / 5), default=1)
        wide = length / degree * plane
        x = low[0] + (low[1] - low[0]) * 0.025
        y = high[0] + (high[1] - high[0]) * 0.035
        tall = (high[1] - high[0]) * 0.006
        ends = ([x, x, x + wide, x + wide], [y + tall, y, y, y + tall])
        self.axes.plot(*ends, color="white", linewidth=3, zorder=8, solid_capstyle="round")
        self.axes.plot(*ends, color=INK, linewidth=1, zorder=8, solid_capstyle="butt")
        self.axes.text(
            x + wide / 2, y + tall * 1.3, f"{length:,} km",
            ha="center", va="bottom", fontsize=7, color=INK, zorder=8,
        )  # fmt: skip


def _step(width: float) -> float:
    return next((s for s in _STEPS if width / s <= 7), _STEPS[-1])


def _marks(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step), math.floor(high / step)
    return [round(n * step, 6) for n in range(first, last + 1)]


def _wrapped(line: Degrees) -> Degrees:
    """The line, turned as a whole so that it begins within -180 to 180 degrees."""
    turn = math.floor((line[0, 0] + 180) / 360) * 360
    return line - np.array([turn, 0.0]) if turn else line


def _told(degrees: float, positive: str, negative: str) -> str:
    if degrees == 0 or abs(degrees) == 180:
        return f"{abs(degrees):g}°"
    return f"{abs(degrees):g}° {positive if degrees > 0 else negative}"
