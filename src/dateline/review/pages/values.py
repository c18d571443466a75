"""Values from the fields of a form: what the coder chose, with what follows from it."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.actors import actor_register
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.publishing import words
from dateline.records import (
    MeansValue,
    PartyValue,
    StageValue,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
)
from dateline.review.asking import day
from dateline.review.pages.forms import Fields
from dateline.review.problems import wrong
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Group,
    Level,
    MeansClass,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    Stage,
)

_LONGEST = 300


def value(slot: str, sent: Fields, phrase: str) -> Value:
    """The value of a slot; ``phrase`` are the words that the coder selected.

    Raises:
        ProblemError: when a field cannot be read.
    """
    phrase = " ".join(phrase.split())[:_LONGEST]
    try:
        match slot:
            case "type":
                return TypeValue(type=EventType(sent.one("type")))
            case "stage":
                return StageValue(stage=Stage(sent.one("stage")))
            case "when":
                return _when(sent, phrase)
            case "where":
                return _where(sent, phrase)
            case "party":
                return _party(sent, phrase)
            case "toll":
                return _toll(sent, phrase)
            case "means":
                return MeansValue(phrase=phrase, means=MeansClass(sent.one("means")))
    except ValueError as error:
        raise wrong(slot, str(error)) from error
    raise wrong("slot", f"there is no slot {slot!r}")


def _when(sent: Fields, phrase: str) -> WhenValue:
    start, end = (sent.one(name) or None for name in ("start", "end"))
    first = day(start, last=False) if start else None
    last = day(end or start or "", last=True) if end or start else None
    if first and last and first > last:
        raise ValueError(f"{last} lies before {first}")
    return WhenValue(
        start=first,
        end=last,
        precision=_precision(first, last),
        phrase=phrase,
        anchor=DateAnchor.ABSOLUTE if first or last else DateAnchor.NONE,
        reason="set by an analyst",
    )


def _precision(first: dt.date | None, last: dt.date | None) -> DatePrecision:
    if first is None or last is None:
        return DatePrecision.UNKNOWN
    days = (last - first).days + 1
    if days == 1:
        return DatePrecision.DAY
    if days < 7:
        return DatePrecision.RANGE
    return next(
        (p for p, most in ((DatePrecision.WEEK, 7), (DatePrecision.MONTH, 31)) if days <= most),
        DatePrecision.YEAR,
    )


def _where(sent: Fields, phrase: str) -> WhereValue:
    name = sent.one("place")[:_LONGEST] or phrase
    relation = PlaceRelation(sent.one("relation", "in"))
    entry = _entry(name, sent.one("entry"))
    if entry is None:
        return WhereValue(
            phrase=phrase, name=name, relation=relation, precision=PlacePrecision.UNKNOWN,
            reason="named by an analyst; no place of the gazetteer was chosen",
        )  # fmt: skip
    given = sent.one("precision")
    with_units = unit_names(entry)
    return WhereValue(
        phrase=phrase,
        name=entry.name,
        relation=relation,
        precision=PlacePrecision(given) if given else _exactness(entry, relation),
        reason="chosen by an analyst in the gazetteer",
        geonameid=entry.geonameid,
        feature=entry.feature,
        country=entry.country or None,
        admin1=with_units[0],
        admin2=with_units[1],
        admin1_code=entry.admin1 or None,
        admin2_code=entry.admin2 or None,
        lat=None if entry.is_country else entry.lat,
        lon=None if entry.is_country else entry.lon,
    )


def _exactness(entry: Entry, relation: PlaceRelation) -> PlacePrecision:
    if entry.is_country:
        return PlacePrecision.COUNTRY
    if entry.is_unit:
        return PlacePrecision.ADMIN1 if entry.feature == "ADM1" else PlacePrecision.ADMIN2
    return PlacePrecision.EXACT if relation is PlaceRelation.IN else PlacePrecision.NEAR


def places(name: str) -> list[Entry]:
    """The places of the gazetteer that a name may stand for, each once."""
    found = [entry for entry in Gazetteer.open().lookup(name) if not entry.demonym]
    return list({(entry.source, entry.id): entry for entry in found}.values())[:20]


def label(entry: Entry) -> str:
    """A place in words that tell it from others of its name."""
    names = [entry.name, *unit_names(entry)[::-1], words.country(entry.country)]
    kind = {"ADM1": "first-order unit", "ADM2": "second-order unit"}.get(entry.feature, "")
    told = ", ".join(dict.fromkeys(name for name in names if name))
    return f"{told} ({kind})" if kind else told


def unit_names(entry: Entry) -> tuple[str | None, str | None]:
    """The names of the first- and second-order unit that a place lies in."""
    gazetteer = Gazetteer.open()
    units = [gazetteer.unit(code) if code else None for code in (entry.admin1, entry.admin2)]
    first, second = (unit.name if unit else None for unit in units)
    return first, second


def _entry(name: str, chosen: str) -> Entry | None:
    """The place that was chosen, or the only one of its name."""
    found = places(name)
    if chosen:
        return next((entry for entry in found if key_of(entry) == chosen), None)
    return found[0] if len(found) == 1 else None


def key_of(entry: Entry) -> str:
    """What tells a place from the others in a form."""
    return f"{entry.source}:{entry.id}"


def _party(sent: Fields, phrase: str) -> PartyValue:
    name = sent.one("name")[:_LONGEST] or phrase
    level = sent.one("level")
    surfaces = {surface.actor for surface in actor_register().named(name)}
    actor = actor_register().get(surfaces.pop()) if len(surfaces) == 1 else None
    return PartyValue(
        role=Role(sent.one("role")),
        phrase=phrase,
        name=actor.name if actor else name,
        kind=actor.kind if actor else ActorKind(sent.one("kind_", "other")),
        actor=actor.id if actor else None,
        country=actor.countries[0] if actor and actor.countries else None,
        level=Level(level) if level else None,
    )


def _toll(sent: Fields, phrase: str) -> TollValue:
    low, high = (sent.number(name) if sent.one(name) else None for name in ("low", "high"))
    if low is not None and high is not None and low > high:
        raise ValueError(f"the high figure {high} is less than the low one {low}")
    if low is None and high is None:
        raise ValueError("give a low or a high figure")
    qualifier = (
        Qualifier.EXACT if low == high
        else Qualifier.MINIMUM if high is None
        else Qualifier.MAXIMUM if low is None
        else Qualifier.APPROX
    )  # fmt: skip
    return TollValue(
        outcome=Outcome(sent.one("outcome", "killed")),
        group=Group(sent.one("group", "unspecified")),
        low=low,
        high=high,
        qualifier=qualifier,
        phrase=phrase,
    )
