"""Texts that tell of nothing, found before they are parsed, or by parsing a few of their lines.

A line is what stands between two forced sentence starts, so that no sentence reaches over its end,
and what the language pipeline makes of it follows from its tokens and the few beside it: the window
layers see four tokens to each side, the parser one ahead. So a *probe*, a text of some lines with
those tokens around them, is read in these lines as the whole text would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import msgspec

from dateline.records import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.analysis.document import Document
    from dateline.analysis.quick.lemmas import Lemmas

AROUND = 5
"""Tokens beside a line that go with it: the four that the window layers see, and one to spare."""

MOST = 0.4
"""Share of a text's tokens up to which its telling lines are read first, alone. Texts in which more
lines may tell mostly do, and the probe would be in vain."""

Range = tuple[int, int]


class Glance(Protocol):
    """What can be said of words before they are read; see ``dateline.extraction.glance``."""

    def may_tell(self, words: list[str], lemmas: Lemmas) -> bool:
        """Whether something may be told in a line, given its words in lower case."""
        ...

    def looks_back(self, words: Sequence[str]) -> bool:
        """Whether what a line tells may rest on the lines before."""
        ...

    def tells(self, document: Document) -> bool:
        """Whether an analysed text tells something."""
        ...


def telling_lines(
    doc: Doc, starts: Iterable[int], glance: Glance, lemmas: Lemmas
) -> list[Range] | None:
    """The lines of a text, as ranges of tokens, that may tell something.

    ``starts`` are the tokens with which a sentence is forced to begin. ``None`` where these lines
    cannot be read alone, since there are too many of them or one looks back.
    """
    from spacy.attrs import LOWER

    names = doc.vocab.strings
    lower = [names[form] for form in doc.to_array([LOWER]).tolist()]
    most = MOST * len(lower)
    found: list[Range] = []
    for start, end in pairwise(dict.fromkeys([0, *starts, len(lower)])):
        words = lower[start:end]
        if not glance.may_tell(words, lemmas):
            continue
        most -= end - start
        if most < 0 or glance.looks_back(words):
            return None
        found.append((start, end))
    return found


def forced_starts(doc: Doc) -> list[int]:
    """The tokens with which a sentence is forced to begin, of a text that is not parsed."""
    from spacy.attrs import SENT_START

    return [at for at, start in enumerate(doc.to_array(SENT_START).tolist()) if start == 1]


def probe(doc: Doc, lines: Sequence[Range]) -> Doc:
    """A text of these lines and the tokens around them, with a sentence start forced at each."""
    from spacy.attrs import NORM, ORTH, SPACY
    from spacy.tokens import Doc

    names = doc.vocab.strings
    columns = doc.to_array([ORTH, SPACY, NORM]).tolist()
    rows = [columns[at] for start, end in _widened(lines, len(doc)) for at in range(start, end)]
    made = Doc(
        doc.vocab, words=[names[orth] for orth, *_ in rows], spaces=[bool(s) for _, s, _ in rows]
    )
    for token, (_, _, norm) in zip(made, rows, strict=True):
        if token.norm != norm:
            token.norm_ = names[norm]
    for at in _placed(lines, len(doc)):
        made[at].is_sent_start = True
    return made


def probed(report: Report, made: Doc) -> Report:
    """The report of a probe: the same with its text, so that offsets are those of the probe."""
    return msgspec.structs.replace(report, text=made.text)


def _widened(lines: Iterable[Range], size: int) -> list[Range]:
    """The lines with what stands around them, those that meet as one."""
    found: list[Range] = []
    for start, end in lines:
        first, last = max(0, start - AROUND), min(size, end + AROUND)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def _placed(lines: Sequence[Range], size: int) -> Iterator[int]:
    """Where the edges of the lines stand in the probe."""
    offset = 0
    for first, last in _widened(lines, size):
        for edge in sorted({at for line in lines for at in line if first <= at < last}):
            if edge - first + offset:
                yield edge - first + offset
        offset += last - first
