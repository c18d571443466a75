"""Records read back from the tables: coded reports, and dossiers of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dateline.dossiers import Dossier, Entry, Link
from dateline.ledger import schema
from dateline.ledger.comparing import link_of, linked_by
from dateline.ledger.correcting import corrected
from dateline.ledger.writing import among, found
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
_decision = msgspec.json.Decoder(Decision)
_failure = msgspec.json.Decoder(Failure)
_mentions = msgspec.json.Decoder(tuple[Mention, ...])
_keys = msgspec.json.Decoder(tuple[str, ...])

_R, _T, _C, _M, _S, _L, _D, _A, _V = (
    table.c
    for table in (
        schema.reports,
        schema.texts,
        schema.codings,
        schema.mentions,
        schema.statements,
        schema.links,
        schema.decisions,
        schema.decided,
        schema.versions,
    )
)
_HEADS = schema.reports.alias("heads")
_ONE, _OTHER = schema.mentions.alias("one"), schema.mentions.alias("other")

_REPORTS = among(
    select(_R.id, _R.record, _T.body, _HEADS.c.key)
    .join_from(schema.reports, schema.texts, _T.id == _R.text)
    .outerjoin(_HEADS, _HEADS.c.id == _R.copy_of),
    _R.id,
)
_STATEMENTS = among(select(_S.mention, _S.position, _S.record), _S.mention).where(~_S.superseded)
_CODINGS = among(select(_C.id, _C.report, _C.producer, _C.schema), _C.report).where(
    _C.superseded.is_(None)
)
_OF_REPORTS = among(select(_M.id, _M.record, _M.report, _M.coding, _M.position), _M.report)
_MEMBERS = among(select(_M.id, _M.key, _M.report, _M.event, _M.moment, _M.record), _M.event).where(
    _M.state == "live"
)
_VERSIONS = among(select(schema.versions), _V.event)
_LINKS = (
    select(
        _L.verdict,
        _L.probability,
        _ONE.c.key.label("left"),
        _OTHER.c.key.label("right"),
        _ONE.c.event.label("one"),
        _OTHER.c.event.label("other"),
    )
    .join_from(schema.links, _ONE, _ONE.c.id == _L.left)
    .join(_OTHER, _OTHER.c.id == _L.right)
    .where(_ONE.c.state == "live", _OTHER.c.state == "live", _ONE.c.event != _OTHER.c.event)
)
_TO_OTHERS = (among(_LINKS, _L.left), among(_LINKS, _L.right))
_DECISIONS = among(
    select(_D.id, _D.record, _A.mention).join_from(schema.decisions, schema.decided), _A.mention
).where(~_D.undone)
_EARLIER = among(select(_C.id, _C.report, _C.producer, _C.schema, _C.record), _C.report).where(
    _C.superseded.is_not(None)
)
_OF_CODINGS = among(select(_S.coding, _S.id, _S.record), _S.coding)


def reports(
    connection: Connection, numbers: Collection[int]
) -> dict[int, tuple[Report, str | None]]:
    """Reports by number, each with the id of the report of which it is a copy."""
    return {
        row.id: (msgspec.structs.replace(_report.decode(row.record), text=row.body), row.key)
        for row in found(connection, _REPORTS, numbers)
    }


def mentions(connection: Connection, rows: Iterable[Any]) -> dict[int, Mention]:
    """The mentions of rows (``id`` and ``record``) with their statements, by number."""
    kept = {row.id: row.record for row in rows}
    statements: dict[int, list[Statement]] = defaultdict(list)
    for row in sorted(found(connection, _STATEMENTS, kept)):
        statements[row.mention].append(_statement.decode(row.record))
    return {
        number: msgspec.structs.replace(
            _mention.decode(record), statements=tuple(statements[number])
        )
        for number, record in kept.items()
    }


def coded(connection: Connection, numbers: Collection[int]) -> dict[int, CodedReport]:
    """Coded reports by number, as their coding in effect has them."""
    current = {row.report: row for row in found(connection, _CODINGS, numbers)}
    rows = [
        row
        for row in found(connection, _OF_REPORTS, numbers)
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
    """The dossiers of events that are not gone, in the order given; links have no comparisons."""
    rows = _members(connection, ids)
    held = {row.id: row.event for row in rows}
    keys = {row.id: row.key for row in rows}
    decided = _decided(connection, held)
    told = {
        number: corrected(mention, list(decided.get(number, {}).values()))
        for number, mention in mentions(connection, rows).items()
    }
    sources = reports(connection, {row.report for row in rows})
    entries: dict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        report, copy_of = sources[row.report]
        entry = Entry(report=report, mention=told[row.id], copy_of=copy_of)
        entries[row.event].append(entry)
    history = versions(connection, ids)
    doubtful = _doubtful(connection, held)
    decisions = _of_events(decided, held)
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
    return sorted(found(connection, _MEMBERS, ids), key=lambda row: (row.moment, row.key))


def versions(connection: Connection, ids: Collection[str]) -> dict[str, list[Version]]:
    """The versions of events, oldest first, by event."""
    made: dict[str, list[Version]] = defaultdict(list)
    held: dict[str, set[str]] = defaultdict(set)
    for row in sorted(found(connection, _VERSIONS, ids)):
        now = held[row.event]
        now.difference_update(_keys.decode(row.parted))
        now.update(_keys.decode(row.joined))
        made[row.event].append(
            Version(number=row.number, mentions=tuple(sorted(now)), at=row.at, cause=row.cause)
        )
    return made


def _doubtful(connection: Connection, held: dict[int, str]) -> dict[str, list[Link]]:
    """The links to mentions of other events, by event, the likeliest first."""
    wanted, producer = set(held.values()), linked_by(connection)
    made: dict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for query in _TO_OTHERS:
        for row in found(connection, query, held):
            link = link_of(row, row.left, row.right, producer)
            for event in wanted.intersection((row.one, row.other)):
                made[event][link.left, link.right] = link
    order = {
        event: sorted(links.values(), key=lambda link: (-link.probability, link.left, link.right))
        for event, links in made.items()
    }
    return defaultdict(list, order)


def _decided(connection: Connection, held: dict[int, str]) -> dict[int, dict[int, Decision]]:
    """The decisions in effect about mentions, by mention and number, in their order."""
    made: dict[int, dict[int, Decision]] = defaultdict(dict)
    for row in sorted(found(connection, _DECISIONS, held), key=lambda row: row.id):
        made[row.mention][row.id] = _decision.decode(row.record)
    return made


def _of_events(
    decided: dict[int, dict[int, Decision]], held: dict[int, str]
) -> dict[str, list[Decision]]:
    """The decisions about the mentions of events, by event, each once, in their order."""
    made: dict[str, dict[int, Decision]] = defaultdict(dict)
    for mention, some in decided.items():
        made[held[mention]].update(some)
    order = {event: [some[at] for at in sorted(some)] for event, some in made.items()}
    return defaultdict(list, order)


def earlier(connection: Connection, numbers: Collection[int]) -> dict[int, list[CodedReport]]:
    """The codings of reports that others took the place of, oldest first, by report."""
    rows = sorted(found(connection, _EARLIER, numbers), key=lambda row: row.id)
    statements: dict[int, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(found(connection, _OF_CODINGS, [row.id for row in rows])):
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
