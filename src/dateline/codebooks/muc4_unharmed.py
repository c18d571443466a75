"""Whether a wire says that an incident hurt nobody: MUC-4's effect without a person it befell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.codebooks.muc4_entities import Entity
from dateline.codebooks.muc4_reader import Reading
from dateline.codebooks.muc4_words import sentences

_HARM = r"(?:CASUALT\w+|VICTIMS?|INJUR\w+|DEATHS?|FATALIT\w+|WOUNDED|DEAD|HURT|KILLED|LOSSES|LIVES)"
_UNHARMED = re.compile(
    rf"\b(?:NO|WITHOUT|NEITHER)\b(?: (?!ON\b|WHO\b|THAT\b|WAS\b|WERE\b)\w+){{0,4}} {_HARM}\b"
    rf"|\bNOT (?:CAUSE|RESULT IN|INFLICT|LEAVE|PRODUCE|CLAIM|SUFFER)\w*(?: \w+){{0,2}} {_HARM}\b"
    r"|\b(?:NOBODY|NO ONE|NONE)\b(?: \w+){0,3} (?:HURT|INJURED|KILLED|WOUNDED|HARMED)\b"
    r"|\bONLY(?: CAUS\w+)? (?:SLIGHT |MINOR )?(?:MATERIAL|PROPERTY) (?:DAMAGES?|LOSSES)\b"
)
_BEFORE, _AFTER = 1, 3
"""Sentences before and after one that names a part of the incident in which it may be said."""


def unharmed(incident: Sequence[Entity], reading: Reading) -> bool:
    """Whether a sentence near the incident's targets and means says that nobody was hurt."""
    places = [reading.words[span.first][0] for e in incident for span in e.spans]
    cuts = sentences(reading.text)
    named = [n for n, (start, end) in enumerate(cuts) if any(start <= p < end for p in places)]
    return any(
        -_BEFORE <= number - other <= _AFTER
        for number, (start, end) in enumerate(cuts)
        if says_unharmed(reading.text[start:end])
        for other in named
    )


def says_unharmed(sentence: str) -> bool:
    """Whether a sentence says that nobody was hurt."""
    return bool(_UNHARMED.search(re.sub(r"[\s,]+", " ", sentence).upper()))
