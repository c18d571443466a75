"""The stretches of a sentence that may name a place: marked places, entities, proper names.

A name that no table knows ("they raided Bar Jadid"), or that the language pipeline takes for a
person's, is a candidate too; which one the event's place is, ``pinpointing`` decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from dateline.analysis.document import Document, Entity

Range = tuple[int, int]

_CAPITAL = r"(?:[^\W\d_a-z][\w'’‘.-]*|(?:al|el|ad|ar|as|ash|at|az|ez|an)-[\w'’‘-]+)"
_NAME = re.compile(
    rf"[‘'’]?{_CAPITAL}"
    rf"(?: (?:(?:of|de|del|da|do|la|el|al|bin|ibn|the|and|e) )?[‘'’]?{_CAPITAL})*"
)
_MORE = re.compile(r"(?: [A-Z][\w’'-]+){1,3}")
_WORD = re.compile(r"\S+")
_DAY = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)$"
)
_ARTICLE = re.compile(r"(?:the|a)\s+", re.I)
_EDGE = " .,'’\"\n\t"


class Candidate(msgspec.Struct, frozen=True):
    """A stretch of characters that may name a place, its tokens, and what found it.

    ``found``: "mark", "entity", "longer" (with the capitals behind it), "capitals"; the first that
    holds. ``label`` is the entity label of its last word, or empty.
    """

    start: int
    end: int
    tokens: tuple[int, int]
    found: str
    label: str


def candidates(document: Document, marks: Iterable[Range], sentence: Range) -> list[Candidate]:
    """The candidates of a sentence, given as a range of tokens, in order.

    ``marks`` are the character ranges of its marked places. The document keeps the answer.
    """
    marks = tuple(marks)
    key = (candidates, marks, sentence)
    found: list[Candidate] | None = document.kept.get(key)
    if found is None:
        found = document.kept[key] = _candidates(document, marks, sentence)
    return found


def _candidates(document: Document, marks: Sequence[Range], sentence: Range) -> list[Candidate]:
    words = document.words
    first, last = words.start[sentence[0]], words.end(sentence[1] - 1)
    found: dict[Range, str] = {}
    for source, start, end in _stretches(document, marks, first, last):
        if end - start > 1:
            found.setdefault((start, end), source)
    result = []
    for (start, end), source in sorted(found.items()):
        tokens = document.tokens_over(start, end)
        if tokens is not None:
            label = words.entity[tokens[1] - 1]
            result.append(Candidate(start, end, tokens, source, label))
    return result


def _stretches(
    document: Document, marks: Sequence[Range], first: int, last: int
) -> Iterator[tuple[str, int, int]]:
    text = document.text
    cleaned = [_clean(text, e.start, e.end) for e in _named(document, first, last)]
    for start, end in marks:
        yield "mark", start, end
    for start, end in cleaned:
        yield "entity", start, end
    for start, end in [*marks, *cleaned]:
        more = _MORE.match(text, end, last)
        for word in _WORD.finditer(more.group()) if more else ():
            yield ("longer", *_clean(text, start, end + word.end()))
    for name in _NAME.finditer(text, first, last):
        yield ("capitals", *_clean(text, *name.span()))


def _named(document: Document, first: int, last: int) -> Iterator[Entity]:
    """The entities with a capital that begin in a range of characters."""
    entities = document.entities
    for entity in entities[bisect_left(entities, first, key=_start) :]:
        if entity.start >= last:
            return
        if not entity.text.islower() and any(c.isupper() for c in entity.text):
            yield entity


def _start(entity: Entity) -> int:
    return entity.start


def _clean(text: str, start: int, end: int) -> Range:
    """Without marks and the possessive at its end, a day behind it, an article before it."""
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    words = text[start:end]
    if words.isalpha():
        return start, end
    if day := _DAY.search(words):
        end = start + day.start()
    if words[:1] in "TtAa" and (article := _ARTICLE.match(text[start:end])):
        start += article.end()
    return start, end
