"""Archives merged: what a ledger makes of the reports, and what linking all at once does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from archives import planned, report
from coded_archives import coded_archive, told

from dateline.codebooks import codebook
from dateline.ledger import Copies, Ledger
from dateline.ledger.likeness import PERMUTATIONS, signature
from dateline.publishing.export import Export
from dateline.reconciliation import policy
from dateline.records import to_json
from dateline.scale.merging.coded import by_publication
from dateline.scale.merging.families import heads
from dateline.scale.merging.ledger import merge_ledger
from dateline.scale.merging.whole import Wanted, merge_tables
from dateline.scale.plan import Archive

COUNT = 80
CLOCK = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
POISON = report("Nobody told of this one.")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return coded_archive(tmp_path_factory.mktemp("coded") / "a", COUNT, [POISON])


@pytest.fixture(scope="module")
def ledger(archive: Archive) -> Iterator[Ledger]:
    place = archive.folder.parent / "ledger.sqlite"
    with Ledger.create(place, clock=lambda: CLOCK) as made:
        merged = merge_ledger(archive, made)
        assert (merged.new, merged.known, merged.refused, merged.failed) == (
            len(told(COUNT)),
            0,
            0,
            1,
        )
        yield made


@pytest.fixture(scope="module")
def tables(archive: Archive) -> Path:
    folder = archive.folder.parent / "tables"
    merge_tables(archive, folder, Wanted(), told=lambda _: None)
    return folder


def rows(path: Path) -> list[dict[str, Any]]:
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_reports_come_in_the_order_of_publication(archive: Archive, tmp_path: Path) -> None:
    found = list(by_publication(archive, tmp_path / "lots"))
    assert len(found) == len(told(COUNT))
    places = [(one.report.published, one.report.id) for one in found]
    assert all(one < other for one, other in pairwise(places))


def test_merging_into_a_ledger_twice_changes_nothing(archive: Archive, ledger: Ledger) -> None:
    before = list(ledger.dump())
    again = merge_ledger(archive, ledger)
    assert (again.new, again.known) == (0, len(told(COUNT)))
    assert list(ledger.dump()) == before
    assert list(ledger.verify()) == []


def test_the_tables_have_the_events_of_the_ledger(ledger: Ledger, tables: Path) -> None:
    dossiers = list(ledger.dossiers())
    of_ledger = {dossier.event.id: sorted(dossier.event.mentions) for dossier in dossiers}
    of_tables: dict[str, list[str]] = {}
    for row in rows(tables / "mentions"):
        of_tables.setdefault(row["event"], []).append(f"{row['report']}/{row['mention']}")
    assert {event: sorted(keys) for event, keys in of_tables.items()} == of_ledger
    assert any(len(keys) > 1 for keys in of_ledger.values())


def test_the_events_are_settled_as_those_of_the_ledger(ledger: Ledger, tables: Path) -> None:
    export = Export(codebook("neutral"), policy("ucdp"))
    told = {dossier.event.id: coding for dossier, coding in export.codings(ledger.dossiers())}
    found = rows(tables / "events.parquet")
    assert [row["event"] for row in found] == sorted(told)
    names = [column.name for column in export.book.columns if column.name != "updated"]
    for row in found:
        plain = {n: v.isoformat() if isinstance(v, dt.date) else v for n, v in row.items()}
        values = told[row["event"]].values
        assert [plain[name] for name in names] == [values[name] for name in names]


def test_copies_are_those_of_the_ledger(ledger: Ledger, tables: Path) -> None:
    of_ledger = {
        entry.report.id: entry.text for dossier in ledger.dossiers() for entry in dossier.entries
    }
    of_tables = {row["report"]: row["text"] for row in rows(tables / "reports") if row["mentions"]}
    assert of_tables == of_ledger
    assert sum(text != key for key, text in of_ledger.items()) >= COUNT // 8


def test_every_report_has_its_row(archive: Archive, tables: Path) -> None:
    found = rows(tables / "reports")
    assert len(found) == archive.plan().counts.reports
    [failed] = [row for row in found if row["kind"] == "failed"]
    assert (failed["report"], failed["failure"]) == (POISON.id, "evidence")
    assert sum(row["mentions"] or 0 for row in found) == len(rows(tables / "mentions"))
    assert all(row["evidence"] is None for row in rows(tables / "statements"))


def test_the_same_bytes_for_any_number_of_processes(
    archive: Archive, tables: Path, tmp_path: Path
) -> None:
    merge_tables(archive, tmp_path / "two", Wanted(), jobs=2, told=lambda _: None)
    assert content(tmp_path / "two") == content(tables)
    stray = tables / "mentions" / "of-another-plan.parquet"
    stray.write_bytes(b"")
    before = content(tmp_path / "two")
    merge_tables(archive, tables, Wanted(), told=lambda _: None)
    assert content(tables) == before


def test_names_are_kept_where_that_is_wished(archive: Archive, tmp_path: Path) -> None:
    merge_tables(archive, tmp_path / "t", Wanted(names=True), told=lambda _: None)
    assert all(row["evidence"] for row in rows(tmp_path / "t" / "statements"))


def test_an_archive_of_which_nothing_is_coded(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", [POISON])
    made = merge_tables(archive, tmp_path / "t", Wanted(), told=lambda _: None)
    assert (made.shards, made.events, made.reports) == (0, 0, 0)


def test_a_family_hangs_together_through_days_and_likeness() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
    body, other = " ".join(words), " ".join(words[::-1])
    texts = [body, f"{body} fourteen", body, other, body]
    days = [10, 12, 19, 12, 40]
    signed = b"".join(map(signature, texts))
    found = heads(
        np.frombuffer(signed, "<u4").reshape(-1, PERMUTATIONS),
        np.array(days, "i4"),
        [(str(day), str(n)) for n, day in enumerate(days)],
        Copies(),
    )
    assert found == {1: 0, 2: 0}


def test_a_record_says_what_was_made(archive: Archive, tables: Path) -> None:
    made = (tables / "merged.json").read_bytes()
    assert to_json(archive.plan().id) in made
    assert b'"policy":"ucdp"' in made
