"""The type of a whole short text in the labels of the CASE 2021 snippets.

Twenty-five labels are ACLED's sub-event types under short names, five lie outside ACLED. The label
is the one with the greatest weight; weights come from the event marks (see ``label_weights``),
refined by who acts and against whom, and from words for matters outside political violence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.evaluation.snippet_conventions import recovered, salience, transfers
from dateline.evaluation.snippet_protests import protests
from dateline.evaluation.snippet_sides import armed, refined
from dateline.extraction.arguments import Arguments
from dateline.extraction.events import mark_events
from dateline.extraction.events.typing import DESTROYING, FIRE
from dateline.extraction.means import mark_means
from dateline.knowledge.topics import topic_lexicon
from dateline.vocabulary import EventType, MeansClass, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis import Document
    from dateline.analysis.words import Words
    from dateline.marks import EventMark, MeansMark

LABELS: dict[EventType, str] = {
    EventType.ARMED_CLASH: "ARMED_CLASH",
    EventType.ARMED_ATTACK: "ATTACK",
    EventType.TERRITORY_RETAKEN: "GOV_REGAINS_TERIT",
    EventType.TERRITORY_SEIZED: "NON_STATE_ACTOR_OVERTAKES_TER",
    EventType.TERRITORY_TRANSFER: "NON_VIOL_TERRIT_TRANSFER",
    EventType.AIR_STRIKE: "AIR_STRIKE",
    EventType.DRONE_STRIKE: "AIR_STRIKE",
    EventType.SHELLING: "ART_MISS_ATTACK",
    EventType.SUICIDE_BOMBING: "SUIC_BOMB",
    EventType.BOMBING: "REM_EXPLOS",
    EventType.GRENADE: "GRENADE",
    EventType.CHEMICAL: "CHEM_WEAP",
    EventType.ASSAULT: "ATTACK",
    EventType.ASSASSINATION: "ATTACK",
    EventType.EXECUTION: "ATTACK",
    EventType.SEXUAL_VIOLENCE: "SEX_VIOL",
    EventType.ABDUCTION: "ABDUCT_DISSAP",
    EventType.HIJACKING: "ORG_CRIME",
    EventType.ARSON: "PROPERTY_DISTRUCT",
    EventType.LOOTING: "PROPERTY_DISTRUCT",
    EventType.ROBBERY: "ORG_CRIME",
    EventType.PEACEFUL_PROTEST: "PEACE_PROTEST",
    EventType.PROTEST_INTERVENTION: "PROTEST_WITH_INTER",
    EventType.PROTEST_FORCE: "FORCE_AGAINST_PROTEST",
    EventType.VIOLENT_DEMONSTRATION: "VIOL_DEMONSTR",
    EventType.MOB_VIOLENCE: "MOB_VIOL",
    EventType.ARREST: "ARREST",
    EventType.AGREEMENT: "AGREEMENT",
    EventType.GROUP_CHANGE: "CHANGE_TO_GROUP_ACT",
    EventType.WEAPONS_DISRUPTED: "DISR_WEAP",
    EventType.BASE_ESTABLISHED: "HQ_ESTABLISHED",
    EventType.INTERVENTION: "ARMED_CLASH",
    EventType.KILLING: "ATTACK",
    EventType.OTHER: "OTHER",
}
"""Types by default; ACLED calls attacks on armed forces clashes, which ``_refine`` decides."""

_TOPICS = {
    "natural_disaster": ("NATURAL_DISASTER", 1.6),
    "man_made_disaster": ("MAN_MADE_DISASTER", 0.75),
    "org_crime": ("ORG_CRIME", 0.6),
    "diplomacy": ("DIPLO", 0.5),
    "attribution": ("ATTRIB", 1.4),
    "displacement": ("OTHER", 0.5),
    "mass_grave": ("OTHER", 1.6),
    "coup": ("OTHER", 0.6),
}
_WEIGHTS = {
    "CHEM_WEAP": 3.0, "SUIC_BOMB": 2.0, "GRENADE": 2.2, "SEX_VIOL": 2.0, "HQ_ESTABLISHED": 2.5,
    "FORCE_AGAINST_PROTEST": 1.6, "PROTEST_WITH_INTER": 1.6, "VIOL_DEMONSTR": 1.3,
    "DISR_WEAP": 1.7, "GOV_REGAINS_TERIT": 1.7, "NON_STATE_ACTOR_OVERTAKES_TER": 1.7,
    "NON_VIOL_TERRIT_TRANSFER": 1.8, "ABDUCT_DISSAP": 1.5, "ATTACK": 0.5, "ARMED_CLASH": 0.8,
    "AIR_STRIKE": 1.6, "ART_MISS_ATTACK": 1.4, "AGREEMENT": 1.1, "ARREST": 0.7,
    "CHANGE_TO_GROUP_ACT": 0.9, "MOB_VIOL": 1.3, "PROPERTY_DISTRUCT": 1.1, "PEACE_PROTEST": 0.7,
    "REM_EXPLOS": 1.0,
}  # fmt: skip
"""How far one mark speaks for a label: rare, telling words weigh more than common ones."""


def label_of(document: Document) -> str:
    """The label of a short text; ``OTHER`` where nothing speaks for any."""
    weights = label_weights(document)
    if not weights:
        return "OTHER"
    return max(sorted(weights), key=lambda label: weights[label])


def _effect(words: Words, mark: EventMark) -> bool:
    """Whether a mark tells what a strike destroyed: the strike is counted by its own word."""
    return mark.type in FIRE and words.lemma[mark.head] in DESTROYING


def label_weights(document: Document) -> dict[str, float]:
    """The weight of each label that something speaks for."""
    means = mark_means(document)
    events = mark_events(document, means)
    words = document.words
    found = recovered(words, means)
    weights: dict[str, float] = {}
    deeds = [m for m in events if m.head not in found and not _effect(words, m)]
    _events(Arguments(words, events), deeds, weights)
    _weapons([m for m in means if m.tokens[0] not in found], weights)
    if found:
        _add(weights, "DISR_WEAP", _WEIGHTS["DISR_WEAP"] * salience(words, min(found)))
    if weights.get("ARMED_CLASH", 0.0) >= 0.3 and "ATTACK" in weights:
        weights["ARMED_CLASH"] += weights.pop("ATTACK")
    _topics(words, weights)
    if weights.get("MAN_MADE_DISASTER") and "REM_EXPLOS" in weights and not armed(words):
        weights["MAN_MADE_DISASTER"] += weights.pop("REM_EXPLOS")
    transfers(words, weights)
    protests(words, weights, {mark.means for mark in means})
    return weights


def _add(weights: dict[str, float], label: str, weight: float) -> None:
    weights[label] = weights.get(label, 0.0) + weight


def _events(arguments: Arguments, events: Sequence[EventMark], weights: dict[str, float]) -> None:
    for mark in events:
        label = refined(arguments, mark, LABELS[mark.type])
        if label:
            weight = salience(arguments.words, mark.head) * _commitment(mark)
            _add(weights, label, weight * _WEIGHTS.get(label, 1.0))


def _commitment(mark: EventMark) -> float:
    """How far the text stands to the event: less for the past, the denied and the feared."""
    weight = 0.5 if mark.background else 1.0
    return weight * (0.5 if mark.stage in _UNREAL else 1.0)


_UNREAL = frozenset({Stage.DENIED})


def _weapons(means: Sequence[MeansMark], weights: dict[str, float]) -> None:
    for weapon in means:
        label, weight = _MEANS.get(weapon.means, ("", 0.0))
        if label:
            _add(weights, label, weight)


_MEANS = {
    MeansClass.CHEMICAL: ("CHEM_WEAP", 1.5),
    MeansClass.GRENADE: ("GRENADE", 1.0),
    MeansClass.SUICIDE: ("SUIC_BOMB", 0.7),
}
"""Weapons that speak for a label wherever they are named."""


def _topics(words: Words, weights: dict[str, float]) -> None:
    lexicon = topic_lexicon()
    for token in range(len(words)):
        for phrase, _ in lexicon.at(token, words.lower, words.lemma):
            label, weight = _TOPICS[phrase.value]
            _add(weights, label, weight * salience(words, token))
            break
