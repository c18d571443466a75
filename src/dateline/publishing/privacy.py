"""An event without the names of private persons: the one place that every export goes through.

What may hold a name is decided from the data, and denied unless it surely holds none: the report's
text, title, address and file name; the words of evidence, phrases and nouns; names of parties and
speakers that the register does not know; reasons and remarks, which quote them. What stays are
codes, numbers, dates, places, publishers, registered actors, and names of armed organisations.
Codebooks, files and evidence are made from what is left, so that none can hold what is not there.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from msgspec.structs import replace

from dateline.dossiers import (
    Dossier,
    Entry,
    Figure,
    Link,
    Responsibility,
    Settled,
    SettledParty,
    Settlement,
)
from dateline.knowledge.actors import actor_register
from dateline.knowledge.channels import channel_of
from dateline.knowledge.impersonal import impersonal, tells_home, tells_one
from dateline.records import (
    MeansValue,
    Mention,
    PartyValue,
    Report,
    SetAside,
    Source,
    Span,
    Statement,
    TollValue,
    Value,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import ActorKind

_ORGANISED = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.MILITIA,
        ActorKind.STATE_MILITIA,
        ActorKind.COALITION,
        ActorKind.IGO,
    }
)
"""Kinds of actors that are organisations: their names stay, unless one person is told of."""


def without_names(dossier: Dossier, settlement: Settlement) -> tuple[Dossier, Settlement]:
    """A dossier and its settlement with all that may name a private person left out."""
    kept = replace(
        dossier,
        entries=tuple(map(_entry, dossier.entries)),
        doubtful=tuple(map(_link, dossier.doubtful)),
        decisions=tuple(replace(d, analyst="", why="", statement=None) for d in dossier.decisions),
    )
    return kept, _settlement(settlement, _speakers(kept))


def quote_hash(span: Span) -> str:
    """SHA-256 of quoted words (UTF-8, hexadecimal): it confirms them to who has the report."""
    return hashlib.sha256(span.text.encode("utf-8", "surrogatepass")).hexdigest()


def statement_value(value: Value) -> Value:
    """A value without the words of the report and without names."""
    match value:
        case PartyValue():
            name = _party(value.name, value.kind, value.actor)
            return replace(value, phrase="", name=name, channel=_channel(value.channel))
        case TollValue():
            return replace(value, phrase="", noun=None)
        case MeansValue():
            return replace(value, phrase="")
        case WhenValue():
            return replace(value, phrase="", reason="")
        case WhereValue():
            return replace(value, phrase="", reason="", name=_place(value))
    return value


def source(value: Source) -> Source:
    """A source without its name, unless the register has it or it surely names nobody."""
    actor = actor_register().get(value.actor)
    name = actor.name if actor is not None else _phrase(value.name) or ""
    chain = tuple(link for link in value.chain if impersonal(link))
    return replace(value, name=name, chain=chain, evidence=())


def _entry(entry: Entry) -> Entry:
    return replace(entry, report=_report(entry.report), mention=_mention(entry.mention))


def _report(report: Report) -> Report:
    """The report's id, date and publisher; of its address the host."""
    parts = urlsplit(report.url or "")
    host = f"{parts.scheme}://{parts.hostname}/" if parts.scheme and parts.hostname else None
    return replace(report, text="", title=None, url=host, origin=None)


def _mention(mention: Mention) -> Mention:
    return replace(
        mention,
        statements=tuple(map(_statement, mention.statements)),
        triggers=(),
        doubts=tuple(replace(doubt, reason="") for doubt in mention.doubts),
    )


def _statement(statement: Statement) -> Statement:
    return replace(
        statement,
        value=statement_value(statement.value),
        source=source(statement.source),
        evidence=(),
    )


def _party(name: str, kind: ActorKind, actor: str | None) -> str:
    """A party's name: the register's, or one that surely names nobody, else its kind in words."""
    known = actor_register().get(actor)
    if known is not None:
        return known.name
    organised = kind in _ORGANISED and not tells_one(name)
    return name if organised or impersonal(name) else _KINDS.get(kind, str(kind).replace("_", " "))


_KINDS = {ActorKind.OTHER: "unnamed party", ActorKind.UNKNOWN_ARMED: "unidentified armed men"}


def _place(where: WhereValue) -> str:
    """A place's name, unless no gazetteer has it and it may be somebody's home or person."""
    known = where.geonameid is not None or where.feature is not None
    personal = tells_one(where.name) or tells_home(where.name)
    return where.name if known or not personal else "unnamed place"


def _phrase(words: str | None) -> str | None:
    return words if words and impersonal(words) else None


def _channel(words: str | None) -> str | None:
    """The kind of channel in one word: "online" for "on its Telegram channel"."""
    return channel_of(words).value if words else None


def _link(link: Link) -> Link:
    return replace(link, comparisons=())


def _speakers(dossier: Dossier) -> dict[str, Source]:
    """The sources, their names left out, by statement key."""
    return {
        entry.reference(statement): statement.source
        for entry in dossier.entries
        for statement in entry.mention.statements
    }


def _settlement(settlement: Settlement, speakers: dict[str, Source]) -> Settlement:
    return replace(
        settlement,
        type=_settled(settlement.type),
        stage=_settled(settlement.stage),
        when=_settled(settlement.when),
        where=_settled(settlement.where),
        means=tuple(map(_settled, settlement.means)),
        parties=tuple(map(_settled_party, settlement.parties)),
        responsibility=tuple(_held(r, speakers) for r in settlement.responsibility),
        figures=tuple(map(_figure, settlement.figures)),
    )


def _settled(settled: Settled) -> Settled:
    value = None if settled.value is None else statement_value(settled.value)
    return replace(settled, value=value, set_aside=_aside(settled.set_aside), reason="")


def _figure(figure: Figure) -> Figure:
    return replace(figure, set_aside=_aside(figure.set_aside), reason="")


def _aside(rows: tuple[SetAside, ...]) -> tuple[SetAside, ...]:
    return tuple(replace(row, reason="") for row in rows)


def _settled_party(party: SettledParty) -> SettledParty:
    return replace(party, name=_party(party.name, party.kind, party.actor))


def _held(held: Responsibility, speakers: dict[str, Source]) -> Responsibility:
    said = []
    for one in held.said:
        speaker = speakers.get(one.statement)
        name = speaker.name if speaker is not None else ""
        words = name or (str(speaker.kind).replace("_", " ") if speaker is not None else "")
        said.append(replace(one, source=words, channel=_channel(one.channel)))
    return replace(held, party=_settled_party(held.party), said=tuple(said), reason="")
