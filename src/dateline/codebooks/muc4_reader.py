"""What a small trained encoder reads in a wire: who did it, whom and what it hit, and with what.

The encoder gives every word the chances of beginning or continuing a span in one of six roles,
scores for what such a span is (type of the incident, effect, confidence and so on), and two
vectors that say which spans belong to one incident and which to one person, group or thing. It
also says whether the wire tells of a MUC-4 incident at all. ``muc4_reader.onnx`` and its table
``muc4_reader.json`` are made by ``scripts/train_muc4_reader.py`` from the MUC-4 development
documents; they belong to this view alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec
import numpy as np

WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]+(?:'[A-Z]+)?|\d+(?:[.,]\d+)*|--|[^\sA-Z\d]", re.IGNORECASE
)
_HEADER = re.compile(r"[A-Z]+\d?-MUC\d-\d+[^\n]*\n")
"""The line with a document's number in MUC-4's files; it is not read."""

_WINDOW = 510
"""Pieces of words that the encoder reads at once."""

_OPENING = 80
"""Pieces from the beginning of the wire that stand before each later window."""

_MARGIN = 48
"""Pieces at the inner edges of a window whose scores are taken from its neighbour."""

_LEAST = 0.08
"""Least chance with which a span begins to be looked at."""

_LONGEST = 25
"""Words of the longest span."""

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Window = tuple[list[int], list[tuple[int, int]]]
"""The pieces of a window, and (place in the window, word) of the words whose scores it gives."""


class Table(msgspec.Struct, frozen=True):
    """What the columns of the encoder's scores are, and what was chosen on the DEV documents."""

    roles: list[str]
    columns: dict[str, tuple[int, int]]
    labels: dict[str, list[str]]
    bias: dict[str, float]
    relevance: tuple[float, float, float]
    least: dict[str, float]
    people: dict[str, list[float]]
    same_thing: float
    same_incident: float
    shared: float
    same_person: float
    told: float


class Span(NamedTuple):
    """Words (half-open) in a role, with its chance and the mean scores of its words."""

    role: str
    first: int
    last: int
    chance: float
    scores: Matrix


class Reading(NamedTuple):
    """A wire as read: its words (start, end), its spans, and the scores of the whole."""

    text: str
    words: list[tuple[int, int]]
    spans: list[Span]
    relevance: float
    types: Matrix

    def word(self, number: int) -> str:
        """A word in capitals."""
        start, end = self.words[number]
        return self.text[start:end].upper()

    def phrase(self, span: Span) -> str:
        """The words of a span as the text has them, in capitals and on one line."""
        start, end = self.words[span.first][0], self.words[span.last - 1][1]
        return re.sub(r"\s+", " ", self.text[start:end]).upper()


class Reader(NamedTuple):
    """The encoder, and what cuts words into its pieces."""

    session: Any
    pieces: Any


@cache
def table() -> Table:
    """The table as trained."""
    data = (files("dateline.codebooks") / "muc4_reader.json").read_bytes()
    return msgspec.json.decode(data, type=Table)


def column(scores: Matrix, name: str) -> Matrix:
    """The scores of one name in the table."""
    first, last = table().columns[name]
    return scores[..., first:last]


def read(text: str, reader: Reader | None = None) -> Reading | None:
    """The reading of a wire by the shipped reader, or by another; none where it has no words."""
    words = words_of(text)
    if not words:
        return None
    return reading_of(text, words, _scores([text[a:b] for a, b in words], reader or _shipped()))


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a wire stand (half-open), without the line with its number."""
    head = _HEADER.match(text)
    return [m.span() for m in WORD.finditer(text, head.end() if head else 0)]


def reading_of(text: str, words: list[tuple[int, int]], scores: Matrix) -> Reading:
    """The reading of a wire whose words have these scores."""
    weights = chances(column(scores, "attention"), axis=0)
    relevance = float(weights[:, 0] @ column(scores, "relevance")[:, 0])
    types: Matrix = weights[:, 1] @ column(scores, "types")
    return Reading(text, words, list(_spans(scores)), relevance, types)


def _spans(scores: Matrix) -> Iterator[Span]:
    """Every span that begins with chance enough, as far as it goes on with half of it."""
    tags = chances(column(scores, "tags"), axis=1)
    for number, role in enumerate(table().roles):
        begins, goes_on = tags[:, 2 * number + 1], tags[:, 2 * number + 2]
        for first in map(int, np.flatnonzero(begins >= _LEAST)):
            chance, last = float(begins[first]), first + 1
            end = min(len(scores), first + _LONGEST)
            while last < end and goes_on[last] >= chance / 2:
                last += 1
            yield Span(role, first, last, chance, scores[first:last].mean(0))


def chances(scores: Matrix, axis: int) -> Matrix:
    """Scores as chances that add up to one along an axis."""
    high = np.exp(scores - scores.max(axis, keepdims=True))
    result: Matrix = high / high.sum(axis, keepdims=True)
    return result


def _scores(words: Sequence[str], reader: Reader) -> Matrix:
    """The scores of each word, from the window in which it stands farthest from the edge."""
    cut = reader.pieces.encode(words, is_pretokenized=True, add_special_tokens=False)
    first: list[int] = []
    for place, word in enumerate(cut.word_ids):
        if word == len(first):
            first.append(place)
    begin, end = (reader.pieces.token_to_id(p) for p in ("[CLS]", "[SEP]"))
    result = np.zeros((len(words), max(b for _, b in table().columns.values())), dtype=np.float32)
    for pieces, own in windows(cut.ids, first, begin, end):
        given = reader.session.run(None, {"ids": np.array([pieces], dtype=np.int64)})[0]
        result[[word for _, word in own]] = given[[place for place, _ in own]]
    return result


def windows(pieces: Sequence[int], first: Sequence[int], begin: int, end: int) -> Iterator[Window]:
    """The windows of a wire, given where each word's first piece stands.

    Later windows are opened by the beginning of the wire, which says where and when it was filed.
    """
    size = len(pieces)
    if size <= _WINDOW:
        yield [begin, *pieces, end], [(place + 1, word) for word, place in enumerate(first)]
        return
    start = _WINDOW - _MARGIN
    yield (
        [begin, *pieces[:_WINDOW], end],
        [(place + 1, word) for word, place in enumerate(first) if place < start],
    )
    opening = [begin, *pieces[:_OPENING], end]
    while start < size:
        left = start - _MARGIN
        right = min(size, left + _WINDOW - _OPENING - 1)
        stop = size if right == size else right - _MARGIN
        shift = len(opening) - left
        own = [(place + shift, word) for word, place in enumerate(first) if start <= place < stop]
        yield [*opening, *pieces[left:right], end], own
        start = stop


@cache
def _shipped() -> Reader:
    """The encoder as trained."""
    here = files("dateline.codebooks")
    vocabulary = (here / "muc4_reader.vocab").read_text(encoding="utf-8")
    return open_reader((here / "muc4_reader.onnx").read_bytes(), vocabulary)


def open_reader(model: bytes, vocabulary: str, threads: int = 0) -> Reader:
    """A reader by its encoder (ONNX) and its pieces, one a line; 0 threads are as many as cores.

    onnxruntime and tokenizers are loaded only when one is asked for.
    """
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    known = {piece: number for number, piece in enumerate(vocabulary.split("\n"))}
    return Reader(session, BertWordPieceTokenizer(known, lowercase=True))
