"""Whom a victim told by name alone belongs to, where the report says elsewhere who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.tolls.groups import group_of
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.phrases import person
from dateline.extraction.tolls.uncounted import apposed
from dateline.extraction.tolls.view import View
from dateline.vocabulary import Group

if TYPE_CHECKING:
    from dateline.analysis import Document

_SHORTEST = 3
"""Letters of the shortest name that is looked for elsewhere."""

_CALLED = (("called",), ("named",), ("identified", "as"), ("known", "as"))
"""Words between what somebody is and the name: "a tailor called Musa Ali"."""


def described_group(document: Document, view: View, people: People) -> Group | None:
    """The group that another mention of a named victim tells: "a tailor called Musa Ali".

    ``None`` where the phrase is no name, or where no other mention says who bears it.
    """
    if people.kind is not Kind.NAMED or people.noun is None:
        return None
    names = [i for i in range(*people.noun) if view.tag[i][:3] == "NNP"]
    name = view.text[names[-1]] if names else ""
    if len(name) < _SHORTEST:
        return None
    for at, word in enumerate(view.text):
        if word != name or people.start <= at < people.end:
            continue
        end = document.sentences[document.sentence_of(at)].end
        group = _before(view, at) or apposed(view, at + 1, end)
        if group not in {None, Group.UNSPECIFIED}:
            return group
    return None


def _before(view: View, at: int) -> Group | None:
    """The group of the title, or of the noun before the name whose last word stands at ``at``."""
    start = at
    while start and view.tag[start - 1][:3] == "NNP":
        start -= 1
        if person(view, start, counted=True) is not None:
            return group_of(view, start, start, at)
    for words in ((), *_CALLED):
        noun = start - len(words) - 1
        known = noun >= 0 and tuple(view.lower[noun + 1 : start]) == words
        if known and person(view, noun, counted=True) is not None:
            return group_of(view, noun, noun, at)
    return None
