"""The group of somebody told by whom he serves: "a man working for the intelligence service"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extraction.tolls.view import View
from dateline.vocabulary import Group

_SERVING = frozenset(
    "working works worked serving serves served affiliated belonging belongs belonged enlisted "
    "joined joining fighting fought operating operates operated recruited".split()
)
_SMALL = frozenset("had has have was is also once then later recently just who".split())
_ENDS = frozenset({".", ";", ":", "who", "and", "but", "after", "by", "when", "while", "before"})
_REACH = 24
"""Words from a person to "who had joined": a place or a verb may stand between."""
_ORG = 9
"""Words from "working for" to the name of the force."""

_FORCES = frozenset({Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES, Group.MILITANTS})


def affiliation(
    view: View, head: int, limit: int, word_group: Callable[[View, int], Group | None]
) -> Group | None:
    """The force that the person at ``head`` serves by the words behind, in ``limit`` tokens.

    A former rebel "who had joined the army" is a soldier: the side joined last counts.
    """
    at = head + 1
    while at < min(limit, head + _REACH):
        direct = at == head + 1 or view.lower[at - 1] in _SMALL
        if direct and view.lower[at] in _SERVING and (at == head + 1 or _relative(view, head, at)):
            return _organisation(view, at + 1, limit, word_group)
        at += 1
    return None


def _relative(view: View, head: int, at: int) -> bool:
    """Whether "who" stands right before the verb, small words apart."""
    before = at - 1
    while before > head and view.lower[before] in _SMALL - {"who"}:
        before -= 1
    return view.lower[before] == "who"


def _organisation(
    view: View, start: int, limit: int, word_group: Callable[[View, int], Group | None]
) -> Group | None:
    for at in range(start, min(start + _ORG, limit)):
        if view.lower[at] in _ENDS:
            return None
        found = word_group(view, at)
        if found in _FORCES:
            return found
    return None
