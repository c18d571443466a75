"""Which group a phrase for people names: the head noun's sense, then the words beside it."""

from __future__ import annotations

from dateline.extraction.tolls.affiliation import affiliation
from dateline.extraction.tolls.view import View
from dateline.knowledge.victims import Noun, victim_words
from dateline.vocabulary import Group

_DEFAULTS = {
    "officer": Group.POLICE,
    "officers": Group.POLICE,
    "commander": Group.MILITANTS,
    "commanders": Group.MILITANTS,
    "emir": Group.MILITANTS,
    "general": Group.SOLDIERS,
    "generals": Group.SOLDIERS,
    "major": Group.SOLDIERS,
    "agent": Group.SECURITY_FORCES,
    "agents": Group.SECURITY_FORCES,
    "personnel": Group.SECURITY_FORCES,
    "forces": Group.SOLDIERS,
    "troops": Group.SOLDIERS,
    "elements": Group.SOLDIERS,
    "sniper": Group.MILITANTS,
    "pilot": Group.SOLDIERS,
    "pilots": Group.SOLDIERS,
    "staff": Group.CIVILIANS,
    "staffer": Group.CIVILIANS,
    "crew": Group.CIVILIANS,
    "employee": Group.CIVILIANS,
    "employees": Group.CIVILIANS,
    "chief": Group.OFFICIALS,
    "deputy": Group.OFFICIALS,
    "spokesman": Group.OFFICIALS,
    "director": Group.CIVILIANS,
    "manager": Group.CIVILIANS,
    "collaborator": Group.CIVILIANS,
    "citizen": Group.CIVILIANS,
    "citizens": Group.CIVILIANS,
    "nationals": Group.CIVILIANS,
    "colleague": Group.CIVILIANS,
    "kingpin": Group.MILITANTS,
    "boss": Group.MILITANTS,
}
"""What a noun that depends on its context means where the context says nothing; as news usage has
it ("an officer" without more is of the police)."""

_BENDABLE = frozenset(
    "fighter fighters combatant combatants forces troops soldier soldiers guard guards "
    "person people man men youth youths suspect suspects prisoner prisoners detainee "
    "detainees recruit recruits lieutenant lieutenants captain volunteers volunteer "
    "operative operatives militiaman".split()
)
"""Heads whose group the modifiers may change: "Houthi troops", "regime fighters", "army men"."""

_ELLIPTIC = frozenset({"others", "dead", "wounded", "injured", "missing", "casualties", "deaths"})
"""Nouns that stand for people told of before: "five wounded"."""

_REMAINS = frozenset({"body", "bodies", "corpse", "corpses"})
_FAITHFUL = frozenset(
    "christians muslims hindus sikhs yazidis yezidis shiites shias sunnis alawites druze copts "
    "catholics ahmadis buddhists jews".split()
)
"""Members of a faith: as victims they are civilians."""

_REGULAR = frozenset({"regime", "government", "army", "junta", "loyalist", "military"})
"""Words that make fighters regular soldiers: "regime fighters", not "defence force fighters"."""

_OPENERS = frozenset({"of", "from", "in", "working", "affiliated", "belonging", "serving", "loyal"})
_TURNCOAT = frozenset({"ranks", "reconciliation"})
_STATE_LETTERS = frozenset(
    "ana anp andsf ands nds saf fardc upf idf afp crpf bsf isf sna tsk gna lna rsf pnp un "
    "amisom minusma monusco minusca unifil atmis nato us uk uae eu cjtf cafgu mnjtf kdf "
    "updf endf rdf sspdf ssf afn pmf pmu itbp cisf ssb".split()
)
"""Abbreviations of state and international forces; others are taken as armed groups."""


def group_of(view: View, start: int, head: int, limit: int) -> Group | None:
    """The group of the phrase from ``start`` with head ``head``; ``None`` where it says nothing.

    ``limit`` is the end of the sentence.
    """
    lexicon = victim_words()
    lower = view.lower
    word = lower[head]
    if head > start:
        compound = lexicon.compounds.get((lower[head - 1], word))
        if compound is not None:
            return compound
    if "retired" in lower[start:head]:
        return Group.UNSPECIFIED
    noun = lexicon.nouns.get(word)
    if word in _REMAINS and lower[head + 1 : head + 2] == ["of"]:
        return _of_whom(view, head + 2, limit) or Group.UNSPECIFIED
    if word in _FAITHFUL:
        return Group.CIVILIANS
    if noun is None or word in _ELLIPTIC:
        return None
    if noun.group is not None and word not in _BENDABLE:
        joined = noun.singular and noun.group is Group.MILITANTS
        turned = affiliation(view, head, limit, _word_group) if joined else None
        return turned or _of_turncoat(view, head, limit) or noun.group
    return _by_context(view, start, head, limit, noun)


def _of_whom(view: View, start: int, limit: int) -> Group | None:
    """The group in "the body of a local journalist": that of the last noun of the phrase."""
    at = start
    while at + 1 < limit and view.tag[at + 1][:2] in {"NN", "JJ", "VB", "HY", "CD"}:
        at += 1
    return group_of(view, start, at, limit) if view.tag[at][:2] == "NN" else None


def _by_context(view: View, start: int, head: int, limit: int, noun: Noun) -> Group | None:
    word = view.lower[head]
    if noun.group is Group.MILITANTS and (turned := _of_turncoat(view, head, limit)):
        return turned
    if noun.singular and (serving := affiliation(view, head, limit, _word_group)):
        return serving
    found = _modifier_group(view, start, head)
    if found is None and noun.group is None:
        found = _complement_group(view, head, limit)
    if found is not None:
        if noun.group is Group.MILITANTS:
            regular = found in _FORCES and _REGULAR.intersection(view.lower[start:head])
            return found if regular else noun.group
        return found
    return noun.group or _DEFAULTS.get(word)


_FORCES = frozenset({Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES, Group.MILITANTS})


def group_of_words(view: View, start: int, end: int) -> Group | None:
    """The group that the last telling word among the tokens names."""
    return _modifier_group(view, start, end)


def _modifier_group(view: View, start: int, head: int) -> Group | None:
    """The group that the nearest modifier gives."""
    for at in range(head - 1, start - 1, -1):
        word = view.lower[at]
        if word in {"civilian", "unarmed", "innocent"}:
            return Group.CIVILIANS
        found = _word_group(view, at)
        if found is not None:
            return found
    return None


def _complement_group(view: View, head: int, limit: int) -> Group | None:
    """The group that "of the Sudanese army" gives."""
    at = head + 1
    if at >= limit or view.lower[at] not in _OPENERS:
        return None
    for at in range(head + 2, min(head + 11, limit)):
        if view.lower[at] in {",", ".", ";", "who", "and", "were", "was"}:
            return None
        found = _word_group(view, at)
        named = found in _DESCRIBING and view.text[at].istitle()  # "staff of Save the Children"
        if found is not None and not named:
            return found
    return None


_DESCRIBING = frozenset({Group.CHILDREN, Group.WOMEN})


def _word_group(view: View, at: int) -> Group | None:
    lexicon = victim_words()
    word = view.lower[at]
    found = lexicon.context.get(word)
    if found is not None:
        return found
    noun = lexicon.nouns.get(word)
    if noun is not None and noun.group is not None and noun.group is not Group.UNSPECIFIED:
        return noun.group
    form = view.text[at]
    if len(form) > 1 and form.isupper() and form.isalpha():
        return Group.SOLDIERS if word in _STATE_LETTERS else Group.MILITANTS
    return None


def _of_turncoat(view: View, head: int, limit: int) -> Group | None:
    """Fighters who went over to the state: "fighters of factions that joined the ranks of …"."""
    noun = victim_words().nouns[view.lower[head]]
    if noun.group is not Group.MILITANTS or view.lower[head + 1 : head + 2] != ["of"]:
        return None
    after = view.lower[head + 1 : min(head + 30, limit)]
    return Group.SECURITY_FORCES if _TURNCOAT.intersection(after) else None


_SIDES = frozenset({"among", "amongst", "on", "within", "of", "to"})
_SIDE_REACH = 9


def side_group(view: View, head: int, limit: int) -> Group | None:
    """The group in "casualties (were reported) among the pro-government armed forces"."""
    for at in range(head + 1, min(head + _SIDE_REACH, limit)):
        if view.lower[at] in {",", ".", "in", "by", ";"}:
            return None
        if view.lower[at] in _SIDES:
            return _named_side(view, at + 1, limit)
    return None


def _named_side(view: View, start: int, limit: int) -> Group | None:
    nouns = victim_words().nouns
    for at in range(start, min(start + _SIDE_REACH, limit)):
        word = view.lower[at]
        if word in {",", ".", ";", "in", "at"}:
            return None
        noun = nouns.get(word)
        if noun is not None:
            return group_of(view, start, at, limit)
        if at + 1 >= limit or view.tag[at + 1][:2] not in {"NN", "JJ"}:
            return _word_group(view, at) or (
                _modifier_group(view, start, at) if at > start else None
            )
    return None
