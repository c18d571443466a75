"""What became of events, written down: founded, changed, merged, revived, gone; and versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, select, update

from dateline.ledger import schema
from dateline.ledger.filing import json
from dateline.ledger.writing import Write, among, found

_V = schema.versions.c
_LAST = among(select(_V.event, func.max(_V.number)), _V.event).group_by(_V.event)
_CHANGE = update(schema.events).where(schema.events.c.id == bindparam("of"))
_FILE = update(schema.mentions).where(schema.mentions.c.id == bindparam("of"))

GOING = {"live": "merged", "rejected": "rejected", "superseded": "recoded"}
"""Why an event goes, by the state of the mention that stood for it."""


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why events change: reports that came, or something else, in ``words``."""

    reports: tuple[str, ...] = ()
    anew: bool = False  # the report was known, and coded again
    words: str = ""

    def of(self, joined: Iterable[str]) -> str:
        """The cause of a change by which these mentions joined an event."""
        if not self.reports:
            return self.words
        told = self.reports
        if len(told) > 1:  # of reports that came together, those whose mentions joined
            told = tuple(sorted({key.rpartition("/")[0] for key in joined}.intersection(told)))
        if not told:
            return "reports added"
        words = f"report{'s' if len(told) > 1 else ''} {', '.join(told)}"
        return f"{words} coded anew" if self.anew else words


class EventState(msgspec.Struct, kw_only=True):
    """An event before and after its component was grouped anew.

    ``before`` and ``after`` are keys of mentions; ``anchor`` is the one that stands for it.
    """

    id: str
    number: int
    founder: str
    anchor: str
    gone: bool
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    fresh: bool = False

    @property
    def goes(self) -> bool:
        """Whether no mention is left to it."""
        return not self.gone and not self.after


def file_events(
    write: Write,
    events: Sequence[EventState],
    rows: dict[str, Any],
    cause: Cause,
    restated: frozenset[str],
) -> set[str]:
    """The ids of the events that changed; all that changed is written down.

    ``rows`` are the mentions of the component by key; ``restated`` those whose statements changed.
    """
    changed = [e for e in events if e.before != e.after or e.after & restated]
    _found(write, [event for event in changed if event.fresh])
    _change(write, [event for event in changed if not event.fresh], rows)
    _move(write, changed, rows)
    _version(write, changed, cause)
    return {event.id for event in changed}


def _found(write: Write, events: Iterable[EventState]) -> None:
    rows = [
        {
            "id": event.id,
            "number": event.number,
            "founder": event.founder,
            "anchor": event.anchor,
            "created": write.now,
            "updated": write.now,
            "gone": None,
            "cause": None,
        }
        for event in events
    ]
    write.rows(schema.events, rows)


def _change(write: Write, events: Iterable[EventState], rows: dict[str, Any]) -> None:
    changes = [
        {
            "of": event.id,
            "anchor": event.anchor,
            "updated": write.now,
            "gone": write.now if event.goes else None,
            "cause": GOING[rows[event.anchor].state] if event.goes else None,
        }
        for event in events
    ]
    if changes:
        write.connection.execute(_CHANGE, changes)


def _move(write: Write, events: Iterable[EventState], rows: dict[str, Any]) -> None:
    """File the mentions under their events; those that are live no more, under none."""
    moves: list[dict[str, Any]] = [
        {"of": rows[key].id, "event": event.id, "forward": None}
        for event in events
        for key in sorted(event.after - event.before)
    ]
    moves += [
        {
            "of": row.id,
            "event": None,
            "forward": row.event if row.state == "superseded" else None,
        }
        for row in rows.values()
        if row.state != "live" and row.event is not None
    ]
    if moves:
        write.connection.execute(_FILE, moves)


def _version(write: Write, events: Sequence[EventState], cause: Cause) -> None:
    known = found(write.connection, _LAST, [event.id for event in events])
    last = {row[0]: row[1] for row in known}
    details = _details(events)
    rows = [
        {
            "event": event.id,
            "number": last.get(event.id, 0) + 1,
            "at": write.now,
            "cause": cause.of(event.after - event.before) + details[event.id],
            "joined": json(sorted(event.after - event.before)),
            "parted": json(sorted(event.before - event.after)),
        }
        for event in events
    ]
    write.rows(schema.versions, rows)


def _details(events: Sequence[EventState]) -> dict[str, str]:
    """Where each event's mentions came from, or went, when that was another event."""
    states = {event.id: event for event in events}
    before = {key: event.id for event in events for key in event.before}
    after = {key: event.id for event in events for key in event.after}
    told: dict[str, str] = {}
    for event in events:
        came = {before[key] for key in event.after if key in before} - {event.id}
        went = {after[key] for key in event.before if key in after} - {event.id}
        words = (
            ("merged with", [other for other in came if states[other].goes]),
            ("parted from", [other for other in came if not states[other].goes]),
            ("merged into" if event.goes else "parted into", list(went)),
        )
        told[event.id] = "".join(f"; {w} {', '.join(sorted(ids))}" for w, ids in words if ids)
    return told
