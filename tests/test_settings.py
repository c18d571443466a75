"""Settings: where they come from, and that all problems are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ConfigurationError
from dateline.settings import Settings, entries, load_settings


def test_built_in_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={}) == Settings()


def test_later_sources_win(tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text("[run]\njobs = 2\nbatch = 4\n[engine]\nmodel = 'mine'\n")
    found = load_settings(file, {"DATELINE_RUN_BATCH": "8"}, {"run.jobs": 3, "run.batch": None})
    assert (found.run.jobs, found.run.batch, found.engine.model) == (3, 8, "mine")


def test_a_list_in_a_variable() -> None:
    found = load_settings(environment={"DATELINE_READING_LANGUAGES": "en, fr"})
    assert found.reading.languages == ("en", "fr")


def test_all_problems_at_once(tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text("loose = 1\n[run]\njobs = -1\nbatch = 'many'\n[nothing]\na = 1\n")
    with pytest.raises(ConfigurationError) as raised:
        load_settings(file, {"DATELINE_RUN_JOB": "2"}, {"reading.max_sentences": 0})
    told = str(raised.value)
    for name in ("loose", "run.batch", "run.job:", "[nothing]", "reading.max_sentences"):
        assert name in told
    assert len(told.splitlines()) == 6


@pytest.mark.parametrize("content", [b"[run", b"\xff\xfe"])
def test_a_file_that_is_no_toml(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "dateline.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match="not TOML"):
        load_settings(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_settings(tmp_path / "nothing.toml")


@pytest.mark.parametrize("similarity", ["0", "1.5", "-0.1"])
def test_a_share_lies_above_nothing_and_up_to_all(similarity: str) -> None:
    with pytest.raises(ConfigurationError, match=r"ledger\.copy_similarity"):
        load_settings(environment={"DATELINE_LEDGER_COPY_SIMILARITY": similarity})


def test_other_variables_are_left_alone() -> None:
    assert load_settings(environment={"DATELINE_BENCHMARKS": "x"}) == Settings()


def test_names_are_unique() -> None:
    names = [f"{table}.{name}" for table, name, _ in entries()]
    assert len(names) == len(set(names))
