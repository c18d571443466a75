"""What a desk asks for, as conditions on the rows of the ledger."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal_column, or_, select

from dateline.ledger import schema
from dateline.ledger.glances import fold
from dateline.ledger.summaries import conditions
from dateline.ledger.wanted import Wanted
from dateline.vocabulary import Verdict

_seen = schema.glances.c


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
