"""The match weights, as trained: for each aspect and level its evidence in bits.

``knowledge/data/linking.json`` is made by ``scripts/train_linking.py``; its card says from what.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, cached_property
from importlib.resources import files

import msgspec
import numpy as np

from dateline.errors import KnowledgeError
from dateline.linking.levels import ASPECTS, Actors, Grounds, Means, Texts, Types
from dateline.linking.table import Array
from dateline.linking.tolls import Tolls
from dateline.linking.when import Dates
from dateline.linking.where import Places

LEVELS: dict[str, type[IntEnum]] = {
    "date": Dates,
    "place": Places,
    "type": Types,
    "actors": Actors,
    "killed": Tolls,
    "injured": Tolls,
    "held": Tolls,
    "means": Means,
    "ground": Grounds,
    "text": Texts,
}
"""The names of the levels of each aspect; those of the wording are numbers."""


class Weights(msgspec.Struct, frozen=True, dict=True):
    """Weights in bits by aspect and level, and what follows from their sum.

    ``prior`` is the evidence before any comparison. From the probabilities ``same`` and
    ``possible`` on, two mentions are linked and possible duplicates; ``average`` is the least mean
    probability among all pairs of two groups that become one.
    """

    prior: float
    same: float
    possible: float
    average: float
    weights: dict[str, dict[str, float]]

    @cached_property
    def columns(self) -> dict[str, Array]:
        """The weights of each aspect by the number of the level; 0 for levels without one."""
        return {aspect: self._column(aspect, size) for aspect, size in ASPECTS.items()}

    def _column(self, aspect: str, size: int) -> Array:
        names = LEVELS.get(aspect)
        told = self.weights[aspect]
        labels = [names(n).name.lower() if names else str(n) for n in range(size)]
        return np.array([told.get(label, 0.0) for label in labels])


@cache
def weights() -> Weights:
    """The weights as shipped.

    Raises:
        KnowledgeError: when they are missing or damaged.
    """
    try:
        data = (files("dateline.knowledge") / "data/linking.json").read_bytes()
        return msgspec.json.decode(data, type=Weights)
    except (OSError, msgspec.MsgspecError) as error:
        raise KnowledgeError(f"linking.json is missing or damaged ({error}); reinstall") from error
