"""Where an event happened, over all reports: the most exact place that the others bear out."""

from __future__ import annotations

from dateline.dossiers import Dossier, Settled
from dateline.reconciliation.votes import settle, settled, votes
from dateline.records import WhereValue
from dateline.resolution.where.distance import kilometres
from dateline.vocabulary import PlacePrecision

_ORDER = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.NEAR: 1,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.FEATURE: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.INTERNATIONAL: 5,
    PlacePrecision.COUNTRY: 6,
    PlacePrecision.UNKNOWN: 7,
}
"""From the most exact; after UCDP GED's ``where_prec``."""
NEAR = 25.0
"""Kilometres within which two points may be one place: UCDP GED's ``where_prec`` 2."""


def settled_where(dossier: Dossier) -> Settled:
    """The most exact place that most independent texts bear out, as one of its statements has it.

    Coordinates are never mixed or made: the value is that of one statement. A town inside the
    province that others name agrees with them.
    """
    best, used, aside = settle(
        votes(dossier, "where", WhereValue),
        lambda value: bool(value.name),
        agree,
        lambda value: _ORDER[value.precision],
    )
    if best is None:
        return settled(None, (), aside, "no report gives a place")
    texts = len({vote.entry.text for vote in used})
    reason = f"{texts} independent text{'' if texts == 1 else 's'}; {best.value.reason}"
    return settled(best.value, used, aside, reason.rstrip("; "))


def agree(one: WhereValue, other: WhereValue) -> bool:
    """Whether two places may be one: the same, near one another, or one inside the other."""
    if one.country and other.country and one.country != other.country:
        return False
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return True
    fine, coarse = sorted((one, other), key=lambda value: _ORDER[value.precision])
    points = (PlacePrecision.EXACT, PlacePrecision.NEAR)
    unknown = coarse.precision is PlacePrecision.UNKNOWN
    if coarse.precision in points or (unknown and fine.precision in (*points, coarse.precision)):
        return _near(fine, coarse) or _name(fine) == _name(coarse)
    return _inside(fine, coarse)


def _name(value: WhereValue) -> str:
    return value.name.casefold()


def _near(one: WhereValue, other: WhereValue) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= NEAR


def _inside(fine: WhereValue, coarse: WhereValue) -> bool:
    """Whether the units that both name are the same, down to the level of the coarser place."""
    pairs = [(fine.country, coarse.country)]
    if (
        coarse.precision is not PlacePrecision.COUNTRY
        and fine.precision is not PlacePrecision.COUNTRY
    ):
        pairs.append((_unit(fine, 1), _unit(coarse, 1)))
    if coarse.precision is PlacePrecision.ADMIN2:
        pairs.append((_unit(fine, 2), _unit(coarse, 2)))
    return all(a is None or b is None or a == b for a, b in pairs)


def _unit(value: WhereValue, order: int) -> str | None:
    code = value.admin1_code if order == 1 else value.admin2_code
    name = value.admin1 if order == 1 else value.admin2
    return code or (name.casefold() if name else None)
