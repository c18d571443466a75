"""A policy: terms read from a table, applied to a dossier."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dateline.dossiers import Dossier, Figure, Responsibility, Settled, Settlement
from dateline.reconciliation.figures import figures
from dateline.reconciliation.grading import grade
from dateline.reconciliation.kinds import settled_means, settled_stage, settled_type
from dateline.reconciliation.parameters import Rule, Terms
from dateline.reconciliation.parties import settled_parties
from dateline.reconciliation.places import settled_where
from dateline.reconciliation.responsibility import responsibility
from dateline.reconciliation.times import settled_when
from dateline.vocabulary import Outcome


class RulePolicy:
    """A base rule with its parameters. Pure: the same dossier, the same settlement."""

    def __init__(self, name: str, terms: Terms) -> None:
        self.name = name
        self.terms = terms

    @property
    def version(self) -> str:
        """Raised whenever the same dossier would be settled otherwise."""
        return self.terms.version

    def settle(self, dossier: Dossier) -> Settlement:
        """The settlement of a dossier, whatever the order of its entries."""
        dossier = _ordered(dossier)
        slots = (
            settled_type(dossier),
            settled_stage(dossier),
            settled_when(dossier),
            settled_where(dossier),
        )
        who = responsibility(dossier)
        tolls = figures(dossier, self.terms)
        if self.terms.rule is Rule.HARM:
            tolls = tuple(_graded(dossier, figure, who) for figure in tolls)
        return Settlement(
            event=dossier.event.id,
            policy=f"{self.name}/{self.version}",
            type=slots[0],
            stage=slots[1],
            when=slots[2],
            where=slots[3],
            means=settled_means(dossier),
            parties=settled_parties(dossier),
            responsibility=who,
            figures=tolls,
            texts=len({entry.text for entry in dossier.entries}),
            confidence=_confidence(dossier, (slots[0], slots[2], slots[3]), tolls),
            open=tuple(str(f.outcome) for f in tolls if _left_open(f)),
        )


def _graded(dossier: Dossier, figure: Figure, responsibility: tuple[Responsibility, ...]) -> Figure:
    """The figure with the grade of its sources as its reason."""
    if figure.low is None:
        return figure
    found, why = grade(dossier, figure, responsibility)
    return replace(figure, reason=f"{found}: {why}; {figure.reason}")


def _ordered(dossier: Dossier) -> Dossier:
    """The dossier with its entries in the order of publication, then of report and mention id."""
    rows = sorted(dossier.entries, key=lambda e: (e.report.published, e.report.id, e.mention.id))
    return Dossier(
        event=dossier.event,
        entries=tuple(rows),
        doubtful=dossier.doubtful,
        decisions=dossier.decisions,
    )


def _left_open(figure: Figure) -> bool:
    return figure.group is None and figure.best is None and bool(figure.used)


def _confidence(
    dossier: Dossier, slots: Iterable[Settled], tolls: Iterable[Figure]
) -> float | None:
    """The least confidence of what type, date, place and the killed rest on."""
    killed = (f for f in tolls if f.outcome is Outcome.KILLED and f.group is None)
    used = {key for slot in slots for key in slot.used} | {k for f in killed for k in f.used}
    sure = [
        statement.confidence
        for entry in dossier.entries
        for statement in entry.mention.statements
        if entry.reference(statement) in used
    ]
    return min(sure, default=None)
