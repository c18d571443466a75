"""Records read back from the tables: coded reports, and dossiers of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, or_, select

from dateline.dossiers import Dossier, Entry, Link
from dateline.ledger import schema
from dateline.ledger.writing import chunks, found
from dateline.records import (
    CodedReport,
    Decision,
    Event,
    Failure,
    Mention,
    Report,
    Statement,
    Version,
)

_report = msgspec.json.Decoder(Report)
_mention = msgspec.json.Decoder(Mention)
_statement = msgspec.json.Decoder(Statement)
_link = msgspec.json.Decoder(Link)
_decision = msgspec.json.Decoder(Decision)
_failure = msgspec.json.Decoder(Failure)
_mentions = msgspec.json.Decoder(tuple[Mention, ...])
_keys = msgspec.json.Decoder(tuple[str, ...])

_HEADS = schema.reports.alias("heads")


def reports(
    connection: Connection, numbers: Collection[int]
) -> dict[int, tuple[Report, str | None]]:
    """Reports by number, each with the id of the report of which it is a copy."""
    own = schema.reports
    query = (
        select(own.c.id, own.c.record, schema.texts.c.body, _HEADS.c.key)
        .join(schema.texts, schema.texts.c.id == own.c.text)
        .outerjoin(_HEADS, _HEADS.c.id == own.c.copy_of)
    )
    return {
        row.id: (msgspec.structs.replace(_report.decode(row.record), text=row.body), row.key)
        for row in found(connection, query, own.c.id, numbers)
    }


def mentions(connection: Connection, rows: Iterable[Any]) -> dict[int, Mention]:
    """The mentions of rows (``id`` and ``record``) with their statements, by number."""
    kept = {row.id: row.record for row in rows}
    told = schema.statements
    query = select(told.c.mention, told.c.position, told.c.record).where(~told.c.superseded)
    statements: dict[int, list[Statement]] = defaultdict(list)
    for row in sorted(found(connection, query, told.c.mention, kept)):
        statements[row.mention].append(_statement.decode(row.record))
    return {
        number: msgspec.structs.replace(
            _mention.decode(record), statements=tuple(statements[number])
        )
        for number, record in kept.items()
    }


def coded(connection: Connection, numbers: Collection[int]) -> dict[int, CodedReport]:
    """Coded reports by number, as their coding in effect has them."""
    codings, table = schema.codings, schema.mentions
    query = select(codings.c.id, codings.c.report, codings.c.producer, codings.c.schema)
    query = query.where(codings.c.superseded.is_(None))
    current = {row.report: row for row in found(connection, query, codings.c.report, numbers)}
    query = select(table.c.id, table.c.record, table.c.report, table.c.coding, table.c.position)
    rows = [
        row
        for row in found(connection, query, table.c.report, numbers)
        if row.coding == current[row.report].id
    ]
    told = mentions(connection, rows)
    of: dict[int, list[Mention]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.position):
        of[row.report].append(told[row.id])
    return {
        number: CodedReport(
            report=report,
            mentions=tuple(of[number]),
            producer=current[number].producer,
            schema=current[number].schema,
        )
        for number, (report, _) in reports(connection, numbers).items()
    }


def dossiers(connection: Connection, ids: Sequence[str]) -> list[Dossier]:
    """The dossiers of events that are not gone, in the order given."""
    rows = _members(connection, ids)
    held = {row.id: row.event for row in rows}
    keys = {row.id: row.key for row in rows}
    told = mentions(connection, rows)
    sources = reports(connection, {row.report for row in rows})
    entries: dict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        report, copy_of = sources[row.report]
        entry = Entry(report=report, mention=told[row.id], copy_of=copy_of)
        entries[row.event].append(entry)
    history = versions(connection, ids)
    doubtful = _doubtful(connection, held)
    decisions = _decisions(connection, held)
    of: dict[str, list[str]] = defaultdict(list)
    for number, event in held.items():
        of[event].append(keys[number])
    return [
        Dossier(
            event=Event(id=event, mentions=tuple(of[event]), versions=tuple(history[event])),
            entries=tuple(entries[event]),
            doubtful=tuple(doubtful[event]),
            decisions=tuple(decisions[event]),
        )
        for event in ids
    ]


def _members(connection: Connection, ids: Collection[str]) -> list[Any]:
    """The mentions of events, in the order of publication, then of report and mention id."""
    table = schema.mentions
    query = select(
        table.c.id, table.c.key, table.c.report, table.c.event, table.c.moment, table.c.record
    ).where(table.c.state == "live")
    rows = found(connection, query, table.c.event, ids)
    return sorted(rows, key=lambda row: (row.moment, row.key))


def versions(connection: Connection, ids: Collection[str]) -> dict[str, list[Version]]:
    """The versions of events, oldest first, by event."""
    table = schema.versions
    made: dict[str, list[Version]] = defaultdict(list)
    held: dict[str, set[str]] = defaultdict(set)
    for row in sorted(found(connection, select(table), table.c.event, ids)):
        now = held[row.event]
        now.difference_update(_keys.decode(row.parted))
        now.update(_keys.decode(row.joined))
        made[row.event].append(
            Version(number=row.number, mentions=tuple(sorted(now)), at=row.at, cause=row.cause)
        )
    return made


def _doubtful(connection: Connection, held: dict[int, str]) -> dict[str, list[Link]]:
    """The links to mentions of other events, by event, the likeliest first."""
    table, one, other = schema.links, schema.mentions.alias("l"), schema.mentions.alias("r")
    query = (
        select(table.c.record, one.c.event.label("one"), other.c.event.label("other"))
        .join(one, one.c.id == table.c.left)
        .join(other, other.c.id == table.c.right)
        .where(one.c.state == "live", other.c.state == "live", one.c.event != other.c.event)
    )
    wanted = set(held.values())
    made: dict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for some in chunks(held):
        either = or_(table.c.left.in_(some), table.c.right.in_(some))
        for row in connection.execute(query.where(either)):
            link = _link.decode(row.record)
            for event in wanted.intersection((row.one, row.other)):
                made[event][link.left, link.right] = link
    order = {
        event: sorted(links.values(), key=lambda link: (-link.probability, link.left, link.right))
        for event, links in made.items()
    }
    return defaultdict(list, order)


def _decisions(connection: Connection, held: dict[int, str]) -> dict[str, list[Decision]]:
    """The decisions in effect about the mentions of events, by event, in their order."""
    table, about = schema.decisions, schema.decided
    query = select(table.c.id, table.c.record, about.c.mention).join(about).where(~table.c.undone)
    made: dict[str, dict[int, Decision]] = defaultdict(dict)
    for row in found(connection, query, about.c.mention, held):
        made[held[row.mention]][row.id] = _decision.decode(row.record)
    order = {event: [some[at] for at in sorted(some)] for event, some in made.items()}
    return defaultdict(list, order)


def earlier(connection: Connection, numbers: Collection[int]) -> dict[int, list[CodedReport]]:
    """The codings of reports that others took the place of, oldest first, by report."""
    codings, told = schema.codings, schema.statements
    query = select(codings).where(codings.c.superseded.is_not(None))
    rows = sorted(found(connection, query, codings.c.report, numbers), key=lambda row: row.id)
    query = select(told.c.coding, told.c.id, told.c.record)
    statements: dict[int, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(found(connection, query, told.c.coding, [row.id for row in rows])):
        statement = _statement.decode(row.record)
        statements[row.coding][statement.mention].append(statement)
    sources = reports(connection, {row.report for row in rows})
    made: dict[int, list[CodedReport]] = defaultdict(list)
    for row in rows:
        bare = _mentions.decode(row.record)
        made[row.report].append(
            CodedReport(
                report=sources[row.report][0],
                mentions=tuple(
                    msgspec.structs.replace(one, statements=tuple(statements[row.id][one.id]))
                    for one in bare
                ),
                producer=row.producer,
                schema=row.schema,
            )
        )
    return made


def decisions(connection: Connection) -> Iterator[Decision]:
    """All decisions, undone ones among them, in the order in which they were made."""
    table = schema.decisions
    for row in connection.execute(select(table.c.record).order_by(table.c.id)).all():
        yield _decision.decode(row.record)


def failures(connection: Connection) -> Iterator[Failure]:
    """The failures kept, in the order in which they came."""
    table = schema.failures
    for row in connection.execute(select(table.c.record).order_by(table.c.id)).all():
        yield _failure.decode(row.record)
