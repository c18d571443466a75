"""The 14 fields of UCDP-AEC: one event of a report in UCDP's terms.

UCDP wants one main event with a date, both sides and deaths by side. What a report leaves open is
filled by UCDP's own conventions, here and nowhere else: the publication date where no date is told,
the usual opponent where one side is not named. Source of the conventions: UCDP GED codebook 23.1,
and the labels of the UCDP-AEC training articles (CC BY 4.0).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from dateline.codebooks.ucdp_actors import ucdp_sides
from dateline.codebooks.ucdp_deaths import deaths_by_side
from dateline.codebooks.ucdp_places import ucdp_location
from dateline.records import CodedReport, Mention, PartyValue, WhenValue, WhereValue
from dateline.vocabulary import Ground, Role

FIELDS = (
    "deaths_side_a",
    "deaths_side_b",
    "deaths_civilian",
    "deaths_unknown",
    "deaths_low",
    "deaths_high",
    "side_a_name",
    "side_b_name",
    "location_root_name",
    "location_adm1_name",
    "location_adm2_name",
    "location_where_name",
    "start_date",
    "end_date",
)
"""The fields in the set's order."""

_DOERS = (Role.PERPETRATOR, Role.PARTICIPANT)


def ucdp_record(coded: CodedReport) -> dict[str, Any]:
    """The 14 fields for the main event of a report; empty strings where nothing is known."""
    published = coded.report.published
    main = next((m for m in coded.mentions if m.ground is Ground.MAIN), None)
    if main is None:
        return {**dict.fromkeys(FIELDS, ""), **_deaths(None, ("", "")), **_dates(None, published)}
    where = _where(main)
    country, admin1, admin2, place = ("", "", "", "") if where is None else ucdp_location(where)
    sides = _sides(main, where.country if where else None, published)
    return {
        **_deaths(main, sides),
        "side_a_name": sides[0],
        "side_b_name": sides[1],
        "location_root_name": country,
        "location_adm1_name": admin1,
        "location_adm2_name": admin2,
        "location_where_name": place,
        **_dates(main, published),
    }


def _where(mention: Mention) -> WhereValue | None:
    values = [s.value for s in mention.statements if isinstance(s.value, WhereValue)]
    return values[0] if values else None


def _dates(mention: Mention | None, published: dt.date) -> dict[str, str]:
    start = end = published
    values = [s.value for s in mention.statements] if mention is not None else []
    for value in values:
        if isinstance(value, WhenValue) and value.start is not None and value.end is not None:
            start, end = value.start, value.end
            break
    return {"start_date": start.isoformat(), "end_date": end.isoformat()}


def _sides(mention: Mention, country: str | None, published: dt.date) -> tuple[str, str]:
    parties = [s.value for s in mention.statements if isinstance(s.value, PartyValue)]
    doers = [p for p in parties if p.role in _DOERS]
    others = [p for p in parties if p.role not in _DOERS]
    return ucdp_sides(doers, others, country, published)


def _deaths(mention: Mention | None, sides: Sequence[str]) -> dict[str, int]:
    if mention is None:
        return dict.fromkeys(FIELDS[:6], 0)
    return deaths_by_side(mention, sides[0], sides[1])
