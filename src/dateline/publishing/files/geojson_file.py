"""GeoJSON (RFC 7946): one feature a line, WGS 84, longitude before latitude.

The geometry is ``null`` where no point is known; how exactly a point is known stands among the
properties of every feature.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline.publishing.files.layout import Layout, Row
from dateline.publishing.files.points import point_of

DIGITS = 6
"""Decimal places of a degree, about 0.1 m; RFC 7946 advises no more."""


def require() -> None:
    """Return nothing: it needs no library."""


def write(path: Path, layout: Layout, rows: Iterable[Row]) -> None:
    """Write the rows as a feature collection."""
    encode = msgspec.json.Encoder().encode
    head = b'{"type":"FeatureCollection","name":' + encode(layout.title) + b',"features":['
    with path.open("wb") as out:
        mark = head + b"\n"
        for row in rows:
            out.write(mark + encode(_feature(layout, row)))
            mark = b",\n"
        out.write((b"\n" if mark == b",\n" else head) + b"]}\n")


def _feature(layout: Layout, row: Row) -> dict[str, object]:
    point = point_of(layout, row)
    geometry = None
    if point is not None:
        place = [round(point[0], DIGITS), round(point[1], DIGITS)]
        geometry = {"type": "Point", "coordinates": place}
    properties = {name: row.get(name) for name in layout.names}
    first = row.get(layout.names[0])
    return {"type": "Feature", "id": first, "geometry": geometry, "properties": properties}
