"""Sentences on an event, composed of what is settled: notes and summaries.

They hold no words of the reports but names: of parties, places and sources. Every rival figure
stands with its source, so that a dispute is kept where a codebook has room for one number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateline.codebooks.dead import number
from dateline.codebooks.view import View
from dateline.dossiers import Figure, Responsibility, SettledParty
from dateline.knowledge.actors import actor_register
from dateline.records import Source, TollValue, WhenValue, WhereValue
from dateline.vocabulary import (
    DatePrecision,
    EventType,
    Group,
    Level,
    Modality,
    Outcome,
    PlaceRelation,
    Qualifier,
    ResponsibilityStatus,
    SourceKind,
    Stage,
)

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_RELATIONS = {
    PlaceRelation.NEAR: "near ",
    PlaceRelation.BETWEEN: "between ",
    PlaceRelation.BORDER: "on the border by ",
    PlaceRelation.AREA: "in the area of ",
}
_PEOPLE = {
    Group.SOLDIERS: ("soldier", "soldiers"),
    Group.POLICE: ("police officer", "police officers"),
    Group.SECURITY_FORCES: ("member of the security forces", "members of the security forces"),
    Group.MILITANTS: ("militant", "militants"),
    Group.ATTACKERS: ("attacker", "attackers"),
    Group.CIVILIANS: ("civilian", "civilians"),
    Group.CHILDREN: ("child", "children"),
    Group.WOMEN: ("woman", "women"),
    Group.AID_WORKERS: ("aid worker", "aid workers"),
    Group.JOURNALISTS: ("journalist", "journalists"),
    Group.OFFICIALS: ("official", "officials"),
    Group.UNSPECIFIED: ("person", "people"),
}
_QUALIFIERS = {
    Qualifier.MINIMUM: "at least ",
    Qualifier.MAXIMUM: "up to ",
    Qualifier.APPROX: "about ",
}
_KINDS = {
    SourceKind.UN_IGO: "an international organisation",
    SourceKind.STATE: "the authorities",
    SourceKind.MILITARY: "the military",
    SourceKind.POLICE: "the police",
    SourceKind.ARMED_GROUP: "an armed group",
    SourceKind.MEDICAL: "medical staff",
    SourceKind.WITNESS: "witnesses",
    SourceKind.RESIDENT: "residents",
    SourceKind.MONITOR: "a monitoring organisation",
    SourceKind.MEDIA: "media",
    SourceKind.ANONYMOUS_OFFICIAL: "an unnamed official",
    SourceKind.ANALYST: "an analyst",
    SourceKind.REPORT: "the report",
}
_LEVELS = {
    Level.CLAIMED_BY_ITSELF: "claimed by itself",
    Level.STATED_AS_FACT: "stated as fact",
    Level.SUSPECTED_BY_AUTHORITIES: "suspected by {}",
    Level.ACCUSED_BY_OTHERS: "accused by {}",
    Level.CONTESTED: "told to be contested by {}",
    Level.DENIED: "denied by {}",
}
_TYPES = {
    EventType.OTHER: "event",
    EventType.TERRITORY_RETAKEN: "territory retaken",
    EventType.TERRITORY_TRANSFER: "transfer of territory",
    EventType.SHELLING: "shelling or missile attack",
    EventType.GRENADE: "grenade attack",
    EventType.CHEMICAL: "chemical attack",
    EventType.LOOTING: "looting or destruction of property",
    EventType.PROTEST_INTERVENTION: "protest with intervention",
    EventType.PROTEST_FORCE: "excessive force against protesters",
    EventType.GROUP_CHANGE: "change within or movement of forces",
    EventType.WEAPONS_DISRUPTED: "disrupted use of weapons",
    EventType.BASE_ESTABLISHED: "base established",
}


def summary(view: View) -> str:
    """What happened, the toll, every rival figure with its source, and who is held responsible."""
    sentences = [_event(view), *_toll(view), *_dispute(view), *_responsibility(view)]
    return " ".join(sentences)


def date_words(when: WhenValue) -> str:
    """ "On 1 November 2019", "In November 2019", "Between 1 and 3 November 2019"."""
    start, end = when.start, when.end
    if start is None or end is None:
        return f"Since {_day(start)}" if start else f"By {_day(end or dt.date.max)}"
    if start == end:
        return f"On {_day(start)}"
    if when.precision is DatePrecision.MONTH:
        return f"In {_MONTHS[start.month - 1]} {start.year}"
    if when.precision is DatePrecision.YEAR:
        return f"In {start.year}"
    return f"Between {_day(start)} and {_day(end)}"


def place_words(where: WhereValue) -> str:
    """ "near Inates (Tillabéri, Niger)": the place with its relation and units."""
    names = [where.name, *where.others]
    joint = " and " if where.relation is PlaceRelation.BETWEEN else ", "
    state = actor_register().states.by_iso.get(where.country or "")
    chain = (where.admin2, where.admin1, state.name if state else where.country)
    wider = [name for name in dict.fromkeys(chain) if name and name not in names]
    units = f" ({', '.join(wider)})" if wider else ""
    relation = where.relation
    if relation is PlaceRelation.BETWEEN and len(names) == 1:  # the other end is not known
        relation = PlaceRelation.NEAR
    return _RELATIONS.get(relation, "in ") + joint.join(names) + units


def party_name(party: SettledParty) -> str:
    """The register's name of an actor, else the name that reports give."""
    actor = actor_register().get(party.actor)
    return actor.name if actor is not None else _calm(party.name)


def _calm(name: str) -> str:
    """A phrase as it stands within a sentence: "A bomber" small, capitals throughout small."""
    first, blank, rest = name.partition(" ")
    if not blank:
        return name
    if name.isupper() or (
        rest.islower() and first[:1].isupper() and first[1:] == first[1:].lower()
    ):
        return name.lower()
    return name


def source_name(source: Source) -> str:
    """Who speaks: the register's name, else the name as written, else the kind in words."""
    actor = actor_register().get(source.actor)
    if actor is not None:
        return actor.name
    if source.kind is SourceKind.REPORT or not source.name:
        return _KINDS[source.kind]
    return source.name


def type_words(kind: EventType | None) -> str:
    """The event type in words."""
    kind = kind or EventType.OTHER
    return _TYPES.get(kind, str(kind).replace("_", " "))


def people(group: Group | None, number: int) -> str:
    """The word for people of a group: "soldier", "soldiers"."""
    return _PEOPLE[group or Group.UNSPECIFIED][0 if number == 1 else 1]


def figure_words(figure: Figure) -> str:
    """ "53 soldiers (49 to 54)", "soldiers: 49 or more", "no civilians"."""
    low, best, high = figure.low, figure.best, figure.high
    if best is None:
        who = people(figure.group, 2)
        return f"{who}: {_range(low, high)}"
    who = people(figure.group, best)
    if (low, high) in ((best, best), (None, best), (best, None)):
        return f"{best} {who}" if best else f"no {people(figure.group, 2)}"
    return f"{best} {who} ({_range(low, high)})"


def toll_words(value: TollValue) -> str:
    """What one statement counts, in numbers and words of its group: "at least 53 soldiers"."""
    low, high = value.low, value.high
    if (low, high) == (0, 0):
        return f"no {people(value.group, 2)}"
    if value.qualifier is Qualifier.VAGUE:
        more = f" ({low} or more)" if low is not None and low > 1 else ""
        return f"an unstated number of {people(value.group, 2)}{more}"
    if low is not None and high is not None and low != high:
        return f"{low} to {high} {people(value.group, high)}"
    known = low if low is not None else high
    if known is None:
        return people(value.group, 2)
    return f"{_QUALIFIERS.get(value.qualifier, '')}{known} {people(value.group, known)}"


def status_words(held: Responsibility) -> str:
    """ "claimed by itself", "contested: claimed by itself; accused by the army"."""
    by: dict[Level, dict[str, None]] = {}
    for said in held.said:
        if said.level in _LEVELS:
            who = "the report" if said.source in ("", "report") else said.source
            by.setdefault(said.level, {})[who] = None
    words = "; ".join(_LEVELS[level].format(_listed(names)) for level, names in by.items())
    plain = held.status in (ResponsibilityStatus.CLAIMED, ResponsibilityStatus.STATED)
    simple = plain or held.status is ResponsibilityStatus.ATTRIBUTED
    return words if simple and words else f"{held.status.value}{': ' if words else ''}{words}"


def _event(view: View) -> str:
    doers, struck = view.sides
    what = type_words(view.type)
    parts = [f"{date_words(view.when)}," if view.when else "On an unknown date,", what]
    if view.stage is not Stage.ACCOMPLISHED:
        parts.append(f"({view.stage.value})")
    parts += ["by", _listed(map(party_name, doers))] if doers else []
    parts += ["against", _listed(map(party_name, struck))] if struck else []
    parts.append(place_words(view.where) if view.where else "in an unknown place")
    return " ".join(parts) + "."


def _toll(view: View) -> Iterator[str]:
    for outcome in Outcome:
        words = _outcome_words(view, outcome)
        if words:
            yield f"{outcome.value.capitalize()}: {words}."


def _outcome_words(view: View, outcome: Outcome) -> str:
    """The whole, and the groups within it; a group alone where it is all of them."""
    whole = view.figure(outcome)
    groups = [
        figure
        for figure in view.settlement.figures
        if figure.outcome is outcome
        and figure.group is not None
        and not figure.actor
        and number(figure) is not None
    ]
    if number(whole) is None or whole is None:
        return ", ".join(map(figure_words, groups))
    if len(groups) == 1 and (groups[0].low, groups[0].best, groups[0].high) == (
        whole.low,
        whole.best,
        whole.high,
    ):
        return figure_words(groups[0])
    within = [figure for figure in groups if (number(figure) or 0) <= (number(whole) or 0)]
    shown = figure_words(whole)
    return f"{shown}; by group: {', '.join(map(figure_words, within))}" if within else shown


def _dispute(view: View) -> Iterator[str]:
    """The figures of the dead, source by source, where they are not all the same."""
    told: dict[tuple[str, str], None] = {}
    numbers: dict[Group, set[tuple[int | None, int | None]]] = {}
    for _, statement, value in view.tolls(Outcome.KILLED):
        if value.earlier or value.total or value.includes:
            continue
        denied = "denies " if statement.modality is Modality.DENIED else ""
        told[(source_name(statement.source), denied + toll_words(value))] = None
        numbers.setdefault(value.group, set()).add((value.low, value.high))
    if any(len(rivals) > 1 for rivals in numbers.values()):
        by: dict[str, list[str]] = {}
        for who, words in told:
            by.setdefault(who, []).append(words)
        accounts = "; ".join(f"{who}: {', '.join(words)}" for who, words in by.items())
        yield f"Sources differ on the dead: {accounts}."


def _responsibility(view: View) -> Iterator[str]:
    told = [
        r for r in view.settlement.responsibility if r.status is not ResponsibilityStatus.UNKNOWN
    ]
    yield from dict.fromkeys(
        f"Responsibility of {party_name(held.party)}: {status_words(held)}." for held in told
    )


def _range(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"{low} or more"
    return f"up to {high}" if high is not None else "an unknown number"


def _day(date: dt.date) -> str:
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year:04d}"


def _listed(names: Iterable[str]) -> str:
    found: Sequence[str] = list(dict.fromkeys(names))
    return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else found[0]
