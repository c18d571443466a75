"""PLOVER: event, mode and context with the CAMEO code, one row for each event.

Source: PLOVER 2.0 manual (CC BY-SA 4.0): the fields of its records, laid out as columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.codebooks.book import Point, Sheet, column
from dateline.codebooks.dead import number, parted
from dateline.codebooks.plover_codes import QUAD, REMEMBERED_SECTORS, SECTORS, coded, remembered
from dateline.codebooks.prose import party_name, summary
from dateline.codebooks.view import View, used_by
from dateline.dossiers import Dossier, SettledParty, Settlement
from dateline.knowledge.country_codes import codes_of
from dateline.records import Coding, WhereValue
from dateline.vocabulary import ActorKind, Outcome, PlacePrecision, Stage

RESOLUTION = {
    PlacePrecision.EXACT: 4,
    PlacePrecision.NEAR: 4,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 2,
    PlacePrecision.COUNTRY: 1,
}
"""5 below a city, 4 city, 3 district, 2 province, 1 country (PLOVER manual, "resolution")."""

COLUMNS = (
    column("id", "text", "Dateline's id of the event; never renumbered", "#event+id"),
    column("date", "date", "first day of the interval", "#date+start"),
    column("enddate", "date", "last day of the interval", "#date+end"),
    column("event", "text", "one of PLOVER's 16 events", "#event+type"),
    column("mode", "text", "the event's mode; empty where nothing tells it", "#event+mode"),
    column("context", "text", "the context that the crosswalk gives", "#event+context"),
    column("cameo", "text", "CAMEO code; text, since it may begin with 0", "#event+code+cameo"),
    column(
        "quad_code",
        "integer",
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
        "#event+code+quad",
    ),
    column("actor_text", "text", "names of those who act, by semicolons", "#group+name+first"),
    column(
        "actor_code",
        "text",
        "ISO 3166 alpha-3 of their countries, or IGO, by semicolons",
        "#group+code+first",
    ),
    column("actor_sector", "text", "their sectors, by semicolons", "#group+sector+first"),
    column("recipient_text", "text", "names of those acted upon", "#group+name+second"),
    column("recipient_code", "text", "as actor_code", "#group+code+second"),
    column("recipient_sector", "text", "as actor_sector", "#group+sector+second"),
    column("dead", "integer", "the dead by the policy's figure", "#affected+killed"),
    column("injured", "integer", "the injured by the policy's figure", "#affected+injured"),
    column("arrested", "integer", "the arrested by the policy's figure", "#affected+arrested"),
    column("extracted_place", "text", "the place as reports name it", "#loc+raw"),
    column("resolved_place", "text", "the place's name in the gazetteer", "#loc+name"),
    column("geonameid", "integer", "its id of GeoNames", "#loc+code+geonames"),
    column("lat", "number", "WGS 84 degrees; empty where no point is known", "#geo+lat"),
    column("lon", "number", "WGS 84 degrees; empty where no point is known", "#geo+lon"),
    column("district", "text", "second-order unit", "#adm2+name"),
    column("province", "text", "first-order unit", "#adm1+name"),
    column("country_code", "text", "ISO 3166 alpha-3", "#country+code"),
    column("feature_code", "text", "GeoNames' feature code", "#loc+type+code"),
    column(
        "resolution",
        "integer",
        "4 city, 3 district, 2 province, 1 country; empty for other features",
        "#geo+precision",
    ),
    column("event_text", "text", "what happened, the toll, every rival figure", "#description"),
    column("publication", "text", "publishers of the reports, by semicolons", "#meta+source"),
    column("text_count", "integer", "independent texts", "#meta+source+num"),
    column("coder", "text", "Dateline", "#meta+origin"),
    column("version", "text", "PLOVER's version", "#meta+codebook"),
)
ALWAYS_LOST = (
    "actor_text: who claims, accuses or denies; event_text keeps it",
    "context: contexts other than the one that goes with the code",
    "dead: low and high figures, groups and sides; event_text keeps them",
    "date: how exactly the date is known",
    "quad_code: the grouping of events is remembered, not read in the manual",
)
"""What is lost, or rests on memory, in every row."""


class Plover:
    """The codebook ``plover``."""

    name = "plover"
    version = "1"
    edition = "PLOVER 2.0, its record laid out as columns, with CAMEO codes"
    policy = None
    columns = COLUMNS
    point = Point(lat="lat", lon="lon", precision="resolution")
    always_lost = ALWAYS_LOST

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event."""
        view, sheet = View(dossier, settlement), Sheet(self.columns)
        sheet.put("id", settlement.event)
        if view.when is not None:
            start, end = view.when.start, view.when.end
            sheet.settle("date", start.isoformat() if start else None, settlement.when)
            sheet.settle("enddate", end.isoformat() if end else None, settlement.when)
        else:
            sheet.lose("date", "no date is known")
        doers, struck = view.sides
        _event(view, sheet, [party.kind for party in doers])
        _parties("actor", doers, sheet)
        _parties("recipient", struck, sheet)
        _people(view, sheet)
        _place(view, sheet)
        sheet.put("event_text", summary(view))
        sheet.put("publication", "; ".join(view.publishers))
        sheet.put("text_count", settlement.texts or None)
        sheet.put("coder", "Dateline")
        sheet.put("version", "2.0")
        if view.stage is Stage.DENIED:
            sheet.left_out = "denied to have taken place"
        elif sheet.values["event"] is None:
            sheet.left_out = "no type that PLOVER has an event for"
        return sheet.coding(self, settlement)


def _event(view: View, sheet: Sheet, doers: Sequence[ActorKind]) -> None:
    row = coded(view.type, view.means, view.stage, doers) if view.type else None
    if row is None or view.type is None:
        sheet.lose("event", "no type, or one that PLOVER has no event for")
        return
    used = (*view.settlement.type.used, *view.means_used)
    sheet.put("event", row.event, used)
    sheet.put("mode", row.mode, used)
    sheet.put("context", row.context, used)
    sheet.put("cameo", row.cameo, used)
    sheet.put("quad_code", QUAD[row.event], used)
    if not row.mode:
        sheet.lose("mode", "no means are told")
    if remembered(view.type):
        sheet.assume("mode", f"for Dateline's type {view.type.value}")
    if view.stage in (Stage.ATTEMPTED, Stage.FOILED, Stage.ALLEGED):
        sheet.lose("event", "that it was attempted, foiled or alleged; event_text keeps it")
    if len(view.means) > 1:
        sheet.lose("mode", "further means")


def _parties(role: str, parties: Sequence[SettledParty], sheet: Sheet) -> None:
    if not parties:
        sheet.lose(f"{role}_text", "no party is told")
        return
    used = used_by(parties)
    sheet.put(f"{role}_text", "; ".join(map(party_name, parties)), used)
    sheet.put(f"{role}_code", "; ".join(_unless_empty(map(_code, parties))), used)
    sectors = (SECTORS.get(party.kind, "") for party in parties)
    sheet.put(f"{role}_sector", "; ".join(_unless_empty(sectors)), used)
    if any(party.kind in REMEMBERED_SECTORS for party in parties):
        sheet.assume(f"{role}_sector", "sectors of security forces, militias and coalitions")


def _code(party: SettledParty) -> str:
    if party.kind is ActorKind.IGO:
        return "IGO"
    codes = codes_of(party.country)
    return codes.iso3 if codes is not None else ""


def _unless_empty(words: Iterable[str]) -> list[str]:
    """The words, each once, in order; nothing at all where all are empty."""
    return list(dict.fromkeys(word for word in words if word))


def _people(view: View, sheet: Sheet) -> None:
    for outcome, name in (
        (Outcome.KILLED, "dead"),
        (Outcome.INJURED, "injured"),
        (Outcome.ARRESTED, "arrested"),
    ):
        figure, counted = view.figure(outcome), parted(view.settlement.figures, outcome)
        if counted is None:
            continue
        given = number(figure) if figure is not None else counted.total
        sheet.put(name, given, figure.used if figure is not None else counted.used)
        if figure is not None and view.vague(figure):
            sheet.assume(name, "a number for a word without one")


def _place(view: View, sheet: Sheet) -> None:
    where, settled = view.where, view.settlement.where
    if where is None:
        sheet.lose("resolved_place", "no place is known")
        return
    codes = codes_of(where.country)
    resolution = RESOLUTION.get(where.precision)
    for name, value in (
        ("extracted_place", where.phrase),
        ("resolved_place", where.name),
        ("geonameid", where.geonameid),
        ("district", where.admin2),
        ("province", where.admin1),
        ("country_code", codes.iso3 if codes else None),
        ("feature_code", where.feature),
        ("resolution", resolution),
    ):
        sheet.settle(name, value, settled)
    _point(where, resolution, view, sheet)


def _point(where: WhereValue, resolution: int | None, view: View, sheet: Sheet) -> None:
    if where.lat is None or where.lon is None:
        sheet.lose("lat", "the place has no known point")
    elif resolution is None:
        sheet.lose("lat", "a point of a line or wide feature, for which there is no resolution")
    else:
        sheet.settle("lat", where.lat, view.settlement.where)
        sheet.settle("lon", where.lon, view.settlement.where)
    if where.precision is PlacePrecision.NEAR:
        sheet.lose("resolution", "that it is near the place, and not in it")
