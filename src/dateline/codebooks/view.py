"""One event as the codebooks look at it: the settled slots by their class, and the two sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from dateline.codebooks.sides import two_sides
from dateline.dossiers import Dossier, Figure, Settled, SettledParty, Settlement
from dateline.records import (
    MeansValue,
    Report,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import (
    EventType,
    Group,
    MeansClass,
    Outcome,
    Qualifier,
    Role,
    Stage,
)


class View:
    """A dossier and its settlement, read together."""

    def __init__(self, dossier: Dossier, settlement: Settlement) -> None:
        self.dossier = dossier
        self.settlement = settlement

    @property
    def type(self) -> EventType | None:
        """The event type, ``None`` where none is told."""
        value = self.settlement.type.value
        return value.type if isinstance(value, TypeValue) else None

    @property
    def stage(self) -> Stage:
        """How far it went; an event of which nothing else is told was accomplished."""
        value = self.settlement.stage.value
        return value.stage if isinstance(value, StageValue) else Stage.ACCOMPLISHED

    @property
    def when(self) -> WhenValue | None:
        """The date, where at least one end of the interval is told."""
        value = self.settlement.when.value
        if not isinstance(value, WhenValue) or (value.start is None and value.end is None):
            return None
        return value

    @cached_property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the interval, ``None`` where an end is open."""
        when = self.when
        if when is None or when.start is None or when.end is None:
            return None
        return when.start, when.end

    @property
    def where(self) -> WhereValue | None:
        """The place."""
        value = self.settlement.where.value
        return value if isinstance(value, WhereValue) else None

    @property
    def country(self) -> str | None:
        """The country of the place, ISO 3166 alpha-2."""
        return self.where.country if self.where is not None else None

    @property
    def day(self) -> dt.date:
        """A day to name actors by: the event's first, else that of the first report."""
        if self.when is not None:
            return self.when.start or self.when.end or dt.date.min
        return self.reports[0].published if self.reports else dt.date.min

    @cached_property
    def means(self) -> tuple[MeansClass, ...]:
        """The classes of weapons and methods, each once."""
        values = (settled.value for settled in self.settlement.means)
        return tuple(dict.fromkeys(v.means for v in values if isinstance(v, MeansValue)))

    @property
    def means_used(self) -> tuple[str, ...]:
        """The statements that the means rest on."""
        return tuple(key for settled in self.settlement.means for key in settled.used)

    def roles(self, *roles: Role) -> list[SettledParty]:
        """The parties in these roles, in the settlement's order."""
        return [party for party in self.settlement.parties if party.role in roles]

    @cached_property
    def sides(self) -> tuple[list[SettledParty], list[SettledParty]]:
        """Who did it (or one side of a clash), and whom it struck (or the other side)."""
        return two_sides(self.settlement, self.type)

    def figure(self, outcome: Outcome, group: Group | None = None) -> Figure | None:
        """The figure of an outcome for all sides of a group."""
        return self.settlement.figure(outcome, group)

    def tolls(self, outcome: Outcome) -> list[tuple[str, Statement, TollValue]]:
        """What every statement counts of an outcome, in order of publication, with its key."""
        return [
            (entry.reference(statement), statement, statement.value)
            for entry, statement in self.dossier.statements("toll")
            if isinstance(statement.value, TollValue) and statement.value.outcome is outcome
        ]

    def vague(self, figure: Figure) -> bool:
        """Whether a figure rests on a word like "dozens" alone."""
        used = set(figure.used)
        told = [value for key, _, value in self.tolls(figure.outcome) if key in used]
        return bool(told) and all(value.qualifier is Qualifier.VAGUE for value in told)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell the event, in order of publication, each text once."""
        found: dict[str, Report] = {}
        for entry in self.dossier.entries:
            if entry.text not in found or entry.copy_of is None:
                found[entry.text] = entry.report
        return tuple(found.values())

    @property
    def publishers(self) -> list[str]:
        """The publishers of these reports, each once."""
        return list(dict.fromkeys(r.publisher for r in self.reports if r.publisher))

    @property
    def changed(self) -> dt.datetime | None:
        """When the ledger last changed the event: its last version or decision."""
        times = [version.at for version in self.dossier.event.versions]
        return max([*times, *(decision.at for decision in self.dossier.decisions)], default=None)


def used_by(parties: Iterable[SettledParty | Figure | Settled]) -> tuple[str, ...]:
    """The statements that several settled things rest on, each once."""
    return tuple(dict.fromkeys(key for party in parties for key in party.used))


def is_named_below(where: WhereValue) -> bool:
    """Whether a place is named that no gazetteer has: its unit or country is all that is known."""
    return where.geonameid is None and where.feature is None
