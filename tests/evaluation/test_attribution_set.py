"""The attribution set: brat annotations read, and spans compared."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.analysis import Document, EnglishAnalysis
from dateline.errors import ReadingError
from dateline.evaluation import attribution
from dateline.evaluation.attribution import Attribution, Item, read_annotation, score
from dateline.records import Report

Analyse = Callable[..., Document]

TEXT = "The army said two men died. Nobody spoke. Aid groups, it said, had left."
BRAT = """T1	Source 0 8	The army
T2	Cue 9 13	said
T3	Content 14 26	two men died
T4	Attribution 9 13	said
E1	Attribution:T4 Content:T3 Cue:T2 Source:T1
T5	Source 54 56	it
T6	Cue 57 61	said
T7	Content 42 52;63 71	Aid groups had left
T8	Attribution 57 61	said
E2	Attribution:T8 Content:T7 Cue:T6 Source:T5
T9	Discuss 0 8	The army
"""


def row(
    source: tuple[int, int], cue: tuple[int, int], *content: tuple[int, int]
) -> dict[str, object]:
    return {
        "doc": "a",
        "source": [list(source)],
        "cue": [list(cue)],
        "content": [list(c) for c in content],
    }


def archive(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "polnear.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, text in files.items():
            data = text.encode()
            info = tarfile.TarInfo(f"train/{name}")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def test_annotation_is_read_with_its_pieces() -> None:
    first, second = read_annotation(BRAT)
    assert first == Attribution(((0, 8),), ((9, 13),), ((14, 26),))
    assert second.content == ((42, 52), (63, 71))


def test_every_eighth_text_and_the_first_annotation_are_measured(tmp_path: Path) -> None:
    files = {f"text/x_2016-01-0{n}_a.txt": TEXT for n in range(1, 10)}
    files |= {f"attributions/x_2016-01-0{n}_a_00ff.ann": BRAT for n in range(1, 10)}
    files["attributions/x_2016-01-01_a_11aa.ann"] = ""
    items = attribution.load(archive(tmp_path, files))
    assert [item.id for item in items] == ["x_2016-01-01_a", "x_2016-01-09_a"]
    assert len(items[0].gold) == 2
    assert items[1].report().published.isoformat() == "2016-01-09"


def test_an_archive_without_texts_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no text with its annotation"):
        attribution.load(archive(tmp_path, {"readme.md": "nothing"}))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadingError, match=r"no \.tar\.gz"):
        attribution.load(tmp_path / "empty")


def test_spans_that_overlap_make_the_pair_and_the_same_spans_the_exact_one() -> None:
    item = Item("a", TEXT, read_annotation(BRAT))
    found = score([item], [row((4, 8), (9, 13), (14, 27)), row((54, 56), (57, 61), (42, 72))])
    assert found["pair_f1"] == 100.0
    assert found["exact_f1"] == 0.0
    found = score([item], [row((0, 8), (9, 13), (14, 27)), row((54, 56), (57, 61), (42, 53))])
    assert found["exact_recall"] == 50.0  # the full stop does not count, the second part does


def test_source_and_content_must_be_of_one_attribution() -> None:
    item = Item("a", TEXT, read_annotation(BRAT))
    found = score([item], [row((0, 8), (57, 61), (42, 52)), row((54, 56), (9, 13), (14, 26))])
    assert found["source_f1"] == found["content_f1"] == 100.0
    assert found["pair_f1"] == 0.0


def test_what_the_engine_finds_is_scored(english: EnglishAnalysis) -> None:
    class Coder:
        def analyse(self, reports: list[Report]) -> list[Document]:
            return english.analyse(reports)

    item = Item("a", TEXT, read_annotation(BRAT))
    assert score([item], attribution.predict([item], Coder()))["pair_f1"] == 100.0  # type: ignore[arg-type]
