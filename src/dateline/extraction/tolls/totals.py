"""Which figures are sums over a period: "have killed tens of thousands since 2009"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extraction.tolls.linking import Link

if TYPE_CHECKING:
    from dateline.analysis import Document

_PERIOD = re.compile(
    r"\bsince\b(?! (?:then|his|her|the (?:attack|incident|blast)))"
    r"|\bso far this (?:year|month)|\b(?:this|last) year\b|\bto date\b|\bin total\b"
    r"|\b(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:year|month|week|decade)s?\b"
    r"|\b(?:during|throughout|in) the (?:war|conflict|insurgency|uprising)"
    r"|\b(?:over|in) (?:more than )?(?:a|\w+) (?:years|decades|decade) of\b"
    r"|\byears of (?:war|conflict|fighting|violence)"
    r"|\bbetween \w+ (?:\d{4} )?and \w+ \d{4}|\bin (?:19|20)\d\d\b"
    r"|\bdecade-long|\byear-long\b",
    re.I,
)
"""Words that make a figure the sum of a period."""


def totals_of(document: Document, links: list[Link]) -> list[bool]:
    """Whether each figure is a sum: words of a period stand before it or next behind it."""
    return [_is_total(document, links, index) for index in range(len(links))]


def _is_total(document: Document, links: list[Link], index: int) -> bool:
    link, doc = links[index], document.doc
    number = document.sentence_of(link.people.start)
    sentence = document.sentences[number]
    head = doc[link.people.head].idx - sentence.start_char
    later = [
        doc[k.people.start].idx - sentence.start_char
        for k in links[index + 1 :]
        if k.part_of is None and k.trigger is not link.trigger and k.people.start < sentence.end
    ]
    return any(
        match.start() < head or not any(head < other < match.start() for other in later)
        for match in _PERIOD.finditer(sentence.text)
    )
