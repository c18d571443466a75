"""Which events a desk asks for, and in which order."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from dateline.ledger.selection import Selection
from dateline.records import Record

Key = tuple[str | int, ...]
"""Where a page of a list ends: the values that it is ordered by, the event's id last."""


class Order(StrEnum):
    """The order of a list of events; events with the same key come by id."""

    NEWEST = "newest"  # by the last day on which they may lie; those without a date at the end
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    UPDATED = "updated"  # the longest unchanged first: new changes come at the end
    QUEUE = "queue"  # what needs eyes most, then the newest


class Wanted(Record, frozen=True, kw_only=True):
    """Filters over events; all that are set must hold.

    ``words`` are looked for in the type, the names of places and of actors. ``killed_least`` and
    ``killed_most`` are bounds on the best figure of people killed. ``review`` takes events that
    need eyes and that no analyst accepted; ``duplicates`` those with a possible duplicate.
    """

    selection: Selection = Selection()
    words: str | None = None
    contested: bool | None = None
    review: bool | None = None
    accepted: bool | None = None
    duplicates: bool | None = None
    killed_least: int | None = None
    killed_most: int | None = None


class Seen(Record, frozen=True, kw_only=True):
    """An event of a list: ``glance`` is the JSON of its ``Glance``."""

    id: str
    updated: dt.datetime
    version: int
    glance: str


class Page(Record, frozen=True, kw_only=True):
    """A part of a list. ``next`` is where the rest begins, ``None`` at the end."""

    rows: tuple[Seen, ...]
    next: Key | None
