"""Where an event lies, with how exactly that is known, as a small drawing made on the server."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from dateline.records import WhereValue
from dateline.vocabulary import PlacePrecision

WIDTH, HEIGHT = 300.0, 180.0
_EDGE = 12.0
_NEAR = 25.0
"""Kilometres within which a place "near" a point lies (UCDP GED codebook, where_prec 2)."""
_UNIT = 111.32
"""Kilometres of a degree of latitude."""


def locator(where: WhereValue | None) -> dict[str, Any] | None:
    """The drawing: outlines as paths, the point and the circle or area of its precision."""
    if where is None or where.country is None:
        return None
    shape = _shape(where.country)
    if shape is None:
        return None
    paths, scale, west, north, squeeze = shape
    drawn: dict[str, Any] = {
        "land": paths,
        "area": "",
        "whole": where.precision is PlacePrecision.COUNTRY,
        "dot": None,
        "ring": None,
    }
    if where.precision in (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2) and where.admin1_code:
        drawn["area"] = _unit(where.admin1_code, where.country)
    if where.lat is None or where.lon is None or drawn["whole"]:
        return drawn
    x = _EDGE + (where.lon - west) * squeeze * scale
    y = _EDGE + (north - where.lat) * scale
    if -20 < x < WIDTH + 20 and -20 < y < HEIGHT + 20:
        drawn["dot"] = (round(x, 1), round(y, 1))
        if where.precision is PlacePrecision.NEAR:
            drawn["ring"] = round(max(9.0, _NEAR / _UNIT * scale), 1)
        elif where.precision is not PlacePrecision.EXACT:
            drawn["ring"] = 16.0
    return drawn


@lru_cache(maxsize=64)
def _shape(country: str) -> tuple[str, float, float, float, float] | None:
    """The paths of a country, and how degrees lie on the drawing."""
    from dateline.knowledge.outlines import Level, Outlines

    outlines = Outlines.open()
    if country not in outlines:
        return None
    rings = [polygon[0] for polygon in outlines.polygons(country, Level.COARSE)]
    if not rings:
        return None
    sizes = [_area(ring) for ring in rings]
    main = [r for r, size in zip(rings, sizes, strict=True) if size >= max(sizes) * 0.04]
    west, east = min(r[:, 0].min() for r in main), max(r[:, 0].max() for r in main)
    south, north = min(r[:, 1].min() for r in main), max(r[:, 1].max() for r in main)
    squeeze = max(0.15, math.cos(math.radians((south + north) / 2)))
    across = max((east - west) * squeeze, 0.05)
    scale = min((WIDTH - 2 * _EDGE) / across, (HEIGHT - 2 * _EDGE) / max(north - south, 0.05))
    west -= ((WIDTH - 2 * _EDGE) / scale - across) / 2 / squeeze
    north += ((HEIGHT - 2 * _EDGE) / scale - (north - south)) / 2
    place = (float(scale), float(west), float(north), float(squeeze))
    return (_path(main, *place), *place)


@lru_cache(maxsize=256)
def _unit(code: str, country: str) -> str:
    """The paths of a first-order unit on its country's drawing."""
    from dateline.knowledge.outlines import Level, Outlines

    shape, outlines = _shape(country), Outlines.open()
    if shape is None or code not in outlines:
        return ""
    rings = [polygon[0] for polygon in outlines.polygons(code, Level.COARSE)]
    return _path(rings, *shape[1:])


def _area(ring: Any) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2


def _path(rings: Iterable[Any], scale: float, west: float, north: float, squeeze: float) -> str:
    parts = []
    for ring in rings:
        points = (
            f"{_EDGE + (lon - west) * squeeze * scale:.1f} {_EDGE + (north - lat) * scale:.1f}"
            for lon, lat in ring.tolist()
        )
        parts.append("M" + "L".join(points) + "Z")
    return "".join(parts)
