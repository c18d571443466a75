"""Which time, place, role and means of a sentence belongs to which of its tellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.analysis.tree import distance, governor
from dateline.assembly.dating import is_filing_date, join_days, own_times
from dateline.assembly.families import VIOLENT
from dateline.extraction.places import Choices, candidates
from dateline.knowledge.victims import victim_words
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    PlacePrecision,
    Role,
    SourceKind,
)

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words
    from dateline.assembly.telling import Telling
    from dateline.extraction.places.candidates import Candidate
    from dateline.marks import ActorMark, Mark, PlaceMark, SourceMark, TimeMark
    from dateline.work import Work

_DATELINE = re.compile(
    r"\s*(?:,[^\n]{0,40})?(?:\([^)\n]{2,40}\)\s*(?=[A-Z-\u2013\u2014:])|\s*(?:[-\u2013\u2014]{1,2}|:)\s)"
)

_DOERS = frozenset({Role.PERPETRATOR, Role.PARTICIPANT})
_RECORDING = frozenset("document record monitor register observe witness count".split())
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_AFTER = re.compile(r"\b(?:month|week|year|day|hour)s? after$", re.IGNORECASE)
_UTTERANCES = frozenset(
    "announcement statement interview briefing speech post tweet conference communique telegram "
    "message bulletin release letter".split()
)

_REPORTING = frozenset("report disclose reveal announce publish".split())

Range = tuple[int, int]

ASIDE = 0.4
"""Factor on the chances of words that tell of no violence, or not of which ("incident").

In "killed a man who had joined the police, in the town of Nawa" the place is that of the killing.
"""

UNLIKELY = 0.03
"""Chance below which a place is not taken for an event's; see ``Choices``."""


def attach(work: Work, sentence: int, tellings: Sequence[Telling]) -> None:
    """Hand each mark of a sentence to the telling that it stands nearest in the parse."""
    if not tellings:
        return
    document = work.analysed
    sources = [s for s in work.sources if s.sentence == sentence]
    for time in work.times:
        if time.sentence != sentence or is_filing_date(document, time):
            continue
        if _beside(document, time, tellings):
            continue
        telling = _nearest(document, _dated_by(time, tellings), time)
        said = of_saying(document, time, sources)
        said = said or _of_claim(document, time, telling, sources)
        (telling.said if said else telling.times).append(time)
    _attach_places(work, sentence, tellings, sources)
    for means in work.means:
        if means.sentence == sentence:
            _nearest(document, tellings, means).means.append(means)
    for telling in tellings:
        own_times(document, telling)
        join_days(document, telling)
        heads = {event.head for event in telling.events}
        telling.roles = [role for role in work.roles if role.event in heads]
        telling.responsibilities = [
            r for r in work.responsibilities if r.sentence == sentence and r.event in heads
        ]
    for mark in work.responsibilities:
        if mark.sentence == sentence and not any(mark in t.responsibilities for t in tellings):
            _nearest(document, tellings, mark).responsibilities.append(mark)


def _beside(document: Document, time: TimeMark, tellings: Sequence[Telling]) -> bool:
    """Whether a time dates no event: it belongs to a rank, or to a figure told before.

    "The toll rose to 359, up from 321 a day earlier".
    """
    older = any(
        toll.earlier and 0 < time.tokens[0] - toll.head <= _BEHIND
        for telling in tellings
        for toll in telling.tolls
    )
    return older or _of_rank(document, time) or _of_life(document, time, tellings)


def _of_life(document: Document, time: TimeMark, tellings: Sequence[Telling]) -> bool:
    """Whether a time is told of somebody's life: "a man who had been known to police since 2016".

    A relative clause that tells of what befell him, or of a day, does date the event.
    """
    if time.precision is DatePrecision.DAY:
        return False
    words = document.words
    events = {event.head for telling in tellings for event in telling.events}
    tolls = [toll for telling in tellings for toll in telling.tolls]
    told = events | {toll.trigger for toll in tolls}
    for token in words.chain(words.root(*time.tokens)):
        if token in told:
            return False
        if words.dep[token] == "relcl" and told.isdisjoint(words.chain(token)[:1]):
            return words.head[token] not in events
    return False


_BEHIND = 3
"""Tokens from an older figure to the time at which it was told."""


def _of_rank(document: Document, time: TimeMark) -> bool:
    """Whether a period only says among which an event ranks: "the 61st massacre this year"."""
    if time.precision is DatePrecision.DAY:
        return False
    words = document.words
    word = governor(words, words.root(*time.tokens))
    if words.pos[word] not in ("NOUN", "PROPN") or word >= time.tokens[0]:
        return False
    before = [words.lower[child] for child in words.children[word] if child < word]
    return any(_RANK.fullmatch(form) for form in before)


_RANK = re.compile(
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|deadliest|bloodiest|worst"
    r"|biggest|largest|\d+(?:st|nd|rd|th)"
)


def _dated_by(time: TimeMark, tellings: Sequence[Telling]) -> Sequence[Telling]:
    """The tellings that a time may date.

    "The raid came a month after 11 men were killed" dates what follows it.
    """
    if not _AFTER.search(time.span.text):
        return tellings
    return [t for t in tellings if t.start >= time.tokens[1]] or tellings


def _attach_places(
    work: Work, sentence: int, tellings: Sequence[Telling], sources: Sequence[SourceMark]
) -> None:
    """Hand each place to the telling whose event it most likely belongs to.

    Places that belong to none of the events ("an official in Sanaa", where the saying was) are left
    out, unless the sentence offers no other.
    """
    document = work.analysed
    places = [p for p in work.places if p.sentence == sentence and not (p.demonym or p.anchor)]
    places = [p for p in places if not is_dateline(document, p) and not _else(work, p, tellings)]
    heads = {event.head for telling in tellings for event in telling.events}
    places = [p for p in places if not (_does(work, p, heads) or _goal(work, p, heads))]
    if not places:
        return
    odds = [_listed(document, places, _likeliest(document, t, places)) for t in tellings]
    likely = [max(row[i] for row in odds) for i in range(len(places))]
    likely = [
        max(chance, *(o for o, p in zip(likely, places, strict=True) if _holds(place, p)), 0.0)
        for chance, place in zip(likely, places, strict=True)
    ]
    seen = all(_of_witness(place, sources) for place in places)
    for index, place in enumerate(places):
        spoken = of_speaker(document, place, sources) and not seen
        spoken = spoken or of_hospital(document.words, place)
        if (spoken or likely[index] < UNLIKELY) and (spoken or max(likely) >= UNLIKELY):
            continue
        told = _told_of(document, place, tellings)
        narrow = [i for i, other in enumerate(places) if i == index or _holds(place, other)]
        best = max(range(len(tellings)), key=lambda t: max(odds[t][i] for i in narrow))
        best = best if told is None else told
        tellings[best].places.append(place)
        tellings[best].odds[place.tokens[0]] = odds[best][index]


def _of_witness(place: PlaceMark, sources: Sequence[SourceMark]) -> bool:
    """Whether a place is that of a witness, who tells of it: "a witness in Benghazi said"."""
    return any(
        s.kind in (SourceKind.WITNESS, SourceKind.RESIDENT)
        and s.span.start <= place.span.start
        and place.span.end <= s.span.end
        for s in sources
    )


def _else(work: Work, place: PlaceMark, tellings: Sequence[Telling]) -> bool:
    """Whether a name is that of a victim ("the killing of Ali Hasan"), of a group, or of a day."""
    start, end = place.tokens
    if any(_is_group(a) and a.tokens[0] <= start and end <= a.tokens[1] for a in work.actors):
        return True
    victim = any(start <= toll.head < end for telling in tellings for toll in telling.tolls)
    return victim or any(
        time.tokens[0] <= start and end <= time.tokens[1]
        for time in work.times
        if time.sentence == place.sentence
    )


def _does(work: Work, place: PlaceMark, events: set[int]) -> bool:
    """Whether a country is who acted, not where: "Turkey launched", "mediation by Egypt".

    Nor was it where fire came from: "a missile attack from Israel hit Masyaf".
    """
    if place.where.precision is not PlacePrecision.COUNTRY or place.where.geonameid is None:
        return False
    words, inside = work.analysed.words, range(*place.tokens)
    told = any(r.head in inside and r.role in _DOERS for r in work.roles)
    if told or any(r.head in inside for r in work.responsibilities):
        return True
    first = words.root(*place.tokens)
    while words.dep[first] == "conj" and words.head[first] != first:
        first = words.head[first]
    if words.dep[first] != "pobj":
        return False
    prep = words.head[first]
    fired = words.lower[prep] == "from" and words.head[prep] in events
    return fired or words.lower[prep] == "by"


def _goal(work: Work, place: PlaceMark, events: set[int]) -> bool:
    """Whether a place is where somebody went: "fled to Chad", "while travelling to Crimea"."""
    words = work.analysed.words
    root = words.root(*place.tokens)
    prep = words.head[root]
    if words.dep[root] != "pobj" or words.lower[prep] != "to":
        return False
    verb = words.head[prep]
    return words.lemma[verb] in _GOING and verb not in events


_GOING = frozenset("flee return travel withdraw retreat escape fly drive walk head go".split())


def _is_group(actor: ActorMark) -> bool:
    """Whether an actor is a known armed group: "Al-Shabaab" is a village, too."""
    named = actor.actor is not None and not actor.generic
    return named and actor.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITIA)


def _holds(wide: PlaceMark, place: PlaceMark) -> bool:
    """Whether the phrase of a place names the wider one that holds it: "in Clapham, London"."""
    if place.parent is None or place is wide:
        return False
    return place.span.end <= wide.span.start < place.phrase.end


def _told_of(document: Document, place: PlaceMark, tellings: Sequence[Telling]) -> int | None:
    """The telling of a relative clause on the place: "the capital, where families protested"."""
    words = document.words
    root = words.root(*place.tokens)
    apposed = words.dep[root] in ("appos", "compound")
    names = {root, words.head[root]} if apposed else {root}
    for index, telling in enumerate(tellings):
        for event in telling.events:
            for token in words.chain(event.head):
                if words.dep[token] == "relcl" and words.head[token] in names:
                    return index
    return None


def _likeliest(document: Document, telling: Telling, places: Sequence[PlaceMark]) -> list[float]:
    """For each place the best chance that it has with any of the telling's words of event.

    The other names of the sentence take their share of the chances.
    """
    span = document.sentences[telling.sentence]
    marks = [(place.span.start, place.span.end) for place in places]
    row = candidates(document, marks, (span.start, span.end))
    parts = [[i for i, c in enumerate(row) if _names(c, mark, marks)] for mark in marks]
    choices = Choices.of(document, row)
    rows = [choices.chances(event.head) for event in telling.events]
    vague = all(event.type is EventType.OTHER for event in telling.events)
    discount = ASIDE if vague or telling.family not in VIOLENT else 1.0
    return [discount * max(sum(odds[i] for i in part) for odds in rows) for part in parts]


def _names(choice: Candidate, mark: Range, marks: Sequence[Range]) -> bool:
    """Whether a candidate is a marked place, a part of it, or a longer form of it alone."""
    if mark[0] <= choice.start and choice.end <= mark[1]:
        return True
    over = [m for m in marks if choice.start < m[1] and m[0] < choice.end]
    return over == [mark] and choice.start <= mark[0] and mark[1] <= choice.end


def _listed(document: Document, places: Sequence[PlaceMark], odds: list[float]) -> list[float]:
    """The chances with those of a list as great as its greatest: "the villages of A and B"."""
    result = list(odds)
    for index, (first, second) in enumerate(pairwise(places)):
        gap = document.text[first.span.end : second.span.start]
        if _AND.fullmatch(gap):
            result[index] = result[index + 1] = max(result[index], result[index + 1])
    return result


def _nearest(document: Document, tellings: Sequence[Telling], mark: Mark) -> Telling:
    """The telling with the shortest path in the parse; nearer words, then earlier ones first."""
    if len(tellings) == 1:
        return tellings[0]
    words = document.words
    head = words.root(*mark.tokens)
    if mark.tokens[0] - document.sentences[mark.sentence].start <= 1:
        # A phrase at the head of a sentence belongs to what the sentence chiefly tells.
        return min(tellings, key=lambda t: min(len(words.chain(h)) for h in t.heads))

    def cost(telling: Telling) -> tuple[int, int]:
        hops = min(distance(words, head, h) for h in telling.heads)
        return hops, min(abs(head - h) for h in telling.heads)

    return min(tellings, key=cost)


def _of_claim(
    document: Document, time: TimeMark, telling: Telling, sources: Sequence[SourceMark]
) -> bool:
    """Whether a time dates a claim: "the group claimed the killings on Sunday".

    "Said it had carried out Thursday's attack" dates the deed.
    """
    if time.precision is not DatePrecision.DAY or not telling.anaphoric:
        return False
    own = document.words.dep[document.words.root(*time.tokens)] == "poss"
    return not own and any(s.claim and s.tokens[0] < time.tokens[0] for s in sources)


def of_saying(document: Document, time: TimeMark, sources: Sequence[SourceMark]) -> bool:
    """Whether a time dates the saying: "the government said on Saturday".

    Monitors who "documented the death of two" on a day give the day of the deaths, and a period
    ("since June") is never the time of saying.
    """
    if time.precision is not DatePrecision.DAY:
        return False
    words = document.words
    word = governor(words, words.root(*time.tokens))
    if words.lemma[word] in _UTTERANCES and not _of_people(words, word):
        return True
    if words.lemma[word] in _REPORTING and words.lower[max(0, time.tokens[0] - 1)] == "until":
        return True  # "were not reported until today"
    for source in sources:
        start, end = document.tokens_of(source.cue)
        if "that" in words.lower[end : max(end, time.tokens[0])]:
            continue  # "stated that on September 11 the teams stormed the hideout"
        if not _RECORDING.isdisjoint(words.lemma[start:end]):
            continue
        if start <= word < end:
            if _before_speaker(time, source):
                continue
            return True
        if end <= time.tokens[0] <= end + 1 and words.pos[end - 1] in ("VERB", "NOUN"):
            return True
    return False


def _before_speaker(time: TimeMark, source: SourceMark) -> bool:
    """Whether a time closes what is told: "a bomb hit them on Thursday, the army said"."""
    told = any(a < time.tokens[0] < b for a, b in source.content)
    return told and time.tokens[1] <= source.tokens[0]


def _of_people(words: Words, verb: int) -> bool:
    """Whether people are what is released: "gunmen released 12 schoolgirls on Tuesday"."""
    people = victim_words().nouns
    objects = [c for c in words.children[verb] if words.dep[c] in {"dobj", "nsubjpass"}]
    return words.pos[verb] == "VERB" and any(words.lower[c] in people for c in objects)


def of_speaker(document: Document, place: PlaceMark, sources: Sequence[SourceMark]) -> bool:
    """Whether a place belongs to a speaker: "a hospital official in Sanaa"."""
    if not sources:
        return False
    words = document.words
    word = governor(words, words.root(*place.tokens))
    return any(
        (s.span.start <= place.span.start and place.span.end <= s.span.end)
        or (s.tokens[0] <= word < s.tokens[1] and place.tokens[0] == s.tokens[1] + 1)
        for s in sources
    )


_HOSPITALS = frozenset("hospital clinic morgue mortuary infirmary".split())
_BROUGHT = frozenset(
    "die succumb expire treat take rush admit fly bring transfer evacuate transport airlift".split()
)


def of_hospital(words: Words, place: PlaceMark) -> bool:
    """Whether a place is where the wounded were taken: "died in a Peshawar hospital".

    Of a hospital that was hit it is the event's.
    """
    above = words.chain(words.root(*place.tokens))[1:]
    verb = next((t for t in above if words.pos[t] == "VERB"), None)
    housed = any(words.lemma[t] in _HOSPITALS for t in above if verb is None or t != verb)
    return housed and verb is not None and words.lemma[verb] in _BROUGHT


def is_dateline(document: Document, place: PlaceMark) -> bool:
    """Whether a place is the report's dateline: where it was filed, not where things happened."""
    line = document.text.rfind("\n", 0, place.span.start) + 1
    if place.span.start - line > 40 or place.span.start > 400:
        return False
    return bool(_DATELINE.match(document.report.text, place.span.end))
