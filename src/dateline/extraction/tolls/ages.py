"""Ages told behind people, which make children of them or grown men.

"Her nephew, aged six", "a boy aged nine", "four of them under 18", "29 children, all under
15".
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.numbers import find_numbers
from dateline.extraction.tolls.people import ADULT, OPEN, Kind, People, of_age
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Group

_UNDER = frozenset({"under", "below"})
_ALL = frozenset({",", "all", "of", "them", "whom", "aged", "were", "the", "age"})
_LIMIT_REACH = 8
"""Words from people to the limit of their age: ", all of whom were under the age of 15"."""


def under_age(view: View, people: People) -> People:
    """The people as children, with the words that tell it: "four of them under 18"."""
    if people.kind not in {Kind.COUNTED, Kind.NUMBER, Kind.COUNT} or people.group not in OPEN:
        return people
    for at in range(people.end, min(people.end + _LIMIT_REACH, len(view.lower) - 1)):
        word = view.lower[at]
        if word in _UNDER:
            end = at + (4 if view.lower[at + 1 : at + 4] == ["the", "age", "of"] else 1)
            number = next(iter(find_numbers(view.lower[end : end + 2])), None)
            if number is None or number.start or not number.low or number.low > ADULT:
                return people
            if view.tag[end + number.end : end + number.end + 1] in (["NN"], ["NNS"]):
                return people  # "under 15 commanders"
            return replace(people, end=end + number.end, group=Group.CHILDREN)
        if word not in _ALL:
            break
    return people


def with_age(view: View, people: People) -> People:
    """The people with the group that an age behind them tells."""
    return replace(people, group=of_age(_age(view, people), people.group))


def _age(view: View, people: People) -> int | None:
    """The age, in years, that "aged" tells right behind one person.

    The bare number behind a name ("Ali Musa, 15,") is left alone: who is told by name only may be
    told again as a gunman, whom a child's group would keep apart.
    """
    if people.low != 1 or people.high != 1:
        return None
    at = people.end
    at += view.lower[at : at + 1] == [","]
    if view.lower[at : at + 1] != ["aged"]:
        return None
    numbers = find_numbers(view.lower[at + 1 : at + 4])
    if not numbers or numbers[0].start or numbers[0].low != numbers[0].high:
        return None
    return numbers[0].low
