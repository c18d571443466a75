"""The phrase that a trigger takes as its victim, by the parse or by the words between."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.tolls.contextual import fits_contextual, listed_behind
from dateline.extraction.tolls.listing import opens_part
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.phrases import person
from dateline.extraction.tolls.triggers import Trigger, is_passive
from dateline.extraction.tolls.view import BE, FINITE, View

_PREPOSITIONS = frozenset(
    "by in from near at on against between into inside outside around during for to like under "
    "through towards toward upon over among without via as".split()
)
_FILLERS = frozenset(
    "also reportedly allegedly apparently least left leaving found reported feared "
    "confirmed believed dead immediately instantly later as still either critically "
    "seriously severely slightly lightly badly others other more said presumed both have "
    "has had ( : - \u2014 to among summarily brutally all each people remain remained "
    "remains".split()
)
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_COPULAS = frozenset({"were", "was", "are", "is"})
_APART = _COPULAS | {","}
_FINITE_AUXILIARIES = BE | frozenset(
    "have has had could may might would will remain remains remained".split()
)
_VERBAL = frozenset({"RB", "VBN", "VB", "VBD", "VBG", "JJ", "CC", "TO", "RBR", ",", "``", "''"})
_LOOSE = frozenset({Kind.BARE, Kind.NAMED, Kind.DEFINITE})
_COMPLEMENTS = frozenset({"oprd", "acomp"})
"""Relations of "dead" to its verb in "found dead"."""

_NEAR = 4
"""Words from "three of them" to the trigger that tells of these three."""

_FAR = 8
"""Words from a bare number to its trigger; farther, the number counts something else."""

_SMALL_TAGS = frozenset({"RB", "JJ", "RBR", "DT", "HYPH", "``", "''", "PDT"})
_BETWEEN_VERB_AND_OBJECT = frozenset({"another", "off", "\u201c"}) | _FILLERS - {
    "to",
    "among",
    "-",
    "\u2014",
    "as",
    ":",
    "(",
}


@dataclass(slots=True)
class Sentence:
    """The findings of one sentence, at tokens ``start`` to ``end``."""

    view: View
    start: int
    end: int
    people: list[People]
    triggers: list[Trigger]


def victim_of(sentence: Sentence, trigger: Trigger, left: int, right: int) -> People | None:
    """The phrase that the trigger takes as its victim, between tokens ``left`` and ``right``."""
    inside = _inside(sentence, trigger)
    if inside is not None:
        return inside
    if trigger.kind in {"noun", "count", "lives"}:
        return _after_of(sentence, trigger, right)
    if trigger.kind == "roll":
        return _directly_right(sentence, trigger, right)
    if trigger.kind == "subject":
        return _left(sentence, trigger, left)
    if trigger.kind == "state":
        if _describes(sentence.view, trigger):
            return None
        return _left(sentence, trigger, left) or _state_right(sentence, trigger, right)
    found = _of_verb(sentence, trigger, left, right)
    if trigger.kind == "context":
        if found is not None and fits_contextual(sentence.view, trigger.token, found):
            return found
        return listed_behind(sentence.view, trigger.token, sentence.people, right)
    return found


def _describes(view: View, trigger: Trigger) -> bool:
    """Whether a state stands before the people whom it describes: "the number of dead civilians".

    They are counted elsewhere, or by no number at all.
    """
    noun = view.head[trigger.token]
    close = trigger.token < noun <= trigger.token + 3 and view.tag[noun] in {"NNS", "NNPS"}
    people = view.dep[trigger.token] == "amod" and person(view, noun, counted=True) is not None
    return close and people


def _of_verb(sentence: Sentence, trigger: Trigger, left: int, right: int) -> People | None:
    passive = is_passive(sentence.view, trigger, sentence.start)
    if trigger.kind == "passive":
        return _left(sentence, trigger, left) if passive else None
    if passive:
        return _left(sentence, trigger, left) or _inverted(sentence, trigger, right)
    found = _directly_right(sentence, trigger, right) or _object(sentence, trigger)
    found = found or _antecedent(sentence, trigger)
    if found is not None or passive is False or _has_object(sentence, trigger):
        return found
    return _left(sentence, trigger, left) or _inverted(sentence, trigger, right)


def _inside(sentence: Sentence, trigger: Trigger) -> People | None:
    """A phrase that holds the trigger: "two wounded soldiers", "12 deaths"."""
    for people in sentence.people:
        if people.start <= trigger.token < people.end:
            if people.part and people.head != trigger.token and people.kind is Kind.NUMBER:
                return None  # "12 of the wounded" were counted before
            some = trigger.kind == "state" and people.low == 1 and people.high is None
            return people if people.kind not in _LOOSE and not some else None
    return None


def _after_of(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """ "the death of five", "claimed the lives of 12", "claimed 12 lives"."""
    view = sentence.view
    at = trigger.end
    if view.lower[at : at + 1] == ["and"] and view.lower[at + 2 : at + 3] == ["of"]:
        at += 2
    if view.lower[at : at + 1] != ["of"]:
        return None
    near = [p for p in sentence.people if at < p.start <= at + 4 and p.start < right]
    if not near or any(
        view.tag[i] in {"IN", "NN", "NNS", "VBD"} for i in range(at + 1, near[0].start)
    ):
        return None
    return near[0]


def _left(sentence: Sentence, trigger: Trigger, left: int) -> People | None:
    by_parse = _subject(sentence, trigger, left)
    if by_parse is not None:
        return by_parse
    view = sentence.view
    for people in reversed(sentence.people):
        if people.end > trigger.start or people.start < left:
            continue
        if _oblique(view, people, trigger):
            continue
        own = people.part and trigger.start - people.end <= _NEAR
        if opens_part(view, people, sentence.start) and not own:
            continue
        if people.kind in _LOOSE and not _close(view, people, trigger):
            continue
        if people.kind is Kind.NUMBER and trigger.start - people.end > _FAR:
            continue
        return None if _broken(view, people.end, trigger.start) else people
    return None


def _close(view: View, people: People, trigger: Trigger) -> bool:
    """Whether a phrase without a number stands near enough to be trusted."""
    gap = range(people.end, trigger.start)
    return len(gap) <= 4 and not any(view.tag[i] == "IN" for i in gap)


def _broken(view: View, start: int, end: int) -> bool:
    """Whether another clause's verb stands between the people and the trigger."""
    relative = False
    for at in range(start, end):
        word = view.lower[at]
        relative = relative or word in _RELATIVES
        if word == "whose":
            return True
        if view.tag[at] not in FINITE or relative:
            continue
        if (word not in _FINITE_AUXILIARIES and at != end - 1) or (
            word in BE and not _auxiliary(view, at, end)
        ):
            return True
    return False


def _auxiliary(view: View, at: int, end: int) -> bool:
    """Whether "were" belongs to the trigger: "were present, and one was killed" does not."""
    return all(view.tag[i] in _VERBAL or view.lower[i] in _FILLERS for i in range(at + 1, end))


def _oblique(view: View, people: People, trigger: Trigger) -> bool:
    """Whether the phrase hangs on a preposition, and so is no subject."""
    before = view.lower[people.start - 1] if people.start else ""
    if before == "of" and people.kind not in {Kind.COUNTED, Kind.NUMBER, Kind.ONE}:
        return True
    if people.kind is Kind.NAMED and before in {"named", "called", "identified", "as", "with"}:
        return True
    adjacent = people.end == trigger.start and people.kind in {Kind.NUMBER, Kind.COUNTED}
    return before in _PREPOSITIONS and (before == "by" or not adjacent)


def _subject(sentence: Sentence, trigger: Trigger, left: int) -> People | None:
    """The victim by the parse: passive subject, subject of "died", noun of a relative clause."""
    view, token = sentence.view, trigger.token
    wanted = {"nsubjpass"} if trigger.kind == "object" else {"nsubjpass", "nsubj"}
    before = [p for p in sentence.people if p.end <= trigger.start]
    if trigger.kind == "state" and _was_found(sentence, token):
        token = view.head[token]  # "was taken away and found dead"
    for _ in range(3):
        for people in before:
            if view.head[people.head] == token and view.dep[people.head] in wanted:
                return people
        if view.dep[token] in {"acl", "relcl"}:
            noun = view.head[token]
            return next((p for p in before if p.start <= noun < p.end), None)
        if view.dep[token] != "conj" or view.head[token] >= trigger.start:
            return None
        token = view.head[token]
        if any(p.start > max(token, left - 1) and not _aside(view, p) for p in before):
            return None
    return None


def _was_found(sentence: Sentence, token: int) -> bool:
    """Whether "dead" is told of an earlier verb's subject: "was led away and found dead".

    Where "found" has a subject or an object of its own, what stands nearest is taken.
    """
    view, verb = sentence.view, sentence.view.head[token]
    if view.dep[token] not in _COMPLEMENTS or view.lower[verb] != "found":
        return False
    return not any(
        view.head[i] == verb and view.dep[i] in {"nsubj", "nsubjpass", "dobj"}
        for i in range(sentence.start, sentence.end)
    )


def _aside(view: View, people: People) -> bool:
    """Whether a phrase is a passive's doer or a name behind a preposition, and so no subject."""
    by = view.head[people.head]
    behind = view.dep[people.head] == "pobj"
    return behind and (view.dep[by] == "agent" or people.kind in _LOOSE)


def _object(sentence: Sentence, trigger: Trigger) -> People | None:
    """The verb's object by the parse."""
    view = sentence.view
    for people in sentence.people:
        if people.start >= trigger.end and view.head[people.head] == trigger.token:
            apart = not _APART.isdisjoint(view.lower[trigger.end : people.start])
            return people if view.dep[people.head] == "dobj" and not apart else None
    return None


def _antecedent(sentence: Sentence, trigger: Trigger) -> People | None:
    """The people that an object relative is about: "freed three men whom it had kidnapped"."""
    view = sentence.view
    whom = next(
        (
            i
            for i in range(trigger.start - 1, max(sentence.start, trigger.start - _WHOM) - 1, -1)
            if view.lower[i] == "whom"
        ),
        None,
    )
    if whom is None or view.lower[whom - 1] in {"of", "by", "from", "to", "with"}:
        return None
    before = [p for p in sentence.people if p.end <= whom and whom - p.end <= _WHOM]
    return before[-1] if before else None


_WHOM = 6
"""Words from "whom" to its verb, and from the people to "whom"."""


def _has_object(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the verb has an object that is no phrase for people: "captured the capital"."""
    view = sentence.view
    stop = min(trigger.end + 8, sentence.end)
    return any(
        view.head[i] == trigger.token and view.dep[i] == "dobj" for i in range(trigger.end, stop)
    )


def _directly_right(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """The first phrase right of the trigger, with nothing but small words between."""
    view = sentence.view
    people = next((p for p in sentence.people if p.start >= trigger.end), None)
    if people is None or people.start >= right:
        return None
    gap = range(trigger.end, people.start)
    if _coordinated(sentence, trigger, people):
        return people
    owned = view.tag[people.start] == "POS"  # "killed Russia's ambassador"
    small = all(
        (owned and view.tag[i][:2] in {"NN", "JJ"})
        or view.tag[i] in _SMALL_TAGS
        or view.lower[i] in _BETWEEN_VERB_AND_OBJECT
        for i in gap
    )
    return people if small and len(gap) <= 4 else None


def _coordinated(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """ "killing and wounding dozens": the phrase belongs to both."""
    inner = [t for t in sentence.triggers if trigger.end <= t.start < people.start]
    covered = {i for t in inner for i in range(t.start, t.end)}
    gap = range(trigger.end, people.start)
    lower = sentence.view.lower
    return bool(inner) and all(lower[i] in {"and", "or"} or i in covered for i in gap)


def _inverted(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """ "Also killed were three policemen", "killed in the raid were five men"."""
    view = sentence.view
    at = trigger.end
    while at < right and at < trigger.end + 10 and view.lower[at] not in _COPULAS:
        if view.lower[at] in _RELATIVES or view.tag[at] in FINITE:
            return None
        at += 1
    if at >= right or view.lower[at] not in _COPULAS:
        return None
    found = next((p for p in sentence.people if p.start == at + 1 and p.start < right), None)
    return found if found is not None and found.kind is not Kind.BARE else None


def _state_right(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """ "Wounded were three women"."""
    found = _inverted(sentence, trigger, right)
    return found if found is not None and found.start - trigger.end < 4 else None
