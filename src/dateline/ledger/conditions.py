"""What a desk asks for, as conditions on the rows of the ledger."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal_column, or_, select, tuple_

from dateline.ledger import schema
from dateline.ledger.glances import fold
from dateline.ledger.summaries import conditions
from dateline.ledger.wanted import Key, Order, Wanted
from dateline.vocabulary import Verdict

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


def chosen(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """A query over ``glances`` with the conditions of what is wanted."""
    query = query.where(*conditions(wanted.selection, schema.glances))
    if wanted.selection.updated_since is not None:
        query = query.where(_seen.updated >= wanted.selection.updated_since)
    return query.where(*_own(wanted))


def _own(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, asked in ((_seen.contested, wanted.contested), (_seen.accepted, wanted.accepted)):
        if asked is not None:
            found.append(column if asked else ~column)
    if wanted.review is not None:
        found.append(_seen.weight > 0 if wanted.review else _seen.weight == 0)
    if wanted.duplicates is not None:
        doubtful = _doubtful()
        found.append(doubtful if wanted.duplicates else ~doubtful)
    if wanted.killed_least is not None:
        found.append(_seen.killed >= wanted.killed_least)
    if wanted.killed_most is not None:
        found.append(_seen.killed.between(0, wanted.killed_most))
    found += [
        _seen.words.contains(fold(word), autoescape=True) for word in (wanted.words or "").split()
    ]
    return found


def _doubtful() -> ColumnElement[bool]:
    """Whether a mention of the event may tell another event, and nobody has ruled upon it."""
    one, other = schema.mentions.alias("one"), schema.mentions.alias("other")
    pairs = pairs_of(one, other)
    sides = (pairs.where(side.c.event == _seen.event) for side in (one, other))
    return or_(*(side.correlate(schema.glances).exists() for side in sides))


def pairs_of(one: Any, other: Any) -> Select[Any]:
    """The links between live mentions of two events that are possible and not ruled apart."""
    table, rulings, decisions = schema.links, schema.rulings, schema.decisions
    ruled = exists().where(
        or_(
            and_(rulings.c.left == table.c.left, rulings.c.right == table.c.right),
            and_(rulings.c.left == table.c.right, rulings.c.right == table.c.left),
        ),
        ~rulings.c.together,
        decisions.c.id == rulings.c.decision,
        ~decisions.c.undone,
    )
    return (
        select(
            table.c.verdict,
            table.c.probability,
            one.c.key.label("left"),
            other.c.key.label("right"),
            one.c.event.label("one"),
            other.c.event.label("other"),
        )
        .select_from(
            table.join(one, one.c.id == table.c.left).join(other, other.c.id == table.c.right)
        )
        .where(
            # Written out, so that the index of doubtful links is known to hold all that is asked.
            table.c.verdict == literal_column(f"'{Verdict.POSSIBLE}'"),
            one.c.state == "live",
            other.c.state == "live",
            one.c.event != other.c.event,
            ~ruled,
        )
    )


def ordered(query: Select[Any], order: Order, after: Key | None) -> Select[Any]:
    """A query in an order, from behind ``after`` on.

    Raises:
        ValueError: when ``after`` is no place in this order.
    """
    query = listed(query, order, schema.glances)
    if after is None:
        return query
    place = tuple_(*_place(order, after))
    here = tuple_(*(_seen[name] for name in _KEYS[order]))
    return query.where(here > place if order in _RISING else here < place)


def listed(query: Select[Any], order: Order, table: Any) -> Select[Any]:
    """A query in an order by the columns of a table that has those of the order."""
    keys = (table.c[name] for name in _KEYS[order])
    return query.order_by(*(key.asc() if order in _RISING else key.desc() for key in keys))


def _place(order: Order, after: Key) -> list[Any]:
    """The values of a key as the columns have them."""
    if len(after) != len(_KEYS[order]) or not isinstance(after[-1], str):
        raise ValueError(f"no place in a list by {order}: {after!r}")
    values: list[Any] = list(after)
    if order in (Order.NEWEST, Order.OLDEST):
        values[0] = dt.date.fromisoformat(str(after[0]))
    elif order is Order.UPDATED:
        values[0] = dt.datetime.fromisoformat(str(after[0]))
    elif not isinstance(after[0], int):
        raise ValueError(f"no place in a list by {order}: {after!r}")
    if order is Order.QUEUE:
        values[1] = dt.date.fromisoformat(str(after[1]))
    return values


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
