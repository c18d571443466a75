"""Who did what to whom in an incident, and how that is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.assembly.sources import REPORT, stance_of, to_source
from dateline.knowledge.actors import actor_register
from dateline.marks import ActorMark, ResponsibilityMark, RoleMark
from dateline.records import PartyValue, Source, Statement
from dateline.vocabulary import ActorKind, EventType, Level, Modality, Role, SourceKind

if TYPE_CHECKING:
    from dateline.assembly.incident import Incident
    from dateline.assembly.statements import Builder

_MODALITY = {
    Level.CLAIMED_BY_ITSELF: Modality.CLAIMED,
    Level.SUSPECTED_BY_AUTHORITIES: Modality.SUSPECTED,
    Level.DENIED: Modality.DENIED,
}
_DOERS = frozenset({Role.PERPETRATOR, Role.PARTICIPANT})


def party_statements(builder: Builder, incident: Incident) -> Iterator[Statement]:
    """The parties of an incident: first those with a level of responsibility, then the others."""
    actors = builder.actors
    roles = {(r.event, r.head): r.role for t in incident.tellings for r in t.roles}
    events = [e for t in incident.tellings for e in t.events]
    fights = {e.head for e in events if e.type is EventType.ARMED_CLASH}
    told: set[int] = set()
    seen: set[tuple[object, ...]] = set()
    named: set[str] = set()
    told_of = [r for t in incident.tellings for r in t.responsibilities]
    held = _without_own_men([r for r in told_of if not _is_place(r, builder)])
    claimed = any(mark.level is Level.CLAIMED_BY_ITSELF for mark in held)
    for mark in held:
        actor = _side(mark, builder)
        told.add(mark.head)
        named.add(_name(actor, mark.span.text))
        role = roles.get((mark.event or -1, mark.head))
        role = role or (Role.PARTICIPANT if mark.event in fights else Role.PERPETRATOR)
        value = _responsible(mark, actor, role)
        if actor is None:
            value = _registered(value, builder.work.report.published)
        key: tuple[object, ...] = (
            value.actor or value.name.casefold(),
            mark.level,
            mark.by.casefold(),
        )
        if key in seen:
            continue
        seen.add(key)
        yield builder.state(
            value,
            (mark.span, mark.quote) if mark.span != mark.quote else (mark.span,),
            mark.head,
            source=_by(builder, mark),
            modality=_MODALITY.get(mark.level, Modality.ASSERTED),
        )
    for role_mark in (r for telling in incident.tellings for r in telling.roles):
        actor = actors.get(role_mark.head)
        if actor is None:
            continue
        known = role_mark.head in told or _name(actor, actor.name) in named
        known = known or (claimed and _owned(actor.span.text))  # "one of its fighters"
        if known and role_mark.role in _DOERS:
            continue
        key = (actor.actor or actor.name.casefold(), role_mark.role)
        if key not in seen:
            seen.add(key)
            yield builder.state(_party(role_mark, actor), (actor.span,), actor.head)


def _without_own_men(marks: Sequence[ResponsibilityMark]) -> list[ResponsibilityMark]:
    """The marks without "its fighters" where their group is told to be responsible by itself."""
    groups = {(m.level, m.by) for m in marks if not _owned(m.span.text)}
    return [m for m in marks if not (_owned(m.span.text) and (m.level, m.by) in groups)]


def _is_place(mark: ResponsibilityMark, builder: Builder) -> bool:
    """Whether what a mark names is where it happened: "in Corinto, Cauca Department, that hurt"."""
    if _side(mark, builder) is not None:
        return False
    place, words = builder.places.get(mark.tokens[0]), builder.work.analysed.words
    if place is None or place.where.feature is None or place.tokens[1] < mark.tokens[1]:
        return False
    within = words.dep[mark.head] == "pobj" and words.lower[words.head[mark.head]] in _WITHIN
    return within or words.dep[mark.head] == "appos"


_WITHIN = frozenset({"in", "at", "near", "outside", "around"})


def _side(mark: ResponsibilityMark, builder: Builder) -> ActorMark | None:
    """The actor whom a mark names; of "X said its fighters had" that is X."""
    first, last = mark.tokens
    actor = builder.actors.get(mark.head)
    if actor is not None and first <= mark.head < last:
        return actor
    return next((builder.actors[t] for t in range(first, last) if t in builder.actors), actor)


def _owned(words: str) -> bool:
    return words.split()[0].casefold() in ("its", "their", "our")


def _name(actor: ActorMark | None, words: str) -> str:
    return (actor.actor or actor.name if actor is not None else words).casefold()


def _responsible(mark: ResponsibilityMark, actor: ActorMark | None, role: Role) -> PartyValue:
    if role not in _DOERS:
        role = Role.PERPETRATOR
    return PartyValue(
        role=role,
        phrase=mark.span.text,
        name=actor.name if actor is not None else mark.span.text,
        kind=actor.kind if actor is not None else ActorKind.OTHER,
        actor=actor.actor if actor is not None else None,
        country=actor.country if actor is not None else None,
        level=mark.level,
        channel=mark.channel,
    )


def _registered(value: PartyValue, published: dt.date) -> PartyValue:
    """The value with the actor whose whole name its words are, where the register has just one."""
    forms = actor_register().named(_ARTICLE.sub("", value.phrase))
    known = actor_register().get(forms[0].actor) if len(forms) == 1 else None
    if known is None or forms[0].contextual or not known.active(published):
        return value
    if forms[0].exact and forms[0].text not in value.phrase:
        return value
    return msgspec.structs.replace(value, name=known.name, kind=known.kind, actor=known.id)


_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def _party(role: RoleMark, actor: ActorMark) -> PartyValue:
    return PartyValue(
        role=role.role,
        phrase=actor.span.text,
        name=actor.name,
        kind=actor.kind,
        actor=actor.actor,
        country=actor.country,
    )


def _by(builder: Builder, mark: ResponsibilityMark) -> Source:
    """The source of a responsibility mark, in full where its attribution was found."""
    if mark.by_kind is SourceKind.REPORT:
        return REPORT
    found = builder.scopes.of(mark.head)
    if found is not None and found.name == mark.by:
        return to_source(found, builder.actors)
    named = next((s for s in builder.work.sources if s.name == mark.by), None)
    if named is not None:
        return to_source(named, builder.actors)
    return Source(name=mark.by, kind=mark.by_kind, stance=stance_of(mark.by_kind))
