"""Small closed lists of English that actor phrases are read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.vocabulary import ActorKind as K

if TYPE_CHECKING:
    from dateline.knowledge.actors import AgentNoun

LEFT = frozenset(
    ("det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "punct", "predet",
     "npadvmod", "case", "neg")
)  # fmt: skip
"""Dependencies that belong to a noun phrase on the left of its head."""
CUES = frozenset(("nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos", "ROOT", "poss"))
"""Dependencies in which a word tagged as an adjective stands for a noun ("the military")."""
LINKED = frozenset(
    ("linked", "inspired", "backed", "style", "allied", "trained", "funded", "sponsored", "led",
     "made", "supplied", "supported", "based", "born", "speaking", "built", "brokered", "leaning",
     "affiliated", "aligned")
)  # fmt: skip
SKIP_AFTER = frozenset(
    ("controlled", "held", "run", "occupied", "ruled", "dominated", "besieged", "free")
)
OF_GROUP = frozenset(("of", "from", "with", "belonging", "loyal", "in"))
BREAK = frozenset(":|;)\u00a0\u2020\u00ac")
"""Characters that no actor phrase reaches over to the left."""
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
REFERRING = frozenset(("the", "these", "those", "this", "that"))
STATE_KINDS = frozenset((K.STATE, K.MILITARY, K.POLICE, K.SECURITY_FORCES))
ANAPHORIC = frozenset((K.ARMED_GROUP, K.UNKNOWN_ARMED, K.CRIMINAL, K.MILITIA, K.COMMUNAL))

DEEDS = frozenset(
    ("raid", "raids", "strike", "strikes", "airstrike", "airstrikes", "attack", "attacks",
     "shelling",
     "bombardment", "bombardments", "bombing", "bombings", "offensive", "offensives", "operation",
     "operations", "action", "actions", "assault", "assaults", "ambush", "ambushes", "fire",
     "gunfire", "violence",
     "crackdown", "incursion", "incursions", "bullets", "bullet", "missile", "missiles", "rocket",
     "rockets", "shells", "drone", "drones", "invasion", "onslaught", "massacre", "killing",
     "killings", "brutality", "ground operation", "air-strike", "air-strikes", "warplanes",
     "raiding",
     "barrage", "intervention", "aggression", "gunships", "bombs", "mortars", "sniper", "snipers")
)  # fmt: skip
"""Nouns for deeds whose modifier may tell who did them ("army operation")."""
DOERS = frozenset(
    (K.MILITARY, K.POLICE, K.ARMED_GROUP, K.MILITIA, K.CRIMINAL, K.COMMUNAL, K.SECURITY_FORCES,
     K.UNKNOWN_ARMED)
)  # fmt: skip

FORCES = frozenset(
    ("forces", "force", "aircraft", "plane", "planes", "helicopter", "helicopters", "drone",
     "drones",
     "artillery", "tank", "tanks", "convoy", "patrol", "troops", "units", "unit", "columns",
     "column",
     "personnel", "gunner", "gunners", "post", "base", "side", "jets")
)  # fmt: skip
"""Collective nouns that are forces of a state where a nationality stands before them."""

_BY_MODIFIER: dict[str, K] = {
    **dict.fromkeys(
        ("rebel", "rebels", "militant", "insurgent", "jihadist", "jihadi", "islamist", "guerrilla",
         "guerilla", "separatist", "terrorist", "terror", "extremist", "opposition-armed",
         "secessionist", "anti-government", "resistance", "revolutionary"), K.ARMED_GROUP),
    **dict.fromkeys(("bandit", "criminal", "cartel", "gang", "drug", "pirate", "mafia", "narco"),
                    K.CRIMINAL),
    **dict.fromkeys(("militia", "vigilante", "self-defence", "self-defense"), K.MILITIA),
    **dict.fromkeys(("police", "gendarmerie", "riot-police"), K.POLICE),
    **dict.fromkeys(("military", "army", "naval", "navy", "air", "infantry", "marine", "artillery",
                     "ground", "troop", "junta"), K.MILITARY),
    **dict.fromkeys(("security", "government", "regime", "state", "federal", "counter-terrorism",
                     "counterterrorism", "pro-government", "loyalist", "border", "special", "joint",
                     "coalition", "paramilitary", "defence", "defense", "occupation",
                     "armed-forces",
                     "allied", "intelligence"), K.SECURITY_FORCES),
    **dict.fromkeys(("masked", "hooded", "unidentified", "unknown", "gun-wielding"),
                    K.UNKNOWN_ARMED),
    **dict.fromkeys(("peacekeeping", "peacekeepers"), K.IGO),
    **dict.fromkeys(("ethnic", "tribal", "communal", "clan"), K.COMMUNAL),
}  # fmt: skip

_PERSONS = frozenset(("man", "men", "person", "persons", "people", "individuals", "individual"))
_ARMED = frozenset(("armed", "masked", "hooded", "gun-wielding", "heavily-armed"))
_PLAIN = frozenset(
    ("man", "men", "people", "person", "persons", "individual", "individuals", "victim", "victims",
     "side", "party", "suspect", "suspects")
)  # fmt: skip
_NEED = frozenset(("group", "groups", "organization", "organisation", "movement", "outfit"))


def modifier_kind(modifiers: list[str], noun: AgentNoun) -> K | None:
    """The kind that a phrase's modifiers tell, ``None`` where they tell none."""
    if noun.name in _PERSONS:
        if _ARMED & set(modifiers) or "armed" in modifiers:
            return K.UNKNOWN_ARMED
        if "military" in modifiers or "army" in modifiers:
            return K.MILITARY
        return K.OTHER
    if noun.kind is not None:
        return None
    for word in reversed(modifiers):
        told = _BY_MODIFIER.get(word)
        if told is K.SECURITY_FORCES and noun.name in _NEED:
            continue
        if told is not None:
            return told
    if "armed" in modifiers:
        return K.ARMED_GROUP if noun.name in _NEED or noun.name == "elements" else K.MILITARY
    refers = modifiers[:1] != [] and modifiers[0] in REFERRING and modifiers[1:] in ([], ["same"])
    if noun.name in _NEED and refers:
        return K.ARMED_GROUP
    if noun.name in ("officer", "officers"):
        return K.POLICE
    return K.OTHER if noun.name in _PLAIN else None
