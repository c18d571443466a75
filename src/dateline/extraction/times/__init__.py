"""English time expressions: words to typed expressions that no longer depend on the language."""

from dateline.extraction.times.expressions import (
    Between,
    Bound,
    Clock,
    Deictic,
    Expression,
    Length,
    Meaning,
    Named,
    Origin,
    Outlook,
    Part,
    Repeat,
    Shift,
    Unit,
    Vague,
)
from dateline.extraction.times.recognition import find_times

__all__ = [
    "Between",
    "Bound",
    "Clock",
    "Deictic",
    "Expression",
    "Length",
    "Meaning",
    "Named",
    "Origin",
    "Outlook",
    "Part",
    "Repeat",
    "Shift",
    "Unit",
    "Vague",
    "find_times",
]
