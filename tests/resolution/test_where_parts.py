"""Parts of towns, provinces and states, and what speaks for a country."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.marks import PlaceMark
from dateline.vocabulary import PlacePrecision

Places = Callable[[str], dict[str, PlaceMark]]


def test_a_part_of_a_town_is_no_region_of_the_same_name(places: Places) -> None:
    found = places("BOGOTA, Feb 3 - A bomb killed two policemen in the Normandy neighborhood.")
    assert found["Normandy"].where.country != "FR"
    found = places("PARIS, Feb 3 - A bomb killed two policemen in Normandy.")
    assert found["Normandy"].where.country == "FR"


def test_a_part_of_a_town_lies_in_that_town_or_has_the_town_s_point(places: Places) -> None:
    found = places("A bomb exploded in the Escalon neighborhood of San Salvador on Monday.")
    part, town = found["Escalon"].where, found["San Salvador"].where
    assert (part.country, part.precision) == ("SV", PlacePrecision.NEAR)
    assert (part.lat, part.lon) == (town.lat, town.lon)
    assert (part.kind, town.kind) == ("neighborhood", None)
    found = places("A bomb exploded in the Bronx neighborhood of New York on Monday.")
    assert found["Bronx"].where.name == "The Bronx"


@pytest.mark.parametrize(
    "text",
    [
        "SAN SALVADOR, 3 Nov (ACAN-EFE) -- A bomb exploded in the {} neighborhood on Monday.",
        "SAN SALVADOR -- A bomb exploded in the {} neighborhood on Monday.",
        "SAN SALVADOR (AP) -- A bomb exploded in the {} district on Monday.",
    ],
)
def test_a_part_of_a_town_is_no_town_of_another_country(places: Places, text: str) -> None:
    for name in ("San Antonio Abad", "Springfield"):
        where = places(text.format(name))[name].where
        assert (where.country, where.precision) == ("SV", PlacePrecision.COUNTRY)


def test_a_group_speaks_for_the_country_where_it_is_active(places: Places) -> None:
    text = "{} said that its fighters had attacked the base near Baga on Sunday."
    assert places(text.format("Boko Haram"))["Baga"].where.country == "NG"
    assert places(text.format("The movement"))["Baga"].where.country != "NG"
    named_everywhere = places(text.format("Islamic State"))["Baga"].where
    assert named_everywhere.country == places(text.format("The movement"))["Baga"].where.country


def test_the_state_of_a_town_is_not_the_city_of_its_name(places: Places) -> None:
    found = places("Ten people were killed in Buffalo, New York, United States, on Monday.")
    assert found["New York"].where.precision is PlacePrecision.ADMIN1
    found = places("Ten people were killed in Brooklyn, New York, on Monday.")
    assert found["New York"].where.name == "New York City"


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Two died in Dhale Governorate, Yemen.", "Dhale Governorate", PlacePrecision.ADMIN1),
        ("Two died in Nablus Governorate, West Bank.", "Nablus", PlacePrecision.ADMIN1),
        ("Two soldiers were killed near Kidal on Monday.", "Kidal", PlacePrecision.NEAR),
        ("Two soldiers were killed near Helmand on Monday.", "Helmand", PlacePrecision.ADMIN1),
        ("Two died in Mopti region, near Mopti.", "Mopti", PlacePrecision.ADMIN1),
    ],
)
def test_a_province_is_no_town_and_near_it_is_near_its_town(
    places: Places, text: str, name: str, precision: PlacePrecision
) -> None:
    assert places(text)[name].where.precision is precision


def test_the_day_and_the_agency_of_a_dateline_are_no_places(places: Places) -> None:
    found = places("SAN SALVADOR, 3 Nov (ACAN-EFE) -- A bomb exploded near Apopa on Monday.")
    assert set(found) == {"SAN SALVADOR", "Apopa"}
