"""Figures of one event and sums over a period that stand in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.tolls import mark_tolls


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (
            "Raiders hit the army near the lake, leaving at least 20 soldiers and one herder dead, "
            "in the second big assault on the forces in a month, the government said.",
            [False, False],
        ),
        (
            "The blast killed five policemen, bringing to 41 the number of officers killed in the "
            "province in a month.",
            [False, True],
        ),
        ("It was the deadliest attack of the war: 12 people were killed.", [False]),
    ],
)
def test_a_rank_in_a_period_makes_no_sum(
    analyse: Callable[..., Document], text: str, totals: list[bool]
) -> None:
    assert [toll.total for toll in mark_tolls(analyse(text))] == totals
