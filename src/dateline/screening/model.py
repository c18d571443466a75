"""A linear model over the words of a text: the text's likeliest passages decide.

Every word has a weight, by its form or by its first letters. A text passes when its heaviest
passages of several lengths, a headline, a sentence or two and some paragraphs, weigh enough
together, or when a short one of ``near`` words (a headline over a page's furniture, one sentence on
a bombing in a long speech) is very heavy by itself. The file ``screening.json`` is made by
``scripts/train_screening.py``; its card says on what.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dateline.analysis.threads import one_thread

with one_thread():  # before the language pipeline, which would see to it
    import numpy as np

HEAD = 5
"""Letters of a word's beginning that have a weight of their own: "shell" of "shelling"."""

FORMS = 200_000
"""Word forms whose weights are kept; past that the store is begun anew."""

_WORD = re.compile(r"[^\W\d_]+")
_NOTED = re.compile(r"\[[A-Z ,.]{3,40}\]")
"""An editor's mark of old wires ("[TEXT]", "[BEGIN RECORDING]")."""


SHORTEST = 60
"""Words under which every text passes: a paragraph says too little to be sure, and costs little."""


class Model(msgspec.Struct, frozen=True):
    """Weights of whole words and of first letters, in log odds, and the passages' thresholds.

    ``factors`` are those by which the heaviest passages of ``windows`` words are added up.
    """

    version: str
    windows: tuple[int, ...]  # words
    factors: tuple[float, ...]
    threshold: float
    near: int  # words
    near_threshold: float
    words: dict[str, float]
    heads: dict[str, float]


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    file = files("dateline.screening") / "screening.json"
    return msgspec.json.decode(file.read_bytes(), type=Model)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without numbers and an editor's marks."""
    return _WORD.findall(_NOTED.sub(" ", text).lower())


class Scorer:
    """Scores texts; it remembers the weights of the words that it has met."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[str, float] = {}

    def score(self, text: str) -> float:
        """How far the text is above the threshold, in log odds; 0 and more is not sorted out."""
        *passages, near = self.sums(text)
        model = self._model
        together = sum(f * w for f, w in zip(model.factors, passages, strict=True))
        return max(together - model.threshold, near - model.near_threshold)

    def sums(self, text: str) -> tuple[float, ...]:
        """The weights of the heaviest passage of each length, and last of the short one."""
        sums, model = self._sums(text), self._model
        return tuple(_largest(sums, words) for words in (*model.windows, model.near))

    def _sums(self, text: str) -> Any:
        """The weights of the words added up, with 0 before the first."""
        known = self._known
        words = words_of(text)
        try:
            weights = [known[word] for word in words]
        except KeyError:
            weights = self._learn(words)
        sums = np.zeros(len(weights) + 1)
        np.cumsum(weights, out=sums[1:])
        return sums

    def _learn(self, words: list[str]) -> list[float]:
        if len(self._known) > FORMS:
            self._known.clear()
        whole, heads = self._model.words, self._model.heads
        for word in set(words).difference(self._known):
            self._known[word] = whole.get(word, 0.0) + heads.get(word[:HEAD], 0.0)
        return [self._known[word] for word in words]


def _largest(sums: Any, window: int) -> float:
    """The largest sum of ``window`` words in a row, of all words where there are no more."""
    if len(sums) <= window:
        return float(sums[-1])
    return float((sums[window:] - sums[:-window]).max())
