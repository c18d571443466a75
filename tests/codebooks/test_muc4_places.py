"""Places of MUC-4 templates."""

from __future__ import annotations

import pytest

from dateline.codebooks.muc4_slots import filed_country, filed_town, place, within
from dateline.records import WhereValue
from dateline.vocabulary import PlacePrecision, PlaceRelation


def _where(name: str, kind: str | None, precision: PlacePrecision) -> WhereValue:
    return WhereValue(
        phrase=name,
        name=name,
        relation=PlaceRelation.IN,
        precision=precision,
        reason="told",
        kind=kind,
        country="SV",
    )


@pytest.mark.parametrize(
    ("name", "kind", "precision", "expected"),
    [
        ("Escalón", "neighborhood", PlacePrecision.NEAR, "EL SALVADOR: ESCALON (NEIGHBORHOOD)"),
        ("Apopa", "towns", PlacePrecision.EXACT, "EL SALVADOR: APOPA (TOWN)"),
        ("Apopa", None, PlacePrecision.EXACT, "EL SALVADOR: APOPA"),
        ("El Salvador", None, PlacePrecision.COUNTRY, "EL SALVADOR"),
    ],
)
def test_a_place_is_told_with_its_country_and_its_kind(
    name: str, kind: str | None, precision: PlacePrecision, expected: str
) -> None:
    assert place(_where(name, kind, precision)) == expected


def test_a_part_of_a_town_is_told_with_a_town_of_its_country() -> None:
    towns = ["PERU: LIMA (CITY)", "", "EL SALVADOR: APOPA", "EL SALVADOR: SAN SALVADOR (CITY)"]
    part = "EL SALVADOR: ESCALON (NEIGHBORHOOD)"
    assert within(part, towns) == "EL SALVADOR: SAN SALVADOR (CITY): ESCALON (NEIGHBORHOOD)"
    assert within(part, towns[:3]) == part
    assert within("EL SALVADOR: APOPA (TOWN)", towns) == "EL SALVADOR: APOPA (TOWN)"


def test_the_capital_of_the_dateline() -> None:
    text = "San Salvador, 3 Nov 89 (ACAN-EFE) -- A bomb went off."
    assert filed_town(text) == "EL SALVADOR: SAN SALVADOR (CITY)"
    assert filed_country(text) == "EL SALVADOR"
    assert (filed_town("A bomb went off."), filed_country("A bomb went off.")) == ("", "")
