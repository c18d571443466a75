"""The nouns of the ledger: what many reports say of one event, and what a policy makes of it.

``records`` holds what one report says. Here stand the records over many reports: an ``Entry`` is
one mention with its report, a ``Dossier`` all entries of one event, a ``Link`` why two mentions
tell one event (or may), and a ``Settlement`` the outcome of one named policy over a dossier.
Statements are referred to as ``<report id>/<statement id>``, mentions as ``<report id>/<mention
id>``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from base64 import b32encode

from dateline.records import (
    Decision,
    Event,
    Mention,
    Record,
    Report,
    SetAside,
    Statement,
    Value,
)
from dateline.vocabulary import (
    ActorKind,
    Group,
    Level,
    Outcome,
    ResponsibilityStatus,
    Role,
    Verdict,
)


class Entry(Record, frozen=True, kw_only=True):
    """One mention with the report that it stands in, as filed under an event.

    ``copy_of`` is the id of the report of which this one is a copy (the same agency text in another
    outlet); copies never count as independent sources.
    """

    report: Report
    mention: Mention
    copy_of: str | None = None

    @property
    def key(self) -> str:
        """The mention's key in the ledger."""
        return mention_key(self.report.id, self.mention.id)

    @property
    def text(self) -> str:
        """The id of the text that the report carries: its own, or that of which it is a copy."""
        return self.copy_of or self.report.id

    def reference(self, statement: Statement) -> str:
        """The key of one of the mention's statements."""
        return statement_key(self.report.id, statement.id)


class Comparison(Record, frozen=True, kw_only=True):
    """One comparison of two mentions, in words that a coder understands.

    ``aspect`` is what was compared (date, place, type, actors, tolls, means, wording), ``found``
    what was found ("the same village, Inates"), ``weight`` its evidence in bits: the logarithm
    (base 2) of how much more often it is found where two mentions tell one event than where they do
    not.
    """

    aspect: str
    found: str
    weight: float


class Link(Record, frozen=True, kw_only=True):
    """Two mentions that tell one event, or may. ``left < right``; ``probability`` in 0..1.

    ``comparisons`` is empty where many links were read at once, or where another linker than the
    one at hand made the link: they follow from the two mentions, and are made when asked for.
    """

    left: str
    right: str
    probability: float
    verdict: Verdict
    producer: str
    comparisons: tuple[Comparison, ...] = ()


class Dossier(Record, frozen=True, kw_only=True):
    """All that the ledger holds on one event.

    ``entries`` are in the order of publication (then of report and mention id). ``doubtful`` are
    the links to mentions of other events that may tell this one.
    """

    event: Event
    entries: tuple[Entry, ...]
    doubtful: tuple[Link, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def statements(self, slot: str) -> tuple[tuple[Entry, Statement], ...]:
        """The statements about a slot with the entry of each, in the order of the entries."""
        return tuple((e, s) for e in self.entries for s in e.mention.of(slot))


class Settled(Record, frozen=True, kw_only=True):
    """One slot as a policy settles it. ``value`` is ``None`` where nothing is known."""

    value: Value | None
    used: tuple[str, ...]  # statement keys; never empty where there is a value
    set_aside: tuple[SetAside, ...] = ()
    reason: str = ""


class Figure(Record, frozen=True, kw_only=True):
    """How many of one group suffered one outcome, as a policy settles it.

    ``group`` is ``None`` for all people together; ``actor`` is the register id of the side that
    they belong to, where it is told. ``low <= best <= high``; an open bound, or a figure that the
    policy leaves to the team, is ``None``.
    """

    outcome: Outcome
    group: Group | None
    low: int | None
    best: int | None
    high: int | None
    actor: str | None = None
    contested: bool = False
    used: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    reason: str = ""


class SettledParty(Record, frozen=True, kw_only=True):
    """An actor in a role, over all reports."""

    role: Role
    name: str
    kind: ActorKind
    actor: str | None = None  # id in the actor register
    country: str | None = None  # ISO 3166 alpha-2
    used: tuple[str, ...] = ()


class Accusation(Record, frozen=True, kw_only=True):
    """One source's word on who did it."""

    level: Level
    source: str  # name of the source
    statement: str  # statement key
    channel: str | None = None


class Responsibility(Record, frozen=True, kw_only=True):
    """What is known of one actor's responsibility: the summary and who says what."""

    party: SettledParty
    status: ResponsibilityStatus
    said: tuple[Accusation, ...]
    reason: str = ""


class Settlement(Record, frozen=True, kw_only=True):
    """The outcome of one policy over one dossier; it changes no statement.

    ``policy`` is the policy's name and version ("ucdp/1"). ``texts`` is the number of independent
    texts: copies of one text count once. ``confidence`` is the least confidence of the statements
    used for type, date, place and the killed (0..1), ``None`` where none were used. ``open`` names
    what the policy leaves to the team.
    """

    event: str
    policy: str
    type: Settled
    stage: Settled
    when: Settled
    where: Settled
    means: tuple[Settled, ...]
    parties: tuple[SettledParty, ...]
    responsibility: tuple[Responsibility, ...]
    figures: tuple[Figure, ...]
    texts: int
    confidence: float | None
    open: tuple[str, ...] = ()

    def figure(self, outcome: Outcome, group: Group | None = None) -> Figure | None:
        """The figure of an outcome for all sides of a group together (``None``: for everyone)."""
        found = (f for f in self.figures if (f.outcome, f.group, f.actor) == (outcome, group, None))
        return next(found, None)


class Gone(Record, frozen=True, kw_only=True):
    """An event id that no longer stands for an event of its own: the feed of deletions and merges.

    ``now`` is the event that holds its founding mention, ``None`` when it was rejected.
    """

    event: str
    at: dt.datetime
    cause: str
    now: str | None = None


def mention_key(report: str, mention: str) -> str:
    """The key of a mention in the ledger: ``<report id>/<mention id>``."""
    return f"{report}/{mention}"


def statement_key(report: str, statement: str) -> str:
    """The key of a statement in the ledger: ``<report id>/<statement id>``."""
    return f"{report}/{statement}"


def event_id(founder: str) -> str:
    """The id of the event that a mention founds: ``E`` and 60 bits of SHA-256 in base 32.

    Every mention has such an address from the start, whether or not it founds an event; the ledger
    answers each with the event that holds the mention now.
    """
    digest = hashlib.sha256(founder.encode()).digest()
    return "E" + b32encode(digest)[:12].decode()
