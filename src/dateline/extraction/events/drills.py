"""Drills: what is only played in them did not happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis.words import Words
    from dateline.extraction.events.finding import Candidate

_PLAYED = frozenset("mock simulated simulating simulates simulate dummy pretend staged".split())
_EXERCISES = frozenset("drill exercise training rehearsal simulation".split())


def played_out(words: Words, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those of sentences that tell of a drill with a played attack.

    "Mock executions" are no drill: a word for the exercise has to stand in the sentence, too.
    """
    return [one for one in found if not _drill(words, *words.bounds[words.sentence[one.head]])]


def _drill(words: Words, start: int, end: int) -> bool:
    played = not _PLAYED.isdisjoint(words.lower[start:end])
    return played and not _EXERCISES.isdisjoint(words.lemma[start:end])
