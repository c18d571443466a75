"""Sentences that go on in the voice of the speaker before.

A continuation ("they also killed ...", "the attack left five dead") keeps the source of the
sentence before (guide of the statements set), unless the sentence has a source of its own, a
paragraph begins without a tie to the one before, or the report changes the subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from dateline.analysis import Document
from dateline.marks import SourceMark

if TYPE_CHECKING:
    from spacy.tokens import Span

Range = tuple[int, int]

_EVENT = (
    "attack|attacks|raid|blast|blasts|explosion|explosions|clash|clashes|fighting|shooting|ambush|"
    "strike|strikes|airstrike|airstrikes|shelling|bombing|bombardment|assault|incident|incidents|"
    "operation|battle|massacre|killing|killings|violence|victim|victims|dead|wounded|injured|"
    "deceased|toll|death|deaths|number|bodies|body|bomb|device|casualties|assailants|assailant|"
    "attackers|gunmen|militants|group|soldiers|civilians|list|total|statistics|figures|fatalities|"
    "house|houses|rest|others|two|three|latter|bomber|insurgents|rebels|suspects|hostages|ones|"
    "assassination|assassinations|offensive|encounter|firefight|gunfight|gun|mine|rocket|rockets|"
    "shell|shells"
)
_TIE = re.compile(
    r"^\W*(?:(?:also|in addition|additionally|moreover|furthermore|besides|as a result|then|"
    r"after that|afterwards|later|among|of these|of them|of those|of the|most of|some of|"
    r"one of|two of|three of|many of|none of|during|as for)\b"
    r"|(?:they|it|he|she|all|both|others|those|these|this|some|another|at least|two others?|"
    r"no one|nobody|no casualties|no)\b"
    r"|(?:the|their|its|his|her)\s+(?:[\w-]+\s+){0,2}?(?:" + _EVENT + r")\b"
    r"|(?:more than|over|about|around|nearly|almost|up to|as many as|some|while)\s+\d"
    r"|(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|scores)\b)",
    re.IGNORECASE,
)
"""A sentence that leans on the one before by its first words."""

_ALSO = re.compile(r"^\W*(?:[\w'\u2019-]+\s+){1,6}also\b", re.IGNORECASE)
"""A sentence that adds to the one before."""

_PARAGRAPH_TIE = re.compile(
    r"^\W*(?:also|(?:they|it|he|she) also|in addition|additionally|moreover|furthermore|"
    r"among (?:the|them|those|these)|"
    r"of (?:these|them|those|the (?:dead|total))|they were|all (?:of them|were)|"
    r"the (?:death toll|dead|total|victims|number|toll) )",
    re.IGNORECASE,
)
"""A paragraph that leans on the one before."""

_ITEM = re.compile(r"^\s*(?:[-*\u2022\u00b7\u25cf\u25aa>\u2013\u2014]|\d{1,2}[.)]\s|[a-z][.)]\s)")
_FOLLOWS = re.compile(r"(?::|as follows\W*|the following\W*)\s*$")
_REPORTED = re.compile(r"\b(?:reportedly|allegedly|unconfirmed)\b", re.IGNORECASE)

_UNCLAIMED = re.compile(
    r"\W*(?:no|nobody|none|neither)\b[^.]{0,40}\b(?:claim|responsib)", re.IGNORECASE
)
"""That nobody claimed it, the report tells itself, whoever spoke before."""


def continued(
    document: Document, marks: list[SourceMark], quotes: list[Range]
) -> tuple[SourceMark, ...]:
    """The marks, with content widened to quotations and sentences that continue it."""
    added: dict[int, list[Range]] = {}
    _continue_sentences(document, marks, added)
    _continue_quotes(document, marks, quotes, added)
    found: list[SourceMark] = []
    for i, mark in enumerate(marks):
        if i not in added:
            found.append(mark)
        elif mark.denial:  # what goes on after a denial is told, not denied
            found += [mark, msgspec.structs.replace(mark, content=tuple(added[i]), denial=False)]
        else:
            found.append(msgspec.structs.replace(mark, content=_all(mark, added[i])))
    return tuple(found)


def _all(mark: SourceMark, more: list[Range]) -> tuple[Range, ...]:
    return tuple(dict.fromkeys((*mark.content, *more)))


def _continue_sentences(
    document: Document, marks: list[SourceMark], added: dict[int, list[Range]]
) -> None:
    own = _by_sentence(document, marks)
    voice: int | None = None
    listing = False
    for index, sentence in enumerate(document.sentences):
        text = document.sentence_texts[index].strip()
        if not text:
            continue
        if index in own:
            voice = own[index]
        elif voice is not None:
            item = _ITEM.match(_line(document, sentence)) is not None
            if _leans(document, index, text) or (listing and item):
                added.setdefault(voice, []).append((sentence.start, sentence.end))
                listing = listing and item
            else:
                voice, listing = None, False
        listing = voice is not None and (listing or _FOLLOWS.search(text) is not None)


def _by_sentence(document: Document, marks: list[SourceMark]) -> dict[int, int]:
    """For each sentence with content of an attribution the mark that speaks widest in it."""
    widest: dict[int, tuple[int, int]] = {}
    for number, mark in enumerate(marks):
        for start, end in mark.content:
            for index in range(document.sentence_of(start), document.sentence_of(end - 1) + 1):
                size = min(end, document.sentences[index].end) - max(
                    start, document.sentences[index].start
                )
                if index not in widest or size > widest[index][0]:
                    widest[index] = (size, number)
    return {index: number for index, (_, number) in widest.items()}


def _leans(document: Document, index: int, text: str) -> bool:
    """Whether the sentence goes on from the one before."""
    paragraph = document.paragraph_of
    if _REPORTED.search(text) or _UNCLAIMED.match(text):
        return False
    if paragraph[index] == paragraph[index - 1]:
        return _TIE.match(text) is not None or _ALSO.match(text) is not None
    return _PARAGRAPH_TIE.match(text) is not None


def _line(document: Document, sentence: Span) -> str:
    """The beginning of the sentence's line."""
    text = document.text
    start = text.rfind("\n", 0, sentence.start_char) + 1
    return text[start : start + 8]


def _continue_quotes(
    document: Document, marks: list[SourceMark], quotes: list[Range], added: dict[int, list[Range]]
) -> None:
    """Quotations that no attribution reaches belong to the speaker before, else the one after."""
    for start, end in quotes:
        if any(a < end and start < b for m in marks for a, b in m.content):
            continue
        number = _nearest(document, marks, start, end)
        if number is not None:
            added.setdefault(number, []).append((start, end))


_REACH = 2
"""Paragraphs between an attribution and a quotation that it may still carry."""


def _nearest(document: Document, marks: list[SourceMark], start: int, end: int) -> int | None:
    here = document.paragraph_of[document.sentence_of(start)]
    best: tuple[int, int] | None = None
    for number, mark in enumerate(marks):
        gap = here - document.paragraph_of[mark.sentence]
        if mark.tokens[0] < start and 0 <= gap <= _REACH:
            best = min(best or (gap, 0), (gap, number)) if best is None or gap <= best[0] else best
            best = (gap, number)
        elif mark.tokens[0] >= end and best is None and -1 <= gap <= 0:
            best = (-gap, number)
    return None if best is None else best[1]
