"""Whom a victim told by name alone belongs to, where the report says elsewhere who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.phrases import person
from dateline.extraction.tolls.uncounted import apposition
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Group

if TYPE_CHECKING:
    from dateline.analysis import Document

_SHORTEST = 3
"""Letters of the shortest name that is looked for elsewhere."""

_CALLED = (("called",), ("named",), ("identified", "as"), ("known", "as"))
"""Words between what somebody is and the name: "a tailor called Musa Ali"."""


_OF_A_PERSON = frozenset({Group.UNSPECIFIED, Group.CHILDREN, Group.WOMEN})
"""What says nothing of whom somebody belonged to: a grown man is a "son", too."""


class Told(NamedTuple):
    """A group, and the tokens (half-open) that tell it where the figure's own words do not."""

    group: Group
    tokens: tuple[int, int] | None = None


def described_group(document: Document, view: View, people: People) -> Told | None:
    """The group that another mention of a named victim tells: "a tailor called Musa Ali".

    A family name alone is taken for the victim's only where the report names nobody else by it.
    ``None`` where the phrase is no name, or where no other mention says who bears it.
    """
    if people.kind is not Kind.NAMED or people.noun is None:
        return None
    names = [i for i in range(*people.noun) if view.tag[i][:3] == "NNP"]
    if not names or len(view.text[names[-1]]) < _SHORTEST:
        return None
    name = view.text[names[-1]]
    own = _full(view, names[-1])
    told = [i for i, word in enumerate(view.text) if word == name]
    others = [i for i in told if not people.start <= i < people.end]
    bearers = {full for i in told if len(full := _full(view, i)) > 1}
    if len(own) == 1 and len(bearers) > 1:
        return None
    for at in others:
        if len(own) > 1 and _full(view, at) != own:
            continue
        end = document.sentences[document.sentence_of(at)].end
        found = _before(view, at) or _behind(view, at, end)
        if found is not None and found.group not in _OF_A_PERSON:
            return found
    return None


def _full(view: View, at: int) -> tuple[str, ...]:
    """The words of the name that ends at ``at``, without titles."""
    start = at
    while start and view.tag[start - 1][:3] == "NNP" and not _title(view, start - 1):
        start -= 1
    return tuple(view.text[start : at + 1])


def _title(view: View, at: int) -> bool:
    return view.lower[at].rstrip(".") in _TITLES or person(view, at, counted=True) is not None


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})


def _behind(view: View, at: int, end: int) -> Told | None:
    """The group of the phrase set behind the name whose last word stands at ``at``."""
    run = apposition(view, at + 1, end)
    group = None if run is None else group_of(view, run.start, run.head, end)
    if run is None or group is None:
        return None
    return Told(group, (at - len(_full(view, at)) + 1, run.end))


def _before(view: View, at: int) -> Told | None:
    """The group of the title, or of the noun before the name whose last word stands at ``at``."""
    start = at - len(_full(view, at)) + 1
    if start and view.tag[start - 1][:3] == "NNP" and person(view, start - 1, counted=True):
        return _told(view, start - 1, at)
    for words in ((), *_CALLED):
        noun = start - len(words) - 1
        known = noun >= 0 and tuple(view.lower[noun + 1 : start]) == words
        if known and person(view, noun, counted=True) is not None:
            return _told(view, noun, at)
    return None


def _told(view: View, noun: int, at: int) -> Told | None:
    group = group_of(view, noun, noun, at)
    return None if group is None else Told(group, (noun, at + 1))
