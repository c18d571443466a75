"""The wire's dateline: where a report was filed from, on what day, by which agency."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from dateline.reading.dates import MONTH, MONTHS, leading_date

_NAME = r"[^\W\d_][^\n:;!?\"“”()]{1,58}?"
_YEAR = r"(?:,?\s+(?:(?:19|20)\d\d|'?\d\d(?!\d)))?"
_DAY = (
    rf"(?:(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?{_YEAR}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH}){_YEAR}"
    r"|(?:19|20)\d\d-\d\d-\d\d)"
)
_DATELINE = re.compile(
    rf"(?P<place>{_NAME})"
    rf"(?:,?\s+(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?P<day>{_DAY}))?,?"
    r"(?:\s*\((?P<agency>[^()\n]{2,40})\))?"
    r"(?:(?:\s+|(?<=\)))(?P<dash>--+|[-–—―])|\s*(?P<colon>:)|(?<=\)))"
    r"\s*(?=(?-i:[\"'“‘(\[]?[^\W_a-z])|$)",
    re.I,
)
_BY_PIPES = re.compile(
    r"(?P<place>[^\W\d_][^\n|]{1,58}?)\s*\|\s*(?P<agency>[A-Z][\w .]{1,20}?)\s*\|", re.U
)
_LONGEST = 160
"""Characters within which a dateline ends."""
_OUTLETS = frozenset(
    "afp|al jazeera|anadolu agency|ap|associated press|bbc|bbc news|cnn|dpa|irin|reuters|sana|tass|"
    "the associated press|voa|voa news|xinhua|breaking|update|analysis|exclusive".split("|")
)
"""Words that stand before a long dash at the head of a report and are no place."""
_AGENCIES = frozenset(
    "aa afp ani ap app bna dpa efe ena ians ina interfax irna kuna mena nan pajhwok pti reuters "
    "sana sonna spa suna tass tolonews una upi voa wafa xinhua".split()
)
"""News agencies that are told in brackets and with no dash after them: "Kabul (BNA) Troops ..."."""
_SMALL = frozenset("of the de la le el al an as ad and on in at du des da do y ed bin sur".split())


class Dateline(msgspec.Struct, frozen=True):
    """A dateline as written. ``month`` and ``day`` without ``year`` are not a date.

    ``end`` is the offset just after its dash and white space, where the report's text begins.
    """

    place: str
    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end: int = 0

    def date(self, year: int | None = None) -> dt.date | None:
        """The date, with ``year`` where the dateline has none; ``None`` when not known in full."""
        year = self.year or year
        if year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the start of ``text``."""
    head = text[:_LONGEST]
    found = _DATELINE.match(head)
    if found is not None and _is_dateline(found):
        return _read(found)
    piped = _BY_PIPES.match(head)
    if piped is not None and _is_place(piped["place"]):
        return Dateline(piped["place"].strip(), piped["agency"].strip(), end=piped.end())
    return None


def _is_dateline(found: re.Match[str]) -> bool:
    """Whether a match is a dateline and not a sentence with a dash in it.

    A dash alone is weak: the place must then be in capitals ("BAMAKO — ..."), or one name of at
    most two words set off by a long dash ("Bamako – ..."). A colon needs a day or an agency.
    """
    place, agency = found["place"].strip(" ,"), (found["agency"] or "").strip()
    if not _is_place(place):
        return False
    if not found["dash"] and not found["colon"]:
        return agency.lower() in _AGENCIES
    if found["day"] or agency:
        return True
    if found["colon"] or place.lower() in _OUTLETS:
        return False
    return place.split(",")[0].isupper() or (len(place.split()) <= 2 and found["dash"] != "-")


def _is_place(words: str) -> bool:
    """Whether every word is a name's: capitalised, or a small word within a name."""
    parts = re.findall(r"[^\W\d_][\w'’.-]*", words)
    if not 1 <= len(parts) <= 8 or len(words.split(",")) > 4:
        return False
    return all(p[0].isupper() or p.lower() in _SMALL or not p[0].islower() for p in parts)


def _read(found: re.Match[str]) -> Dateline:
    place = found["place"].strip(" ,")
    agency = found["agency"].strip() if found["agency"] else None
    year, month, day = _parts(found["day"] or "")
    return Dateline(place, agency, year, month, day, found.end())


def _parts(words: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day. A year of two digits is read as POSIX does: 69 to 99 are 19.."""
    moment = leading_date(words) if words else None
    if moment is not None:
        return moment.date.year, moment.date.month, moment.date.day
    name = re.search(MONTH, words, re.I)
    numbers = re.findall(r"\d{1,2}", words)
    if name is None or not numbers:
        return None, None, None
    short = int(numbers[1]) if len(numbers) > 1 else None
    year = None if short is None else short + (1900 if short >= 69 else 2000)
    return year, MONTHS[name.group().lower().rstrip(".")], int(numbers[0])
