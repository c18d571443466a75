"""Lines of texts, what stands between forced sentence starts, as the parser's stand-in takes them.

No tree reaches over such a start, and with one the parser begins with an empty stack, so that a
line can be parsed by itself. It sees the two tokens behind it. One thing it may do there: while it
empties its stack it may let a sentence begin with the second token of the next line, which then is
parsed anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dateline.analysis.probing import forced_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline._parser_internals.stateclass import StateClass
    from spacy.tokens import Doc

_SEEN = 2
"""Tokens ahead that a state of the parser sees."""

_NONE = -2
"""No token: the last line of a text ends by itself."""

_LINE_TOKEN, _TOKEN = 50, 14
"""Microseconds that a token of the longest line costs for steps, however few lines these score, and
that spaCy needs more for any token; measured. One long line alone is quicker with spaCy."""

_SHAPES = 2_000
"""Made-up texts kept; past that the store is begun anew."""


class Line(NamedTuple):
    """A line, by its half-open range of tokens."""

    start: int
    end: int
    ahead: int  # tokens of the text that a state sees behind it
    short: bool  # whether the next line is a single token


def lines_of(doc: Doc) -> list[Line]:
    """The lines of a text that has tokens."""
    edges = dict.fromkeys([0, *forced_starts(doc), len(doc)])
    return [
        Line(start, end, min(_SEEN, len(doc) - end), end + 1 in edges)
        for start, end in pairwise(edges)
    ]


def worth(texts: Sequence[Sequence[Line]]) -> list[bool]:
    """For each text of a batch whether it is parsed sooner by lines, with others, than alone."""
    longest = [max(line.end - line.start for line in lines) for lines in texts]
    order = sorted(range(len(texts)), key=longest.__getitem__)
    alone = 0
    best, kept = _LINE_TOKEN * max(longest, default=0), len(texts)
    for at in range(len(texts) - 1, -1, -1):
        alone += _TOKEN * texts[order[at]][-1].end
        cost = alone + (_LINE_TOKEN * longest[order[at - 1]] if at else 0)
        if cost < best:
            best, kept = cost, at
    ours = set(order[:kept])
    return [at in ours for at in range(len(texts))]


class Shapes:
    """Made-up texts, for states: these read of a text its length and its sentence starts alone."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab
        self._known: dict[tuple[int, tuple[int, ...]], Doc] = {}

    def __call__(self, line: Line, cut: bool) -> Doc:
        """The shape of a line and what is seen behind it; with a ``cut`` behind its first token."""
        from spacy.tokens import Doc

        size = line.end - line.start
        starts = [0, *([1] if cut else []), *([size] if line.ahead else [])]
        starts += [size + 1] if line.short and line.ahead == _SEEN else []
        key = size + line.ahead, tuple(starts)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _SHAPES:
                self._known.clear()
            found = self._known[key] = Doc(self._vocab, words=["a"] * key[0])
            for at in starts:
                found[at].is_sent_start = True
        return found


class States:
    """The states of the lines of a batch; tokens are counted in the batch."""

    def __init__(self, moves: Any, shapes: Shapes, texts: Sequence[Sequence[Line]]) -> None:
        self._moves, self._shapes = moves, shapes
        self._break = _break(moves)
        self._lines = [line for lines in texts for line in lines]
        sizes = np.cumsum([0, *(lines[-1].end for lines in texts)])
        self._offsets = np.repeat(sizes[:-1], list(map(len, texts))).tolist()
        self._cut = [False] * len(self._lines)
        self._line: dict[StateClass, int] = {}
        self.of_lines: list[StateClass] = [self._begun(at) for at in range(len(self._lines))]
        """The state of each line, in order."""

    def _begun(self, at: int) -> StateClass:
        from spacy.pipeline._parser_internals.stateclass import StateClass

        line = self._lines[at]
        state = StateClass(self._shapes(line, self._cut[at]), self._offsets[at] + line.start)
        self._line[state] = at
        return state

    def ends(self, states: Sequence[StateClass]) -> NDArray[np.int32]:
        """For each state the first token behind its line; none for the last line of a text."""
        lines, offsets = self._lines, self._offsets
        places = map(self._line.__getitem__, states)
        ends = (offsets[at] + lines[at].end if lines[at].ahead else _NONE for at in places)
        return np.fromiter(ends, dtype=np.int32, count=len(states))

    def begun_anew(self, ended: Iterable[StateClass]) -> Iterator[StateClass]:
        """New states of lines before which one ended otherwise than was taken for granted."""
        for state in ended:
            at = self._line[state]
            if self.of_lines[at] is not state or self._lines[at].short:
                continue
            cut = not self._moves.is_valid(state, self._break)  # where it was done already
            if cut != self._cut[at + 1]:
                self._cut[at + 1] = cut
                self.of_lines[at + 1] = self._begun(at + 1)
                yield self.of_lines[at + 1]


def _break(moves: Any) -> int:
    """The action that lets a sentence begin with the token after the next."""
    return next(at for at in range(moves.n_moves) if moves.get_class_name(at).startswith("B-"))
