"""The type of a whole short text in the labels of the CASE 2021 snippets.

Twenty-five labels are ACLED's sub-event types under short names, five lie outside ACLED. The label
is the one with the greatest weight; weights come from the event marks (see ``type_weights``),
refined by who acts and against whom, and from words for matters outside political violence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.arguments import Arguments
from dateline.extraction.events import mark_events
from dateline.extraction.means import mark_means
from dateline.knowledge.topics import topic_lexicon
from dateline.vocabulary import EventType, MeansClass, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis import Document
    from dateline.analysis.words import Words
    from dateline.marks import EventMark

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
    "attribution": ("ATTRIB", 1.1),
    "displacement": ("OTHER", 0.5),
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

_STATE = frozenset(
    "army troop troops soldier government police regime coalition military force navy air warplane "
    "syrian iraqi turkish russian yemeni afghan somali libyan us nato official commando state "
    "federal national peshmerga hashd saa guard gendarmerie amisom loyalist pro-government "
    "authorities".split()
)
_NON_STATE = frozenset(
    "rebel militant terrorist insurgent gunman gunmen jihadist taliban isis isil is daesh shabaab "
    "shabab haram fighter houthi huthi ypg pkk separatist guerrilla opposition group hezbollah "
    "hamas qaeda qaida sdf militia nusra faction islamist extremist fsa daish maoist hts "
    "tribesman tribesmen".split()
)
_CIVIL = frozenset(
    "civilian people person woman man child villager resident worker student teacher journalist "
    "activist passenger worshipper farmer herder family boy girl worshiper doctor priest member "
    "politician lawyer trader driver pilgrim tourist christian muslim shopper migrant".split()
)


def label_of(document: Document) -> str:
    """The label of a short text; ``OTHER`` where nothing speaks for any."""
    weights = label_weights(document)
    if not weights:
        return "OTHER"
    return max(sorted(weights), key=lambda label: weights[label])


def label_weights(document: Document) -> dict[str, float]:
    """The weight of each label that something speaks for."""
    means = mark_means(document)
    events = mark_events(document, means)
    words = document.words
    arguments = Arguments(words, events)
    weights: dict[str, float] = {}
    for mark in events:
        label = _refine(arguments, mark)
        weight = _weight(mark) * _WEIGHTS.get(label, 1.0)
        weights[label] = weights.get(label, 0.0) + weight
    for weapon in means:
        if weapon.means is MeansClass.CHEMICAL:
            weights["CHEM_WEAP"] = weights.get("CHEM_WEAP", 0.0) + 1.5
        elif weapon.means is MeansClass.GRENADE:
            weights["GRENADE"] = weights.get("GRENADE", 0.0) + 1.0
        elif weapon.means is MeansClass.SUICIDE:
            weights["SUIC_BOMB"] = weights.get("SUIC_BOMB", 0.0) + 0.7
    if weights.get("ARMED_CLASH", 0.0) >= 0.3 and "ATTACK" in weights:
        weights["ARMED_CLASH"] += weights.pop("ATTACK")
    _topics(words, weights)
    if weights.get("MAN_MADE_DISASTER") and "REM_EXPLOS" in weights and not _armed(words):
        weights["MAN_MADE_DISASTER"] += weights.pop("REM_EXPLOS")
    _protest(words, weights, {mark.means for mark in means})
    return weights


def _weight(mark: EventMark) -> float:
    weight = 1.0 / (1.0 + 0.3 * mark.sentence)
    if mark.background:
        weight *= 0.5
    if mark.stage is Stage.DENIED:
        weight *= 0.5
    return weight


def _refine(arguments: Arguments, mark: EventMark) -> str:
    """The label of one mark, with who acts and against whom taken into account."""
    label = LABELS[mark.type]
    words = arguments.words
    if mark.stage is Stage.FOILED:
        return "DISR_WEAP"
    if label in {"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"}:
        side = _side(words, arguments.of(mark.head)[0]) or _side(
            words, range(*words.bounds[mark.sentence])
        )
        if side:
            return "GOV_REGAINS_TERIT" if side == "state" else "NON_STATE_ACTOR_OVERTAKES_TER"
    if label == "ATTACK":
        patients = arguments.of(mark.head)[1]
        if _side(words, patients):
            return "ARMED_CLASH"
    return label


def _side(words: Words, tokens: Sequence[int]) -> str:
    """``"state"`` or ``"other"``: which armed side the first telling word belongs to."""
    for token in tokens:
        phrase = (
            sorted([token, *words.children[token]]) if not isinstance(tokens, range) else [token]
        )
        lemmas = {words.lemma[i] for i in phrase} | {words.lower[i] for i in phrase}
        if lemmas & _NON_STATE:
            return "other"
        if lemmas & _STATE:
            return "state"
    return ""


def _topics(words: Words, weights: dict[str, float]) -> None:
    lexicon = topic_lexicon()
    for token in range(len(words)):
        for phrase, _ in lexicon.at(token, words.lower, words.lemma):
            label, weight = _TOPICS[phrase.value]
            weights[label] = weights.get(label, 0.0) + weight / (1 + 0.3 * words.sentence[token])
            break


_TURBULENT = frozenset(
    "riot riots rioter rioters rioting stone stones stone-throwing molotov fireworks firecrackers "
    "vandalised vandalized smashed threw hurled pelted barricade barricades barricaded burned "
    "torched ablaze burning debris violent clashed clashes violence scuffles scuffle".split()
)
"""What a violent crowd does."""

_POLICE = frozenset(
    "police policeman policemen officer officers troops forces soldier soldiers security "
    "gendarmes authorities guards".split()
)
_DISPERSAL = frozenset(
    "disperse dispersed dispersal teargas gas cannon cannons detained detain arrested arrest "
    "arrests broke-up chase chased block blocked prevented".split()
)
_DEADLY = frozenset(
    "killed kill killing dead died deaths wounded injured injures injuries shot shooting live "
    "bullets ammunition brutally beat beaten beating gunfire hits suppressed brutality crackdown "
    "batons".split()
)
_PROTESTS = (
    "PEACE_PROTEST", "PROTEST_WITH_INTER", "FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR"
)  # fmt: skip


def _armed(words: Words) -> bool:
    """Whether armed people or deliberate bombs stand in the text."""
    return any(
        lemma in _NON_STATE or lemma in {"attack", "bomb", "ied", "landmine", "attacker"}
        for lemma in words.lemma
    )


def _protest(words: Words, weights: dict[str, float], means: set[MeansClass]) -> None:
    """Which kind of protest: what crowd and police do, over the whole text."""
    total = sum(weights.get(label, 0.0) for label in _PROTESTS)
    if not total:
        return
    lower = set(words.lower)
    peace = weights.get("PEACE_PROTEST", 0.0)
    police = bool(lower & _POLICE)
    scores = {
        "PEACE_PROTEST": 0.6 * peace + 0.35,
        "VIOL_DEMONSTR": weights.get("VIOL_DEMONSTR", 0.0) + 0.5 * len(lower & _TURBULENT),
        "FORCE_AGAINST_PROTEST": weights.get("FORCE_AGAINST_PROTEST", 0.0)
        + (0.5 * len(lower & _DEADLY) if police or lower & {"gunfire"} else 0.0),
        "PROTEST_WITH_INTER": weights.get("PROTEST_WITH_INTER", 0.0)
        + (0.6 * len(lower & _DISPERSAL) if police else 0.3 * len(lower & _DISPERSAL)),
    }
    if MeansClass.CROWD_CONTROL in means:
        scores["PROTEST_WITH_INTER"] += 0.5
    if lower & {"peaceful", "peacefully"}:
        scores["VIOL_DEMONSTR"] *= 0.5
    best = max(_PROTESTS, key=lambda label: scores[label])
    absorbed = sum(weights.pop(label, 0.0) for label in _PROTESTS)
    if peace or absorbed > 1:
        for label in ("ATTACK", "ARMED_CLASH", "PROPERTY_DISTRUCT", "ARREST"):
            absorbed += 0.5 * weights.get(label, 0.0) if best != "PEACE_PROTEST" else 0.0
    weights[best] = absorbed
