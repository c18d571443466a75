"""How one event is drawn: as exactly as its place is known, and never more exactly.

Precisions are those of ``PlacePrecision``, after UCDP GED's ``where_prec``.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from enum import StrEnum
from typing import Protocol

from dateline.publishing.shown import Shown
from dateline.records import Record, WhereValue
from dateline.vocabulary import PlacePrecision

NEAR_KM = 25.0
"""Radius of "near": within about 25 km of a known point (UCDP GED, where_prec 2)."""


class Form(StrEnum):
    """What stands on the map for an event."""

    POINT = "point"  # the place is exact
    CIRCLE = "circle"  # somewhere within a radius in kilometres
    UNIT = "unit"  # somewhere in a unit whose outline is known
    COUNTRY = "country"  # somewhere in a country
    FEATURE = "feature"  # along or within something wide: a road, a forest, a sea
    NONE = "none"  # nothing: counted beside the map


class Why(StrEnum):
    """Why an event is not drawn."""

    NO_PLACE = "no place told"
    UNKNOWN = "place not known"
    NO_COORDINATES = "place named, coordinates not known"
    WATERS = "international waters or airspace"
    NO_OUTLINE = "country without outline"


class Placed(Record, frozen=True, kw_only=True):
    """An event with the way it is drawn. Degrees are WGS 84, ``radius`` is in kilometres.

    ``code`` is the GeoNames code of a unit or the ISO code of a country.
    """

    shown: Shown
    form: Form
    lon: float | None = None
    lat: float | None = None
    radius: float | None = None
    code: str | None = None
    why: Why | None = None


class Spans(Protocol):
    """Knows how far a unit reaches."""

    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        """Kilometres around a point within which most of a unit lies."""
        ...


class Placer:
    """Decides how events are drawn. ``outlines`` holds the codes that have an outline."""

    def __init__(self, outlines: Container[str], spans: Spans) -> None:
        self._outlines = outlines
        self._spans = spans
        self._rules: dict[PlacePrecision, Callable[[Shown, WhereValue], Placed]] = {
            PlacePrecision.EXACT: self._point,
            PlacePrecision.NEAR: self._near,
            PlacePrecision.ADMIN2: self._second_unit,
            PlacePrecision.ADMIN1: self._first_unit,
            PlacePrecision.FEATURE: self._feature,
            PlacePrecision.COUNTRY: self._country,
            PlacePrecision.INTERNATIONAL: self._feature,
            PlacePrecision.UNKNOWN: _unknown,
        }

    def __call__(self, shown: Shown) -> Placed:
        """The event with the way it is drawn."""
        if shown.where is None:
            return _hidden(shown, Why.NO_PLACE)
        return self._rules[shown.where.precision](shown, shown.where)

    def _point(self, shown: Shown, where: WhereValue) -> Placed:
        return _at(shown, where, Form.POINT)

    def _near(self, shown: Shown, where: WhereValue) -> Placed:
        return _at(shown, where, Form.CIRCLE, NEAR_KM)

    def _second_unit(self, shown: Shown, where: WhereValue) -> Placed:
        """A circle that spans the unit: outlines of the second order are not shipped."""
        return self._spanning(shown, where, where.admin2_code, order=2)

    def _first_unit(self, shown: Shown, where: WhereValue) -> Placed:
        code = where.admin1_code
        if code and code in self._outlines:
            return Placed(shown=shown, form=Form.UNIT, code=code)
        return self._spanning(shown, where, code, order=1)

    def _spanning(self, shown: Shown, where: WhereValue, code: str | None, order: int) -> Placed:
        if where.lat is None or where.lon is None:
            return _hidden(shown, Why.NO_COORDINATES)
        radius = self._spans.radius(code, order, where.lat, where.lon)
        return _at(shown, where, Form.CIRCLE, radius)

    def _feature(self, shown: Shown, where: WhereValue) -> Placed:
        if where.lat is None and where.precision is PlacePrecision.INTERNATIONAL:
            return _hidden(shown, Why.WATERS)
        return _at(shown, where, Form.FEATURE)

    def _country(self, shown: Shown, where: WhereValue) -> Placed:
        if where.country and where.country in self._outlines:
            return Placed(shown=shown, form=Form.COUNTRY, code=where.country)
        return _hidden(shown, Why.NO_OUTLINE if where.country else Why.UNKNOWN)


def _unknown(shown: Shown, _: WhereValue) -> Placed:
    return _hidden(shown, Why.UNKNOWN)


def _at(shown: Shown, where: WhereValue, form: Form, radius: float | None = None) -> Placed:
    if where.lat is None or where.lon is None:
        return _hidden(shown, Why.NO_COORDINATES)
    return Placed(shown=shown, form=form, lon=where.lon, lat=where.lat, radius=radius)


def _hidden(shown: Shown, why: Why) -> Placed:
    return Placed(shown=shown, form=Form.NONE, why=why)
