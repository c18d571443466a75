"""A stand-in for the drive of spaCy's parser: the same transitions, line by line, many at once.

spaCy goes through a text from its first token to its last, and scores the states of four texts
together; for each state it asks for Python's lock several times, which is half of its time. Here
each line has a state of its own, and a step scores those of all lines of a batch in one product.
States and transitions are spaCy's own, so that each line gets the tree that spaCy gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.analysis.quick.lines import Line, Shapes, States, lines_of, worth

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import DependencyParser
    from spacy.pipeline._parser_internals.stateclass import StateClass
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

_FEATURES = 8  # the tokens of a state by which it is scored
_NEXT, _TOP = 0, 2  # among them the next token, and the one on top of the stack


class Parses:
    """Parses documents whose tokens have vectors.

    Raises:
        ValueError: when the parser has another architecture.
    """

    def __init__(self, parser: DependencyParser) -> None:
        from spacy.pipeline._parser_internals.arc_eager import ArcEager
        from spacy.tokens import Doc

        model: Any = parser.model
        plain = parser.cfg["beam_width"] == 1 and model.attrs["has_upper"]
        if not plain or model.attrs["unseen_classes"] or not isinstance(parser.moves, ArcEager):
            raise ValueError("another architecture of the parser")
        self._parser: Any = parser
        self._vectors = model.get_ref("tok2vec")
        self._set_weights(model.get_ref("lower"), model.get_ref("upper"))
        # spaCy makes such a model for each batch; this one is asked for the tokens of states alone.
        self._tokens_of = model.predict([Doc(parser.vocab, words=["a"])]).get_token_ids
        self._shapes = Shapes(parser.vocab)

    def _set_weights(self, lower: Any, upper: Any) -> None:
        features, self._hidden, pieces = (lower.get_dim(name) for name in ("nF", "nO", "nP"))
        if lower.name != "precomputable_affine" or features != _FEATURES:
            raise ValueError(f"another first layer: {lower.name} of {features} tokens")
        # Pieces side by side, so that the best of them is one comparison of blocks. A token has one
        # number more, which is 1 where there is none and is weighed by `pad`.
        weights = np.asarray(lower.get_param("W"), dtype=np.float32).transpose(0, 3, 2, 1)
        pad = np.asarray(lower.get_param("pad"), dtype=np.float32)[0].transpose(0, 2, 1)
        both = np.concatenate([weights, pad[:, None]], axis=1)
        self._lower = np.ascontiguousarray(both).reshape(-1, pieces * self._hidden)
        self._pieces = pieces
        self._bias = np.asarray(lower.get_param("b"), dtype=np.float32).T.reshape(-1)
        self._upper = np.ascontiguousarray(upper.get_param("W").T, dtype=np.float32)
        self._upper_bias = np.asarray(upper.get_param("b"), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the heads, relations and sentences of the documents."""
        full = [doc for doc in docs if len(doc)]
        lines = [lines_of(doc) for doc in full]
        ours = worth(lines)
        others = [doc for doc, our in zip(full, ours, strict=True) if not our]
        if others:
            self._parser.set_annotations(others, self._parser.predict(others))
        if any(ours):
            self._by_lines(list(compress(full, ours)), list(compress(lines, ours)))

    def _by_lines(self, docs: Sequence[Doc], texts: Sequence[Sequence[Line]]) -> None:
        states = States(self._parser.moves, self._shapes, texts)
        self._run(states, self._table(docs))
        of_lines = iter(states.of_lines)
        for doc, lines in zip(docs, texts, strict=True):
            self._set(doc, [(line.start, next(of_lines)) for line in lines])

    def _table(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of the tokens, behind that for no token."""
        vectors = self._vectors.predict(docs)
        table = np.zeros((len(vectors) + 1, vectors.shape[1] + 1), dtype=np.float32)
        table[1:, :-1] = vectors
        table[0, -1] = 1
        return table

    def _run(self, states: States, table: Floats) -> None:
        """Take all states to the ends of their lines."""
        active: list[StateClass] = list(states.of_lines)
        ends = states.ends(active)
        while active:
            tokens = self._tokens_of(active)
            ended = (tokens[:, _NEXT] == ends) & (tokens[:, _TOP] < 0)
            new: list[StateClass] = []
            if ended.any():
                new = list(states.begun_anew(compress(active, ended)))
                active, tokens, ends = list(compress(active, ~ended)), tokens[~ended], ends[~ended]
            left = active
            if active:
                left = self._parser.transition_states(active, self._scores(table, tokens))
            if new or len(left) < len(active):
                left += new
                ends = states.ends(left)
            active = left

    def _scores(self, table: Floats, tokens: NDArray[np.int32]) -> Floats:
        """For each state the score of each action."""
        hidden = table.take(tokens + 1, axis=0).reshape(len(tokens), -1) @ self._lower
        hidden += self._bias
        best = hidden[:, : self._hidden]
        for piece in range(1, self._pieces):
            part = hidden[:, piece * self._hidden : (piece + 1) * self._hidden]
            np.maximum(best, part, out=best)
        scores: Floats = best @ self._upper
        scores += self._upper_bias
        return scores

    def _set(self, doc: Doc, lines: Sequence[tuple[int, StateClass]]) -> None:
        """Write the trees of its lines into a document, as spaCy does."""
        from spacy.attrs import DEP, HEAD

        heads, relations = [0] * len(doc), [self._parser.moves.root_label] * len(doc)
        for start, state in lines:
            for arc in state.arcs:
                child = arc["child"]
                heads[start + child] = arc["head"] - child
                relations[start + child] = arc["label"]
        columns: Any = np.empty((len(doc), 2), dtype=np.uint64)
        columns[:, 0].view(np.int64)[:] = heads  # some stand before
        columns[:, 1] = relations
        doc.from_array([HEAD, DEP], columns)
        for hook in self._parser.postprocesses:
            hook(doc)
