"""The places of a text, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.knowledge.gazetteer import Gazetteer
from dateline.marks import PlaceMark
from dateline.resolution.where import mark_places

Places = Callable[[str], dict[str, PlaceMark]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(user=False)


@pytest.fixture
def places(analyse: Any, gazetteer: Gazetteer) -> Places:
    def run(text: str) -> dict[str, PlaceMark]:
        marks = mark_places(analyse(text), gazetteer)
        for mark in marks:
            mark.span.check(text)
            mark.phrase.check(text)
        return {mark.span.text: mark for mark in marks}

    return run
