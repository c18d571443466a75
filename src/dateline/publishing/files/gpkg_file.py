"""GeoPackage: one layer of points (WGS 84) with typed fields; an unknown point is no geometry."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from dateline.publishing.files import arrow
from dateline.publishing.files.layout import Layout, Row

_VERSION = "1.3"
"""The version of the format (OGC 12-128r17): older programs open it without a warning."""
_NO_CLOCK = {"OGR_CURRENT_DATE": "1970-01-01T00:00:00.000Z"}
"""GDAL writes this time in place of the clock's."""


def require() -> None:
    """Return nothing when pyogrio (which brings GDAL) and pyarrow are installed."""
    arrow.require("pyogrio", "pyarrow")


def write(path: Path, layout: Layout, rows: Iterable[Row]) -> None:
    """Write the rows as the layer that ``layout.title`` names."""
    import pyarrow as pa
    import pyogrio

    form = arrow.schema(layout, geometry=True)
    stream = pa.RecordBatchReader.from_batches(form, arrow.batches(layout, rows, geometry=True))
    before = {key: pyogrio.get_gdal_config_option(key) for key in _NO_CLOCK}
    pyogrio.set_gdal_config_options(_NO_CLOCK)
    try:
        pyogrio.write_arrow(
            stream,
            path,
            layer=layout.title,
            driver="GPKG",
            geometry_name=arrow.GEOMETRY,
            geometry_type="Point",
            crs="EPSG:4326",
            dataset_options={"VERSION": _VERSION},
        )
    finally:
        pyogrio.set_gdal_config_options(before)
    _date(path, layout)


def _date(path: Path, layout: Layout) -> None:
    """Give the layer the time of the ledger's last change."""
    stamp = layout.stamp().strftime("%Y-%m-%dT%H:%M:%S.000Z")
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE gpkg_contents SET last_change = ?", (stamp,))
