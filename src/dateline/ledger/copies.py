"""Which reports carry one text: families of copies, and the report that stands for each.

Two reports are copies when their texts are alike enough and were published within a few days. The
family of a report are all that hang together by such pairs, and the earliest of them (then the one
with the smallest id) stands for it: both depend on the reports alone, not on their order. A copy
keeps its row, its mentions and its statements, whose evidence stands in its own text.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, or_, select, update

from dateline.ledger import schema
from dateline.ledger.likeness import bands, likeness
from dateline.ledger.rules import Copies
from dateline.ledger.writing import Write, chunks, found

_REPORTS = select(
    schema.reports.c.id,
    schema.reports.c.key,
    schema.reports.c.moment,
    schema.reports.c.copy_of,
)


def join_family(write: Write, number: int) -> list[int]:
    """The reports whose ``copy_of`` changes because report ``number`` came, in order.

    Their ``copy_of`` is written down. The list is empty when the report is like no other.
    """
    near = _near(write.connection, number, write.copies)
    if not near:
        return []
    family = _families(write.connection, [number, *near])
    head = min(family, key=lambda row: (row.moment, row.key)).id
    changed = [row.id for row in family if row.copy_of != (None if row.id == head else head)]
    table = schema.reports
    for some in chunks(changed):
        change = update(table).where(table.c.id.in_(some))
        write.connection.execute(change.values(copy_of=head))
    write.connection.execute(update(table).where(table.c.id == head).values(copy_of=None))
    return sorted(changed)


def _near(connection: Connection, number: int, copies: Copies) -> list[int]:
    """The reports that are copies of a report, or it of them."""
    reports, texts = schema.reports, schema.texts
    query = select(reports.c.published, texts.c.id, texts.c.signature)
    own = connection.execute(query.join(texts).where(reports.c.id == number)).one()
    others = found(
        connection,
        select(schema.bands.c.text).distinct(),
        schema.bands.c.band,
        bands(own.signature),
    )
    days = dt.timedelta(days=copies.days)
    query = (
        select(reports.c.id, texts.c.signature)
        .join(texts)
        .where(
            reports.c.id != number,
            reports.c.published.between(own.published - days, own.published + days),
        )
    )
    rows = found(connection, query, reports.c.text, {row.text for row in others})
    least = copies.similarity
    return sorted(row.id for row in rows if likeness(own.signature, row.signature) >= least)


def _families(connection: Connection, numbers: list[int]) -> list[Any]:
    """The reports of the families of these reports."""
    reports = schema.reports
    rows = found(connection, _REPORTS, reports.c.id, numbers)
    heads = {row.copy_of or row.id for row in rows}
    members = {row.id: row for row in rows}
    for some in chunks(heads):
        query = _REPORTS.where(or_(reports.c.id.in_(some), reports.c.copy_of.in_(some)))
        members.update((row.id, row) for row in connection.execute(query))
    return [members[number] for number in sorted(members)]
