"""Which of the times told with an event are the event's own.

A report tells days of other things in the same sentence: of the saying, of a count made anew, of a
burial, of the find of the bodies, and of its own filing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from dateline.assembly.families import VIOLENT
from dateline.assembly.telling import Telling
from dateline.vocabulary import DatePrecision

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words
    from dateline.marks import TimeMark

_FILED = re.compile(r"\s*,?\s*(?:\([^)\n]{2,30}\)\s*)?(?:[-\u2013\u2014]{1,2}\s|[:.]\s)")
_TOWN = re.compile(r"[\W\d]*(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*[\s,/()]*){1,8}")
_HEAD = 80
"""Characters from the start of a report within which its dateline ends."""

_BODIES = frozenset("body corpse remains cadaver".split())
_KNOWN = frozenset({"the", "those", "these"})
_FINDING = frozenset(
    "find recover discover retrieve pull exhume unearth collect receive bring count dig "
    "identify display".split()
)
_BURYING = frozenset("bury lay inter cremate exhume attend mourn hold hand return".split())


def is_filing_date(document: Document, time: TimeMark) -> bool:
    """Whether a date stands in the dateline: "KARACHI, Dec 29: Forty-three people perished".

    A place stands before it and a mark behind, in the first line with words.
    """
    text = document.text
    if time.span.end > _HEAD or time.precision is not DatePrecision.DAY:
        return False
    start = len(text) - len(text.lstrip())
    before = text[start : time.span.start]
    town = "\n" not in before and _TOWN.fullmatch(before) is not None
    return town and _FILED.match(text, time.span.end) is not None


def own_times(document: Document, telling: Telling) -> None:
    """Move the later days that hang on another word than the event's to those of the saying.

    "The government on Wednesday raised to 29 the dead of Sunday's attack": the attack has its own.
    Where no time hangs on a word of the event, all stay.
    """
    if len(telling.times) < 2 or telling.family not in VIOLENT:
        return
    words = document.words
    heads = {event.head for event in telling.events} | {toll.trigger for toll in telling.tolls}
    mine = [t for t in telling.times if _holder(words, t, heads) in heads]
    ends = [t.end for t in mine if t.end is not None]
    if not ends:
        return
    for time in list(telling.times):
        later = time.start is not None and time.start > max(ends)
        if later and time not in mine and time.precision is DatePrecision.DAY:
            telling.times.remove(time)
            telling.said.append(time)


_AND_DAY = re.compile(
    r"\s*(?:and|or|to|through)\s+(?:again\s+|then\s+)?(?:on\s+|late\s+|early\s+)?"
)
_FEW_DAYS = 3
"""Days apart at most of two days that are told as one time: "on Friday and Saturday"."""


def join_days(document: Document, telling: Telling) -> None:
    """Make one range of two days listed together: "clashed on Monday and again on Tuesday"."""
    words = document.words
    for first, second in pairwise(sorted(telling.times, key=lambda t: t.span.start)):
        if first.start is None or second.end is None:
            continue
        days = DatePrecision.DAY is first.precision is second.precision
        listed = _AND_DAY.fullmatch(document.text[first.span.end : second.span.start])
        close = 0 < (second.end - first.start).days <= _FEW_DAYS
        if days and listed and close and _verb(words, first) == _verb(words, second):
            tokens = (first.tokens[0], second.tokens[1])
            both = msgspec.structs.replace(
                first,
                span=document.span(*tokens),
                tokens=tokens,
                end=second.end,
                precision=DatePrecision.RANGE,
                reason=f"{first.reason}; {second.reason}",
            )
            telling.times = [t for t in telling.times if t not in (first, second)] + [both]
            return


def _verb(words: Words, time: TimeMark) -> int:
    """The first verb above a time."""
    return _holder(words, time, set())


def _holder(words: Words, time: TimeMark, heads: set[int]) -> int:
    """The event word or the verb that a time hangs on, whichever comes first above it."""
    above = words.chain(words.root(*time.tokens))[1:]
    return next((t for t in above if t in heads or words.pos[t] == "VERB"), -1)


def of_remains(document: Document, telling: Telling) -> bool:
    """Whether a telling only says that the dead were found, counted or buried.

    "We recovered 27 bodies yesterday": the day is that of the find, not of the deaths.
    """
    tolls = telling.tolls
    words = document.words
    if not tolls or any(event.head not in _triggers(telling) for event in telling.events):
        return False
    return all(_remains(words, toll.head, toll.trigger) for toll in tolls if toll.part_of is None)


_DYING = frozenset("die succumb expire".split())
_LATE = frozenset("hospital hospitals wounds injuries burns clinic infirmary".split())
_LATE_REACH = 10
"""Words behind "died" in which a hospital or wounds tell that the deed was before."""


def late_times(document: Document, telling: Telling) -> list[TimeMark]:
    """The times at which the wounded died: "a fourth, a loader, died in hospital on Saturday"."""
    words = document.words
    end = document.sentences[telling.sentence].end
    verbs = {
        toll.trigger
        for toll in telling.tolls
        if words.lemma[toll.trigger] in _DYING
        and not _LATE.isdisjoint(words.lower[toll.trigger : min(end, toll.trigger + _LATE_REACH)])
    }
    return [t for t in telling.times if verbs and _holder(words, t, verbs) in verbs]


STALE = 3
"""Days before publication from which what was told on a day is not the news."""


def told_days_before(document: Document, telling: Telling) -> bool:
    """Whether a telling was told days before publication: "On Sunday, sources confirmed that"."""
    days = [t.end for t in telling.said if t.precision is DatePrecision.DAY and t.end]
    own = any(time.start is not None for time in telling.times)
    return bool(days) and not own and (document.report.published - max(days)).days >= STALE


_CARE = frozenset("treated treatment hospital hospitals hospitalised hospitalized".split())


def of_care(document: Document, telling: Telling) -> bool:
    """Whether a telling only says that the wounded are cared for, elsewhere and later."""
    lower = document.words.lower
    own = _triggers(telling)
    return bool(telling.tolls) and all(
        event.head in own and not _CARE.isdisjoint(lower[event.tokens[0] : event.tokens[1]])
        for event in telling.events
    )


def _triggers(telling: Telling) -> set[int]:
    return {t for toll in telling.tolls for t in (toll.trigger, toll.head, *range(*toll.tokens))}


def _remains(words: Words, head: int, trigger: int) -> bool:
    named = words.lemma[head] in _BODIES or words.lemma[trigger] in _BODIES
    if words.lemma[trigger] in {"bury", "inter"}:
        return True
    known = {words.lower[i] for i in range(max(0, min(head, trigger) - 2), min(head, trigger))}
    if not known.isdisjoint(_KNOWN) and words.pos[trigger] != "NOUN" and _no_verb(words, trigger):
        return True
    above = words.chain(trigger)
    verb = next((t for t in above if words.pos[t] == "VERB"), None)
    return named and verb is not None and words.lemma[verb] in _FINDING | _BURYING


def _no_verb(words: Words, trigger: int) -> bool:
    """Whether a participle only names the dead: "the 13 killed were brought to the mortuary"."""
    helped = any(words.dep[c] in {"auxpass", "aux"} for c in words.children[trigger])
    return words.tag[trigger] in {"VBN", "JJ"} and words.dep[trigger] != "ROOT" and not helped


def days_apart(words: Words, times: Sequence[TimeMark], first: Telling, second: Telling) -> bool:
    """Whether two clauses of a sentence, listed side by side, each have a day of their own.

    "Three fighters died on 2 January, and on 29 December a woman lost her life" are two events; who
    was shot on one day and died on the next is one.
    """
    one, two = (_clause_days(words, times, t) for t in (first, second))
    if not one or not two or one & two:
        return False
    heads = [event.head for event in second.events]
    subject = [c for h in heads for c in words.children[h] if words.dep[c].startswith("nsubj")]
    pointing = any(words.tag[s].startswith("PRP") or _points_back(words, s) for s in subject)
    return bool(subject) and not pointing and bool(second.tolls)


def _points_back(words: Words, noun: int) -> bool:
    """Whether a noun's words point to people told before: "two more", "three of the injured"."""
    near = {words.lower[c] for c in words.children[noun]} | {words.lower[noun]}
    return not near.isdisjoint(_SAME_PEOPLE)


_SAME_PEOPLE = frozenset("more other others another of the one his third fourth fifth".split())


def _clause_days(words: Words, times: Sequence[TimeMark], telling: Telling) -> set[object]:
    """The days that hang on the verbs of a telling."""
    heads = {event.head for event in telling.events}
    return {
        time.start
        for time in times
        if time.sentence == telling.sentence
        and time.precision is DatePrecision.DAY
        and time.start is not None
        and _holder(words, time, heads) in heads
    }
