"""One write to the ledger: the connection with all that the write needs to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Table, bindparam, func, insert, select

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
            self.connection.execute(_insert(table), rows)

    def next(self, column: Column[int]) -> int:
        """The next number of a column; no other writer can take it."""
        return int(self.connection.execute(_highest(column)).scalar() or 0) + 1


@cache
def _insert(table: Table) -> Any:
    return insert(table)


@cache
def _highest(column: Column[int]) -> Any:
    return select(func.max(column))


def chunks(values: Collection[T], size: int = MANY) -> Iterator[list[T]]:
    """The values in lists that fit into one statement."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def among(query: Any, column: Any) -> Any:
    """The query, for rows whose ``column`` is one of the values that ``found`` is given.

    Queries are made once, when their module is imported: making one takes longer than running it.
    """
    return query.where(column.in_(bindparam("values", expanding=True)))


def found(connection: Connection, query: Any, values: Collection[Any], **more: Any) -> list[Any]:
    """The rows of a query that ``among`` made; ``more`` are its other parameters."""
    return [
        row
        for some in chunks(values)
        for row in connection.execute(query, {"values": some, **more})
    ]


def change(connection: Connection, statement: Any, values: Collection[Any], **more: Any) -> None:
    """Run an update or deletion that ``among`` made."""
    for some in chunks(values):
        connection.execute(statement, {"values": some, **more})
