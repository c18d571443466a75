"""How a ledger stands: counts, version, policies, the last addition."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.ledger import schema
from dateline.ledger.making import facts
from dateline.ledger.migrating import revision
from dateline.ledger.rules import Copies
from dateline.records import Record


class Status(Record, frozen=True, kw_only=True):
    """How a ledger stands.

    ``policies`` are those by which its filters saw the events, the one in use last. ``failures``
    counts the failures kept whose report was not added since.
    """

    place: str
    schema: str
    created: dt.datetime
    last_added: dt.datetime | None
    reports: int
    copies: int
    mentions: int
    statements: int
    events: int
    gone: int
    links: int
    doubtful: int
    decisions: int
    failures: int
    linker: str
    policies: tuple[str, ...]
    copy_rule: Copies


def status(connection: Connection, place: str) -> Status:
    """How the ledger stands."""
    known = facts(connection, place)
    created = connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.name == "created")
    ).scalar_one()
    used = select(schema.policies).order_by(schema.policies.c.id)
    return Status(
        place=place,
        schema=str(revision(connection)),
        created=dt.datetime.fromisoformat(created),
        last_added=connection.execute(select(func.max(schema.reports.c.added))).scalar(),
        linker=known.linker,
        policies=tuple(f"{row.name}/{row.version}" for row in connection.execute(used)),
        copy_rule=known.copies,
        **_counts(connection),
    )


def _counts(connection: Connection) -> dict[str, int]:
    reports, mentions, links = schema.reports.c, schema.mentions.c, schema.links.c
    added = select(reports.key)
    failed = schema.failures.c
    still = failed.report.is_(None) | failed.report.not_in(added)
    queries: dict[str, tuple[Any, ...]] = {
        "reports": (schema.reports,),
        "copies": (schema.reports, reports.copy_of.is_not(None)),
        "mentions": (schema.mentions, mentions.state == "live"),
        "statements": (schema.statements, ~schema.statements.c.superseded),
        "events": (schema.events, schema.events.c.gone.is_(None)),
        "gone": (schema.events, schema.events.c.gone.is_not(None)),
        "links": (schema.links, links.verdict == "same"),
        "doubtful": (schema.links, links.verdict == "possible"),
        "decisions": (schema.decisions,),
        "failures": (schema.failures, still),
    }
    return {
        name: connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()
        for name, (table, *where) in queries.items()
    }
