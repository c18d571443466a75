"""What a ledger keeps to from its making on, and what an addition came to."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import Literal

from dateline.errors import ConfigurationError
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


def clock() -> Clock:
    """The clock of the commands: ``SOURCE_DATE_EPOCH`` (seconds since 1970) where it is set.

    Raises:
        ConfigurationError: when that is no number.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return now
    try:
        fixed = dt.datetime.fromtimestamp(int(told), dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigurationError(f"SOURCE_DATE_EPOCH={told}: not a number of seconds") from error
    return lambda: fixed


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)
