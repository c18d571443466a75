"""Which tellings of one sentence are of one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.analysis.tree import path
from dateline.assembly.dating import days_apart
from dateline.assembly.families import VIOLENT, Family, compatible, family_of
from dateline.assembly.following import follows
from dateline.assembly.telling import Telling
from dateline.assembly.wording import is_recap
from dateline.marks import EventMark, TimeMark
from dateline.vocabulary import ActorKind, EventType, Role

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.work import Work

_LISTED = re.compile(r"\bas well as\b|;|\bin addition to\b|\bwhile\b|\balso claim")
_OUTCOMES = frozenset({EventType.KILLING, EventType.ASSAULT})
_DEGREES = frozenset("hour day week month year minute".split())
_DAYS = frozenset("day week month year".split())
SIDES: dict[ActorKind | None, str] = {
    **dict.fromkeys(
        (
            ActorKind.STATE,
            ActorKind.MILITARY,
            ActorKind.POLICE,
            ActorKind.SECURITY_FORCES,
            ActorKind.STATE_MILITIA,
        ),
        "state",
    ),
    **dict.fromkeys(
        (ActorKind.ARMED_GROUP, ActorKind.UNKNOWN_ARMED, ActorKind.CRIMINAL, ActorKind.MILITIA),
        "armed",
    ),
}
"""The side of a fight that a kind of actor is on; others take none."""


def targets_of(work: Work) -> dict[int, frozenset[str]]:
    """For each event's main word whose forces or which group it struck, where that is known."""
    actors = {actor.head: actor for actor in work.actors}
    found: dict[int, set[str]] = defaultdict(set)
    for role in work.roles:
        actor = actors.get(role.head)
        if actor is None or role.role not in (Role.TARGET, Role.VICTIM_SIDE):
            continue
        side = SIDES.get(actor.kind)
        name = actor.country if side == "state" else actor.actor
        if side and name:
            found[role.event].add(f"{side}:{name}")
    return {event: frozenset(names) for event, names in found.items()}


def doers_of(work: Work) -> dict[int, frozenset[int]]:
    """For each event's main word the phrases (main tokens) of those who acted."""
    found: dict[int, set[int]] = defaultdict(set)
    for role in work.roles:
        if role.role is Role.PERPETRATOR:
            found[role.event].add(role.head)
    return {event: frozenset(heads) for event, heads in found.items()}


def all_targets(telling: Telling, targets: dict[int, frozenset[str]]) -> frozenset[str]:
    """Whom a telling's events struck."""
    return frozenset().union(*(targets.get(e.head, frozenset()) for e in telling.events))


def disjoint(
    one: frozenset[str], two: frozenset[str], kinds: tuple[str, ...] = ("state:", "armed:")
) -> bool:
    """Whether two tellings struck forces of different states, or different groups.

    A French and a Malian convoy are two events; soldiers and rebels may fall in one.
    """
    if not one or not two:
        return False
    for side in kinds:
        mine = {name for name in one if name.startswith(side)}
        theirs = {name for name in two if name.startswith(side)}
        if mine and theirs and not mine & theirs:
            return True
    return False


def join(
    document: Document,
    tellings: list[Telling],
    targets: dict[int, frozenset[str]],
    doers: dict[int, frozenset[int]],
    times: Sequence[TimeMark],
    period: bool,
) -> list[Telling]:
    """Tellings of one sentence, joined unless its words or its ``times`` set them apart."""
    joined: list[Telling] = []
    for telling in tellings:
        home = next(
            (
                t
                for t in reversed(joined)
                if not _apart(document, t, telling, period)
                and not follows(document, times, t, telling)
                and not days_apart(document.words, times, t, telling)
                and not disjoint(
                    all_targets(t, targets), all_targets(telling, targets), ("state:",)
                )
                and not _by_others(t, telling, doers)
            ),
            None,
        )
        if home is None:
            joined.append(telling)
            continue
        home.heads += telling.heads
        home.events += telling.events
        home.tolls += telling.tolls
    return joined


def _apart(document: Document, first: Telling, second: Telling, period: bool) -> bool:
    """Whether two tellings of a sentence are of different events."""
    if _relative(document, first.events[-1], second.events[0]):
        return False
    if is_recap(first) != is_recap(second) and not period:
        return True
    one, two = first.events[-1], second.events[0]
    mine, theirs = family_of(first.kinds[-1]), family_of(second.kinds[0])
    if not compatible(mine, theirs) and not _consequence({mine, theirs}):
        return True
    if _subordinate(document, one.head, two.head):
        return True
    return _coordinated(document, one, two)


def _relative(document: Document, one: EventMark, two: EventMark) -> bool:
    """Whether the second only says more of the first: "the 2010 bombings that killed 74 people"."""
    words = document.words
    if words.dep[two.head] != "relcl" or words.head[two.head] != one.head:
        return False
    return compatible(family_of(one.type), family_of(two.type))


def _consequence(kinds: set[Family]) -> bool:
    """Whether one kind is what follows from violence in one sentence: arrests, weapons found."""
    return Family.STRATEGIC in kinds and bool(kinds & VIOLENT)


def _by_others(first: Telling, second: Telling, doers: dict[int, frozenset[int]]) -> bool:
    """Whether others did another deed: "gunmen shot three men, and crowds torched houses"."""
    mine, theirs = first.family, second.family
    if mine is theirs or mine is Family.GENERIC or theirs is Family.GENERIC:
        return False
    one, two = (
        frozenset().union(*(doers.get(e.head, frozenset()) for e in t.events))
        for t in (first, second)
    )
    return bool(one and two and not one & two)


def _subordinate(document: Document, first: int, second: int) -> bool:
    """Whether "a month after" or "since" stands between two tellings."""
    words = document.words
    left, right = path(words, first, second)
    for token in (*left, *right):
        for word in (token, *(child for child in words.children[token] if child < token)):
            lower = words.lower[word]
            if lower == "since" and words.dep[word] in ("mark", "prep"):
                return True
            # A measure of time stands before: "a month after", "days before".
            if lower in ("after", "before") and words.lemma[max(0, word - 1)] in _DEGREES:
                return True
            behind = words.lower[word + 1 : word + 2]
            if words.lemma[word] in _DAYS and behind in (["after"], ["before"]):
                return True
    return False


def _coordinated(document: Document, one: EventMark, two: EventMark) -> bool:
    """Whether two different events are listed side by side: "a raid ... as well as a blast"."""
    if one.type in _OUTCOMES or two.type in _OUTCOMES:
        return False
    pos = document.words.pos
    different = family_of(one.type) is not family_of(two.type)
    if not different and not pos[one.head] == pos[two.head] == "NOUN":
        return False
    return _LISTED.search(document.words_from(one.tokens[1], two.tokens[0]).lower()) is not None


def sides_of(telling: Telling, kinds: dict[int, ActorKind]) -> frozenset[str]:
    """The sides ("state", "armed") of those told to have acted."""
    heads = [role.head for role in telling.roles if role.role is Role.PERPETRATOR]
    return frozenset(side for head in heads if (side := SIDES.get(kinds.get(head))))
