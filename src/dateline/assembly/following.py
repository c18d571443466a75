"""Whether a sentence tells of one deed and, beside it, of an earlier one that it follows from.

"Police shoot dead the gunman who killed two tourists yesterday" tells of two events: the earlier
one says who the gunman is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.assembly.families import VIOLENT
from dateline.assembly.telling import Telling
from dateline.marks import TimeMark
from dateline.vocabulary import DatePrecision

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words

_SINCE = frozenset({"after", "following"})
_FATE = frozenset("die death dead succumb recover survive fight".split())
"""Words for what became of the victims: "shot on Friday, has died" is one deed."""
_NOW, _THEN = frozenset({"VBZ", "VBP", "VB"}), "VBD"
_AUXILIARIES = frozenset({"aux", "auxpass"})


def follows(document: Document, times: Sequence[TimeMark], first: Telling, second: Telling) -> bool:
    """Whether two violent tellings of a sentence are of different days, an earlier and a later.

    The one only says more of someone in the other, or stands behind "after" with figures of its
    own; and either both have a day of their own, not the same, or the other is told in the present
    and the one was on a day before publication.
    """
    words, published = document.words, document.report.published
    heads = [words.lemma[event.head] for t in (first, second) for event in t.events]
    if not {first.family, second.family} <= VIOLENT or not _FATE.isdisjoint(heads):
        return False
    one, two = (_days(words, times, t, other) for t, other in ((first, second), (second, first)))
    if one and two:
        hangs = _says_more(words, first, second) or _says_more(words, second, first)
        return hangs and not one & two
    now, then, days = (second, first, one) if one else (first, second, two)
    if not days or max(days) >= published:
        return False
    return _past(words, then) and _says_more(words, then, now, _NOW)


def _days(
    words: Words, times: Sequence[TimeMark], telling: Telling, other: Telling
) -> set[dt.date]:
    """The days that depend on a word of a telling, with none of the other's in between."""
    mine, theirs = ({e.head for e in t.events} for t in (telling, other))
    found = set()
    for time in times:
        if time.sentence != telling.sentence or time.precision is not DatePrecision.DAY:
            continue
        above = words.chain(words.root(*time.tokens))
        owner = next((t for t in above if t in mine or t in theirs), None)
        if owner in mine and time.start is not None:
            found.add(time.start)
    return found


def _past(words: Words, telling: Telling) -> bool:
    """Whether no verb of a telling is in the present: it may be told by a noun alone."""
    tenses = {_tense(words, e.head) for e in telling.events if words.pos[e.head] == "VERB"}
    return tenses <= {_THEN}


def _tense(words: Words, verb: int) -> str:
    """The tag of the finite verb: of the first auxiliary where there is one."""
    helpers = (t for t in words.children[verb] if t < verb and words.dep[t] in _AUXILIARIES)
    return words.tag[next(helpers, verb)]


def _says_more(
    words: Words, then: Telling, now: Telling, tenses: frozenset[str] | None = None
) -> bool:
    """Whether the earlier telling hangs on a participant of the later one's verb, or stands behind
    "after" with figures of its own; only on verbs of these tenses, if any are given."""
    heads = {event.head for event in now.events}
    for event in then.events:
        above = words.chain(event.head)
        reached = next((n for n, token in enumerate(above) if token in heads), None)
        if reached is None or (tenses and _tense(words, above[reached]) not in tenses):
            continue
        for token in above[:reached]:
            if words.dep[token] == "relcl" and words.head[token] not in heads:
                return True
            marks = (token, *(child for child in words.children[token] if child < token))
            if then.tolls and any(words.lower[mark] in _SINCE for mark in marks):
                return True
    return False
