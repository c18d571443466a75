"""From degrees to the plane of a map: equirectangular for a region, Equal Earth for the world.

Both are centred on a meridian, so that a map across the antimeridian is as whole as any other. The
unit of the plane is the degree of latitude.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from dateline.knowledge.outlines import Degrees
from dateline.publishing.maps.extent import Extent

_WIDE, _HIGH = 110.0, 75.0
"""Degrees of longitude or latitude from which a map is one of the world."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""Coefficients of Equal Earth (Šavrič, Patterson and Jenny 2018)."""


class Projection:
    """A projection centred on a meridian; ``world`` tells which of the two it is."""

    def __init__(self, extent: Extent) -> None:
        self.world = extent.width > _WIDE or extent.height > _HIGH
        self.meridian = extent.middle[0]
        # The parallel along which east-west distances are right.
        self._squeeze = math.cos(math.radians(max(-80.0, min(80.0, extent.middle[1]))))

    def points(self, degrees: Degrees) -> Degrees:
        """Points on the plane, each on the side of the cut where it lies."""
        shifted = degrees.copy()
        shifted[:, 0] = (shifted[:, 0] - self.meridian + 180) % 360 - 180
        return self._plane(shifted)

    def rings(self, ring: Degrees) -> Iterator[Degrees]:
        """A closed ring as closed pieces on the plane; it is cut at the map's edge."""
        for shifted in self._copies(ring):
            cut = _clipped(_clipped(shifted, -180.0, 1), 180.0, -1)
            if len(cut) > 2:
                yield self._plane(_dense(cut) if self.world else cut)

    def lines(self, line: Degrees) -> Iterator[Degrees]:
        """A line as pieces on the plane; steps across the map's edge are left out."""
        for shifted in self._copies(line):
            inside = np.abs(shifted[:, 0]) <= 180
            if inside.all():
                yield self._plane(shifted)
                continue
            for piece in np.split(shifted, np.flatnonzero(np.diff(inside)) + 1):
                if abs(piece[0, 0]) <= 180 and len(piece) > 1:
                    yield self._plane(piece)

    def _copies(self, line: Degrees) -> Iterator[Degrees]:
        """The line seen from the central meridian, each turn of the globe that is on the map."""
        for turn in (-360.0, 0.0, 360.0):
            shifted = line + np.array([turn - self.meridian, 0.0])
            if shifted[:, 0].max() > -180 and shifted[:, 0].min() < 180:
                yield shifted

    def _plane(self, shifted: Degrees) -> Degrees:
        """Degrees from the central meridian to the plane."""
        if not self.world:
            return shifted * (self._squeeze, 1.0)
        lon, lat = np.radians(shifted[:, 0]), np.radians(np.clip(shifted[:, 1], -90, 90))
        a1, a2, a3, a4 = _A
        t = np.arcsin(math.sqrt(3) / 2 * np.sin(lat))
        t2, t6 = t**2, t**6
        down = 3 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))
        x = 2 * math.sqrt(3) * lon * np.cos(t) / down
        y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
        return np.degrees(np.column_stack((x, y)))


def _clipped(ring: Degrees, edge: float, side: int) -> Degrees:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    if len(ring) == 0 or (side * (ring[:, 0] - edge) >= 0).all():
        return ring
    out: list[tuple[float, float]] = []
    last = ring[-1]
    for at in ring:
        inside, was = side * (at[0] - edge) >= 0, side * (last[0] - edge) >= 0
        if inside != was:
            share = (edge - last[0]) / (at[0] - last[0])
            out.append((edge, float(last[1] + share * (at[1] - last[1]))))
        if inside:
            out.append((float(at[0]), float(at[1])))
        last = at
    return np.array(out).reshape(-1, 2)


def _dense(ring: Degrees) -> Degrees:
    """The ring with vertices at most five degrees of latitude apart, so cuts follow the edge."""
    long = np.flatnonzero(np.abs(np.diff(ring[:, 1])) > 5)
    if len(long) == 0:
        return ring
    parts, start = [], 0
    for at in long.tolist():
        steps = math.ceil(abs(ring[at + 1, 1] - ring[at, 1]) / 5)
        parts += [ring[start : at + 1], np.linspace(ring[at], ring[at + 1], steps + 1)[1:-1]]
        start = at + 1
    return np.concatenate([*parts, ring[start:]])
