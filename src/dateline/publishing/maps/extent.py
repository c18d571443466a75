"""The part of the world that a map shows, across the antimeridian where that is nearer."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dateline.records import Record

_LEAST = 2.4
"""Least height of a map in degrees (about 270 km), so that one event still shows where it is."""
_MARGIN = 0.09
"""Room left on every side, as a share of the extent."""


class Extent(Record, frozen=True, kw_only=True):
    """A box in degrees. ``east`` is over 180 where the box lies across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude (-180 to 180) and latitude of the middle."""
        lon = (self.west + self.east) / 2
        return (lon + 180) % 360 - 180, (self.south + self.north) / 2

    def touches(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether a box of longitudes -180 to 180 lies in part within."""
        if north < self.south or south > self.north:
            return False
        turns = (west + turn <= self.east and east + turn >= self.west for turn in (-360, 0, 360))
        return any(turns)


WORLD = Extent(west=-180, south=-58, east=180, north=80)
"""The whole world, without the Antarctic."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; west may be over east, across the antimeridian."""


def extent(boxes: Iterable[Box], aspect: float) -> Extent:
    """The extent around boxes with a margin, for a map ``aspect`` times as wide as high.

    Of all ways to cut the globe the one is taken that leaves out the widest empty stretch. Without
    boxes it is the world.
    """
    held = list(boxes)
    if not held:
        return WORLD
    west, east = _span([(b[0], b[2]) for b in held])
    south, north = min(b[1] for b in held), max(b[3] for b in held)
    return _shaped(west, south, east, north, aspect)


def _span(stretches: list[tuple[float, float]]) -> tuple[float, float]:
    """The shortest stretch of longitudes that holds all of them."""
    turned = sorted(((w % 360, w % 360 + (e - w) % 360) for w, e in stretches))
    widest, start, reach = -1.0, turned[0][0], turned[0][1]
    for west, east in [*turned[1:], (turned[0][0] + 360, 0.0)]:
        if west - reach > widest:
            widest, start = west - reach, west
        reach = max(reach, east)
    if widest <= 0:
        return -180.0, 180.0
    west = (start + 180) % 360 - 180
    return west, west + 360 - widest


def _shaped(west: float, south: float, east: float, north: float, aspect: float) -> Extent:
    """The box with its margin, widened to the shape of the map."""
    lat, lon = (south + north) / 2, (west + east) / 2
    squeeze = max(0.17, math.cos(math.radians(lat)))
    height = max(_LEAST, (north - south) * (1 + 2 * _MARGIN))
    width = max(_LEAST * aspect / squeeze, (east - west) * (1 + 2 * _MARGIN))
    height = max(height, width * squeeze / aspect)
    width = max(width, height * aspect / squeeze)
    if width >= 360 or height > 150:
        return WORLD if abs(lon) < 1 else _turned(lon)
    low, high = lat - height / 2, lat + height / 2
    if high > 89:
        low, high = low - (high - 89), 89.0
    elif low < -89:
        low, high = -89.0, high + (-89 - low)
    return Extent(west=lon - width / 2, south=low, east=lon + width / 2, north=high)


def _turned(lon: float) -> Extent:
    return Extent(west=lon - 180, south=WORLD.south, east=lon + 180, north=WORLD.north)
