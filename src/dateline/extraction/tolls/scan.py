"""The phrases for people in a sentence."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.numbers import NumberPhrase
from dateline.extraction.tolls.ages import under_age, with_age
from dateline.extraction.tolls.counted import numbered
from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.households import household, is_household
from dateline.extraction.tolls.people import POINTING, Kind, People
from dateline.extraction.tolls.phrases import is_age
from dateline.extraction.tolls.uncounted import bare, nobody, plural_of, single
from dateline.extraction.tolls.view import View, numbers_in
from dateline.knowledge.outcomes import outcome_words
from dateline.vocabulary import Group, Qualifier

_NOBODY = frozenset({"no", "nobody", "none", "any", "anyone", "anybody"})
_ARTICLES = frozenset({"a", "an", "another"})
_MORE = frozenset({"additional", "further", "extra", "other", "more"})
_HARMLESS_GAPS = (["and"], [","], ["or"], [",", "and"], ["/"])
_SENDING = frozenset("sending sent send forcing forced force leaving left".split())
_NAME_GAPS = (["and"], [","], [",", "and"])


def find_people(view: View, start: int, end: int) -> list[People]:
    """The phrases for people in tokens ``start`` to ``end``, in order, none overlapping."""
    numbers = {number.start: number for number in numbers_in(view, start, end)}
    found: list[People] = []
    at = start
    while at < end:
        people = _people_at(view, at, end, numbers, found)
        if people is None:
            number = numbers.get(at)
            at = number.end if number is not None else at + 1
            continue
        people = under_age(view, with_age(view, people))
        if not (
            _only_numbered(view, people)
            or _described(view, found, people)
            or _absorbed(view, found, people)
            or _named_together(view, found, people)
            or _apposed(view, found, people)
            or _whose(view, found, people)
        ):
            if people.part and people.group is None and found:
                people = replace(people, group=found[-1].group)  # "three of them"
            if people.start and view.lower[people.start - 1] in _SENDING:
                people = replace(people, sent=True)
            found.append(people)
        at = max(people.end, at + 1)
    return found


def _only_numbered(view: View, people: People) -> bool:
    """Whether a figure told elsewhere counts a plural: "the number of people", "the soldiers"."""
    start = people.start
    if people.kind is not Kind.BARE:
        return False
    before = view.lower[max(0, start - 2) : start]
    return before == ["number", "of"] or (bool(before) and before[-1] in POINTING)


def _described(view: View, found: list[People], people: People) -> bool:
    """Whether a bare plural tells who all or most of those before are: "12, all of them soldiers".

    They are no figure of their own; the figure before takes their group where it has none.
    """
    if people.kind is not Kind.BARE or not found:
        return False
    last = found[-1]
    words = view.lower[last.end : people.start]
    opener = tuple(words[_after_comma(words) :])
    if last.kind not in {Kind.COUNTED, Kind.NUMBER, Kind.COUNT} or opener not in _ALL | _MOST:
        return False
    whole = opener in _ALL or people.group not in {Group.WOMEN, Group.CHILDREN}
    if whole and last.group in {None, Group.UNSPECIFIED}:
        found[-1] = replace(last, group=people.group)
    return True


def _after_comma(words: list[str]) -> int:
    """Behind the last comma or dash, or behind all words where there is none."""
    return next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i] in _DASHES), len(words))


_DASHES = frozenset({",", "-", "--", "\u2013", "\u2014", "("})
_ALL = frozenset(
    tuple(words.split())
    for words in ("all", "all of them", "all of whom", "all of whom were", "all of them were")
)
_MOST = frozenset({("mostly",), ("mainly",), ("chiefly",), ("largely",)})


def _absorbed(view: View, found: list[People], people: People) -> bool:
    """Whether a bare plural is counted by the phrase before: "12 soldiers and loyalists"."""
    if people.kind is not Kind.BARE or not found:
        return False
    last = found[-1]
    gap = view.lower[last.end : people.start]
    if last.kind not in {Kind.COUNTED, Kind.NONE, Kind.BARE} or gap not in _HARMLESS_GAPS:
        return False
    if last.kind is Kind.COUNTED and {last.group, people.group} & _ARMED:
        noun = (last.noun[0], people.end) if last.noun else None
        found[-1] = replace(last, group=_both(last.group, people.group), noun=noun)
    return True


def _both(one: Group | None, other: Group | None) -> Group | None:
    """The group of people told in two words under one number: "15 soldiers and civilians"."""
    if one is other or other is None:
        return one
    forces = {one, other} <= {Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES}
    return Group.SECURITY_FORCES if forces else Group.UNSPECIFIED


_ARMED = frozenset(
    {Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES, Group.MILITANTS, Group.ATTACKERS}
)


def _named_together(view: View, found: list[People], people: People) -> bool:
    """Names in a list are one figure: "Musa Ali and Ahmed Bala" are two people."""
    if people.kind is not Kind.NAMED or not found or found[-1].kind is not Kind.NAMED:
        return False
    last = found[-1]
    if view.lower[last.end : people.start] not in _NAME_GAPS or last.low is None:
        return False
    count = last.low + 1
    found[-1] = replace(last, end=people.end, low=count, high=count, noun=(last.start, people.end))
    return True


def _apposed(view: View, found: list[People], people: People) -> bool:
    """Whether the phrase only tells who the one before is: "Musa Ali, 35, a farmer"."""
    if not found:
        return False
    last = found[-1]
    gap = view.lower[last.end : people.start]
    if gap == [","] and _same_person(view, last, people):
        group = people.group if last.group in {None, Group.UNSPECIFIED} else last.group
        found[-1] = replace(last, end=people.end, group=group)
        return True
    if people.kind is Kind.NAMED and not gap and view.lower[people.start] in _NAMING:
        found[-1] = replace(last, end=people.end)
        return True
    if gap == [","] and last.kind is Kind.NUMBER and last.low == 1 == people.high:
        closed = view.lower[people.end : people.end + 1] == [","]
        if closed and people.kind in {Kind.ONE, Kind.DEFINITE, Kind.NAMED}:
            found[-1] = replace(last, end=people.end, group=people.group)  # "a fourth, a loader,"
            return True
    named = Kind.NAMED in {last.kind, people.kind} or view.tag[last.end - 1] == "NNP"
    named = named and last.kind is not Kind.BARE
    many = people.kind in {Kind.COUNTED, Kind.NUMBER} and not (
        people.low == people.high == 1 and "of" in view.lower[people.start : people.end]
    )
    if not named or not gap or len(gap) > 5 or many:
        return False
    if people.kind is Kind.NAMED and gap[-1] in _NAMING | {"as", "alias", "aka", ":"}:
        return True
    if gap[0] != "," or not all(word in {",", "the", "a"} or word.isdecimal() for word in gap):
        return False
    group = people.group if last.group is None else last.group
    found[-1] = replace(last, end=people.end, group=group)
    return True


def _same_person(view: View, last: People, people: People) -> bool:
    """As in "the victim, a student, was shot", "a priest, a man of 60, was"; in no list of people.

    Somebody new may be told of as "the", but not behind "a" and in a list without an end.
    """
    one = last.low == last.high == people.low == people.high == 1
    if not one or people.kind is not Kind.ONE or last.kind not in {Kind.DEFINITE, Kind.ONE}:
        return False
    after = view.lower[people.end : people.end + 2]
    if not after or after[0] not in _CLOSING or after[-1] in _LISTING:
        return False
    return last.kind is Kind.DEFINITE or view.lower[people.head] in _ANYBODY


_CLOSING = frozenset({",", "who", "that", "aged", ")"})
_LISTING = frozenset({"and", "a", "an", "one", "two", "three", "his", "her", "their", "the"})
_ANYBODY = frozenset("man woman person youth boy girl teenager resident native".split())
_NAMING = frozenset({"named", "called", "identified"})


def _whose(view: View, found: list[People], people: People) -> bool:
    """Whether a household is that of those before: "13 members of the Hasan family"."""
    return (
        bool(found)
        and is_household(view, people)
        and view.lower[found[-1].end : people.start] == ["of"]
    )


def _people_at(
    view: View, at: int, end: int, numbers: dict[int, NumberPhrase], found: list[People]
) -> People | None:
    number = numbers.get(at)
    word = view.lower[at]
    if number is not None:
        if is_age(view, number.core):
            return bare(view, number.core, end)
        return numbered(view, number, number.start, end)
    if word in _NOBODY:
        return nobody(view, at, end)
    if word in _ARTICLES:
        return _more(view, at, end, numbers) or _one(view, at, end, numbers, Kind.ONE)
    if word in POINTING or (view.tag[at] == "POS" and at):
        return _pointed(view, at, end, numbers)
    tag = view.tag[at][:2]
    if found and (kin := _kin(view, at, found[-1])) is not None:
        return kin
    if view.entity[at] in {"DATE", "TIME"} and view.tag[at] == "NNP":
        return None  # "October 2023": the people come behind it
    starts = tag in {"NN", "JJ"} or (tag == "VB" and word not in outcome_words().verbs)
    return bare(view, at, end) if starts or word == "others" else None


def _kin(view: View, at: int, last: People) -> People | None:
    """Another one who belongs to the same person: "his mother, father and sister"."""
    word = view.lower[at]
    if word not in _KIN or view.lower[last.end : at] not in _NAME_GAPS:
        return None
    if last.kind not in {Kind.DEFINITE, Kind.ONE} or view.lower[last.head] not in _KIN:
        return None
    group = group_of(view, at, at, at + 1)
    return People(at, at + 1, at, Kind.DEFINITE, 1, 1, Qualifier.EXACT, group, (at, at + 1))


_KIN = frozenset(
    "mother father brother sister wife husband son daughter uncle aunt cousin nephew niece "
    "grandmother grandfather grandson granddaughter".split()
)


def _more(view: View, at: int, end: int, numbers: dict[int, NumberPhrase]) -> People | None:
    """ "another two soldiers", "an additional 12 people"."""
    later = at + 2 if view.lower[at + 1 : at + 2] and view.lower[at + 1] in _MORE else at + 1
    number = numbers.get(later)
    if number is None or (later == at + 1 and view.lower[at] != "another"):
        return None
    return numbered(view, number, at, end)


def _pointed(view: View, at: int, end: int, numbers: dict[int, NumberPhrase]) -> People | None:
    """ "the two men", "his wife", "the commander"; "the soldiers" counts nobody."""
    later = at + 2 if view.lower[at + 1 : at + 2] in (["other"], ["remaining"]) else at + 1
    number = numbers.get(later)
    if number is not None and view.tag[at] != "POS":
        if is_age(view, number.core):
            return single(view, at, end, Kind.DEFINITE)
        return numbered(view, number, at, end)
    return _one(view, at, end, numbers, Kind.DEFINITE) or plural_of(view, at, end, numbers)


def _one(
    view: View, at: int, end: int, numbers: dict[int, NumberPhrase], kind: Kind
) -> People | None:
    """One person, or a household."""
    people = single(view, at, end, kind)
    return people and household(view, people, end, numbers)
