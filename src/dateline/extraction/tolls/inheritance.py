"""The group of each figure, with what "others" and bare numbers take from the figure before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.tolls.contextual import LOSING
from dateline.extraction.tolls.described import Told, described_group
from dateline.extraction.tolls.groups import group_of_words
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


def groups_of(document: Document, view: View, links: list[Link]) -> list[Told]:
    """The group of each figure; "others" and bare numbers take that of the figure before."""
    groups: list[Group] = []
    elsewhere: dict[int, Told] = {}
    place = {id(link): index for index, link in enumerate(links)}
    for index, link in enumerate(links):
        group = link.people.group
        ranked = view.lower[link.people.head] in _RANKS
        if group is Group.SOLDIERS and _of_police(document, view, link):
            group = Group.POLICE
        if link.part_of is not None and (ranked or group in {None, Group.UNSPECIFIED}):
            whole = place.get(id(link.part_of), index)
            if whole < index and groups[whole] is not Group.UNSPECIFIED:
                group = groups[whole]
        elif group is None and (own := _own_loss(document, view, link)) is not None:
            group = own
        elif _his_men(view, link) and index and _same_sentence(document, links, index):
            group = groups[index - 1]
        elif group is None and (told := described_group(document, view, link.people)) is not None:
            group, elsewhere[index] = told.group, told
        elif group is None and link.people.kind in {Kind.NUMBER, Kind.COUNTED, Kind.BARE}:
            group = _inherited(document, view, links, groups, index)
        if group in {None, Group.UNSPECIFIED} and link.trigger.outcome is Outcome.DISPLACED:
            group = Group.CIVILIANS
        groups.append(group or Group.UNSPECIFIED)
    return [elsewhere.get(index, Told(group)) for index, group in enumerate(groups)]


def _inherited(
    document: Document, view: View, links: list[Link], groups: list[Group], index: int
) -> Group | None:
    here = document.sentence_of(links[index].people.start)
    for before in range(index - 1, -1, -1):
        if links[before].part_of is not None:
            continue
        if here - document.sentence_of(links[before].people.start) > 1:
            return None
        alone = groups[before] in _DESCRIBED and links[index].people.kind is not Kind.BARE
        other = here != document.sentence_of(links[before].people.start) and (
            _fewer(document, links[before], links[index]) or _dated(document, view, here)
        )
        return None if alone or other else groups[before]
    return None


def _fewer(document: Document, before: Link, link: Link) -> bool:
    """Whether several are told of after one alone, without "others": they may be anybody."""
    several = link.people.kind is Kind.NUMBER and (link.people.low or 0) > 1
    words = document.words.lower[link.people.start : link.people.end + 1]
    return several and before.people.kind is Kind.ONE and _OTHERS.isdisjoint(words)


_OTHERS = frozenset({"others", "other", "more", "them"})
_HEAD = 3
"""Tokens at the head of a sentence in which a date tells of another event: "In June, five ..."."""


def _dated(document: Document, view: View, sentence: int) -> bool:
    """Whether a sentence opens with a date of its own."""
    start = document.sentences[sentence].start
    return "DATE" in view.entity[start : start + _HEAD]


_DESCRIBED = frozenset({Group.WOMEN, Group.CHILDREN})
"""Women and children say nothing of the "four others" told of with them."""


def _same_sentence(document: Document, links: list[Link], index: int) -> bool:
    starts = (links[index - 1].people.start, links[index].people.start)
    return document.sentence_of(starts[0]) == document.sentence_of(starts[1])


_LEFT_BEHIND = (["behind"], ["on", "the", "field"], ["on", "the", "battlefield"])
_ARMED_BODY = frozenset({"group", "movement", "militia", "faction", "insurgency"})


def _own_loss(document: Document, view: View, link: Link) -> Group | None:
    """The group of a side's own dead: "the group lost nobody", "rebels left four dead behind"."""
    at, end = link.trigger.token, link.trigger.end
    start = document.sentences[document.sentence_of(at)].start
    opened = link.people.start - 1
    if opened > start and view.lower[opened] in _SUFFERING:
        return group_of_words(view, start, opened)
    if view.lower[max(start, opened - 1) : opened + 1] in (
        ["left", "behind"],
        ["leaving", "behind"],
    ):
        return group_of_words(view, start, opened)
    left = view.lower[max(start, link.people.start - 1)] in {"left", "leaving"}
    behind = left and any(view.lower[end : end + len(w)] == w for w in _LEFT_BEHIND)
    counted = next((i for i in range(opened, start, -1) if view.lower[i] in _LOSSES), None)
    if counted is not None and view.tag[counted - 1][:2] in {"NN", "JJ"}:
        return group_of_words(view, start, counted)  # "Navy casualties stood at five wounded"
    if not behind and view.lower[at] not in LOSING:
        return None
    told = group_of_words(view, start, _subject_end(view, at, start, link.people.start))
    if told is None and not _ARMED_BODY.isdisjoint(view.lower[start:at]):
        return Group.MILITANTS
    return told


_LOSSES = frozenset({"casualties", "losses"})
_SUFFERING = frozenset("suffer suffers suffered suffering sustained".split())


def _subject_end(view: View, verb: int, start: int, stop: int) -> int:
    """The token behind the subject of a verb or of those that it is listed with.

    "The rebels said they killed eight soldiers and lost two": those who lost are the rebels.
    """
    at = verb
    while view.dep[at] == "conj" and view.head[at] < at:
        at = view.head[at]
    subject = next(
        (i for i in range(start, at) if view.head[i] == at and "subj" in view.dep[i]), -1
    )
    return min(verb, stop) if subject < 0 else subject + 1


def _his_men(view: View, link: Link) -> bool:
    """ "a colonel and six of his men": they are of the commander's force."""
    words = view.lower[link.people.start : link.people.end]
    return words[-2:] in (["his", "men"], ["her", "men"], ["their", "men"], ["his", "guards"])


_SHARED_RANKS = frozenset(
    "captain captains colonel colonels lieutenant lieutenants major majors general generals "
    "brigadier sergeant sergeants corporal corporals".split()
)
_POLICE = frozenset({"police", "gendarmerie", "constabulary"})
_ARMY = frozenset("army military soldier soldiers troops navy air marine marines barracks".split())


def _of_police(document: Document, view: View, link: Link) -> bool:
    """Whether a rank that army and police share is one of the police, by what stands before it."""
    head = link.people.head
    if view.lower[head] not in _SHARED_RANKS:
        return False
    before = view.lower[document.sentences[document.sentence_of(head)].start : head]
    return not _POLICE.isdisjoint(before) and _ARMY.isdisjoint(before)
