"""The TimeML loader and scorer, on a document written for this test."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from dateline.errors import ReadingError
from dateline.evaluation import timex

DOCUMENT = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="1998-08-07">19980807</TIMEX3></DCT>
<TEXT>
Rebels &amp; troops <EVENT eid="e1">fought</EVENT> <TIMEX3 tid="t1" type="DATE"
value="1998-08-06">Thursday</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P2D">two
days</TIMEX3>. They <EVENT eid="e2">met</EVENT> <TIMEX3 tid="t3" type="DATE"
value="1998-07">last month</TIMEX3>.
</TEXT>
</TimeML>"""


@pytest.fixture
def items(tmp_path: Path) -> list[timex.Item]:
    (tmp_path / "wire.tml").write_text(DOCUMENT, encoding="utf-8")
    return timex.load(tmp_path)


def test_loading(items: list[timex.Item]) -> None:
    (item,) = items
    assert item.id == "wire"
    assert item.published.isoformat() == "1998-08-07"
    assert item.text.startswith("\nRebels & troops fought Thursday for two\ndays.")
    assert [(t.text, t.type, t.value) for t in item.times] == [
        ("Thursday", "DATE", "1998-08-06"),
        ("two\ndays", "DURATION", "P2D"),
        ("last month", "DATE", "1998-07"),
    ]
    assert all(item.text[t.start : t.end] == t.text for t in item.times)


def test_predictions_score(items: list[timex.Item]) -> None:
    rows = list(timex.predict(items))
    assert rows[0] == {
        "doc": "wire", "start": 24, "end": 32, "text": "Thursday", "type": "DATE",
        "value": "1998-08-06",
    }  # fmt: skip
    result = timex.score(items, rows)
    assert (result["gold"], result["predicted"]) == (3, 3)
    assert result["value_f1"] == result["strict_f1"] == 100.0


def test_a_wrong_value_and_a_missed_time(items: list[timex.Item]) -> None:
    rows = list(timex.predict(items))[:2]
    rows[1] = {**rows[1], "value": "P3D", "end": rows[1]["end"] - 1}
    result = timex.score(items, rows)
    assert result["overlap_r"] == pytest.approx(66.67)
    assert result["strict_p"] == 50.0
    assert result["value_p"] == 50.0
    assert result["value_f1"] == 40.0


def test_one_prediction_serves_one_time(items: list[timex.Item]) -> None:
    wide = {"doc": "wire", "start": 0, "end": 200, "text": "", "type": "DATE", "value": "1998"}
    assert timex.score(items, [wide])["overlap_r"] == pytest.approx(33.33)


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(ValueError, match="empty: no TEXT"):
        timex.read("empty", b"<TimeML><DCT><TIMEX3 value='1998-01-01'/></DCT></TimeML>")


def test_a_folder_with_an_archive_is_read_and_an_empty_one_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no TimeML document"):
        timex.load(tmp_path)
    (tmp_path / "wire.tml").write_text(DOCUMENT, encoding="utf-8")
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "wire.tml", "wires/wire.tml")
    (tmp_path / "wire.tml").unlink()
    assert [item.id for item in timex.load(tmp_path)] == ["wire"]
