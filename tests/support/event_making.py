"""Events made by hand: statements in, a dossier out, each with words that stand in its report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import making

from dateline.dossiers import Dossier, Entry, event_id, mention_key
from dateline.records import (
    Event,
    MeansValue,
    Mention,
    PartyValue,
    Source,
    Span,
    StageValue,
    TypeValue,
    Value,
    Version,
)
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Level,
    MeansClass,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
    Stage,
    Stance,
)

DAY = dt.date(2019, 11, 1)
CHANGED = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
VOICE = making.ITSELF
MINISTRY = Source(name="the defence ministry", kind=SourceKind.STATE, stance=Stance.PARTY)
GROUP = Source(
    name="the group",
    kind=SourceKind.ARMED_GROUP,
    stance=Stance.PARTY,
    chain=("on its Telegram channel",),
)
HOSPITAL = Source(name="a hospital", kind=SourceKind.MEDICAL, stance=Stance.INDEPENDENT)

Told = tuple[Value, Source, Modality]


def say(value: Value, source: Source = VOICE, modality: Modality = Modality.ASSERTED) -> Told:
    """One statement of a report."""
    return value, source, modality


def kind(event_type: EventType) -> Told:
    return say(TypeValue(type=event_type))


def stage(value: Stage) -> Told:
    return say(StageValue(stage=value))


def on(
    start: dt.date | None, end: dt.date | None = None, precision: DatePrecision | None = None
) -> Told:
    """A date; of an interval with its precision."""
    last = end if end is not None or precision is not None else start
    return say(making.when(start, last, precision or DatePrecision.DAY))


def at(
    name: str = "Indelimane",
    precision: PlacePrecision = PlacePrecision.EXACT,
    *,
    country: str | None = "ML",
    admin1: str | None = "Ménaka",
    lat: float | None = 15.9,
    lon: float | None = -1.25,
    relation: PlaceRelation = PlaceRelation.IN,
    geonameid: int | None = 2457163,
) -> Told:
    place = making.where(
        name, precision, phrase=f"in {name}", relation=relation, country=country, admin1=admin1,
        lat=lat, lon=lon, geonameid=geonameid, feature="PPL" if geonameid else None,
    )  # fmt: skip
    return say(place)


def party(
    role: Role,
    name: str,
    actor_kind: ActorKind,
    actor: str | None = None,
    *,
    country: str | None = None,
    level: Level | None = None,
    channel: str | None = None,
    source: Source = VOICE,
) -> Told:
    value = PartyValue(
        role=role,
        phrase=name,
        name=name,
        kind=actor_kind,
        actor=actor,
        country=country,
        level=level,
        channel=channel,
    )
    claimed = level is Level.CLAIMED_BY_ITSELF
    return say(value, source, Modality.CLAIMED if claimed else Modality.ASSERTED)


def army(role: Role = Role.TARGET, country: str = "ML") -> Told:
    actor = f"{country.lower()}-military"
    return party(role, "the army", ActorKind.MILITARY, actor, country=country)


def jnim(level: Level = Level.STATED_AS_FACT, **more: object) -> Told:
    return party(
        Role.PERPETRATOR,
        "JNIM",
        ActorKind.ARMED_GROUP,
        "jnim",
        level=level,
        **more,  # type: ignore[arg-type]
    )


def civilians(role: Role = Role.TARGET, name: str = "villagers") -> Told:
    return party(role, name, ActorKind.CIVILIANS)


def gunmen() -> Told:
    return party(Role.PERPETRATOR, "gunmen", ActorKind.UNKNOWN_ARMED)


def means(value: MeansClass, phrase: str = "weapons") -> Told:
    return say(MeansValue(phrase=phrase, means=value))


def toll(
    outcome: Outcome,
    group: Group,
    low: int | None,
    high: int | None,
    qualifier: Qualifier = Qualifier.EXACT,
    *,
    source: Source = VOICE,
    modality: Modality = Modality.ASSERTED,
    noun: str | None = None,
    actor: str | None = None,
    phrase: str | None = None,
) -> Told:
    value = making.toll(
        low, high, outcome=outcome, group=group, qualifier=qualifier, noun=noun, actor=actor,
        phrase=phrase or f"{low if low is not None else high} {noun or group.value}",
    )  # fmt: skip
    return say(value, source, modality)


def killed(low: int | None, group: Group = Group.UNSPECIFIED, **more: object) -> Told:
    """So many killed, exactly."""
    high = more.pop("high", low)
    return toll(Outcome.KILLED, group, low, high, **more)  # type: ignore[arg-type]


def entry(
    *told: Told,
    published: dt.date = dt.date(2019, 11, 2),
    publisher: str | None = "Example Wire",
    title: str | None = None,
    url: str | None = None,
    number: int = 1,
) -> Entry:
    """One report with one event; each statement rests on words of its own in the text."""
    words = [f"told{n}" for n in range(1, len(told) + 1)]
    text = f"Report {number} 🕊 أبو: " + ", ".join(words) + "."
    origin = f"reports/{title}.txt" if title else None
    report = making.report(text, published, publisher, title=title, url=url, origin=origin)
    statements = tuple(
        making.statement(n, value, _word(text, n), source=source, modality=modality)
        for n, (value, source, modality) in enumerate(told, 1)
    )
    mention = Mention(
        id="e1",
        report=report.id,
        ground=Ground.MAIN,
        statements=statements,
        triggers=(),
    )
    return Entry(report=report, mention=mention)


def _word(text: str, number: int) -> Span:
    """The word for what is told so many-th; "told1" does not stand for itself in "told12"."""
    found = re.search(rf"\btold{number}\b", text)
    assert found is not None
    return Span(found.start(), found.end(), found[0])


def dossier(*entries: Entry, changed: dt.datetime = CHANGED) -> Dossier:
    """An event that these reports tell."""
    keys = tuple(mention_key(e.report.id, e.mention.id) for e in entries)
    version = Version(number=1, mentions=keys, at=changed, cause="founded")
    event = Event(id=event_id(keys[0] if keys else "none"), mentions=keys, versions=(version,))
    return Dossier(event=event, entries=entries)


def event(*told: Told, **report: object) -> Dossier:
    """An event of one report."""
    return dossier(entry(*told, **report))  # type: ignore[arg-type]


INDELIMANE: Sequence[Told] = (
    kind(EventType.ARMED_ATTACK),
    on(DAY),
    at(),
    army(),
    jnim(Level.CLAIMED_BY_ITSELF, source=GROUP, channel="on its Telegram channel"),
    killed(53, Group.SOLDIERS, high=None, qualifier=Qualifier.MINIMUM, source=MINISTRY),
    killed(1, Group.CIVILIANS, source=MINISTRY),
    killed(49, Group.SOLDIERS, source=GROUP, modality=Modality.CLAIMED),
)
"""An attack on an army post, told by the government and by the group that claims it."""
NOTHING: Sequence[Told] = (say(TypeValue(type=EventType.OTHER)),)
"""An event of which nothing is known: no date, place, actors or figures."""
