"""The group of each figure, with what "others" and bare numbers take from the figure before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.tolls.linking import Link
from dateline.extraction.tolls.people import Kind
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Group, Outcome

if TYPE_CHECKING:
    from dateline.analysis import Document

_RANKS = frozenset(
    "general generals commander commanders leader leaders captain captains lieutenant lieutenants "
    "colonel colonels major majors officer officers chief chiefs member members".split()
)
"""Both sides have them: as a part of a figure they belong to the side that the whole names."""


def groups_of(document: Document, view: View, links: list[Link]) -> list[Group]:
    """The group of each figure; "others" and bare numbers take that of the figure before."""
    groups: list[Group] = []
    place = {id(link): index for index, link in enumerate(links)}
    for index, link in enumerate(links):
        group = link.people.group
        ranked = view.lower[link.people.head] in _RANKS
        if link.part_of is not None and (ranked or group in {None, Group.UNSPECIFIED}):
            whole = place.get(id(link.part_of), index)
            if whole < index and groups[whole] is not Group.UNSPECIFIED:
                group = groups[whole]
        elif group is None and link.people.kind in {Kind.NUMBER, Kind.COUNTED, Kind.BARE}:
            group = _inherited(document, links, groups, index)
        if group in {None, Group.UNSPECIFIED} and link.trigger.outcome is Outcome.DISPLACED:
            group = Group.CIVILIANS
        groups.append(group or Group.UNSPECIFIED)
    return groups


def _inherited(
    document: Document, links: list[Link], groups: list[Group], index: int
) -> Group | None:
    here = document.sentence_of(links[index].people.start)
    for before in range(index - 1, -1, -1):
        if links[before].part_of is not None:
            continue
        if here - document.sentence_of(links[before].people.start) > 1:
            return None
        return groups[before]
    return None
