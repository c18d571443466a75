"""Figures told more than once, told once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dateline.extraction.tolls.contextual import CONTEXTUAL
from dateline.marks import TollMark
from dateline.vocabulary import Group, Outcome, Qualifier

if TYPE_CHECKING:
    from dateline.analysis import Document

_COARSE = {
    Group.SOLDIERS: "state",
    Group.POLICE: "state",
    Group.SECURITY_FORCES: "state",
    Group.MILITANTS: "armed",
    Group.ATTACKERS: "armed",
    Group.UNSPECIFIED: "unspecified",
}
_TAKEN = frozenset({Outcome.ARRESTED, Outcome.CAPTURED, Outcome.ABDUCTED})
_POINTING = frozenset("the his her its their my our these those both all".split())
_ADDING = frozenset({"another", "additional", "further", "second", "third"})
_LOOK_BACK = 200
"""Figures looked back at; keeps reports of ten thousand sentences linear."""

_TITLE_LENGTH = 30
"""Words; news headlines are shorter, leads longer."""


def distinct_tolls(
    document: Document,
    tolls: Sequence[TollMark],
    sources: Sequence[str] | Callable[[TollMark], str] | None = None,
) -> tuple[TollMark, ...]:
    """The tolls without repetitions, in order; ``part_of`` still counts in ``tolls``' own order.

    ``sources`` names each toll's source (a sequence beside ``tolls``, or a function). The same
    figure from the same source counts once, as the telling that says who they were; a headline's
    figure is left out where the body tells the outcome; "the two men" that point back to a figure
    told before are left out.
    """
    named = _named(tolls, sources)
    title = _title_end(document)
    body = [t for t in tolls if t.tokens[0] >= title]
    kept: list[TollMark] = []
    told: dict[tuple[str, int | None], list[tuple[TollMark, str | None]]] = {}
    for toll, source in zip(tolls, named, strict=True):
        if toll.tokens[0] < title and any(_retells(toll, other) for other in body):
            continue
        earlier = told.setdefault(_key(toll), [])
        near = range(max(0, len(earlier) - _LOOK_BACK), len(earlier))
        again = next((i for i in near if _repeats(document, toll, source, *earlier[i])), None)
        if again is None:
            kept.append(toll)
            earlier.append((toll, source))
        elif _tells_more(document, toll, earlier[again][0]):
            kept = [toll if one is earlier[again][0] else one for one in kept]
            earlier[again] = (toll, source)
    return tuple(kept)


def _tells_more(document: Document, toll: TollMark, earlier: TollMark) -> bool:
    """Whether a repetition says who they were: "one of the riders", "a suspected militant".

    A word that is told of things, too ("lost a member", "buried a worker"), says less of what
    befell them than the telling before.
    """
    if _points_back(document, toll) or document.words.lower[toll.trigger] in CONTEXTUAL:
        return False
    same = (toll.low, toll.high, toll.qualifier) == (earlier.low, earlier.high, earlier.qualifier)
    unknown = earlier.group is Group.UNSPECIFIED and earlier.part_of is None
    named = (earlier.noun or "").istitle()
    return same and unknown and not named and toll.noun is not None and toll.group in _BELONGING


_BELONGING = frozenset(_COARSE) - {Group.UNSPECIFIED} | {Group.CIVILIANS, Group.OFFICIALS}
"""Groups to which somebody belonged; that a woman or a child died is told of others, too."""


def _key(toll: TollMark) -> tuple[str, int | None]:
    """Only figures with one key can be the same: outcome and lower bound; vague ones together."""
    return _kind(toll.outcome), -1 if toll.qualifier is Qualifier.VAGUE else toll.low


def _named(
    tolls: Sequence[TollMark], sources: Sequence[str] | Callable[[TollMark], str] | None
) -> list[str | None]:
    if sources is None:
        return [None] * len(tolls)
    if callable(sources):
        return [sources(toll) for toll in tolls]
    return list(sources)


def _title_end(document: Document) -> int:
    """The token where the body begins; 0 where the first paragraph is no headline."""
    paragraphs = document.paragraph_of
    if not paragraphs or paragraphs[-1] == 0:
        return 0
    end = document.sentences[bisect_right(paragraphs, 0) - 1].end
    words = [word for word in document.words.text[:end] if not word.isspace()]
    if len(words) > _TITLE_LENGTH or not words or words[-1] in {".", ":"}:
        return 0
    return end


def _kind(outcome: Outcome) -> str:
    return "taken" if outcome in _TAKEN else str(outcome)


def _coarse(group: Group) -> str:
    return _COARSE.get(group, "civilian")


def _compatible(one: TollMark, other: TollMark) -> bool:
    groups = {_coarse(one.group), _coarse(other.group)}
    return len(groups) == 1 or "unspecified" in groups


def _retells(headline: TollMark, toll: TollMark) -> bool:
    """Whether a headline's figure is told in the body, be it in other words."""
    return _kind(headline.outcome) == _kind(toll.outcome) and _compatible(headline, toll)


def _repeats(
    document: Document,
    toll: TollMark,
    source: str | None,
    earlier: TollMark,
    earlier_source: str | None,
) -> bool:
    """Whether a toll only repeats an earlier one."""
    if _kind(toll.outcome) != _kind(earlier.outcome) or not _compatible(toll, earlier):
        return False
    same = toll.low == earlier.low and toll.low is not None
    vague = toll.qualifier is Qualifier.VAGUE and earlier.qualifier is Qualifier.VAGUE
    same = same and (vague or Qualifier.VAGUE not in {toll.qualifier, earlier.qualifier})
    apart = toll.trigger != earlier.trigger  # "a doctor and his driver" are two
    if (same or vague) and apart and _points_back(document, toll):
        return True
    if toll.part_of is not None or earlier.part_of is not None:
        return False
    if toll.sentence == earlier.sentence or _adds(document, toll) > _adds(document, earlier):
        return False
    return same and source == earlier_source and toll.total == earlier.total


def _adds(document: Document, toll: TollMark) -> bool:
    """Whether the words say that these people come on top: "another civilian"."""
    start = min(toll.tokens[0], toll.head)
    return not _ADDING.isdisjoint(document.words.lower[start : toll.head + 1])


def _points_back(document: Document, toll: TollMark) -> bool:
    """Whether the words before the head point to people told before: "the two men"."""
    words, head = document.words, toll.head
    for at in range(head - 1, max(head - 6, -1), -1):
        if words.lower[at] in _POINTING:
            return True
        if words.tag[at] not in {"CD", "JJ", "NN", "NNP", "VBN", "HYPH"}:
            return False
    return False
