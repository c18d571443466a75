"""Ledgers opened, checked, copied, merged and brought up to date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from day_linker import DayAndPlace
from plain import CLOCK, PlainPolicy, coded, events
from sqlalchemy import insert, text, update

from dateline.dossiers import Dossier, Settlement, event_id
from dateline.errors import (
    ConfigurationError,
    DecisionError,
    LedgerError,
    LedgerVersionError,
    MissingExtraError,
)
from dateline.ledger import Ledger, migrating, schema
from dateline.ledger.engine import url_of, writing
from dateline.records import Decision, Failure
from dateline.vocabulary import DecisionKind

if TYPE_CHECKING:
    from conftest import Make, Place

A = coded(("Gao", "2019-11-01", 5))
B = coded(("Gao", "2019-11-01", 7), published="2019-11-03")
C = coded(("Agadez", "2019-11-01", 4), published="2019-11-04")
a, b, c = (f"{report.report.id}/e1" for report in (A, B, C))
SPLIT = Decision(
    id="d1",
    kind=DecisionKind.SPLIT,
    subject=event_id(a),
    others=(b,),
    analyst="ayse",
    at=CLOCK,
    why="two raids",
)


def open_(place: str, **options: Any) -> Ledger:
    tools = {"clock": lambda: CLOCK, "linker": DayAndPlace(), "policy": PlainPolicy()}
    return Ledger.open(place, **{**tools, **options})


def fill(ledger: Ledger) -> Ledger:
    ledger.add_all([A, B, C])
    ledger.decide(SPLIT)
    ledger.fail(Failure(origin="x.txt", code="empty", message="no text"))
    return ledger


def test_what_was_added_is_there_when_the_ledger_is_opened_again(make: Make) -> None:
    made = fill(make())
    told = list(made.dump())
    made.close()
    with open_(made.address) as again:
        assert list(again.dump()) == told
        assert again.policy == "plain"


def test_many_at_once_are_as_one_after_the_other(make: Make) -> None:
    one, many = make(), make()
    for report in (A, B, C):
        one.add(report)
    added = many.add_all([A, B, C, A])
    assert [x.outcome for x in added] == ["new", "new", "new", "known"]
    assert added[1].events == (event_id(a),)
    assert events(one) == events(many)
    assert many.dossier(event_id(b)).event.versions[-1].cause == (
        "reports " + ", ".join(sorted((A.report.id, B.report.id)))
    )


def test_the_migrations_make_the_tables_of_the_schema(ledger: Ledger) -> None:
    with writing(ledger._engine) as connection:
        own = connection.dialect.name
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                # PostgreSQL limits what an entry of an index may hold: SQLite alone has this one.
                "include_name": lambda name, *_: name != "ix_glances_words" or own == "sqlite",
                "include_object": lambda _, name, *more: (
                    name != "ix_glances_words" or own == "sqlite"
                ),
            },
        )
        assert compare_metadata(context, schema.metadata) == []


def test_each_revision_has_its_module() -> None:
    folder = Path(migrating.__file__).parent / "migrations" / "versions"
    found = sorted(file.name.partition("_")[0] for file in folder.glob("[0-9]*.py"))
    assert tuple(found) == migrating.REVISIONS


def test_a_newer_or_older_schema_is_refused(make: Make) -> None:
    ledger = make()
    for version, words in (("9999", "newer Dateline"), ("0000", "newer Dateline")):
        with writing(ledger._engine) as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
        with pytest.raises(LedgerVersionError, match=words):
            open_(ledger.address)
        with pytest.raises(LedgerVersionError, match=words):
            Ledger.upgrade(ledger.address, linker=DayAndPlace(), policy=PlainPolicy())


def test_an_older_schema_waits_for_the_upgrade(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = make()
    monkeypatch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "9000"))
    with pytest.raises(LedgerVersionError, match="dateline ledger upgrade"):
        open_(ledger.address)


def test_links_of_the_first_schema_are_upgraded(make: Make) -> None:
    ledger = make()
    ledger.add_all([A, B])
    told = list(ledger.dump())
    with writing(ledger._engine) as connection:  # as the first schema had them
        connection.execute(text("DROP INDEX ix_links_doubtful"))
        connection.execute(text("ALTER TABLE links ADD COLUMN record TEXT NOT NULL DEFAULT '{}'"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    ledger.close()
    done = Ledger.upgrade(ledger.address, linker=DayAndPlace(), policy=PlainPolicy())
    assert done == ("schema",)
    with open_(ledger.address) as upgraded:
        assert list(upgraded.dump()) == told
        assert list(upgraded.verify()) == []


def test_places_without_a_ledger_are_refused(place: Place, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        open_(place())
    other = tmp_path / "other.db"
    other.write_text("not a database, and long enough to be told from an empty file " * 20)
    with pytest.raises(LedgerError, match="no ledger"):
        open_(str(other))
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.create(other, linker=DayAndPlace(), policy=PlainPolicy())
    with pytest.raises(ConfigurationError, match="mysql"):
        open_("mysql://somewhere/ledger")


def test_a_ledger_is_not_made_over_another(make: Make) -> None:
    made = fill(make())
    with pytest.raises(LedgerError, match="already"):
        Ledger.create(made.address, linker=DayAndPlace(), policy=PlainPolicy())
    assert list(made.verify()) == []


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"dateline\[postgres\]"):
        open_("postgresql://somewhere/ledger")


def test_passwords_are_not_told() -> None:
    from dateline.ledger.engine import shown

    assert "secret" not in shown(url_of("postgresql://me:secret@host/ledger"))


class OtherLinker(DayAndPlace):
    """Links nothing."""

    producer = "other/1"

    def compare(self, *_: Any) -> list[Any]:
        return []


class OtherPolicy(PlainPolicy):
    """Settles as the plain one; its summaries carry its name."""

    name = "other"

    def settle(self, dossier: Dossier) -> Settlement:
        return PlainPolicy().settle(dossier)


def test_another_linker_or_policy_waits_for_the_upgrade(make: Make) -> None:
    ledger = make()
    ledger.add_all([A, B])
    told = [line for line in ledger.dump() if line.startswith('{"report"')]
    for other in ({"linker": OtherLinker()}, {"policy": OtherPolicy()}):
        with open_(ledger.address, **other) as wrong:
            with pytest.raises(LedgerVersionError, match="dateline ledger upgrade"):
                wrong.add(C)
            assert len(list(wrong.dossiers())) == 1  # reading goes on
    done = Ledger.upgrade(
        ledger.address, linker=OtherLinker(), policy=OtherPolicy(), clock=lambda: CLOCK
    )
    assert done == ("linker", "policy")
    with open_(ledger.address, linker=OtherLinker(), policy=OtherPolicy()) as renewed:
        assert events(renewed) == sorted([[a], [b]])
        assert renewed.resolve(event_id(a)) == event_id(a)
        assert renewed.policy == "other"
        assert renewed.status().policies == ("plain/1", "other/1")
        assert [line for line in renewed.dump() if line.startswith('{"report"')] == told
        assert list(renewed.verify()) == []
        renewed.add(C)


def test_a_backup_is_a_ledger_with_the_same_content(make: Make, tmp_path: Path) -> None:
    ledger = fill(make())
    file = tmp_path / "sub" / "backup.db"
    ledger.backup(file)
    ledger.add(coded(("Diffa", "2019-11-01", 1)))
    with open_(str(file)) as kept:
        told = list(kept.dump())
        assert list(kept.verify()) == []
        assert len(events(kept)) == 3
        kept.add(coded(("Diffa", "2019-11-01", 1)))
        assert list(kept.dump()) == list(ledger.dump())
    ledger.backup(file)
    with open_(str(file)) as kept:
        assert list(kept.dump()) != told
    assert sorted(one.name for one in file.parent.iterdir()) == ["backup.db"]


def test_an_empty_ledger_becomes_a_copy(make: Make) -> None:
    ledger, other = make(), fill(make())
    merged = ledger.merge(other)
    assert (merged.reports, merged.decisions) == (3, 1)
    assert list(ledger.dump()) == list(other.dump())
    assert list(ledger.verify()) == []


def test_merging_loses_nothing_and_can_be_done_again(make: Make) -> None:
    ledger, other = make(), fill(make())
    mine = coded(("Agadez", "2019-11-01", 6), published="2019-11-02")
    ledger.add_all([mine, A])
    merged = ledger.merge(other)
    assert (merged.reports, merged.known, merged.decisions) == (2, 1, 1)
    assert events(ledger) == sorted([[f"{mine.report.id}/e1", c], [a], [b]])
    for dossier in other.dossiers():  # ids of the other lead to the events that hold their mentions
        for key in dossier.event.mentions:
            assert key in ledger.dossier(dossier.event.id).event.mentions
    assert [one.id for one in ledger.decisions()] == ["d1"]
    assert [one.origin for one in ledger.failures()] == ["x.txt"]
    told = list(ledger.dump())
    again = ledger.merge(other)
    assert (again.reports, again.known, again.decisions) == (0, 3, 0)
    assert list(ledger.dump()) == told
    assert list(ledger.verify()) == []


def test_merging_keeps_other_codings_of_the_same_report(make: Make) -> None:
    from msgspec.structs import replace

    ledger, other = make(), make()
    ledger.add(A)
    other.add(replace(A, producer="reader/0"))
    other.add(replace(A, producer="reader/2", mentions=()), replace=True)
    ledger.merge(other)
    told = list(ledger.dump())
    assert told[0].count('"producer":"reader/0"') == 1
    assert told[0].count('"producer":"reader/2"') == 1
    assert events(ledger) == [[a]]
    ledger.merge(other)
    assert list(ledger.dump()) == told
    assert list(ledger.verify()) == []


def test_another_decision_with_the_same_id_stops_a_merge(make: Make) -> None:
    from msgspec.structs import replace

    ledger, other = fill(make()), make()
    other.add_all([A, B])
    other.decide(replace(SPLIT, why="another reason"))
    with pytest.raises(DecisionError, match="d1"):
        ledger.merge(other)


def spoil(ledger: Ledger, statement: Any) -> None:
    with writing(ledger._engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (update(schema.texts).values(body="other words"), "the words at"),
        (update(schema.statements).values(record="{}"), "not readable"),
        (update(schema.mentions).values(event=None), "is in no event"),
        (update(schema.mentions).values(address=schema.mentions.c.key), "is not its address"),
        (update(schema.events).values(anchor="nobody"), "does not hold the mention"),
        (update(schema.events).values(founder="nobody"), "leads nowhere"),
        (schema.blocks.delete(), "blocks of"),
        (schema.profiles.delete(), "has no profile"),
        (update(schema.links).values(verdict="apart"), "says apart with"),
        (update(schema.links).values(probability=1.5), "says same with 1.5"),
        (
            update(schema.links).values(left=schema.links.c.right, right=schema.links.c.left),
            "has no two ends in order",
        ),
        (schema.summaries.delete(), "is not settled"),
        (schema.glances.delete(), "is in no list"),
        (update(schema.versions).values(joined="[]"), "its last version has other mentions"),
        (update(schema.decisions).values(record="{"), "not readable"),
        (update(schema.reports).values(fingerprint="0"), "is not the one that was added"),
        (schema.codings.update().values(superseded=CLOCK), "no coding in effect"),
    ],
)
def test_verify_tells_what_does_not_hold(ledger: Ledger, statement: Any, words: str) -> None:
    fill(ledger)
    assert list(ledger.verify()) == []
    spoil(ledger, statement)
    assert any(words in problem.what for problem in ledger.verify()), list(ledger.verify())


def test_verify_tells_of_a_damaged_file(make: Make, place: Place) -> None:
    ledger = fill(make())
    if ledger._engine.dialect.name != "sqlite":
        pytest.skip("the server looks after its own files")
    file = Path(ledger.address)
    with writing(ledger._engine) as connection:
        connection.execute(
            insert(schema.failures),
            [
                {
                    "id": n,
                    "digest": str(n),
                    "origin": "x" * 500,
                    "code": "c",
                    "report": None,
                    "at": CLOCK,
                    "record": "{}",
                }
                for n in range(100, 400)
            ],
        )
    ledger.close()
    raw = bytearray(file.read_bytes())
    end = len(raw) - 10 * 4096
    raw[end - 20 * 4096 : end] = bytes(20 * 4096)
    file.write_bytes(raw)
    with open_(str(file)) as damaged:
        assert list(damaged.verify()) != []


def test_the_clock_is_the_one_given(make: Make) -> None:
    times = iter(CLOCK + dt.timedelta(hours=n) for n in range(100))
    ledger = make(clock=lambda: next(times))
    ledger.add(A)
    first = ledger.updated(event_id(a))
    ledger.add(C)
    assert ledger.updated(event_id(a)) == first
    ledger.add(B)
    assert ledger.updated(event_id(a)) > first
    assert ledger.dossier(event_id(a)).event.versions[0].at == first


def test_no_change_is_dated_before_an_earlier_one(make: Make) -> None:
    times = iter([CLOCK, CLOCK - dt.timedelta(days=1)])
    ledger = make(clock=lambda: next(times))
    ledger.add(A)
    ledger.add(C)
    assert ledger.updated(event_id(c)) == CLOCK
