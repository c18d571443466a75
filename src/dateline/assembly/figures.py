"""Which figures of an incident are statements of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.marks import SourceMark, TollMark
from dateline.scopes import source_of


def distinct_figures(
    tolls: Sequence[TollMark], sources: Sequence[SourceMark]
) -> Iterator[tuple[TollMark, SourceMark | None]]:
    """Each figure with its source, a repetition by one source left out.

    An unattributed lead and a later attributed figure are two statements; so are two sources that
    say the same.
    """
    seen: set[tuple[object, ...]] = set()
    for toll in tolls:
        source = source_of(sources, toll.head)
        name = "" if source is None else source.name.casefold()
        key = (toll.outcome, toll.group, toll.low, toll.high, toll.part_of is None, name)
        if key not in seen:
            seen.add(key)
            yield toll, source
