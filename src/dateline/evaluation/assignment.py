"""The pairing of rows and columns with the largest total weight."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = float("inf")


def best_pairs(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row to column, one to one, with the largest sum; pairs that weigh nothing are left out.

    Augmenting paths with potentials (Kuhn–Munkres), cubic in the size.
    """
    height, width = len(weights), len(weights[0]) if weights else 0
    if height > width:
        turned = best_pairs([[row[j] for row in weights] for j in range(width)])
        return {row: column for column, row in turned.items()}
    owner = [-1] * (width + 1)
    above, left = [0.0] * (width + 1), [0.0] * height
    for row in range(height):
        _seat(row, weights, owner, above, left)
    return {row: j for j, row in enumerate(owner[:width]) if row >= 0 and weights[row][j] > 0}


def _seat(
    row: int,
    weights: Sequence[Sequence[float]],
    owner: list[int],
    above: list[float],
    left: list[float],
) -> None:
    """Give ``row`` a column along the shortest augmenting path (the last column is the start)."""
    width = len(owner) - 1
    owner[width] = row
    least, came, used = [_FAR] * width, [width] * width, [False] * (width + 1)
    here = width
    while owner[here] >= 0:
        used[here] = True
        at = owner[here]
        for j in range(width):
            cost = -weights[at][j] - left[at] - above[j]
            if not used[j] and cost < least[j]:
                least[j], came[j] = cost, here
        nearest = min((j for j in range(width) if not used[j]), key=lambda j: least[j])
        step = least[nearest]
        for j in range(width + 1):
            if used[j]:
                left[owner[j]] += step
                above[j] -= step
            elif j < width:
                least[j] -= step
        here = nearest
    while here != width:
        owner[here] = owner[came[here]]
        here = came[here]
    owner[width] = -1
