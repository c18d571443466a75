"""Outlines of countries and first-order units: Natural Earth, public domain.

One topology holds them all: arcs between the points where three lines meet, each kept once, and
rings that refer to arcs, so that neighbours share their border whatever the level of detail. See
``data/outlines.CARD.md``; built by ``scripts/build_outlines.py``.

Longitudes and latitudes are WGS 84 degrees, from -180 to 180. Rings are closed; outer rings run
counterclockwise, holes clockwise (RFC 7946).
"""

from __future__ import annotations

import lzma
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache, cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.errors import KnowledgeError

FILE = Path(__file__).parent / "data" / "outlines.json.xz"
ATTRIBUTION = "Outlines: Natural Earth"
"""Short credit for maps; Natural Earth asks for none, and readers want to know."""

Degrees = NDArray[np.float64]
"""Vertices in rows: longitude, latitude."""
Arcs = tuple[int, ...]
"""A closed ring as arcs in order; ``-1 - n`` is arc ``n`` run backwards."""
Polygons = tuple[tuple[Arcs, ...], ...]
"""Polygons, each its outer ring and its holes."""

_Ends = Callable[[int], tuple[tuple[float, float], tuple[float, float]]]
_Line = Callable[[Arcs], Degrees]


class Kind(IntEnum):
    """What an arc is on the ground."""

    COAST = 0
    BORDER = 1  # of countries
    UNIT = 2  # of first-order units within a country
    CONTESTED = 3  # a border that one side does not accept; the list is in the build script
    SEAM = 4  # the antimeridian or the pole: where the map is cut, not a line on the ground


class Level(IntEnum):
    """How many vertices are drawn: triangles under 90 or 0.6 square kilometres are left out."""

    COARSE = 0
    FINE = 1


class _Packed(msgspec.Struct):
    grid: int
    arcs: list[list[int]]
    kinds: str
    units: list[tuple[str, str, str, str, list[list[list[int]]]]]
    points: dict[str, tuple[float, float]]


class Outlines:
    """The outlines, decoded as they are asked for. ``Outlines.open()`` gives the shipped ones."""

    def __init__(self, packed: _Packed) -> None:
        self._grid = packed.grid
        self._arcs = packed.arcs
        self.kinds: tuple[Kind, ...] = tuple(Kind(int(k)) for k in packed.kinds)
        self._points = packed.points
        self._units: dict[str, list[list[list[int]]]] = defaultdict(list)
        self._countries: dict[str, list[list[list[int]]]] = defaultdict(list)
        self._homes: dict[int, set[str]] = defaultdict(set)
        self._coded: set[int] = set()
        for _, _, country, code, shape in packed.units:
            self._file(country, code, shape)
        self._cached: dict[str, Polygons] = {}

    def _file(self, country: str, code: str, shape: list[list[list[int]]]) -> None:
        self._countries[country] += shape
        if code:
            self._units[code] += shape
        for arc in (_number(a) for polygon in shape for ring in polygon for a in ring):
            self._homes[arc].add(country)
            if code:
                self._coded.add(arc)

    @classmethod
    def open(cls) -> Outlines:
        """The shipped outlines, read once per process.

        Raises:
            KnowledgeError: when the file is missing or damaged.
        """
        return _shipped()

    @property
    def countries(self) -> frozenset[str]:
        """ISO 3166 alpha-2 codes of the countries that have an outline."""
        return frozenset(self._countries)

    @property
    def units(self) -> frozenset[str]:
        """GeoNames codes ("ML.04") of the first-order units that have an outline."""
        return frozenset(self._units)

    def __contains__(self, code: object) -> bool:
        """Whether a country (by ISO code) or a unit (by GeoNames code) has an outline."""
        return code in self._units or code in self._countries

    def rings(self, code: str) -> Polygons:
        """The polygons of a country or a unit as arcs; none where it has no outline."""
        if code not in self._cached:
            held = (self._units if "." in code else self._countries).get(code, [])
            self._cached[code] = tuple(_nested(_joined(held, self._ends), self._ring_fine))
        return self._cached[code]

    def polygons(self, code: str, level: Level = Level.FINE) -> list[list[Degrees]]:
        """The polygons of a country or a unit, each its outer ring and its holes.

        Rings that have no area at the level are left out.
        """
        drawn = [[self.ring(r, level) for r in rings] for rings in self.rings(code)]
        return [[r for r in rings if len(r) > 3] for rings in drawn if len(rings[0]) > 3]

    def ring(self, arcs: Arcs, level: Level = Level.FINE) -> Degrees:
        """The vertices of a closed ring."""
        parts = [self.arc(a, level) for a in arcs]
        return np.concatenate([parts[0], *(p[1:] for p in parts[1:])])

    def arc(self, number: int, level: Level = Level.FINE) -> Degrees:
        """The vertices of an arc, run backwards for ``-1 - number``."""
        forward = _number(number)
        line = self._fine[forward] if level is Level.FINE else self._coarse[forward]
        return line if number >= 0 else line[::-1]

    def lines(self, kinds: Collection[Kind]) -> Iterator[int]:
        """The numbers of the arcs of these kinds.

        Borders of units that the gazetteer does not know (divisions that are no more) are left out.
        """
        for number, kind in enumerate(self.kinds):
            if kind in kinds and (kind is not Kind.UNIT or number in self._coded):
                yield number

    def homes(self, arc: int) -> frozenset[str]:
        """The countries that an arc is a part of."""
        return frozenset(self._homes[_number(arc)])

    def point(self, code: str) -> tuple[float, float] | None:
        """Longitude and latitude deep inside a country or a unit: where its label may stand.

        It says nothing about where an event was.
        """
        return self._points.get(code)

    def boxes(self) -> NDArray[np.float64]:
        """West, south, east, north of every arc, in rows."""
        return self._boxes

    def packed(self, level: Iterable[Level]) -> list[list[int]]:
        """Every arc at its own level, as steps on the grid: x, y, dx, dy ... (for the web page)."""
        return [self._steps(n, one) for n, one in enumerate(level)]

    @property
    def grid(self) -> int:
        """Steps of the grid to a degree."""
        return self._grid

    def _steps(self, number: int, level: Level) -> list[int]:
        at = np.rint(self.arc(number, level) * self._grid).astype(np.int64)
        steps: list[int] = np.diff(at, axis=0, prepend=np.zeros((1, 2), np.int64)).ravel().tolist()
        return steps

    @cached_property
    def _both(self) -> tuple[list[Degrees], list[Degrees]]:
        fine, coarse = [], []
        for steps in self._arcs:
            pairs = np.array(steps, dtype=np.int64).reshape(-1, 2)
            kept = (pairs[:, 0] & 1).astype(bool)
            pairs[:, 0] >>= 1
            line = np.cumsum(pairs, axis=0) / self._grid
            fine.append(line)
            coarse.append(line[kept])
        return fine, coarse

    @property
    def _fine(self) -> list[Degrees]:
        return self._both[0]

    @property
    def _coarse(self) -> list[Degrees]:
        return self._both[1]

    @cached_property
    def _boxes(self) -> NDArray[np.float64]:
        return np.array([[*line.min(axis=0), *line.max(axis=0)] for line in self._fine])

    def _ends(self, arc: int) -> tuple[tuple[float, float], tuple[float, float]]:
        line = self.arc(arc)
        return (line[0, 0], line[0, 1]), (line[-1, 0], line[-1, 1])

    def _ring_fine(self, arcs: Arcs) -> Degrees:
        return self.ring(arcs, Level.FINE)


@cache
def _shipped() -> Outlines:
    try:
        raw = lzma.decompress(FILE.read_bytes())
        return Outlines(msgspec.json.decode(raw, type=_Packed))
    except (OSError, lzma.LZMAError, msgspec.DecodeError) as error:
        raise KnowledgeError(
            f"the outlines {FILE.name} are missing or damaged ({error}); reinstall dateline"
        ) from error


def _number(arc: int) -> int:
    return arc if arc >= 0 else -1 - arc


def _joined(shapes: Sequence[Sequence[Sequence[int]]], ends: _Ends) -> list[Arcs]:
    """The rings around the union of polygons: arcs that two of them share are inside, and go."""
    rings = [tuple(ring) for polygon in shapes for ring in polygon]
    used = Counter(arc for ring in rings for arc in ring)
    if not any(-1 - arc in used for arc in used):
        return rings
    leaving: dict[tuple[float, float], list[int]] = defaultdict(list)
    for arc, times in used.items():
        # Net of both directions, so that every walk closes even where polygons overlap a little.
        leaving[ends(arc)[0]] += [arc] * (times - used[-1 - arc])
    return list(_walked(leaving, ends))


def _walked(leaving: dict[tuple[float, float], list[int]], ends: _Ends) -> Iterator[Arcs]:
    """Closed walks over all arcs, each from where the last one ended."""
    for start, waiting in leaving.items():
        while waiting:
            walk = [waiting.pop()]
            while (at := ends(walk[-1])[1]) != start:
                walk.append(leaving[at].pop())
            yield tuple(walk)


def _nested(rings: Iterable[Arcs], line: _Line) -> Iterator[tuple[Arcs, ...]]:
    """The rings as polygons: each hole goes with the smallest outer ring around it."""
    drawn = [(arcs, line(arcs)) for arcs in rings]
    sized = [(arcs, ring, _area(ring)) for arcs, ring in drawn]
    outer = sorted((one for one in sized if one[2] > 0), key=lambda one: one[2])
    holes: dict[Arcs, list[Arcs]] = {arcs: [] for arcs, _, _ in outer}
    for arcs, ring, area in sized:
        if area < 0:
            around = (o for o, r, size in outer if size > -area and contains(r, *_inner(ring)))
            home = next(around, None)
            if home is not None:
                holes[home].append(arcs)
    for arcs, _, _ in reversed(outer):
        yield (arcs, *holes[arcs])


def _area(ring: Degrees) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def _inner(ring: Degrees) -> tuple[float, float]:
    """The middle of a ring's first side: a point on it, away from its corners."""
    lon, lat = (ring[0] + ring[1]) / 2
    return float(lon), float(lat)


def contains(ring: Degrees, lon: float, lat: float) -> bool:
    """Whether a point lies within a closed ring (even-odd rule, on the plane of degrees)."""
    x, y = ring[:, 0], ring[:, 1]
    crosses = (y[:-1] > lat) != (y[1:] > lat)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x[:-1] + (lat - y[:-1]) * (x[1:] - x[:-1]) / (y[1:] - y[:-1])
    return bool(np.count_nonzero(crosses & (lon < at)) % 2)
