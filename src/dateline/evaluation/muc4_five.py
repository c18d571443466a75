"""Five string slots and the type of MUC-4 templates, as the papers since 2021 score them.

After Du, Rush and Cardie (2021), "Template Filling with Generative Transformers": perpetrating
individuals and organisations, physical targets, victims (human targets by name or description) and
weapons. A gold entity is the set of its alternative strings (a description that refers to a name
belongs to that name's entity). Templates are paired one to one so that the score is largest; only
templates whose type agrees may pair, and then the type is a correct fill. A predicted entity is
right when its string is among those of one gold entity of the slot (lower case, without articles
and punctuation; as with the published systems, one string stands for it: a victim's name where it
has one, else the first alternative); precision counts predicted entities, recall gold ones, and
the score sums slots and documents (micro-F1). ``head`` counts instead a string that ends as a gold
one does, or the other way round (the head is the same, words before it are more or fewer).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.muc4_fills import Template, fills_of, strings_of

Entity = frozenset[str]

_SLOTS = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "INCIDENT: INSTRUMENT ID")
_REFERENCE = re.compile(r'"\s*:\s*".*')
_NOISE = re.compile(r"\b(?:a|an|the)\b|[^\w\s]")


class Tally(NamedTuple):
    """Right predictions, predictions, found gold entities, gold entities."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def plus(self, other: Tally) -> Tally:
        """The sum of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0..100."""
        if not self.right or not self.found:
            return 0.0
        precision, recall = self.right / self.predicted, self.found / self.gold
        return round(200 * precision * recall / (precision + recall), 1)


class Filled(NamedTuple):
    """A template as this measure sees it: its types and the entities of its five slots."""

    types: frozenset[str]
    slots: tuple[tuple[Entity, ...], ...]


def five_slots(gold: Sequence[Template], mine: Sequence[Template], head: bool = False) -> Tally:
    """The tally of one document."""
    same = _same_head if head else _inside
    theirs, ours = [_filled(t) for t in gold], [_filled(t, single=True) for t in mine]
    pairs = [[_pair(g, m, same) for m in ours] for g in theirs]
    best = best_pairs([[float(p.right + p.found) for p in row] for row in pairs])
    total = Tally(0, sum(map(_size, ours)), 0, sum(map(_size, theirs)))
    for row, column in best.items():
        found = pairs[row][column]
        total = total.plus(Tally(found.right, 0, found.found, 0))
    return total


def _filled(template: Template, single: bool = False) -> Filled:
    types = fills_of("INCIDENT: TYPE", template)
    slots = [
        tuple(
            Entity(map(_plain, strings_of(f)[: 1 if single else None]))
            for f in fills_of(slot, template)
        )
        for slot in _SLOTS
    ]
    kinds = frozenset(part.strip("? ") for fill in types for part in fill.split("/"))
    return Filled(kinds, (*slots, _victims(template, single)))


def _victims(template: Template, single: bool) -> tuple[Entity, ...]:
    """Names, each with the descriptions that refer to it, then descriptions without a name."""
    most = 1 if single else None
    names = [set(map(_plain, strings_of(f)[:most])) for f in fills_of("HUM TGT: NAME", template)]
    others = []
    for fill in fills_of("HUM TGT: DESCRIPTION", template):
        words = set(map(_plain, strings_of(_REFERENCE.sub('"', fill))))
        referred = set(map(_plain, strings_of(fill))) - words
        owner = next((n for n in names if n & (referred or words)), None)
        if owner is None:
            others.append(words | referred)
        elif not single:
            owner |= words
    return tuple(map(Entity, [*names, *others]))


def _pair(gold: Filled, mine: Filled, same: Callable[[Entity, Entity], bool]) -> Tally:
    if not gold.types & mine.types:
        return Tally()
    right, found = 1, 1
    for theirs, ours in zip(gold.slots, mine.slots, strict=True):
        right += sum(any(same(g, m) for g in theirs) for m in ours)
        found += sum(any(same(g, m) for m in ours) for g in theirs)
    return Tally(right, 0, found, 0)


def _size(filled: Filled) -> int:
    return 1 + sum(map(len, filled.slots))


def _inside(gold: Entity, mine: Entity) -> bool:
    return bool(mine) and mine <= gold


def _same_head(gold: Entity, mine: Entity) -> bool:
    return any(
        f" {g}".endswith(f" {m}") or f" {m}".endswith(f" {g}")
        for g in gold
        for m in mine
        if g and m
    )


def _plain(string: str) -> str:
    return " ".join(_NOISE.sub(" ", string.lower()).split())
