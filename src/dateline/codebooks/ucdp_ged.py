"""UCDP GED's 49 columns. Source: UCDP GED codebook 23.1.

Names of sides and places are UCDP's own; a side that no report names is the usual opponent of the
other, told as an assumption and marked "Check dyad". Dates and deaths are never filled from
anything but statements.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebooks.book import Point, Sheet
from dateline.codebooks.prose import place_words, source_name
from dateline.codebooks.ucdp_actors import CIVILIANS, UcdpSides
from dateline.codebooks.ucdp_ged_columns import ALWAYS_LOST, COLUMNS
from dateline.codebooks.ucdp_ged_deaths import by_side
from dateline.codebooks.ucdp_ged_sides import ged_sides
from dateline.codebooks.ucdp_ids import actor_id, dyad_ids, priogrid_gid
from dateline.codebooks.ucdp_places import ucdp_location
from dateline.codebooks.view import View, used_by
from dateline.dossiers import Dossier, Settlement
from dateline.knowledge.actors import states
from dateline.knowledge.country_codes import codes_of
from dateline.records import Coding, Report, WhereValue
from dateline.vocabulary import EventType, Outcome, PlacePrecision, Stage

WHERE_PREC = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.FEATURE: 5,
    PlacePrecision.COUNTRY: 6,
    PlacePrecision.INTERNATIONAL: 7,
}
"""``where_prec`` (GED codebook): 1 exact, 2 within about 25 km of a known point, 3 second-order
unit, 4 first-order unit, 5 line or wide feature, 6 country, 7 international waters or airspace."""
REGIONS = ((2, "Americas"), (200, "Europe"), (400, "Africa"), (630, "Middle East"), (700, "Asia"))
"""UCDP's regions by the first of Gleditsch and Ward's numbers in each; Egypt (651) and Turkey (640)
are of the Middle East, the Maghreb and Sudan of Africa."""
DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Most days of the interval for each ``date_prec``: a day, 2 to 6 days, a week, up to a month, up
to a year. Checked against 53,773 events of UCDP GED: every one is within."""
_GOVERNMENT = "Government of "


class UcdpGed:
    """The codebook ``ucdp-ged``."""

    name = "ucdp-ged"
    version = "1"
    edition = "UCDP Georeferenced Event Dataset 23.1, 49 columns"
    policy = "ucdp"
    columns = COLUMNS
    point = Point(lat="latitude", lon="longitude", precision="where_prec")
    always_lost = ALWAYS_LOST

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event."""
        view, sheet = View(dossier, settlement), Sheet(self.columns)
        sheet.put("id", settlement.event)
        _date(view, sheet)
        admin1 = _place(view, sheet)
        sides = _sides(view, sheet, admin1)
        _sources(view, sheet)
        dead = by_side(view, sides, sheet)
        if view.stage in (Stage.PLANNED, Stage.THREATENED, Stage.DENIED):
            sheet.left_out = f"{view.stage.value}; GED records what took place"
        elif not dead:
            sheet.left_out = "no death in the low, best or high estimate"
        return sheet.coding(self, settlement)


def region_of(gw: int) -> str:
    """UCDP's region of a state by Gleditsch and Ward's number."""
    return [name for first, name in REGIONS if gw >= first][-1]


def _date(view: View, sheet: Sheet) -> None:
    settled = view.settlement.when
    if view.days is None:
        sheet.lose("date_start", "no date is known, or one end of the interval is open")
        return
    start, end = view.days
    length = (end - start).days + 1
    precision = next((code for most, code in DATE_PREC if length <= most), None)
    if precision is None:
        sheet.lose("date_prec", "an interval of more than a year")
    sheet.settle("date_start", start.isoformat(), settled)
    sheet.settle("date_end", end.isoformat(), settled)
    sheet.settle("date_prec", precision, settled)
    sheet.settle("year", start.year, settled)


def _place(view: View, sheet: Sheet) -> str:
    """Fill the columns of the place; UCDP's name of the first-order unit."""
    where, settled = view.where, view.settlement.where
    if where is None:
        sheet.lose("where_coordinates", "no place is known")
        return ""
    country, admin1, admin2, place = ucdp_location(where)
    precision = WHERE_PREC.get(where.precision, 6 if country else None)
    sheet.settle("where_prec", precision, settled)
    names = (place, admin2, admin1, country)
    sheet.settle("where_coordinates", next((n for n in names if n), ""), settled)
    sheet.settle("where_description", place_words(where), settled)
    for name, value in (("adm_1", admin1), ("adm_2", admin2), ("country", country)):
        sheet.settle(name, value, settled)
    codes = codes_of(where.country)
    if codes is not None and codes.gw is not None:
        sheet.settle("country_id", codes.gw, settled)
        sheet.settle("region", region_of(codes.gw), settled)
    elif where.country:
        sheet.lose("country_id", "a country without a number of Gleditsch and Ward's in the table")
    _point(where, view, sheet)
    return admin1


def _point(where: WhereValue, view: View, sheet: Sheet) -> None:
    settled = view.settlement.where
    if where.lat is None or where.lon is None:
        sheet.lose("latitude", "the place has no known point")
        return
    sheet.settle("latitude", where.lat, settled)
    sheet.settle("longitude", where.lon, settled)
    sheet.settle("geom_wkt", f"POINT ({where.lon!r} {where.lat!r})", settled)
    sheet.settle("priogrid_gid", priogrid_gid(where.lat, where.lon), settled)


def _sides(view: View, sheet: Sheet, admin1: str) -> UcdpSides:
    """Fill the sides and what follows from them."""
    sides = ged_sides(view, admin1)
    doers, struck = view.sides
    if not sides.side_a:
        sheet.lose("side_a", "no side is told that UCDP has a name for")
        return sides
    used = used_by([*doers, *struck])
    kind = type_of_violence(sides)
    sheet.put("type_of_violence", kind, used)
    dyad = f"{sides.side_a} - {sides.side_b}"
    sheet.put("dyad_name", dyad, used)
    sheet.put("conflict_name", dyad, used)
    for letter, name in zip("ab", sides[:2], strict=True):
        _side(letter, name, used, sheet)
    _ids(kind, sides, used, sheet)
    sheet.put("code_status", "Check dyad" if sides.inferred else "Clear", used)
    for name in sides.inferred:
        letter = "ab"[sides[:2].index(name)]
        sheet.assume(f"side_{letter}", "the usual opponent in UCDP's data; no report names it")
    if any(party.actor is None for party in (*doers, *struck)):
        sheet.lose("side_a", "parties that the register does not know")
    return sides


def type_of_violence(sides: UcdpSides) -> int:
    """1 state-based, 2 non-state, 3 one-sided (GED codebook)."""
    if sides.side_b == CIVILIANS:
        return 3
    return 1 if any(name.startswith(_GOVERNMENT) for name in sides[:2]) else 2


def _side(letter: str, name: str, used: Sequence[str], sheet: Sheet) -> None:
    sheet.put(f"side_{letter}", name, used)
    sheet.put(f"side_{letter}_new_id", actor_id(name), used)
    if actor_id(name) is None:
        sheet.lose(f"side_{letter}_new_id", "an actor without an id in the table")
    state = next((s for s in states().by_iso.values() if s.ucdp == name), None)
    codes = codes_of(state.iso) if state is not None else None
    if codes is not None:
        sheet.put(f"gwno{letter}", codes.gw, used)


def _ids(kind: int, sides: UcdpSides, used: Sequence[str], sheet: Sheet) -> None:
    ids = dyad_ids(kind, sides.side_a, sides.side_b)
    if ids is None:
        sheet.lose("dyad_new_id", "a pair of sides without a dyad in the table")
        if kind == 1:
            sheet.lose("conflict_name", "the name of the conflict; the pair stands for it")
        return
    sheet.put("dyad_new_id", ids.dyad, used)
    sheet.put("conflict_new_id", ids.conflict, used)
    sheet.put("conflict_name", ids.conflict_name, used)


def _sources(view: View, sheet: Sheet) -> None:
    sheet.put("number_of_sources", view.settlement.texts or None)
    sheet.put("source_article", ";".join(map(_article, view.reports)))
    sheet.put("source_office", ";".join(view.publishers))
    sheet.put("source_date", ";".join(r.published.isoformat() for r in view.reports))
    sheet.put("source_headline", ";".join(r.title for r in view.reports if r.title))
    used = {key for f in view.settlement.figures if f.outcome is Outcome.KILLED for key in f.used}
    told = [(key, one) for key, one, _ in view.tolls(Outcome.KILLED) if key in used]
    names = dict.fromkeys(source_name(one.source) for _, one in told)
    sheet.put("source_original", ";".join(names), [key for key, _ in told])
    totals = [value.total for key, _, value in view.tolls(Outcome.KILLED) if key in used]
    summed = any(totals) or view.type is EventType.INTERVENTION
    if told:
        sheet.put("event_clarity", 2 if summed else 1, [key for key, _ in told])


def _article(report: Report) -> str:
    parts = (report.publisher, report.published.isoformat(), report.title)
    return '"' + ",".join(part for part in parts if part) + '"'
