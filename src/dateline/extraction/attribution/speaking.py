"""Figures that count those who speak, not those who suffered."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extraction.attribution.closing import CLOSING
from dateline.marks import SourceMark, TollMark


def without_speakers(
    tolls: Sequence[TollMark], sources: Sequence[SourceMark]
) -> tuple[TollMark, ...]:
    """The figures but for those of speakers: in "…, killing five, two witnesses said" not the two.

    A figure whose word of harm stands in the speaker's phrase stays ("two of the wounded said").
    """
    lost = {
        number
        for number, toll in enumerate(tolls)
        for source in sources
        if _inside(toll.head, source) and not _inside(toll.trigger, source)
    }
    kept = [number for number in range(len(tolls)) if number not in lost]
    place = {number: at for at, number in enumerate(kept)}
    return tuple(_moved(tolls[number], place) for number in kept)


def _inside(token: int, source: SourceMark) -> bool:
    return source.tokens[0] <= token < source.tokens[1] and source.cue.text.lower() in CLOSING


def _moved(toll: TollMark, place: dict[int, int]) -> TollMark:
    """The figure with the number of its whole in the shorter list; none where that is left out."""
    if toll.part_of is None:
        return toll
    return msgspec.structs.replace(toll, part_of=place.get(toll.part_of))
