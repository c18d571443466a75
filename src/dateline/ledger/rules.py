"""What a ledger keeps to from its making on, and what an addition came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from dateline.records import Record

Clock = Callable[[], dt.datetime]
"""Tells the time, with its zone; injected, so that the same additions give the same ledger."""


class Copies(Record, frozen=True, kw_only=True):
    """When two reports carry one text.

    ``similarity`` is the least share of word shingles that they have in common (0..1), ``days`` how
    far apart their publication may lie. The built-in values are those of ``[ledger]`` in the
    settings, where the reasons stand.
    """

    similarity: float = 0.5
    days: int = 7


class Added(Record, frozen=True, kw_only=True):
    """What adding a report came to.

    ``outcome`` is "known" where the ledger had it: nothing was changed. ``events`` are the ids of
    the events that hold the report's mentions or were changed by them, sorted. ``copy_of`` is the
    report of which it is a copy.
    """

    outcome: Literal["new", "known", "replaced"]
    events: tuple[str, ...] = ()
    copy_of: str | None = None


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)
