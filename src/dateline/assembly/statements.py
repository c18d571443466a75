"""From an incident to the statements of a mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.assembly.figures import distinct_figures
from dateline.assembly.incident import Incident
from dateline.assembly.parties import party_statements
from dateline.assembly.setting import when_values, where_places
from dateline.assembly.sources import modality_of, to_source
from dateline.marks import ActorMark, EventMark, TollMark
from dateline.records import (
    MeansValue,
    Mention,
    Source,
    Span,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    Value,
)
from dateline.scopes import Scopes
from dateline.vocabulary import Modality, Stage
from dateline.work import Work

CONFIDENCE = {"type": 0.8, "stage": 0.8, "when": 0.8, "where": 0.75, "toll": 0.85, "means": 0.8}
"""Confidence of a plainly read value by slot, 0..1: a prior, replaced by the stage ``confidence``
where that has a model."""


class Builder:
    """Makes the statements of one report; ids run through the report."""

    def __init__(self, work: Work, producer: str) -> None:
        self.work = work
        self.producer = producer
        self.scopes = Scopes(work.sources)
        self.actors = {mark.head: mark for mark in work.actors}
        self.covering = _covering(work.actors)
        named = (place for place in work.places if not place.demonym)
        self.places = {token: place for place in named for token in range(*place.tokens)}
        self.count = 0
        self.mention = ""

    def build(self, incident: Incident, mention: str, report: str) -> Mention:
        """The mention of an incident, with the id ``mention``."""
        self.mention = mention
        statements = (
            *self._kind(incident),
            *self._when(incident),
            *self._where(incident),
            *party_statements(self, incident),
            *self._tolls(incident),
            *self._means(incident),
        )
        triggers = {e.span.start: e.span for t in incident.tellings for e in t.events}
        return Mention(
            id=mention,
            report=report,
            ground=incident.ground,
            statements=statements,
            triggers=tuple(triggers[start] for start in sorted(triggers)),
        )

    def state(
        self,
        value: Value,
        evidence: tuple[Span, ...],
        token: int,
        *,
        source: Source | None = None,
        modality: Modality | None = None,
        confidence: float | None = None,
    ) -> Statement:
        """One statement; source and modality are those that ``token`` stands under."""
        self.count += 1
        mark = self.scopes.of(token)
        slot = str(value.__struct_config__.tag)
        return Statement(
            id=f"s{self.count}",
            mention=self.mention,
            value=value,
            source=source or to_source(mark, self.actors),
            modality=modality or modality_of(mark),
            evidence=evidence,
            confidence=CONFIDENCE.get(slot, 0.7) if confidence is None else confidence,
            producer=self.producer,
        )

    def _kind(self, incident: Incident) -> Iterator[Statement]:
        events = [event for telling in incident.tellings for event in telling.events]
        kind = next((e for e in events if e.type is incident.type), events[0])
        yield self.state(TypeValue(type=kind.type), (kind.span,), kind.head)
        stage = _stage(events)
        yield self.state(StageValue(stage=stage.stage), _cued(stage), stage.head)

    def _when(self, incident: Incident) -> Iterator[Statement]:
        for value, mark in when_values(incident):
            yield self.state(value, (mark.span,), mark.tokens[0])

    def _where(self, incident: Incident) -> Iterator[Statement]:
        for place in where_places(incident, self.work.places):
            spans = (place.span,) if place.span == place.phrase else (place.span, place.phrase)
            yield self.state(place.where, spans, place.tokens[0])

    def _tolls(self, incident: Incident) -> Iterator[Statement]:
        for toll, source in distinct_figures(self.work.analysed, incident.tolls, self.scopes):
            modality = Modality.NEGATED if toll.negated else modality_of(source)
            yield self.state(
                _toll_value(toll, self.covering.get(toll.head)),
                (toll.span,) if toll.told is None else (toll.span, toll.told),
                toll.head,
                source=to_source(source, self.actors),
                modality=modality,
            )

    def _means(self, incident: Incident) -> Iterator[Statement]:
        seen: set[str] = set()
        for mark in (m for telling in incident.tellings for m in telling.means):
            if mark.span.text.casefold() not in seen:
                seen.add(mark.span.text.casefold())
                value = MeansValue(phrase=mark.span.text, means=mark.means)
                yield self.state(value, (mark.span,), mark.tokens[0])


def _stage(events: list[EventMark]) -> EventMark:
    """The mark that decides the stage: an accomplished event outweighs what was planned or feared,
    a foiled one what was planned.
    """
    order = (
        Stage.FOILED,
        Stage.ACCOMPLISHED,
        Stage.ATTEMPTED,
        Stage.ALLEGED,
        Stage.DENIED,
        Stage.THREATENED,
        Stage.PLANNED,
    )
    return min(events, key=lambda event: order.index(event.stage))


def _cued(event: EventMark) -> tuple[Span, ...]:
    return (event.span,) if event.cue is None else (event.span, event.cue)


def _covering(actors: Sequence[ActorMark]) -> dict[int, ActorMark]:
    """For each token the first actor phrase that holds it."""
    found: dict[int, ActorMark] = {}
    for actor in actors:
        for token in range(*actor.tokens):
            found.setdefault(token, actor)
    return found


def _left(side: ActorMark) -> bool:
    """Whether the words tell that somebody is of a side no longer: "a former rebel"."""
    return side.span.text.casefold().startswith(("a former ", "the former ", "former ", "an ex-"))


def _toll_value(toll: TollMark, side: ActorMark | None) -> TollValue:
    return TollValue(
        outcome=toll.outcome,
        group=toll.group,
        low=toll.low,
        high=toll.high,
        qualifier=toll.qualifier,
        phrase=toll.span.text,
        noun=toll.noun,
        actor=side.actor if side is not None and not _left(side) else None,
        includes=toll.part_of is not None,
        total=toll.total,
        earlier=toll.earlier,
    )
