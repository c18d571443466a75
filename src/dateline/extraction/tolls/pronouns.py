"""The death of somebody told by a pronoun: "opened fire on the mayor, killing him"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.extraction.tolls.linking import Link
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.scan import find_people
from dateline.extraction.tolls.triggers import Trigger
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Outcome, Qualifier

_KILLING = frozenset({"killing", "killed", "murdering", "murdered", "executing", "executed"})
_CAUSING = frozenset("causing caused causes to in with".split())
_HIM, _HIS = frozenset({"him", "her"}), frozenset({"his", "her"})
_NOT_ONE = frozenset({Kind.COUNTED, Kind.NUMBER, Kind.COUNT, Kind.BARE, Kind.NONE})
_AUXILIARIES = frozenset("is was been being be not n't never nearly almost".split())


def find_pronouns(
    view: View, start: int, end: int, people: Sequence[People], before: tuple[int, int]
) -> list[Link]:
    """The deaths of the one person told of last, in the tokens from ``start`` to ``end``.

    ``people`` are the phrases of the sentence, ``before`` the tokens of the one before. Without a
    person to point to there is no figure.
    """
    found: list[Link] = []
    for first, last, token in _deaths(view, start, end):
        whom = _antecedent(view, first, people, before)
        if whom is not None:
            one = People(
                first, last, last - 1, Kind.DEFINITE, 1, 1, Qualifier.EXACT, whom.group, None
            )
            trigger = Trigger(token, token, token + 1, Outcome.KILLED, "object")
            found.append(Link(one, trigger))
    return found


def _deaths(view: View, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """First and last token of the phrase, and its telling word."""
    for at in range(start + 1, end):
        if not points_back(view.lower, at):
            continue
        if view.lower[at] in _HIM and view.lower[at - 1] in _KILLING:
            alone = at + 1 >= end or view.tag[at + 1][:2] not in {"NN", "JJ"}
            if alone and view.lower[at - 2] not in _AUXILIARIES:
                yield at, at + 1, at - 1
        else:
            death = at + 2 if at + 2 < end and view.tag[at + 1] == "JJ" else at + 1
            if death < end and view.lower[death] == "death":
                yield at, death + 1, death


def points_back(lower: Sequence[str], at: int) -> bool:
    """Whether a pronoun stands at a token of whom a death may be told: "killing him", "to his"."""
    word, earlier = lower[at], lower[at - 1]
    if word in _HIM and earlier in _KILLING:
        return True
    return word in _HIS and earlier in _CAUSING and "death" in lower[at + 1 : at + 3]


def _antecedent(
    view: View, at: int, people: Sequence[People], before: tuple[int, int]
) -> People | None:
    """The person told of last who is not the one who acts, names of whom nothing is told last."""
    near = [p for p in people if p.end <= at]
    told = [
        one
        for one in chain(reversed(near), reversed(find_people(view, *before)))
        if one.kind not in _NOT_ONE and view.dep[one.head] != "nsubj" and one.low == 1
    ]
    return next((one for one in told if one.group is not None), told[0] if told else None)
