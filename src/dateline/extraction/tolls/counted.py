"""Phrases with a number: "12 soldiers", "three of them", "dozens", "41"."""

from __future__ import annotations

from dateline.extraction.numbers import NumberPhrase
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
from dateline.vocabulary import Qualifier

_BODIES = frozenset({"bodies", "corpses", "dead", "victims", "casualties", "deaths"})
_ONE_EACH = frozenset({"death", "killing", "body", "corpse", "fatality"})
_PARTITIVE = frozenset({"them", "us", "whom", "those", "these", "which", "you"})
_MONTHS = frozenset(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. aug. "
    "sept. oct. nov. dec.".split()
)
_BEFORE_NO_COUNT = _MONTHS | frozenset(
    "$ € £ no. no number nr aged age article resolution highway route road km section "
    "chapter us$ rs rs. since page phase district zone unit camp block sector group top g "
    "number".split()
)
_AFTER_NO_COUNT = _MONTHS | frozenset(
    "% percent per am pm a.m. p.m. km kilometers kilometres miles metres meters years "
    "days hours months weeks minutes rounds times th st nd rd : / . attacks o'clock mm".split()
)
_NO_COUNT_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})


def numbered(view: View, number: NumberPhrase, begin: int, end: int) -> People | None:
    """The phrase that a number opens; ``begin`` is where its article stands."""
    at = number.end
    if _is_year(view.lower[number.core]) and at < end and view.tag[at] == "CD":
        return None  # "in October 2023 six men were killed"
    if at < end and view.lower[at] == "of":
        return _of(view, number, begin, end)
    if view.lower[number.core] == "both" and at < end and view.lower[at] == "the":
        at += 1
    run = noun_run(view, at, end)
    if run is None:
        return _number_alone(view, number, begin, end)
    if run.head < 0 or run.named:
        return None
    if view.lower[number.core] == "both" and "and" in view.lower[run.end : run.end + 7]:
        return None
    return _made(view, number, begin, run, end)


def _made(view: View, number: NumberPhrase, begin: int, run: Run, end: int) -> People | None:
    word = view.lower[run.head]
    counts = outcome_words().counts
    bare_one = number.low == 1
    if word in counts and (number.qualifier is Qualifier.VAGUE or not bare_one or word != "death"):
        kind = Kind.COUNT
    elif person(view, run.head, counted=True):
        kind = Kind.COUNTED
    else:
        return None
    if not bare_one and not _plural_ok(view, run.head, kind):
        return None
    if number.low == 0 and number.high == 0:
        kind = Kind.NONE
    group = (
        count_group(view, number.end, run.head, end) or sufferers(view, begin)
        if kind is Kind.COUNT
        else group_of(view, number.end, run.head, end)
    )
    return People(
        begin,
        run.end,
        run.head,
        kind,
        number.low,
        number.high,
        number.qualifier,
        aged(run, group),
        words_of(run),
    )


def _plural_ok(view: View, head: int, kind: Kind) -> bool:
    """Whether a noun may stand with a number: "11 deaths", but not "the May 11 shooting death"."""
    if kind is Kind.COUNT:
        return view.lower[head] not in _ONE_EACH
    noun = person(view, head, counted=True)
    return noun is not None and (noun.plural or view.tag[head] in {"NNS", "NNPS", "NNP"})


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100


def _number_alone(view: View, number: NumberPhrase, begin: int, end: int) -> People | None:
    """A number whose noun is left out: "killing five"."""
    core = number.core
    word, after = view.lower[core], view.lower[number.end] if number.end < end else ""
    before = view.lower[number.start - 1] if number.start > 0 else ""
    if (
        before in _BEFORE_NO_COUNT
        or after in _AFTER_NO_COUNT - {"."}
        or (after == "-" and number.end + 1 < end)
    ):
        return None
    if view.entity[core] in _NO_COUNT_ENTITIES and not (
        view.entity[core] == "DATE" and view.dep[core] in {"dobj", "nsubj", "nsubjpass"}
    ):
        return None
    if _is_year(word):
        return None
    if (
        number.start
        and view.tag[number.start - 1][:3] == "NNP"
        and view.head[core] == number.start - 1
    ):
        return None
    apposed = before in {",", "("} and after in {",", ")", ";", ".", ""}
    if apposed and number.start > 1 and view.tag[number.start - 2][:2] == "NN":
        return None  # an age: "Musa Ali, 36, …"
    if word in {"some", "various", "multiple", "few", "number"}:
        return None
    stop = number.end
    if after in {"more", "others", "other"}:
        stop += 1
    kind = Kind.NONE if number.low == 0 else Kind.NUMBER
    return People(begin, stop, core, kind, number.low, number.high, number.qualifier, None)


def _of(view: View, number: NumberPhrase, begin: int, end: int) -> People | None:
    """ "three of them (children)", "dozens of civilians", "one of the two fighters"."""
    at = number.end + 1
    if at >= end:
        return None
    if view.lower[at] in _PARTITIVE:
        run = noun_run(view, at + 1, end)
        if run is not None and run.head >= 0 and person(view, run.head, counted=True):
            group = group_of(view, run.start, run.head, end)
            return People(
                begin,
                run.end,
                run.head,
                Kind.COUNTED,
                number.low,
                number.high,
                number.qualifier,
                group,
                words_of(run),
                True,
            )
        if number.low == 1 and number.qualifier is Qualifier.VAGUE:
            return None  # "some of them seriously" counts nobody
        return People(
            begin, at + 1, number.core, Kind.NUMBER, number.low, number.high, number.qualifier,
            None, None, True,
        )  # fmt: skip
    known = view.lower[at] in POINTING
    while at < end and (
        view.lower[at] in POINTING or view.tag[at] in {"CD", "RB"} or view.lower[at] == "all"
    ):
        at += 1
    if known and number.qualifier is not Qualifier.VAGUE and _participle(view, at, end):
        return People(
            begin, at + 1, number.core, Kind.NUMBER, number.low, number.high, number.qualifier,
            None, None, True,
        )  # fmt: skip
    run = noun_run(view, at, end)
    if run is None or run.head < 0 or not person(view, run.head, counted=True):
        return None
    if known and number.qualifier is Qualifier.VAGUE and view.lower[run.head] in _BODIES:
        return None  # "some of the bodies bore cuts": whose deaths are counted elsewhere
    group = group_of(view, run.start, run.head, end)
    kind = (
        Kind.COUNT
        if view.lower[run.head] in {"deaths", "casualties", "fatalities"}
        else Kind.COUNTED
    )
    return People(
        begin,
        run.end,
        run.head,
        kind,
        number.low,
        number.high,
        number.qualifier,
        aged(run, group),
        words_of(run),
    )


def _participle(view: View, at: int, end: int) -> bool:
    """Whether a participle alone names the whole: "(three of the critically) injured"."""
    words = outcome_words()
    word = view.lower[at] if at < end else ""
    telling = word in words.states or (word in words.verbs and word not in words.bases)
    return telling and not (at + 1 < end and view.tag[at + 1][:2] in {"NN", "JJ"})
