"""Mentions that analysts add: events that the engine missed in a report."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import select, update

from dateline.dossiers import event_id, mention_key, statement_key
from dateline.errors import UnknownReportError
from dateline.ledger import schema
from dateline.ledger.comparing import Filed, compare
from dateline.ledger.filing import json
from dateline.ledger.loading import mentions, reports
from dateline.ledger.writing import Write, among, found
from dateline.records import CodedReport, Mention, Statement
from dateline.vocabulary import DecisionKind, Ground

_R, _C, _M, _D = schema.reports.c, schema.codings.c, schema.mentions.c, schema.decisions.c
_KEYS = among(select(_M.id, _M.key, _M.record), _M.id)
_ADDED = among(select(_D.key), _D.key).where(_D.kind == str(DecisionKind.ADD))


def file_mention(write: Write, report: str, statement: Statement) -> int:
    """The number of a new mention of a report, with its first statement; it is compared at once.

    The mention has the id of the statement, which is that of the decision.

    Raises:
        UnknownReportError: when the ledger does not hold the report.
    """
    query = (
        select(_R.id, _R.moment, _C.id.label("coding"), _C.producer)
        .join_from(schema.reports, schema.codings, _C.report == _R.id)
        .where(_R.key == report, _C.superseded.is_(None))
    )
    row = write.connection.execute(query).first()
    if row is None:
        raise UnknownReportError(f"no report {report} in the ledger")
    own = msgspec.structs.replace(statement, mention=statement.id)
    bare = Mention(
        id=statement.id, report=report, ground=Ground.OTHER, statements=(),
        triggers=statement.evidence,
    )  # fmt: skip
    number = write.next(_M.id)
    write.rows(schema.mentions, [_mention(write, number, row, bare)])
    write.rows(schema.statements, [_statement(write, number, row, report, own)])
    text, copy_of = reports(write.connection, [row.id])[row.id]
    whole = msgspec.structs.replace(bare, statements=(own,))
    coded = CodedReport(report=text, mentions=(whole,), producer=row.producer)
    compare(write, [Filed(coded=coded, copy_of=copy_of, mentions=(number,))])
    return number


def _mention(write: Write, number: int, row: Any, bare: Mention) -> dict[str, Any]:
    key = mention_key(bare.report, bare.id)
    last = select(_M.position).where(_M.report == row.id).order_by(_M.position.desc()).limit(1)
    return {
        "id": number,
        "key": key,
        "address": event_id(key),
        "report": row.id,
        "coding": row.coding,
        "event": None,
        "forward": None,
        "state": "live",
        "moment": row.moment,
        "ground": str(bare.ground),
        "position": (write.connection.execute(last).scalar() or 0) + 1,
        "record": json(bare),
    }


def _statement(
    write: Write, number: int, row: Any, report: str, statement: Statement
) -> dict[str, Any]:
    return {
        "id": write.next(schema.statements.c.id),
        "mention": number,
        "coding": row.coding,
        "position": 0,
        "key": statement_key(report, statement.id),
        "slot": statement.slot,
        "source": statement.source.name,
        "source_kind": str(statement.source.kind),
        "modality": str(statement.modality),
        "confidence": statement.confidence,
        "producer": statement.producer,
        "superseded": False,
        "record": json(statement),
    }


def keep(write: Write, report: int, dropped: Collection[int]) -> set[int]:
    """Those of a report's mentions that analysts added; they go over to its new coding."""
    keys = {row.id: row for row in found(write.connection, _KEYS, dropped)}
    names = {number: row.key.partition("/")[2] for number, row in keys.items()}
    added = {row.key for row in found(write.connection, _ADDED, set(names.values()))}
    kept = sorted(number for number, name in names.items() if name in added)
    if not kept:
        return set()
    current = select(_C.id, _C.producer).where(_C.report == report, _C.superseded.is_(None))
    coding = write.connection.execute(current).one()
    for number in kept:
        change = update(schema.mentions).where(_M.id == number)
        write.connection.execute(change.values(coding=coding.id))
        told = update(schema.statements).where(schema.statements.c.mention == number)
        write.connection.execute(told.values(coding=coding.id, superseded=False))
    whole = mentions(write.connection, [keys[number] for number in kept])
    text, copy_of = reports(write.connection, [report])[report]
    coded = CodedReport(
        report=text, mentions=tuple(whole[n] for n in kept), producer=coding.producer
    )
    compare(write, [Filed(coded=coded, copy_of=copy_of, mentions=tuple(kept))])
    return set(kept)
