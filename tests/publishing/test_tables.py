"""Flat tables: one row for each statement, one for each event."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from dateline.publishing.tables import (
    EVENT_COLUMNS,
    STATEMENT_COLUMNS,
    csv_text,
    event_rows,
    statement_rows,
)
from dateline.records import CodedReport


def test_each_statement_is_a_row(coded: CodedReport) -> None:
    rows = list(statement_rows([coded]))
    assert len(rows) == sum(len(m.statements) for m in coded.mentions)
    assert all(tuple(row) == STATEMENT_COLUMNS for row in rows)
    first = next(row for row in rows if row["slot"] == "toll")
    assert (first["low"], first["high"], first["group"]) == (12, None, "soldiers")
    assert (first["source"], first["source_kind"]) == ("the defence ministry", "state")
    start, end = first["start"], first["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert first["evidence"] == coded.report.text[start:end]


def test_each_event_is_a_row_and_figures_are_not_added_up(coded: CodedReport) -> None:
    attack, shelling = event_rows([coded])
    assert tuple(attack) == EVENT_COLUMNS
    assert attack["perpetrators"] == "Gunmen; Ansar Example"
    assert attack["claimed_by"] == "Ansar Example"
    assert attack["targets"] == "Army of Mali"
    assert attack["tolls"] == (
        "at least 12 soldiers killed [the defence ministry (state): asserted]; "
        "2 civilians killed [the defence ministry (state): asserted]; "
        "20 soldiers killed [Ansar Example (armed group), on its Telegram channel: claimed]"
    )
    assert shelling["ground"] == "background"


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_spreadsheet_gets_no_formula_but_its_numbers(coded: CodedReport) -> None:
    hostile = msgspec.structs.replace(
        coded, report=msgspec.structs.replace(coded.report, publisher="=cmd|' /C calc'!A0")
    )
    text = csv_text(statement_rows([hostile]), STATEMENT_COLUMNS, "spreadsheet")
    rows = read_back(text)
    assert text.startswith("\ufeff")
    assert {row["publisher"] for row in rows} == {"'=cmd|' /C calc'!A0"}
    assert [row["lon"] for row in rows if row["slot"] == "where"] == ["-1.01"]


def test_the_raw_profile_changes_nothing(coded: CodedReport) -> None:
    hostile = msgspec.structs.replace(
        coded, report=msgspec.structs.replace(coded.report, publisher="=1+1")
    )
    rows = read_back(csv_text(event_rows([hostile]), EVENT_COLUMNS, "raw"))
    assert [row["publisher"] for row in rows] == ["=1+1", "=1+1"]


@pytest.mark.parametrize("profile", ["raw", "spreadsheet"])
def test_dates_and_truth_values_are_plain(coded: CodedReport, profile: str) -> None:
    text = csv_text(statement_rows([coded]), STATEMENT_COLUMNS, profile)  # type: ignore[arg-type]
    row = next(row for row in read_back(text) if row["slot"] == "when")
    assert (row["when_start"], row["published"]) == ("2021-03-12", "2021-03-13")
    assert {row["includes"] for row in read_back(text)} == {"", "false"}


def test_without_quotes_no_words_of_the_report_are_left(coded: CodedReport) -> None:
    rows = list(statement_rows([coded], quotes=False))
    assert {row["evidence"] for row in rows} == {None}
    assert {row["phrase"] for row in rows} == {None}
    assert all(isinstance(row["start"], int) for row in rows)
    vague = next(row for row in rows if row["qualifier"] == "vague")
    assert vague["value"] == "a vague number of people injured"
    assert "dozens of people" not in str(list(event_rows([coded], quotes=False)))
