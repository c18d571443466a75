"""Phrases without a number: "a soldier", "his wife", "others", "no one", names."""

from __future__ import annotations

from dateline.extraction.numbers import NumberPhrase, find_numbers
from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.people import (
    POINTING,
    Kind,
    People,
    aged,
    count_group,
    sufferers,
    words_of,
)
from dateline.extraction.tolls.phrases import Run, noun_run, person
from dateline.extraction.tolls.view import View
from dateline.knowledge.outcomes import outcome_words
from dateline.vocabulary import Group, Qualifier

_PRONOUNS = frozenset({"nobody", "none", "anyone", "anybody"})
_DENIALS = frozenset("no not n't without nor never neither denied denies deny denying".split())
_SILENCE = frozenset("acknowledged acknowledge admitted admit mentioned mention gave".split())
_DENIAL_REACH = 8
"""Words from "not" to "any casualties": "did not immediately report that there were any …"."""
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_BODIES = frozenset({"body", "corpse"})


def nobody(view: View, at: int, end: int) -> People | None:
    """ "no one", "nobody", "no soldiers", "no casualties", "(without) any casualties"."""
    word = view.lower[at]
    if word in {"any", "anyone", "anybody"} and not _denied(view, at):
        return None
    if at and view.lower[at - 1] in _SILENCE:
        return None  # "acknowledged no losses": it said nothing of them
    if word in _PRONOUNS or view.lower[at : at + 3] == ["no", "-", "one"]:
        return _pronoun(view, at, end)
    if view.lower[at : at + 2] in (["no", "one"], ["no", "body"]):
        return _pronoun(view, at, end)
    run = noun_run(view, at + 1, end)
    if run is None or run.head < 0:
        return None
    if view.lower[run.head] in {"report", "reports", "word"} and word == "no":
        return None
    count = view.lower[run.head] in outcome_words().counts
    if not count and not person(view, run.head, counted=True):
        return None
    group = (count_group if count else group_of)(view, at + 1, run.head, end)
    group = group or sufferers(view, at)
    return People(at, run.end, run.head, Kind.NONE, 0, 0, Qualifier.EXACT, group, words_of(run))


def _denied(view: View, at: int) -> bool:
    return bool(_DENIALS.intersection(view.lower[max(0, at - _DENIAL_REACH) : at]))


def _pronoun(view: View, at: int, end: int) -> People:
    stop = at + 1 if view.lower[at] in _PRONOUNS else at + 2
    stop += view.lower[at + 1] == "-" if at + 1 < end else 0
    group = None
    if view.lower[stop : stop + 1] == ["of"]:
        run = noun_run(view, stop + 2, end)
        if run is not None and run.head >= 0 and person(view, run.head, counted=True):
            group = group_of(view, run.start, run.head, end)
    return People(at, stop, stop - 1, Kind.NONE, 0, 0, Qualifier.EXACT, group)


def single(view: View, at: int, end: int, kind: Kind) -> People | None:
    """ "a soldier", "the soldier"; "another" alone."""
    run = noun_run(view, at + 1, end)
    if run is None or (view.lower[at + 1] in _ORDINALS and run.head < 0):
        return _another(view, at, end)
    if run.head < 0:
        return None
    if run.named:
        return _named(view, run, end)
    noun, word = person(view, run.head, counted=True), view.lower[run.head]
    if noun is None or not noun.singular or view.tag[run.head] in {"NNS", "NNPS"}:
        return None
    if (word in outcome_words().counts and word not in _BODIES) or (
        word == "figure" and run.head == at + 1
    ):
        return None
    group = aged(run, group_of(view, at + 1, run.head, end))
    run = _with_age(view, run)
    group = aged(run, group)
    return People(at, run.end, run.head, kind, 1, 1, Qualifier.EXACT, group, words_of(run))


def _with_age(view: View, run: Run) -> Run:
    """The run with the age behind it: "a boy of eleven", "a man of 61"."""
    if view.lower[run.end : run.end + 1] != ["of"] or run.age is not None:
        return run
    words = view.lower[run.end + 1 : run.end + 2]
    found = find_numbers(words)
    after = view.tag[run.end + 2 : run.end + 3]
    counted = bool(after) and after[0][:2] in {"NN", "JJ", "CD", "VB", "HY"}
    if not found or found[0].low is None or found[0].low != found[0].high or counted:
        return run
    return run._replace(end=run.end + 2, age=found[0].low)


def _another(view: View, at: int, end: int) -> People | None:
    """ "another", "a third"."""
    ordinal = (
        view.lower[at] == "a" and view.lower[at + 1 : at + 2] and view.lower[at + 1] in _ORDINALS
    )
    stop = at + 2 if ordinal else at + 1
    if stop >= end or not (ordinal or view.lower[at] == "another"):
        return None
    return People(at, stop, stop - 1, Kind.NUMBER, 1, 1, Qualifier.EXACT, None)


def plural_of(view: View, at: int, end: int, numbers: dict[int, NumberPhrase]) -> People | None:
    """ "the wives of the two separatists": as many as those they belong to."""
    run = noun_run(view, at + 1, end)
    if run is None or run.head < 0 or run.named or run.end + 2 >= end:
        return None
    number = numbers.get(run.end + 2)
    pointing = view.lower[run.end] == "of" and view.lower[run.end + 1] in POINTING
    if number is None or not pointing or view.lower[run.head] in outcome_words().counts:
        return None
    group = group_of(view, at + 1, run.head, end)
    return People(
        at, run.end, run.head, Kind.COUNTED, number.low, number.high, number.qualifier, group,
        words_of(run),
    )  # fmt: skip


def bare(view: View, at: int, end: int) -> People | None:
    """ "soldiers", "others", "Commander Cross", "50-year-old Rukia Adan"."""
    run = noun_run(view, at, end)
    if run is None or run.head < 0:
        return None
    if run.named:
        return _named(view, run, end)
    word = view.lower[run.head]
    noun = person(view, run.head, counted=False)
    if word in outcome_words().counts or word in outcome_words().states:
        return None
    if noun is None and not (run.age is not None and word == "old"):
        return None
    group = aged(run, group_of(view, run.start, run.head, end))
    words = words_of(run)
    plural = noun is not None and noun.plural
    if plural and (view.tag[run.head] in {"NNS", "NNPS"} or not (noun and noun.singular)):
        return People(
            run.start, run.end, run.head, Kind.BARE, 1, None, Qualifier.VAGUE, group, words
        )
    if run.age is None:
        return None
    return People(run.start, run.end, run.head, Kind.DEFINITE, 1, 1, Qualifier.EXACT, group, words)


def _named(view: View, run: Run, end: int) -> People | None:
    """A name; its group comes from a title before it or from an apposition behind it."""
    if view.lower[run.end : run.end + 1] == ["("] and not _age_follows(view, run.end + 1):
        return None  # a dateline, "Mazar-e-Sharif (BNA)"
    group = aged(run, None)
    for index in range(run.start, run.end):
        if person(view, index, counted=True) is not None:
            group = group_of(view, run.start, index, end) or group
    group = group or _apposed(view, run.end, end)
    words = words_of(run)
    return People(run.start, run.end, run.head, Kind.NAMED, 1, 1, Qualifier.EXACT, group, words)


def _age_follows(view: View, at: int) -> bool:
    """ "(aged 28)", "(28)", "(28 years old)"."""
    word = "".join(view.lower[at : at + 1])
    return word == "aged" or (word.isdecimal() and int(word) < 120)


def _apposed(view: View, at: int, end: int) -> Group | None:
    """The group in "Yusuf Ali, 36, a farmer"."""
    run = apposition(view, at, end)
    return None if run is None else group_of(view, run.start, run.head, end)


def apposition(view: View, at: int, end: int) -> Run | None:
    """The noun phrase set behind the name that ends at ``at``: "Yusuf Ali, 36, a farmer"."""
    if view.lower[at : at + 1] != [","]:
        return None
    at += 1
    if at + 1 < end and view.tag[at] == "CD" and view.lower[at + 1] == ",":
        at += 2
    if at >= end or view.lower[at] not in {"a", "an", "the", "former"}:
        return None
    run = noun_run(view, at + 1, end)
    return run if run is not None and run.head >= 0 else None
