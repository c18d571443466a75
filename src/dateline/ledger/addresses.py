"""Where an address leads: the event that holds now the mention whose address it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from dateline.dossiers import Gone
from dateline.errors import UnknownEventError
from dateline.ledger import schema


def resolve(connection: Connection, address: str) -> str | None:
    """The event that an address stands for; ``None`` where it leads nowhere (any more)."""
    events, mentions = schema.events, schema.mentions
    seen: set[str] = set()
    here: str | None = address
    while here is not None and here not in seen:
        seen.add(here)
        query = select(events.c.id).where(events.c.id == here, events.c.gone.is_(None))
        if connection.execute(query).first() is not None:
            return here
        query = select(mentions.c.event, mentions.c.forward).where(mentions.c.address == here)
        row = connection.execute(query).first()
        here = None if row is None else row.event or row.forward
    return None


def event_row(connection: Connection, address: str) -> Any:
    """The row of the event that an address stands for.

    Raises:
        UnknownEventError: when it leads nowhere.
    """
    event = resolve(connection, address)
    if event is None:
        query = select(schema.mentions.c.key).where(schema.mentions.c.address == address)
        known = connection.execute(query).scalar()
        why = (
            f"its mention {known} was rejected or dropped" if known else "the ledger has none such"
        )
        raise UnknownEventError(f"no event {address}: {why}")
    table = schema.events
    return connection.execute(select(table).where(table.c.id == event)).one()


def gone(connection: Connection, since: Any | None) -> Iterator[Gone]:
    """The events that are no longer, in the order of their going."""
    table = schema.events
    query = select(table.c.id, table.c.gone, table.c.cause).where(table.c.gone.is_not(None))
    if since is not None:
        query = query.where(table.c.gone >= since)
    for row in connection.execute(query.order_by(table.c.gone, table.c.number)).all():
        now = resolve(connection, row.id)
        yield Gone(event=row.id, at=row.gone, cause=row.cause, now=now)
