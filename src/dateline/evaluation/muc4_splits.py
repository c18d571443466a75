"""The published measures of MUC-4, for the development documents and the two test sets apart.

Test documents (TST1, TST2) are those on which nothing was trained or tuned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from dateline.codebooks.muc4 import SLOTS
from dateline.evaluation.matching import Counts
from dateline.evaluation.muc4_fills import Template
from dateline.evaluation.muc4_five import Tally, five_slots
from dateline.evaluation.muc4_official import TEMPLATE, Points, official

_SPLITS = {"dev": ("DEV",), "tst": ("TST1", "TST2")}


class Wire(Protocol):
    """A document with its gold."""

    @property
    def docid(self) -> str:
        """Its number, which begins with its set's name."""

    @property
    def templates(self) -> list[Template]:
        """Its gold templates."""


def by_split(items: Sequence[Wire], found: Mapping[str, Sequence[Template]]) -> dict[str, float]:
    """Relevance, five slots and all slots of the documents of each split that is there."""
    result: dict[str, float] = {}
    for name, starts in _SPLITS.items():
        part = [item for item in items if item.docid.startswith(starts)]
        if part:
            figures = _relevance(part, found) | _five(part, found) | _official(part, found)
            result |= {f"{name}_{key}": value for key, value in figures.items()}
    return result


def _relevance(items: Sequence[Wire], found: Mapping[str, Sequence[Template]]) -> dict[str, float]:
    both = sum(bool(i.templates) and bool(found.get(i.docid)) for i in items)
    gold = sum(bool(i.templates) for i in items)
    return {"relevance_f1": Counts(both, gold, sum(bool(found.get(i.docid)) for i in items)).f1}


def _five(items: Sequence[Wire], found: Mapping[str, Sequence[Template]]) -> dict[str, float]:
    result = {}
    for name, head in (("five_slots_f1", False), ("five_slots_head_f1", True)):
        total = Tally()
        for item in items:
            total = total.plus(five_slots(item.templates, found.get(item.docid, ()), head))
        result[name] = total.f1
    return result


def _official(items: Sequence[Wire], found: Mapping[str, Sequence[Template]]) -> dict[str, float]:
    every = dict.fromkeys((TEMPLATE, *SLOTS), Points())
    matched = dict(every)
    for item in items:
        scored = official(item.templates, found.get(item.docid, ()))
        for totals, more in ((every, scored.every), (matched, scored.matched)):
            for slot, points in more.items():
                totals[slot] = totals[slot].plus(points)
    result = _total("all_24_slots", every) | _total("all_24_slots_matched", matched)
    for slot in every:
        key = re.sub(r"[^a-z]+", "_", slot.lower())
        result[f"{key}_f"] = every[slot].f1
        result[f"{key}_matched_f"] = matched[slot].f1
    return result


def _total(name: str, points: Mapping[str, Points]) -> dict[str, float]:
    total = Points()
    for one in points.values():
        total = total.plus(one)
    return {f"{name}_p": total.precision, f"{name}_r": total.recall, f"{name}_f": total.f1}
