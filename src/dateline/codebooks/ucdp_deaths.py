"""Deaths of one event by side, with UCDP's low and high.

Statements of parts are not added to their whole; figures of one group from several sources are not
added up: the best figure is the one of the most credible source, low and high span them all.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator

from dateline.codebooks.ucdp_actors import ucdp_side_name
from dateline.records import MeansValue, Mention, PartyValue, Statement, TollValue, TypeValue
from dateline.vocabulary import (
    ActorKind,
    EventType,
    Group,
    MeansClass,
    Modality,
    Outcome,
    Qualifier,
    SourceKind,
    Stance,
)

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


FIELDS = ("deaths_side_a", "deaths_side_b", "deaths_civilian", "deaths_unknown")
"""The four fields that add up to UCDP's best estimate."""


def deaths_by_side(
    mention: Mention, sides: tuple[str, str], country: str | None, published: dt.date
) -> dict[str, int]:
    """The six death fields of a mention whose sides are named in UCDP's way."""

    def field(statement: Statement) -> str:
        value = statement.value
        assert isinstance(value, TollValue)
        named = _own_side(value, sides, country, published)
        return named or _field(_kind(value.group), sides[0], sides[1], fought)

    fought = _fought(mention)

    figures = _figures(mention, field)
    credible = {name: rows for name, rows in figures.items() if not all(map(_boast, rows))}
    best = {name: _best(rows) for name, rows in credible.items()}
    spans = [_span(rows) for rows in figures.values()]
    fields = {**dict.fromkeys(FIELDS, 0), **best}
    if _left_by_nobody(mention) and not {"deaths_side_a", "deaths_side_b"} & figures.keys():
        high = sum(span[1] for span in spans)
        return {**dict.fromkeys(FIELDS, 0), "deaths_low": 0, "deaths_high": high}
    low = sum(_span(rows)[0] for kind, rows in credible.items() if not _passed_over(kind, figures))
    high = sum(span[1] for span in spans)
    total = sum(best.values())
    return {**fields, "deaths_low": min(low, total), "deaths_high": max(high, total)}


def counts_dead(mention: Mention) -> bool:
    """Whether a mention states at least one death of its own event."""
    return any(_number(statement) > 0 for statement in _killed(mention))


def _killed(mention: Mention) -> Iterator[Statement]:
    """Statements of the event's dead: wholes, no sums over a period, no older figures."""
    for statement in mention.statements:
        value = statement.value
        if not isinstance(value, TollValue) or value.outcome is not Outcome.KILLED:
            continue
        if value.includes or value.total or value.earlier:
            continue
        if statement.modality not in (Modality.DENIED, Modality.PLANNED):
            yield statement


def _figures(mention: Mention, field: Callable[[Statement], str]) -> dict[str, list[Statement]]:
    """The dead by field; "people" are dropped where they only sum up the groups beside them."""
    statements = list(_killed(mention))
    people = [s for s in statements if _group(s) is Group.UNSPECIFIED]
    others = [s for s in statements if _group(s) is not Group.UNSPECIFIED]
    rows: dict[str, list[Statement]] = defaultdict(list)
    for statement in others:
        rows[field(statement)].append(statement)
    if people and (not others or sum(map(_best, rows.values())) < _best(people)):
        for statement in people:
            rows[field(statement)].append(statement)
    return dict(rows)


def _group(statement: Statement) -> Group:
    value = statement.value
    return value.group if isinstance(value, TollValue) else Group.UNSPECIFIED


def _own_side(
    value: TollValue, sides: tuple[str, str], country: str | None, published: dt.date
) -> str | None:
    """The field of the side that the dead are named to belong to ("Houthi fighters")."""
    if value.actor is None or _kind(value.group) == "civilian":
        return None
    name = ucdp_side_name(value.actor, ActorKind.OTHER, country, published)
    if name not in sides or name == "Civilians":
        return None
    return FIELDS[sides.index(name)]


def _fought(mention: Mention) -> bool:
    types = [s.value.type for s in mention.statements if isinstance(s.value, TypeValue)]
    return EventType.ARMED_CLASH in types


def _boast(statement: Statement) -> bool:
    """Whether an armed group counts the state's dead: UCDP keeps that for the high figure."""
    value = statement.value
    return (
        isinstance(value, TollValue)
        and statement.source.kind is SourceKind.ARMED_GROUP
        and value.group in _STATE
    )


def _left_by_nobody(mention: Mention) -> bool:
    """Whether a mine or old ordnance killed and no one is named to have laid it.

    UCDP keeps such deaths out of the best and low estimates: no actor can be told.
    """
    values = [statement.value for statement in mention.statements]
    mined = any(isinstance(v, MeansValue) and v.means is MeansClass.LANDMINE for v in values)
    named = any(isinstance(v, PartyValue) and v.level is not None for v in values)
    return mined and not named


def _kind(group: Group) -> str:
    if group in _STATE:
        return "state"
    if group in _ARMED:
        return "armed"
    return "unknown" if group in _UNSPECIFIED else "civilian"


def _field(kind: str, side_a: str, side_b: str, fought: bool) -> str:
    """Where deaths of a kind belong, given the sides' names.

    People of whom nothing is said are civilians in an attack, and unknown where two sides fought
    or where two groups without a government face one another.
    """
    government_a, civilians_b = side_a.startswith("Government of"), side_b == "Civilians"
    governed = government_a or side_b.startswith("Government of") or civilians_b
    if kind == "civilian" or (kind == "unknown" and governed and not fought):
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
    vague = 4 if _vague(statement) else 0
    return _CREDIT.get(statement.source.kind, 2) + (2 if claim else 0) + vague


def _number(statement: Statement) -> int:
    value = statement.value
    assert isinstance(value, TollValue)
    if value.qualifier is Qualifier.MAXIMUM:
        return value.high or 0
    return value.low if value.low is not None else (value.high or 0)


def _span(rows: list[Statement]) -> tuple[int, int]:
    """The lowest and the highest figure; words like "several" count where no number is given."""
    counted = [row for row in rows if not _vague(row)] or rows
    numbers = [_number(row) for row in counted]
    return min(numbers), max(numbers)


def _vague(statement: Statement) -> bool:
    value = statement.value
    return isinstance(value, TollValue) and value.qualifier is Qualifier.VAGUE
