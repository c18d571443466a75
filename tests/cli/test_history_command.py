"""``dateline history`` and ``dateline explain`` on a ledger."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from made import HOSPITAL, POLICE, entry, toll

from dateline.dossiers import Comparison, Link
from dateline.ledger import Ledger
from dateline.linking import Profile, Rulings, default_linker
from dateline.records import CodedReport
from dateline.vocabulary import Verdict

Dateline = Callable[..., Result]


class OneEvent:
    """A linker that files all mentions under one event."""

    producer = "one-event/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        return default_linker().profiles(coded, copy_of)

    def keys(self, profile: Profile) -> tuple[int, ...]:
        return (1,)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        return [
            Link(
                left=min(profile.key, other.key), right=max(profile.key, other.key),
                probability=1.0, verdict=Verdict.SAME, producer=self.producer,
            )
            for other in candidates
            if other.key != profile.key
        ]  # fmt: skip

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:
        return ()

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        return [tuple(sorted(profile.key for profile in profiles))] if profiles else []


@pytest.fixture
def ledger(tmp_path: Path) -> tuple[str, str]:
    """A ledger of one event that two reports tell: its path and the event's id."""
    rows = [entry((POLICE, toll(12)), publisher="Wire"), entry((HOSPITAL, toll(14)), day=1)]
    path = tmp_path / "ledger.db"
    with Ledger.create(path, linker=OneEvent()) as made:
        for row in rows:
            made.add(CodedReport(report=row.report, mentions=(row.mention,), producer="test/1"))
        [dossier] = made.dossiers()
    return str(path), dossier.event.id


def test_the_table(dateline: Dateline, ledger: tuple[str, str]) -> None:
    result = dateline("history", *ledger)
    assert result.exit_code == 0
    assert "new source: the hospital counts 14 killed" in " ".join(result.stdout.split())


def test_json_and_another_policy(dateline: Dateline, ledger: tuple[str, str]) -> None:
    found = json.loads(dateline("history", *ledger, "--json", "--policy", "open").stdout)
    assert found["policy"] == "open/1"
    assert [step["published"] for step in found["steps"]] == ["2024-03-13", "2024-03-14"]


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_chart(dateline: Dateline, ledger: tuple[str, str], tmp_path: Path, form: str) -> None:
    path = tmp_path / f"toll.{form}"
    assert dateline("history", *ledger, "--chart", str(path)).exit_code == 0
    assert path.stat().st_size > 1000
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_a_chart_of_no_known_form(dateline: Dateline, ledger: tuple[str, str]) -> None:
    result = dateline("history", *ledger, "--chart", "toll.doc")
    assert result.exit_code == 2
    assert ".png or .svg" in result.stderr


def test_an_event_that_is_not_there(dateline: Dateline, ledger: tuple[str, str]) -> None:
    result = dateline("history", ledger[0], "EAAAAAAAAAAAA")
    assert result.exit_code == 1
    assert "EAAAAAAAAAAAA" in result.stderr


def test_a_ledger_that_is_not_there(dateline: Dateline, tmp_path: Path) -> None:
    result = dateline("history", str(tmp_path / "none.db"), "E1")
    assert result.exit_code == 1
    assert "no ledger here" in result.stderr


def test_explain_follows_each_number(dateline: Dateline, ledger: tuple[str, str]) -> None:
    result = dateline("explain", *ledger, "killed", "--policy", "acled")
    assert result.exit_code == 0
    assert "settled by acled/1" in result.stdout
    assert "14 people killed: the hospital (medical)" in result.stdout
    assert "an older figure" in result.stdout


def test_explain_without_a_slot_tells_all(dateline: Dateline, ledger: tuple[str, str]) -> None:
    text = dateline("explain", *ledger).stdout
    assert "where: not known" in text
    assert "killed: 14" in text


def test_explain_of_a_report_still_wants_its_slot(dateline: Dateline, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("date 2019-11-02 Gunmen killed five farmers near Gao on Friday.", "utf-8")
    result = dateline("explain", str(report), "e1")
    assert result.exit_code == 2
    assert "name the SLOT" in result.stderr
    assert dateline("explain", str(tmp_path / "none.txt"), "e1", "toll").exit_code == 2


def test_an_unknown_policy_is_a_matter_of_usage(
    dateline: Dateline, ledger: tuple[str, str]
) -> None:
    result = dateline("explain", *ledger, "--policy", "average")
    assert result.exit_code == 2
    assert "ucdp, acled" in result.stderr
