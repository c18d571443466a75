"""Type, stage and means of an event over all reports."""

from __future__ import annotations

from dateline.dossiers import Dossier, Settled
from dateline.reconciliation.votes import Vote, settle, settled, votes
from dateline.records import MeansValue, StageValue, TypeValue
from dateline.vocabulary import EventType, MeansClass, Modality, Stage

_WITHIN = {
    EventType.DRONE_STRIKE: frozenset({EventType.AIR_STRIKE}),
    EventType.SUICIDE_BOMBING: frozenset({EventType.BOMBING, EventType.ARMED_ATTACK}),
    EventType.ASSASSINATION: frozenset({EventType.ARMED_ATTACK, EventType.ASSAULT}),
    EventType.EXECUTION: frozenset({EventType.ASSAULT}),
    EventType.TERRITORY_SEIZED: frozenset({EventType.ARMED_CLASH, EventType.ARMED_ATTACK}),
    EventType.TERRITORY_RETAKEN: frozenset({EventType.ARMED_CLASH, EventType.ARMED_ATTACK}),
    EventType.BOMBING: frozenset({EventType.ARMED_ATTACK}),
    EventType.GRENADE: frozenset({EventType.ARMED_ATTACK, EventType.BOMBING}),
}
"""Types that say more than others and contradict none of them: a drone strike is an air strike."""
_OPEN = frozenset({EventType.KILLING, EventType.OTHER})
"""Types that leave the form of the event open."""


def settled_type(dossier: Dossier) -> Settled:
    """The type that most independent texts bear out, the most specific of them."""
    best, used, aside = settle(
        votes(dossier, "type", TypeValue), lambda _: True, _same_type, _openness
    )
    return settled(best.value if best else None, used, aside, _borne_out(used))


def _same_type(specific: TypeValue, other: TypeValue) -> bool:
    one, two = specific.type, other.type
    return one is two or two in _OPEN or two in _WITHIN.get(one, frozenset())


def _openness(value: TypeValue) -> float:
    return 2.0 if value.type in _OPEN else 0.0 if value.type in _WITHIN else 1.0


def settled_stage(dossier: Dossier) -> Settled:
    """How far the event went, as most independent texts say; of equals what was carried further."""
    order = list(Stage)
    best, used, aside = settle(
        votes(dossier, "stage", StageValue),
        lambda _: True,
        lambda one, other: one.stage is other.stage,
        lambda value: order.index(value.stage),
    )
    return settled(best.value if best else None, used, aside, _borne_out(used))


def settled_means(dossier: Dossier) -> tuple[Settled, ...]:
    """Each class of weapon or method that is told, in the order of the vocabulary.

    Means add up and contradict none another; the wording is that which most texts have.
    """
    every = votes(dossier, "means", MeansValue)
    told = [v for v in every if v.statement.modality not in (Modality.DENIED, Modality.PLANNED)]
    found = []
    for means in MeansClass:
        used = [vote for vote in told if vote.value.means is means]
        if used:
            found.append(settled(_worded(used), used, (), _borne_out(used)))
    return tuple(found)


def _worded(used: list[Vote[MeansValue]]) -> MeansValue:
    phrases: dict[str, set[str]] = {}
    for vote in used:
        phrases.setdefault(vote.value.phrase.casefold(), set()).add(vote.entry.text)
    most = min(phrases, key=lambda phrase: (-len(phrases[phrase]), phrase))
    return next(vote.value for vote in used if vote.value.phrase.casefold() == most)


def _borne_out(
    used: list[Vote[TypeValue]] | list[Vote[StageValue]] | list[Vote[MeansValue]],
) -> str:
    texts = len({vote.entry.text for vote in used})
    return f"{texts} independent text{'' if texts == 1 else 's'}" if texts else "not told"
