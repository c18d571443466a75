"""How large a mark is drawn: its area grows with the number killed."""

from __future__ import annotations

from dateline.records import Record

_LEAST, _MOST = 13.0, 900.0
"""Areas in square points of the mark for none killed and for the most killed."""
_COMMON = 40
"""Where fewer were killed in the worst event, marks are sized as if so many had been."""
_ROUND = (1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 50_000, 100_000)


class Sizes(Record, frozen=True, kw_only=True):
    """The scale of marks on one map, set by the most killed in one event."""

    most: int

    def area(self, killed: int | None) -> float:
        """The area of a mark in square points; that of an unknown number is the least."""
        share = (killed or 0) / max(self.most, _COMMON)
        return _LEAST + (_MOST - _LEAST) * share

    def radius(self, killed: int | None) -> float:
        """The radius in points of a round mark of that area."""
        return float((self.area(killed) / 3.141592653589793) ** 0.5)

    @property
    def examples(self) -> tuple[int, ...]:
        """Numbers for the legend, three at most, up to the most killed."""
        fitting = [n for n in _ROUND if n <= self.most]
        if len(fitting) <= 3:
            return tuple(fitting)
        return (fitting[0], fitting[(len(fitting) - 1) // 2 + 1], fitting[-1])
