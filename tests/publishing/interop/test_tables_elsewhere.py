"""DuckDB and pandas read Parquet; R reads CSV; LibreOffice opens xlsx; HXL tags hold."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dateline.codebooks import codebook

Written = Callable[..., Path]
Program = Callable[..., str]


def test_duckdb_reads_parquet_with_types(write: Written) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = write("neutral", "parquet")
    with duckdb.connect() as base:
        types = dict(
            base.sql(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{path}')").fetchall()
        )
        rows = base.sql(f"SELECT date_start, killed_best, longitude FROM '{path}'").fetchall()
    assert types["date_start"] == "DATE"
    assert types["updated"] == "TIMESTAMP WITH TIME ZONE"
    assert (types["killed_best"], types["longitude"]) == ("BIGINT", "DOUBLE")
    assert rows[0] == (dt.date(2019, 11, 1), 54, -1.25)
    assert rows[1] == (None, None, None)
    assert rows[2][1] == 0


def test_pandas_reads_parquet(write: Written) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(write("acled", "parquet"), dtype_backend="numpy_nullable")
    assert str(frame["fatalities"].dtype) == "Int64"
    assert frame["fatalities"].tolist() == [54, 0, 0]
    assert frame["inter1"].isna().tolist() == [False, True, False]
    assert frame["event_date"][0] == dt.date(2019, 11, 1)
    assert frame["location"][2] == "Te\u0301ssalit الحديدة"


def test_parquet_tells_what_its_columns_mean(write: Written) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    schema = parquet.read_schema(write("acled", "parquet"))
    assert schema.metadata[b"policy"] == b"acled/1"
    assert schema.field("fatalities").metadata[b"hxl"] == b"#affected+killed"


R = """
d <- read.csv(commandArgs(TRUE)[1], fileEncoding = commandArgs(TRUE)[2], na.strings = "",
              encoding = "UTF-8")
d$event_date <- as.Date(d$event_date)
cat(nrow(d), ncol(d), names(d)[1], class(d$fatalities), class(d$longitude), class(d$event_date),
    sep = "|")
cat("|", paste(d$longitude, collapse = ","), "|", paste(d$fatalities, collapse = ","), "|",
    paste(format(d$event_date), collapse = ","), "|", sum(is.na(d$inter1)), "|",
    paste(utf8ToInt(d$location[3]), collapse = ","), sep = "")
"""


@pytest.mark.parametrize(("profile", "encoding"), [("raw", "UTF-8"), ("spreadsheet", "UTF-8-BOM")])
def test_r_reads_csv_in_one_call(
    profile: str, encoding: str, write: Written, program: Program, tmp_path: Path
) -> None:
    script = tmp_path / "read.R"
    script.write_text(R, encoding="utf-8")
    path = write("acled", "csv", profile=profile)
    told = program("Rscript", "--vanilla", script, path, encoding).split("|")
    assert told[:6] == ["3", "31", "event_id_cnty", "integer", "numeric", "Date"]
    assert told[6:10] == ["-1.25,NA,1.01", "54,0,0", "2019-11-01,NA,2019-11-02", "1"]
    assert told[10] == ",".join(str(ord(c)) for c in "Te\u0301ssalit الحديدة")


def test_r_reads_all_columns_of_ged(write: Written, program: Program, tmp_path: Path) -> None:
    script = tmp_path / "read.R"
    script.write_text(
        'd <- read.csv(commandArgs(TRUE)[1]); cat(names(d), sep = " "); '
        'cat("|", sum(d$best), class(d$best), class(d$priogrid_gid))',
        encoding="utf-8",
    )
    names, told = program(
        "Rscript", "--vanilla", script, write("ucdp-ged", "csv", profile="raw")
    ).split("|")
    assert len(names.split()) == 49
    assert told.split() == ["54", "integer", "integer"]


def test_libreoffice_gives_numbers_and_dates_back(
    write: Written, program: Program, tmp_path: Path
) -> None:
    path = write("acled", "xlsx")
    program(
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        "--outdir",
        tmp_path / "back",
        path,
    )
    text = (tmp_path / "back" / "acled.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["longitude"] for row in rows] == ["-1.25", "", "1.01"]
    assert [row["fatalities"] for row in rows] == ["54", "0", "0"]
    assert [row["event_date"] for row in rows] == ["2019-11-01", "", "2019-11-02"]
    assert rows[2]["location"] == "Te\u0301ssalit الحديدة"
    assert rows[2]["admin1"] == "=Kidal"


def cells(path: Path) -> list[list[Any]]:
    """The cells of a table; the library itself leaves the files that it reads open."""
    if path.suffix == ".csv":
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))
    book = openpyxl.load_workbook(path)
    return [["" if v is None else str(v) for v in row] for row in book.worksheets[0].values]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["neutral", "acled", "ucdp-ged", "gtd", "plover"])
def test_an_hxl_library_validates_the_tags(name: str, form: str, write: Written) -> None:
    hxl = pytest.importorskip("hxl")
    data = hxl.data(cells(write(name, form, hxl=True)))
    told = [column.display_tag for column in data.columns if column.tag]
    assert told == [column.hxl for column in codebook(name).columns if column.hxl]
    found: list[Any] = []
    hxl.schema(None, callback=found.append).validate(data)
    # Of three events any number is an outlier and any word rare.
    errors = [(e.message, str(e.column), e.value) for e in found if e.rule.severity == "error"]
    assert errors == []
