"""Deaths of one event by side, with UCDP's low and high.

Statements of parts are not added to their whole; figures of one group from several sources are not
added up: the best figure is the one of the most credible source, low and high span them all.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.records import Mention, Statement, TollValue
from dateline.vocabulary import Group, Modality, Outcome, Qualifier, SourceKind, Stance

_STATE = frozenset({Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES})
_ARMED = frozenset({Group.MILITANTS, Group.ATTACKERS})
_UNSPECIFIED = frozenset({Group.UNSPECIFIED})

_CREDIT = {
    SourceKind.UN_IGO: 0, SourceKind.MONITOR: 0, SourceKind.MEDICAL: 0, SourceKind.POLICE: 1,
    SourceKind.STATE: 1, SourceKind.MILITARY: 1, SourceKind.ANONYMOUS_OFFICIAL: 1,
    SourceKind.REPORT: 2, SourceKind.WITNESS: 2, SourceKind.RESIDENT: 2, SourceKind.MEDIA: 2,
    SourceKind.ARMED_GROUP: 3,
}  # fmt: skip
"""Smaller is more credible: the hierarchy of sources of the Standards for Casualty Recording, with
an armed group's own claims last."""


def deaths_by_side(mention: Mention, side_a: str, side_b: str) -> dict[str, int]:
    """The six death fields of a mention whose sides are named in UCDP's way."""
    figures = _figures(mention)
    best = {kind: _best(rows) for kind, rows in figures.items()}
    spans = [_span(rows) for rows in figures.values()]
    fields = dict.fromkeys(
        ("deaths_side_a", "deaths_side_b", "deaths_civilian", "deaths_unknown"), 0
    )
    for kind, number in best.items():
        fields[_field(kind, side_a, side_b)] += number
    low = sum(_span(rows)[0] for kind, rows in figures.items() if not _passed_over(kind, figures))
    high = sum(span[1] for span in spans)
    total = sum(best.values())
    return {**fields, "deaths_low": min(low, total), "deaths_high": max(high, total)}


def _figures(mention: Mention) -> dict[str, list[Statement]]:
    """Killed figures by kind of victim, wholes only; "unspecified" dropped where it only sums."""
    rows: dict[str, list[Statement]] = defaultdict(list)
    for statement in mention.statements:
        value = statement.value
        if not isinstance(value, TollValue) or value.outcome is not Outcome.KILLED:
            continue
        if value.includes or value.total or value.earlier:
            continue
        if statement.modality in (Modality.DENIED, Modality.PLANNED):
            continue
        rows[_kind(value.group)].append(statement)
    if len(rows) > 1 and "unknown" in rows:
        known = sum(_best(figures) for kind, figures in rows.items() if kind != "unknown")
        if known >= _best(rows["unknown"]):
            del rows["unknown"]
    return dict(rows)


def _kind(group: Group) -> str:
    if group in _STATE:
        return "state"
    if group in _ARMED:
        return "armed"
    return "unknown" if group in _UNSPECIFIED else "civilian"


def _field(kind: str, side_a: str, side_b: str) -> str:
    """Where deaths of a kind belong, given the sides' names."""
    government_a, civilians_b = side_a.startswith("Government of"), side_b == "Civilians"
    if kind == "civilian" or (kind == "unknown" and civilians_b):
        return "deaths_civilian"
    if kind == "unknown":
        return "deaths_unknown"
    if kind == "state":
        if government_a:
            return "deaths_side_a"
        return "deaths_side_b" if side_b.startswith("Government of") else "deaths_unknown"
    return "deaths_side_b" if government_a and not civilians_b else "deaths_side_a"


def _passed_over(kind: str, figures: dict[str, list[Statement]]) -> bool:
    """Whether a source that counts other dead of the event says nothing of this kind.

    A group that claims 49 soldiers, where the government says 53 and a civilian, puts the low
    figure at 49: it does not vouch for the civilian.
    """
    tellers = {
        kind_: {_teller(row) for row in rows} - {"report"} for kind_, rows in figures.items()
    }
    return any(
        names & tellers[kind] and names - tellers[kind]
        for other, names in tellers.items()
        if other != kind
    )


def _teller(statement: Statement) -> str:
    source = statement.source
    return "report" if source.kind is SourceKind.REPORT else source.name.casefold()


def _best(rows: list[Statement]) -> int:
    """The figure of the most credible source; of equals the last told, as the later one."""
    ranked = sorted(enumerate(rows), key=lambda pair: (_credit(pair[1]), -pair[0]))
    return _number(ranked[0][1]) if ranked else 0


def _credit(statement: Statement) -> int:
    claim = statement.modality is Modality.CLAIMED and statement.source.stance is Stance.PARTY
    return _CREDIT.get(statement.source.kind, 2) + (2 if claim else 0)


def _number(statement: Statement) -> int:
    value = statement.value
    assert isinstance(value, TollValue)
    if value.qualifier is Qualifier.MAXIMUM:
        return value.high or 0
    return value.low if value.low is not None else (value.high or 0)


def _span(rows: list[Statement]) -> tuple[int, int]:
    numbers = [_number(row) for row in rows]
    return min(numbers), max(numbers)
