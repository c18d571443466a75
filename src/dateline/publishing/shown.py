"""What a map or a chart shows of one event: a small record made from a dossier and its settlement.

Names of private persons are left out unless they are asked for: quoted words and the titles of
reports go, people who act or speak are told by what they are, and only organisations, registered
actors and places keep their names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.dossiers import Dossier, Entry, Figure, SettledParty, Settlement
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.records import (
    Record,
    Source,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import ActorKind, EventType, Outcome, Role, SourceKind

_ORGANISATIONS = frozenset({SourceKind.MEDIA, SourceKind.MONITOR, SourceKind.UN_IGO})
"""Kinds of sources that are organisations, whose names name no private person."""
_PERSONAL = frozenset({ActorKind.OTHER, ActorKind.CIVILIANS})
"""Kinds of unregistered actors whose name may be a person's."""
_AGAINST = frozenset({Role.TARGET, Role.VICTIM_SIDE})
_BY = frozenset({Role.PERPETRATOR, Role.PARTICIPANT})


class Bounds(Record, frozen=True, kw_only=True):
    """A figure as the policy settles it; ``None`` is not known, ``0`` is none."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def size(self) -> int | None:
        """The figure by which an event is drawn: the best one, else the low bound."""
        return self.best if self.best is not None else self.low

    @property
    def words(self) -> str:
        """ "14", "14 (12–20)", "12–20", "not known"; "?" stands for an open bound."""
        if self.best is None and self.low is None and self.high is None:
            return "not known"
        low, high = ("?" if n is None else f"{n:,}" for n in (self.low, self.high))
        between = low if low == high else f"{low}–{high}"
        if self.best is None:
            return between
        return f"{self.best:,}" if between == f"{self.best:,}" else f"{self.best:,} ({between})"


class Voice(Record, frozen=True, kw_only=True):
    """One statement about the toll: the figure, who says it, and where it stands.

    ``used`` tells whether the policy rests on it; ``quote`` is ``None`` where words are left out.
    """

    figure: str
    source: str
    report: str
    used: bool
    aside: str = ""  # why the policy set it aside
    quote: str | None = None


class Shown(Record, frozen=True, kw_only=True):
    """One event as a picture shows it."""

    event: str
    type: EventType | None = None
    when: WhenValue | None = None
    where: WhereValue | None = None
    killed: Bounds = Bounds()
    injured: Bounds = Bounds()
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    lost: tuple[tuple[str, Bounds], ...] = ()  # killed of each registered side, by its name
    contested: bool = False
    voices: tuple[Voice, ...] = ()
    texts: int = 1
    confidence: float | None = None

    @property
    def start(self) -> dt.date | None:
        """The first day on which the event may lie; its last one where only that is known."""
        return (self.when.start or self.when.end) if self.when else None

    @property
    def end(self) -> dt.date | None:
        """The last day on which the event may lie; its first one where only that is known."""
        return (self.when.end or self.when.start) if self.when else None

    @property
    def title(self) -> str:
        """ "armed attack, Diapaga, Est, Burkina Faso"."""
        kind = words.kind_of_event(self.type) if self.type else "event of unknown type"
        return f"{kind}, {self.place}" if self.where else kind

    @property
    def place(self) -> str:
        """The place in words, with its admin chain."""
        return words.where(self.where) if self.where else "place not told"


def shown(events: Iterable[tuple[Dossier, Settlement]], *, names: bool = False) -> Iterator[Shown]:
    """The events as pictures show them; with ``names`` quotes and names of persons are kept."""
    for dossier, settlement in events:
        yield _shown(dossier, settlement, names)


def _shown(dossier: Dossier, settlement: Settlement, names: bool) -> Shown:
    return Shown(
        event=dossier.event.id,
        type=kind.type if isinstance(kind := settlement.type.value, TypeValue) else None,
        when=when if isinstance(when := settlement.when.value, WhenValue) else None,
        where=where if isinstance(where := settlement.where.value, WhereValue) else None,
        killed=_bounds(settlement.figure(Outcome.KILLED)),
        injured=_bounds(settlement.figure(Outcome.INJURED)),
        by=_sides(settlement.parties, _BY, names),
        against=_sides(settlement.parties, _AGAINST, names),
        lost=tuple(_lost(settlement)),
        contested=any(f.contested for f in settlement.figures),
        voices=tuple(_voices(dossier, settlement, names)),
        texts=settlement.texts,
        confidence=settlement.confidence,
    )


def _bounds(figure: Figure | None) -> Bounds:
    return Bounds(low=figure.low, best=figure.best, high=figure.high) if figure else Bounds()


def _sides(parties: Iterable[SettledParty], roles: frozenset[Role], names: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_party(p, names) for p in parties if p.role in roles))


def _party(party: SettledParty, names: bool) -> str:
    """The actor's name, or what it is where the name may be a private person's."""
    if not names and party.actor is None and party.kind in _PERSONAL:
        return "civilians" if party.kind is ActorKind.CIVILIANS else "others"
    return on_one_line(party.name)


def _lost(settlement: Settlement) -> Iterator[tuple[str, Bounds]]:
    """The killed of each side that the register knows."""
    known = {p.actor: on_one_line(p.name) for p in settlement.parties if p.actor}
    for figure in settlement.figures:
        if figure.outcome is Outcome.KILLED and figure.group is None and figure.actor:
            yield known.get(figure.actor, figure.actor), _bounds(figure)


def _voices(dossier: Dossier, settlement: Settlement, names: bool) -> Iterator[Voice]:
    """The statements about the toll, in the order in which they were published."""
    used = {key for figure in settlement.figures for key in figure.used}
    aside = {one.statement: one.reason for f in settlement.figures for one in f.set_aside}
    for entry, statement in dossier.statements("toll"):
        if isinstance(statement.value, TollValue):
            key = entry.reference(statement)
            yield Voice(
                figure=words.figure(statement.value, quoted=names),
                source=_speaker(statement, names),
                report=_report(entry, names),
                used=key in used,
                aside="" if key in used else aside.get(key, ""),
                quote=on_one_line(statement.evidence[0].text) if names else None,
            )


def _speaker(statement: Statement, names: bool) -> str:
    source = statement.source
    told = words.source(source) if names else _kind_of(source)
    apart = words.plain(statement.modality)
    return told if apart == "asserted" else f"{told}: {apart}"


def _kind_of(source: Source) -> str:
    """Who speaks without a person's name."""
    if source.actor is not None or source.kind in _ORGANISATIONS:
        return words.source(Source(name=source.name, kind=source.kind))
    if source.kind is SourceKind.REPORT:
        return words.source(source)
    return words.source(Source(name=words.plain(source.kind), kind=source.kind))


def _report(entry: Entry, names: bool) -> str:
    report = entry.report
    parts = [report.publisher, words.title(report) if names else None]
    copy = "copy of another report" if entry.copy_of else None
    return ", ".join(on_one_line(p) for p in (*parts, words.day(report.published), copy) if p)
