"""The columns of GTD that news reports can fill, in GTD's order and with its codes.

Source: GTD codebook (2021), the lists of codes of each variable. What asks for an analyst's
judgement (the three criteria, doubt that it is terrorism) is filled only where a rule decides it,
and told as an assumption.
"""

from __future__ import annotations

from dateline.codebooks import gtd_codes as codes
from dateline.codebooks.book import Point, Sheet
from dateline.codebooks.dead import number, parted
from dateline.codebooks.gtd_columns import ALWAYS_LOST, COLUMNS
from dateline.codebooks.gtd_responsibility import perpetrators
from dateline.codebooks.prose import party_name, place_words, summary
from dateline.codebooks.view import View, used_by
from dateline.dossiers import Dossier, SettledParty, Settlement
from dateline.knowledge.country_codes import codes_of
from dateline.records import Coding, Report, WhereValue
from dateline.vocabulary import (
    EventType,
    Group,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Stage,
)

_UNSUCCESSFUL = (Stage.ATTEMPTED, Stage.FOILED)
_NOT_DONE = (Stage.PLANNED, Stage.THREATENED, Stage.DENIED)
_HELD = frozenset({EventType.ABDUCTION, EventType.HIJACKING})


class Gtd:
    """The codebook ``gtd``."""

    name = "gtd"
    version = "1"
    edition = "Global Terrorism Database, codebook of 2021; the columns that reports can fill"
    policy = "gtd"
    columns = COLUMNS
    point = Point(lat="latitude", lon="longitude", precision="specificity")
    always_lost = ALWAYS_LOST

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event."""
        view, sheet = View(dossier, settlement), Sheet(self.columns)
        sheet.put("eventid", settlement.event)
        _date(view, sheet)
        _place(view, sheet)
        sheet.put("summary", summary(view))
        _attack(view, sheet)
        _doubt(view, sheet)
        _targets(view, sheet)
        perpetrators(view, sheet)
        _weapons(view, sheet)
        _people(view, sheet)
        for n, report in enumerate(view.reports[:3], 1):
            sheet.put(f"scite{n}", _citation(report))
        if len(view.reports) > 3:
            sheet.lose("scite3", "further reports")
        sheet.put("dbsource", "Dateline")
        sheet.left_out = _left_out(view)
        return sheet.coding(self, settlement)


def _date(view: View, sheet: Sheet) -> None:
    """Year, month and day; 0 for a month or day that is not known (GTD codebook)."""
    settled = view.settlement.when
    if view.days is None:
        sheet.lose("iyear", "no date is known, or one end of the interval is open")
        return
    start, end = view.days
    same_month = (start.year, start.month) == (end.year, end.month)
    if start.year == end.year:
        sheet.settle("iyear", start.year, settled)
        sheet.settle("imonth", start.month if same_month else 0, settled)
        sheet.settle("iday", start.day if start == end else 0, settled)
    if start != end:
        sheet.settle("approxdate", f"{start.isoformat()} to {end.isoformat()}", settled)


def _place(view: View, sheet: Sheet) -> None:
    where, settled = view.where, view.settlement.where
    if where is None:
        sheet.lose("city", "no place is known")
        return
    country = codes_of(where.country)
    if country is not None:
        sheet.settle("country_txt", country.gtd, settled)
        sheet.settle("region", country.gtd_region, settled)
        sheet.settle("region_txt", codes.REGIONS.get(country.gtd_region or 0), settled)
    sheet.settle("provstate", where.admin1, settled)
    specificity = _specificity(where)
    sheet.settle("specificity", specificity, settled)
    if specificity in (1, 2):
        sheet.settle("city", where.name, settled)
        sheet.settle("vicinity", int(_in_vicinity(where)), settled)
    sheet.settle("location", place_words(where), settled)
    if where.lat is None or where.lon is None or specificity == codes.NO_POINT:
        sheet.lose("latitude", "the place has no known point")
    else:
        sheet.settle("latitude", where.lat, settled)
        sheet.settle("longitude", where.lon, settled)


def _in_vicinity(where: WhereValue) -> bool:
    return where.relation is PlaceRelation.NEAR or where.precision is PlacePrecision.NEAR


def _specificity(where: WhereValue) -> int:
    """1 the place's own point, 2 a named place with its unit's point, 3 and 4 a unit's point."""
    named = where.geonameid is None and where.precision in codes.UNITS and where.kind is not None
    return 2 if named else codes.SPECIFICITY.get(where.precision, codes.NO_POINT)


def _attack(view: View, sheet: Sheet) -> None:
    settled = view.settlement.type
    sheet.settle("success", int(view.stage not in _UNSUCCESSFUL), view.settlement.stage)
    if view.settlement.stage.value is None:
        sheet.assume("success", "1, since nothing else is told of how far it went")
    if view.type is None:
        sheet.lose("attacktype1", "no type is told")
        return
    kinds = codes.attack_types(view.type, view.means)
    for n, kind in enumerate(kinds[:3], 1):
        sheet.settle(f"attacktype{n}", kind, settled)
        sheet.settle(f"attacktype{n}_txt", codes.ATTACKS[kind], settled)
    suicide = view.type is EventType.SUICIDE_BOMBING or codes.SUICIDE in view.means
    sheet.settle("suicide", int(suicide), settled)
    if view.type in codes.BY_REMEMBRANCE:
        sheet.assume("attacktype1", f"for Dateline's type {view.type.value}")


def _doubt(view: View, sheet: Sheet) -> None:
    """Whether it is terrorism proper: decided where the two sides decide it."""
    doers, struck = view.sides
    if not doers or not struck:
        sheet.lose("doubtterr", "whether it is terrorism proper; both sides are not told")
        return
    other = codes.alternative([p.kind for p in doers], [p.kind for p in struck], view.type)
    used = used_by([*doers, *struck])
    sheet.put("doubtterr", int(other is not None), used)
    sheet.assume("doubtterr", "by the kinds of the two sides; GTD's coders judge each case")
    if other is not None:
        sheet.put("alternative", other, used)
        sheet.put("alternative_txt", codes.ALTERNATIVES[other], used)


def _targets(view: View, sheet: Sheet) -> None:
    struck = view.sides[1]
    kinds: dict[int, SettledParty] = {}
    for party in struck:
        kinds.setdefault(_target(party, view), party)
    for n, (kind, party) in enumerate(list(kinds.items())[:3], 1):
        sheet.put(f"targtype{n}", kind, party.used)
        sheet.put(f"targtype{n}_txt", codes.TARGET_WORDS[kind], party.used)
        sheet.put(f"target{n}", party_name(party), party.used)
    if not struck:
        sheet.lose("targtype1", "no target is told")
    if len(struck) > 3:
        sheet.lose("target3", "further targets")


def _target(party: SettledParty, view: View) -> int:
    """The type of a target; of civilians by the groups of those who suffered."""
    kind = codes.TARGETS.get(party.kind, codes.UNKNOWN_TARGET)
    groups = {figure.group for figure in view.settlement.figures if number(figure)}
    return codes.target_among(groups) or kind if kind == codes.CITIZENS else kind


def _weapons(view: View, sheet: Sheet) -> None:
    kinds = list(dict.fromkeys(codes.WEAPONS[m] for m in view.means if m in codes.WEAPONS))
    for n, kind in enumerate(kinds[:3], 1):
        sheet.put(f"weaptype{n}", kind, view.means_used)
        sheet.put(f"weaptype{n}_txt", codes.WEAPON_WORDS[kind], view.means_used)
    if not kinds:
        sheet.lose("weaptype1", "no weapon is told")


def _people(view: View, sheet: Sheet) -> None:
    """The dead and wounded, attackers among them, and those held."""
    for outcome, whole, attackers in (
        (Outcome.KILLED, "nkill", "nkillter"),
        (Outcome.INJURED, "nwound", "nwoundte"),
    ):
        figure = view.figure(outcome)
        counted = parted(view.settlement.figures, outcome)
        if counted is None:
            sheet.lose(whole, "not told")
            continue
        given = number(figure) if figure is not None else counted.total
        sheet.put(whole, given, figure.used if figure is not None else counted.used)
        own = view.figure(outcome, Group.ATTACKERS)
        if own is not None:
            sheet.put(attackers, number(own), own.used)
        if figure is not None and (figure.low != figure.high or figure.set_aside):
            sheet.lose(whole, "rival figures and open bounds; the summary keeps those of the dead")
        if figure is not None and view.vague(figure):
            sheet.assume(whole, "a number for a word without one")
    held = view.figure(Outcome.ABDUCTED)
    taken = held is not None or view.type in _HELD
    if view.type is not None:
        sheet.put("ishostkid", int(taken), held.used if held else view.settlement.type.used)
    if held is not None:
        sheet.put("nhostkid", number(held), held.used)


def _citation(report: Report) -> str:
    title = f'"{report.title}," ' if report.title else ""
    publisher = f"{report.publisher}, " if report.publisher else ""
    return f"{title}{publisher}{report.published.isoformat()}."


def _left_out(view: View) -> str | None:
    """GTD records violence, or the threat of it, by others than states; none that is only planned.

    Source: GTD codebook, "Inclusion criteria".
    """
    if view.stage in _NOT_DONE:
        return f"{view.stage.value}; GTD records attacks that were at least attempted"
    if view.type in codes.NO_ATTACK:
        return "no attack: a protest, riot, agreement, arrest or movement of forces"
    doers = {party.kind for party in view.sides[0]}
    if doers and doers <= codes.states(view.type):
        return "by a state; GTD records attacks by others than states"
    return None
