"""Events made by hand: statements in, a dossier out, each with words that stand in its report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.dossiers import Dossier, Entry, event_id, mention_key
from dateline.records import (
    Event,
    MeansValue,
    Mention,
    PartyValue,
    Report,
    Source,
    Span,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    Value,
    Version,
    WhenValue,
    WhereValue,
    report_id,
)
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
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
VOICE = Source(name="report", kind=SourceKind.REPORT)
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
    return say(
        WhenValue(
            start=start,
            end=last,
            precision=precision or DatePrecision.DAY,
            phrase="then",
            anchor=DateAnchor.ABSOLUTE,
        )
    )


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
    return say(
        WhereValue(
            phrase=f"in {name}",
            name=name,
            relation=relation,
            precision=precision,
            reason="by hand",
            geonameid=geonameid,
            feature="PPL" if geonameid else None,
            country=country,
            admin1=admin1,
            lat=lat,
            lon=lon,
        )
    )


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
    value = TollValue(
        outcome=outcome,
        group=group,
        low=low,
        high=high,
        qualifier=qualifier,
        phrase=phrase or f"{low if low is not None else high} {noun or group.value}",
        noun=noun,
        actor=actor,
    )
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
    report = Report(
        id=report_id(text, published, publisher),
        text=text,
        published=published,
        title=title,
        publisher=publisher,
        url=url,
        origin=f"reports/{title}.txt" if title else None,
    )
    statements = []
    for n, ((value, source, modality), word) in enumerate(zip(told, words, strict=True), 1):
        start = text.index(word + (", " if n < len(words) else "."))
        statements.append(
            Statement(
                id=f"s{n}",
                mention="e1",
                value=value,
                source=source,
                modality=modality,
                evidence=(Span(start, start + len(word), word),),
                confidence=0.8,
                producer="hand/1/00000000",
            )
        )
    mention = Mention(
        id="e1",
        report=report.id,
        ground=Ground.MAIN,
        statements=tuple(statements),
        triggers=(),
    )
    return Entry(report=report, mention=mention)


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
