"""The mentions that hang together: by sure links, by analysts' rulings, or in one event."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, select

from dateline.ledger import schema
from dateline.ledger.writing import among, found
from dateline.linking import Rulings
from dateline.vocabulary import Verdict

_M, _L, _U, _D = (
    table.c for table in (schema.mentions, schema.links, schema.rulings, schema.decisions)
)
_MENTIONS = among(select(_M.id, _M.key, _M.address, _M.event, _M.state, _M.moment), _M.id)
_FELLOWS = among(select(_M.id), _M.event)
_SURE = _L.verdict == str(Verdict.SAME)
_LINKED = (
    among(select(_L.right), _L.left).where(_SURE),
    among(select(_L.left), _L.right).where(_SURE),
)
_RULED = (
    among(select(_U.right), _U.left).where(_U.together),
    among(select(_U.left), _U.right).where(_U.together),
)
_ANY = select(_U.left).limit(1)
_RULINGS = among(
    select(_U.decision, _U.left, _U.right, _U.together).join_from(schema.rulings, schema.decisions),
    _U.left,
).where(~_D.undone)


def component(connection: Connection, seeds: Iterable[int]) -> dict[int, Any]:
    """The mentions that hang together with ``seeds``: rows by number, all states among them.

    Rejected and superseded mentions join nothing but the event that they were in. Possible links
    join nothing either: they are for review.
    """
    across = _LINKED + _RULED if connection.execute(_ANY).first() else _LINKED
    seen: dict[int, Any] = {}
    events: set[str] = set()
    edge = set(seeds)
    while edge:
        rows = found(connection, _MENTIONS, edge)
        seen.update((row.id, row) for row in rows)
        live = {row.id for row in rows if row.state == "live"}
        # The event that a mention founded may be held by another in its stead.
        fresh = ({row.address for row in rows} | {row.event for row in rows if row.event}) - events
        events |= fresh
        edge = _ends(connection, _FELLOWS, fresh)
        for query in across:
            edge |= _ends(connection, query, live)
        edge -= seen.keys()
    return seen


def _ends(connection: Connection, query: Any, values: Collection[Any]) -> set[int]:
    return {number for (number,) in found(connection, query, values)}


def rulings(connection: Connection, mentions: dict[int, str]) -> Rulings:
    """What analysts have decided about pairs of these mentions (keys by number).

    The last decision about a pair holds; undone ones do not.
    """
    if not connection.execute(_ANY).first():
        return Rulings()
    told: dict[tuple[str, str], bool] = {}
    for row in sorted(found(connection, _RULINGS, mentions)):
        if row.right in mentions:
            left, right = sorted((mentions[row.left], mentions[row.right]))
            told[left, right] = row.together
    return Rulings(
        together=frozenset(pair for pair, together in told.items() if together),
        apart=frozenset(pair for pair, together in told.items() if not together),
    )
