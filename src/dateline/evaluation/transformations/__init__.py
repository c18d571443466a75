"""Rewritings of a report's text that leave its figures, type, dates and places as they are.

Each is a pure function from a coded report to the new text; a text that it leaves as it is gives no
variant. What each assumes about the meaning stands in ``docs/method/symmetry.md``.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.evaluation.transformations.actors import actors_swapped
from dateline.evaluation.transformations.dates import date_order
from dateline.evaluation.transformations.framing import (
    fighters_called_terrorists,
    government_called_regime,
    killed_called_martyred,
    terrorists_called_fighters,
)
from dateline.evaluation.transformations.numerals import digits_as_words, words_as_digits
from dateline.evaluation.transformations.order import (
    attribution_first,
    attribution_last,
    last_paragraphs_swapped,
)
from dateline.evaluation.transformations.speakers import other_agency, other_speaker
from dateline.evaluation.transformations.spelling import (
    accents_dropped,
    actors_spelt_otherwise,
    article_apart,
    hyphens_dropped,
    places_spelt_otherwise,
)
from dateline.evaluation.transformations.typography import (
    dashes,
    double_spaces,
    quotes,
    upper_case,
    wrapped,
)
from dateline.records import CodedReport

Transformation = Callable[[CodedReport], str]

TRANSFORMATIONS: dict[str, Transformation] = {
    function.__name__: function
    for function in (
        actors_swapped,
        terrorists_called_fighters,
        fighters_called_terrorists,
        killed_called_martyred,
        government_called_regime,
        other_agency,
        other_speaker,
        actors_spelt_otherwise,
        places_spelt_otherwise,
        article_apart,
        accents_dropped,
        hyphens_dropped,
        attribution_first,
        attribution_last,
        last_paragraphs_swapped,
        upper_case,
        date_order,
        quotes,
        dashes,
        wrapped,
        double_spaces,
        words_as_digits,
        digits_as_words,
    )
}
"""Every transformation, by its name, in the order in which scores are shown."""

__all__ = ["TRANSFORMATIONS", "Transformation"]
