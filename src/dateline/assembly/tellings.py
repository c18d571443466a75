"""From the marks of a report to its tellings, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from dateline.assembly.attach import attach
from dateline.assembly.dating import late_times, of_care, of_remains, told_days_before
from dateline.assembly.figures import speaker_of
from dateline.assembly.joining import all_targets, doers_of, join, sides_of, targets_of
from dateline.assembly.telling import Telling
from dateline.assembly.wording import (
    SEPARATE,
    SINCE_TODAY,
    in_period,
    is_dated,
    nouns_of,
    opens_with_recap,
    relate,
    set_age,
)
from dateline.marks import EventMark, Mark, TollMark
from dateline.scopes import Scopes
from dateline.vocabulary import DatePrecision, EventType, Outcome

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.work import Work

_OUTCOME_TYPES = {
    Outcome.KILLED: EventType.KILLING,
    Outcome.INJURED: EventType.ASSAULT,
    Outcome.ABDUCTED: EventType.ABDUCTION,
    Outcome.CAPTURED: EventType.ARREST,
    Outcome.ARRESTED: EventType.ARREST,
    Outcome.MISSING: EventType.KILLING,
    Outcome.DISPLACED: EventType.OTHER,
}
_BY_SENTENCE = ("times", "places", "means", "sources", "responsibilities", "actors")


def find_tellings(work: Work) -> list[Telling]:
    """The tellings of a report, in the order of the text."""
    document = work.analysed
    order = orders(document)
    items: dict[int, list[Telling]] = defaultdict(list)
    for event in work.events:
        items[event.sentence].append(
            Telling(event.sentence, order[event.sentence], [event.head], [event])
        )
    for toll in work.tolls:
        _place_toll(items[toll.sentence], toll, order[toll.sentence])
    kinds = {actor.head: actor.kind for actor in work.actors}
    targets, doers = targets_of(work), doers_of(work)
    parts, scopes, empty = parts_of(work), Scopes(work.sources), _unmarked(work)
    result: list[Telling] = []
    for sentence in sorted(items):
        text = document.sentence_texts[sentence]
        if "since" in text.lower() and SINCE_TODAY.search(text) and not SEPARATE.search(text):
            items[sentence] = [_current(telling) for telling in items[sentence]]
        part = parts.get(sentence, empty)
        if opens_with_recap(part, sentence, items[sentence]):
            for telling in items[sentence]:
                telling.recap = True
        period = in_period(part, sentence)
        ordered = sorted(items[sentence], key=lambda t: t.start)
        found = join(document, ordered, targets, doers, part.times, period)
        for telling in found:
            relate(document, telling)
        attach(part, sentence, found)
        for telling in found:
            set_age(document, telling)
            telling.voices = _voices(scopes, telling)
            telling.denied = _denied(scopes, telling)
            telling.remains = of_remains(document, telling)
            if of_care(document, telling):
                telling.remains, telling.places = True, []
            telling.stale = told_days_before(document, telling)
            telling.late = late_times(document, telling)
            if telling.late and not telling.period:
                telling.recap = False  # "the toll had gone up after a woman died of her wounds"
            telling.running = _running(document, telling)
            telling.targets = all_targets(telling, targets)
            telling.doers = sides_of(telling, kinds)
            if period and not is_dated(telling):
                telling.recap = telling.period = True
        result += found
    if any(telling.labels for telling in result):
        for telling in result:
            telling.nouns = nouns_of(document, telling.sentence)
    return _news_after_all(result, document.report.published)


SAME_NEWS = dt.timedelta(days=4)
"""Days before publication on which what is told in the pluperfect may still be the news."""


def _news_after_all(tellings: list[Telling], published: dt.date) -> list[Telling]:
    """The tellings, with the first day told as news, though in the pluperfect.

    "Residents counted the dead on Tuesday. Gunmen had stormed the village on Sunday."
    """
    for telling in tellings:
        days = [t.start for t in telling.times if t.precision is DatePrecision.DAY and t.start]
        if not days:
            continue
        recent = published - SAME_NEWS <= min(days) <= published
        alone = all(t.recap for t in tellings if t.sentence == telling.sentence)
        if alone and telling.recap and recent and _in_pluperfect(telling):
            telling.recap = False
            telling.events = [msgspec.structs.replace(e, background=False) for e in telling.events]
        break
    return tellings


def _in_pluperfect(telling: Telling) -> bool:
    """Whether nothing but "had" makes a telling a recap."""
    cues = [e.cue.text.lower() for e in telling.events if e.background and e.cue is not None]
    summed = telling.period or any(toll.total for toll in telling.tolls)
    return bool(cues) and not summed and all(cue.startswith("had ") for cue in cues)


def parts_of(work: Work) -> dict[int, Work]:
    """For each sentence with marks the work with the marks of that sentence alone.

    Rules that look through the marks of one sentence would else take squared time.
    """
    found: dict[int, dict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for name in _BY_SENTENCE:
        for mark in getattr(work, name):
            found[mark.sentence][name].append(mark)
    for role in work.roles:
        found[work.analysed.sentence_of(role.event)]["roles"].append(role)
    empty = _unmarked(work)
    return {
        sentence: msgspec.structs.replace(empty, **{n: tuple(marks[n]) for n in marks})
        for sentence, marks in found.items()
    }


def _unmarked(work: Work) -> Work:
    """The work with none of the marks that belong to sentences."""
    return msgspec.structs.replace(work, roles=(), **dict.fromkeys(_BY_SENTENCE, ()))


def _voices(scopes: Scopes, telling: Telling) -> dict[int, str]:
    """For the head of each figure the name of its source, "" for the report's own voice."""
    speakers = {toll.head: speaker_of(toll, scopes) for toll in telling.tolls}
    return {head: "" if s is None else s.name.casefold() for head, s in speakers.items()}


_COUNTING = frozenset({"toll", "tolls", "number", "figure", "count"})


def _running(document: Document, telling: Telling) -> frozenset[int]:
    """The number's tokens of figures that a word for a running count tells."""
    lower = document.words.lower
    return frozenset(
        toll.head
        for toll in telling.tolls
        if not _COUNTING.isdisjoint(lower[min(toll.trigger - 2, toll.tokens[0]) : toll.tokens[1]])
    )


def _denied(scopes: Scopes, telling: Telling) -> bool:
    """Whether every word of the event stands under a denial: "dismissed rumours of a bomb"."""
    speakers = [scopes.of(event.head) for event in telling.events]
    return all(speaker is not None and speaker.denial for speaker in speakers)


def _current(telling: Telling) -> Telling:
    """A telling with no mark of a recap: what has gone on "since this morning" is news."""
    telling.events = [msgspec.structs.replace(e, background=False) for e in telling.events]
    telling.tolls = [msgspec.structs.replace(t, total=False) for t in telling.tolls]
    return telling


def orders(document: Document) -> list[int]:
    """For each sentence the number of sentences with words before it."""
    count, result = 0, []
    for text in document.sentence_texts:
        result.append(count)
        count += bool(text.strip(" \n-*\u2022"))
    return result


def _place_toll(tellings: list[Telling], toll: TollMark, order: int) -> None:
    """Give a toll to the telling of its own trigger, or make one for it."""
    for telling in tellings:
        marks = telling.events
        if any(m.tokens[0] <= toll.trigger < m.tokens[1] or m.head == toll.trigger for m in marks):
            telling.tolls.append(toll)
            telling.heads.append(toll.head)
            return
    kind = _OUTCOME_TYPES[toll.outcome]
    event = EventMark(
        span=toll.span,
        tokens=toll.tokens,
        sentence=toll.sentence,
        head=toll.trigger,
        type=kind,
    )
    tellings.append(Telling(toll.sentence, order, [toll.trigger, toll.head], [event], [toll]))
