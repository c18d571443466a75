"""Events exported: what is written, what was lost, the evidence, and the ids that are gone."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from event_making import (
    DAY,
    INDELIMANE,
    NOTHING,
    at,
    civilians,
    dossier,
    entry,
    event,
    jnim,
    killed,
    kind,
    on,
    stage,
)

from dateline.codebooks import CODEBOOKS, codebook
from dateline.dossiers import Dossier, Gone
from dateline.errors import ConfigurationError
from dateline.publishing import deletions
from dateline.publishing.evidence import AROUND, EvidenceFile, statement_annotations
from dateline.publishing.export import EPOCH, Export, loss_path
from dateline.publishing.files import FORMATS
from dateline.publishing.losses import LossReport, summary
from dateline.reconciliation import POLICIES, policy
from dateline.records import from_json, to_json
from dateline.vocabulary import EventType, Group, Qualifier, Stage

EVENTS = (
    event(*INDELIMANE),
    event(*NOTHING, number=2),
    event(kind(EventType.BOMBING), stage(Stage.PLANNED), on(DAY), at(), number=3),
    event(
        kind(EventType.ARMED_ATTACK),
        on(dt.date(2020, 2, 29)),
        at(),
        jnim(),
        civilians(),
        killed(24, Group.CIVILIANS, high=None, qualifier=Qualifier.VAGUE),
        number=4,
    ),
)


def exported(path: Path, form: str, name: str = "acled", *events: Dossier) -> LossReport:
    book = codebook(name)
    export = Export(book, policy(book.policy or "ucdp"))
    return export.write(events or EVENTS, path, form)


def test_each_event_is_a_row_or_is_counted_with_the_reason(tmp_path: Path) -> None:
    report = exported(tmp_path / "a.jsonl", "jsonl")
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert (report.selected, report.written, len(lines)) == (4, 3, 3)
    [left] = report.left_out
    assert (left.reason, left.events) == ("planned only; ACLED records what took place", 1)
    assert left.first == (EVENTS[2].event.id,)


def test_the_loss_report_stands_beside_the_file_column_by_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    report = exported(path, "csv")
    assert from_json(loss_path(path).read_text("utf-8"), LossReport) == report
    columns = {column.column: column for column in report.columns}
    assert list(columns) == [column.name for column in codebook("acled").columns]
    assert columns["fatalities"].filled == 3
    assert ("12 for a word without a number", 1) in [
        (remark.what, remark.events) for remark in columns["fatalities"].assumed
    ]
    assert any("rival figures" in remark.what for remark in columns["fatalities"].lost)
    assert columns["tags"].lost[0].events == 3
    assert (report.policy, report.codebook) == ("acled/1", "acled/1")


def test_the_summary_tells_counts_and_the_most_frequent_losses(tmp_path: Path) -> None:
    lines = list(summary(exported(tmp_path / "a.csv", "csv")))
    assert lines[0] == "3 of 4 events, acled/1, acled/1"
    assert any("left out 1: planned only" in line for line in lines)
    assert any(line.startswith("  assumed in 1: ") for line in lines)
    assert any(line.startswith("  not expressed in 1: ") for line in lines)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CODEBOOKS)
def test_twice_the_same_events_are_twice_the_same_bytes(
    name: str, form: str, tmp_path: Path
) -> None:
    one, two = tmp_path / "one" / f"a.{form}", tmp_path / "two" / f"a.{form}"
    exported(one, form, name)
    exported(two, form, name)
    assert one.read_bytes() == two.read_bytes()
    assert loss_path(one).read_bytes() == loss_path(two).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CODEBOOKS)
def test_an_event_of_which_nothing_is_known_is_written_or_left_out(
    name: str, form: str, tmp_path: Path
) -> None:
    report = exported(tmp_path / f"a.{form}", form, name, event(*NOTHING))
    assert report.written + sum(left.events for left in report.left_out) == 1


@pytest.mark.parametrize("by", POLICIES)
def test_a_change_of_policy_changes_no_statement(by: str, tmp_path: Path) -> None:
    before = [to_json(one) for one in EVENTS]
    pages = []
    for name in ("ucdp", by):
        evidence = tmp_path / f"{name}.jsonld"
        Export(codebook("neutral"), policy(name), names=True).write(
            EVENTS, tmp_path / "a.csv", "csv", evidence=evidence
        )
        pages.append(evidence.read_bytes())
    assert [to_json(one) for one in EVENTS] == before
    assert pages[0] == pages[1]


@pytest.mark.parametrize("form", ["xlsx", "gpkg"])
def test_files_carry_the_time_of_the_last_change_or_the_one_told(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = Export(codebook("acled"), policy("acled"))
    list(export.codings(EVENTS))
    assert export.stamp() == dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
    exported(tmp_path / f"a.{form}", form)
    monkeypatch.setenv(EPOCH, "1600000000")
    assert export.stamp() == dt.datetime(2020, 9, 13, 12, 26, 40, tzinfo=dt.UTC)
    exported(tmp_path / f"b.{form}", form)
    assert (tmp_path / f"a.{form}").read_bytes() != (tmp_path / f"b.{form}").read_bytes()
    monkeypatch.setenv(EPOCH, "yesterday")
    with pytest.raises(ConfigurationError, match=EPOCH):
        export.stamp()


def test_evidence_selects_the_words_of_each_statement(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonld"
    with EvidenceFile(path, names=True) as page:
        page.add(EVENTS[0])
    read = json.loads(path.read_text("utf-8"))
    assert read["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (read["type"], len(read["items"])) == ("AnnotationPage", len(INDELIMANE))
    [telling] = EVENTS[0].entries
    text = telling.report.text
    for item, statement in zip(read["items"], telling.mention.statements, strict=True):
        assert item["id"] == f"urn:dateline:statement:{telling.reference(statement)}"
        assert item["body"]["dateline:slot"] == statement.slot
        [target] = item["target"]
        position, quote = target["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text
        assert len(quote["prefix"]) <= AROUND


def test_offsets_are_code_points_with_emoji_before_them() -> None:
    [telling] = EVENTS[0].entries
    assert "🕊" in telling.report.text
    first = next(statement_annotations(EVENTS[0], names=True))
    start = first["target"][0]["selector"][0]["start"]
    assert telling.report.text[start : start + 5] == "told1"


def test_every_annotation_stands_in_the_file_of_events_that_are_written(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence.jsonld"
    book = codebook("acled")
    Export(book, policy("acled")).write(EVENTS, tmp_path / "a.csv", "csv", evidence=evidence)
    events = {item["body"]["dateline:event"] for item in json.loads(evidence.read_text())["items"]}
    assert events == {EVENTS[n].event.id for n in (0, 1, 3)}


GONE = (
    Gone(event="EAAA", at=dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC), cause="merged", now="EBBB"),
    Gone(event="ECCC", at=dt.datetime(2026, 1, 3), cause="rejected"),
)


def test_the_feed_of_deletions(tmp_path: Path) -> None:
    deletions.write(tmp_path / "gone.jsonl", GONE)
    rows = [json.loads(line) for line in (tmp_path / "gone.jsonl").read_text().splitlines()]
    assert rows == [
        {"event": "EAAA", "at": "2026-01-02T03:04:00+00:00", "cause": "merged", "now": "EBBB"},
        {"event": "ECCC", "at": "2026-01-03T00:00:00+00:00", "cause": "rejected", "now": None},
    ]
    deletions.write(tmp_path / "gone.csv", GONE)
    assert (tmp_path / "gone.csv").read_text().splitlines()[2].endswith(",rejected,")
    with pytest.raises(ConfigurationError, match=r"\.jsonl or \.csv"):
        deletions.write(tmp_path / "gone.xlsx", GONE)


def test_copies_of_one_text_are_one_source(tmp_path: Path) -> None:
    told = (kind(EventType.BOMBING), on(DAY), at(), killed(3))
    first, second = entry(*told), entry(*told, publisher="Example Post", number=2)
    copy = type(second)(report=second.report, mention=second.mention, copy_of=first.report.id)
    exported(tmp_path / "a.jsonl", "jsonl", "ucdp-ged", dossier(first, copy))
    [line] = (tmp_path / "a.jsonl").read_text().splitlines()
    row = json.loads(line)
    assert (row["number_of_sources"], row["source_office"]) == (1, "Example Wire")
