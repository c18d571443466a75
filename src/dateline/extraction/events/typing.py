"""The type of an event sharpened by the weapons and the event words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.vocabulary import EventType, MeansClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis.words import Words
    from dateline.extraction.events.finding import Candidate
    from dateline.marks import MeansMark

_BY_MEANS = (
    (MeansClass.CHEMICAL, EventType.CHEMICAL),
    (MeansClass.SUICIDE, EventType.SUICIDE_BOMBING),
    (MeansClass.DRONE, EventType.DRONE_STRIKE),
    (MeansClass.AERIAL, EventType.AIR_STRIKE),
    (MeansClass.GRENADE, EventType.GRENADE),
    (MeansClass.ARTILLERY, EventType.SHELLING),
    (MeansClass.EXPLOSIVES, EventType.BOMBING),
    (MeansClass.LANDMINE, EventType.BOMBING),
)
"""What a weapon makes of an unspecific event word; the first class present decides."""

_OPEN = frozenset({EventType.ARMED_ATTACK, EventType.KILLING, EventType.BOMBING, EventType.ASSAULT})
"""Types that a weapon may sharpen."""

_NARROW = {
    EventType.SHELLING: frozenset({MeansClass.AERIAL, MeansClass.DRONE, MeansClass.CHEMICAL}),
    EventType.AIR_STRIKE: frozenset({MeansClass.DRONE, MeansClass.CHEMICAL}),
    EventType.BOMBING: frozenset(
        {MeansClass.SUICIDE, MeansClass.AERIAL, MeansClass.DRONE, MeansClass.GRENADE,
         MeansClass.CHEMICAL, MeansClass.ARTILLERY}
    ),
}  # fmt: skip
"""Weapons that may still sharpen a type that is already specific."""

_USES = frozenset(
    "fire launch hurl throw use drop explode detonate plant lob toss set place open go hide lay "
    "rain attach fly".split()
)
"""Verbs whose object is the weapon, not the target."""

_TARGET_DEPS = frozenset({"dobj", "nsubjpass"})
_TARGET_PREPS = frozenset(
    {"on", "against", "at", "to", "toward", "towards", "over", "outside", "near"}
)
_CARRYING = frozenset({EventType.KILLING, EventType.ASSAULT})


def sharpen(
    words: Words, found: Sequence[Candidate], means: Sequence[MeansMark]
) -> list[EventType]:
    """One type per candidate."""
    by_sentence: dict[int, list[MeansMark]] = {}
    for mark in means:
        by_sentence.setdefault(mark.sentence, []).append(mark)
    types = [_by_weapon(words, c, by_sentence.get(words.sentence[c.head], ())) for c in found]
    return _carried(words, found, types)


def _by_weapon(words: Words, found: Candidate, means: Sequence[MeansMark]) -> EventType:
    if found.type not in _OPEN and found.type not in _NARROW:
        return found.type
    allowed = _NARROW.get(found.type)
    near = {m.means for m in means if _used_in(words, found, m)}
    for weapon, kind in _BY_MEANS:
        if weapon in near and (allowed is None or weapon in allowed):
            return kind
    if found.type is EventType.KILLING and MeansClass.FIREARMS in near:
        return EventType.ARMED_ATTACK
    return found.type


def _used_in(words: Words, found: Candidate, mark: MeansMark) -> bool:
    """Whether the weapon belongs to the event: near in the tree, and not what was attacked."""
    head = _noun(words, mark)
    if head in found.parts or words.head[head] == found.head:
        return not _is_target(words, found.head, head)
    if words.head[found.head] == head:
        return True
    clause, other = words.clause(found.head), words.clause(head)
    if _is_target(words, clause, head):
        return False
    return clause == other or words.head[clause] == other or words.head[other] == clause


def _noun(words: Words, mark: MeansMark) -> int:
    """The token of a weapon's phrase that governs the rest."""
    for token in range(*mark.tokens):
        if not mark.tokens[0] <= words.head[token] < mark.tokens[1]:
            return token
    return mark.tokens[1] - 1


def _is_target(words: Words, event: int, weapon: int) -> bool:
    head, dep = words.head[weapon], words.dep[weapon]
    if dep in _TARGET_DEPS:
        return head == event and words.lemma[head] not in _USES
    return dep == "pobj" and words.lower[head] in _TARGET_PREPS


def _carried(
    words: Words, found: Sequence[Candidate], types: Sequence[EventType]
) -> list[EventType]:
    """Killings take the type of the event that did the killing ("the blast killed five").

    So does destruction by fire from afar: "homes were destroyed by an airstrike" tells of no
    looting.
    """
    by_head = {c.head: kind for c, kind in zip(found, types, strict=True)}
    result = []
    for candidate, kind in zip(found, types, strict=True):
        carried = kind
        if kind is EventType.LOOTING and words.lemma[candidate.head] in DESTROYING:
            causes = (by_head.get(h) for h in _causes(words, candidate.head))
            carried = next((cause for cause in causes if cause in FIRE), kind)
        if candidate.type in _CARRYING and (kind in _CARRYING or kind is EventType.ARMED_ATTACK):
            carried = next(
                (
                    by_head[h]
                    for h in _causes(words, candidate.head)
                    if by_head.get(h, EventType.KILLING) not in _CARRYING
                    and by_head[h] not in _NOT_CAUSES
                ),
                kind,
            )
        result.append(carried)
        clause = words.dep[candidate.head] != "advcl"
        if clause and words.child(candidate.head, "nsubj") is not None:
            by_head[candidate.head] = carried  # "the blast killed three and wounded ten"
    return result


DESTROYING = frozenset(
    "demolish destroy damage smash wreck raze topple destruction demolition".split()
)
"""Verbs and nouns of what a strike did to things."""
FIRE = frozenset(
    {EventType.AIR_STRIKE, EventType.SHELLING, EventType.DRONE_STRIKE, EventType.BOMBING,
     EventType.SUICIDE_BOMBING, EventType.GRENADE}
)  # fmt: skip
"""Fire from afar and blasts: what they destroy is no looting."""

_NOT_CAUSES = frozenset(
    {EventType.ARREST, EventType.AGREEMENT, EventType.GROUP_CHANGE, EventType.INTERVENTION,
     EventType.BASE_ESTABLISHED, EventType.PEACEFUL_PROTEST, EventType.WEAPONS_DISRUPTED,
     EventType.TERRITORY_TRANSFER, EventType.LOOTING}
)  # fmt: skip


def _causes(words: Words, verb: int) -> list[int]:
    """Tokens that may name what did the killing, nearest relation first."""
    found = []
    for child in words.children[verb]:
        if words.dep[child] in {"nsubj", "nsubjpass", "csubj"}:
            found.append(child)
        elif words.dep[child] in {"prep", "agent"} and words.lower[child] in {
            "in", "by", "during", "with", "from"
        }:  # fmt: skip
            found += words.children[child]
        elif words.dep[child] == "advcl":
            found.append(child)
    if words.dep[verb] in {"advcl", "acl", "relcl", "conj", "ccomp"}:
        found.append(words.head[verb])
    return found
