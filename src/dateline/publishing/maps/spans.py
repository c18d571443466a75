"""How far administrative units reach, told from the places that lie in them."""

from __future__ import annotations

import math

from dateline.knowledge.gazetteer import Gazetteer

EARTH_KM = 6371.0
"""Mean radius of the earth."""
_SHARE = 0.95
"""So much of a unit's places lie within its circle; the farthest few would make it too wide."""
_DEFAULT_KM = {1: 150.0, 2: 35.0}
"""Where the places of a unit are not known: the radius that three quarters of the gazetteer's units
of the first and of the second order stay under (measured on 1,200 of each)."""
_LEAST_KM, _FEWEST = 10.0, 3
"""No circle of a unit is smaller; fewer places tell nothing of its width."""


class PlaceSpans:
    """Radii of units from the gazetteer's places; each first-order unit is looked up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._units: dict[str, dict[str, list[tuple[float, float]]]] = {}

    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        """Kilometres around a point within which 95 % of the unit's places lie, at least 10."""
        places = self._places(code) if code else []
        if len(places) < _FEWEST:
            return _DEFAULT_KM[order]
        far = sorted(distance(lat, lon, *place) for place in places)
        return max(_LEAST_KM, round(far[math.ceil(_SHARE * len(far)) - 1], 1))

    def _places(self, code: str) -> list[tuple[float, float]]:
        """The places of a unit; those of a first-order unit are looked up once for all in it."""
        first = ".".join(code.split(".")[:2])
        if first not in self._units:
            held: dict[str, list[tuple[float, float]]] = {}
            for entry in self._gazetteer.settlements(first):
                if entry.lat is not None and entry.lon is not None:
                    for unit in {entry.admin1, entry.admin2} - {""}:
                        held.setdefault(unit, []).append((entry.lat, entry.lon))
            self._units[first] = held
        return self._units[first].get(code, [])


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres along the great circle between two points in degrees."""
    a, b = math.radians(lat1), math.radians(lat2)
    across = math.radians(lon2 - lon1)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def circle(lat: float, lon: float, radius: float, steps: int = 72) -> list[tuple[float, float]]:
    """A closed ring of points (longitude, latitude) at ``radius`` kilometres, counterclockwise.

    Longitudes may pass 180 degrees, so that the ring stays in one piece.
    """
    a, reach = math.radians(lat), radius / EARTH_KM
    ring = []
    for step in range(steps + 1):
        way = -2 * math.pi * (step % steps) / steps
        up = math.sin(a) * math.cos(reach) + math.cos(a) * math.sin(reach) * math.cos(way)
        east = math.atan2(
            math.sin(way) * math.sin(reach) * math.cos(a), math.cos(reach) - math.sin(a) * up
        )
        ring.append((lon + math.degrees(east), math.degrees(math.asin(max(-1.0, min(1.0, up))))))
    return ring
