"""Mentions filed under events: which event keeps its id, which goes, and their versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select

from dateline.dossiers import Link, event_id
from dateline.ledger import schema
from dateline.ledger.comparing import load_links, load_profiles
from dateline.ledger.components import component, rulings
from dateline.ledger.copies import hanging_together
from dateline.ledger.events import Cause, EventState, file_events
from dateline.ledger.writing import Write, among, found
from dateline.linking import Rulings
from dateline.vocabulary import Verdict

_E = schema.events.c
_EVENTS = among(select(_E.id, _E.number, _E.founder, _E.anchor, _E.gone), _E.id)
_NONE = Rulings()


def regroup(
    write: Write, seeds: Iterable[int], cause: Cause, restated: Collection[str] = ()
) -> set[str]:
    """The events that changed, gone ones among them, when all that hangs by ``seeds`` is regrouped.

    ``restated`` are keys of mentions whose statements changed, so that their event did, whether or
    not its mentions are the same.
    """
    rows = component(write.connection, seeds)
    live = {row.key: row for row in rows.values() if row.state == "live"}
    events = _events(write, rows.values())
    groups = _groups(write, {row.id: row.key for row in live.values()})
    groups.sort(key=lambda group: min((live[key].moment, key) for key in group))
    _assign(write, events, groups, live)
    states = {row.key: row for row in rows.values()}
    return file_events(write, events, states, cause, frozenset(restated))


def _groups(write: Write, keys: dict[int, str]) -> list[tuple[str, ...]]:
    """The groups that the linker makes, of one lot that hangs together at a time."""
    profiles = {one.key: one for one in load_profiles(write.connection, keys).values()}
    links = load_links(write.connection, keys, write.linker.producer)
    ruled = rulings(write.connection, keys)
    sure = [(link.left, link.right) for link in links if link.verdict is Verdict.SAME]
    groups: list[tuple[str, ...]] = []
    lots = hanging_together(profiles, [*sure, *ruled.together])
    home = {key: at for at, lot in enumerate(lots) for key in lot}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if home[link.left] == home[link.right]:
            inside[home[link.left]].append(link)
    for at, lot in enumerate(lots):
        told = ruled if ruled.together or ruled.apart else _NONE
        groups += write.linker.group([profiles[key] for key in lot], inside[at], told)
    return groups


def _events(write: Write, rows: Collection[Any]) -> list[EventState]:
    """The events of mentions, and those gone that they founded, in the order of founding."""
    members: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.event is not None:
            members[row.event].add(row.key)
    ids = members.keys() | {row.address for row in rows}
    live = {row.key: row for row in rows if row.state == "live"}
    made = [
        _event(row, frozenset(members[row.id]), live)
        for row in found(write.connection, _EVENTS, ids)
    ]
    return sorted(made, key=lambda event: event.number)


def _event(row: Any, members: frozenset[str], live: dict[str, Any]) -> EventState:
    """An event as it stood. Where its founder is no longer, the earliest left stands for it."""
    anchor = row.anchor
    left = members & live.keys()
    if row.founder in live:
        anchor = row.founder
    elif anchor not in live and left:
        anchor = min(left, key=lambda key: (live[key].moment, key))
    return EventState(
        id=row.id,
        number=row.number,
        founder=row.founder,
        anchor=anchor,
        gone=row.gone is not None,
        before=members,
    )


def _assign(
    write: Write, events: list[EventState], groups: Sequence[tuple[str, ...]], live: dict[str, Any]
) -> None:
    """Give each group its event: an old one, one that was gone, or a new one."""
    standing = {event.anchor: event for event in reversed(events) if not event.gone}
    gone = {event.founder: event for event in reversed(events) if event.gone}
    following = write.next(schema.events.c.number)
    for group in groups:
        held = [standing[key] for key in group if key in standing] or [
            gone[key] for key in group if key in gone
        ]
        if held:
            event = min(held, key=lambda event: event.number)
        else:
            founder = min(group, key=lambda key: (live[key].moment, key))
            event = _found(founder, following)
            following += 1
            events.append(event)
        event.after = frozenset(group)


def _found(founder: str, number: int) -> EventState:
    return EventState(
        id=event_id(founder),
        number=number,
        founder=founder,
        anchor=founder,
        gone=False,
        fresh=True,
    )
