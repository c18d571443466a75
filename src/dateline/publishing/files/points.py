"""The point of a row."""

from __future__ import annotations

from dateline.publishing.files.layout import Layout, Row


def point_of(layout: Layout, row: Row) -> tuple[float, float] | None:
    """Longitude and latitude, ``None`` where either is not known or outside the globe.

    Nor is there a point without a word on how exactly it is known.
    """
    lat, lon = row.get(layout.point.lat), row.get(layout.point.lon)
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    if row.get(layout.point.precision) is None:
        layout.told.tell(layout.point.lat, "a point whose precision is not known is not drawn")
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        layout.told.tell(layout.point.lat, "a point outside the globe is not drawn")
        return None
    return float(lon), float(lat)
