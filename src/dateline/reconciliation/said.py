"""The toll statements of a dossier, each with who says it and when, and those that are no figures.

What no policy counts is set aside here with its reason: denials and plans, copies of one text,
parts of another figure, sums over a campaign, older figures named beside newer ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.dossiers import Dossier, Entry
from dateline.reconciliation.counts import Count, count_of
from dateline.reconciliation.parameters import Parameters, Weight
from dateline.reconciliation.voices import Voices
from dateline.records import SetAside, Statement, TollValue
from dateline.vocabulary import Group, Modality, Outcome, SourceKind, Stance

STATE = frozenset({Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES})
ARMED = frozenset({Group.MILITANTS, Group.ATTACKERS})
CIVILIAN = frozenset(
    {
        Group.CIVILIANS,
        Group.CHILDREN,
        Group.WOMEN,
        Group.AID_WORKERS,
        Group.JOURNALISTS,
        Group.OFFICIALS,
    }
)
CLASSES = (STATE, ARMED, CIVILIAN)
"""Groups that have nobody in common. "People" are the whole of them, no group beside them."""

_FORCES = frozenset({SourceKind.STATE, SourceKind.MILITARY, SourceKind.POLICE})


@dataclass(frozen=True)
class Said:
    """One toll statement: by whom, when, how many."""

    entry: Entry
    statement: Statement
    key: str
    place: int  # in the order of the mention's statements
    voice: str
    label: str
    day: dt.date
    count: Count
    enemy: bool  # a party's claim about its enemy's losses
    high_only: bool  # only good to raise the high figure

    @cached_property
    def toll(self) -> TollValue:
        """The statement's value."""
        assert isinstance(self.statement.value, TollValue)
        return self.statement.value

    @cached_property
    def order(self) -> tuple[str, str, int, str]:
        """By day, report and place in the text."""
        return (
            self.day.isoformat(),
            self.entry.report.id,
            self.statement.evidence[0].start,
            self.key,
        )


def said(dossier: Dossier, outcome: Outcome, parameters: Parameters) -> list[Said]:
    """All statements about one outcome, in the order of publication."""
    rows = [
        (entry, statement)
        for entry, statement in dossier.statements("toll")
        if isinstance(statement.value, TollValue) and statement.value.outcome is outcome
    ]
    voices = Voices((entry, statement.source) for entry, statement in rows)
    found = [_said(place, *row, voices, parameters) for place, row in enumerate(rows)]
    return sorted(found, key=lambda row: row.order)


def _said(
    place: int, entry: Entry, statement: Statement, voices: Voices, parameters: Parameters
) -> Said:
    value = statement.value
    assert isinstance(value, TollValue)
    enemy = speaks_of_enemy(statement)
    boast = enemy and statement.source.kind in parameters.enemy_losses_of
    count = count_of(statement, entry.report.text, parameters)
    doubts = (
        (boast, parameters.enemy_losses),
        (statement.modality is Modality.SUSPECTED, parameters.suspected),
        (value.low is None, parameters.up_to),
    )
    high = count.doubtful or any(holds and weight is Weight.HIGH for holds, weight in doubts)
    return Said(
        entry=entry,
        statement=statement,
        key=entry.reference(statement),
        place=place,
        voice=voices.of(entry, statement.source),
        label=voices.label(entry, statement.source),
        day=value.as_of or entry.report.published,
        count=count,
        enemy=enemy,
        high_only=high,
    )


def speaks_of_enemy(statement: Statement) -> bool:
    """Whether a party to the fighting counts its enemy's losses."""
    value, source = statement.value, statement.source
    if not isinstance(value, TollValue) or source.stance not in (Stance.PARTY, Stance.ALLY):
        return False
    if source.kind is SourceKind.ARMED_GROUP:
        others = value.actor is not None and source.actor is not None
        return value.group in STATE or (
            value.group in ARMED and others and value.actor != source.actor
        )
    return source.kind in _FORCES and value.group in ARMED


def screened(
    rows: Sequence[Said], parameters: Parameters, group: Group | None = None
) -> tuple[list[Said], list[SetAside]]:
    """The figures that count, and the others with the reason.

    For a ``group`` a part ("including three children") is a figure; for everyone it is not.
    """
    kept: list[Said] = []
    aside: list[SetAside] = []
    huge = _huge(rows, parameters)
    copies = _copies(rows)
    for row in rows:
        reason = _no_figure(row, parameters, whole=group is None)
        if reason is None and row.key in huge:
            reason = "so much larger than the figures beside it that it is one of a campaign"
        if reason is None and row.key in copies:
            reason = f"a copy of the text of report {row.entry.text}, which counts once"
        if reason is None:
            kept.append(row)
        else:
            aside.append(SetAside(statement=row.key, reason=reason))
    return kept, aside


def _no_figure(row: Said, parameters: Parameters, whole: bool) -> str | None:
    toll, modality = row.toll, row.statement.modality
    boast = row.enemy and row.statement.source.kind in parameters.enemy_losses_of
    reasons = (
        (modality is Modality.DENIED, "denied, which is no figure"),
        (modality is Modality.PLANNED, "planned or threatened, which is no figure"),
        (toll.total, "a sum over a period or a campaign, not of this event"),
        (toll.earlier, "an older figure named beside a newer one"),
        (toll.includes and whole, "a part of another figure, never added to its whole"),
        (
            boast and parameters.enemy_losses is Weight.ASIDE,
            "a party's own claim about its enemy's losses",
        ),
        (
            modality is Modality.SUSPECTED and parameters.suspected is Weight.ASIDE,
            "only feared or suspected",
        ),
        (toll.low is None and parameters.up_to is Weight.ASIDE, "an upper bound alone"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _huge(rows: Iterable[Said], parameters: Parameters) -> frozenset[str]:
    """The figures that are out of all proportion to the first one of their mention."""
    first: dict[str, int] = {}
    found = set()
    for row in sorted(rows, key=lambda r: r.place):
        toll = row.toll
        if toll.includes or toll.total or toll.earlier:
            continue
        number = row.count.low
        told = first.get(row.entry.key, 0)
        if told and number >= max(parameters.campaign_least, told * parameters.campaign_times):
            found.add(row.key)
        elif number:
            first.setdefault(row.entry.key, number)
    return frozenset(found)


def _copies(rows: Iterable[Said]) -> frozenset[str]:
    """The statements that only repeat, in a copy, what its text says elsewhere in the dossier.

    The original speaks for its copies; where it is not in the dossier, the copy that came first
    does. A copy with another figure is an update of its text and stays.
    """
    told: set[tuple[object, ...]] = set()
    found = set()
    order = sorted(rows, key=lambda r: (r.entry.copy_of is not None, r.order))
    speakers: dict[str, str] = {}
    for row in order:
        speaker = speakers.setdefault(row.entry.text, row.entry.report.id)
        value = row.toll
        figure = (row.entry.text, value.group, value.low, value.high, row.statement.source.name)
        if row.entry.report.id != speaker and figure in told:
            found.add(row.key)
        told.add(figure)
    return frozenset(found)
