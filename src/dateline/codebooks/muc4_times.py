"""How long ago the times named in a sentence are, roughly: MUC-4 wants the last two months."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {name: i for i, name in enumerate(_MONTHS.split(), 1)}
_NUMBER |= {name[:3]: i for name, i in _NUMBER.items()}
_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:ST|ND|RD|TH)? )?(JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER"
    r"|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b(?: (\d{2,4}))?"
    r"|\b(19\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?P<ago>YEAR|MONTH|WEEK|DAY|HOUR)S?(?:\s+AGO|\s+EARLIER)|\bLAST (?P<last>YEAR|MONTH|WEEK)"
    r"|\b(?P<day>TODAY|YESTERDAY|TONIGHT|THIS (?:MORNING|AFTERNOON|EVENING|WEEK)|LAST NIGHT"
    r"|EARLY (?:TODAY|THIS)|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b"
    r"|\b(?P<sum>IN RECENT|IN THE (?:LAST|PAST)|SO FAR|SINCE|DURING THE (?:LAST|PAST)|OVER THE)\b",
    re.IGNORECASE,
)
_NEWS_DAYS = 8
_NEWS_MONTHS = 2


def ages(text: str, published: dt.date) -> set[str]:
    """The ages of the times in ``text``: ``t:day``, ``t:recent``, ``t:old``, ``t:sum`` (a period),
    ``t:ago:year`` and the like, or ``t:none``."""
    found = {_age(match, published) for match in _DATE.finditer(text)} - {""}
    for match in _PHRASE.finditer(text):
        kind = match.lastgroup
        word = match[kind].lower() if kind else ""
        found.add(f"t:{kind}:{word}" if kind in {"ago", "last"} else f"t:{kind}")
    return found or {"t:none"}


def _age(match: re.Match[str], published: dt.date) -> str:
    if match[4]:
        year = int(match[4])
        return "t:old" if year < published.year - (published.month < 3) else "t:recent"
    month = _NUMBER[match[2].lower()]
    if match[2].lower() == "may" and not match[1] and not match[3]:
        return ""
    year = _year(match[3], month, published)
    months = (published.year - year) * 12 + published.month - month
    if match[1] and months <= 1:
        days = months * 30 + published.day - int(match[1])
        return "t:day" if days <= _NEWS_DAYS else "t:recent"
    return "t:recent" if months <= _NEWS_MONTHS else "t:old"


def _year(digits: str | None, month: int, published: dt.date) -> int:
    """The year as written; else the last one in which the month does not lie ahead."""
    if digits and len(digits) == 4:
        return int(digits)
    if digits and len(digits) == 2 and int(digits) > 50:
        return 1900 + int(digits)
    return published.year if month <= published.month else published.year - 1
