"""Rows as files: types, hostile cells, the same bytes twice, all or nothing."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hostile import CELLS

from dateline.codebooks import Column, Kind, Point
from dateline.errors import ConfigurationError, MissingExtraError
from dateline.publishing import files
from dateline.publishing.files import arrow
from dateline.publishing.files.atomic import replacing_file
from dateline.publishing.files.cells import typed, whole_text
from dateline.publishing.files.layout import Layout, Row
from dateline.publishing.files.xlsx_file import LONGEST

COLUMNS = (
    Column(name="id", kind=Kind.TEXT, meaning="id", hxl="#event+id"),
    Column(name="day", kind=Kind.DATE, meaning="day", hxl="#date"),
    Column(name="at", kind=Kind.DATETIME, meaning="time"),
    Column(name="dead", kind=Kind.INTEGER, meaning="dead", hxl="#affected+killed"),
    Column(name="lat", kind=Kind.NUMBER, meaning="lat", hxl="#geo+lat"),
    Column(name="lon", kind=Kind.NUMBER, meaning="lon", hxl="#geo+lon"),
    Column(name="precision", kind=Kind.INTEGER, meaning="precision"),
    Column(name="note", kind=Kind.TEXT, meaning="note"),
)
FULL: Row = {
    "id": "E1",
    "day": "2019-11-01",
    "at": "2026-11-20T12:00:00+00:00",
    "dead": 0,
    "lat": 15.9,
    "lon": -1.25,
    "precision": 1,
    "note": "Ménaka",
}
EMPTY: Row = {"id": "E2", **{column.name: None for column in COLUMNS[1:]}}
STAMP = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def layout(**more: Any) -> Layout:
    return Layout(
        title="rows",
        columns=COLUMNS,
        point=Point(lat="lat", lon="lon", precision="precision"),
        stamp=lambda: STAMP,
        **more,
    )


def written(path: Path, form: str, *rows: Row, **more: Any) -> Layout:
    """Write rows to a file of the folder; how they were laid out."""
    how = layout(**more)
    files.writer(form)(path, how, rows)
    return how


def noted(text: str) -> Row:
    return {**FULL, "note": whole_text(text)}


@pytest.mark.parametrize("form", files.FORMATS)
def test_the_same_rows_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    one, two = tmp_path / f"one.{form}", tmp_path / "other" / f"one.{form}"
    two.parent.mkdir()
    written(one, form, FULL, EMPTY)
    written(two, form, FULL, EMPTY)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("form", files.FORMATS)
@pytest.mark.parametrize("name", CELLS)
def test_hostile_cells_are_written(form: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows.{form}"
    written(path, form, noted(CELLS[name]), EMPTY)
    assert path.stat().st_size > 0


@pytest.mark.parametrize("form", files.FORMATS)
def test_no_rows_are_an_empty_file_of_the_form(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows.{form}"
    written(path, form)
    assert path.is_file()
    if form == "csv":
        assert path.read_bytes().decode("utf-8-sig") == "id,day,at,dead,lat,lon,precision,note\r\n"
    if form == "geojson":
        assert json.loads(path.read_text())["features"] == []


def read_csv(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", CELLS)
def test_raw_csv_gives_the_text_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    written(path, "csv", noted(CELLS[name]), profile="raw")
    [row] = read_csv(path)
    assert row["note"] == whole_text(CELLS[name])


@pytest.mark.parametrize("name", ["formula", "plus", "minus", "at", "full width", "tab"])
def test_a_spreadsheet_gets_text_and_no_formula(name: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    written(path, "csv", noted(CELLS[name]))
    [row] = read_csv(path)
    assert row["note"] == "'" + CELLS[name]
    assert (row["lon"], row["dead"], row["day"]) == ("-1.25", "0", "2019-11-01")


def test_zero_is_no_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    written(path, "csv", FULL, EMPTY)
    assert [row["dead"] for row in read_csv(path)] == ["0", ""]
    lines = tmp_path / "rows.jsonl"
    written(lines, "jsonl", FULL, EMPTY)
    assert [json.loads(line)["dead"] for line in lines.read_text().splitlines()] == [0, None]


def test_the_row_of_tags_stands_below_the_names(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    written(path, "csv", FULL, hxl=True)
    tags, row = read_csv(path)
    assert tags["id"] == "#event+id"
    assert tags["note"] == ""
    assert row["id"] == "E1"


def test_a_feature_has_longitude_first_and_its_precision(tmp_path: Path) -> None:
    path = tmp_path / "rows.geojson"
    written(path, "geojson", {**FULL, "lon": -1.123456789}, EMPTY)
    one, two = json.loads(path.read_text())["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [-1.123457, 15.9]}
    assert one["properties"]["precision"] == 1
    assert one["id"] == "E1"
    assert two["geometry"] is None


@pytest.mark.parametrize(
    "row",
    [
        {**FULL, "precision": None},
        {**FULL, "lat": 91.0},
        {**FULL, "lon": -200.0},
    ],
)
@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_a_point_that_says_too_little_is_not_drawn_and_told(
    row: Row, form: str, tmp_path: Path
) -> None:
    how = written(tmp_path / f"rows.{form}", form, row)
    assert sum(how.told.cells.values()) == 1
    if form == "geojson":
        [feature] = json.loads((tmp_path / "rows.geojson").read_text())["features"]
        assert feature["geometry"] is None


def cells(path: Path) -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_workbook_has_numbers_dates_and_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    written(path, "xlsx", FULL, EMPTY, hxl=True)
    names, tags, row, empty = cells(path)
    assert names == [column.name for column in COLUMNS]
    assert tags[0] == "#event+id"
    assert row[1] == dt.datetime(2019, 11, 1)
    assert row[2] == dt.datetime(2026, 11, 20, 12, 0)
    assert row[3:7] == [0, 15.9, -1.25, 1]
    assert empty[1:] == [None] * 7


@pytest.mark.parametrize("name", ["formula", "plus", "minus", "at", "link", "looks like a number"])
def test_text_in_a_workbook_is_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    written(path, "xlsx", noted(CELLS[name]))
    book = openpyxl.load_workbook(path)
    cell = book.worksheets[0].cell(2, 8)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", CELLS[name], None)


def test_text_that_a_workbook_cannot_hold_is_cut_and_told(tmp_path: Path) -> None:
    how = written(tmp_path / "rows.xlsx", "xlsx", noted(CELLS["long"]))
    note = cells(tmp_path / "rows.xlsx")[1][7]
    assert len(note) == LONGEST
    assert note.endswith(" [cut]")
    assert how.told.cells == {("note", "text cut at 32,767 characters"): 1}


def test_a_day_before_1900_is_text_in_a_workbook_and_told(tmp_path: Path) -> None:
    how = written(tmp_path / "rows.xlsx", "xlsx", {**FULL, "day": "1898-02-15"})
    assert cells(tmp_path / "rows.xlsx")[1][1] == "1898-02-15"
    assert sum(how.told.cells.values()) == 1


def test_a_workbook_tells_what_its_columns_mean(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    written(path, "xlsx", FULL, about=(("policy", "ucdp/1"),))
    sheet = openpyxl.load_workbook(path)["columns"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1] == ["id", "text", "id", "#event+id"]
    assert rows[-1][0] == "policy"


def test_many_rows_are_held_some_at_a_time(tmp_path: Path) -> None:
    held = 0

    def rows() -> Iterator[Row]:
        for number in range(arrow.BATCH * 2 + 1):
            yield {**FULL, "id": f"E{number}"}

    for batch in arrow.batches(layout(), rows()):
        assert batch.num_rows <= arrow.BATCH
        held += batch.num_rows
    assert held == arrow.BATCH * 2 + 1


def test_a_missing_library_is_named_with_its_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"no_such_library.*dateline\[files\]"):
        arrow.require("no_such_library")


def test_the_form_goes_by_the_ending() -> None:
    assert files.form_of(Path("a.GPKG")) == "gpkg"
    with pytest.raises(ConfigurationError, match="--format"):
        files.form_of(Path("a.shp"))
    with pytest.raises(ConfigurationError, match="no form 'shp'"):
        files.writer("shp")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("before")

    def interrupted() -> None:
        with replacing_file(path) as target:
            target.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [file.name for file in tmp_path.iterdir()] == ["rows.csv"]
    assert path.read_text() == "before"
    with replacing_file(path) as target:
        target.write_text("after")
    assert path.read_text() == "after"


def test_a_time_without_zone_is_utc() -> None:
    assert typed("2026-11-20T12:00:00", Kind.DATETIME) == STAMP
    assert typed("2026-11-20T14:00:00+02:00", Kind.DATETIME) == STAMP
    assert typed("", Kind.TEXT) is None
