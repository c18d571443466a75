"""The shapes of the API's answers that are no records of the library themselves."""

from __future__ import annotations

import datetime as dt

from dateline.dossiers import Dossier, Gone, Link, Settlement
from dateline.ledger.glances import Glance
from dateline.ledger.listing import Day, Point, ReportRow
from dateline.records import CodedReport, Decision, Record, Statement, Version
from dateline.review.deciding import Asked, Done


class ListedEvent(Glance, frozen=True, kw_only=True):
    """An event of a list, as the ledger's own policy settles it."""

    id: str
    updated: dt.datetime
    version: int


class EventList(Record, frozen=True, kw_only=True):
    """A page of events. ``next`` is the address of the next page, ``null`` on the last."""

    events: tuple[ListedEvent, ...]
    next: str | None
    total: int | None = None  # where count=true asks for it


class EventAnswer(Record, frozen=True, kw_only=True):
    """One event: all that is held on it, and what a policy makes of it."""

    id: str
    version: int
    updated: dt.datetime
    policy: str
    settlement: Settlement
    dossier: Dossier


class PlacedStatement(Record, frozen=True, kw_only=True):
    """A statement with where it stands."""

    key: str
    report: str
    event: str | None
    by_analyst: bool
    in_effect: bool
    statement: Statement


class StatementList(Record, frozen=True, kw_only=True):
    """The statements of an event."""

    event: str
    statements: tuple[PlacedStatement, ...]


class ReportList(Record, frozen=True, kw_only=True):
    """A page of reports."""

    reports: tuple[ReportRow, ...]
    next: str | None


class ReportAnswer(Record, frozen=True, kw_only=True):
    """A report as it was coded. ``events`` has the event of each mention by the mention's id."""

    coded: CodedReport
    copy_of: str | None
    added: dt.datetime
    events: dict[str, str]


class DuplicatePair(Record, frozen=True, kw_only=True):
    """Two events that may be one."""

    left: str
    right: str
    link: Link


class DuplicateList(Record, frozen=True, kw_only=True):
    """A page of possible duplicates, the likeliest first."""

    pairs: tuple[DuplicatePair, ...]
    next: str | None


class GoneList(Record, frozen=True, kw_only=True):
    """The events that are no longer, in the order of their going. ``until`` is the feed's time:
    ask with ``since`` set to it the next time."""

    gone: tuple[Gone, ...]
    until: dt.datetime


class VersionList(Record, frozen=True, kw_only=True):
    """How an event came to be what it is."""

    event: str
    versions: tuple[Version, ...]
    decisions: tuple[Decision, ...]


class PointList(Record, frozen=True, kw_only=True):
    """The events that have a point, each ``[event, lon, lat, killed, precision, type,
    contested]``; ``killed`` is -1 where no figure is known."""

    points: tuple[Point, ...]


class DayList(Record, frozen=True, kw_only=True):
    """The days on which events lie."""

    days: tuple[Day, ...]


class PolicyAnswer(Record, frozen=True, kw_only=True):
    """A policy that settles events."""

    name: str
    version: str


class Root(Record, frozen=True, kw_only=True):
    """What the desk is. ``state`` changes with every change of the ledger."""

    dateline: str
    ledger_policy: str
    policies: tuple[PolicyAnswer, ...]
    state: str
    person: str
    role: str


class CodeRequest(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report to code: its text, or ``url`` alone where the desk may fetch (``review.fetch``).

    ``published`` may be left out where the text begins with its date, or the page tells it.
    """

    text: str = ""
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


class DecisionRequest(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision asked for; ``If-Match`` names the versions of the events that were seen."""


class DecisionAnswer(Done, frozen=True, kw_only=True):
    """A decision written down. ``event`` is where its subject stands now, if anywhere."""


class DecisionRow(Record, frozen=True, kw_only=True):
    """A decision of the list."""

    decision: Decision
    undone: bool


class DecisionList(Record, frozen=True, kw_only=True):
    """The last decisions, the last first."""

    decisions: tuple[DecisionRow, ...]


class AddedReport(Record, frozen=True, kw_only=True):
    """What adding a report came to."""

    outcome: str
    report: str
    events: tuple[str, ...]
    copy_of: str | None
    coded: CodedReport
