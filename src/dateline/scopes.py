"""Which attribution a word stands under."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.marks import SourceMark

_STRETCH = 64
"""Tokens to one drawer of the index."""


class Scopes:
    """The attributions of a report, indexed by where their content stands."""

    def __init__(self, sources: Sequence[SourceMark]) -> None:
        self._index: dict[int, list[SourceMark]] = {}
        for mark in sources:
            for drawer in _drawers(mark):
                self._index.setdefault(drawer, []).append(mark)

    def of(self, token: int) -> SourceMark | None:
        """The nearest attribution whose content holds ``token``; ``None`` is the report's voice.

        Of several, the one with the shortest content wins (the innermost speaker), then the one
        whose words of saying stand nearest.
        """
        best: tuple[int, int] | None = None
        found: SourceMark | None = None
        for mark in self._index.get(token // _STRETCH, ()):
            for start, end in mark.content:
                if start <= token < end:
                    rank = (end - start, abs(mark.tokens[0] - token))
                    if best is None or rank < best:
                        best, found = rank, mark
        return found


def source_of(sources: Sequence[SourceMark], token: int) -> SourceMark | None:
    """As ``Scopes.of``, for a single question."""
    return Scopes(sources).of(token)


def _drawers(mark: SourceMark) -> set[int]:
    spans = mark.content
    return {n for start, end in spans for n in range(start // _STRETCH, end // _STRETCH + 1)}
