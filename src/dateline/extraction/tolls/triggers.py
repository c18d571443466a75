"""Words that tell what happened to people, with how they take the people."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.extraction.tolls.contextual import CONTEXTUAL, contextual_outcome
from dateline.extraction.tolls.view import BE, View
from dateline.knowledge.outcomes import OutcomeWords, outcome_words
from dateline.vocabulary import Outcome


class Trigger(NamedTuple):
    """Tokens ``start`` to ``end``; ``token`` is the telling word.

    ``kind``: ``object`` (its object suffers), ``passive`` (the same, in the passive only),
    ``subject``, ``noun`` ("death of"), ``count`` ("12 deaths"), ``state`` ("12 dead"), ``lives``,
    ``roll`` ("those killed include"),
    ``context`` (an object verb that takes people only: "seized 12 villagers").
    """

    token: int
    start: int
    end: int
    outcome: Outcome
    kind: str
    sure: bool = True  # whether the word tells the outcome itself ("the dead", not "the victims")


_NO_DEATH = frozenset("led lead leading leads sentenced condemned due".split())
_TO_DEATH = ["to", "death"]
_GUNS = frozenset({"gun", "guns"})
_OWNED = frozenset("a the his her their my your our its that this".split())
LIVES = frozenset(
    "claim claims claimed claiming cost costs costing took take takes taking taken lost "
    "lose losing".split()
)
"""Verbs before "life" and "lives", by which somebody died."""
LIVES_REACH = 8
"""Words from such a verb to the lives."""


def find_triggers(view: View, start: int, end: int) -> list[Trigger]:
    """The triggers among the tokens from ``start`` to ``end``, in order, none overlapping."""
    lexicon, lower = outcome_words(), view.lower
    telling = telling_forms()
    found: list[Trigger] = []
    deadly = "death" in lower[start : end + 2]
    at = start
    while at < end:
        if lower[at] not in telling and not (deadly and lower[at + 1 : at + 3] == _TO_DEATH):
            at += 1
            continue
        trigger = _phrase(view, at, end, lexicon) or _word(view, at, start, lexicon)
        if trigger is not None:
            found.append(trigger)
            at = trigger.end
        else:
            at += 1
    return found


@cache
def telling_forms() -> frozenset[str]:
    """The forms with which a trigger may begin; any verb may before "to death"."""
    lexicon = outcome_words()
    tables = (lexicon.verbs, lexicon.nouns, lexicon.counts, lexicon.states, lexicon.phrases)
    return frozenset({"killed", "life", "lives"}).union(CONTEXTUAL, _ROLLS, *tables)


def _phrase(view: View, at: int, end: int, lexicon: OutcomeWords) -> Trigger | None:
    word = view.lower[at]
    if (
        view.tag[at][:2] == "VB"
        and view.lower[at + 1 : at + 3] == _TO_DEATH
        and word not in _NO_DEATH
    ):
        return Trigger(at, at, at + 3, Outcome.KILLED, "object")
    for words, outcome, kind in lexicon.phrases.get(word, ()):
        stop = at + len(words)
        if stop <= end and tuple(view.lower[at:stop]) == words:
            if kind == "passive" and view.tag[at] == "VBG":
                continue
            if word in _GUNS and at and view.lower[at - 1] in _OWNED:
                continue  # "put the gun down" harms nobody
            if word in _GUNS and view.tag[at][:3] == "NNP" and view.text[at].istitle():
                continue  # an event that is called "Gun Down"
            verb = next((i for i in range(at, stop) if view.tag[i][:2] == "VB"), at)
            return Trigger(verb, at, stop, outcome, kind)
    return None


def _word(view: View, at: int, start: int, lexicon: OutcomeWords) -> Trigger | None:
    word, tag = view.lower[at], view.tag[at]
    if _opens_roll(view, at):
        those = view.lower[at - 1] == "those" or view.lower[at + 1] not in BE
        sure = those and word not in _VICTIMS
        return Trigger(at, at, at + 2, _roll_outcome(word, lexicon), "roll", sure)
    context = contextual_outcome(view, at, start)
    if context is not None:
        return Trigger(at, at, at + 1, context, "context")
    verb = lexicon.verbs.get(word)
    if tag[:2] != "JJ" and _as_noun(view, at):
        verb = None
    if verb is not None and (
        tag[:2] == "VB"
        or (word not in lexicon.bases and tag in {"JJ", "NN", "NNP", "NNS"} and word.endswith("ed"))
    ):
        if word == "killing" and view.lower[at + 1 : at + 2] == ["of"]:
            return Trigger(at, at, at + 1, verb[0], "noun")
        return Trigger(at, at, at + 1, verb[0], _kind(view, at, verb[1], lexicon))
    if word in {"lives", "life"} and tag[:2] == "NN":
        return _lives(view, at, start)
    if word == "killed":
        return Trigger(at, at, at + 1, Outcome.KILLED, "object")
    outcome = lexicon.states.get(word)
    if outcome is not None and not _named_state(view, at) and not _as_noun(view, at):
        return Trigger(at, at, at + 1, outcome, "state")
    outcome = lexicon.nouns.get(word)
    if outcome is not None and tag[:2] in {"NN", "VB"}:
        return Trigger(at, at, at + 1, outcome, "noun")
    outcome = lexicon.counts.get(word)
    if outcome is not None and tag[:2] == "NN":
        return Trigger(at, at, at + 1, outcome, "count")
    return None


def _opens_roll(view: View, at: int) -> bool:
    """ "Those killed include …", "the dead were …": what follows are parts of a figure."""
    if not at or view.lower[at + 1 : at + 2] not in _INCLUDE:
        return False
    known = view.lower[at - 1] in {"those", "the"}
    return known and view.lower[at] in _ROLLS


_INCLUDE = tuple([word] for word in "include included includes were are comprised comprise".split())
_VICTIMS = frozenset({"victims"})
_ROLLS = _VICTIMS | {"killed", "dead", "slain", "deceased", "wounded", "injured", "missing"}


def _roll_outcome(word: str, lexicon: OutcomeWords) -> Outcome:
    if word in _VICTIMS:
        return Outcome.KILLED
    return lexicon.states[word] if word in lexicon.states else lexicon.verbs[word][0]


def _kind(view: View, at: int, kind: str, lexicon: OutcomeWords) -> str:
    """A participle in a noun phrase ("the wounded soldiers") is a state."""
    del lexicon
    if kind == "object" and view.dep[at] == "amod" and view.head[at] > at:
        return "state"
    return kind


def _named_state(view: View, at: int) -> bool:
    """ "Dead Sea" and the like."""
    return view.text[at][:1].isupper() and view.lower[at + 1 : at + 2] == ["sea"]


def _as_noun(view: View, at: int) -> bool:
    """ "the wounded", "the critically injured", who were counted elsewhere."""
    noun = view.lower[at + 1 : at + 2] and view.tag[at + 1][:2] == "NN"
    first = at - 1 if at and view.tag[at - 1] == "RB" else at
    return first > 0 and view.lower[first - 1] == "the" and not noun


def _lives(view: View, at: int, start: int) -> Trigger | None:
    """ "claimed the lives of 12 people", "cost 12 lives"."""
    for before in range(at - 1, max(start, at - LIVES_REACH) - 1, -1):
        if view.lower[before] in LIVES:
            return Trigger(at, before, at + 1, Outcome.KILLED, "lives")
    return None


def is_passive(view: View, trigger: Trigger, start: int) -> bool | None:
    """Whether a verb is in the passive; ``None`` where its form alone does not tell."""
    at = trigger.start
    tag = view.tag[at]
    if (
        view.lower[trigger.end : trigger.end + 1] == ["by"]
        and tag in {"VBN", "VBD", "VBG"}
        and tag != "VBG"
    ):
        return True
    for before in range(at - 1, max(start, at - 6) - 1, -1):
        word = view.lower[before]
        if word[:1].isdecimal():
            break  # "has documented 143 wounded"
        if word in BE:
            return tag not in {"VBG"}
        if word in {"have", "has", "had", "having", "'ve"}:
            return False
        small = {"RB", "VBN", "CC", "VBD", "RBR", "JJ", "``", "''"}
        if view.tag[before] not in small and word not in {"either", ",", "both"}:
            break
    if tag in {"VBN", "VBD"} and _listed_passive(view, at, start):
        return True
    if tag == "VBG":
        return view.lower[at - 1] == "being" if at > start else False
    if tag in {"VBZ", "VBP", "VB"}:
        return False
    return None


def _listed_passive(view: View, at: int, start: int) -> bool:
    """Whether a participle is listed with a passive: "was dragged from his car and shot"."""
    head = view.head[at]
    if view.dep[at] != "conj" or not start <= head < at or view.tag[head] != "VBN":
        return False
    near = range(start, min(at + _OBJECT, len(view.dep)))
    own = any(view.head[i] == at and view.dep[i] in _ARGUMENTS for i in near)
    return not own and any(
        view.head[i] == head and view.dep[i] == "auxpass" for i in range(start, head)
    )


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_OBJECT = 8
"""Words behind a verb among which its object stands."""
