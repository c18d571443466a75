"""How the places of two mentions lie to each other."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from dateline.linking.profiling import SPOTS
from dateline.linking.table import (
    COARSE1,
    COARSE2,
    COUNTRY,
    FEATURE,
    FINE,
    NAMED,
    TOWN,
    Array,
    Table,
)


class Places(IntEnum):
    """Levels of comparison, the closest first; the closest of all places told counts."""

    VILLAGE = 0  # one place that is no seat of a unit
    TOWN = 1  # one place, the seat of a lower unit
    CITY = 2  # one place, a capital or the seat of a first-order unit: much may happen on a day
    BESIDE = 3  # within 10 km
    NAME = 4  # one name, which the gazetteer lacks
    NEAR = 5  # within 30 km
    UNIT2 = 6  # in one second-order unit, to which one is known
    UNIT1 = 7  # in one first-order unit, to which one is known
    FEATURE = 8  # at one river, road, region ...
    COUNTRY = 9  # in one country, and more is not known of one
    UNKNOWN = 10  # no place, or none that can be compared
    APART = 11  # two points, 30 to 100 km apart
    ELSEWHERE = 12  # more than 100 km apart, or in different units, in one country
    ABROAD = 13  # in different countries
    HOMONYM = 14  # one name, two places of a country


BESIDE_KM, NEAR_KM, APART_KM, FEATURE_KM = 10.0, 30.0, 100.0, 150.0
DEGREE_KM = 111.2
"""A degree of latitude on a sphere of 6,371 km."""


def place_levels(t: Table, i: Array, j: Array) -> Array:
    """The level of each pair of rows."""
    best = np.full(len(i), Places.HOMONYM + 1, "i1")
    for a in range(SPOTS):
        for b in range(SPOTS):
            at = np.flatnonzero((t.level[i, a] != 0) & (t.level[j, b] != 0))
            if len(at):
                best[at] = np.minimum(best[at], _spots(t, i[at], j[at], a, b).astype("i1"))
    known: Array = np.where(best > Places.HOMONYM, Places.UNKNOWN, best)
    return known


def kilometres(t: Table, i: Array, j: Array, a: int, b: int) -> Array:
    """The distance of two points in one tangent plane; exact enough below some hundred km."""
    lat, other = t.lat[i, a], t.lat[j, b]
    east = np.abs(t.lon[i, a] - t.lon[j, b])
    east = np.minimum(east, 360.0 - east) * np.cos(np.radians((lat + other) / 2))
    distance: Array = DEGREE_KM * np.sqrt((lat - other) ** 2 + east**2)
    return distance


def _spots(t: Table, i: Array, j: Array, a: int, b: int) -> Array:
    one, two = t.level[i, a], t.level[j, b]
    km = kilometres(t, i, j, a, b)
    named = t.name[i, a] == t.name[j, b]
    land, lands = t.country[i, a], t.country[j, b]
    countries = (land == lands) & (land != 0)
    abroad = (land != lands) & (land != 0) & (lands != 0)
    fine = (one == FINE) & (two == FINE)
    lacking = (~t.own[i, a] | ~t.own[j, b]) & named & ~abroad
    itself = fine & t.own[i, a] & (t.spot[i, a] == t.spot[j, b])
    first, second = (_shared(c, i, j, a, b) for c in (t.admin1, t.admin2))
    coarse2, coarse1 = ((one == level) | (two == level) for level in (COARSE2, COARSE1))
    feature = (one == FEATURE) | (two == FEATURE)
    same_feature = feature & ((t.spot[i, a] == t.spot[j, b]) | (km <= FEATURE_KM))
    unknown = (one == NAMED) | (two == NAMED) | (feature & ~(km > FEATURE_KM))
    far = np.where(fine & (km <= APART_KM), Places.APART, Places.ELSEWHERE)
    return np.select(
        [
            itself & (t.seat[i, a] == 0),
            itself & (t.seat[i, a] == TOWN),
            itself,
            fine & (km <= BESIDE_KM),
            lacking,
            fine & (km <= NEAR_KM),
            coarse2 & second,
            coarse1 & first,
            same_feature,
            ((one == COUNTRY) | (two == COUNTRY)) & countries,
            unknown,
            abroad,
            named & fine,
        ],
        [
            Places.VILLAGE,
            Places.TOWN,
            Places.CITY,
            Places.BESIDE,
            Places.NAME,
            Places.NEAR,
            Places.UNIT2,
            Places.UNIT1,
            Places.FEATURE,
            Places.COUNTRY,
            Places.UNKNOWN,
            Places.ABROAD,
            Places.HOMONYM,
        ],
        default=far,
    )


def _shared(codes: Array, i: Array, j: Array, a: int, b: int) -> Array:
    shared: Array = (codes[i, a] == codes[j, b]) & (codes[i, a] != 0)
    return shared
