"""Whom "the group" or "the rebels" refers back to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.marks import ActorMark
from dateline.vocabulary import ActorKind

_GROUPS = frozenset(
    (ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.CRIMINAL, ActorKind.COMMUNAL,
     ActorKind.UNKNOWN_ARMED)
)  # fmt: skip
REACH = 3
"""Sentences that a reference reaches back; farther ones stay open."""


def antecedents(marks: Sequence[ActorMark]) -> dict[int, int]:
    """For marks that only refer back the index of the mark that they refer to.

    The nearest earlier actor of a fitting kind, at most three sentences back: one of the same head
    word first ("gunmen ... the gunmen"), then a named group, then one of the same kind. References
    with no such mark are left out.
    """
    result: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if mark.generic:
            found = _before(marks, index)
            if found is not None:
                result[index] = result.get(found, found)
    return result


def refer_back(marks: Sequence[ActorMark]) -> tuple[ActorMark, ...]:
    """The marks, those that refer back to a group of the register with its entry and name.

    The words stay those of the mark: "the group" is still what the report says.
    """
    meant = antecedents(marks)
    return tuple(
        _as(mark, marks[meant[index]]) if index in meant else mark
        for index, mark in enumerate(marks)
    )


def _as(mark: ActorMark, other: ActorMark) -> ActorMark:
    if other.actor is None:
        return mark
    return msgspec.structs.replace(
        mark, actor=other.actor, name=other.name, kind=other.kind, country=other.country
    )


def _before(marks: Sequence[ActorMark], index: int) -> int | None:
    mark = marks[index]
    near = [
        at
        for at in range(index - 1, -1, -1)
        if mark.sentence - marks[at].sentence <= REACH and marks[at].kind in _GROUPS
    ]
    noun = mark.span.text.split()[-1].lower()
    for at in near:
        if marks[at].span.text.lower().endswith(noun) and mark.kind is marks[at].kind:
            return at
    for at in near:
        if marks[at].actor is not None and mark.kind is not ActorKind.UNKNOWN_ARMED:
            return at
    return next((at for at in near if marks[at].kind is mark.kind), None)
