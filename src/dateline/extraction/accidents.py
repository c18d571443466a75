"""Deaths by accident: told with the words of killing, and no violence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.analysis.words import Words

_ACCIDENTS = frozenset("accident crash collision derailment pileup capsizing wreck".split())
_IN = frozenset(("in", "from", "after", "by", "during"))
_FORCE = frozenset(
    "attack ambush bomb bombing blast explosion explode shoot shooting shot gunman gunfire fire "
    "militant rebel insurgent terrorist missile rocket airstrike strike drone shell shelling clash "
    "fighting raid mine grenade hijack down chase suicide".split()
)
"""Words of violence beside which a crash may be no accident: a helicopter may be shot down."""


def in_accident(words: Words, verb: int) -> bool:
    """Whether a verb of dying or killing tells of an accident: "killed in a car crash"."""
    causes = (
        noun
        for prep in words.children[verb]
        if words.lower[prep] in _IN
        for noun in words.children[prep]
    )
    if not any(words.lemma[noun] in _ACCIDENTS for noun in causes):
        return False
    start, end = words.bounds[words.sentence[verb]]
    return _FORCE.isdisjoint(words.lemma[start:end])
