"""A stand-in for spaCy's entity recogniser: the same greedy choices, many at once.

Its transitions go from left to right, and outside an entity a choice rests on the token alone: the
actions there are scored for a whole batch together, and then those within entities, step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc, Span

    Floats = NDArray[np.float32]
    Ints = NDArray[np.intp]
    Bools = NDArray[np.bool_]

_NEVER = np.float32(-np.inf)
_FEATURES = 3  # the next token, the entity's first token, its last token so far


class Names:
    """The entities of documents whose sentences are known.

    Raises:
        ValueError: when the recogniser has another architecture.
    """

    def __init__(self, ner: EntityRecognizer) -> None:
        model: Any = ner.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        features, self._hidden, self._pieces = (lower.get_dim(n) for n in ("nF", "nO", "nP"))
        plain = ner.cfg["beam_width"] == 1 and model.attrs["has_upper"]
        if not plain or model.attrs["unseen_classes"] or features != _FEATURES:
            raise ValueError("another architecture of the recogniser")
        self._vectors = model.get_ref("tok2vec")
        self._set_weights(lower, upper)
        names = [ner.moves.get_class_name(at) for at in range(upper.get_dim("nO"))]
        self._set_actions(names)

    def _set_weights(self, lower: Any, upper: Any) -> None:
        size = self._hidden * self._pieces
        # Pieces side by side, so that the best of them is one comparison of blocks.
        weights = np.asarray(lower.get_param("W"), dtype=np.float32)
        weights = weights.transpose(0, 2, 1, 3).reshape(_FEATURES * size, -1)
        self._lower = np.ascontiguousarray(weights.T)
        pad = np.asarray(lower.get_param("pad"), dtype=np.float32)[0].transpose(0, 2, 1)
        self._pad = pad.reshape(_FEATURES, size)
        self._bias = np.asarray(lower.get_param("b"), dtype=np.float32).T.reshape(size)
        self._upper = np.ascontiguousarray(upper.get_param("W").T, dtype=np.float32)
        self._upper_bias = np.asarray(upper.get_param("b"), dtype=np.float32)

    def _set_actions(self, names: Sequence[str]) -> None:
        """Which action is which, from names such as ``B-ORG`` and ``O``; ``U-`` is for presets."""
        at = {name: index for index, name in enumerate(names)}
        self._labels = [name[2:] for name in names]
        self._begin = np.array([name[:2] == "B-" for name in names])
        self._unit = np.array([name[:2] == "U-" and name != "U-" for name in names])
        self._out = at["O"]
        inner = np.zeros((2, len(names)), dtype=np.intp)  # by opening action: to go on, to end
        for index in np.flatnonzero(self._begin).tolist():
            label = self._labels[index]
            inner[:, index] = at[f"I-{label}"], at[f"L-{label}"]
        self._inner = inner
        outside = self._begin | self._unit
        outside[self._out] = True
        self._outside_bias = np.where(outside, self._upper_bias, _NEVER)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the entities of the documents."""
        full = [doc for doc in docs if len(doc)]
        if not full:
            return
        features = self._vectors.predict(full) @ self._lower
        features = features.reshape(len(features), _FEATURES, -1)
        spaces, lasts = _columns(full)
        actions = self._outside(features, spaces, lasts)
        opened = np.flatnonzero(self._begin[actions])
        ends = self._ends(features, opened, actions[opened], lasts)
        ends_of = dict(zip(opened.tolist(), ends.tolist(), strict=True))
        offset = 0
        for doc in full:
            found = actions[offset : offset + len(doc)]
            doc.set_ents(list(self._spans(doc, found, offset, ends_of)))
            offset += len(doc)

    def _outside(self, features: Floats, spaces: Bools, lasts: Bools) -> Ints:
        """For each token the action if no entity is open before it."""
        scores = self._best(features[:, 0] + self._pad[1] + self._pad[2]) @ self._upper
        scores += self._outside_bias
        scores[np.ix_(lasts, self._begin)] = _NEVER
        scores[np.ix_(spaces, self._begin | self._unit)] = _NEVER
        actions: Ints = scores.argmax(axis=1)
        return actions

    def _best(self, hidden: Floats) -> Floats:
        """The best piece of each hidden unit."""
        hidden += self._bias
        pieces = hidden.reshape(len(hidden), self._pieces, self._hidden)
        result: Floats = pieces.max(axis=1)
        return result

    def _ends(self, features: Floats, opened: Ints, actions: Ints, lasts: Bools) -> Ints:
        """For each opening the token after the end of its entity."""
        ends = opened + 1
        going = np.arange(len(opened))
        while len(going):
            now, inner = ends[going], self._inner[:, actions[going]]
            hidden = features[now, 0] + features[opened[going], 1] + features[now - 1, 2]
            hidden = self._best(hidden)
            on, end = (
                np.einsum("ij,ji->i", hidden, self._upper[:, kind]) + self._upper_bias[kind]
                for kind in inner
            )
            # On a tie the action that comes first in the model, as spaCy chooses.
            further = ((on > end) | ((on == end) & (inner[0] < inner[1]))) & ~lasts[now]
            ends[going] += 1
            going = going[further]
        return ends

    def _spans(
        self, doc: Doc, actions: Ints, offset: int, ends_of: dict[int, int]
    ) -> Iterator[Span]:
        """The entities that a walk from left to right comes upon."""
        from spacy.tokens import Span

        free = 0
        for start in np.flatnonzero(actions != self._out).tolist():
            if start >= free:
                free = ends_of.get(offset + start, offset + start + 1) - offset
                yield Span(doc, start, free, label=self._labels[actions[start]])


def _columns(docs: Sequence[Doc]) -> tuple[Bools, Bools]:
    """For each token whether it is white space, and whether a sentence ends with it."""
    from spacy.attrs import IS_SPACE, SENT_START

    spaces, lasts = [], []
    for doc in docs:
        columns = doc.to_array([IS_SPACE, SENT_START])
        spaces.append(columns[:, 0] == 1)
        last = np.ones(len(doc), dtype=bool)
        last[:-1] = columns[1:, 1] == 1
        lasts.append(last)
    return np.concatenate(spaces), np.concatenate(lasts)
