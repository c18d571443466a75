"""Durations; those that lie beside publication have dates ("the past 24 hours")."""

from __future__ import annotations

from dateline.extraction.times import Expression, Length, Unit
from dateline.resolution.when import timeml
from dateline.resolution.when.context import Context, Resolved
from dateline.resolution.when.relative import move
from dateline.vocabulary import DateAnchor, DatePrecision

_FEW = {Unit.DAY: 7, Unit.WEEK: 4, Unit.MONTH: 3, Unit.YEAR: 3, Unit.DECADE: 3, Unit.HOUR: 24}
"""How many of a unit "the past few" reaches at most: seven days, four weeks, three months ..."""


def resolve_length(expression: Expression, context: Context) -> Resolved:
    """A duration, with the dates it covers where the words tie it to publication."""
    meaning = expression.meaning
    assert isinstance(meaning, Length)
    value = timeml.duration(meaning.count, meaning.unit)
    if meaning.pick is None or meaning.age:
        return Resolved("DURATION", value, reason="a duration, not a date")
    count = meaning.count if meaning.count is not None else _FEW.get(meaning.unit)
    if count is None:
        return Resolved("DURATION", value, reason="how long is not said")
    ends = sorted((context.published, move(context.published, meaning.pick * count, meaning.unit)))
    week = meaning.count is None and meaning.unit is Unit.DAY
    precision = DatePrecision.WEEK if week else DatePrecision.RANGE
    side = "up to" if meaning.pick < 0 else "from"
    reason = (
        f"{count:g} {meaning.unit.name.lower()}(s) {side} publication: "
        f"{ends[0].isoformat()} to {ends[1].isoformat()}"
    )
    return Resolved("DURATION", value, (ends[0], ends[1]), precision, DateAnchor.PUBLISHED, reason)
