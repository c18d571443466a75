"""Each event at a glance, as the ledger's own policy settles it: what lists and maps show.

A glance holds settled values and no words of its own; whoever shows it puts them into words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from dateline.confidence import to_review
from dateline.dossiers import Dossier, Figure, Settlement
from dateline.ledger.filing import json
from dateline.records import Record, TypeValue, WhenValue, WhereValue
from dateline.vocabulary import (
    ActorKind,
    DecisionKind,
    EventType,
    Ground,
    Outcome,
    PlacePrecision,
    ResponsibilityStatus,
    Role,
    Stage,
)

NO_DAY = dt.date.min
"""The day under which events without a date are listed: before all others."""
_DECISION = "decision "
_NAMED = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.MILITIA,
        ActorKind.CRIMINAL,
        ActorKind.COALITION,
        ActorKind.IGO,
        ActorKind.STATE_MILITIA,
    }
)
"""Kinds of actors that have names, so that one which the register does not know may be new."""


class Concern(StrEnum):
    """Why an event needs eyes, the most urgent first."""

    CONTESTED = "contested"  # sources differ on a figure, or on who did it
    UNSURE = "unsure"  # a value that stands on a statement marked for review
    NO_PLACE = "no_place"  # no place, or none that the gazetteer knows
    NO_DATE = "no_date"
    UNKNOWN_ACTOR = "unknown_actor"  # named, but not in the register


_WEIGHTS = {
    Concern.CONTESTED: 8,
    Concern.UNSURE: 4,
    Concern.NO_PLACE: 2,
    Concern.NO_DATE: 2,
    Concern.UNKNOWN_ACTOR: 1,
}
"""How much each concern counts for the order of the queue; Dateline's own choice."""


class GlanceFigure(Record, frozen=True, kw_only=True):
    """How many suffered one outcome, of all groups and sides together."""

    outcome: Outcome
    low: int | None
    best: int | None
    high: int | None
    contested: bool


class GlanceParty(Record, frozen=True, kw_only=True):
    """An actor in a role."""

    role: Role
    name: str
    kind: ActorKind
    actor: str | None


class Glance(Record, frozen=True, kw_only=True):
    """One event in short.

    ``responsibility`` is what is known of the first perpetrator's part. ``accepted`` tells that an
    analyst accepted the event after the last report on it; ``concerns`` are those that are left.
    """

    policy: str
    type: EventType | None
    stage: Stage | None
    when: WhenValue | None
    where: WhereValue | None
    parties: tuple[GlanceParty, ...]
    responsibility: ResponsibilityStatus | None
    figures: tuple[GlanceFigure, ...]
    reports: int
    texts: int
    background: bool
    confidence: float | None
    contested: bool
    accepted: bool
    concerns: tuple[Concern, ...]


def glance(dossier: Dossier, settlement: Settlement) -> Glance:
    """An event in short."""
    concerns = tuple(
        concern for concern in Concern if concern in set(_concerns(dossier, settlement))
    )
    kind, stage = settlement.type.value, settlement.stage.value
    when, where = settlement.when.value, settlement.where.value
    accepted = _accepted(dossier)
    return Glance(
        policy=settlement.policy,
        type=kind.type if isinstance(kind, TypeValue) else None,
        stage=getattr(stage, "stage", None),
        when=when if isinstance(when, WhenValue) else None,
        where=where if isinstance(where, WhereValue) else None,
        parties=tuple(
            GlanceParty(role=p.role, name=p.name, kind=p.kind, actor=p.actor)
            for p in settlement.parties
        ),
        responsibility=next((r.status for r in settlement.responsibility), None),
        figures=tuple(
            _figure(f) for f in settlement.figures if f.group is None and f.actor is None
        ),
        reports=len(dossier.entries),
        texts=settlement.texts,
        background=all(e.mention.ground is Ground.BACKGROUND for e in dossier.entries),
        confidence=settlement.confidence,
        contested=Concern.CONTESTED in concerns,
        accepted=accepted,
        concerns=() if accepted else concerns,
    )


def row(dossier: Dossier, settlement: Settlement) -> dict[str, Any]:
    """The row of the table ``glances``."""
    seen = glance(dossier, settlement)
    when, where = seen.when, seen.where
    killed = next((f for f in seen.figures if f.outcome is Outcome.KILLED), None)
    bounds = () if killed is None else (killed.best, killed.low, killed.high)
    return {
        "event": dossier.event.id,
        "day": (when and (when.end or when.start)) or NO_DAY,
        "killed": next((bound for bound in bounds if bound is not None), -1),
        "weight": sum(_WEIGHTS[concern] for concern in seen.concerns),
        "contested": seen.contested,
        "accepted": seen.accepted,
        "updated": dossier.event.versions[-1].at,  # every change of an event is a version of it
        "type": str(seen.type) if seen.type else None,
        "country": where.country if where else None,
        "place_precision": str(where.precision) if where else None,
        "confidence": seen.confidence,
        "background": seen.background,
        "start": when.start if when else None,
        "end": when.end if when else None,
        **{name: getattr(where, name, None) for name in ("lat", "lon", "admin1", "admin1_code")},
        "words": _searched(seen, where),
        "record": json(seen),
    }


def fold(words: str) -> str:
    """The form in which words are looked for."""
    return " ".join(words.casefold().split())


def _searched(seen: Glance, where: WhereValue | None) -> str:
    places = [where.name, *where.others, where.admin1, where.admin2] if where else []
    names = [party.name for party in seen.parties]
    kind = [str(seen.type).replace("_", " ")] if seen.type else []
    return fold(" | ".join(str(word) for word in [*kind, *places, *names] if word))


def _figure(figure: Figure) -> GlanceFigure:
    return GlanceFigure(
        outcome=figure.outcome,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        contested=figure.contested,
    )


def _concerns(dossier: Dossier, settlement: Settlement) -> Iterator[Concern]:
    if any(f.contested for f in settlement.figures) or any(
        r.status is ResponsibilityStatus.CONTESTED for r in settlement.responsibility
    ):
        yield Concern.CONTESTED
    used = _used(settlement)
    if any(
        to_review(statement)
        for entry in dossier.entries
        for statement in entry.mention.statements
        if entry.reference(statement) in used
    ):
        yield Concern.UNSURE
    where, when = settlement.where.value, settlement.when.value
    if not isinstance(where, WhereValue) or where.precision is PlacePrecision.UNKNOWN:
        yield Concern.NO_PLACE
    if not isinstance(when, WhenValue) or (when.start is None and when.end is None):
        yield Concern.NO_DATE
    if any(party.actor is None and party.kind in _NAMED for party in settlement.parties):
        yield Concern.UNKNOWN_ACTOR


def _used(settlement: Settlement) -> set[str]:
    """The statements that type, date, place and the killed rest on."""
    slots = (settlement.type, settlement.when, settlement.where)
    killed = (f for f in settlement.figures if f.outcome is Outcome.KILLED and f.group is None)
    return {key for slot in slots for key in slot.used} | {key for f in killed for key in f.used}


def _accepted(dossier: Dossier) -> bool:
    """Whether an analyst accepted the event, and no report changed it since."""
    accepts = {
        d.id for d in dossier.decisions if d.kind is DecisionKind.ACCEPT and "/" not in d.subject
    }
    for version in reversed(dossier.event.versions):
        if not version.cause.startswith(_DECISION):
            return False
        if version.cause.removeprefix(_DECISION).split(":")[0] in accepts:
            return True
    return False
