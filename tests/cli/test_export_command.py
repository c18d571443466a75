"""``dateline export`` on a real ledger."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from event_making import (
    DAY,
    INDELIMANE,
    at,
    civilians,
    entry,
    jnim,
    killed,
    kind,
    on,
    party,
)

from dateline.cli import cli
from dateline.ledger import Ledger
from dateline.records import CodedReport
from dateline.vocabulary import ActorKind, EventType, Group, Role

NAME = "Mariamexa Quexample"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three events in two countries; the first is told by two reports."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "events.dateline"
    now = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
    niger = at("Tillabéri", country="NE", admin1="Tillabéri", lat=14.2, lon=1.45, geonameid=2439376)
    teacher = party(Role.TARGET, f"teacher {NAME}", ActorKind.CIVILIANS)
    tellings = (
        entry(*INDELIMANE, title=f"{NAME} dies"),
        entry(*INDELIMANE, number=2, publisher="Example Post", published=dt.date(2019, 11, 3)),
        entry(
            kind(EventType.BOMBING),
            on(dt.date(2020, 5, 1)),
            niger,
            civilians(),
            killed(2),
            published=dt.date(2020, 5, 2),
        ),
        entry(
            kind(EventType.ABDUCTION),
            on(dt.date(2021, 5, 1)),
            at(),
            teacher,
            jnim(),
            killed(1, Group.CIVILIANS),
            published=dt.date(2021, 5, 2),
        ),
    )
    with Ledger.create(path, clock=lambda: now) as store:
        for one in tellings:
            store.add(
                CodedReport(report=one.report, mentions=(one.mention,), producer="hand/1/00000000")
            )
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["export", *(str(a) for a in arguments)])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_events_go_to_standard_output_and_the_losses_to_the_other(ledger: Path) -> None:
    done = run(ledger, "--codebook", "acled")
    assert done.exit_code == 0, done.output
    found = rows(done.stdout)
    assert [row["event_date"] for row in sorted(found, key=lambda r: r["year"])] == [
        DAY.isoformat(),
        "2020-05-01",
        "2021-05-01",
    ]
    assert done.stderr.startswith("3 of 3 events, acled/1, acled/1")
    assert [file.name for file in ledger.parent.iterdir() if "loss" in file.name] == []


def test_a_file_has_its_loss_report_beside_it(ledger: Path) -> None:
    done = run(ledger, "--codebook", "ucdp-ged", "-o", "ged.csv")
    assert (done.exit_code, done.stdout) == (0, "")
    report = json.loads(Path("ged.csv.loss.json").read_text())
    assert (report["policy"], report["written"]) == ("ucdp/1", 3)
    assert "all of it: ged.csv.loss.json" in done.stderr
    assert run(ledger, "-o", "n.csv", "--loss", "told.json", "-q").stderr == ""
    assert Path("told.json").is_file()


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "parquet", "gpkg", "xlsx"])
def test_every_form_twice_the_same(ledger: Path, form: str) -> None:
    assert run(ledger, "--codebook", "gtd", "-o", f"one.{form}").exit_code == 0
    assert run(ledger, "--codebook", "gtd", "-o", f"two.{form}").exit_code == 0
    assert Path(f"one.{form}").read_bytes() == Path(f"two.{form}").read_bytes()


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 3),
        (("--country", "NE"), 1),
        (("--since", "2020", "--until", "2020"), 1),
        (("--type", "abduction"), 1),
        (("--actor", "jnim"), 2),
        (("--precision", "admin1"), 0),
        (("--box", "0,10,5,20"), 1),
        (("--updated-since", "2027-01-01"), 0),
        (("--confidence", "0.9"), 0),
    ],
)
def test_filters(ledger: Path, options: tuple[str, ...], count: int) -> None:
    done = run(ledger, *options)
    assert done.exit_code == 0, done.output
    assert len(rows(done.stdout)) == count


def test_two_reports_of_one_event_are_one_row_and_a_copy_is_no_source(ledger: Path) -> None:
    [row] = rows(run(ledger, "--until", "2019").stdout)
    assert (row["reports"], row["texts"], row["sources"]) == ("2", "1", "Example Wire")


def test_names_are_left_out_unless_asked_for(ledger: Path) -> None:
    without = run(ledger, "--evidence", "e.jsonld")
    kept = run(ledger, "--evidence", "f.jsonld", "--with-names")
    assert "Quexample" not in without.output + Path("e.jsonld").read_text()
    assert "Quexample" in kept.stdout
    assert "TextQuoteSelector" in Path("f.jsonld").read_text()


def test_another_policy(ledger: Path) -> None:
    [row] = rows(run(ledger, "--policy", "range", "--until", "2019").stdout)
    assert (row["policy"].split("/")[0], row["killed_best"]) == ("range", "")


def test_tags_and_the_feed_of_deletions(ledger: Path) -> None:
    done = run(ledger, "--hxl", "--deletions", "gone.jsonl")
    assert rows(done.stdout)[0]["event"] == "#event+id"
    assert Path("gone.jsonl").read_text() == ""


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--format", "gpkg"), "gpkg needs --output"),
        (("--format", "jsonl", "--hxl"), "--hxl is for csv and xlsx"),
        (("--format", "jsonl", "--profile", "raw"), "--profile is for csv"),
        (("-o", "a.shp"), "its ending tells no form"),
        (("--policy", "best"), "best"),
        (("--box", "1,2,3"), "not four numbers"),
    ],
)
def test_wrong_usage_is_told(ledger: Path, options: tuple[str, ...], message: str) -> None:
    done = run(ledger, *options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path / "none.dateline")
    assert done.exit_code == 1
    assert "none.dateline" in done.stderr
    assert "Traceback" not in done.output


def test_the_raw_profile_has_no_mark_and_no_apostrophes(ledger: Path) -> None:
    done = run(ledger, "--profile", "raw")
    assert not done.stdout.startswith("\ufeff")


def test_dates_are_assumed_where_asked_for(ledger: Path) -> None:
    undated = entry(
        kind(EventType.BOMBING), at("Ansongo"), killed(3), published=dt.date(2022, 3, 9), number=3
    )
    coded = CodedReport(
        report=undated.report, mentions=(undated.mention,), producer="hand/1/00000000"
    )
    with Ledger.open(ledger) as store:
        store.add(coded)
    dates = {}
    for rule in ("leave", "week", "day"):
        result = run(ledger, "--codebook", "acled", "--undated", rule, "--quiet")
        assert result.exit_code == 0, result.output
        dates[rule] = {row["fatalities"]: row["event_date"] for row in rows(result.stdout)}
    assert dates["leave"].pop("3") == ""
    assert dates["week"].pop("3") == "2022-03-06"
    assert dates["day"].pop("3") == "2022-03-09"
    assert dates["leave"] == dates["week"] == dates["day"]
