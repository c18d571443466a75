"""Running tolls: "the death toll rose to 54 from 49", "bringing to 41 the number killed"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.numbers import NumberPhrase, find_numbers
from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.linking import Link
from dateline.extraction.tolls.listing import listed, opens_part
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.phrases import person
from dateline.extraction.tolls.triggers import Trigger
from dateline.extraction.tolls.victims import Sentence
from dateline.extraction.tolls.view import FINITE, View
from dateline.knowledge.outcomes import outcome_words
from dateline.vocabulary import Group, Outcome, Qualifier


@dataclass(slots=True)
class Figure(Link):
    """A figure of a running toll; ``earlier`` marks the older of two."""

    earlier: bool = False


_LEADS = frozenset(
    "to at of is was stands stood reached reaches reaching hit hits topped tops passed "
    "exceeded exceeds exceeding surpassed over above :".split()
)
_GOING = frozenset("go goes going gone went climbed climbs risen rose rises shot moved".split())
_OF_THE_DEAD = (["for", "the"], ["of", "the"], ["for", "deaths"], ["for", "those"])
_REACH = 28
"""Words between "toll" and its number in the longest usual phrasing."""


def find_figures(sentence: Sentence) -> list[Link]:
    """The running tolls of a sentence."""
    view = sentence.view
    found: list[Link] = []
    words = view.lower[sentence.start : sentence.end]
    if _WORDS.isdisjoint(words):
        return found
    for at in range(sentence.start, sentence.end):
        if view.lower[at] in {"toll", "tolls"} or (
            view.lower[at] == "count" and view.lower[at - 1] == "body"
        ):
            outcome = (
                Outcome.INJURED if view.lower[at - 1] in {"injury", "injured"} else Outcome.KILLED
            )
            found += _running(sentence, at, outcome, _named_group(view, at, sentence.end))
        elif view.lower[at] == "figure" and view.lower[at + 1 : at + 3] in _OF_THE_DEAD:
            found += _running(sentence, at + 2, Outcome.KILLED, None)
        elif _put(view, at, sentence.start):
            outcome = outcome_words().states.get(view.lower[at], Outcome.KILLED)
            found += _running(sentence, at, outcome, None)
        elif view.lower[at] == "number" and view.lower[at + 1 : at + 2] == ["of"]:
            found += _number_of(sentence, at)
    return found + [part for figure in found for part in _parts(sentence, figure)]


def tells_figures(view: View, start: int, end: int) -> bool:
    """Whether a sentence has a word by which it may tell a running toll."""
    return not _WORDS.isdisjoint(view.lower[start:end])


def _put(view: View, at: int, start: int) -> bool:
    """Whether "put the dead at eight" stands here, at "dead"."""
    counted = view.lower[at] in outcome_words().states or view.lower[at] in _LOSSES
    states = counted and view.lower[at + 1 : at + 2] == ["at"]
    return states and not _PUT.isdisjoint(view.lower[max(start, at - 3) : at])


_LOSSES = frozenset({"losses", "deaths", "fatalities"})
_PUT = frozenset({"put", "puts", "putting"})
_WORDS = _PUT | {"toll", "tolls", "count", "figure", "number"}


def _parts(sentence: Sentence, figure: Link) -> list[Link]:
    """The parts of a figure: "rises to 97, including 21 children and eight women"."""
    found: list[Link] = []
    before = figure.people
    for people in sentence.people:
        if people.start < before.end:
            continue
        opened = opens_part(sentence.view, people, before.end)
        near = people.start - before.end <= _PART_REACH
        if not (near and opened) and not (found and listed(sentence.view, before, people)):
            break
        found.append(Link(people, figure.trigger, figure))
        before = people
    return found


_PART_REACH = 14
"""Words from a figure to "including"."""


def _named_group(view: View, at: int, end: int) -> Group | None:
    """ "the death toll of regime forces", "the civilian death toll"."""
    for index in (*_modifiers(view, at), *range(at + 2, min(at + 6, end))):
        if index > at and (
            view.lower[at + 1] not in {"of", "among", "for"} or view.lower[index] == "by"
        ):
            break
        group = group_of(view, index, index, index + 1) or (
            Group.CIVILIANS if view.lower[index] == "civilian" else None
        )
        if group is not None and group is not Group.UNSPECIFIED:
            return group
    return None


def _modifiers(view: View, at: int) -> range:
    """The tokens right before a noun that modify it."""
    start = at
    while start > max(at - 3, 0) and view.tag[start - 1][:2] in {"NN", "JJ"}:
        start -= 1
    return range(start, at)


def _number_of(sentence: Sentence, at: int) -> list[Link]:
    """ "bringing the number of policemen killed to 12", "the number of dead rose to 12"."""
    near = [t for t in sentence.triggers if at < t.start <= at + 9]
    if not near:
        return []
    group = _named_group(sentence.view, at, sentence.end)
    forward = _running(sentence, max(at, near[0].end - 1), near[0].outcome, group, near[0])
    return forward or _backward(sentence, at, near[0], group)


def _running(
    sentence: Sentence,
    at: int,
    outcome: Outcome,
    group: Group | None,
    trigger: Trigger | None = None,
) -> list[Link]:
    view = sentence.view
    stop = min(sentence.end, at + 1 + 2 * _REACH)
    told = trigger or Trigger(at, at, at + 1, outcome, "count")
    found: list[Link] = []
    for read in _numbers(view, at + 1, stop):
        number, lead = read, view.lower[read.start - 1] if read.start > at else ""
        older = lead == "from"
        if number.start > at + _REACH and not (older and found and _changed(view, number.start)):
            break
        risen = view.lower[number.start] == "from"
        gone = view.lower[number.start] == "up" and lead in _GOING
        if gone:  # "had gone up to 15" is no limit
            number = number._replace(low=number.high, qualifier=Qualifier.EXACT)
        direct = number.start == at + 1 and number.qualifier is Qualifier.MAXIMUM
        if lead not in _LEADS and not (older or risen or gone or direct):
            continue
        if _open_yet(view, range(at + 1, number.start), lead):
            continue
        if not risen and _no_toll(view, number):
            continue
        if found and not older:
            break
        if view.lower[number.start] == "from" and number.low != number.high:
            found += _from_to(number, told, group)
            break
        found.append(_figure(number, told, group, older))
    return found


def _changed(view: View, at: int) -> bool:
    """Whether "up from" or the like leads to a number: "… 359, police said, up from 321"."""
    return view.lower[at - 2] in {"up", "down", "revised", "raised", "lowered"}


def _open_yet(view: View, gap: range, lead: str) -> bool:
    """Whether the number is no toll told yet: "could rise to 100", "could go up, as 12 of ...".

    "Of" leads to the number only where no verb stands between: "a toll of 12".
    """
    verbs = [i for i in gap if view.tag[i] in FINITE]
    if lead == "of" and verbs:
        return True
    modal = next((i for i in verbs if view.tag[i] == "MD"), None)
    return modal is not None and "have" not in view.lower[modal : modal + 3]


def _from_to(number: NumberPhrase, told: Trigger, group: Group | None) -> list[Link]:
    """ "raised the toll from 12 to 15": no range, but an older figure and a newer one."""
    newer = number._replace(low=number.high, qualifier=Qualifier.EXACT)
    older = number._replace(high=number.low, qualifier=Qualifier.EXACT)
    return [
        _figure(newer._replace(start=number.end - 1, core=number.end - 1), told, group, False),
        _figure(older._replace(start=number.core, end=number.core + 1), told, group, True),
    ]


def _backward(sentence: Sentence, at: int, trigger: Trigger, group: Group | None) -> list[Link]:
    """ "bringing to 41 the number of …"."""
    view = sentence.view
    for number in _numbers(view, max(sentence.start, at - 8), at):
        if view.lower[number.start - 1] == "to" and number.end >= at - 2:
            return [_figure(number, trigger, group, False)]
    return []


def _figure(number: NumberPhrase, trigger: Trigger, group: Group | None, older: bool) -> Figure:
    people = People(
        number.start,
        number.end,
        number.core,
        Kind.NUMBER,
        number.low,
        number.high,
        number.qualifier,
        group or Group.UNSPECIFIED,
    )
    return Figure(people, trigger, None, older)


def _counts_else(view: View, at: int) -> bool:
    """Whether what follows the number is counted by it and is no toll: "from two villages".

    "Two dead" is a figure of its own, which the word for the outcome tells.
    """
    states = outcome_words().states
    if view.lower[at] in states and view.lower[at] not in {"hurt"}:
        return True
    return view.tag[at] == "NNS" and person(view, at, counted=True) is None


def _numbers(view: View, start: int, stop: int) -> list[NumberPhrase]:
    return [
        n._replace(start=start + n.start, end=start + n.end, core=start + n.core)
        for n in find_numbers(view.lower[start:stop])
    ]


def _no_toll(view: View, number: NumberPhrase) -> bool:
    word = view.lower[number.core]
    if number.end < len(view.lower) and _counts_else(view, number.end):
        return True
    year = len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100
    return year or (
        view.entity[number.core] in {"DATE", "TIME", "PERCENT", "MONEY"}
        and view.lower[number.end : number.end + 1] not in (["people"], ["."], [","])
    )
