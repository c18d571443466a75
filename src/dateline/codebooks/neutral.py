"""Dateline's own flat view: one row for each event, nothing turned into another codebook's terms.

Every value stands with the keys of the statements that it rests on (``<report>/<statement>``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.codebooks.book import Column, Point, Sheet, column, set_aside
from dateline.codebooks.dead import number
from dateline.codebooks.prose import figure_words, party_name, status_words
from dateline.codebooks.view import View, used_by
from dateline.dossiers import Dossier, Figure, Responsibility, SettledParty, Settlement
from dateline.records import Coding, MeansValue
from dateline.vocabulary import (
    Ground,
    Group,
    Level,
    Outcome,
    ResponsibilityStatus,
    Role,
)

_GROUPS = tuple(group for group in Group if group is not Group.UNSPECIFIED)
_BOUNDS = ("low", "best", "high")
_TAGS = {
    Outcome.KILLED: "killed",
    Outcome.INJURED: "injured",
    Outcome.MISSING: "missing",
    Outcome.ABDUCTED: "abducted",
    Outcome.CAPTURED: "captured",
    Outcome.ARRESTED: "arrested",
    Outcome.DISPLACED: "displaced",
}
_SUSPECTS = frozenset({Level.SUSPECTED_BY_AUTHORITIES, Level.ACCUSED_BY_OTHERS})
_MEANT = {"low": "lowest", "best": "the policy's figure", "high": "highest"}


def _figures() -> tuple[Column, ...]:
    """Low, best and high of every outcome for all people, and of the dead for each group."""
    found = []
    for outcome in Outcome:
        for bound in _BOUNDS:
            words = f"{outcome.value}, {_MEANT[bound]}; empty where open or not told"
            tag = f"#affected+{_TAGS[outcome]}+{bound}"
            found.append(column(f"{outcome.value}_{bound}", "integer", words, tag))
    for group in _GROUPS:
        for bound in _BOUNDS:
            words = f"{group.value.replace('_', ' ')} killed, {_MEANT[bound]}"
            tag = f"#affected+killed+{group.value.replace('_', '')}+{bound}"
            found.append(column(f"killed_{group.value}_{bound}", "integer", words, tag))
    return tuple(found)


COLUMNS = (
    column("event", "text", "the event's id; never renumbered", "#event+id"),
    column("updated", "datetime", "when the ledger last changed it, UTC", "#date+updated"),
    column("mentions", "integer", "how many mentions tell it", "#meta+mentions+num"),
    column("reports", "integer", "in how many reports", "#meta+reports+num"),
    column("texts", "integer", "independent texts: copies count once", "#meta+source+num"),
    column("background", "integer", "1 where it is told as a recap only", "#event+background"),
    column("type", "text", "Dateline's event type", "#event+type"),
    column("stage", "text", "how far it went", "#event+stage"),
    column("date_start", "date", "first day of the interval", "#date+start"),
    column("date_end", "date", "last day of the interval", "#date+end"),
    column(
        "date_precision", "text", "day, range, week, month, year, unknown", "#event+date+precision"
    ),
    column("place", "text", "the place's name", "#loc+name"),
    column("place_relation", "text", "in, near, between, border, area", "#loc+relation"),
    column(
        "place_precision",
        "text",
        "exact, near, admin2, admin1, feature, country, international, unknown",
        "#geo+precision",
    ),
    column("country", "text", "ISO 3166 alpha-2", "#country+code"),
    column("admin1", "text", "first-order unit", "#adm1+name"),
    column("admin2", "text", "second-order unit", "#adm2+name"),
    column("latitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lat"),
    column("longitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lon"),
    column("geonameid", "integer", "GeoNames' id of the place", "#loc+code+geonames"),
    column("perpetrators", "text", "who did it, by semicolons", "#group+name+perpetrator"),
    column("perpetrator_ids", "text", "their ids in the register", "#group+code+perpetrator"),
    column("targets", "text", "whom it struck", "#group+name+target"),
    column("target_ids", "text", "their ids in the register", "#group+code+target"),
    column("others", "text", "sides of a clash, supporters, defenders", "#group+name+other"),
    column("other_ids", "text", "their ids in the register", "#group+code+other"),
    column(
        "responsibility",
        "text",
        "stated, claimed, attributed, contested, denied or unknown: the first actor's status",
        "#event+responsibility",
    ),
    column("responsible", "text", "each actor with its status", "#event+responsibility+text"),
    column("claimed_by", "text", "actors that claim it", "#group+name+claim"),
    column("suspected", "text", "actors whom others suspect or accuse", "#group+name+suspect"),
    column("denied_by", "text", "actors that deny it", "#group+name+denial"),
    column("means", "text", "classes of weapons and methods", "#event+weapon"),
    *_figures(),
    column("killed_contested", "integer", "1 where the dead are contested", "#event+contested"),
    column("figures", "text", "every settled figure in words, by side too", "#description+toll"),
    column("sources", "text", "publishers of the reports", "#meta+source"),
    column(
        "confidence", "number", "0 to 1, the least of what the row rests on", "#meta+confidence"
    ),
    column("possible_duplicates", "text", "mentions that may tell it too", "#meta+duplicates"),
    column("open", "text", "what the policy leaves to the team", "#meta+open"),
    column("policy", "text", "the policy, with its version", "#meta+policy"),
    column("type_statements", "text", "statements that the type rests on", "#meta+evidence+type"),
    column("date_statements", "text", "the date", "#meta+evidence+date"),
    column("place_statements", "text", "the place", "#meta+evidence+place"),
    column("party_statements", "text", "the parties", "#meta+evidence+party"),
    column("responsibility_statements", "text", "responsibility", "#meta+evidence+claim"),
    column("means_statements", "text", "the means", "#meta+evidence+weapon"),
    column("figure_statements", "text", "the figures", "#meta+evidence+toll"),
    column("set_aside", "text", "statements that the policy set aside", "#meta+evidence+aside"),
)
ALWAYS_LOST = (
    "figures: the words and the source of each rival figure; the evidence file has them",
    "killed_low: low, best and high by group for outcomes other than the dead; figures has them",
)
"""What is lost in every row."""


class Neutral:
    """The codebook ``neutral``."""

    name = "neutral"
    version = "1"
    edition = "Dateline's flat view"
    policy = None
    columns = COLUMNS
    point = Point(lat="latitude", lon="longitude", precision="place_precision")
    always_lost = ALWAYS_LOST

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event."""
        view, sheet = View(dossier, settlement), Sheet(self.columns)
        _frame(view, sheet)
        _when(view, sheet)
        _where(view, sheet)
        _parties(view, sheet)
        _responsibility(view, sheet)
        _tolls(view, sheet)
        sheet.put("set_aside", ";".join(one.statement for one in set_aside(settlement)))
        return sheet.coding(self, settlement)


def _frame(view: View, sheet: Sheet) -> None:
    dossier, settlement = view.dossier, view.settlement
    grounds = {entry.mention.ground for entry in dossier.entries}
    sheet.put("event", settlement.event)
    sheet.put("updated", view.changed.isoformat() if view.changed else None)
    sheet.put("mentions", len(dossier.entries))
    sheet.put("reports", len({entry.report.id for entry in dossier.entries}))
    sheet.put("texts", settlement.texts)
    sheet.put("background", int(grounds == {Ground.BACKGROUND}))
    sheet.settle("type", view.type.value if view.type else None, settlement.type)
    if settlement.stage.value is not None:
        sheet.settle("stage", view.stage.value, settlement.stage)
    means = "; ".join(kind.value for kind in view.means)
    sheet.put("means", means, view.means_used)
    if any(isinstance(s.value, MeansValue) for s in settlement.means):
        sheet.lose("means", "the weapons as named")
    sheet.put("sources", "; ".join(view.publishers))
    sheet.put("confidence", settlement.confidence)
    mine = {entry.key for entry in dossier.entries}
    others = dict.fromkeys(k for x in dossier.doubtful for k in (x.left, x.right) if k not in mine)
    sheet.put("possible_duplicates", ";".join(others))
    sheet.put("open", "; ".join(settlement.open))
    sheet.put("policy", settlement.policy)
    sheet.put("type_statements", ";".join((*settlement.type.used, *settlement.stage.used)))
    sheet.put("means_statements", ";".join(view.means_used))


def _when(view: View, sheet: Sheet) -> None:
    when, settled = view.when, view.settlement.when
    if when is None:
        sheet.put("date_precision", "unknown")
        return
    sheet.settle("date_start", when.start.isoformat() if when.start else None, settled)
    sheet.settle("date_end", when.end.isoformat() if when.end else None, settled)
    sheet.settle("date_precision", when.precision.value, settled)
    sheet.put("date_statements", ";".join(settled.used))


def _where(view: View, sheet: Sheet) -> None:
    where, settled = view.where, view.settlement.where
    if where is None:
        sheet.put("place_precision", "unknown")
        return
    for name, value in (
        ("place", "; ".join((where.name, *where.others))),
        ("place_relation", where.relation.value),
        ("place_precision", where.precision.value),
        ("country", where.country),
        ("admin1", where.admin1),
        ("admin2", where.admin2),
        ("latitude", where.lat),
        ("longitude", where.lon),
        ("geonameid", where.geonameid),
    ):
        sheet.settle(name, value, settled)
    sheet.put("place_statements", ";".join(settled.used))


def _parties(view: View, sheet: Sheet) -> None:
    doing, struck = (Role.PERPETRATOR,), (Role.TARGET, Role.VICTIM_SIDE)
    others = tuple(role for role in Role if role not in (*doing, *struck))
    for stem, column_name, roles in (
        ("perpetrator", "perpetrators", doing),
        ("target", "targets", struck),
        ("other", "others", others),
    ):
        parties = view.roles(*roles)
        sheet.put(column_name, _names(parties), used_by(parties))
        ids = dict.fromkeys(party.actor for party in parties if party.actor)
        sheet.put(f"{stem}_ids", "; ".join(ids), used_by(parties))
    sheet.put("party_statements", ";".join(used_by(view.settlement.parties)))


def _responsibility(view: View, sheet: Sheet) -> None:
    held = view.settlement.responsibility
    said = [one.statement for r in held for one in r.said]
    if held:
        sheet.put("responsibility", held[0].status.value, [s.statement for s in held[0].said])
    named = [r for r in held if r.status is not ResponsibilityStatus.UNKNOWN]
    words = "; ".join(f"{party_name(r.party)}: {status_words(r)}" for r in named)
    sheet.put("responsible", words, said)
    for name, levels in (
        ("claimed_by", {Level.CLAIMED_BY_ITSELF}),
        ("suspected", _SUSPECTS),
        ("denied_by", {Level.DENIED}),
    ):
        mine = [r for r in held if any(one.level in levels for one in r.said)]
        sheet.put(name, _names(r.party for r in mine), _said(mine))
    sheet.put("responsibility_statements", ";".join(dict.fromkeys(said)))


def _said(held: Iterable[Responsibility]) -> list[str]:
    return [one.statement for r in held for one in r.said]


def _names(parties: Iterable[SettledParty]) -> str:
    return "; ".join(dict.fromkeys(party_name(party) for party in parties))


def _tolls(view: View, sheet: Sheet) -> None:
    figures = view.settlement.figures
    for outcome in Outcome:
        _bounds(outcome.value, view.figure(outcome), sheet)
    for group in _GROUPS:
        _bounds(f"killed_{group.value}", view.figure(Outcome.KILLED, group), sheet)
    dead = [figure for figure in figures if figure.outcome is Outcome.KILLED]
    if dead:
        sheet.put("killed_contested", int(any(f.contested for f in dead)), used_by(dead))
    sheet.put("figures", _listed(figures), used_by(figures))
    sheet.put("figure_statements", ";".join(used_by(figures)))


def _bounds(stem: str, figure: Figure | None, sheet: Sheet) -> None:
    if figure is None:
        return
    for bound in _BOUNDS:
        sheet.put(f"{stem}_{bound}", getattr(figure, bound), figure.used)


def _listed(figures: Sequence[Figure]) -> str:
    parts = []
    for figure in figures:
        if number(figure) is None:
            continue
        side = f" of {figure.actor}" if figure.actor else ""
        parts.append(f"{figure.outcome.value}{side}: {figure_words(figure)}")
    return "; ".join(parts)
