"""Places in UCDP's spelling."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.codebooks.ucdp_places import ucdp_location
from dateline.knowledge.gazetteer import Gazetteer
from dateline.resolution.where import mark_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(user=False)


@pytest.mark.parametrize(
    ("text", "name", "location"),
    [
        (
            "Rebels shelled Daraa city in southern Syria.",
            "Daraa",
            ("Syria", "Daraa governorate", "Markaz Daraa district", "Daraa town"),
        ),
        (
            "Clashes broke out in Helmand province, Afghanistan.",
            "Helmand",
            ("Afghanistan", "Hilmand province", "", ""),
        ),
        ("Fighting went on in Yemen.", "Yemen", ("Yemen (North Yemen)", "", "", "")),
        (
            "Soldiers raided the village of Zorgobandala in Borno state, Nigeria.",
            "Zorgobandala",
            ("Nigeria", "Borno state", "", "Zorgobandala village"),
        ),
    ],
)
def test_locations(
    analyse: Any, gazetteer: Gazetteer, text: str, name: str, location: tuple[str, ...]
) -> None:
    mark = next(m for m in mark_places(analyse(text), gazetteer) if m.span.text == name)
    assert ucdp_location(mark.where) == location
