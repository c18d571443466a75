"""Verbs that tell what happened to people only when people are their object.

Things are seized, taken, lost, buried and destroyed, too, so these count only with a phrase that
counts people: "seized 12 villagers", "took 54 of our people", "lost nobody", "buried 19 people",
"destroyed a depot and up to 30 servicemen".
"""

from __future__ import annotations

from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.view import FINITE, View
from dateline.vocabulary import Group, Outcome

SEIZING = frozenset("seize seizes seized seizing snatch snatches snatched snatching".split())
TAKING = frozenset({"took", "taking"})
LOSING = frozenset({"lost", "loses", "losing", "lose"})
BURYING = frozenset({"buried", "burying", "bury"})
DESTROYING = frozenset({"destroyed", "destroying", "destroy", "destroys"})
HARMING = frozenset({"harmed"})
"""Only "no civilians were harmed" counts: with people it leaves open what happened to them."""
RELEASING = frozenset(
    "free freed frees freeing release released releases releasing rescue rescued rescues rescuing "
    "hold holds held holding".split()
)
"""Of captives only; who was let go or is still held was taken before."""
CONTEXTUAL = HARMING | SEIZING | TAKING | LOSING | BURYING | DESTROYING | RELEASING

_STATE = frozenset(
    "army military police troops soldiers forces authorities agents officers".split()
)
_STUCK = frozenset("alive under beneath underneath rubble debris landslide mudslide".split())
_COUNTED = frozenset({Kind.COUNTED, Kind.ONE})
_FIGHTERS = frozenset(
    {Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES, Group.MILITANTS, Group.ATTACKERS}
)
_LIVES = frozenset({"life", "lives"})
_LISTING = 24
"""Words from "destroyed" to the people at the end of a list of things."""


def contextual_outcome(view: View, at: int, start: int) -> Outcome | None:
    """What the verb at a token tells of people, if it is of these and has people as its object."""
    word = view.lower[at]
    if word not in CONTEXTUAL or view.tag[at][:2] not in {"VB", "JJ"}:
        return None
    if word in RELEASING:
        return Outcome.ABDUCTED if _of_captives(view, at) else None
    if word in SEIZING or word in TAKING:
        state = not _STATE.isdisjoint(view.lower[max(start, at - 6) : at])
        return Outcome.CAPTURED if state else Outcome.ABDUCTED
    if word in BURYING and not _STUCK.isdisjoint(view.lower[at + 1 : at + 9]):
        return None
    return Outcome.KILLED


_CAPTIVITY = frozenset(
    "hostage hostages captive captives captors kidnap kidnapped kidnapping kidnappers abduct "
    "abducted abduction abductees abductors ransom captivity".split()
)
_JAILED = frozenset("suspect suspects prisoner prisoners detainee detainees inmate inmates".split())
_CAPTIVE_REACH = 40
"""Words around a release in which a word of captivity tells that hostages were let go."""


def _of_captives(view: View, at: int) -> bool:
    """Whether words of captivity stand near: police release suspects, too."""
    near = view.lower[max(0, at - _CAPTIVE_REACH) : at + _CAPTIVE_REACH]
    return not _CAPTIVITY.isdisjoint(near)


def fits_contextual(view: View, token: int, people: People) -> bool:
    """Whether the phrase is one that the verb at ``token`` can take as people."""
    word, after = view.lower[token], view.lower[people.end : people.end + 1]
    if view.lower[people.head] in _LIVES:
        return False
    if word in HARMING:
        return people.kind is Kind.NONE
    if word in RELEASING:
        talks = after in (["responsible"], ["accountable"], ["liable"])
        jailed = view.lower[people.head] in _JAILED
        return people.kind in _COUNTED and not talks and not jailed
    if word in TAKING:
        near = token + 1 == people.start and people.kind is Kind.COUNTED
        return near and after not in (["to"], ["part"], ["for"], ["into"], ["off"])
    if word in LOSING:
        return people.start > token and people.kind in _COUNTED | {Kind.NONE}
    if word in DESTROYING:
        return people.start > token and people.group in _FIGHTERS and people.kind is Kind.COUNTED
    if people.end <= token:  # "two men were killed and five rifles were seized"
        gap = range(people.end, token)
        if word in BURYING or any(view.tag[i][:2] == "NN" for i in gap):
            return False
    return people.kind in _COUNTED


def listed_behind(view: View, token: int, people: list[People], end: int) -> People | None:
    """The people at the end of a list of things: "destroyed a depot and up to 30 servicemen"."""
    if view.lower[token] not in DESTROYING | LOSING:
        return None
    for one in people:
        if not token < one.start < min(end, token + _LISTING):
            continue
        before = view.lower[one.start - 1]
        gap = range(token + 1, one.start)
        broken = any(view.tag[i] in FINITE or view.lower[i] == "that" for i in gap)
        if before in {"and", ",", "destroyed"} and not broken and fits_contextual(view, token, one):
            return one
    return None
