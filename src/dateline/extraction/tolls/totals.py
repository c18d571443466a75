"""Which figures are sums over a period: "have killed tens of thousands since 2009"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extraction.tolls.linking import Link

if TYPE_CHECKING:
    from dateline.analysis import Document

_PERIOD = re.compile(
    r"\bsince (?=\d|last |late |early )|(?<!have )(?<!has )(?<!had )\bsince\b"
    r"(?! (?:then|his|her|been|the (?:attack|incident|blast)))"
    r"|\bso far this (?:year|month)|\b(?:this|last) year\b|\bto date\b|\bin total\b"
    r"|\b(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:year|month|week|decade)s?\b"
    r"|(?<!casualty )(?<!death )(?<!deaths )(?<!victim )(?<!attack )"
    r"\b(?:during|throughout|in) the (?:war|conflict|insurgency|uprising)\b"
    r"(?![- ]?(?:torn|zone|hit|area))"
    r"|\b(?:over|in) (?:more than )?(?:a|\w+) (?:years|decades|decade) of\b"
    r"|\byears of (?:war|conflict|fighting|violence)"
    r"|\bbetween \w+ (?:\d{4} )?and \w+ \d{4}"
    r"|\bbetween (?:19|20)\d\d and (?:19|20)\d\d|\bin (?:19|20)\d\d\b"
    r"|\bin the first \w+ months\b|\bin a (?:month|week|year)\b"
    r"|\bin (?:(?:at least|about) )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several"
    r"|separate|multiple|weekend|overnight|a (?:series|spate|string|wave) of) (?:\w+ ){0,2}?"
    r"(?:shootings|killings|murders|homicides)\b"
    r"|\bdecade-long|\byear-long\b"
    r"|\bnumber of (?:assassinations|attacks|incidents|killings|murders)\b"
    r"|\bnumber of (?:\w+ ){1,5}killed (?:across|throughout|in areas|in the (?:areas|provinces))\b",
    re.I,
)
"""Words that make a figure the sum of a period."""


_RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|worst|deadliest"
    r"|bloodiest|biggest|largest|\d+(?:st|nd|rd|th))\b[^,.;]*$",
    re.I,
)
"""A rank that the period belongs to: in "the second assault in a month" no figure is a sum."""

_REMEMBERED = re.compile(r"\b(?:anniversar|commemorat)\w+\b[^,.;]*$", re.I)
"""The period is what is remembered: "a rally marking the anniversary of the withdrawal in 2005"."""

_CONTINUING = re.compile(
    r"\s*(?:these|those|such|also|in addition|all|while)\b"
    r"|\s*(?:it|he|she|they) (?:has |have |had )?also\b"
    r"|\s*(?:among (?:the total|them)|of (?:them|those))\b",
    re.I,
)
_SAME_PERIOD = re.compile(r"\b(?:the same|that|this) period\b", re.I)
"""Openings of a sentence that goes on about the period named in the sentence before; words in it.
"""
_HINTS = tuple(
    "since year month week decade date total war conflict insurgency uprising between 19 20 "
    "shootings killings murders homicides number".split()
)
"""Letters of which some stand in whatever ``_PERIOD`` matches."""


def totals_of(document: Document, links: list[Link]) -> list[bool]:
    """Whether each figure is a sum: words of a period stand before it or next behind it.

    A sentence that continues the one before ("These attacks claimed …") and the parts of a sum are
    sums too.
    """
    periods = _Periods(document)
    totals: list[bool] = []
    place = {id(link): index for index, link in enumerate(links)}
    for index, link in enumerate(links):
        whole = place.get(id(link.part_of), index)
        inherited = totals[whole] if whole < index else False
        totals.append(inherited or periods.cover(links, index))
    for index in range(len(links) - 2, -1, -1):
        if totals[index + 1] and _coordinated(document, links[index], links[index + 1]):
            totals[index] = True
    return totals


def _coordinated(document: Document, link: Link, after: Link) -> bool:
    """ "killed 1,554 people and injured 826 in the first three months": both are sums.

    So are those of "five people were killed and 17 wounded in separate shootings".
    """
    if after.part_of is not None:
        return False
    lower, end = document.words.lower, link.people.end
    active = lower[end : after.trigger.start]
    passive = lower[max(end, link.trigger.end) : after.people.start]
    return ["and"] in (active, passive)


class _Periods:
    """The words of periods in a document's sentences."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._matches: dict[int, list[int]] = {}

    def cover(self, links: list[Link], index: int) -> bool:
        """Whether a figure is a sum over a period."""
        link, starts = links[index], self.document.words.start
        number = self.document.sentence_of(link.people.start)
        sentence = self.document.sentences[number]
        base = sentence.start_char
        head = starts[link.people.head] - base
        later = [
            starts[k.people.start] - base
            for k in links[index + 1 : index + 12]
            if k.part_of is None and k.trigger is not link.trigger and k.people.start < sentence.end
        ]
        for match in self._found(number):
            if match < head or not any(head < other < match for other in later):
                return True
        return self._continues(number)

    def _found(self, number: int) -> list[int]:
        if number not in self._matches:
            text = self.document.sentence_texts[number]
            low = text.lower()
            told = any(hint in low for hint in _HINTS)
            self._matches[number] = [
                match.start()
                for match in (_PERIOD.finditer(text) if told else ())
                if not _RANKED.search(text, 0, match.start())
                and not _REMEMBERED.search(text, 0, match.start())
            ]
        return self._matches[number]

    def _continues(self, number: int, steps: int = 3) -> bool:
        """Whether a sentence goes on about the period of one of the three before."""
        if not number or not steps:
            return False
        text = self.document.sentence_texts[number]
        same = "period" in text.lower() and _SAME_PERIOD.search(text)
        if not (same or _CONTINUING.match(text)):
            return False
        return bool(self._found(number - 1)) or self._continues(number - 1, steps - 1)
