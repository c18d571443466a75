"""Lists of events in an order, page by page.

Putting a query together takes longer than the store takes to answer it, so that of a list is put
together once, and asked again for each of its pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, func, select, tuple_

from dateline.ledger import schema
from dateline.ledger.conditions import chosen
from dateline.ledger.wanted import Key, Order, Page, Seen, Wanted

_seen = schema.glances.c

_KEYS: dict[Order, tuple[str, ...]] = {
    Order.NEWEST: ("day", "event"),
    Order.OLDEST: ("day", "event"),
    Order.DEADLIEST: ("killed", "event"),
    Order.UPDATED: ("updated", "event"),
    Order.QUEUE: ("weight", "day", "event"),
}
"""The columns of ``glances`` that a list is ordered by."""
_RISING = frozenset({Order.OLDEST, Order.UPDATED})
_AFTER = "after_"
"""The parameters that hold the place behind which a page begins: this, and the column."""
_MOST = "most"
_KEPT = 256
"""Queries kept: of so many lists that people page through at a time, some 30 kB each."""


def page(
    connection: Connection, wanted: Wanted, order: Order, after: Key | None, limit: int
) -> Page:
    """A page of a list, from behind ``after`` on.

    Raises:
        ValueError: when ``after`` is no place in this order.
    """
    here = {} if after is None else _place(order, after)
    query = _query(wanted, order, after is not None)
    rows = connection.execute(query, {_MOST: limit + 1, **here}).all()
    return Page(
        rows=tuple(map(_event, rows[:limit])),
        next=key_of(rows[limit - 1], order) if len(rows) > limit else None,
    )


def some(connection: Connection, ids: Collection[str]) -> dict[str, Seen]:
    """Events by id as lists show them; those that are gone are left out."""
    rows = connection.execute(_shown().where(_seen.event.in_(list(ids))))
    return {row[0]: _event(row) for row in rows}


def place(connection: Connection, event: str, order: Order) -> Key | None:
    """Where an event stands in an order; ``None`` where it is gone."""
    query = select(_seen.event, _seen.day, _seen.killed, _seen.weight, _seen.updated)
    row = connection.execute(query.where(_seen.event == event)).first()
    return None if row is None else key_of(row, order)


@lru_cache(_KEPT)
def _query(wanted: Wanted, order: Order, follows: bool) -> Select[Any]:
    """The query of a list's first page, or of those that follow one."""
    query: Select[Any] = select(*(_seen[name] for name in _KEYS[order]))
    # The keys first: an index holds them with all that is filtered by.
    query = _ordered(chosen(query, wanted), order, schema.glances)
    if follows:
        here = tuple_(*(_seen[name] for name in _KEYS[order]))
        there = tuple_(*(bindparam(_AFTER + n, type_=_seen[n].type) for n in _KEYS[order]))
        query = query.where(here > there if order in _RISING else here < there)
    keys = query.limit(bindparam(_MOST, type_=Integer)).subquery()
    shown = _shown(*(keys.c[name] for name in _KEYS[order] if name not in ("event", "updated")))
    shown = shown.join_from(keys, schema.glances, keys.c.event == _seen.event)
    return _ordered(shown, order, keys)


def _shown(*more: Any) -> Select[Any]:
    """What lists show of events, each with the number of its last version."""
    own = schema.versions.c
    number = select(func.max(own.number)).where(own.event == _seen.event).scalar_subquery()
    return select(_seen.event, _seen.record, _seen.updated, number, *more)


def _event(row: Any) -> Seen:
    return Seen(id=row[0], glance=row[1], updated=row[2], version=row[3])


def _ordered(query: Select[Any], order: Order, table: Any) -> Select[Any]:
    """A query in an order by the columns of a table that has those of the order."""
    keys = (table.c[name] for name in _KEYS[order])
    return query.order_by(*(key.asc() if order in _RISING else key.desc() for key in keys))


def _place(order: Order, after: Key) -> dict[str, Any]:
    """The values of a key as the columns have them, by parameter.

    Raises:
        ValueError: when it is no place in this order.
    """
    names = _KEYS[order]
    if len(after) != len(names) or not isinstance(after[-1], str):
        raise ValueError(f"no place in a list by {order}: {after!r}")
    return {
        _AFTER + name: _value(name, part, order) for name, part in zip(names, after, strict=True)
    }


def _value(name: str, part: str | int, order: Order) -> Any:
    match name:
        case "day":
            return dt.date.fromisoformat(str(part))
        case "updated":
            return dt.datetime.fromisoformat(str(part))
        case "event":
            return part
    if not isinstance(part, int):
        raise ValueError(f"no place in a list by {order}: {part!r}")
    return part


def key_of(row: Any, order: Order) -> Key:
    """The key of a row, in values that JSON has."""
    match order:
        case Order.NEWEST | Order.OLDEST:
            return (row.day.isoformat(), row.event)
        case Order.DEADLIEST:
            return (row.killed, row.event)
        case Order.UPDATED:
            return (row.updated.isoformat(), row.event)
        case Order.QUEUE:
            return (row.weight, row.day.isoformat(), row.event)
