"""Files, folders and streams: each a report, or one clear failure."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from dateline.reading import Columns, read
from dateline.records import Failure, Report
from dateline.settings import Reading

STORY = "Gunmen killed five farmers near Mondoro on Friday, the army said."
DATED = "date 2019-11-02 " + STORY


def reports(path: object, **options: object) -> list[Report]:
    found = list(read(path, **options))  # type: ignore[arg-type]
    assert [one for one in found if isinstance(one, Failure)] == []
    return [one for one in found if isinstance(one, Report)]


def failures(path: object, **options: object) -> list[Failure]:
    return [one for one in read(path, **options) if isinstance(one, Failure)]  # type: ignore[arg-type]


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_metadata_beside_a_text(tmp_path: Path) -> None:
    text = written(tmp_path / "a.txt", STORY)
    written(
        tmp_path / "a.json",
        '{"date": "2019-11-03", "source": "Paper", "headline": "Five killed", "url": "u:1"}',
    )
    [one] = reports(tmp_path)
    assert (one.published.isoformat(), one.publisher, one.title, one.url, one.origin) == (
        "2019-11-03",
        "Paper",
        "Five killed",
        "u:1",
        str(text),
    )


def test_metadata_that_is_no_json_is_told(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", STORY)
    written(tmp_path / "a.meta.json", "{")
    [failure] = failures(tmp_path)
    assert "its metadata (a.meta.json) is not JSON" in failure.message


def test_json_lines_with_the_usual_names(tmp_path: Path) -> None:
    rows = [
        {"text": STORY, "published": "2019-11-02", "id": 7, "outlet": "Paper"},
        {"body": STORY, "publication_date": "Sat, 02 Nov 2019 10:00:00 GMT"},
    ]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    first, second = reports(path)
    assert (first.id, first.publisher, first.origin) == ("7", "Paper", f"{path}:1")
    assert second.published == first.published


def test_bad_lines_are_told_by_number_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY, "published": "2019-11-02"})
    path = written(tmp_path / "a.jsonl", f'{good}\n{{bad\n[1]\n{{"x": 1}}\n\n{good}\n')
    found = list(read(path))
    assert [type(one).__name__ for one in found] == ["Report", *["Failure"] * 3, "Report"]
    assert [one.origin.rpartition(":")[2] for one in found if isinstance(one, Failure)] == [
        "2",
        "3",
        "4",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_of_every_delimiter(tmp_path: Path, mark: str) -> None:
    text = '"' + STORY.replace(",", ",\n") + '"'
    path = written(
        tmp_path / "a.csv", f"Headline{mark}Body{mark}Date\r\nA{mark}{text}{mark}2019-11-02\r\n"
    )
    [one] = reports(path)
    assert (one.title, one.text) == ("A", STORY.replace(",", ",\n"))


def test_csv_columns_by_name(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", f'when,what\n2019-11-02,"{STORY}"\n')
    [one] = reports(path, columns=Columns(text="what", published="when"))
    assert one.text == STORY


def test_a_column_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "foo,bar\n1,2\n3,4\n")
    [failure] = failures(path)
    assert "no column with the text (columns: foo, bar)" in failure.message
    [failure] = failures(path, columns=Columns(text="what"))
    assert "no column 'what'" in failure.message


def test_a_row_with_too_many_cells_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "text,date\none,two,three\nFive people died.,2019-11-02\n")
    found = list(read(path))
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Report)


def test_a_json_array_is_many_reports(tmp_path: Path) -> None:
    row = {"text": STORY, "published": "2019-11-02"}
    assert len(reports(written(tmp_path / "a.json", json.dumps([row, row])))) == 2
    assert len(reports(written(tmp_path / "b.json", json.dumps({"articles": [row]})))) == 1


PAGE = """<!DOCTYPE html><html><head><title>Five killed | Paper</title>
<meta property="og:site_name" content="Paper"><link rel="canonical" href="https://example.org/1">
{head}</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Five killed</h1><p>Gunmen killed five farmers near Mondoro on Friday, the army said in a
statement.</p><p>The attackers fled to the north on motorbikes, residents told the paper.</p>
</article><footer>Copyright</footer></body></html>"""


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-11-02T10:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Five killed", '
        '"datePublished": "2019-11-02"}</script>',
        '<meta name="pubdate" content="November 2, 2019">',
    ],
)
def test_a_page_with_its_metadata(tmp_path: Path, head: str) -> None:
    [one] = reports(written(tmp_path / "a.html", PAGE.replace("{head}", head)))
    assert one.published.isoformat() == "2019-11-02"
    assert (one.publisher, one.url) == ("Paper", "https://example.org/1")
    assert one.text.startswith("Gunmen killed five farmers")
    assert "\n\nThe attackers fled" in one.text
    assert "Copyright" not in one.text


def test_a_page_without_a_date_is_refused(tmp_path: Path) -> None:
    [failure] = failures(written(tmp_path / "a.html", PAGE.replace("{head}", "")))
    assert failure.code == "no_date"


def test_a_page_that_swells(tmp_path: Path) -> None:
    levels = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
    )
    page = PAGE.replace("<!DOCTYPE html>", f'<?xml version="1.0"?><!DOCTYPE html [{levels}]>')
    page = page.replace("Gunmen", "&l9; Gunmen")
    assert len(reports(written(tmp_path / "a.html", page), published="2019-11-02")[0].text) < 1_000


def test_a_page_that_is_nested_without_end(tmp_path: Path) -> None:
    path = written(tmp_path / "a.html", "<html><body>" + "<div>" * 50_000 + STORY)
    assert len(list(read(path, published="2019-11-02"))) == 1


def test_a_folder_is_read_in_order_hidden_files_and_readme_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "README.md", "looks-like.txt/d.txt"):
        written(tmp_path / name, f"{DATED} {name}.")
    names = [Path(one.origin or "").name for one in reports(tmp_path)]
    assert names == ["a.txt", "b.txt", "d.txt", "c.txt"]


def test_a_folder_that_contains_itself(tmp_path: Path) -> None:
    written(tmp_path / "sub" / "a.txt", DATED)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert len(reports(tmp_path)) == 1


def test_each_bad_file_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    written(tmp_path / "empty.txt", "")
    written(tmp_path / "blank.txt", " \n\ufeff\n")
    written(tmp_path / "only-date.txt", "date 2019-11-02\n")
    written(tmp_path / "binary.txt", bytes(range(256)) * 20)
    written(tmp_path / "blob.bin", b"\x00\x01")
    written(tmp_path / "large.txt", b"a " * 15_000_000)
    written(tmp_path / "many.txt", "date 2019-11-02 " + "It is so. " * 10_000)
    written(tmp_path / "word.txt", "date 2019-11-02 " + "A" * 100_000)
    written(tmp_path / "undated.txt", STORY)
    written(
        tmp_path / "french.txt",
        "date 2019-11-02 Des hommes armés ont tué cinq personnes dans un village, vendredi.",
    )
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    good = written(tmp_path / "good.txt", DATED)
    found = list(read(tmp_path))
    codes = {Path(o.origin).stem: o.code for o in found if isinstance(o, Failure)}
    assert codes == {
        "empty": "empty",
        "blank": "empty",
        "only-date": "empty",
        "binary": "binary",
        "blob": "unreadable",
        "large": "too_large",
        "many": "too_large",
        "word": "unreadable",
        "undated": "no_date",
        "french": "language",
        "broken": "unreadable",
        "pipe": "unreadable",
    }
    assert [one.origin for one in found if isinstance(one, Report)] == [str(good)]


def test_ten_thousand_sentences(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "date 2019-11-02 " + "Two died. " * 10_000)
    [failure] = failures(path)
    assert failure.code == "too_large"
    assert "10,000 sentences" in failure.message


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", DATED)
    path.chmod(0)
    [failure] = failures(tmp_path)
    assert "Permission denied" in failure.message


def test_a_file_that_is_not_there() -> None:
    [failure] = failures("nowhere.txt")
    assert failure.message == "no such file"


def test_streams_tell_their_form() -> None:
    row = json.dumps({"text": STORY, "published": "2019-11-02"})
    for data in (DATED, row, f"{row}\n{row}\n", f"[{row}]", "\ufeff" + DATED):
        found = reports(io.BytesIO(data.encode()))
        assert found[0].text == STORY
        assert found[0].origin is not None
        assert found[0].origin.startswith("<stdin>")
    assert reports(io.StringIO(STORY), published="2019-11-02")[0].text == STORY


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", b'{"text": "' + b"a" * 3_000)
    [failure] = failures(path, limits=Reading(max_file_bytes=1_000))
    assert "line 1 is over 1,000 characters" in failure.message


def test_json_without_bottom(tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl"):
        [failure] = failures(written(tmp_path / name, "[" * 100_000))
        assert failure.code == "unreadable"


def test_windows_lines_in_json_lines_of_utf16(tmp_path: Path) -> None:
    row = json.dumps({"text": STORY, "published": "2019-11-02"})
    path = written(tmp_path / "a.jsonl", f"{row}\r\n{row}\r\n".encode("utf-16"))
    assert len(reports(path)) == 2


def test_nothing_is_dated_by_its_file(tmp_path: Path) -> None:
    path = written(tmp_path / "2019-11-02.txt", STORY)
    os.utime(path, (1_572_652_800, 1_572_652_800))
    assert failures(path)[0].code == "no_date"
