"""The scorer of place names."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ReadingError
from dateline.evaluation import geoparsing

XML = """<articles><article docid="a"><dltime>2019-11-02</dltime><text>  In Gao, Mali.</text>
<toponyms><toponym><phrase>Gao</phrase><start>4</start><end>7</end>
<gaztag geonameid="1"><lat>16.27</lat><lon>-0.05</lon></gaztag></toponym>
<toponym><phrase>Mali</phrase><start>10</start><end>14</end></toponym></toponyms>
</article></articles>"""


@pytest.fixture
def items(tmp_path: Path) -> list[geoparsing.Item]:
    (tmp_path / "tr_news.xml").write_text(XML)
    return geoparsing.load(tmp_path / "tr_news.xml")


def test_offsets_that_are_shifted_are_set_right(items: list[geoparsing.Item]) -> None:
    (item,) = items
    assert all(item.text[t.start : t.end] == t.text for t in item.toponyms)


def test_found_and_near_is_right(items: list[geoparsing.Item]) -> None:
    near = {"doc": "a", "start": 5, "end": 8, "geonameid": None, "lat": 16.0, "lon": 0.0}
    scores = geoparsing.score(items, [near])
    assert (scores["gold"], scores["end_to_end_f1"]) == (1, 100.0)


def test_far_is_found_but_wrong(items: list[geoparsing.Item]) -> None:
    far = {"doc": "a", "start": 5, "end": 8, "geonameid": 2, "lat": 48.0, "lon": 2.0}
    scores = geoparsing.score(items, [far])
    assert (scores["found_f1"], scores["end_to_end_f1"]) == (100.0, 0.0)


def test_places_without_a_gold_point_are_left_out(items: list[geoparsing.Item]) -> None:
    blank = {"doc": "a", "start": 10, "end": 14, "geonameid": None, "lat": None, "lon": None}
    assert geoparsing.score(items, [blank])["predicted"] == 0


def test_a_file_that_is_not_xml(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("no")
    with pytest.raises(ReadingError):
        geoparsing.load(tmp_path / "x.xml")
