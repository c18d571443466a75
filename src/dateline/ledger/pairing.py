"""Pairs of events that may be one: the likeliest links between their mentions, page by page.

A ledger may hold millions of doubtful links, so that a page is read along the index of their
likelihood and no farther than it needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select

from dateline.ledger import schema
from dateline.ledger.comparing import link_of, linked_by
from dateline.ledger.conditions import pairs_of
from dateline.ledger.listing import Pair
from dateline.ledger.wanted import Key
from dateline.ledger.writing import chunks

_ROWS, _EVENTS = 200, 400
"""Rows held at a time; events of one IN list."""

_ONE, _OTHER = schema.mentions.alias("one"), schema.mentions.alias("other")

Place = tuple[float, str, str]
"""Where a pair stands in the list: its probability, negative, and its events."""


def place(after: Key | None) -> Place | None:
    """The place of the last pair seen, of what a cursor holds.

    Raises:
        ValueError: when it is none.
    """
    if after is None:
        return None
    if len(after) != 3 or not all(isinstance(part, str) for part in after):
        raise ValueError(f"no place in a list of pairs: {after!r}")
    return -float(after[0]), str(after[1]), str(after[2])


def page(connection: Connection, after: Place | None, limit: int) -> list[Pair]:
    """The pairs behind a place, the likeliest first, each once."""
    query, producer = _ordered(), linked_by(connection)
    if after is not None:
        query = query.where(schema.links.c.probability <= -after[0])
    found: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    with connection.execute(query.execution_options(yield_per=_ROWS)) as rows:
        for _, equal in groupby(rows, attrgetter("probability")):
            some = _pairs(equal, producer)
            fresh = [p for p in some if (p.left, p.right) not in seen]
            seen.update((p.left, p.right) for p in fresh)
            if after is not None:
                fresh = [p for p in fresh if _place(p) > after]
                better = _likelier(connection, fresh, -after[0])
                fresh = [p for p in fresh if (p.left, p.right) not in better]
            found += fresh
            if len(found) >= limit:
                break
    return found[:limit]


def of_event(connection: Connection, event: str) -> list[Pair]:
    """The pairs of one event, the likeliest first."""
    rows = (
        row
        for side in (_ONE, _OTHER)
        for row in connection.execute(pairs_of(_ONE, _OTHER).where(side.c.event == event))
    )
    return _pairs(rows, linked_by(connection))


def _ordered() -> Select[Any]:
    return pairs_of(_ONE, _OTHER).order_by(schema.links.c.probability.desc())


def _place(pair: Pair) -> Place:
    return -pair.link.probability, pair.left, pair.right


def _pairs(rows: Iterable[Any], producer: str) -> list[Pair]:
    """Each pair of events with its likeliest link, of equals the first by key; in order."""
    found: dict[tuple[str, str], Pair] = {}
    for row in rows:
        left, right = sorted((row.one, row.other))
        link = link_of(row, row.left, row.right, producer)
        held = found.get((left, right))
        if held is None or _rank(link) < _rank(held.link):
            found[left, right] = Pair(left=left, right=right, link=link)
    return sorted(found.values(), key=_place)


def _rank(link: Any) -> tuple[float, str, str]:
    return -link.probability, link.left, link.right


def _likelier(
    connection: Connection, pairs: list[Pair], probability: float
) -> set[tuple[str, str]]:
    """Those of the pairs that have a link above a probability: they stood on an earlier page."""
    wanted = {(p.left, p.right) for p in pairs}
    found: set[tuple[str, str]] = set()
    for some in chunks({event for pair in wanted for event in pair}, _EVENTS):
        query = pairs_of(_ONE, _OTHER).where(schema.links.c.probability > probability)
        for side in (_ONE, _OTHER):
            rows = connection.execute(query.where(side.c.event.in_(some)))
            found.update(tuple(sorted((row.one, row.other))) for row in rows)
    return found & wanted
