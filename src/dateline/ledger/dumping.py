"""The whole ledger as lines of JSON, the same for the same content: to compare, and to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from dateline.ledger import schema
from dateline.ledger.addresses import gone
from dateline.ledger.filing import json
from dateline.ledger.loading import coded, decisions, dossiers, earlier, failures, reports
from dateline.ledger.writing import chunks

_PAGE = 100
"""Reports or events read at a time."""


def lines(connection: Connection) -> Iterator[str]:
    """Reports in the order of their ids, events likewise, what is gone, was decided, and failed.

    Each line is an object with one key that says what it is. No line holds a number of the ledger's
    own, so that two ledgers with the same content give the same lines.
    """
    for parts in (
        _reports(connection),
        _events(connection),
        ({"gone": one} for one in gone(connection, None)),
        ({"decision": one} for one in decisions(connection)),
        ({"failure": one} for one in failures(connection)),
    ):
        yield from _written(parts)


def _written(parts: Iterable[dict[str, Any]]) -> Iterator[str]:
    for part in parts:
        yield json(part)


def _reports(connection: Connection) -> Iterator[dict[str, Any]]:
    table = schema.reports
    query = select(table.c.id, table.c.added).order_by(table.c.key)
    for some in chunks(connection.execute(query).all(), _PAGE):
        numbers = [row.id for row in some]
        told, sources = coded(connection, numbers), reports(connection, numbers)
        before = earlier(connection, numbers)
        for row in some:
            yield {
                "report": told[row.id],
                "copy_of": sources[row.id][1],
                "added": row.added,
                "earlier": before[row.id],
            }


def _events(connection: Connection) -> Iterator[dict[str, Any]]:
    table = schema.events
    query = select(table.c.id, table.c.created, table.c.updated, table.c.founder)
    rows = connection.execute(query.where(table.c.gone.is_(None)).order_by(table.c.id)).all()
    for some in chunks(rows, _PAGE):
        for row, dossier in zip(some, dossiers(connection, [row.id for row in some]), strict=True):
            yield {
                "event": dossier.event,
                "founder": row.founder,
                "created": row.created,
                "updated": row.updated,
                "doubtful": dossier.doubtful,
                "decisions": [decision.id for decision in dossier.decisions],
            }
