"""Parts of a figure that a clause or a list of their own tells.

"Of the 47, thirty-one were women", "12 of those killed were women", "two of the three bodies were
villagers": a number, "of" the whole, a form of "be", and who they were. "Seventeen people died:
eleven farmers and six herders": a list behind a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extraction.numbers import NumberPhrase
from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.linking import Link
from dateline.extraction.tolls.listing import fits, listed
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.phrases import noun_run, person
from dateline.extraction.tolls.triggers import Trigger
from dateline.extraction.tolls.view import BE, View, numbers_in
from dateline.knowledge.outcomes import outcome_words
from dateline.vocabulary import Group, Outcome

_POINTING = frozenset({"the", "those", "these", "them", "whom", "all"})
_ADVERBS = frozenset({"all", "mostly", "mainly", "reportedly", "also"})
_REACH = 9
"""Words of the longest usual whole: "of the three bodies displayed by the police"."""
_COUNTABLE = frozenset({Kind.COUNTED, Kind.ONE, Kind.NUMBER})
_ENDS = frozenset({".", ";", ",", ")", '"', "\u201d", "''", "!", "\n"})


def find_portions(
    view: View, start: int, end: int, people: Sequence[People], told: Sequence[Link]
) -> list[Link]:
    """The parts that the tokens from ``start`` to ``end`` tell of figures in ``told``.

    ``people`` are the phrases of the sentence, ``told`` the figures of this sentence and of those
    before it, the latest last. Without a figure that a part fits there is none.
    """
    found = [
        *_behind_colon(view, start, end, people, told),
        *_among(view, start, end, people, told),
    ]
    if BE.isdisjoint(view.lower[start:end]) or "of" not in view.lower[start:end]:
        return found
    for number in numbers_in(view, start, end):
        part = _clause(view, number, start, end, told)
        if part is not None:
            found.append(part)
    return found


def _clause(
    view: View, number: NumberPhrase, start: int, end: int, told: Sequence[Link]
) -> Link | None:
    """The part in "12 of those killed were women" or "of the 47, thirty-one were women"."""
    whole_at = _whole_behind(view, number.end, end) or _whole_before(view, number.start, start)
    if whole_at is None:
        return None
    (first, last), copula = whole_at
    if copula >= end or view.lower[copula] not in BE or view.tag[copula] == "VBG":
        return None
    who = _who(view, copula + 1, end)
    whole = _whole(view, first, last, told)
    if who is None or whole is None:
        return None
    run_end, head, group = who
    part = People(
        number.start, run_end, head, Kind.COUNTED, number.low, number.high, number.qualifier,
        group, (head, head + 1), True,
    )  # fmt: skip
    if not fits(part, whole.people):
        return None
    trigger = Trigger(copula, copula, copula + 1, whole.trigger.outcome, "portion")
    return Link(part, trigger, whole)


def _whole_behind(view: View, at: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The tokens of the whole in "(12) of those killed were", and the copula behind it."""
    if view.lower[at : at + 1] != ["of"] or view.lower[at + 1 : at + 2] == []:
        return None
    if view.lower[at + 1] not in _POINTING:
        return None
    for copula in range(at + 2, min(at + 2 + _REACH, end)):
        if view.lower[copula] in BE:
            return (at + 1, copula), copula
        if view.tag[copula] in {"VBZ", "VBP", "MD", ",", ".", ":"}:
            return None
    return None


def _whole_before(view: View, at: int, start: int) -> tuple[tuple[int, int], int] | None:
    """The tokens of the whole in "Of the 47, (31) were", and the copula behind the number."""
    if not at > start or view.lower[at - 1] != ",":
        return None
    for first in range(at - 2, max(start, at - _REACH) - 1, -1):
        if view.lower[first] in {"of", "among"} and view.lower[first + 1] in _POINTING:
            copula = at
            while view.tag[copula : copula + 1] in (["CD"], ["HYPH"], ["RB"], ["IN"], ["JJS"]):
                copula += 1
            return (first + 1, at - 1), copula
    return None


def _who(view: View, at: int, end: int) -> tuple[int, int, Group] | None:
    """End, head and group of the bare plural or the one person told behind the copula."""
    while at < end and (view.lower[at] in _ADVERBS or view.lower[at] in {"a", "an"}):
        at += 1
    run = noun_run(view, at, end)
    if run is None or run.head < 0 or run.named:
        return None
    noun = person(view, run.head, counted=True)
    counted = view.lower[run.head] in outcome_words().counts
    if noun is None or counted or (noun.group is None and view.lower[run.head] == "others"):
        return None
    group = group_of(view, at, run.head, end)
    return None if group is None else (run.end, run.head, group)


def _whole(view: View, first: int, last: int, told: Sequence[Link]) -> Link | None:
    """The figure that "the 47", "those killed" or "them" names: the latest that it may be."""
    words = view.lower[first:last]
    outcome = _outcome(words)
    number = next(iter(numbers_in(view, first, last)), None)
    for link in reversed(told):
        people = link.people
        if people.start >= first or link.part_of is not None or (people.low or 0) < 2:
            continue
        if outcome is not None and link.trigger.outcome is not outcome:
            continue
        if number is None or number.low in (people.low, people.high):
            return link
    return None


def _outcome(words: Sequence[str]) -> Outcome | None:
    """What happened to the whole, where its words tell: "those killed", "the wounded"."""
    lexicon = outcome_words()
    for word in words:
        if word in lexicon.states:
            return lexicon.states[word]
        if word in lexicon.verbs and word not in lexicon.bases:
            return lexicon.verbs[word][0]
        if word in lexicon.counts:
            return lexicon.counts[word]
    return None


def _among(
    view: View, start: int, end: int, people: Sequence[People], told: Sequence[Link]
) -> Iterator[Link]:
    """The parts in "nine children and a woman were among the dead"."""
    for at in range(start + 2, end - 1):
        opened = view.lower[at : at + 2] == ["among", "the"] or view.lower[at : at + 2] == _THOSE
        if not opened or view.lower[at - 1] not in BE:
            continue
        whole = _whole(view, at + 2, min(at + 4, end), told)
        if whole is None or _outcome(view.lower[at + 2 : at + 4]) is None:
            return
        members: list[People] = []
        for one in reversed([p for p in people if start <= p.start and p.end < at]):
            if members and not listed(view, one, members[0]):
                break
            if one.kind not in _COUNTABLE or not fits(one, whole.people):
                break
            members.insert(0, one)
        if members and at - members[-1].end <= _NEAR_COPULA:
            trigger = Trigger(at, at, at + 3, whole.trigger.outcome, "portion")
            yield from (Link(one, trigger, whole) for one in members)
        return


_THOSE = ["among", "those"]
_NEAR_COPULA = 9
"""Words from the last of the people to "were among": a relative clause may stand there."""


def _behind_colon(
    view: View, start: int, end: int, people: Sequence[People], told: Sequence[Link]
) -> Iterator[Link]:
    """The parts in "17 people died: eleven farmers and six herders"."""
    for colon in range(end - 1, start, -1):
        if view.lower[colon] in {":", "(", "\u2014", "--"}:
            yield from _list_at(view, colon, end, people, told)
            return


def _list_at(
    view: View, mark: int, end: int, people: Sequence[People], told: Sequence[Link]
) -> list[Link]:
    """The members of a list that opens at a mark and adds up to no more than a figure before."""
    members = _members(view, mark, end, people)
    wholes = [k for k in told if k.part_of is None and max(k.people.end, k.trigger.end) <= mark]
    near = [k for k in wholes if mark - k.people.end <= _BEFORE]
    if len(members) < 2 or not near:
        return []
    whole = near[-1]
    known = [k for k in told if any(k.people is one for one in members)]
    total = sum(one.low or 0 for one in members)
    if known or whole.people.low is None or not 0 < total <= whole.people.low:
        return []
    trigger = Trigger(mark, mark, mark + 1, whole.trigger.outcome, "portion")
    return [Link(one, trigger, whole) for one in members]


_BEFORE = 14
"""Words from a figure to the colon before its parts."""


def _members(view: View, mark: int, end: int, people: Sequence[People]) -> list[People]:
    """The counted phrases listed right behind a mark, if nothing is told behind them."""
    behind = [p for p in people if p.start > mark]
    if not behind or behind[0].start > mark + 2:
        return []
    members: list[People] = []
    for one in behind:
        joined = not members or listed(view, members[-1], one)
        if one.kind not in _COUNTABLE or not joined or one.low is None:
            break
        members.append(one)
    last = members[-1].end if members else end
    ended = last >= end or view.lower[last] in _ENDS
    return members if ended and all(one.group is not None for one in members) else []
