"""Deaths of one event by side, with UCDP's low and high.

Statements of parts are not added to their whole; figures of one group from several sources are not
added up: the best figure is the one of the most credible source, low and high span them all.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from dateline.codebooks.ucdp_actors import ucdp_side_name
from dateline.reconciliation.accounts import Account, accounts, hurt_or_dead, number, teller
from dateline.records import MeansValue, Mention, PartyValue, Statement, TollValue, TypeValue
from dateline.vocabulary import (
    ActorKind,
    EventType,
    Group,
    MeansClass,
    Modality,
    Outcome,
    Role,
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


OUT_OF_SCALE, CAMPAIGN = 20, 100
"""A figure that is so many times the first one told, and at least so large, is one of a campaign;
rival figures of one event differ by less."""

FIELDS = ("deaths_side_a", "deaths_side_b", "deaths_civilian", "deaths_unknown")
"""The four fields that add up to UCDP's best estimate."""


def deaths_by_side(
    mention: Mention,
    sides: tuple[str, str],
    country: str | None,
    published: dt.date,
    text: str = "",
) -> dict[str, int]:
    """The six death fields of a mention whose sides are named in UCDP's way.

    ``text`` is the report's, so that figures told side by side ("a commander and two others") can
    be added up; without it none are.
    """
    side_of = partial(_own_side, sides=sides, country=country, published=published)
    fallen = _fallen_side(mention, sides, country, published)
    fought = _fought(mention)

    def field(statement: Statement) -> str:
        value = statement.value
        assert isinstance(value, TollValue)
        kind = _kind(value.group)
        own = side_of(value) or (fallen if kind == "armed" else None)
        return own or _field(kind, sides[0], sides[1], fought)

    figures = {name: accounts(rows, text) for name, rows in _figures(mention, field, text).items()}
    credible = {n: sure for n, rows in figures.items() if (sure := _sure(rows, text))}
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


def _sure(rows: list[Account], text: str) -> list[Account]:
    """The accounts that UCDP rests its best figure on: no boast, none of "killed or wounded"."""
    if all(_boast(row) for account in rows for row in account.rows):
        return []
    return [a for a in rows if not any(hurt_or_dead(row, text) for row in a.rows)]


def counts_dead(mention: Mention) -> bool:
    """Whether a mention states at least one death of its own event."""
    return any(number(statement) > 0 for statement in _killed(mention))


def _killed(mention: Mention) -> Iterator[Statement]:
    """Statements of the event's dead: wholes, no sums over a period, no older figures."""
    first = 0
    for statement in mention.statements:
        value = statement.value
        if not isinstance(value, TollValue) or value.outcome is not Outcome.KILLED:
            continue
        if value.includes or value.total or value.earlier:
            continue
        dead = number(statement)
        if first and dead >= max(CAMPAIGN, first * OUT_OF_SCALE):
            continue
        first = first or dead
        if statement.modality not in (Modality.DENIED, Modality.PLANNED):
            yield statement


def _figures(
    mention: Mention, field: Callable[[Statement], str], text: str
) -> dict[str, list[Statement]]:
    """The dead by field; "people" are dropped where they only sum up the groups beside them."""
    statements = _unopposed(list(_killed(mention)))
    people = [s for s in statements if _group(s) is Group.UNSPECIFIED]
    others = [s for s in statements if _group(s) is not Group.UNSPECIFIED]
    rows: dict[str, list[Statement]] = defaultdict(list)
    for statement in others:
        rows[field(statement)].append(statement)
    counted = sum(_best(accounts(told, text)) for told in rows.values())
    if people and (not others or counted < _best(accounts(people, text))):
        for statement in people:
            rows[field(statement)].append(statement)
    return dict(rows)


def _unopposed(statements: list[Statement]) -> list[Statement]:
    """Without what a source that counts dead says of those that lost nobody ("none of ours").

    A source does not contradict itself: its zero is of another group than its dead. That of another
    source stays, as a rival figure.
    """
    counting = {teller(statement) for statement in statements if number(statement)}
    return [s for s in statements if number(s) or teller(s) not in counting]


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


def _fallen_side(
    mention: Mention, sides: tuple[str, str], country: str | None, published: dt.date
) -> str | None:
    """The field of armed dead of whom no side is told.

    They are of the side of the armed dead named beside them; where two groups face one another, of
    the one that did not attack.
    """
    tolls = [s.value for s in _killed(mention) if isinstance(s.value, TollValue)]
    named = {_own_side(v, sides, country, published) for v in tolls if _kind(v.group) == "armed"}
    named.discard(None)
    if len(named) == 1:
        return named.pop()
    if "Civilians" in sides or any(side.startswith("Government of") for side in sides):
        return None
    doers = {
        ucdp_side_name(s.value.actor, s.value.kind, s.value.country, published)
        for s in mention.statements
        if isinstance(s.value, PartyValue) and s.value.role is Role.PERPETRATOR
    }
    struck = [name for name, side in zip(FIELDS, sides, strict=False) if side not in doers]
    return struck[0] if len(struck) == 1 else None


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


def _passed_over(kind: str, figures: dict[str, list[Account]]) -> bool:
    """Whether a source that counts other dead of the event says nothing of this kind.

    A group that claims 49 soldiers, where the government says 53 and a civilian, puts the low
    figure at 49: it does not vouch for the civilian.
    """
    tellers = {
        kind_: {teller(row) for account in rows for row in account.rows} - {"report"}
        for kind_, rows in figures.items()
    }
    return any(
        names & tellers[kind] and names - tellers[kind]
        for other, names in tellers.items()
        if other != kind
    )


def _best(accounts: list[Account]) -> int:
    """The figure of the most credible account.

    Of equals the last told, as the later one; of vague ones ("several", "a number of") the largest.
    """
    ranked = sorted(
        enumerate(accounts),
        key=lambda pair: (_credit(pair[1]), -pair[1].number if pair[1].vague else 0, -pair[0]),
    )
    return ranked[0][1].number if ranked else 0


def _credit(account: Account) -> int:
    first = account.rows[0]
    claim = first.modality is Modality.CLAIMED and first.source.stance is Stance.PARTY
    if account.vague:
        return 9
    return _CREDIT.get(first.source.kind, 2) + (2 if claim else 0)


def _span(accounts: list[Account]) -> tuple[int, int]:
    """The lowest and the highest figure; words like "several" count where no number is given."""
    counted = [account for account in accounts if not account.vague] or accounts
    return min(a.number for a in counted), max(a.high for a in counted)
