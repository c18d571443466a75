"""Which attribution a word stands under."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.marks import SourceMark


def source_of(sources: Sequence[SourceMark], token: int) -> SourceMark | None:
    """The nearest attribution whose content holds ``token``; ``None`` is the report's own voice.

    Of several, the one with the shortest content wins (the innermost speaker), then the one whose
    words of saying stand nearest.
    """

    def breadth(source: SourceMark) -> tuple[int, int]:
        span = min(end - start for start, end in source.content if start <= token < end)
        return span, abs(source.tokens[0] - token)

    holding = [s for s in sources if any(start <= token < end for start, end in s.content)]
    return min(holding, key=breadth, default=None)
