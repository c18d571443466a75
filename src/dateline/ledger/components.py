"""The mentions that hang together: by sure links, by analysts' rulings, or in one event."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, select

from dateline.ledger import schema
from dateline.ledger.writing import found
from dateline.linking import Rulings
from dateline.vocabulary import Verdict

_MENTIONS = select(
    schema.mentions.c.id,
    schema.mentions.c.key,
    schema.mentions.c.address,
    schema.mentions.c.event,
    schema.mentions.c.state,
    schema.mentions.c.moment,
)


def component(connection: Connection, seeds: Iterable[int]) -> dict[int, Any]:
    """The mentions that hang together with ``seeds``: rows by number, all states among them.

    Rejected and superseded mentions join nothing but the event that they were in. Possible links
    join nothing either: they are for review.
    """
    ruled = connection.execute(select(schema.rulings.c.left).limit(1)).first() is not None
    seen: dict[int, Any] = {}
    events: set[str] = set()
    edge = set(seeds)
    while edge:
        rows = found(connection, _MENTIONS, schema.mentions.c.id, edge)
        seen.update((row.id, row) for row in rows)
        live = {row.id for row in rows if row.state == "live"}
        edge = _linked(connection, live)
        if ruled:
            edge |= _ruled(connection, live)
        # The event that a mention founded may be held by another in its stead.
        fresh = ({row.address for row in rows} | {row.event for row in rows if row.event}) - events
        events |= fresh
        edge = (edge | _fellows(connection, fresh)) - seen.keys()
    return seen


def _linked(connection: Connection, mentions: set[int]) -> set[int]:
    table = schema.links
    return _across(connection, table, mentions, table.c.verdict == str(Verdict.SAME))


def _ruled(connection: Connection, mentions: set[int]) -> set[int]:
    table = schema.rulings
    return _across(connection, table, mentions, table.c.together)


def _across(connection: Connection, table: Any, mentions: set[int], where: Any) -> set[int]:
    right = select(table.c.right).where(where)
    left = select(table.c.left).where(where)
    ends = found(connection, right, table.c.left, mentions)
    ends += found(connection, left, table.c.right, mentions)
    return {number for (number,) in ends}


def _fellows(connection: Connection, events: Collection[str]) -> set[int]:
    table = schema.mentions
    return {row.id for row in found(connection, select(table.c.id), table.c.event, events)}


def rulings(connection: Connection, mentions: dict[int, str]) -> Rulings:
    """What analysts have decided about pairs of these mentions (keys by number).

    The last decision about a pair holds; undone ones do not.
    """
    table, decisions = schema.rulings, schema.decisions
    query = (
        select(table.c.decision, table.c.left, table.c.right, table.c.together)
        .join(decisions)
        .where(~decisions.c.undone)
    )
    told: dict[tuple[str, str], bool] = {}
    for row in sorted(found(connection, query, table.c.left, mentions)):
        if row.right in mentions:
            left, right = sorted((mentions[row.left], mentions[row.right]))
            told[left, right] = row.together
    return Rulings(
        together=frozenset(pair for pair, together in told.items() if together),
        apart=frozenset(pair for pair, together in told.items() if not together),
    )
