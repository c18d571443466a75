"""The events as the ledger's own policy settles them: the rows that filters look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select

from dateline.dossiers import Dossier, Settlement
from dateline.ledger import glances, schema
from dateline.ledger.loading import dossiers
from dateline.ledger.selection import Selection
from dateline.ledger.writing import Write, among, change, chunks, found
from dateline.reconciliation import Policy
from dateline.records import TypeValue, WhenValue, WhereValue
from dateline.vocabulary import Ground, Outcome

_E = schema.events.c
_STANDING = among(select(_E.id), _E.id).where(_E.gone.is_(None))
_NOT_SETTLED = tuple(
    among(delete(table), table.c.event)
    for table in (schema.summaries, schema.summary_actors, schema.glances)
)
_DOSSIERS = 100
"""Events that are settled at a time."""


def summarise(write: Write, events: Collection[str]) -> None:
    """Settle events anew; those that are gone lose their row."""
    for some in chunks(sorted(events), _DOSSIERS):
        for gone in _NOT_SETTLED:
            change(write.connection, gone, some)
        standing = sorted(row.id for row in found(write.connection, _STANDING, some))
        settled = [
            (dossier, write.policy.settle(dossier))
            for dossier in dossiers(write.connection, standing)
        ]
        write.rows(schema.summaries, [_row(write, *one) for one in settled])
        write.rows(schema.summary_actors, [row for _, one in settled for row in _actors(one)])
        write.rows(schema.glances, [glances.row(*one) for one in settled])


def label(policy: Policy) -> str:
    """A policy's name and version: "ucdp/1"."""
    return f"{policy.name}/{policy.version}"


def _row(write: Write, dossier: Dossier, settlement: Settlement) -> dict[str, Any]:
    return {
        "event": dossier.event.id,
        "policy": label(write.policy),
        "confidence": settlement.confidence,
        "background": all(e.mention.ground is Ground.BACKGROUND for e in dossier.entries),
        "texts": settlement.texts,
        **_what(settlement),
        **_when(settlement),
        **_where(settlement),
        **_killed(settlement),
    }


def _actors(settlement: Settlement) -> list[dict[str, Any]]:
    names = (name for party in settlement.parties for name in (party.actor, party.name) if name)
    return [{"event": settlement.event, "actor": name} for name in sorted({*map(folded, names)})]


def folded(name: str) -> str:
    """The form in which names are compared."""
    return " ".join(name.casefold().split())


def _what(settlement: Settlement) -> dict[str, Any]:
    value = settlement.type.value
    return {"type": str(value.type) if isinstance(value, TypeValue) else None}


def _when(settlement: Settlement) -> dict[str, Any]:
    value = settlement.when.value
    if not isinstance(value, WhenValue):
        return {"start": None, "end": None}
    return {"start": value.start, "end": value.end}


def _where(settlement: Settlement) -> dict[str, Any]:
    value = settlement.where.value
    names = ("country", "admin1", "admin1_code", "lat", "lon")
    if not isinstance(value, WhereValue):
        return dict.fromkeys((*names, "place_precision"))
    return {
        **{name: getattr(value, name) for name in names},
        "admin1": folded(value.admin1) if value.admin1 else None,
        "place_precision": str(value.precision),
    }


def _killed(settlement: Settlement) -> dict[str, Any]:
    figure = settlement.figure(Outcome.KILLED)
    bounds = ("low", "best", "high")
    return {f"killed_{bound}": getattr(figure, bound) if figure else None for bound in bounds}


def chosen(selection: Selection) -> Any:
    """The query of the ids of the events that a selection takes, in order."""
    events, own = schema.events, schema.summaries
    query = select(events.c.id).where(events.c.gone.is_(None))
    where = conditions(selection)
    if where:
        query = query.join(own, own.c.event == events.c.id).where(*where)
    if selection.updated_since is not None:
        query = query.where(events.c.updated >= selection.updated_since)
    return query.order_by(events.c.id)


def conditions(selection: Selection, table: Any = schema.summaries) -> list[ColumnElement[bool]]:
    """What a selection asks of the rows of ``summaries``; ``updated_since`` is not among it.

    ``table`` is another one with the same columns.
    """
    own = table.c
    found: list[ColumnElement[bool]] = [*_dates(own, selection.since, selection.until)]
    if selection.countries:
        found.append(own.country.in_(sorted({code.upper() for code in selection.countries})))
    if selection.admin1 is not None:
        unit = selection.admin1
        found.append(or_(own.admin1 == folded(unit), own.admin1_code == unit.upper()))
    if selection.box is not None:
        found.append(_inside(own, selection.box))
    if selection.actors:
        actors = schema.summary_actors
        named = actors.c.actor.in_(sorted({folded(name) for name in selection.actors}))
        found.append(own.event.in_(select(actors.c.event).where(named)))
    if selection.types:
        found.append(own.type.in_([str(kind) for kind in selection.types]))
    if selection.precisions:
        found.append(own.place_precision.in_([str(one) for one in selection.precisions]))
    if selection.confidence is not None:
        found.append(own.confidence >= selection.confidence)
    if not selection.background:
        found.append(~own.background)
    return found


def _dates(own: Any, since: dt.date | None, until: dt.date | None) -> list[ColumnElement[bool]]:
    """Intervals that touch ``since``..``until``.

    An end that is not known is open ("no later than"); without either, nothing is touched.
    """
    found: list[ColumnElement[bool]] = []
    if since is not None or until is not None:
        found.append(or_(own.start.is_not(None), own.end.is_not(None)))
    if since is not None:
        found.append(or_(own.end >= since, own.end.is_(None)))
    if until is not None:
        found.append(or_(own.start <= until, own.start.is_(None)))
    return found


def _inside(own: Any, box: tuple[float, float, float, float]) -> ColumnElement[bool]:
    """Within west, south, east, north; a west that is greater than the east crosses 180 degrees."""
    west, south, east, north = box
    across = or_(own.lon >= west, own.lon <= east)
    return and_(
        own.lat.between(south, north), own.lon.between(west, east) if west <= east else across
    )
