"""What a map or a chart shows of one event: a small record made from a dossier and its settlement.

Names of private persons are left out unless they are asked for, by the rules of ``privacy``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.dossiers import Dossier, Entry, Figure, SettledParty, Settlement
from dateline.knowledge.actors import actor_register
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.privacy import without_names
from dateline.records import (
    Record,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import EventType, Group, Outcome, Role

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
    lost: tuple[tuple[str, Bounds], ...] = ()  # killed of each side, by its name
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
        if names:
            yield _shown(dossier, settlement)
        else:
            yield _shown(*without_names(dossier, settlement))


def _shown(dossier: Dossier, settlement: Settlement) -> Shown:
    kind, when, where = (s.value for s in (settlement.type, settlement.when, settlement.where))
    return Shown(
        event=dossier.event.id,
        type=kind.type if isinstance(kind, TypeValue) else None,
        when=when if isinstance(when, WhenValue) else None,
        where=where if isinstance(where, WhereValue) else None,
        killed=_bounds(settlement.figure(Outcome.KILLED)),
        injured=_bounds(settlement.figure(Outcome.INJURED)),
        by=_sides(settlement.parties, _BY),
        against=_sides(settlement.parties, _AGAINST),
        lost=tuple(_lost(settlement)),
        contested=any(f.contested for f in settlement.figures),
        voices=tuple(_voices(dossier, settlement)),
        texts=settlement.texts,
        confidence=settlement.confidence,
    )


def _bounds(figure: Figure | None) -> Bounds:
    return Bounds(low=figure.low, best=figure.best, high=figure.high) if figure else Bounds()


def _sides(parties: Iterable[SettledParty], roles: frozenset[Role]) -> tuple[str, ...]:
    named = (on_one_line(party.name) for party in parties if party.role in roles)
    return tuple(dict.fromkeys(name for name in named if name))


def _lost(settlement: Settlement) -> Iterator[tuple[str, Bounds]]:
    """The killed of each side that the register knows, and of civilians.

    Groups of one side may be parts of one another, so none are added: the largest stands for it.
    """
    sides: dict[str, list[Figure]] = {}
    for figure in settlement.figures:
        if figure.outcome is not Outcome.KILLED:
            continue
        if figure.actor:
            known = actor_register().get(figure.actor)
            sides.setdefault(known.name if known else figure.actor, []).append(figure)
        elif figure.group is Group.CIVILIANS:
            sides.setdefault("civilians", []).append(figure)
    for name, figures in sides.items():
        yield name, max(map(_bounds, figures), key=lambda bounds: bounds.size or 0)


def _voices(dossier: Dossier, settlement: Settlement) -> Iterator[Voice]:
    """The statements about the toll, in the order in which they were published."""
    used = {key for figure in settlement.figures for key in figure.used}
    aside = {one.statement: one.reason for f in settlement.figures for one in f.set_aside}
    for entry, statement in dossier.statements("toll"):
        if isinstance(statement.value, TollValue):
            key = entry.reference(statement)
            quotes = [on_one_line(span.text) for span in statement.evidence[:1]]
            yield Voice(
                figure=words.figure(statement.value, quoted=bool(quotes)),
                source=_speaker(statement),
                report=_report(entry),
                used=key in used,
                aside="" if key in used else on_one_line(aside.get(key, "")),
                quote=quotes[0] if quotes else None,
            )


def _speaker(statement: Statement) -> str:
    source = statement.source
    told = words.source(source) if source.name else words.plain(source.kind)
    manner = words.plain(statement.modality)
    return told if manner == "asserted" else f"{told} ({manner})"


def _report(entry: Entry) -> str:
    report = entry.report
    title = words.title(report) if report.title or report.origin else None
    copy = "copy of another report" if entry.copy_of else None
    parts = (report.publisher, title, words.day(report.published), copy)
    return ", ".join(on_one_line(part) for part in parts if part)
