"""From a document to its toll marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extraction.tolls.figures import Figure, find_figures
from dateline.extraction.tolls.linking import Link, link_sentence
from dateline.extraction.tolls.lists import Carried, find_listed
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.reality import is_real
from dateline.extraction.tolls.related import is_headline, opens_related
from dateline.extraction.tolls.scan import find_people
from dateline.extraction.tolls.triggers import Trigger, find_triggers
from dateline.extraction.tolls.victims import Sentence
from dateline.extraction.tolls.view import View, view_of
from dateline.marks import TollMark
from dateline.vocabulary import Group, Outcome

if TYPE_CHECKING:
    from dateline.analysis import Document

_PERIOD = re.compile(
    r"\bsince\b(?! (?:then|his|her|the (?:attack|incident|blast)))|\bso far this (?:year|month)|"
    r"\b(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:year|month|week|decade)s?\b|"
    r"\b(?:this|last) year\b|\bto date\b|\bin total\b|\b(?:during|throughout|in) the (?:war|conflict|insurgency|uprising)|"
    r"\b(?:over|in) (?:more than )?(?:a|\w+) (?:years|decades|decade) of\b|\byears of (?:war|conflict|fighting|violence)|"
    r"\bbetween \w+ (?:\d{4} )?and \w+ \d{4}|\bin (?:19|20)\d\d\b|\bdecade-long|\byear-long\b",
    re.I,
)
"""Words that make a figure the sum of a period."""


_RANKS = frozenset(
    "general generals commander commanders leader leaders captain captains lieutenant lieutenants "
    "colonel colonels major majors officer officers chief chiefs member members".split()
)
"""Both sides have them: as a part of a figure they belong to the side that the whole names."""


def mark_tolls(document: Document) -> tuple[TollMark, ...]:
    """The casualty figures of a document, in text order."""
    view = view_of(document)
    links: list[Link] = []
    carried: Carried | None = None
    related = False
    for number, span in enumerate(document.sentences):
        start, end = span.start, span.end
        related = opens_related(view, start, end) or (related and is_headline(view, start, end))
        if related:
            continue
        listed = find_listed(view, start, end, carried)
        if listed:
            links += listed
            continue
        triggers = [t for t in find_triggers(view, start, end)]
        if not triggers:
            if not _blank(view, start, end):
                carried = None
            continue
        sentence = Sentence(view, start, end, find_people(view, start, end), triggers)
        found = find_figures(sentence) + link_sentence(sentence)
        found = [link for link in found if is_real(view, link.trigger, start, end)]
        carried = _carried(view, start, end, found, number)
        links += found
    return _marks(document, view, links)


def _blank(view: View, start: int, end: int) -> bool:
    return all(not w.strip() or not w[0].isalnum() for w in view.lower[start:end])


def _carried(view: View, start: int, end: int, links: list[Link], number: int) -> Carried | None:
    """What a list behind this sentence continues: "… as follows:"."""
    wholes = [link for link in links if link.part_of is None]
    if not wholes:
        return None
    return Carried(wholes[-1], number)


def _marks(document: Document, view: View, links: list[Link]) -> tuple[TollMark, ...]:
    links.sort(key=lambda link: (link.people.start, link.trigger.start))
    links = _once(links)
    place = {id(link): index for index, link in enumerate(links)}
    groups = _groups(document, view, links)
    return tuple(
        _mark(document, view, link, group, place.get(id(link.part_of)), total)
        for link, group, total in zip(links, groups, _totals(document, links), strict=True)
    )


def _once(links: list[Link]) -> list[Link]:
    """One link for each phrase and outcome; who was hurt and died of it, died."""
    seen: set[tuple[int, Outcome]] = set()
    killed = {k.people.head for k in links if k.trigger.outcome is Outcome.KILLED}
    kept = []
    for link in links:
        key = (link.people.head, link.trigger.outcome)
        died = link.trigger.outcome is Outcome.INJURED and link.people.head in killed
        if key not in seen and not died:
            seen.add(key)
            kept.append(link)
    return kept


def _groups(document: Document, view: View, links: list[Link]) -> list[Group]:
    """The group of each figure; "others" and bare numbers take that of the figure before."""
    groups: list[Group] = []
    for index, link in enumerate(links):
        group = link.people.group
        ranked = view.lower[link.people.head] in _RANKS
        if link.part_of is not None and (ranked or group in {None, Group.UNSPECIFIED}):
            whole = next((i for i in range(index) if links[i] is link.part_of), None)
            if whole is not None and groups[whole] is not Group.UNSPECIFIED:
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


def _totals(document: Document, links: list[Link]) -> list[bool]:
    """Whether each figure is a sum over a period: words of one stand before it or next behind it."""
    return [_is_total(document, links, index) for index in range(len(links))]


def _is_total(document: Document, links: list[Link], index: int) -> bool:
    link, doc = links[index], document.doc
    number = document.sentence_of(link.people.start)
    sentence = document.sentences[number]
    head = doc[link.people.head].idx - sentence.start_char
    later = [
        doc[k.people.start].idx - sentence.start_char
        for k in links[index + 1 :]
        if k.part_of is None and k.trigger is not link.trigger and k.people.start < sentence.end
    ]
    return any(
        match.start() < head or not any(head < other < match.start() for other in later)
        for match in _PERIOD.finditer(sentence.text)
    )


def _mark(
    document: Document, view: View, link: Link, group: Group, part_of: int | None, total: bool
) -> TollMark:
    people, trigger = link.people, link.trigger
    start, end = _extent(view, people, trigger)
    return TollMark(
        span=document.span(start, end),
        tokens=(start, end),
        sentence=document.sentence_of(start),
        head=people.head,
        trigger=trigger.token,
        outcome=trigger.outcome,
        group=group,
        low=people.low,
        high=people.high,
        qualifier=people.qualifier,
        noun=document.span(*people.noun).text if people.noun else None,
        part_of=part_of,
        total=total,
        earlier=isinstance(link, Figure) and link.earlier,
        negated=people.kind is Kind.NONE,
    )


def _extent(view: View, people: People, trigger: Trigger) -> tuple[int, int]:
    """The shortest range with people and trigger; the people alone where they are far apart."""
    start, end = min(people.start, trigger.start), max(people.end, trigger.end)
    gap = end - start - (people.end - people.start) - (trigger.end - trigger.start)
    return (start, end) if gap <= 12 else (people.start, people.end)
