"""Who acts and against whom, and what that makes of the label of an event mark.

The ACLED codebook decides: an attack on the unarmed is violence against civilians, one on armed
actors a clash; who gains ground names the change of territory; fighters who surrender have agreed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.knowledge.victims import victim_words
from dateline.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.analysis.words import Words
    from dateline.extraction.arguments import Arguments
    from dateline.marks import EventMark

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

_GAINED = frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"})
_YIELDING = frozenset({"surrender"})
_PROPERTY = frozenset(
    "property properties shop store warehouse pipeline factory business facility".split()
)


def refined(arguments: Arguments, mark: EventMark, label: str) -> str:
    """The label of one mark, with who acts and against whom taken into account.

    Empty where the words are no event of the kind after all ("recovered the money").
    """
    words = arguments.words
    if mark.stage is Stage.FOILED:
        return "DISR_WEAP"
    if label in _GAINED:
        return _gained(arguments, mark, label)
    if label == "CHANGE_TO_GROUP_ACT" and words.lemma[mark.head] in _YIELDING:
        return "AGREEMENT"
    agents, patients, sides = arguments.of(mark.head)
    if label == "DISR_WEAP" and words.lemma[mark.head] in _STOPPING and _people(words, patients):
        return "ARREST"
    if label == "DISR_WEAP" and words.lemma[mark.head] in _BREAKING and not _arms(words):
        return ""
    if label in {"ATTACK", "ARMED_CLASH"} and _crowd(words, [*agents, *sides]):
        return "MOB_VIOL"
    if label == "ATTACK":
        if side(words, _phrases(words, patients)):
            return "ARMED_CLASH"
        if any(words.lemma[patient] in _PROPERTY for patient in patients):
            return "PROPERTY_DISTRUCT"
    return label


_STOPPING = frozenset({"intercept", "capture", "thwart", "neutralize", "neutralise"})
_BREAKING = frozenset({"dismantle", "bust", "thwart", "intercept", "confiscate", "impound", "down"})


def _arms(words: Words) -> bool:
    return not _WEAPONS.isdisjoint(words.lemma)


_WEAPONS = frozenset(
    "weapon arm arms ammunition explosive bomb ied mine landmine rocket missile drone uav aircraft "
    "plane jet helicopter attack gun rifle device grenade firearm munition shell plot".split()
)
_CROWD = frozenset(
    "resident villager local crowd mob supporter fan community clan family neighbour neighbor "
    "inmate prisoner passer-by bystander parishioner faithful".split()
)


def _crowd(words: Words, tokens: Iterable[int]) -> bool:
    """Whether plain people do it, without the arms of a militia."""
    return any(words.lemma[i] in _CROWD for i in tokens) and not _GUNS & set(words.lemma)


_GUNS = frozenset("gun rifle gunfire shoot gunman militia armed weapon firearm rocket".split())


def _people(words: Words, tokens: Iterable[int]) -> bool:
    people = victim_words().nouns
    return any(words.lower[i] in people or words.lemma[i] in people for i in tokens)


def _gained(arguments: Arguments, mark: EventMark, label: str) -> str:
    words = arguments.words
    gainer = side(words, _phrases(words, arguments.of(mark.head)[0])) or side(
        words, range(*words.bounds[mark.sentence])
    )
    if not gainer:
        return label
    return "GOV_REGAINS_TERIT" if gainer == "state" else "NON_STATE_ACTOR_OVERTAKES_TER"


def _phrases(words: Words, tokens: Iterable[int]) -> list[int]:
    """The tokens with what modifies them."""
    return [i for token in tokens for i in sorted([token, *words.children[token]])]


def side(words: Words, tokens: Iterable[int]) -> str:
    """``"state"`` or ``"other"``: which armed side the first telling word belongs to."""
    for token in tokens:
        both = {words.lemma[token], words.lower[token]}
        if both & _NON_STATE:
            return "other"
        if both & _STATE:
            return "state"
    return ""


def armed(words: Words) -> bool:
    """Whether armed people or deliberate bombs stand in the text."""
    return any(
        lemma in _NON_STATE or lemma in {"attack", "bomb", "ied", "landmine", "attacker"}
        for lemma in words.lemma
    )
