"""From a document to its toll marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extraction.accidents import in_accident
from dateline.extraction.tolls.described import Told
from dateline.extraction.tolls.figures import Figure, find_figures, tells_figures
from dateline.extraction.tolls.inheritance import groups_of
from dateline.extraction.tolls.linking import Link, link_sentence
from dateline.extraction.tolls.listing import fits
from dateline.extraction.tolls.lists import Carried, find_listed
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.portions import find_portions
from dateline.extraction.tolls.pronouns import find_pronouns
from dateline.extraction.tolls.reality import is_real
from dateline.extraction.tolls.recounts import REACH, find_recounts
from dateline.extraction.tolls.related import is_headline, opens_related
from dateline.extraction.tolls.scan import find_people
from dateline.extraction.tolls.totals import totals_of
from dateline.extraction.tolls.triggers import Trigger, find_triggers
from dateline.extraction.tolls.victims import Sentence
from dateline.extraction.tolls.view import View, view_of
from dateline.marks import TollMark
from dateline.vocabulary import Outcome, Qualifier

if TYPE_CHECKING:
    from dateline.analysis import Document


def mark_tolls(document: Document) -> tuple[TollMark, ...]:
    """The casualty figures of a document, in text order."""
    view = view_of(document)
    links: list[Link] = []
    carried: Carried | None = None
    related = False
    last, before = (0, 0), (0, 0)
    for number, span in enumerate(document.sentences):
        start, end = span.start, span.end
        last, before = (start, end), last
        related = opens_related(view, start, end) or (related and is_headline(view, start, end))
        if related:
            continue
        listed = find_listed(view, start, end, carried)
        if listed:
            links += listed
            continue
        triggers = find_triggers(view, start, end)
        told = [k for k in links if number - document.sentence_of(k.people.start) <= REACH]
        if not triggers and not tells_figures(view, start, end):
            if told:
                links += find_recounts(view, start, end, told, ())
                listed_dead = "among" in view.lower[start:end]
                people = find_people(view, start, end) if listed_dead else []
                links += find_portions(view, start, end, people, told)
            if not _blank(view, start, end):
                carried = None
            continue
        sentence = Sentence(view, start, end, find_people(view, start, end), triggers)
        figures = find_figures(sentence)
        sentence.people = [p for p in sentence.people if not _taken(p, figures)]
        found = figures + link_sentence(sentence)
        if not _killed(found) and not _killed(links[-_RECENT:]):
            found += find_pronouns(view, start, end, sentence.people, before)
        found = [link for link in found if is_real(view, link.trigger, start, end)]
        found = [k for k in found if not in_accident(document.words, k.trigger.token)]
        if told or found:
            found += find_recounts(view, start, end, [*told, *found], found)
        portions = find_portions(view, start, end, sentence.people, [*links[-_RECENT:], *found])
        among = [k for k in portions if view.lower[k.trigger.token] == "among"]
        found = [k for k in found if not _taken(k.people, among)]
        sure = [k for k in found if k.people.kind is not Kind.BARE]
        portions = [k for k in portions if not _taken(k.people, sure)]
        found = [k for k in found if not _taken(k.people, portions)] + portions
        found = _into_whole(found, links)
        carried = _carried(found, number)
        links += found
    return _marks(document, view, links)


_RECENT = 6
"""Figures told last, of whom a pronoun may tell again."""


def _killed(links: list[Link]) -> bool:
    return any(link.trigger.outcome is Outcome.KILLED for link in links)


def _into_whole(found: list[Link], links: list[Link]) -> list[Link]:
    """The links, what "those killed include" opens made parts of the last figure of the killed.

    "The victims were" tells of the killed only where such a figure stands before it.
    """
    kept = []
    for link in found:
        if link.trigger.kind == "roll":
            wholes = [
                k
                for k in links
                if k.part_of is None
                and k.trigger.outcome is link.trigger.outcome
                and (k.people.low or 0) > 1
                and fits(link.people, k.people)
            ]
            link.part_of = wholes[-1] if wholes else None
        if link.trigger.kind != "roll" or link.trigger.sure or link.part_of is not None:
            kept.append(link)
    return kept


def _taken(people: People, figures: Sequence[Link]) -> bool:
    """Whether a figure of a running toll has the phrase's number already."""
    return any(f.people.start < people.end and people.start < f.people.end for f in figures)


def _blank(view: View, start: int, end: int) -> bool:
    return all(not w.strip() or not w[0].isalnum() for w in view.lower[start:end])


def _carried(links: list[Link], number: int) -> Carried | None:
    """What a list behind this sentence continues: "… as follows:"."""
    wholes = [link for link in links if link.part_of is None]
    if not wholes:
        return None
    return Carried(wholes[-1], number)


def _marks(document: Document, view: View, links: list[Link]) -> tuple[TollMark, ...]:
    links.sort(key=lambda link: (link.people.start, link.trigger.start))
    links = _once(links)
    place = {id(link): index for index, link in enumerate(links)}
    groups = groups_of(document, view, links)
    totals = totals_of(document, links)
    return tuple(
        _mark(document, link, group, place.get(id(link.part_of)), total, _apart(links, index))
        for index, (link, group, total) in enumerate(zip(links, groups, totals, strict=True))
    )


def _apart(links: list[Link], index: int) -> bool:
    """Whether another figure of the same trigger stands between the people and it."""
    link = links[index]
    near = [links[i] for i in (index - 1, index + 1) if 0 <= i < len(links)]
    low, high = sorted((link.people.head, link.trigger.token))
    return link.part_of is not None or any(
        k.trigger is link.trigger and k.part_of is not link and low < k.people.head < high
        for k in near
    )


def _once(links: list[Link]) -> list[Link]:
    """One link for each phrase and outcome; who was hurt and died of it, died."""
    seen: set[tuple[int, Outcome]] = set()
    killed = {k.people.head for k in links if k.trigger.outcome is Outcome.KILLED}
    kept = []
    for link in links:
        key = (link.people.head, link.trigger.outcome)
        hurt = (
            link.trigger.outcome is Outcome.INJURED and link.people.qualifier is not Qualifier.VAGUE
        )
        died = hurt and link.people.head in killed
        if key not in seen and not died:
            seen.add(key)
            kept.append(link)
    return kept


def _mark(
    document: Document, link: Link, told: Told, part_of: int | None, total: bool, apart: bool
) -> TollMark:
    people, trigger = link.people, link.trigger
    start, end = (people.start, people.end) if apart else _extent(people, trigger)
    return TollMark(
        span=document.span(start, end),
        tokens=(start, end),
        sentence=document.sentence_of(start),
        head=people.head,
        trigger=trigger.token,
        outcome=trigger.outcome,
        group=told.group,
        told=None if told.tokens is None else document.span(*told.tokens),
        low=people.low,
        high=people.high,
        qualifier=people.qualifier,
        noun=_bare_words(document, people),
        part_of=part_of,
        total=total,
        earlier=isinstance(link, Figure) and link.earlier,
        negated=people.kind is Kind.NONE,
    )


def _bare_words(document: Document, people: People) -> str | None:
    """Whom a figure counts, as written, without quotation marks at the ends."""
    if people.noun is None:
        return None
    return document.span(*people.noun).text.strip("\"'\u201c\u201d\u2018\u2019 ") or None


def _extent(people: People, trigger: Trigger) -> tuple[int, int]:
    """The shortest range with people and trigger; the people alone where they are far apart."""
    start, end = min(people.start, trigger.start), max(people.end, trigger.end)
    gap = end - start - (people.end - people.start) - (trigger.end - trigger.start)
    return (start, end) if gap <= 12 else (people.start, people.end)
