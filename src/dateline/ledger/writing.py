"""One write to the ledger: the connection with all that the write needs to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Table, func, insert, select

from dateline.ledger.rules import Copies
from dateline.linking import Linker
from dateline.reconciliation import Policy

T = TypeVar("T")

MANY = 5_000
"""Values of one IN list: SQLite takes 32,766 parameters, PostgreSQL 65,535."""


class Write(msgspec.Struct, frozen=True, kw_only=True):
    """A transaction that writes, and the linker, policy and time that it goes by."""

    connection: Connection
    linker: Linker
    policy: Policy
    copies: Copies
    now: dt.datetime

    def rows(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Add rows to a table."""
        if rows:
            self.connection.execute(insert(table), rows)

    def next(self, column: Column[int]) -> int:
        """The next number of a column; no other writer can take it."""
        highest = self.connection.execute(select(func.max(column))).scalar()
        return int(highest or 0) + 1


def chunks(values: Collection[T], size: int = MANY) -> Iterator[list[T]]:
    """The values in lists that fit into one statement."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def found(connection: Connection, query: Any, column: Any, values: Collection[Any]) -> list[Any]:
    """The rows of a query whose ``column`` is one of the values."""
    return [
        row for some in chunks(values) for row in connection.execute(query.where(column.in_(some)))
    ]
