"""What stands on a map for each precision of a place; nothing stands for a place not known."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from shown_making import made, where

from dateline.knowledge.gazetteer import Gazetteer
from dateline.publishing.maps.placing import NEAR_KM, Form, Placed, Placer, Why
from dateline.publishing.maps.spans import PlaceSpans, circle, distance
from dateline.vocabulary import PlacePrecision

P = PlacePrecision


class Spans:
    """Units of the first order reach 120 km, those of the second 30."""

    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        return {1: 120.0, 2: 30.0}[order]


def placed(precision: PlacePrecision, **more: Any) -> Placed:
    return Placer({"BF", "BF.08"}, Spans())(made(place=where(precision=precision, **more)))


@pytest.mark.parametrize(
    ("precision", "form", "radius", "code"),
    [
        (P.EXACT, Form.POINT, None, None),
        (P.NEAR, Form.CIRCLE, NEAR_KM, None),
        (P.ADMIN2, Form.CIRCLE, 30.0, None),
        (P.ADMIN1, Form.UNIT, None, "BF.08"),
        (P.FEATURE, Form.FEATURE, None, None),
        (P.COUNTRY, Form.COUNTRY, None, "BF"),
        (P.INTERNATIONAL, Form.FEATURE, None, None),
        (P.UNKNOWN, Form.NONE, None, None),
    ],
)
def test_each_precision_has_its_form(
    precision: PlacePrecision, form: Form, radius: float | None, code: str | None
) -> None:
    found = placed(precision)
    assert (found.form, found.radius, found.code) == (form, radius, code)


@pytest.mark.parametrize("precision", [P.ADMIN1, P.COUNTRY, P.UNKNOWN])
def test_what_is_known_to_a_unit_or_less_has_no_point(precision: PlacePrecision) -> None:
    """The coordinates of a unit or a country are for distances: no mark is put on them."""
    found = placed(precision)
    assert (found.lon, found.lat) == (None, None)


def test_a_unit_without_outline_is_a_circle_that_spans_it() -> None:
    found = placed(P.ADMIN1, admin1_code="BF.99")
    assert (found.form, found.radius) == (Form.CIRCLE, 120.0)


@pytest.mark.parametrize(
    ("precision", "more", "why"),
    [
        (P.EXACT, {"lat": None, "lon": None}, Why.NO_COORDINATES),
        (P.NEAR, {"lat": None, "lon": None}, Why.NO_COORDINATES),
        (P.ADMIN2, {"lat": None, "lon": None}, Why.NO_COORDINATES),
        (P.ADMIN1, {"lat": None, "lon": None, "admin1_code": None}, Why.NO_COORDINATES),
        (P.FEATURE, {"lat": None, "lon": None}, Why.NO_COORDINATES),
        (P.COUNTRY, {"country": "BV"}, Why.NO_OUTLINE),
        (P.COUNTRY, {"country": None}, Why.UNKNOWN),
        (P.INTERNATIONAL, {"lat": None, "lon": None}, Why.WATERS),
        (P.UNKNOWN, {}, Why.UNKNOWN),
    ],
)
def test_what_is_not_drawn_says_why(
    precision: PlacePrecision, more: dict[str, object], why: Why
) -> None:
    found = placed(precision, **more)
    assert (found.form, found.why) == (Form.NONE, why)


def test_an_event_without_a_place_says_so() -> None:
    event = made()
    bare = Placer({"BF"}, Spans())(type(event)(event="E1"))
    assert (bare.form, bare.why) == (Form.NONE, Why.NO_PLACE)


def test_units_reach_as_far_as_their_places() -> None:
    spans = PlaceSpans(Gazetteer.open(user=False))
    wide = spans.radius("ML.04", 1, 14.5, -4.2)  # the region of Mopti
    assert 150 < wide < 350
    assert spans.radius("ML.04.NOSUCH", 2, 14.5, -4.2) == spans.radius(None, 2, 0, 0)


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (15.1, 2.4), (-45.0, 179.9), (78.0, 20.0)])
def test_a_circle_is_round_on_the_ground(lat: float, lon: float) -> None:
    ring = circle(lat, lon, 25.0)
    assert ring[0] == ring[-1]
    away = [distance(lat, lon, y, x) for x, y in ring]
    assert max(away) == pytest.approx(25.0, abs=0.01)
    assert min(away) == pytest.approx(25.0, abs=0.01)
    turns = [b[0] - a[0] for a, b in pairwise(ring)]
    assert max(map(abs, turns)) < 90  # in one piece, even across the antimeridian


def test_distances() -> None:
    assert distance(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)
    assert distance(10, 179.5, 10, -179.5) == pytest.approx(distance(10, 0, 10, 1))
    assert math.isclose(distance(5, 5, 5, 5), 0)
