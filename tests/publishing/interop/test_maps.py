"""GDAL and geopandas open GeoJSON and GeoPackage: points, dates and numbers with their types."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

Written = Callable[..., Path]
Program = Callable[..., str]


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_gdal_sees_typed_fields(form: str, write: Written, program: Program) -> None:
    told = program("ogrinfo", "-so", write("acled", form), "dateline_acled")
    assert "Feature Count: 3" in told
    assert "Geometry: Point" in told
    assert "event_date: Date" in told
    assert "fatalities: Integer" in told
    assert "latitude: Real" in told
    assert 'ID["EPSG",4326]' in told


def test_gdal_opens_a_geopackage_without_a_warning(write: Written, program: Program) -> None:
    path = write("neutral", "gpkg")
    assert "updated: DateTime" in program("ogrinfo", "-so", path, "dateline_neutral")


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_gdal_gives_the_rows_back(
    form: str, write: Written, program: Program, tmp_path: Path
) -> None:
    source, target = write("acled", form), tmp_path / "back.csv"
    program("ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", target, source)
    with target.open(encoding="utf-8", newline="") as held:
        rows = list(csv.DictReader(io.StringIO(held.read())))
    assert [(row["X"], row["Y"]) for row in rows] == [
        ("-1.25", "15.9"),
        ("", ""),
        ("1.01", "20.19"),
    ]
    assert [row["event_date"].replace("/", "-") for row in rows] == ["2019-11-01", "", "2019-11-02"]
    assert [row["fatalities"] for row in rows] == ["54", "0", "0"]
    assert rows[2]["location"] == "Te\u0301ssalit الحديدة"


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_geopandas(form: str, write: Written) -> None:
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.read_file(write("acled", form))
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_empty.tolist() == [False, False, False]
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert (frame.geometry[0].x, frame.geometry[0].y) == (-1.25, 15.9)
    assert str(frame["event_date"].dtype).startswith("datetime64")
    assert frame["event_date"].dt.day.tolist()[0] == 1
    assert frame["geo_precision"].tolist()[0] == 1
