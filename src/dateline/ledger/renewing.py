"""A ledger brought to this version of Dateline: schema, links, settlements."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from dateline.ledger import schema
from dateline.ledger.adding import filed
from dateline.ledger.comparing import compare
from dateline.ledger.events import Cause
from dateline.ledger.grouping import regroup
from dateline.ledger.making import Facts
from dateline.ledger.summaries import label, summarise
from dateline.ledger.writing import Write, chunks
from dateline.reconciliation import Policy

_PAGE = 200
"""Reports compared, and mentions grouped, at a time."""


def renew(write: Write, facts: Facts) -> tuple[str, ...]:
    """What was renewed: "linker" where another had compared the mentions, "policy" likewise."""
    done: list[str] = []
    if facts.linker != write.linker.producer:
        changed = relink(write)
        done.append("linker")
        if facts.settled == label(write.policy):
            summarise(write, changed)
    if facts.settled != label(write.policy):
        resettle(write, write.policy)
        done.append("policy")
    return tuple(done)


def relink(write: Write) -> set[str]:
    """The events that changed because every mention was compared anew by the write's linker."""
    connection = write.connection
    for table in (schema.links, schema.blocks, schema.profiles):
        connection.execute(delete(table))
    reports = select(schema.reports.c.id).order_by(schema.reports.c.id)
    for some in chunks(connection.execute(reports).scalars().all(), _PAGE):
        compare(write, filed(write, some))
    name = schema.meta.c.name == "linker"
    connection.execute(update(schema.meta).where(name).values(value=write.linker.producer))
    table = schema.mentions
    live = select(table.c.id).where(table.c.state == "live").order_by(table.c.moment, table.c.key)
    cause = Cause(words=f"linked anew by {write.linker.producer}")
    changed: set[str] = set()
    for some in chunks(connection.execute(live).scalars().all(), _PAGE):
        changed |= regroup(write, some, cause)
    return changed


def resettle(write: Write, policy: Policy) -> None:
    """Settle all events anew by the write's policy, which is the ledger's from now on."""
    events = schema.events.c
    standing = select(events.id).where(events.gone.is_(None)).order_by(events.id)
    summarise(write, write.connection.execute(standing).scalars().all())
    number = write.next(schema.policies.c.id)
    row = {"id": number, "name": policy.name, "version": policy.version, "since": write.now}
    write.connection.execute(insert(schema.policies), row)
