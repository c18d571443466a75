"""The shipped weights are complete, ordered, and shown on the method page as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.linking.chains import CHAINS, SILENT
from dateline.linking.levels import ASPECTS
from dateline.linking.weights import LEVELS, weights

PAGE = Path(__file__).parents[2] / "docs/method/linking.md"


@pytest.mark.parametrize("aspect", sorted(ASPECTS))
def test_every_level_has_a_weight(aspect: str) -> None:
    told = weights().weights[aspect]
    names = LEVELS.get(aspect)
    shown = [n.name.lower() for n in names] if names else map(str, range(ASPECTS[aspect]))
    assert set(told) == set(shown)


@pytest.mark.parametrize("aspect", sorted(CHAINS))
def test_nearer_levels_never_weigh_less(aspect: str) -> None:
    told = weights().weights[aspect]
    for chain in CHAINS[aspect]:
        row = [told[level] for level in chain]
        assert row == sorted(row, reverse=True), chain


def test_what_was_not_compared_weighs_nothing() -> None:
    assert {weights().weights[aspect][level] for aspect, level in SILENT.items()} == {0.0}


def test_the_page_shows_the_weights() -> None:
    page = PAGE.read_text("utf-8")
    for aspect, told in weights().weights.items():
        [block] = re.findall(rf"<!-- weights: {aspect} -->\n(.*?)<!-- end -->", page, re.DOTALL)
        shown = dict(re.findall(r"^\| `([\w]+)` \|.*\| (-?[\d.]+) \|$", block, re.MULTILINE))
        assert {k: float(v) for k, v in shown.items()} == told, aspect
