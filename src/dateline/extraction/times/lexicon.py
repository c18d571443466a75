"""The English words of time and their classes.

A class is what the grammar's patterns speak of; the value is what the builders use.
"""

from __future__ import annotations

from typing import Any

from dateline.extraction.times.expressions import Unit

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
SHORT_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ["mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"]
    )
    for name in names.split()
}
UNITS = {
    "second": Unit.SECOND, "sec": Unit.SECOND, "minute": Unit.MINUTE, "moment": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY, "week": Unit.WEEK, "weekend": Unit.WEEKEND, "fortnight": Unit.WEEK,
    "month": Unit.MONTH, "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY,
}  # fmt: skip
PLURAL_UNITS = {
    "seconds": Unit.SECOND, "minutes": Unit.MINUTE, "mins": Unit.MINUTE, "moments": Unit.MINUTE,
    "hours": Unit.HOUR,
    "hrs": Unit.HOUR, "days": Unit.DAY, "weeks": Unit.WEEK,
    "weekends": Unit.WEEKEND, "fortnights": Unit.WEEK, "months": Unit.MONTH,
    "quarters": Unit.QUARTER, "years": Unit.YEAR, "yrs": Unit.YEAR, "decades": Unit.DECADE,
    "centuries": Unit.CENTURY,
}  # fmt: skip
SEASONS = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
    "springtime": "SP", "summertime": "SU", "wintertime": "WI",
}  # fmt: skip
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "MI",
    "midday": "MI", "noontime": "MI", "lunchtime": "MI", "afternoon": "AF", "evening": "EV",
    "dusk": "EV", "sunset": "EV", "nightfall": "EV", "sundown": "EV", "night": "NI",
    "midnight": "NI", "nighttime": "NI", "predawn": "MO",
}  # fmt: skip
"""Parts of the day, as TimeML writes them."""

FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y",
    "biannually": "P6M",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip

_WORDS: dict[str, tuple[str, Any]] = {
    "a": ("AN", 1), "an": ("AN", 1), "the": ("THE", None), "its": ("ITS", None),
    "their": ("ITS", None), "his": ("ITS", None), "her": ("ITS", None), "our": ("ITS", None),
    "this": ("THIS", 0), "these": ("THIS", 0), "current": ("CURRENT", 0),
    "that": ("THAT", 0), "those": ("THAT", 0), "same": ("SAME", 0),
    "last": ("LAST", -1), "past": ("PAST", -1), "latest": ("LATEST", -1), "final": ("FINAL", None),
    "previous": ("PREVIOUS", -1), "preceding": ("PREVIOUS", -1), "prior": ("PREVIOUS", -1),
    "next": ("NEXT", 1), "coming": ("COMING", 1), "upcoming": ("COMING", 1),
    "following": ("FOLLOWING", 1), "subsequent": ("FOLLOWING", 1), "ensuing": ("FOLLOWING", 1),
    "each": ("EACH", None), "every": ("EACH", None), "per": ("PER", None),
    "ago": ("AGO", -1), "earlier": ("EARLIER", -1), "later": ("LATER", 1),
    "before": ("BEFORE", -1), "after": ("AFTER", 1),
    "afterwards": ("LATER", 1), "afterward": ("LATER", 1),
    "hence": ("HENCE", 1), "nineties": ("DECADE", 1990), "eighties": ("DECADE", 1980),
    "seventies": ("DECADE", 1970), "sixties": ("DECADE", 1960),
    "early": ("EARLY", None), "late": ("LATE", None), "mid": ("MID", None),
    "middle": ("MIDDLE", None), "beginning": ("BEGIN", None), "start": ("BEGIN", None),
    "end": ("END", None), "close": ("END", None), "outset": ("BEGIN", None),
    "of": ("OF", None), "in": ("IN", None), "on": ("ON", None), "at": ("AT", None),
    "by": ("BY", None), "between": ("BETWEEN", None), "from": ("FROM", None),
    "to": ("TO", None), "until": ("UNTIL", None), "till": ("UNTIL", None),
    "through": ("TO", None), "thru": ("TO", None), "and": ("AND", None), "or": ("OR", None),
    "since": ("SINCE", None), "for": ("FOR", None), "during": ("DURING", None),
    "over": ("OVER", None), "into": ("INTO", None), "within": ("WITHIN", None),
    "fiscal": ("FISCAL", None), "financial": ("FISCAL", None), "calendar": ("FISCAL", None),
    "about": ("APPROX", None), "around": ("APPROX", None), "nearly": ("APPROX", None),
    "almost": ("APPROX", None), "some": ("SOME", None), "approximately": ("APPROX", None),
    "roughly": ("APPROX", None), "only": ("ONLY", None), "just": ("ONLY", None),
    "barely": ("ONLY", None), "exactly": ("ONLY", None), "under": ("OVER", None),
    "more": ("MORE", None), "less": ("LESS", None), "fewer": ("LESS", None),
    "than": ("THAN", None), "least": ("LEAST", None), "most": ("LEAST", None),
    "up": ("UP", None), "additional": ("MORE", None), "another": ("ANOTHER", 1),
    "full": ("FULL", None), "entire": ("FULL", None),
    "whole": ("FULL", None), "consecutive": ("RUNNING", None), "straight": ("RUNNING", None),
    "successive": ("RUNNING", None), "trading": ("RUNNING", None), "business": ("RUNNING", None),
    "working": ("RUNNING", None), "long": ("LONG", None),
    "several": ("VAGUE", None), "few": ("FEW", None), "couple": ("COUPLE", 2),
    "many": ("VAGUE", None), "recent": ("RECENT", None), "dozen": ("DOZEN", 12),
    "age": ("AGEWORD", None), "half": ("HALF", 0.5), "old": ("OLD", None),
    "quarter": ("QTR", Unit.QUARTER),
    "period": ("PERIOD", Unit.PERIOD), "time": ("TIMEWORD", None),
    "yesterday": ("YESTERDAY", -1), "today": ("YESTERDAY", 0), "tomorrow": ("YESTERDAY", 1),
    "tonight": ("TONIGHT", 0), "overnight": ("OVERNIGHT", None),
    "gmt": ("ZONE", "Z"), "utc": ("ZONE", "Z"),
    "zulu": ("ZONE", "Z"), "est": ("ZONE", "EST"), "edt": ("ZONE", "EDT"),
    "pst": ("ZONE", "PST"), "pdt": ("ZONE", "PDT"), "cet": ("ZONE", "CET"),
    "cest": ("ZONE", "CEST"), "eet": ("ZONE", "EET"), "ist": ("ZONE", "IST"),
    "bst": ("ZONE", "BST"), "msk": ("ZONE", "MSK"), "wat": ("ZONE", "WAT"),
    "local": ("LOCAL", None),
    "ahead": ("AHEAD", None), "ended": ("ENDED", None), "ending": ("ENDED", None),

    "future": ("FUTURE", None),
    ",": ("COMMA", None), ".": ("DOT", None), "-": ("DASH", None), "\u2013": ("DASH", None),
    "\u2014": ("LONGDASH", None), "/": ("SLASH", None), "(": ("PAREN", None),
    ")": ("CLOSE", None), "then": ("THEN", None), "et": ("ZONE", "ET"),
    "'s": ("POSS", None), "'": ("POSS", None),
}  # fmt: skip


_PLURALS = {"CENTURY": "CENTURIES"}


def _classes() -> dict[str, tuple[str, Any]]:
    words = dict(_WORDS)
    tables: list[tuple[str, dict[str, Any]]] = [
        ("MONTH", MONTHS),
        ("WEEKDAY", WEEKDAYS),
        ("WEEKDAYS", {f"{name}s": number for name, number in WEEKDAYS.items()}),
        ("SHORTDAY", SHORT_WEEKDAYS),
        ("SEASON", SEASONS),
        ("SEASONS", {f"{name}s": code for name, code in SEASONS.items()}),
        ("DAYPART", DAY_PARTS),
        ("DAYPARTS", {f"{name}s": code for name, code in DAY_PARTS.items()}),
        ("FREQ", FREQUENCIES),
        ("REF", REFERENCES),
    ]
    for name, table in tables:
        for word, value in table.items():
            words[word] = (name, value)
    for word, unit in UNITS.items():
        words[word] = (f"{unit.name}U", unit)
    for word, unit in PLURAL_UNITS.items():
        words[word] = (f"{_PLURALS.get(unit.name, unit.name + 'S')}U", unit)
    return words


CLASSES = _classes()
"""Lower-case word or sign to its class and value."""
