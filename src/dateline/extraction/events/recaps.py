"""Words that mark an event as a recap of older ones, not as the news of the report."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dateline.vocabulary import EventType

if TYPE_CHECKING:
    from dateline.analysis.words import Words

_OLD_NOUN = frozenset(
    "previous earlier past recent similar frequent repeated regular sporadic near-daily daily "
    "numerous countless constant persistent occasional annual rising increasing growing historic "
    "infamous years-long decades-long decade-long year-long months-long long-running ongoing "
    "intermittent".split()
)
"""Adjectives of nouns that sum up or look back."""

_OF_ONE = frozenset({"recent", "similar"})
"""Those that of one event say nothing: "in a similar incident, a child was killed" is news."""

_OFTEN = frozenset(
    "often frequently regularly routinely repeatedly usually sometimes previously traditionally "
    "historically increasingly periodically typically occasionally formerly once recently".split()
)
_SERIES = frozenset(
    "spate wave string series number hundred dozen score thousand type kind".split()
)
_UNITS = frozenset("year years decade decades month months weeks century centuries".split())
_ANNIVERSARY = frozenset(
    "anniversary commemoration commemorate remembrance memorial anniversaries mourn".split()
)
_SUMMING = frozenset({EventType.INTERVENTION})
_DATING = frozenset("in on of during from between until by at".split())
_LASTING = frozenset("in over during for within of".split())
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)

Range = tuple[int, int]


def recap_cue(words: Words, event: int, kind: EventType, published: dt.date) -> Range | None:
    """The token range of the words that mark the event as background, or ``None``."""
    found = _in_noun(words, event, published) or _in_clause(words, event, published)
    if found is None:
        return (event, event + 1) if kind in _SUMMING else None
    first, last = found[0], found[1] - 1  # the parse may hang the earlier word on the later one
    return (min(first, last), max(first, last) + 1)


def _in_noun(words: Words, event: int, published: dt.date) -> Range | None:
    """Cues among the modifiers of the event word itself."""
    for child in words.children[event]:
        lower = words.lower[child]
        if words.dep[child] in {"amod", "nummod", "compound", "nmod", "npadvmod"}:
            several = words.tag[event].endswith("S")
            if lower in _OLD_NOUN and (several or lower not in _OF_ONE):
                return (child, child + 1)
            if _old_year(lower, published) and words.dep[child] != "nummod":
                return (child, child + 1)
            if _YEAR.match(lower) and _old_year(lower, published):
                return (child, child + 1)
        if words.dep[child] == "prep":
            cue = _preposition(words, child, published)
            if cue is not None:
                return cue
    if words.dep[event] == "pobj":
        head = words.head[words.head[event]]
        if words.lemma[head] in _ANNIVERSARY:
            return (head, event + 1)
        if words.lower[words.head[event]] in {"since", "after"} and _long_after(words, event):
            return (words.head[event], event + 1)
    if words.dep[event] == "dobj" and words.lemma[words.head[event]] in _ANNIVERSARY:
        return (words.head[event], event + 1)
    return None


def _long_after(words: Words, event: int) -> bool:
    """ "Months after the attack": the event lies further back than the news."""
    before = words.head[event] - 1
    return before >= 0 and words.lower[before] in _UNITS


def _in_clause(words: Words, event: int, published: dt.date) -> Range | None:
    """Cues in the clause of the event."""
    clause = words.clause(event)
    perfect = pluperfect = False
    often: Range | None = None
    for child in words.children[clause]:
        lower, dep = words.lower[child], words.dep[child]
        if dep == "aux" and lower in {"has", "have", "'ve"}:
            perfect = True
        elif dep == "aux" and lower == "had":
            pluperfect = True
        elif dep == "advmod" and lower in _OFTEN and lower not in {"once", "recently"}:
            often = (child, child + 1)
        elif cue := _dated(words, child, published):
            return cue
        elif dep in {"mark", "prep"} and lower == "since" and (perfect or pluperfect):
            return (child, min(child + 2, len(words)))
    if often:
        return often
    if pluperfect and not _reported(words, clause) and not _further(words, clause):
        aux = next(c for c in words.children[clause] if words.lower[c] == "had")
        return (aux, clause + 1) if aux < clause else (clause, aux + 1)
    if perfect and _sums_up(words, clause):
        aux = next(c for c in words.children[clause] if words.lower[c] in {"has", "have", "'ve"})
        return (aux, clause + 1) if aux < clause else None
    return None


def _further(words: Words, clause: int) -> bool:
    """Whether people are told of on top of those before: "two more had died by Tuesday"."""
    subjects = [c for c in words.children[clause] if words.dep[c].startswith("nsubj")]
    near = {words.lower[i] for s in subjects for i in (s, *words.children[s])}
    return not near.isdisjoint({"more", "others", "another"})


def _dated(words: Words, token: int, published: dt.date) -> Range | None:
    """An adverbial or a prepositional phrase that looks back."""
    if words.dep[token] in {"npadvmod", "advmod"}:
        return _adverb(words, token)
    return _preposition(words, token, published) if words.dep[token] == "prep" else None


def _sums_up(words: Words, clause: int) -> bool:
    """A present perfect that looks back over a period ("have killed tens of thousands")."""
    return any(
        words.lower[i] in {"since", "thousands", "decade", "decades", "years", "months", "past"}
        for i in range(*words.bounds[words.sentence[clause]])
    )


def _reported(words: Words, clause: int) -> bool:
    """Whether the clause is reported speech ("said gunmen had attacked"), where "had" is news."""
    token = clause
    while words.head[token] != token:
        if words.dep[token] in {"ccomp", "advcl", "relcl", "acl", "conj", "parataxis"}:
            if words.dep[token] == "ccomp":
                return True
            if words.dep[token] == "advcl":
                return True
        token = words.head[token]
    return any(words.dep[c] in {"ccomp", "parataxis"} for c in words.children[clause])


def _adverb(words: Words, token: int) -> Range | None:
    """ "Last year", "two years ago", "earlier this month"."""
    lower = words.lower[token]
    if (
        lower in {"year", "month", "week", "summer", "winter", "decade", "spring", "autumn"}
        or lower in _MONTHS
    ):
        for child in words.children[token]:
            if words.lower[child] in {"last", "previous"} and lower not in {"week"}:
                return (child, token + 1)
            if words.lower[child] in {"earlier", "this"} and lower in {"year"}:
                return (child, token + 1)
    if lower == "ago":
        unit = words.child(token, "npadvmod")
        if unit is not None and words.lower[unit] in _UNITS | {"weeks"}:
            return (min(words.subtree(unit)), token + 1)
    unit = words.child(token, "npadvmod") if lower == "earlier" else None
    if unit is not None and words.lower[unit] in _UNITS | {"month", "week", "weeks", "days"}:
        return (min(unit, token), max(unit, token) + 1)
    return None


def _preposition(words: Words, token: int, published: dt.date) -> Range | None:
    """ "In 2013", "since the coup", "over the past decade", "in recent months"."""
    lower = words.lower[token]
    end = token + 1
    objects = words.children[token]
    if lower == "since":
        host = words.head[token]
        if words.tag[host] == "JJS" or "JJS" in words.tag[max(0, token - 6) : token]:
            return None  # "the deadliest attack since 2013" is news
        return (token, (objects[0] + 1) if objects and objects[0] > token else end)
    for pobj in objects:
        inside = {words.lower[i] for i in words.children[pobj]}
        noun = words.lower[pobj]
        old = _old_year(noun, published) or any(_old_year(w, published) for w in inside)
        if old and lower in _DATING:
            return (token, pobj + 1)
        past = inside & {"recent", "past", "last", "previous"} or noun.startswith(
            ("decade", "centur")
        )
        if past and lower in _LASTING and noun in _UNITS | {"days", "year"}:
            return (token, pobj + 1)
        if lower == "in" and noun in {"past", "eighties", "nineties"}:
            return (token, pobj + 1)
    return None


def _old_year(word: str, published: dt.date) -> bool:
    """Whether the word is a year well before the publication date."""
    if not _YEAR.match(word):
        return False
    year = int(word)
    return year < published.year - 1 or (year == published.year - 1 and published.month > 2)
