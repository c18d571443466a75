"""A coded report written into the tables: text, report, coding, mentions, statements."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from dateline.dossiers import event_id, mention_key, statement_key
from dateline.ledger import schema
from dateline.ledger.likeness import bands, signature
from dateline.ledger.writing import Write, found
from dateline.records import (
    CodedReport,
    Failure,
    Mention,
    Report,
    Statement,
    fingerprint,
    to_json,
)


def moment_of(report: Report) -> str:
    """The time of publication as text that sorts: a day without a time comes before its hours."""
    day = report.published.isoformat()
    return day if report.published_time is None else f"{day}T{report.published_time.isoformat()}"


def json(record: Any) -> str:
    """The JSON form of a record, as text."""
    return to_json(record).decode()


def file_report(write: Write, report: Report) -> int:
    """The number of a report that is new to the ledger."""
    number = write.next(schema.reports.c.id)
    row = {
        "id": number,
        "key": report.id,
        "text": _text(write, report.text),
        "copy_of": None,
        "moment": moment_of(report),
        "published": report.published,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "fingerprint": fingerprint(report),
        "added": write.now,
        "record": json(msgspec.structs.replace(report, text="")),
    }
    write.rows(schema.reports, [row])
    return number


def _text(write: Write, body: str) -> int:
    """The number of a text; the same text is kept once."""
    digest = sha256(body.encode()).hexdigest()
    query = select(schema.texts.c.id).where(schema.texts.c.digest == digest)
    known = write.connection.execute(query).scalar()
    if known is not None:
        return int(known)
    number, signed = write.next(schema.texts.c.id), signature(body)
    row = {"id": number, "digest": digest, "body": body, "signature": signed}
    write.rows(schema.texts, [row])
    write.rows(schema.bands, [{"band": band, "text": number} for band in bands(signed)])
    return number


def file_coding(write: Write, number: int, coded: CodedReport) -> list[int]:
    """The numbers of a report's mentions, in order, its coding written down.

    A mention whose key the ledger knows keeps its number, and with it its address and its event.
    """
    coding = _coding(write, number, coded)
    known = _known(write, coded)
    for at, (key, mention) in enumerate(_keyed(coded)):
        if key in known:
            _recode(write, known[key], {"position": at, **_mention(mention, coding)})
    numbers = _mentions(write, number, coding, coded, known, "live")
    _statements(write, coding, numbers, coded, superseded=False)
    return numbers


def file_earlier(write: Write, number: int, coded: CodedReport) -> None:
    """Keep a coding of a report that is not in effect; nothing that is in effect changes."""
    bare = [msgspec.structs.replace(mention, statements=()) for mention in coded.mentions]
    coding = _coding(write, number, coded, superseded=write.now, record=json(bare))
    numbers = _mentions(write, number, coding, coded, _known(write, coded), "superseded")
    _statements(write, coding, numbers, coded, superseded=True)


def _keyed(coded: CodedReport) -> list[tuple[str, Mention]]:
    return [(mention_key(coded.report.id, mention.id), mention) for mention in coded.mentions]


def _known(write: Write, coded: CodedReport) -> dict[str, int]:
    """The numbers of those mentions of a report that the ledger knows, by key."""
    table = schema.mentions
    keys = [key for key, _ in _keyed(coded)]
    query = select(table.c.key, table.c.id)
    return {row.key: row.id for row in found(write.connection, query, table.c.key, keys)}


def _mentions(
    write: Write,
    number: int,
    coding: int,
    coded: CodedReport,
    known: dict[str, int],
    state: str,
) -> list[int]:
    """The numbers of a report's mentions; those that are new are written down."""
    first = write.next(schema.mentions.c.id)
    numbers: list[int] = []
    fresh: list[dict[str, Any]] = []
    shared = {
        "report": number,
        "moment": moment_of(coded.report),
        "event": None,
        "forward": None,
        "state": state,
    }
    for at, (key, mention) in enumerate(_keyed(coded)):
        if key in known:
            numbers.append(known[key])
            continue
        numbers.append(first + len(fresh))
        own = {"id": numbers[-1], "key": key, "address": event_id(key), "position": at}
        fresh.append({**shared, **own, **_mention(mention, coding)})
    write.rows(schema.mentions, fresh)
    return numbers


def _recode(write: Write, number: int, row: dict[str, Any]) -> None:
    """Give a mention its new coding; one that an earlier coding dropped is live again."""
    table = schema.mentions
    write.connection.execute(update(table).where(table.c.id == number).values(**row))
    dropped = (table.c.id == number, table.c.state == "superseded")
    write.connection.execute(update(table).where(*dropped).values(state="live"))


def _coding(
    write: Write,
    number: int,
    coded: CodedReport,
    superseded: dt.datetime | None = None,
    record: str | None = None,
) -> int:
    coding = write.next(schema.codings.c.id)
    row = {
        "id": coding,
        "report": number,
        "producer": coded.producer,
        "schema": coded.schema,
        "added": write.now,
        "superseded": superseded,
        "record": record,
    }
    write.rows(schema.codings, [row])
    return coding


def _mention(mention: Mention, coding: int) -> dict[str, Any]:
    bare = msgspec.structs.replace(mention, statements=())
    return {"coding": coding, "ground": str(mention.ground), "record": json(bare)}


def _statements(
    write: Write, coding: int, numbers: list[int], coded: CodedReport, *, superseded: bool
) -> None:
    told = [
        (number, position, statement)
        for number, mention in zip(numbers, coded.mentions, strict=True)
        for position, statement in enumerate(mention.statements)
    ]
    first = write.next(schema.statements.c.id)
    write.rows(
        schema.statements,
        [
            {
                "id": at,
                "mention": number,
                "coding": coding,
                "position": position,
                "key": statement_key(coded.report.id, statement.id),
                "superseded": superseded,
                **_statement(statement),
            }
            for at, (number, position, statement) in enumerate(told, first)
        ],
    )


def _statement(statement: Statement) -> dict[str, Any]:
    return {
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

    Its statements stay, marked; what was compared of its mentions goes.
    """
    connection, codings, mentions = write.connection, schema.codings, schema.mentions
    query = select(codings.c.id).where(codings.c.report == number, codings.c.superseded.is_(None))
    coding = connection.execute(query).scalar_one()
    query = select(mentions.c.id, mentions.c.record).where(mentions.c.coding == coding)
    rows = connection.execute(query.order_by(mentions.c.id)).all()
    bare = "[" + ",".join(row.record for row in rows) + "]"
    change = update(codings).where(codings.c.id == coding)
    connection.execute(change.values(superseded=write.now, record=bare))
    told = schema.statements
    connection.execute(update(told).where(told.c.coding == coding).values(superseded=True))
    return [row.id for row in rows]


def retire(write: Write, mentions: list[int]) -> None:
    """Mark mentions that the report's newer coding does not have."""
    table = schema.mentions
    change = update(table).where(table.c.id.in_(mentions), table.c.state == "live")
    write.connection.execute(change.values(state="superseded"))


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
