"""What the stages find in a report before statements are assembled.

A mark is one finding with its words. Extraction makes marks, resolution completes them, assembly
turns them into mentions and statements. Marks live in memory only; they are not part of the JSON
form. ``tokens`` is a half-open range of token indices of the analysed document, ``sentence`` the
index of the sentence that holds the mark's first token.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.records import Span, WhereValue
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Group,
    Level,
    MeansClass,
    Modality,
    Outcome,
    Qualifier,
    Role,
    SourceKind,
    Stage,
)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all marks."""

    span: Span
    tokens: tuple[int, int]
    sentence: int


class TimeMark(Mark, frozen=True, kw_only=True):
    """A time expression, resolved to a closed interval where that is possible.

    ``kind`` and ``value`` are TimeML's (``DATE``, ``TIME``, ``DURATION``, ``SET``; ``2019-11-01``,
    ``P2D``, ``PAST_REF``). ``start``/``end`` are ``None`` for what denotes no dates.
    ``reason`` tells a coder how the interval was reached.
    """

    kind: str
    value: str
    start: dt.date | None = None
    end: dt.date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    anchor: DateAnchor = DateAnchor.NONE
    reason: str = ""


class PlaceMark(Mark, frozen=True, kw_only=True):
    """A place name (``span``) in its phrase (``phrase``: "in Indelimane, in Menaka region").

    ``where`` is the resolved value. ``demonym`` marks adjectives and peoples ("Malian"): they name
    a country, never the place of an event. ``anchor`` marks a name that only tells how far the
    place before it lies ("Kanyabo, 50 km north of Goma"). ``parent`` is the index (in the list of
    place marks) of the wider place that the phrase names beside it ("Paletwa, Chin state").
    """

    phrase: Span
    where: WhereValue
    demonym: bool = False
    anchor: bool = False
    parent: int | None = None


class ActorMark(Mark, frozen=True, kw_only=True):
    """A noun phrase that names an actor ("Malian troops", "JNIM", "gunmen"); ``head`` is its token.

    ``actor`` is the register's id or ``None``; ``name`` the register's name or the words.
    """

    head: int
    name: str
    kind: ActorKind
    actor: str | None = None
    country: str | None = None
    generic: bool = False  # "the group", "the rebels": refers back to an actor named before


class EventMark(Mark, frozen=True, kw_only=True):
    """A word or phrase that tells of an event; ``head`` is its main token.

    ``stage`` and ``modality`` come from its context (foiled, planned, denied, feared).
    ``background`` is set where the words themselves mark a recap ("since a 2013 intervention", an
    anniversary, a period total), ``cue`` then holds those words.
    """

    head: int
    type: EventType
    stage: Stage = Stage.ACCOMPLISHED
    modality: Modality = Modality.ASSERTED
    background: bool = False
    cue: Span | None = None


class RoleMark(Mark, frozen=True, kw_only=True):
    """An actor phrase that fills a role of one event; ``event`` is the event mark's head token."""

    event: int
    role: Role
    head: int


class MeansMark(Mark, frozen=True, kw_only=True):
    """A weapon or method as named."""

    means: MeansClass


class TollMark(Mark, frozen=True, kw_only=True):
    """A figure of people: ``span`` is the shortest phrase with the number, whom and the outcome.

    ``head`` is the token of the counted noun (or the number), ``trigger`` the token of the word
    that tells the outcome ("killed", "dead", "toll"). ``part_of`` is the index, in the list of
    toll marks, of the whole that this figure is a part of. ``total`` marks sums over a period or
    campaign, ``earlier`` an older figure named beside a newer one ("up from 49"). ``told`` is where
    other words than these say who they were ("a tailor called Musa Ali").
    """

    head: int
    trigger: int
    outcome: Outcome
    group: Group
    low: int | None
    high: int | None
    qualifier: Qualifier
    noun: str | None = None
    told: Span | None = None
    part_of: int | None = None
    total: bool = False
    earlier: bool = False
    negated: bool = False


class SourceMark(Mark, frozen=True, kw_only=True):
    """An attribution: ``span`` names who speaks, ``cue`` the words of saying ("told AFP").

    ``content`` holds the half-open token ranges of what is said (a complement clause, a quotation,
    a sentence continued from the one before). ``name`` is the source as named, pronouns resolved to
    the speaker named before ("he said" → "government spokesman Yaya Sangare").
    """

    name: str
    kind: SourceKind
    cue: Span
    content: tuple[tuple[int, int], ...]
    chain: tuple[str, ...] = ()
    claim: bool = False  # a claim of responsibility or a party's claim about its deeds
    denial: bool = False
    suspicion: bool = False


class ResponsibilityMark(Mark, frozen=True, kw_only=True):
    """Who did it, and how that is known; ``span`` names the actor, ``quote`` carries the statement.

    ``event`` is the head token of the event mark concerned, or ``None`` where the words name no
    event ("no one has claimed responsibility").
    """

    quote: Span
    level: Level
    by: str  # the source as named, or "report"
    by_kind: SourceKind
    head: int
    event: int | None = None
    channel: str | None = None
