"""What the words around an event say: that it is another, the same, the latest, an older one."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dateline.assembly.families import Family
from dateline.assembly.telling import Telling
from dateline.knowledge.victims import victim_words
from dateline.marks import EventMark, TimeMark
from dateline.vocabulary import DatePrecision, Stage

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words
    from dateline.work import Work

_FRESH = re.compile(
    r"\b(?:separate(?:ly)?|another|elsewhere|meanwhile|on the other hand|"
    r"similar(?:ly)?|in other|a second|a third|a further|different|simultaneous|also on|"
    r"in a related|the same (?:day|morning|afternoon|evening|night|week)|"
    r"on the other side|across the (?:border|river|line)|"
    r"(?:earlier|later) (?:in the (?:day|week)|that (?:day|night|morning|evening)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"other (?:attack|incident|clash|operation|develop|event|area|part)\w*|unrelated)\b",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"\b(?:on|during|later|earlier) the same (?:day|morning|afternoon|evening|night|week)\b",
    re.IGNORECASE,
)
_PERIOD_WORDS = re.compile(r"\b(?:first|past|last|previous|recent)\b", re.IGNORECASE)
_WEEKS_AFTER = re.compile(r"\b(?:week|month|year)s? after$", re.IGNORECASE)
_NEWEST = re.compile(r"\b(?:(?:most )?recent|latest|new)\b", re.IGNORECASE)
_NEW = ("recent", "latest", "new")
_BACK = frozenset({"the", "this", "that", "these", "those", "latest", "its", "their", "such"})
SINCE_TODAY = re.compile(
    r"\bsince (?:this |the |early |yesterday |last )*"
    r"(?:morning|dawn|noon|midnight|night|evening|afternoon|hours?|yesterday|today|weekend|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
SEPARATE = re.compile(
    r"\b(?:separate|different|various|multiple|unrelated|(?:series|spate|string|wave) of) "
    r"(?:\w+ ){0,2}"
    r"(?:shootings|attacks|incidents|killings|clashes|strikes|raids|bombings|murders)\b",
    re.IGNORECASE,
)
"""Words that make what was since a day the sum of several events."""

OPENING = 8
"""Tokens at the head of a sentence in which "meanwhile" or "in a separate incident" stands."""

BEHIND = 12
"""Tokens behind an event in which "on the same day" tells of another one."""

PERIOD = dt.timedelta(days=28)
"""A period that began longer before publication is a recap; "this week" and "in the last days" are
not."""


def is_recap(telling: Telling) -> bool:
    """Whether the words mark an older event or a sum over a period."""
    marked = telling.recap or any(event.background for event in telling.events)
    return marked or any(toll.total for toll in telling.tolls)


def opens_with_recap(work: Work, sentence: int, tellings: list[Telling]) -> bool:
    """Whether a date at its head puts a whole sentence into the past: "Four days earlier ..."."""
    start = work.analysed.sentences[sentence].start
    headed = any(t.sentence == sentence and t.tokens[0] - start <= 1 for t in work.times)
    return headed and any(is_recap(telling) for telling in tellings)


def in_period(work: Work, sentence: int) -> bool:
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


def is_dated(telling: Telling) -> bool:
    """Whether a telling has a day of its own."""
    return any(time.precision is DatePrecision.DAY for time in telling.times)


def relate(document: Document, telling: Telling) -> None:
    """Set whether the words announce another event, refer back to one, or name the latest."""
    sentence = document.sentences[telling.sentence]
    first = min(event.tokens[0] for event in telling.events)
    start = sentence.start
    opening = (
        f"{document.words_from(start, start + OPENING)} "
        f"{document.words_from(max(start, first - 4), first + 1)}"
    )
    last = max(event.tokens[1] for event in telling.events)
    behind = document.words_from(last, min(last + BEHIND, sentence.end))
    words = document.words
    told_new = telling.family is not Family.GENERIC or any(
        _new(words, e.head) for e in telling.events
    )
    later = told_new and _LATER.match(opening) is not None
    telling.fresh = (
        later
        or _announces(opening, behind)
        or any(_another(words, event.head) for event in telling.events)
    )
    telling.anaphoric = not telling.fresh and any(
        _refers_back(words, event.head) for event in telling.events
    )
    if telling.anaphoric:
        telling.labels = frozenset(
            lemma for event in telling.events for lemma in _labels(words, event.head)
        )
    low = opening.lower()
    telling.newest = any(hint in low for hint in _NEW) and _NEWEST.search(opening) is not None


_LATER = re.compile(
    r"\W*(?:(?:just|about|some|barely|only) )?"
    r"(?:(?:a few|several|two|three|four|five|an?|the|\d+) )?"
    r"(?:hours?|minutes|moments|shortly|soon|days?) (?:later|earlier|before|after|afterwards)\b",
    re.IGNORECASE,
)
"""The head of a sentence that goes on to another hour: "Hours later a bomb ..."."""


def _new(words: Words, head: int) -> bool:
    """Whether a noun of event is told as new: "a bomb", "a second blast"."""
    if words.pos[head] not in ("NOUN", "PROPN"):
        return False
    return any(words.lower[child] in ("a", "an") for child in words.children[head])


def _announces(opening: str, behind: str) -> bool:
    """Whether the words at a sentence's head or behind an event tell of another one."""
    low = opening.lower()
    hinted = any(hint in low for hint in _OTHERS)
    if hinted and any(not _of_people(low, found.end()) for found in _FRESH.finditer(low)):
        return True
    return "same" in behind.lower() and _SAME_DAY.search(behind) is not None


_PEOPLE = frozenset({"was", "were", "died", "is", "has", "had", "succumbed", "person", "people"})


def _of_people(opening: str, end: int) -> bool:
    """Whether "another" or "a third" is of people: "another villager was hit"; the event is the
    one told before."""
    if not opening[:end].endswith(("another", "a second", "a third")):
        return False
    words = opening[end:].split()[:2]
    return not words or any(
        w in _PEOPLE or w in victim_words().nouns or w.isdecimal() for w in words
    )


_OTHERS = (
    "other across earlier later separate meanwhile elsewhere similar second third further "
    "different simultaneous also related same"
).split()
"""Words of which one stands in whatever ``_FRESH`` matches."""


def set_age(document: Document, telling: Telling) -> None:
    """Set whether the telling is of an older event or a period, from its words and its times."""
    telling.period = _long_past(telling, document.report.published)
    telling.recap = telling.period or is_recap(telling) or any(_earlier(t) for t in telling.times)


def _earlier(time: TimeMark) -> bool:
    """Whether a time puts what it dates weeks before the event told of: "a month after"."""
    return bool(_WEEKS_AFTER.search(time.span.text))


def _long_past(telling: Telling, published: dt.date) -> bool:
    """Whether the only dates are of a period that began long before: "since June 2019"."""
    starts = [time.start for time in telling.times if time.start is not None]
    if not starts or is_dated(telling):
        return False
    return max(starts) < published - PERIOD


def _another(words: Words, head: int) -> bool:
    before = [words.lower[child] for child in words.children[head] if child < head]
    # "The second assault in a month" is this one; "the second killed seven" tells of no assault.
    ordinal = words.pos[head] != "VERB" and "second" in before and "the" not in before
    return ordinal or not _ANOTHER.isdisjoint(before)


_ANOTHER = frozenset({"another", "separate", "similar"})


def _refers_back(words: Words, head: int) -> bool:
    if words.pos[head] not in ("NOUN", "PROPN"):
        return False
    before = [child for child in words.children[head] if child < head]
    return any(words.lower[child] in _BACK or words.dep[child] == "poss" for child in before)


def _labels(words: Words, head: int) -> list[str]:
    """The nouns that say which event is meant: "the hospital attack", not "the bomb attack"."""
    if words.lemma[head] in _OUTCOMES:
        return []
    before = [c for c in words.children[head] if c < head and words.dep[c] in ("compound", "nmod")]
    return [
        words.lemma[c]
        for c in before
        if words.pos[c] in ("NOUN", "PROPN") and words.lemma[c] not in _KINDS_OF_ATTACK
    ]


_OUTCOMES = frozenset({"victim", "casualty", "death", "fatality", "injury"})
_KINDS_OF_ATTACK = frozenset(
    "suicide bomb car truck gun knife terror rocket mortar drone air missile grenade arson mine "
    "roadside artillery street mass rebel militant gang cattle night dawn day morning "
    "guerrilla".split()
)


def nouns_of(document: Document, sentence: int) -> frozenset[str]:
    """The lemmas of the nouns of a sentence."""
    words, span = document.words, document.sentences[sentence]
    return frozenset(
        words.lemma[i] for i in range(span.start, span.end) if words.pos[i] in ("NOUN", "PROPN")
    )


def unreal(event: EventMark) -> bool:
    """Whether an event mark tells of nothing that happened or was tried."""
    return event.stage in (Stage.THREATENED, Stage.PLANNED)
