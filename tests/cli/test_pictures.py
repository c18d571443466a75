"""``dateline map`` and ``dateline chart``: from a ledger to a file."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from event_making import INDELIMANE, entry

from dateline.cli import cli
from dateline.ledger import Ledger
from dateline.records import CodedReport


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with the attack on Indelimane."""
    path = tmp_path / "ledger.sqlite"
    one = entry(*INDELIMANE, title="Ali Baba killed")
    with Ledger.create(path) as made:
        made.add(CodedReport(report=one.report, mentions=(one.mention,), producer="hand/1"))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


@pytest.mark.parametrize(
    ("command", "name", "beginning"),
    [
        ("map", "map.png", b"\x89PNG"),
        ("map", "map.svg", b"<?xml"),
        ("map", "map.html", b"<!doctype html>"),
        ("chart", "chart.png", b"\x89PNG"),
        ("chart", "chart.html", b"<!doctype html>"),
    ],
)
def test_a_ledger_becomes_a_picture(
    ledger: Path, tmp_path: Path, command: str, name: str, beginning: bytes
) -> None:
    result = run(command, ledger, "--output", tmp_path / name)
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert result.stdout == ""
    assert str(tmp_path / name) in result.stderr


def test_the_map_tells_how_many_events_are_drawn(ledger: Path, tmp_path: Path) -> None:
    assert "1 of 1 events drawn" in run("map", ledger, "-o", tmp_path / "m.svg").stderr
    none = run("map", ledger, "-o", tmp_path / "m.svg", "--country", "SY")
    assert "0 of 0 events drawn" in none.stderr
    assert run("map", ledger, "-o", tmp_path / "m.svg", "-q").stderr == ""


def test_title_and_policy(ledger: Path, tmp_path: Path) -> None:
    picture = tmp_path / "m.svg"
    run("map", ledger, "-o", picture, "--title", "The <raid>", "--policy", "acled")
    page = picture.read_text("utf-8")
    assert "<!-- The &lt;raid&gt; -->" in page
    assert "policy acled/" in page


def test_names_are_left_out_unless_asked_for(ledger: Path, tmp_path: Path) -> None:
    def strings(*options: str) -> str:
        run("map", ledger, "-o", tmp_path / "m.html", *options)
        page = (tmp_path / "m.html").read_text("utf-8")
        held = re.search(r'id="event-data">([^<]*)<', page)
        assert held is not None
        return " ".join(json.loads(gzip.decompress(base64.b64decode(held[1])))["strings"])

    assert "Ali Baba" not in strings()
    assert "Ali Baba" in strings("--with-names")


@pytest.mark.parametrize("kind", ["timeline", "tolls", "types", "actors"])
def test_every_kind_of_chart(ledger: Path, tmp_path: Path, kind: str) -> None:
    result = run("chart", ledger, "--kind", kind, "-o", tmp_path / "c.svg")
    assert result.exit_code == 0, result.output


def test_other_files_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    for command in ("map", "chart"):
        result = run(command, tmp_path / "no.sqlite", "-o", tmp_path / "map.pdf")
        assert result.exit_code == 2
        assert "end in .png or .svg" in result.stderr


def test_a_missing_ledger_is_told(tmp_path: Path) -> None:
    result = run("map", tmp_path / "no.sqlite", "-o", tmp_path / "map.svg")
    assert result.exit_code == 1
    assert "no.sqlite" in result.stderr
    assert not (tmp_path / "map.svg").exists()


def test_a_wrong_policy_is_told(ledger: Path, tmp_path: Path) -> None:
    result = run("map", ledger, "-o", tmp_path / "m.svg", "--policy", "none")
    assert result.exit_code == 2
    assert "no policy 'none'" in result.stderr
