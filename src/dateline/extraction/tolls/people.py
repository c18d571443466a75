"""Phrases for people in a sentence, with how many they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dateline.extraction.numbers import NumberPhrase, find_numbers
from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.phrases import Run, is_age, noun_run, person
from dateline.extraction.tolls.view import View
from dateline.knowledge.outcomes import outcome_words
from dateline.vocabulary import Group, Qualifier


class Kind(Enum):
    """How a phrase counts people."""

    COUNTED = auto()  # "12 soldiers"
    ONE = auto()  # "a soldier"
    DEFINITE = auto()  # "the soldier", "his wife": may point back
    NUMBER = auto()  # "12", with the noun left out
    BARE = auto()  # "soldiers"
    NAMED = auto()  # a proper name
    NONE = auto()  # "no one", "no soldiers"
    COUNT = auto()  # the noun counts deaths, not people: "12 deaths"


@dataclass(frozen=True, slots=True)
class People:
    """A phrase at tokens ``start`` to ``end``; ``group`` is ``None`` where others give it."""

    start: int
    end: int
    head: int
    kind: Kind
    low: int | None
    high: int | None
    qualifier: Qualifier
    group: Group | None
    noun: str | None = None
    part: bool = False  # "three of them children"


_NOBODY = frozenset({"nobody", "none"})
_ARTICLES = frozenset({"a", "an", "another"})
_POINTING = frozenset("the this that his her its their my our your these those".split())
_PARTITIVE = frozenset({"them", "us", "whom", "those", "these", "which", "you"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
_BEFORE_NO_COUNT = _MONTHS | frozenset(
    "$ € £ no. no number nr aged age article resolution highway route road km section chapter us$ rs rs. since page phase "
    "district zone unit camp block sector group top g number".split()
)
_AFTER_NO_COUNT = _MONTHS | frozenset(
    "% percent per am pm a.m. p.m. km kilometers kilometres miles metres meters years days hours months "
    "weeks minutes rounds times th st nd rd : / . attacks o'clock mm".split()
)
_NO_COUNT_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})


def find_people(view: View, start: int, end: int) -> list[People]:
    """The phrases for people in the tokens from ``start`` to ``end``, in order, none overlapping."""
    numbers = {
        start + n.start: n._replace(start=start + n.start, end=start + n.end, core=start + n.core)
        for n in find_numbers(view.lower[start:end])
    }
    found: list[People] = []
    at = start
    while at < end:
        people = _people_at(view, at, end, numbers)
        if people is None:
            at = _skip(numbers.get(at), at)
            continue
        if not (people.kind is Kind.BARE and _absorbed(view, found, people)):
            found.append(people)
        at = max(people.end, at + 1)
    return found


def _skip(number: NumberPhrase | None, at: int) -> int:
    return number.end if number is not None else at + 1


def _absorbed(view: View, found: list[People], people: People) -> bool:
    """Whether a bare plural is counted by the phrase before: "12 soldiers and loyalists"."""
    if not found:
        return False
    last = found[-1]
    gap = view.lower[last.end : people.start]
    return last.kind in {Kind.COUNTED, Kind.NONE, Kind.BARE} and gap in (
        ["and"],
        [","],
        ["or"],
        [",", "and"],
        ["/"],
    )


def _people_at(view: View, at: int, end: int, numbers: dict[int, NumberPhrase]) -> People | None:
    number = numbers.get(at)
    word = view.lower[at]
    if number is not None:
        return _numbered(view, number, end, numbers)
    if word == "no" or word in _NOBODY:
        return _none(view, at, end)
    if word in _ARTICLES:
        return _single(view, at, end, numbers, Kind.ONE)
    if word in _POINTING or (view.tag[at] == "POS" and at):
        return _pointed(view, at, end, numbers)
    if view.tag[at][:2] in {"NN", "JJ", "VB"} or word == "others":
        return _bare(view, at, end)
    return None


def _numbered(
    view: View,
    number: NumberPhrase,
    end: int,
    numbers: dict[int, NumberPhrase],
    start: int | None = None,
) -> People | None:
    begin = number.start if start is None else start
    at = number.end
    if is_age(view, number.core):
        return None if start is not None else _bare(view, number.core, end)
    if (
        begin > 0
        and view.lower[begin - 1] in {"another", "further", "additional"}
        and start is None
    ):
        begin -= 1
    if at < end and view.lower[at] == "of":
        return _of(view, number, begin, end, numbers)
    run = noun_run(view, at, end)
    if run is None:
        return _number_alone(view, number, begin, end)
    if run.head < 0 or run.named:
        return None
    return _made(view, number, begin, run, end)


def _made(view: View, number: NumberPhrase, begin: int, run: Run, end: int) -> People | None:
    word = view.lower[run.head]
    counts = outcome_words().counts
    bare_one = number.low == 1 and number.high == 1
    if word in counts and (number.qualifier is Qualifier.VAGUE or not bare_one or word != "death"):
        kind = Kind.COUNT
    elif person(view, run.head, counted=True):
        kind = Kind.COUNTED
    else:
        return None
    if kind is Kind.COUNTED and not bare_one and not _plural_ok(view, run.head):
        return None
    if number.low == 0 and number.high == 0:
        kind = Kind.NONE
    group = (
        group_of(view, number.end, run.head, end)
        if kind is not Kind.COUNT
        else _count_group(view, number.end, run.head)
    )
    return People(
        begin,
        run.end,
        run.head,
        kind,
        number.low,
        number.high,
        number.qualifier,
        _aged(view, run, group),
        _words(view, run),
    )


def _count_group(view: View, start: int, head: int) -> Group | None:
    """The group in "12 civilian deaths", "20 military casualties"."""
    for at in range(head - 1, start - 1, -1):
        noun_group = group_of(view, at, at, at + 1)
        if noun_group is not None:
            return noun_group
        if view.lower[at] in {"military", "army"}:
            return Group.SOLDIERS
        if view.lower[at] == "civilian":
            return Group.CIVILIANS
    return None


def _plural_ok(view: View, head: int) -> bool:
    noun = person(view, head, counted=True)
    return noun is not None and (noun.plural or view.tag[head] in {"NNS", "NNPS", "NNP"})


def _aged(view: View, run: Run, group: Group | None) -> Group | None:
    """Minors are children, whatever the noun."""
    if run.age is not None and run.age < 18 and group in {None, Group.UNSPECIFIED}:
        return Group.CHILDREN
    return group


def _words(view: View, run: Run) -> str | None:
    return " ".join(view.text[run.start : run.end]) if run.start < run.end else None


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
    if len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100:
        return None
    if number.start and view.tag[number.start - 1][:3] == "NNP" and view.head[core] == number.start - 1:
        return None
    if word in {"some", "various", "multiple", "few", "number"}:
        return None
    stop = number.end
    if after in {"more", "others", "other"}:
        stop += 1
    kind = Kind.NONE if number.low == 0 else Kind.NUMBER
    return People(begin, stop, core, kind, number.low, number.high, number.qualifier, None)


def _of(
    view: View, number: NumberPhrase, begin: int, end: int, numbers: dict[int, NumberPhrase]
) -> People | None:
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
                _words(view, run),
                True,
            )
        return People(
            begin, at + 1, number.core, Kind.NUMBER, number.low, number.high, number.qualifier, None
        )
    while at < end and (
        view.lower[at] in _POINTING or view.tag[at] == "CD" or view.lower[at] == "all"
    ):
        at += 1
    run = noun_run(view, at, end)
    if run is None or run.head < 0 or not person(view, run.head, counted=True):
        return None
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
        _aged(view, run, group),
        _words(view, run),
    )


def _none(view: View, at: int, end: int) -> People | None:
    """ "no one", "nobody", "no soldiers", "no casualties"."""
    word = view.lower[at]
    if word in _NOBODY or (word == "no" and view.lower[at + 1 : at + 2] in (["one"], ["body"])):
        stop = at + 1 if word in _NOBODY else at + 2
        group = None
        if view.lower[stop : stop + 1] == ["of"]:
            run = noun_run(view, stop + 2, end)
            if run is not None and run.head >= 0 and person(view, run.head, counted=True):
                group = group_of(view, run.start, run.head, end)
        return People(at, stop, stop - 1, Kind.NONE, 0, 0, Qualifier.EXACT, group)
    run = noun_run(view, at + 1, end)
    if run is None or run.head < 0:
        return None
    count = view.lower[run.head] in outcome_words().counts
    if not count and not person(view, run.head, counted=True):
        return None
    group = _count_group(view, at + 1, run.head) if count else group_of(view, at + 1, run.head, end)
    return People(at, run.end, run.head, Kind.NONE, 0, 0, Qualifier.EXACT, group, _words(view, run))


def _single(
    view: View, at: int, end: int, numbers: dict[int, NumberPhrase], kind: Kind
) -> People | None:
    """ "a soldier", "another two soldiers", "the soldier"."""
    later = numbers.get(at + 1)
    if later is not None and view.lower[at] == "another":
        return _numbered(view, later, end, numbers, at)
    run = noun_run(view, at + 1, end)
    if run is None or run.head < 0:
        if view.lower[at] == "another" and at + 1 < end:
            return People(at, at + 1, at, Kind.NUMBER, 1, 1, Qualifier.EXACT, None)
        return None
    noun = person(view, run.head, counted=True)
    if noun is None or not noun.singular or view.tag[run.head] in {"NNS", "NNPS"}:
        return None
    if view.lower[run.head] in outcome_words().counts and view.lower[run.head] not in {
        "body",
        "corpse",
    }:
        return None
    group = _aged(view, run, group_of(view, at + 1, run.head, end))
    return People(at, run.end, run.head, kind, 1, 1, Qualifier.EXACT, group, _words(view, run))


def _pointed(view: View, at: int, end: int, numbers: dict[int, NumberPhrase]) -> People | None:
    """ "the two men", "his wife", "the commander"; "the soldiers" counts nobody."""
    later = numbers.get(at + 1)
    if later is None and view.lower[at + 1 : at + 2] == ["other"]:
        later = numbers.get(at + 2)
    if later is not None and view.tag[at] != "POS":
        found = _numbered(view, later, end, numbers, at)
        return found
    return _single(view, at, end, numbers, Kind.DEFINITE)


def _bare(view: View, at: int, end: int) -> People | None:
    """ "soldiers", "others", "Commander Cross", "Boko Haram leader Abubakar Shekau"."""
    run = noun_run(view, at, end)
    if run is None or run.head < 0:
        return None
    if run.named:
        return _named(view, at, run, end)
    noun = person(view, run.head, counted=False)
    if noun is None:
        return None
    word = view.lower[run.head]
    if word in outcome_words().counts or (word in outcome_words().states):
        return None
    plural = noun.plural and (view.tag[run.head] in {"NNS", "NNPS"} or not noun.singular)
    group = _aged(view, run, group_of(view, run.start, run.head, end))
    if not plural:
        if run.age is None or view.lower[run.start] in _POINTING:
            return None
        return People(
            run.start,
            run.end,
            run.head,
            Kind.DEFINITE,
            1,
            1,
            Qualifier.EXACT,
            group,
            _words(view, run),
        )
    if word == "others":
        group = None
    return People(
        run.start, run.end, run.head, Kind.BARE, 1, None, Qualifier.VAGUE, group, _words(view, run)
    )


def _named(view: View, at: int, run: Run, end: int) -> People:
    group = None
    for index in range(run.start, run.end):
        if person(view, index, counted=True) is not None:
            group = group_of(view, run.start, index, end)
    return People(
        run.start, run.end, run.head, Kind.NAMED, 1, 1, Qualifier.EXACT, group, _words(view, run)
    )
