"""The other commands, and what all have in common."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from dateline import __version__

Dateline = Callable[..., Result]
STORY = "date 2019-11-02 Gunmen killed five farmers near Gao on Friday, the army said."


def test_version(dateline: Dateline) -> None:
    assert __version__ in dateline("--version").stdout


def test_help_lists_every_command(dateline: Dateline) -> None:
    text = dateline("--help").stdout
    for name in ("code", "explain", "evaluate", "gazetteer", "schema"):
        assert f"\n  {name} " in text


def test_help_is_quick() -> None:
    """Under 0.5 s of processor time: the clock would measure the other tests too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "dateline", "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_help_loads_no_engine() -> None:
    program = (
        "import sys, dateline.cli as c\n"
        "for name in c._COMMANDS: c.cli.get_command(None, name)\n"
        "heavy = {'spacy', 'numpy', 'lxml', 'trafilatura', 'rich', 'jinja2'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_schema_is_a_schema_of_the_output(dateline: Dateline, tmp_path: Path) -> None:
    schema = json.loads(dateline("schema").stdout)
    (tmp_path / "a.txt").write_text(STORY)
    coded = json.loads(dateline("code", "a.txt", "--format", "jsonl").stdout)
    jsonschema.validate(coded, schema)


def test_explain(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    result = dateline("explain", "a.txt", "e1", "toll")
    assert result.exit_code == 0
    assert "killed" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.txt", "e9", "toll"), "no event 'e9'"),
        (("a.txt", "e1", "colour"), "no slot 'colour'"),
        (("undated.txt", "e1", "toll"), "no publication date"),
    ],
)
def test_explain_what_is_not_there(
    dateline: Dateline, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "undated.txt").write_text("Five people were killed, the army said.")
    result = dateline("explain", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr


def test_explain_one_of_several(dateline: Dateline, tmp_path: Path) -> None:
    rows = [{"id": i, "text": f"Five were killed in {i}.", "date": "2019-11-02"} for i in "ab"]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert "holds: a, b" in dateline("explain", "a.jsonl", "e1", "toll").stderr
    assert dateline("explain", "a.jsonl", "e1", "toll", "--report", "b").exit_code == 0


def test_gazetteer_usage(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,lat,lon\nA,1,2\n")
    assert dateline("gazetteer", "import", "a.csv").exit_code == 2
    result = dateline("gazetteer", "import", "a.csv", "--csv-columns", "name,lat=lat")
    assert result.exit_code == 2
    assert "no column for name" in result.stderr


def test_an_unknown_set(dateline: Dateline, tmp_path: Path) -> None:
    assert dateline("evaluate", "nothing", tmp_path).exit_code == 2


def test_a_set_that_is_not_there(dateline: Dateline, tmp_path: Path) -> None:
    result = dateline("evaluate", "ucdp-aec", tmp_path)
    assert result.exit_code == 1
    assert "no benchmark file" in result.stderr


def test_a_set_without_its_path(dateline: Dateline) -> None:
    result = dateline("evaluate", "ucdp-aec")
    assert result.exit_code == 2
    assert "the ucdp-aec set needs its PATH" in result.stderr


def test_scores_of_given_predictions(dateline: Dateline, tmp_path: Path) -> None:
    row = {"id": "1", "published": "2019-11-02", "article": "Five were killed.", "events": []}
    (tmp_path / "dev.jsonl").write_text(json.dumps(row))
    (tmp_path / "mine.jsonl").write_text(json.dumps({"id": "1", "events": []}))
    result = dateline(
        "evaluate", "statements", tmp_path, "--score-predictions", "mine.jsonl", "--json"
    )
    found = json.loads(result.stdout)
    assert (found["set"], found["items"]) == ("statements", 1)


def test_predictions_of_another_form(dateline: Dateline, tmp_path: Path) -> None:
    row = {"id": "1", "published": "2019-11-02", "article": "Five were killed.", "events": []}
    (tmp_path / "dev.jsonl").write_text(json.dumps(row))
    (tmp_path / "mine.jsonl").write_text('{"name": 1}\n')
    result = dateline("evaluate", "statements", tmp_path, "--score-predictions", "mine.jsonl")
    assert result.exit_code == 1
    assert "mine.jsonl: not in the form of the statements set" in result.stderr


def test_a_fault_of_datelines_shows_no_traceback() -> None:
    program = (
        "import sys, dateline.cli as c\n"
        "def broken(*a, **k): raise RuntimeError('wheels off')\n"
        "c._Commands.invoke = broken\n"
        "sys.argv = ['dateline', 'schema']\n"
        "c.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "internal error: RuntimeError: wheels off" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away() -> None:
    done = subprocess.run(
        f"{sys.executable} -m dateline schema | head -1",
        shell=True,
        check=True,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_the_gold_set_needs_no_path(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("")
    options = ("--split", "heldout", "--score-predictions", "mine.jsonl", "--json")
    result = dateline("evaluate", "gold", *options)
    assert json.loads(result.stdout)["items"] == 32


def test_agreement_of_the_gold_set_with_itself(dateline: Dateline) -> None:
    from dateline.evaluation.gold import gold_file

    result = dateline("evaluate", "gold", "--agreement", gold_file(), "--json")
    assert json.loads(result.stdout)["scores"]["toll_role_f1"] == 100


def test_only_the_gold_set_has_splits_and_only_it_is_shipped(
    dateline: Dateline, tmp_path: Path
) -> None:
    assert dateline("evaluate", "statements").exit_code == 2
    assert dateline("evaluate", "statements", tmp_path, "--split", "dev").exit_code == 2
