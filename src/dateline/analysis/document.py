"""A report with its tokens, sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.analysis.words import Words, words_of
from dateline.records import Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan


class Entity(NamedTuple):
    """A named entity: its half-open range of characters, its words, its OntoNotes label."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True)
class Document:
    """A report and its analysis. Token offsets are offsets into ``report.text``.

    A ``silent`` one was seen to tell of nothing; it has tokens, and was not parsed.
    """

    report: Report
    doc: Doc
    silent: bool = False

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What rules have worked out of this document and would ask for again, by their own keys.

        What is kept follows from the document and the key alone, and nobody changes it.
        """
        return {}

    @cached_property
    def words(self) -> Words:
        """The tokens as plain columns."""
        return words_of(self.doc)

    @cached_property
    def text(self) -> str:
        """The folded text of the tokens, as the rules read it.

        Evidence is quoted from ``report.text``. It is put together from the columns: spaCy would
        join it from its tokens at each call, in ten times as long.
        """
        words = self.words
        if not words.text:
            return ""
        gaps = zip(words.text, words.start, [*words.start[1:], words.behind], strict=True)
        return "".join([w if start + len(w) == end else w + " " for w, start, end in gaps])

    @cached_property
    def entities(self) -> list[Entity]:
        """The named entities, in order."""
        words, text = self.words, self.text
        ranges = ((words.start[e.start], words.end(e.end - 1), e.label_) for e in self.doc.ents)
        return [Entity(start, end, text[start:end], label) for start, end, label in ranges]

    @cached_property
    def sentences(self) -> list[SpacySpan]:
        """The sentences, in order; they cover every token."""
        return list(self.doc.sents)

    @cached_property
    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return [self.text[s.start_char : s.end_char] for s in self.sentences]

    def words_from(self, start: int, end: int) -> str:
        """The folded text of tokens ``start`` to ``end`` (half-open, cut at the text's end)."""
        words = self.words
        end = min(end, len(words))
        return self.text[words.start[start] : words.end(end - 1)] if start < end else ""

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each sentence the index of its paragraph (paragraphs end with a newline)."""
        paragraph, result = 0, []
        text = self.text
        for sentence in self.sentences:
            result.append(paragraph)
            last = sentence.end == len(self.doc)
            end = len(text) if last else self.words.start[sentence.end]
            if "\n" in text[sentence.start_char : end]:
                paragraph += 1
        return result

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return bisect_right(self._starts, token) - 1

    def token_at(self, char: int) -> int:
        """The index of the token that holds a character, or stands before it."""
        return bisect_right(self.words.start, char) - 1

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens ``start`` to ``end`` (half-open), trimmed of white space.

        Raises:
            ValueError: when the tokens hold only white space.
        """
        if not 0 <= start < end <= len(self.doc):
            raise ValueError(f"no tokens at {start}:{end} in report {self.report.id}")
        words = self.words
        return self.chars(words.start[start], words.start[end - 1] + len(words.text[end - 1]))

    def chars(self, start: int, end: int) -> Span:
        """The characters from ``start`` to ``end`` (half-open), trimmed of white space."""
        text = self.report.text
        words = text[start:end]
        if words and not words[0].isspace() and not words[-1].isspace():
            return Span(start, start + len(words), words)
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if not words:
            raise ValueError(f"only white space at {start}:{end} in report {self.report.id}")
        return Span(start, start + len(words), words)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that overlap a span."""
        found = self.tokens_over(span.start, span.end)
        if found is None:
            raise ValueError(f"no tokens at {span.start}:{span.end} in report {self.report.id}")
        return found

    def tokens_over(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open range of tokens that overlap the characters ``start`` to ``end``."""
        words = self.words
        first, last = bisect_left(words.start, start), bisect_left(words.start, end)
        if first < last and words.start[first] == start and words.end(last - 1) == end:
            return first, last
        found = self.doc.char_span(start, end, alignment_mode="expand")
        return None if found is None else (found.start, found.end)
