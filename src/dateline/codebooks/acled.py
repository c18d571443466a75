"""ACLED's 31 columns. Source: ACLED codebook (2023) and its published notes on coding.

Rules are marked in ``docs/reference/codebooks.md``; those that were not read in ACLED's own text
are told as assumptions in each row.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from dateline.codebooks.acled_columns import ALWAYS_LOST, COLUMNS
from dateline.codebooks.acled_parties import REMOTE, Actors, actors
from dateline.codebooks.acled_types import SubEvent, event_type, sub_event
from dateline.codebooks.book import Point, Sheet
from dateline.codebooks.dead import number, parted
from dateline.codebooks.prose import summary
from dateline.codebooks.view import View, is_named_below
from dateline.dossiers import Dossier, Figure, Settlement
from dateline.knowledge.country_codes import codes_of
from dateline.records import Coding, WhereValue
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Level,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    ResponsibilityStatus,
    Stage,
)

TIME_PRECISION = {
    DatePrecision.DAY: 1,
    DatePrecision.RANGE: 2,
    DatePrecision.WEEK: 2,
    DatePrecision.MONTH: 3,
}
"""1 exact day; 2 a week, weekend or some days; 3 a month (ACLED codebook, "Time precision")."""
GEO_PRECISION = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.FEATURE: 3,
    PlacePrecision.INTERNATIONAL: 3,
}
"""1 the named town; 2 near it, or a small part of a region; 3 a larger region or a natural feature
(ACLED codebook, "Spatial precision"). It has no code for a place known to the country alone."""

VIOLENCE, DEMONSTRATIONS = "Political violence", "Demonstrations"
_BOTH = f"{VIOLENCE}; {DEMONSTRATIONS}"
_UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
_LONGEST = 31
"""Days of the longest interval whose middle ACLED takes as the date: a month."""


class Acled:
    """The codebook ``acled``."""

    name = "acled"
    version = "1"
    edition = "ACLED, 31 columns as exported since 2023"
    policy = "acled"
    columns = COLUMNS
    point = Point(lat="latitude", lon="longitude", precision="geo_precision")
    always_lost = ALWAYS_LOST

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event."""
        view, sheet = View(dossier, settlement), Sheet(self.columns)
        sheet.put("event_id_cnty", settlement.event)
        _date(view, sheet)
        sides = actors(view, sheet)
        _type(view, sheet, sides)
        _place(view, sheet)
        _fatalities(view, sheet)
        _rest(view, sheet)
        _left_out(view, sheet)
        return sheet.coding(self, settlement)


def _date(view: View, sheet: Sheet) -> None:
    settled = view.settlement.when
    if view.days is None or view.when is None:
        sheet.lose("event_date", "no date is known" if view.when is None else "an open interval")
        return
    start, end = view.days
    length = (end - start).days + 1
    if start.year == end.year:
        sheet.settle("year", start.year, settled)
    precision = 1 if length == 1 else TIME_PRECISION.get(view.when.precision)
    if precision is None or length > _LONGEST:
        sheet.lose("event_date", "known to the year, or to more than a month, only")
        return
    if precision == 1 and length > 1:
        precision = 2
    sheet.settle("event_date", _middle(start, end).isoformat(), settled)
    sheet.settle("time_precision", precision, settled)
    if length > 1:
        sheet.assume("event_date", "the middle of the interval (ACLED's rule)")
        sheet.lose("event_date", "first and last day of the interval")


def _middle(start: dt.date, end: dt.date) -> dt.date:
    """The middle day; of a whole month the 15th."""
    month = calendar.monthrange(start.year, start.month)[1]
    if start.day == 1 and (end - start).days + 1 == month:
        return start.replace(day=15)
    return start + (end - start) // 2


def _type(view: View, sheet: Sheet, sides: Actors) -> None:
    if view.type is None:
        sheet.lose("event_type", "no type is told")
        return
    doers = [party.kind for party in sides[0]]
    struck = [party.kind for party in sides[1]]
    if not struck and sheet.values["actor2"]:
        struck = [ActorKind.CIVILIANS]
    sub = sub_event(view.type, doers, struck)
    if view.stage is Stage.FOILED and event_type(sub) == REMOTE:
        sub = SubEvent.DISRUPTED_WEAPONS
        sheet.assume("sub_event_type", "a foiled bombing is a disrupted use of weapons")
    kind, settled = event_type(sub), view.settlement.type
    sheet.settle("sub_event_type", sub.value, settled)
    sheet.settle("event_type", kind, settled)
    sheet.settle("disorder_type", disorder_type(sub), settled)
    if _targets_civilians(sub, kind, struck):
        sheet.settle("civilian_targeting", "Civilian targeting", settled)
    if view.type in (EventType.KILLING, EventType.OTHER, EventType.INTERVENTION):
        sheet.assume("sub_event_type", f"for Dateline's type {view.type.value}")


def disorder_type(sub: SubEvent) -> str:
    """The disorder type above a sub-event type; force against protesters is of two."""
    kind = event_type(sub)
    if kind == "Strategic developments":
        return kind
    if sub is SubEvent.EXCESSIVE_FORCE:
        return _BOTH
    demonstrates = kind == "Protests" or sub is SubEvent.VIOLENT_DEMONSTRATION
    return DEMONSTRATIONS if demonstrates else VIOLENCE


def _targets_civilians(sub: SubEvent, kind: str, struck: Sequence[ActorKind]) -> bool:
    """Whether civilians are the main or only target (ACLED, "civilian targeting")."""
    if kind == "Violence against civilians" or sub is SubEvent.EXCESSIVE_FORCE:
        return True
    hit = bool(struck) and struck[0] in _UNARMED
    return hit and (kind == REMOTE or sub is SubEvent.MOB_VIOLENCE)


def _place(view: View, sheet: Sheet) -> None:
    where, settled = view.where, view.settlement.where
    if where is None:
        sheet.lose("location", "no place is known")
        return
    codes = codes_of(where.country)
    if codes is not None:
        sheet.settle("iso", codes.numeric, settled)
        sheet.settle("country", codes.acled, settled)
        sheet.settle("region", codes.acled_region, settled)
        sheet.assume("region", "ACLED's regions and country names as remembered, not checked")
    sheet.settle("admin1", where.admin1, settled)
    sheet.settle("admin2", where.admin2, settled)
    precision = GEO_PRECISION.get(where.precision)
    if where.relation is PlaceRelation.NEAR and precision == 1:
        precision = 2
    if precision is not None or is_named_below(where):
        sheet.settle("location", where.name, settled)
    if precision is None:
        sheet.lose("geo_precision", "a place known to the country only, or not at all")
        return
    if where.others:
        sheet.lose("location", "further places of the same phrase")
    _coordinates(where, precision, view, sheet)


def _coordinates(where: WhereValue, precision: int, view: View, sheet: Sheet) -> None:
    if where.lat is None or where.lon is None:
        sheet.lose("latitude", "the place has no known point")
        return
    sheet.settle("latitude", where.lat, view.settlement.where)
    sheet.settle("longitude", where.lon, view.settlement.where)
    sheet.settle("geo_precision", precision, view.settlement.where)
    if precision == GEO_PRECISION[PlacePrecision.ADMIN1] or where.precision in _UNITS:
        sheet.assume("latitude", "the gazetteer's point of a unit, not always its capital")


_UNITS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2})


def _fatalities(view: View, sheet: Sheet) -> None:
    figure = view.figure(Outcome.KILLED)
    counted = parted(view.settlement.figures, Outcome.KILLED)
    if counted is None:
        told = any(f.outcome is Outcome.KILLED for f in view.settlement.figures)
        if told:
            sheet.lose("fatalities", "the policy gives no number")
            return
        sheet.put("fatalities", 0)
        sheet.assume("fatalities", "0, since no dead are told (ACLED's rule)")
        return
    given = number(figure) if figure is not None else counted.total
    sheet.put("fatalities", given, figure.used if figure is not None else counted.used)
    _shades(view, sheet, figure)


def _shades(view: View, sheet: Sheet, figure: Figure | None) -> None:
    """What one number cannot say of the dead, and how a word became a number."""
    if figure is not None:
        if view.vague(figure):
            sheet.assume("fatalities", f"{number(figure)} for a word without a number")
        if figure.best is None:
            sheet.assume("fatalities", "the policy's lowest number, since it gives no best one")
        if figure.low != figure.high or figure.set_aside or figure.contested:
            sheet.lose("fatalities", "rival figures and open bounds; the notes keep them")
    groups = {f.group for f in view.settlement.figures if f.outcome is Outcome.KILLED}
    if len(groups) > 1:
        sheet.lose("fatalities", "the dead by group and side")
    if any(f.outcome is not Outcome.KILLED for f in view.settlement.figures):
        sheet.lose("fatalities", "the injured, missing, abducted, captured and displaced")


def _rest(view: View, sheet: Sheet) -> None:
    sheet.put("source", "; ".join(view.publishers))
    if not view.publishers:
        sheet.lose("source", "no publisher is known")
    sheet.put("notes", summary(view))
    if view.changed is not None:
        sheet.put("timestamp", int(view.changed.timestamp()))
    for held in view.settlement.responsibility:
        levels = {said.level for said in held.said} - {Level.STATED_AS_FACT}
        if held.status is not ResponsibilityStatus.UNKNOWN and levels:
            sheet.lose("actor1", "who claims, accuses or denies; the notes keep it")
    if view.means:
        sheet.lose("sub_event_type", "weapons and methods beyond the type")


def _left_out(view: View, sheet: Sheet) -> None:
    """ACLED records what took place: no plan, threat or denial."""
    if view.stage in (Stage.PLANNED, Stage.THREATENED):
        sheet.left_out = f"{view.stage.value} only; ACLED records what took place"
    elif view.stage is Stage.DENIED:
        sheet.left_out = "denied to have taken place"
