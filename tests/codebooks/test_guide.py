"""The statements form: what its guide counts as one figure."""

from __future__ import annotations

import pytest

import dateline
from dateline.codebooks.guide import guide_events


@pytest.mark.parametrize(
    ("report", "figures"),
    [
        ("A captain and four soldiers were killed near Gao on Friday.", [5]),
        ("Five women and a child were killed near Gao on Friday.", [5, 1]),
        ("11 farmers and four herders were killed near Gao on Friday.", [11, 4]),
    ],
)
def test_somebody_uncounted_joined_to_more_of_one_group_is_one_figure(
    report: str, figures: list[int]
) -> None:
    coded = dateline.code(report, published="2019-11-02")
    rows = [toll for event in guide_events(coded) for toll in event["tolls"]]
    assert [row["low"] for row in rows] == figures
    assert all(row["quote"] in report for row in rows)
