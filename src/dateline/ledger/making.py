"""A ledger made, and the facts about itself that it keeps."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.engine import URL

from dateline.errors import LedgerError, LedgerVersionError
from dateline.ledger import migrating, schema
from dateline.ledger.engine import APPLICATION, closed_on_error, connect, errors, shown, writing
from dateline.ledger.filing import json
from dateline.ledger.rules import Clock, Copies
from dateline.ledger.summaries import label
from dateline.linking import Linker
from dateline.reconciliation import Policy


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger says of itself.

    ``linker`` is the producer id of the linker that compared its mentions; ``settled`` the name and
    version of the policy that its filters go by.
    """

    linker: str
    policy: str
    settled: str
    copies: Copies

    def check(self, linker: Linker, policy: Policy, place: str) -> None:
        """Return nothing when a linker and a policy are those that the ledger goes by.

        Raises:
            LedgerVersionError: when they are not: what was added would not fit what is there.
        """
        if (self.linker, self.settled) != (linker.producer, label(policy)):
            raise LedgerVersionError(
                f"{place} was linked by {self.linker} and settled by {self.settled}; this Dateline "
                f"has {linker.producer} and {label(policy)}. Make a backup, then: "
                f"dateline ledger upgrade {place}"
            )


def default_linker() -> Linker:
    """The linker that Dateline comes with."""
    from dateline import linking

    return linking.default_linker()


def policy(name: str) -> Policy:
    """A policy by name.

    Raises:
        ConfigurationError: when there is no such policy.
    """
    from dateline import reconciliation

    return reconciliation.policy(name)


def make(url: URL, clock: Clock, linker: Linker, policy: Policy, copies: Copies) -> Engine:
    """The engine of a new ledger.

    Raises:
        LedgerError: when there is a ledger, or something else, in its place.
    """
    engine = connect(url, create=True)
    with closed_on_error(engine):
        if engine.dialect.name == "sqlite":
            prepare(engine, shown(url))
        with writing(engine) as connection:
            if migrating.revision(connection) is not None:
                raise LedgerError(f"{shown(url)}: there is a ledger already")
            _check_encoding(connection, shown(url))
            migrating.migrate(connection)
            _state(connection, clock(), linker, policy, copies)
    return engine


def _check_encoding(connection: Connection, place: str) -> None:
    """Return nothing when a database keeps every text.

    Raises:
        LedgerError: when it is in an encoding that does not.
    """
    if connection.dialect.name == "postgresql":
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise LedgerError(f"{place}: the database is in {encoding}; make it in UTF8")


def migrate(engine: Engine, place: str) -> bool:
    """Bring the tables of a ledger to their newest form; whether they were older.

    Raises:
        LedgerError: when there is no ledger.
        LedgerVersionError: when its tables are newer than those that this Dateline knows.
    """
    with writing(engine) as connection:
        found = migrating.revision(connection)
        older = found in migrating.REVISIONS[:-1]
        if older:
            migrating.migrate(connection)
        migrating.check(connection, place)
        return older


def prepare(engine: Engine, place: str) -> None:
    """Mark an empty file as a ledger, and let its readers see past a writer.

    Raises:
        LedgerError: when the file holds something else.
    """
    with errors(), closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        mark = cursor.execute("PRAGMA application_id").fetchone()[0]
        filled = cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if filled and mark != APPLICATION:
            raise LedgerError(f"{place}: the file holds something else")
        cursor.execute(f"PRAGMA application_id = {APPLICATION}")
        cursor.execute("PRAGMA journal_mode = WAL")


def _state(
    connection: Connection, now: dt.datetime, linker: Linker, policy: Policy, copies: Copies
) -> None:
    rows = {"created": now.astimezone(dt.UTC).isoformat(), "linker": linker.producer}
    rows |= {"copies": json(copies)}
    connection.execute(
        insert(schema.meta), [{"name": name, "value": value} for name, value in rows.items()]
    )
    connection.execute(
        insert(schema.policies),
        {"id": 1, "name": policy.name, "version": policy.version, "since": now},
    )


_META = select(schema.meta)
_LATEST = select(func.max(schema.events.c.updated))
_IN_USE = select(schema.policies).order_by(schema.policies.c.id.desc()).limit(1)


def facts(connection: Connection, place: str, *, opened: bool = False) -> Facts:
    """What the ledger says of itself; ``opened``: there was a ledger before.

    Raises:
        LedgerError: when it is none.
        LedgerVersionError: when another version made it.
    """
    migrating.check(connection, place, opened=opened)
    rows = {row.name: row.value for row in connection.execute(_META)}
    last = connection.execute(_IN_USE).one()
    return Facts(
        linker=rows["linker"],
        policy=last.name,
        settled=f"{last.name}/{last.version}",
        copies=msgspec.json.decode(rows["copies"], type=Copies),
    )


def later(connection: Connection, now: dt.datetime) -> dt.datetime:
    """The time of a change: now, and never before the last one.

    Where clocks of several machines differ, who asks for what changed since the last change that he
    saw must miss nothing.
    """
    latest: dt.datetime | None = connection.execute(_LATEST).scalar()
    return now if latest is None else max(now, latest)
