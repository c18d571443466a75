"""How well harm is borne out: the grades of Airwars' methodology.

Confirmed: a belligerent accepts it. Contested: competing claims of responsibility. Discounted: what
was told does not hold. Fair: two or more credible sources. Weak: a single source.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dateline.dossiers import Dossier, Figure, Responsibility
from dateline.reconciliation.voices import Voices
from dateline.vocabulary import Level, ResponsibilityStatus

_FAIR = 2
"""Credible sources that make harm fairly borne out."""


class Grade(StrEnum):
    """Grades, after Airwars."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


def grade(
    dossier: Dossier, figure: Figure, responsibility: Sequence[Responsibility]
) -> tuple[Grade, str]:
    """The grade of a figure and the reason for it.

    That a belligerent accepts the harm is taken from its claiming the deed; that it is discounted
    from the sources' telling that nobody was harmed.
    """
    if not figure.high and figure.low == 0:
        return Grade.DISCOUNTED, "nobody is told to be harmed"
    statuses = {one.status for one in responsibility}
    if ResponsibilityStatus.CONTESTED in statuses:
        return Grade.CONTESTED, "responsibility is contested"
    if ResponsibilityStatus.CLAIMED in statuses or _admitted(responsibility):
        return Grade.CONFIRMED, "a belligerent accepts it"
    count = _sources(dossier, figure)
    return (Grade.FAIR if count >= _FAIR else Grade.WEAK), _number(count)


def _admitted(responsibility: Sequence[Responsibility]) -> bool:
    return any(s.level is Level.CLAIMED_BY_ITSELF for one in responsibility for s in one.said)


def _number(count: int) -> str:
    return f"{count} source{'' if count == 1 else 's'}"


def _sources(dossier: Dossier, figure: Figure) -> int:
    """The independent sources that the figure rests on, the text's own voice one of them."""
    used = set(figure.used)
    told = [(e, s) for e, s in dossier.statements("toll") if e.reference(s) in used]
    voices = Voices((entry, statement.source) for entry, statement in told)
    return len({voices.of(entry, statement.source) for entry, statement in told})
