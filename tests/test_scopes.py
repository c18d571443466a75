"""The innermost attribution that holds a word speaks it."""

from __future__ import annotations

from dateline.marks import SourceMark
from dateline.records import Span
from dateline.scopes import source_of
from dateline.vocabulary import SourceKind


def source(name: str, at: int, *content: tuple[int, int]) -> SourceMark:
    span = Span(0, len(name), name)
    return SourceMark(
        span=span,
        tokens=(at, at + 1),
        sentence=0,
        name=name,
        kind=SourceKind.STATE,
        cue=span,
        content=content,
    )


def test_a_word_outside_every_attribution_is_the_report_s_own() -> None:
    assert source_of([source("police", 0, (1, 5))], 6) is None


def test_the_speaker_inside_a_quotation_wins() -> None:
    minister, witness = source("minister", 0, (1, 20)), source("witness", 5, (6, 12))
    assert source_of([minister, witness], 8) is witness
    assert source_of([minister, witness], 15) is minister


def test_of_equal_scopes_the_nearest_speaker_wins() -> None:
    far, near = source("far", 0, (10, 20)), source("near", 21, (10, 20))
    assert source_of([far, near], 15) is near
