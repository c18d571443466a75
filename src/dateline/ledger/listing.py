"""What a desk is given by a ledger: points, days, rows of reports, pairs, reports as filed."""

from __future__ import annotations

import datetime as dt

from dateline.dossiers import Link
from dateline.records import CodedReport, Record


class Point(Record, frozen=True, kw_only=True, array_like=True):
    """An event on the map. ``killed`` is -1 where no figure is known."""

    event: str
    lon: float
    lat: float
    killed: int
    precision: str | None
    type: str | None
    contested: bool


class Day(Record, frozen=True, kw_only=True):
    """The events whose last day it is, and the people killed in them by the best figures."""

    day: dt.date
    events: int
    killed: int


class ReportRow(Record, frozen=True, kw_only=True):
    """A report of a list. ``events`` are the events of its mentions, in the order of the report."""

    id: str
    title: str | None
    publisher: str | None
    published: dt.date
    moment: str
    copy_of: str | None
    events: tuple[str, ...]


class Pair(Record, frozen=True, kw_only=True):
    """Two events that may be one, and the likeliest link between their mentions."""

    left: str
    right: str
    link: Link


class Filed(Record, frozen=True, kw_only=True):
    """A coded report as it stands in the ledger.

    ``events`` has the event of each mention by its id; those rejected have none.
    """

    coded: CodedReport
    copy_of: str | None
    added: dt.datetime
    events: dict[str, str]
