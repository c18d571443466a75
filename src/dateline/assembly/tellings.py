"""From the marks of a report to its tellings, sentence by sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from dateline.assembly.attach import attach
from dateline.assembly.families import VIOLENT, Family, compatible, family_of
from dateline.assembly.figures import speaker_of
from dateline.assembly.telling import Telling
from dateline.assembly.tree import path
from dateline.marks import EventMark, Mark, TimeMark, TollMark
from dateline.scopes import Scopes
from dateline.vocabulary import ActorKind, DatePrecision, EventType, Outcome, Role, Stage

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.analysis import Document
    from dateline.work import Work

_FRESH = re.compile(
    r"\b(?:separate(?:ly)?|another|elsewhere|meanwhile|on the other hand|"
    r"similar(?:ly)?|in other|a second|a third|a further|different|simultaneous|also on|"
    r"in a related|the same (?:day|morning|afternoon|evening|night|week)|"
    r"other (?:attack|incident|clash|operation|develop|event|area|part)\w*|unrelated)\b",
    re.IGNORECASE,
)
_PERIOD_WORDS = re.compile(r"\b(?:first|past|last|previous|recent)\b", re.IGNORECASE)
_WEEKS_AFTER = re.compile(r"\b(?:week|month|year)s? after$", re.IGNORECASE)
_LISTED = re.compile(r"\bas well as\b|;|\bin addition to\b|\bwhile\b|\balso claim")
_NEWEST = re.compile(r"\b(?:(?:most )?recent|latest|new)\b", re.IGNORECASE)
_BACK = frozenset({"the", "this", "that", "these", "those", "latest", "its", "their", "such"})
_SINCE_TODAY = re.compile(
    r"\bsince (?:this |the |early |yesterday |last )*"
    r"(?:morning|dawn|noon|midnight|night|evening|afternoon|hours?|yesterday|today)\b",
    re.IGNORECASE,
)
OPENING = 8
"""Tokens at the head of a sentence in which "meanwhile" or "in a separate incident" stands."""

PERIOD = dt.timedelta(days=28)
"""A period that began longer before publication is a recap; "this week" and "in the last days" are
not."""

_OUTCOME_TYPES = {
    Outcome.KILLED: EventType.KILLING,
    Outcome.INJURED: EventType.ASSAULT,
    Outcome.ABDUCTED: EventType.ABDUCTION,
    Outcome.CAPTURED: EventType.ARREST,
    Outcome.ARRESTED: EventType.ARREST,
    Outcome.MISSING: EventType.KILLING,
    Outcome.DISPLACED: EventType.OTHER,
}
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

_OUTCOMES = frozenset({EventType.KILLING, EventType.ASSAULT})
_BY_SENTENCE = ("times", "places", "means", "sources", "responsibilities")
_DEGREES = frozenset("hour day week month year minute".split())


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
    parts, scopes = parts_of(work), Scopes(work.sources)
    result: list[Telling] = []
    for sentence in sorted(items):
        if _SINCE_TODAY.search(document.sentences[sentence].text):
            items[sentence] = [_current(telling) for telling in items[sentence]]
        part = parts.get(sentence, _unmarked(work))
        period = _in_period(part, sentence)
        found = _join(
            document, sorted(items[sentence], key=lambda t: t.start), targets, doers, period
        )
        attach(part, sentence, found)
        for telling in found:
            telling.voices = _voices(scopes, telling)
            _describe(document, telling, kinds)
            telling.targets = _all_targets(telling, targets)
            if period and not _dated(telling):
                telling.recap = telling.period = True
        result += found
    return result


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


def _current(telling: Telling) -> Telling:
    """A telling with no mark of a recap: what has gone on "since this morning" is news."""
    telling.events = [msgspec.structs.replace(e, background=False) for e in telling.events]
    telling.tolls = [msgspec.structs.replace(t, total=False) for t in telling.tolls]
    return telling


def orders(document: Document) -> list[int]:
    """For each sentence the number of sentences with words before it."""
    count, result = 0, []
    for sentence in document.sentences:
        result.append(count)
        count += bool(sentence.text.strip(" \n-*\u2022"))
    return result


def _in_period(work: Work, sentence: int) -> bool:
    """Whether a sentence tells of a period that began long before: "since June 2019, ..."."""
    earliest = work.report.published - PERIOD
    return any(
        _long(time)
        if time.start is None or time.end is None
        else time.precision is DatePrecision.RANGE and time.start < earliest <= time.end
        for time in work.times
        if time.sentence == sentence
    )


def _long(time: TimeMark) -> bool:
    """Whether a length of time without dates is a period: "in the first three months"."""
    months = time.kind == "DURATION" and re.fullmatch(r"P(?:\d+|X+)[MY]", time.value)
    return bool(months and _PERIOD_WORDS.search(time.span.text))


def _dated(telling: Telling) -> bool:
    return any(time.precision is DatePrecision.DAY for time in telling.times)


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


def _all_targets(telling: Telling, targets: dict[int, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(targets.get(e.head, frozenset()) for e in telling.events))


def disjoint(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two tellings struck forces of different states, or different groups.

    A French and a Malian convoy are two events; soldiers and rebels may fall in one.
    """
    for side in ("state:", "armed:"):
        mine = {name for name in one if name.startswith(side)}
        theirs = {name for name in two if name.startswith(side)}
        if mine and theirs and not mine & theirs:
            return True
    return False


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


def _join(
    document: Document,
    tellings: list[Telling],
    targets: dict[int, frozenset[str]],
    doers: dict[int, frozenset[int]],
    period: bool,
) -> list[Telling]:
    """Tellings of one sentence, joined unless its words set them apart."""
    joined: list[Telling] = []
    for telling in tellings:
        home = next(
            (
                t
                for t in reversed(joined)
                if not _apart(document, t, telling, period)
                and not disjoint(_all_targets(t, targets), _all_targets(telling, targets))
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
    if _recap(first) != _recap(second) and not period:
        return True
    one, two = first.events[-1], second.events[0]
    kinds = {family_of(one.type), family_of(two.type)}
    if not compatible(family_of(one.type), family_of(two.type)) and not _consequence(kinds):
        return True
    if _subordinate(document, one.head, two.head):
        return True
    return _coordinated(document, one, two)


def _consequence(kinds: set[Family]) -> bool:
    """Whether one kind is what follows from violence in one sentence: arrests, weapons found."""
    return Family.STRATEGIC in kinds and bool(kinds & VIOLENT)


def _recap(telling: Telling) -> bool:
    """Whether the words mark an older event or a sum over a period."""
    marked = any(event.background for event in telling.events)
    return marked or any(toll.total for toll in telling.tolls)


def _by_others(first: Telling, second: Telling, doers: dict[int, frozenset[int]]) -> bool:
    """Whether others did another deed: "gunmen shot three men, and crowds torched houses"."""
    if first.family is second.family or Family.GENERIC in (first.family, second.family):
        return False
    one, two = (
        frozenset().union(*(doers.get(e.head, frozenset()) for e in t.events))
        for t in (first, second)
    )
    return bool(one and two and not one & two)


def _subordinate(document: Document, first: int, second: int) -> bool:
    """Whether "a month after" or "since" stands between two tellings."""
    doc = document.doc
    left, right = path(doc, first, second)
    for index in (*left, *right):
        token = doc[index]
        for word in (token, *token.lefts):
            if word.lower_ == "since" and word.dep_ in ("mark", "prep"):
                return True
            if word.lower_ in ("after", "before") and _measured(word):
                return True
    return False


def _measured(word: Token) -> bool:
    """Whether a measure of time stands before "after": "a month after", "days before"."""
    before = word.nbor(-1) if word.i > 0 else word
    return before.lemma_.lower() in _DEGREES


def _coordinated(document: Document, one: EventMark, two: EventMark) -> bool:
    """Whether two different events are listed side by side: "a raid ... as well as a blast"."""
    doc = document.doc
    between = doc[min(one.tokens[1], two.tokens[0]) : two.tokens[0]].text.lower()
    if {one.type, two.type} & _OUTCOMES:
        return False
    listed = _LISTED.search(between) is not None
    different = family_of(one.type) is not family_of(two.type)
    nouns = doc[one.head].pos_ == "NOUN" and doc[two.head].pos_ == "NOUN"
    return listed and (different or nouns)


def _describe(document: Document, telling: Telling, kinds: dict[int, ActorKind]) -> None:
    """Set what the telling's own words say of its relation to others."""
    sentence = document.sentences[telling.sentence]
    first = min(event.tokens[0] for event in telling.events)
    doc, start = document.doc, sentence.start
    opening = f"{doc[start : start + OPENING].text} {doc[max(start, first - 4) : first + 1].text}"
    telling.fresh = bool(_FRESH.search(opening)) or any(
        _another(document.doc[event.head]) for event in telling.events
    )
    telling.anaphoric = not telling.fresh and any(
        _refers_back(document.doc[event.head]) for event in telling.events
    )
    telling.period = _long_past(telling, document.report.published)
    telling.recap = telling.period or _recap(telling) or any(_earlier(t) for t in telling.times)
    telling.doers = frozenset(
        side
        for role in telling.roles
        if role.role is Role.PERPETRATOR and (side := SIDES.get(kinds.get(role.head)))
    )
    telling.newest = bool(_NEWEST.search(opening))


def _earlier(time: TimeMark) -> bool:
    """Whether a time puts what it dates weeks before the event told of: "a month after"."""
    return bool(_WEEKS_AFTER.search(time.span.text))


def _long_past(telling: Telling, published: dt.date) -> bool:
    """Whether the only dates are of a period that began long before: "since June 2019"."""
    starts = [time.start for time in telling.times if time.start is not None]
    if not starts or _dated(telling):
        return False
    return max(starts) < published - PERIOD


def _another(head: Token) -> bool:
    words = [child.lower_ for child in head.lefts]
    ordinal = (
        "second" in words and "the" not in words
    )  # "the second assault in a month" is this one
    return ordinal or any(word in ("another", "separate", "similar") for word in words)


def _refers_back(head: Token) -> bool:
    if head.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(child.lower_ in _BACK or child.dep_ == "poss" for child in head.lefts)


def unreal(event: EventMark) -> bool:
    """Whether an event mark tells of nothing that happened or was tried."""
    return event.stage in (Stage.THREATENED, Stage.PLANNED)
