"""Input of archives: compressed files, Parquet, crawls."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.reading import Columns, read
from dateline.records import Failure, Report

ROWS = [{"text": f"Raid {n} in Gao.", "date": f"2019-11-0{n + 1}"} for n in range(3)]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
CSV = b"text,date\nRaid 0 in Gao.,2019-11-01\n"
TEXTS = ["Raid 0 in Gao.", "Raid 1 in Gao.", "Raid 2 in Gao."]


def texts(path: Path, columns: Columns | None = None) -> list[str]:
    found = list(read(path, columns=columns))
    assert [one for one in found if isinstance(one, Failure)] == []
    return [one.text for one in found if isinstance(one, Report)]


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.jsonl.gz", gzip.compress(LINES), TEXTS),
        ("a.jsonl.zst", zst(LINES), TEXTS),
        ("a.jsonl.zst", zst(LINES) + zst(LINES), TEXTS * 2),
        ("A.JSONL.GZ", gzip.compress(LINES), TEXTS),
        ("a.csv.gz", gzip.compress(CSV), TEXTS[:1]),
        ("a.csv.zst", zst(CSV), TEXTS[:1]),
        ("a.txt.gz", gzip.compress(b"2019-11-01\n\nRaid 0 in Gao."), TEXTS[:1]),
    ],
    ids=["jsonl.gz", "jsonl.zst", "two frames", "capitals", "csv.gz", "csv.zst", "txt.gz"],
)
def test_compressed(tmp_path: Path, name: str, data: bytes, found: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    assert texts(tmp_path / name) == found
    assert texts(tmp_path) == found


@pytest.mark.parametrize("make", [gzip.compress, zst])
def test_what_is_whole_of_a_cut_file_is_read(tmp_path: Path, make: object) -> None:
    ending = "gz" if make is gzip.compress else "zst"
    many = "".join(
        json.dumps({"text": f"Raid {n} in {n * n:x}, {n**3:x}.", "date": "2019-11-01"}) + "\n"
        for n in range(9000)
    )
    data: bytes = make(many.encode())  # type: ignore[operator]
    path = tmp_path / f"a.jsonl.{ending}"
    path.write_bytes(data[:-1000])
    found = list(read(path))
    assert sum(isinstance(one, Report) for one in found) > 5000
    [failure] = [one for one in found if isinstance(one, Failure) and "damaged" in one.message]
    assert failure.code == "unreadable"


def test_parquet(tmp_path: Path) -> None:
    days = [dt.date(2019, 11, 1), dt.date(2019, 11, 2), dt.date(2019, 11, 3)]
    table = pa.table({"words": TEXTS, "day": days, "n": [1, 2, 3]})
    pq.write_table(table, tmp_path / "a.parquet")
    columns = Columns(text="words", published="day")
    found = list(read(tmp_path / "a.parquet", columns=columns))
    assert [one.published for one in found if isinstance(one, Report)] == days
    assert texts(tmp_path / "a.parquet", columns) == TEXTS
    [failure] = list(read(tmp_path / "a.parquet"))
    assert isinstance(failure, Failure)
    assert "--text-column" in failure.message


def test_what_is_no_parquet_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing PAR1")
    [failure] = list(read(tmp_path / "a.parquet"))
    assert isinstance(failure, Failure)
    assert failure.code == "unreadable"


PAGE = (
    "<html><head><title>Raid</title>"
    "<meta property='article:published_time' content='2019-11-02'></head><body><article>"
    "<p>Gunmen killed five farmers near Gao on Friday, the army said in a statement.</p>"
    "<p>Nobody has claimed the attack so far, and the road has been closed since.</p>"
    "</article></body></html>"
)


def crawl(path: Path, *pages: tuple[str, str, str], gz: bool = True) -> None:
    """A WARC file of responses: kind, status and body."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=gz)
        for number, (kind, status, body) in enumerate(pages):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            record = writer.create_warc_record(
                f"https://example.org/{number}", "response",
                payload=io.BytesIO(body.encode()), http_headers=headers,
            )  # fmt: skip
            writer.write_record(record)
            record.raw_stream.close()  # what warcio has copied the body to


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_crawls(tmp_path: Path, name: str) -> None:
    pages = [
        ("text/html; charset=utf-8", "200 OK", PAGE),
        ("image/png", "200 OK", "PNG"),
        ("text/html", "404 Not Found", PAGE),
        ("text/html", "200 OK", PAGE.replace("2019-11-02", "").replace("Friday", "Monday")),
    ]
    crawl(tmp_path / name, *pages, gz=name.endswith("gz"))
    first, second = read(tmp_path / name)
    assert isinstance(first, Report)
    assert (first.url, first.published) == ("https://example.org/0", dt.date(2019, 11, 2))
    assert first.text.startswith("Gunmen killed five farmers")
    assert isinstance(second, Failure)
    assert second.code == "no_date"
    assert second.origin.endswith("https://example.org/3")


def test_what_is_no_crawl_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"nothing of the kind\r\n\r\n")
    [failure] = list(read(tmp_path / "a.warc"))
    assert isinstance(failure, Failure)
    assert failure.code == "unreadable"
