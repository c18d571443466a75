"""The 14 fields of UCDP-AEC: one event of a report in UCDP's terms.

UCDP wants one main event with a date, both sides and deaths by side. What a report leaves open is
filled by UCDP's own conventions, here and nowhere else: the publication date where no date is told,
the usual opponent where one side is not named. Source of the conventions: UCDP GED codebook 23.1,
and the labels of the UCDP-AEC training articles (CC BY 4.0).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from dateline.codebooks.ucdp_actors import ucdp_sides
from dateline.codebooks.ucdp_deaths import counts_dead, deaths_by_side
from dateline.codebooks.ucdp_places import located, ucdp_location
from dateline.records import CodedReport, Mention, PartyValue, Value, WhenValue, WhereValue
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
    main = recorded_mention(coded)
    if main is None:
        return {
            **dict.fromkeys(FIELDS, ""),
            **dict.fromkeys(FIELDS[:6], 0),
            **_dates((), published),
        }
    where = _where(main) or _elsewhere(coded, main)
    country, admin1, admin2, place = ("", "", "", "") if where is None else ucdp_location(where)
    iso = _country(coded, main)
    sides = _sides(coded, main, iso, admin1)
    return {
        **deaths_by_side(main, sides, iso, published, coded.report.text),
        "side_a_name": sides[0],
        "side_b_name": sides[1],
        "location_root_name": country,
        "location_adm1_name": admin1,
        "location_adm2_name": admin2,
        "location_where_name": place,
        **_dates([s.value for s in main.statements], published),
    }


def recorded_mention(coded: CodedReport) -> Mention | None:
    """The mention that UCDP would record: the first with a death, main event first.

    UCDP records an event only with at least one direct death (GED codebook); a report that tells of
    none keeps its main event.
    """
    main = next((m for m in coded.mentions if m.ground is Ground.MAIN), None)
    current = [m for m in coded.mentions if m.ground is not Ground.BACKGROUND]
    return next((m for m in (*current, *coded.mentions) if counts_dead(m)), main)


def _where(mention: Mention) -> WhereValue | None:
    return located([s.value for s in mention.statements if isinstance(s.value, WhereValue)])


def _elsewhere(coded: CodedReport, main: Mention) -> WhereValue | None:
    """The place of the report's main event, for an event that is told without one."""
    lead = next((m for m in coded.mentions if m.ground is Ground.MAIN), main)
    return _where(lead)


def _country(coded: CodedReport, main: Mention) -> str | None:
    """The country of the event: its place's, else the one most named in the report."""
    where = _where(main)
    if where is not None and where.country:
        return where.country
    values = [s.value for m in coded.mentions for s in m.statements]
    named = Counter(v.country for v in values if isinstance(v, WhereValue | PartyValue))
    named.pop(None, None)
    return named.most_common(1)[0][0] if named else None


def _dates(values: Iterable[Value], published: dt.date) -> dict[str, str]:
    start = end = published
    for value in values:
        if isinstance(value, WhenValue) and value.start is not None and value.end is not None:
            start, end = value.start, value.end
            break
    return {"start_date": start.isoformat(), "end_date": end.isoformat()}


def _sides(coded: CodedReport, main: Mention, country: str | None, admin1: str) -> tuple[str, str]:
    """The sides, from the event's parties first and the report's other parties after them."""
    mentions = (main, *(m for m in coded.mentions if m is not main))
    parties = [s.value for m in mentions for s in m.statements if isinstance(s.value, PartyValue)]
    doers = [p for p in parties if p.role in _DOERS]
    others = [p for p in parties if p.role not in _DOERS]
    sides = ucdp_sides(doers, others, country, coded.report.published, admin1)
    return sides[0], sides[1]
