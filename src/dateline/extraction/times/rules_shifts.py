"""Distances from a time: "two days ago", "a week later", "a month after the attack"."""

from __future__ import annotations

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.counts import COUNT, COUNTED_UNIT, count_of, fits
from dateline.extraction.times.expressions import Expression, Origin, Shift


def _shift(found: Matched) -> Expression | None:
    if not fits(found):
        return None
    count = count_of(found.group("n"))
    way = found.kind("way")
    if found.has("or"):
        count = None if count is None else count + 0.5
    origin = Origin.PUBLISHED if way in {"AGO", "HENCE"} else Origin.NARRATIVE
    unit = found.value("u")
    weeks = 2 if found.word("u").startswith("fortnight") and count else 1
    return found.express(
        Shift(
            count * weeks if count is not None else None,
            unit,
            int(found.value("way")),
            origin,
            exact=not found.has("hedge") and all(t.kind != "COUPLE" for t in found.group("n")),
        )
    )


def _bare_shift(found: Matched) -> Expression:
    """ "decades ago", "weeks earlier", "moments ago": how many is not said."""
    way = found.kind("way")
    origin = Origin.PUBLISHED if way == "AGO" else Origin.NARRATIVE
    return found.express(Shift(None, found.value("u"), int(found.value("way")), origin))


def _event_shift(found: Matched) -> Expression | None:
    if not fits(found):
        return None
    shift = Shift(
        count_of(found.group("n")),
        found.value("u"),
        int(found.value("way")),
        Origin.EVENT,
        exact=not found.has("hedge"),
    )
    return found.express(shift, stop=found.group("u")[0].end)


def _day_of_event(found: Matched) -> Expression:
    """ "the day after the attack", "the week before": one unit from the event."""
    shift = Shift(1, found.value("u"), int(found.value("way")), Origin.EVENT, article=True)
    return found.express(shift, stop=found.group("u")[0].end)


RULES = (
    rule(
        "DATEX",
        f"{COUNT} {COUNTED_UNIT} (AND AN (half:HALF))? ((or:OR) SO|OR SO)? (way:AGO)",
        _shift,
    ),
    rule("DATEX", f"{COUNT} {COUNTED_UNIT} (way:EARLIER|LATER|HENCE)", _shift),
    rule("DATEX", "VAGUE? (u:UNITS) (way:AGO|EARLIER|LATER)", _bare_shift),
    rule("SHIFTX", f"{COUNT} {COUNTED_UNIT} (way:BEFORE|AFTER)", _event_shift),
    rule("SHIFTX", "THE (u:DAYU|WEEKU|MONTHU|YEARU) (way:BEFORE|AFTER)", _day_of_event),
)
"""Distances from a time."""
