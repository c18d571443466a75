"""Values put into the words that a coder reads: one function for each slot.

The words are English because Dateline's own interface is; the report's language plays no part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from dateline.publishing.cleaning import on_one_line
from dateline.records import (
    MeansValue,
    PartyValue,
    Report,
    Source,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Level,
    Modality,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
)

_TYPES: Mapping[EventType, str] = {
    EventType.TERRITORY_RETAKEN: "territory retaken by a government",
    EventType.TERRITORY_SEIZED: "territory seized",
    EventType.TERRITORY_TRANSFER: "transfer of territory without violence",
    EventType.GRENADE: "grenade attack",
    EventType.CHEMICAL: "chemical attack",
    EventType.PROTEST_INTERVENTION: "protest with intervention",
    EventType.PROTEST_FORCE: "excessive force against protesters",
    EventType.LOOTING: "looting or destruction of property",
    EventType.GROUP_CHANGE: "change within or movement of forces",
    EventType.BASE_ESTABLISHED: "base established",
    EventType.OTHER: "other event",
}
_GROUPS: Mapping[Group, tuple[str, str]] = {
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
_OUTCOME_NOUNS = frozenset(
    "bodies body casualties casualty corpses dead deaths fatalities injured wounded".split()
)
"""Nouns that tell the outcome, not who suffered it: the group's own word stands in for them."""
_QUALIFIERS: Mapping[Qualifier, str] = {
    Qualifier.MINIMUM: "at least ",
    Qualifier.MAXIMUM: "up to ",
    Qualifier.APPROX: "about ",
    Qualifier.EXACT: "",
    Qualifier.VAGUE: "",
}
_ROLES: Mapping[Role, str] = {
    Role.PERPETRATOR: "by",
    Role.TARGET: "against",
    Role.VICTIM_SIDE: "victims' side",
    Role.SUPPORTER: "with the support of",
    Role.DEFENDER: "defended by",
    Role.PARTICIPANT: "side",
}
_LEVELS: Mapping[Level, str] = {
    Level.STATED_AS_FACT: "stated as fact",
    Level.CLAIMED_BY_ITSELF: "claimed by itself",
    Level.SUSPECTED_BY_AUTHORITIES: "suspected by authorities",
    Level.ACCUSED_BY_OTHERS: "accused by others",
    Level.DENIED: "denied",
    Level.CONTESTED: "contested",
    Level.UNKNOWN_PERPETRATOR: "perpetrator unknown",
}
_KINDS: Mapping[SourceKind, str] = {
    SourceKind.UN_IGO: "UN or other IGO",
    SourceKind.ANONYMOUS_OFFICIAL: "unnamed official",
}
_RELATIONS: Mapping[PlaceRelation, str] = {
    PlaceRelation.NEAR: "near ",
    PlaceRelation.BETWEEN: "between ",
    PlaceRelation.BORDER: "on the border by ",
    PlaceRelation.AREA: "area of ",
    PlaceRelation.IN: "",
    PlaceRelation.UNKNOWN: "",
}
_PLACE_PRECISIONS: Mapping[PlacePrecision, str] = {
    PlacePrecision.EXACT: "exact place",
    PlacePrecision.NEAR: "within about 25 km of the point",
    PlacePrecision.ADMIN2: "known to the second-order unit",
    PlacePrecision.ADMIN1: "known to the first-order unit",
    PlacePrecision.FEATURE: "a line or a wide area",
    PlacePrecision.COUNTRY: "known to the country",
    PlacePrecision.INTERNATIONAL: "international waters or airspace",
    PlacePrecision.UNKNOWN: "precision unknown",
}
_DATE_PRECISIONS: Mapping[DatePrecision, str] = {
    DatePrecision.DAY: "known to the day",
    DatePrecision.RANGE: "a range of days",
    DatePrecision.WEEK: "known to the week",
    DatePrecision.MONTH: "known to the month",
    DatePrecision.YEAR: "known to the year",
    DatePrecision.UNKNOWN: "not known",
}
_GROUNDS: Mapping[Ground, str] = {
    Ground.MAIN: "main event",
    Ground.OTHER: "other event",
    Ground.BACKGROUND: "background",
}


def plain(code: str) -> str:
    """A code of a vocabulary as words: ``armed_group`` gives "armed group"."""
    return str(code).replace("_", " ")


def kind_of_event(value: EventType) -> str:
    """The event type in words."""
    return _TYPES.get(value, plain(value))


def ground(value: Ground) -> str:
    """The ground in words: "main event", "other event", "background"."""
    return _GROUNDS[value]


def group(value: Group) -> str:
    """The group in words, many of it: "soldiers", "people"."""
    return _GROUPS[value][1]


def role(value: Role) -> str:
    """The role as the word that leads to the actor: "by", "against"."""
    return _ROLES[value]


def level(value: Level) -> str:
    """The level of responsibility in words."""
    return _LEVELS[value]


def day(date: dt.date) -> str:
    """A date as "Fri 1 Nov 2019", the same on every machine whatever its locale."""
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[date.weekday()]
    return f"{weekday} {date.day} {_month(date)} {date.year:04d}"


def _month(date: dt.date) -> str:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return names[date.month - 1]


def when(value: WhenValue) -> str:
    """The interval: "Fri 1 Nov 2019", "Tue 1 Oct 2019 to Thu 31 Oct 2019", "date not known"."""
    if value.start is None and value.end is None:
        return "date not known"
    if value.start == value.end and value.start is not None:
        return day(value.start)
    if value.start is None or value.end is None:
        return f"up to {day(value.end)}" if value.end else f"from {day(value.start or dt.date.max)}"
    return f"{day(value.start)} to {day(value.end)}"


def date_precision(value: DatePrecision) -> str:
    """The date's precision in words."""
    return _DATE_PRECISIONS[value]


def place_precision(value: PlacePrecision) -> str:
    """The place's precision in words."""
    return _PLACE_PRECISIONS[value]


@cache
def _countries() -> Mapping[str, str]:
    """Names of countries by ISO 3166 alpha-2 code, as the gazetteer has them."""
    from dateline.knowledge.gazetteer import tables  # only where a place is shown

    return {fields[0]: fields[2] for fields in tables.lines(tables.FILES[2])}


def country(code: str) -> str:
    """The country's name, or the code itself where the gazetteer has none."""
    return _countries().get(code, code)


def where(value: WhereValue) -> str:
    """The place with its relation and admin chain: "near Indelimane, Menaka, Mali"."""
    names = [value.name, *value.others]
    joint = " and " if value.relation is PlaceRelation.BETWEEN else ", "
    chain = [value.admin2, value.admin1, country(value.country or "")]
    wider = [name for name in dict.fromkeys(chain) if name and name not in names]
    place = _RELATIONS[value.relation] + joint.join(names)
    return on_one_line(", ".join([place, *wider]))


def coordinates(value: WhereValue) -> str | None:
    """ "15.12, 2.40" (latitude, longitude, WGS 84), or ``None`` when they are not known."""
    if value.lat is None or value.lon is None:
        return None
    return f"{value.lat:.3f}, {value.lon:.3f}"


def party(value: PartyValue) -> str:
    """The actor: name, and its kind unless that is unknown or the name says it."""
    kind = plain(value.kind)
    name = on_one_line(value.name)
    said = value.kind is ActorKind.OTHER or kind.lower() in name.lower()
    return name if said else f"{name} ({kind})"


def figure(value: TollValue, quoted: bool = True) -> str:
    """The figure in words: "at least 53 soldiers killed", "no civilians injured".

    A vague number keeps the report's words ("injured: “dozens of people hurt”") unless ``quoted``
    is false.
    """
    if value.qualifier is Qualifier.VAGUE and quoted and value.high != 0:
        return _marked(value, f"{plain(value.outcome)}: “{on_one_line(value.phrase)}”")
    return _marked(value, f"{_count(value, quoted)} {plain(value.outcome)}")


def _count(value: TollValue, quoted: bool) -> str:
    if value.low == 0 and value.high == 0:
        return f"no {_whom(value, 2, quoted)}"
    if value.qualifier is Qualifier.VAGUE:
        return f"a vague number of {_whom(value, 2, quoted)}"
    return f"{_number(value)} {_whom(value, value.high or value.low or 2, quoted)}"


def _number(value: TollValue) -> str:
    low, high = value.low, value.high
    if value.qualifier is Qualifier.MAXIMUM and high is not None:
        return f"up to {high:,}"
    if low is not None and high is not None and low != high:
        return f"{_QUALIFIERS[value.qualifier]}{low:,} to {high:,}"
    known = low if low is not None else high
    if known is None:
        return "an unknown number of"
    return f"{_QUALIFIERS[value.qualifier]}{known:,}"


def _whom(value: TollValue, count: int, quoted: bool) -> str:
    words = (value.noun or "").lower().split()
    if value.noun and quoted and _OUTCOME_NOUNS.isdisjoint(words) and not words[0][0].isdigit():
        return on_one_line(value.noun)
    return _GROUPS[value.group][0 if count == 1 else 1]


def _marked(value: TollValue, words: str) -> str:
    notes = [
        note
        for note, said in (
            ("over a period", value.total),
            ("an earlier figure", value.earlier),
        )
        if said
    ]
    if value.as_of:
        notes.append(f"as of {day(value.as_of)}")
    shown = f"of them {words}" if value.includes else words
    return f"{shown} ({', '.join(notes)})" if notes else shown


def bounds(value: TollValue) -> str:
    """Low and high bound as "53–?", "49", "10–12"; "?" stands for an open bound."""
    if value.low is not None and value.low == value.high:
        return str(value.low)
    low, high = ("?" if n is None else str(n) for n in (value.low, value.high))
    return f"{low}–{high}"


def source(value: Source) -> str:
    """Who speaks, and through what chain: "spokesman Yaya Sangare (state), told AFP"."""
    if value.kind is SourceKind.REPORT:
        return "the report itself"
    kind = _KINDS.get(value.kind, plain(value.kind))
    name = on_one_line(value.name)
    shown = name if kind in name.lower() else f"{name} ({kind})"
    return ", ".join([shown, *(on_one_line(link) for link in value.chain)])


def value(of: Value, quoted: bool = True) -> str:
    """Any value in words."""
    match of:
        case TypeValue():
            return kind_of_event(of.type)
        case StageValue():
            return plain(of.stage)
        case WhenValue():
            return when(of)
        case WhereValue():
            return where(of)
        case PartyValue():
            shown = f"{role(of.role)} {party(of)}"
            return f"{shown}: {level(of.level)}" if of.level else shown
        case TollValue():
            return figure(of, quoted)
        case MeansValue():
            return f"{on_one_line(of.phrase)} ({plain(of.means)})" if quoted else plain(of.means)


def is_denial(statement: Statement) -> bool:
    """Whether the statement denies: by its modality, or as a denied responsibility."""
    of = statement.value
    denied = isinstance(of, PartyValue) and of.level is Level.DENIED
    return denied or statement.modality is Modality.DENIED


def is_claim(statement: Statement) -> bool:
    """Whether an actor claims the event as its own deed."""
    of = statement.value
    return isinstance(of, PartyValue) and of.level is Level.CLAIMED_BY_ITSELF


def speaks_apart(statement: Statement) -> bool:
    """Whether someone else than the report says it, or the report does more than assert it."""
    reported = statement.source.kind is not SourceKind.REPORT
    return reported or statement.modality is not Modality.ASSERTED


def speaks_of_itself(statement: Statement) -> bool:
    """Whether the actor of a party statement is also the one who makes it."""
    of, speaker = statement.value, statement.source
    if not isinstance(of, PartyValue):
        return False
    return speaker.name in (of.name, of.phrase) or (
        of.actor is not None and of.actor == speaker.actor
    )


def title(report: Report) -> str:
    """The report's title, or the name of the file that it was read from, or its id."""
    file = (report.origin or "").replace("\\", "/").rsplit("/", 1)[-1]
    return on_one_line(report.title or file or f"Report {report.id}")
