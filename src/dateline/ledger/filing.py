"""Coded reports written into the tables: text, report, coding, mentions, statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from dateline.dossiers import event_id, mention_key, statement_key
from dateline.ledger import schema
from dateline.ledger.likeness import bands, signature
from dateline.ledger.writing import Write, among, change, found
from dateline.records import (
    CodedReport,
    Failure,
    Mention,
    Report,
    Statement,
    fingerprint,
    to_json,
)

_T, _M, _C, _S = (t.c for t in (schema.texts, schema.mentions, schema.codings, schema.statements))
_TEXTS = among(select(_T.digest, _T.id), _T.digest)
_MENTIONS = among(select(_M.key, _M.id), _M.key)
_REVIVED = among(update(schema.mentions), _M.id).where(_M.state == "superseded")
_RETIRED = among(update(schema.mentions), _M.id).where(_M.state == "live")


class Dated(Protocol):
    """What has a time of publication."""

    @property
    def published(self) -> dt.date:
        """The day."""
        ...

    @property
    def published_time(self) -> dt.time | None:
        """The time of day, where it is known."""
        ...


def moment_of(report: Dated) -> str:
    """The time of publication as text that sorts: a day without a time comes before its hours."""
    day = report.published.isoformat()
    return day if report.published_time is None else f"{day}T{report.published_time.isoformat()}"


def json(record: Any) -> str:
    """The JSON form of a record, as text."""
    return to_json(record).decode()


def file_reports(write: Write, reports: Sequence[Report]) -> list[int]:
    """The numbers of reports that are new to the ledger, in order."""
    texts = _texts(write, [report.text for report in reports])
    first = write.next(schema.reports.c.id)
    rows = [
        {"id": number, "text": texts[report.text], "added": write.now, **_report(report)}
        for number, report in enumerate(reports, first)
    ]
    write.rows(schema.reports, rows)
    return list(range(first, first + len(reports)))


def _report(report: Report) -> dict[str, Any]:
    return {
        "key": report.id,
        "copy_of": None,
        "moment": moment_of(report),
        "published": report.published,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "fingerprint": fingerprint(report),
        "record": json(msgspec.structs.replace(report, text="")),
    }


def _texts(write: Write, bodies: Sequence[str]) -> dict[str, int]:
    """The numbers of texts; the same text is kept once."""
    digests = {sha256(body.encode()).hexdigest(): body for body in bodies}
    numbers = {digests[row.digest]: row.id for row in found(write.connection, _TEXTS, digests)}
    rows: list[dict[str, Any]] = []
    entries: list[dict[str, int]] = []
    first = write.next(_T.id)
    for digest, body in digests.items():
        if body in numbers:
            continue
        number, signed = first + len(rows), signature(body)
        numbers[body] = number
        rows.append({"id": number, "digest": digest, "body": body, "signature": signed})
        entries += [{"band": band, "text": number} for band in bands(signed)]
    write.rows(schema.texts, rows)
    write.rows(schema.bands, entries)
    return numbers


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """A coding to be written down, of the report with this number."""

    number: int
    coded: CodedReport

    def keyed(self) -> list[tuple[str, Mention]]:
        """The mentions with their keys."""
        report = self.coded.report.id
        return [(mention_key(report, mention.id), mention) for mention in self.coded.mentions]


def file_codings(write: Write, codings: Sequence[Coding]) -> list[list[int]]:
    """The numbers of the mentions of reports, in order, their codings written down.

    A mention whose key the ledger knows keeps its number, and with it its address and its event.
    """
    first = _enter(write, codings)
    known = _known(write, codings)
    if known:
        _recode(write, codings, first, known)
    numbers = _mentions(write, codings, first, known, "live")
    _statements(write, codings, first, numbers, superseded=False)
    return numbers


def file_earlier(write: Write, coding: Coding) -> None:
    """Keep a coding of a report that is not in effect; nothing that is in effect changes."""
    first = _enter(write, [coding])
    bare = [msgspec.structs.replace(mention, statements=()) for mention in coding.coded.mentions]
    done = update(schema.codings).where(_C.id == first)
    write.connection.execute(done.values(superseded=write.now, record=json(bare)))
    numbers = _mentions(write, [coding], first, _known(write, [coding]), "superseded")
    _statements(write, [coding], first, numbers, superseded=True)


def _enter(write: Write, codings: Sequence[Coding]) -> int:
    """The number of the first coding; the others follow it."""
    first = write.next(_C.id)
    rows = [
        {
            "id": at,
            "report": coding.number,
            "producer": coding.coded.producer,
            "schema": coding.coded.schema,
            "added": write.now,
            "superseded": None,
            "record": None,
        }
        for at, coding in enumerate(codings, first)
    ]
    write.rows(schema.codings, rows)
    return first


def _known(write: Write, codings: Sequence[Coding]) -> dict[str, int]:
    """The numbers of those mentions of codings that the ledger knows, by key."""
    keys = [key for coding in codings for key, _ in coding.keyed()]
    return {row.key: row.id for row in found(write.connection, _MENTIONS, keys)}


def _mention(mention: Mention, coding: int, position: int) -> dict[str, Any]:
    bare = msgspec.structs.replace(mention, statements=())
    return {
        "coding": coding,
        "position": position,
        "ground": str(mention.ground),
        "record": json(bare),
    }


def _recode(write: Write, codings: Sequence[Coding], first: int, known: dict[str, int]) -> None:
    """Give mentions their new coding; those that an earlier coding dropped are live again."""
    for at, coding in enumerate(codings, first):
        for position, (key, mention) in enumerate(coding.keyed()):
            if key in known:
                own = update(schema.mentions).where(_M.id == known[key])
                write.connection.execute(own.values(**_mention(mention, at, position)))
    change(write.connection, _REVIVED.values(state="live"), known.values())


def _mentions(
    write: Write, codings: Sequence[Coding], first: int, known: dict[str, int], state: str
) -> list[list[int]]:
    """The numbers of the mentions of codings; those that are new are written down."""
    following = write.next(_M.id)
    numbers: list[list[int]] = []
    fresh: list[dict[str, Any]] = []
    for at, coding in enumerate(codings, first):
        numbers.append([])
        shared = {
            "report": coding.number,
            "moment": moment_of(coding.coded.report),
            "event": None,
            "forward": None,
            "state": state,
        }
        for position, (key, mention) in enumerate(coding.keyed()):
            number = known.get(key, following + len(fresh))
            numbers[-1].append(number)
            if key not in known:
                own = {"id": number, "key": key, "address": event_id(key)}
                fresh.append({**own, **shared, **_mention(mention, at, position)})
    write.rows(schema.mentions, fresh)
    return numbers


def _statements(
    write: Write,
    codings: Sequence[Coding],
    first: int,
    numbers: list[list[int]],
    *,
    superseded: bool,
) -> None:
    following = write.next(_S.id)
    rows: list[dict[str, Any]] = []
    for at, (coding, mentions) in enumerate(zip(codings, numbers, strict=True), first):
        report = coding.coded.report.id
        for number, mention in zip(mentions, coding.coded.mentions, strict=True):
            for position, statement in enumerate(mention.statements):
                place = {"mention": number, "coding": at, "position": position}
                own = {"id": following + len(rows), "superseded": superseded}
                rows.append({**own, **place, **_statement(report, statement)})
    write.rows(schema.statements, rows)


def _statement(report: str, statement: Statement) -> dict[str, Any]:
    return {
        "key": statement_key(report, statement.id),
        "slot": statement.slot,
        "source": statement.source.name,
        "source_kind": str(statement.source.kind),
        "modality": str(statement.modality),
        "confidence": statement.confidence,
        "producer": statement.producer,
        "record": json(statement),
    }


def supersede(write: Write, number: int) -> list[int]:
    """The mentions of a report whose coding another is to take the place of.

    Its statements stay, marked.
    """
    connection = write.connection
    query = select(_C.id).where(_C.report == number, _C.superseded.is_(None))
    coding = connection.execute(query).scalar_one()
    mentions = select(_M.id, _M.record).where(_M.coding == coding).order_by(_M.position)
    rows = connection.execute(mentions).all()
    bare = "[" + ",".join(row.record for row in rows) + "]"
    done = update(schema.codings).where(_C.id == coding)
    connection.execute(done.values(superseded=write.now, record=bare))
    told = update(schema.statements).where(_S.coding == coding)
    connection.execute(told.values(superseded=True))
    return [row.id for row in rows]


def retire(write: Write, mentions: Sequence[int]) -> None:
    """Mark mentions that the report's newer coding does not have."""
    change(write.connection, _RETIRED.values(state="superseded"), mentions)


def file_failure(connection: Connection, failure: Failure, now: dt.datetime) -> None:
    """Keep a failure, unless the same one is kept."""
    table = schema.failures
    record = json(failure)
    digest = sha256(record.encode()).hexdigest()
    if connection.execute(select(table.c.id).where(table.c.digest == digest)).first():
        return
    number = connection.execute(select(func.max(table.c.id))).scalar() or 0
    row = {"id": number + 1, "digest": digest, "at": now, "record": record}
    told = {name: getattr(failure, name) for name in ("origin", "code", "report")}
    connection.execute(insert(table), {**row, **told})
