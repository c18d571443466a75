"""A place told by its distance from another: "a camp 120 km north-east of Baghdad".

The point is reckoned from the other place's along the direction told. How exactly it is known
follows from the words: a direction of eight is known to within 22.5 degrees on either side.
"""

from __future__ import annotations

import re
from math import asin, atan2, cos, degrees, radians, sin, tan
from typing import NamedTuple

from dateline.knowledge.gazetteer import Entry
from dateline.resolution.where.distance import EARTH
from dateline.vocabulary import PlacePrecision

NEAR_KM = 25.0
"""Kilometres within which a place is near a point (UCDP GED, ``where_prec`` 2)."""

_MILE = 1.609344
_HALF_SECTOR = 22.5
"""Degrees on either side of one of eight directions."""

_LENGTH = re.compile(r"(\d[\d.,]*)\s*-?\s*(km|kms|kilomet(?:er|re)s?|miles?)\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(north|south|east|west)-?(east|west)?(?:ern)?\b", re.IGNORECASE)
_BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
    "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip


class Away(NamedTuple):
    """How far from a place and in which direction (degrees from north), where that is told."""

    km: float
    bearing: float | None

    @property
    def doubt(self) -> float:
        """Kilometres by which the point may be wrong for the direction's sake."""
        return self.km if self.bearing is None else self.km * tan(radians(_HALF_SECTOR))

    @property
    def far(self) -> bool:
        """Whether the place lies farther away than what counts as near."""
        return self.km > NEAR_KM

    @property
    def precision(self) -> PlacePrecision:
        """Near the point where the doubt is small, else a wide area."""
        return PlacePrecision.NEAR if self.doubt <= NEAR_KM else PlacePrecision.FEATURE


def away(words: str) -> Away | None:
    """The distance that ``words`` tell ("50 km (30 miles) north of"); none without a number."""
    length = _LENGTH.search(words)
    if length is None:
        return None
    try:
        number = float(length[1].rstrip(".,").replace(",", ""))
    except ValueError:
        return None
    way = _DIRECTION.search(words, length.end())
    name = f"{way[1]}{way[2] or ''}".lower() if way else ""
    return Away(number * (_MILE if length[2][0] in "mM" else 1.0), _BEARINGS.get(name))


def point_of(entry: Entry, told: Away) -> tuple[float, float] | None:
    """The point so far from an entry's, WGS 84 degrees; its own where no direction is told."""
    if entry.lat is None or entry.lon is None:
        return None
    if told.bearing is None:
        return entry.lat, entry.lon
    start, turn, arc = radians(entry.lat), radians(told.bearing), told.km / EARTH
    end = asin(sin(start) * cos(arc) + cos(start) * sin(arc) * cos(turn))
    east = atan2(sin(turn) * sin(arc) * cos(start), cos(arc) - sin(start) * sin(end))
    return round(degrees(end), 3), round((entry.lon + degrees(east) + 540) % 360 - 180, 3)
