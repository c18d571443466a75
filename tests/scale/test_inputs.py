"""Paths, patterns and lists of an archive's input."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ConfigurationError
from dateline.scale.inputs import expand


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.jsonl", "a.jsonl", "deep/er/c.jsonl.gz", "[odd].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["b.jsonl", "a.jsonl"], ["a.jsonl", "b.jsonl"]),
        (["*.jsonl", "./a.jsonl", "deep/../a.jsonl"], ["a.jsonl", "b.jsonl"]),
        (["**/*.jsonl*"], ["a.jsonl", "b.jsonl", "deep/er/c.jsonl.gz"]),
        (["deep"], ["deep"]),
        (["[odd].txt"], ["[odd].txt"]),
    ],
)
@pytest.mark.usefixtures("files")
def test_names_and_patterns(given: list[str], found: list[str]) -> None:
    assert [str(path) for path in expand(given)] == found


@pytest.mark.usefixtures("files")
def test_lists() -> None:
    Path("list.txt").write_text("# news\n\n b.jsonl\n**/*.gz\n")
    assert [str(path) for path in expand(["@list.txt"])] == ["b.jsonl", "deep/er/c.jsonl.gz"]


@pytest.mark.usefixtures("files")
def test_all_names_that_lead_to_nothing_are_told() -> None:
    with pytest.raises(ConfigurationError) as caught:
        expand(["a.jsonl", "x.jsonl", "*.csv", "@none.txt"])
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == [
        "x.jsonl",
        "*.csv",
        "@none.txt",
    ]
