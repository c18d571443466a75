"""A ledger looked over: what does not hold that must, each with where."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, exists, or_, select

from dateline.dossiers import event_id
from dateline.errors import EvidenceError
from dateline.ledger import loading, schema
from dateline.ledger.writing import chunks
from dateline.pipeline import check_evidence
from dateline.records import Decision, Failure, Record, fingerprint
from dateline.vocabulary import Verdict

_PAGE = 100
"""Reports or events read at a time."""
_ROWS = 1_000
"""Rows held at a time."""


class Problem(Record, frozen=True, kw_only=True):
    """Something that does not hold."""

    where: str
    what: str


def problems(connection: Connection) -> Iterator[Problem]:
    """All that does not hold; nothing in a sound ledger."""
    yield from _file(connection)
    yield from _reports(connection)
    yield from _mentions(connection)
    yield from _events(connection)
    yield from _versions(connection)
    yield from _profiles(connection)
    yield from _links(connection)
    yield from _records(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    """SQLite's own checks; PostgreSQL makes its own."""
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield Problem(where="file", what=told)
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(where=f"{table} row {row}", what=f"refers to nothing in {target}")


def _streamed(connection: Connection, query: Any) -> Iterator[Any]:
    """The rows of a large result, few of them held at a time."""
    with connection.execute(query.execution_options(yield_per=_ROWS)) as rows:
        yield from rows


def _reports(connection: Connection) -> Iterator[Problem]:
    """Each report is readable, and each statement's words stand in its text."""
    table, texts = schema.reports, schema.texts
    query = select(table.c.id, table.c.key, table.c.fingerprint, texts.c.digest)
    rows = connection.execute(query.join(texts).order_by(table.c.id)).all()
    for some in chunks(rows, _PAGE):
        for row in some:
            yield from _report(connection, row)


def _report(connection: Connection, row: Any) -> Iterator[Problem]:
    where = f"report {row.key}"
    try:
        [coded] = loading.coded(connection, [row.id]).values()
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        yield Problem(where=where, what=f"not readable: {error}")
        return
    except (KeyError, ValueError):
        yield Problem(where=where, what="has no coding in effect")
        return
    if sha256(coded.report.text.encode()).hexdigest() != row.digest:
        yield Problem(where=where, what="its text is not the one that was added")
    if fingerprint(coded.report) != row.fingerprint or coded.report.id != row.key:
        yield Problem(where=where, what="is not the one that was added")
    try:
        check_evidence(coded.report, coded.mentions)
    except EvidenceError as error:
        yield Problem(where=where, what=str(error))


def _mentions(connection: Connection) -> Iterator[Problem]:
    """Each live mention is in one event that stands, no other in any; addresses are right."""
    table, events = schema.mentions.c, schema.events.c
    query = (
        select(table.key, table.address, table.state, table.event, events.gone, events.id)
        .select_from(schema.mentions)
        .outerjoin(schema.events, events.id == table.event)
    )
    for row in _streamed(connection, query.order_by(table.id)):
        where = f"mention {row.key}"
        if row.address != event_id(row.key):
            yield Problem(where=where, what=f"{row.address} is not its address")
        if row.state == "live" and (row.id is None or row.gone is not None):
            yield Problem(where=where, what=f"is in no event ({row.event})")
        if row.state != "live" and row.event is not None:
            yield Problem(where=where, what=f"is {row.state}, and still in {row.event}")


def _events(connection: Connection) -> Iterator[Problem]:
    """Each event that stands holds the mention that stands for it; each address leads somewhere."""
    events, mentions, own = schema.events.c, schema.mentions.c, schema.summaries.c
    holds = exists().where(mentions.key == events.anchor, mentions.event == events.id)
    founded = exists().where(mentions.key == events.founder, mentions.address == events.id)
    settled = exists().where(own.event == events.id)
    seen = exists().where(schema.glances.c.event == events.id)
    standing = events.gone.is_(None)
    for where, what in (
        (and_(standing, ~holds), "does not hold the mention that stands for it"),
        (~founded, "its address leads nowhere: no mention founded it"),
        (and_(standing, ~settled), "is not settled by the ledger's policy"),
        (and_(standing, ~seen), "is in no list of a desk"),
        (and_(~standing, or_(settled, seen)), "is gone, and still settled or listed"),
    ):
        for event in connection.execute(select(events.id).where(where).order_by(events.id)):
            yield Problem(where=f"event {event.id}", what=what)
    heads = schema.reports.alias("heads")
    query = select(schema.reports.c.key).join(heads, heads.c.id == schema.reports.c.copy_of)
    for row in connection.execute(query.where(heads.c.copy_of.is_not(None))):
        yield Problem(where=f"report {row.key}", what="is the copy of a copy")


def _versions(connection: Connection) -> Iterator[Problem]:
    """The last version of each event has the mentions that it holds."""
    table = schema.events
    query = select(table.c.id).where(table.c.gone.is_(None)).order_by(table.c.id)
    for some in chunks(connection.execute(query).scalars().all(), _PAGE):
        held: dict[str, set[str]] = {event: set() for event in some}
        mentions = schema.mentions.c
        for row in connection.execute(
            select(mentions.event, mentions.key).where(mentions.event.in_(some))
        ):
            held[row.event].add(row.key)
        versions = loading.versions(connection, some)
        for event in some:
            last = versions[event][-1].mentions if versions[event] else ()
            if set(last) != held[event]:
                yield Problem(where=f"event {event}", what="its last version has other mentions")


def _profiles(connection: Connection) -> Iterator[Problem]:
    """Each mention that can be linked has a profile, and stands in the blocks of its keys."""
    mentions, profiles, blocks = schema.mentions.c, schema.profiles.c, schema.blocks.c
    query: Select[Any] = (
        select(mentions.key, mentions.state, mentions.id, profiles.blocks)
        .select_from(schema.mentions)
        .outerjoin(schema.profiles, profiles.mention == mentions.id)
        .order_by(mentions.id)
    )
    entries = select(blocks.mention, blocks.block).order_by(blocks.mention, blocks.block)
    entered = groupby(_streamed(connection, entries), key=lambda row: row.mention)
    following = next(entered, None)
    for row in _streamed(connection, query):
        found: list[int] = []
        if following is not None and following[0] == row.id:
            found = [entry.block for entry in following[1]]
            following = next(entered, None)
        where = f"mention {row.key}"
        if row.state != "superseded" and row.blocks is None:
            yield Problem(where=where, what="has no profile")
        wanted = [] if row.blocks is None else sorted(msgspec.msgpack.decode(row.blocks))
        if wanted != found:
            yield Problem(where=where, what=f"is in {len(found)} blocks of {len(wanted)}")


def _links(connection: Connection) -> Iterator[Problem]:
    """Each link's ends are there, in order; what it says can be."""
    table, one, other = schema.links, schema.mentions.alias("l"), schema.mentions.alias("r")
    query = (
        select(table, one.c.key.label("one"), other.c.key.label("other"))
        .outerjoin(one, one.c.id == table.c.left)
        .outerjoin(other, other.c.id == table.c.right)
    )
    for row in _streamed(connection, query.order_by(table.c.left, table.c.right)):
        where = f"link {row.one} to {row.other}"
        if row.one is None or row.other is None or row.one >= row.other:
            yield Problem(where=where, what="has no two ends in order")
        if row.verdict not in (Verdict.SAME, Verdict.POSSIBLE) or not 0 <= row.probability <= 1:
            yield Problem(where=where, what=f"says {row.verdict} with {row.probability}")


def _records(connection: Connection) -> Iterator[Problem]:
    """Decisions and failures are readable."""
    kinds: tuple[tuple[str, Any, Any], ...] = (
        ("decision", schema.decisions, Decision),
        ("failure", schema.failures, Failure),
    )
    for name, table, kind in kinds:
        for row in connection.execute(select(table.c.id, table.c.record).order_by(table.c.id)):
            try:
                msgspec.json.decode(row.record, type=kind)
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                yield Problem(where=f"{name} {row.id}", what=f"not readable: {error}")
