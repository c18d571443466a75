"""Days in British order for American, and back."""

from __future__ import annotations

import re

from dateline.records import CodedReport

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_AMERICAN = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:, (?P<year>(?:19|20)\d\d))?(?![\d:]|[-–/]\d| and \d| to \d)",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    rf"(?<![\d.,:/–-])(?<!\band )(?<!\bto )(?<!\bor )\b(?P<day>\d{{1,2}}) {_MONTH}"
    r"(?: (?P<year>(?:19|20)\d\d))?(?! ?\d)",
    re.IGNORECASE,
)


def date_order(coded: CodedReport) -> str:
    """ "Nov. 1" as "1 Nov." and "1 November 2019" as "November 1, 2019"; ranges of days stay."""
    text = coded.report.text
    british = _BRITISH.sub(_as_american, text)
    return british if british != text else _AMERICAN.sub(_as_british, text)


def _as_american(match: re.Match[str]) -> str:
    year = f", {match['year']}" if match["year"] else ""
    return f"{match['month']} {match['day']}{year}"


def _as_british(match: re.Match[str]) -> str:
    year = f" {match['year']}" if match["year"] else ""
    return f"{match['day']} {match['month']}{year}"
