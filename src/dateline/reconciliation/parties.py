"""Who took part in an event, over all reports, and what is known of who did it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dateline.dossiers import Accusation, Dossier, Responsibility, SettledParty
from dateline.reconciliation.actors import common_name, identity, is_named, related
from dateline.reconciliation.voices import Voices
from dateline.reconciliation.votes import Vote, votes
from dateline.records import PartyValue
from dateline.vocabulary import (
    ActorKind,
    Level,
    Modality,
    ResponsibilityStatus,
    Role,
    SourceKind,
)

Status = ResponsibilityStatus
Rows = Sequence[Vote[PartyValue]]
Told = list[Vote[PartyValue]]

_ATTRIBUTED = frozenset({Level.SUSPECTED_BY_AUTHORITIES, Level.ACCUSED_BY_OTHERS})
_DOERS = frozenset({Role.PERPETRATOR, Role.PARTICIPANT})


def settled_parties(dossier: Dossier) -> tuple[SettledParty, ...]:
    """Each actor in each role, in the order of roles, those of most texts first.

    Unnamed ones are left out of a role that is filled by a named actor of their kind.
    """
    every = _told(dossier)
    groups: dict[tuple[Role, str], Told] = {}
    for vote in every:
        if vote.statement.modality is not Modality.PLANNED:
            groups.setdefault((vote.value.role, identity(vote.value)), []).append(vote)
    order = list(Role)

    def rank(item: tuple[tuple[Role, str], Told]) -> tuple[int, int, str]:
        (role, who), rows = item
        return (order.index(role), -len({row.entry.text for row in rows}), who)

    return tuple(_party(role, rows) for (role, _), rows in sorted(groups.items(), key=rank))


def _told(dossier: Dossier) -> Told:
    """All party statements; "its fighters", where a group claims the deed for them, are the group.

    The name is then the speaker's, who is as much part of the statement.
    """
    return [_spoken(vote) for vote in votes(dossier, "party", PartyValue)]


def _spoken(vote: Vote[PartyValue]) -> Vote[PartyValue]:
    value, source = vote.value, vote.statement.source
    own = value.level is Level.CLAIMED_BY_ITSELF and source.kind is SourceKind.ARMED_GROUP
    if not own or is_named(value):
        return vote
    told = replace(value, name=source.name, actor=source.actor, kind=ActorKind.ARMED_GROUP)
    return Vote(vote.entry, vote.statement, told, vote.place)


def _party(role: Role, rows: Rows) -> SettledParty:
    told = common_name(row.value for row in rows)
    return SettledParty(
        role=role,
        name=told.name,
        kind=told.kind,
        actor=told.actor or _registered(identity(told)),
        country=told.country,
        used=tuple(row.key for row in rows),
    )


def _registered(who: str) -> str | None:
    from dateline.knowledge.actors import actor_register

    return who if actor_register().get(who) is not None else None


def responsibility(dossier: Dossier) -> tuple[Responsibility, ...]:
    """What is known of each actor's responsibility, those who claim it first.

    Statements with a level count; "gunmen" are no rival of a group that has a name.
    """
    every = [vote for vote in _told(dossier) if vote.value.level is not None]
    by_actor: dict[str, Told] = {}
    for vote in every:
        by_actor.setdefault(identity(vote.value), []).append(vote)
    voices = Voices((vote.entry, vote.statement.source) for vote in every)
    found = [_responsible(who, by_actor, voices) for who in sorted(by_actor)]
    order = list(Status)
    return tuple(sorted(found, key=lambda r: (order.index(r.status), -len(r.said), r.party.name)))


def _responsible(who: str, by_actor: Mapping[str, Told], voices: Voices) -> Responsibility:
    rows = by_actor[who]
    status, reason = _status(who, by_actor, voices)
    roles = [row.value.role for row in rows if row.value.role in _DOERS]
    return Responsibility(
        party=_party(roles[0] if roles else rows[0].value.role, rows),
        status=status,
        said=tuple(_accusation(row, voices) for row in rows),
        reason=reason,
    )


def _accusation(row: Vote[PartyValue], voices: Voices) -> Accusation:
    level = row.value.level
    assert level is not None
    return Accusation(
        level=level,
        source=voices.label(row.entry, row.statement.source),
        statement=row.key,
        channel=row.value.channel,
    )


def _status(who: str, by_actor: Mapping[str, Told], voices: Voices) -> tuple[Status, str]:
    rows = by_actor[who]
    levels = {row.value.level for row in rows}
    if not is_named(rows[0].value) or levels == {Level.UNKNOWN_PERPETRATOR}:
        return Status.UNKNOWN, "nobody names them"
    denied = Level.DENIED in levels or any(_denies(row) for row in rows)
    claimed = Level.CLAIMED_BY_ITSELF in levels
    if claimed and denied:
        return Status.CONTESTED, "claimed and denied"
    if denied:
        others = levels - {Level.DENIED, Level.UNKNOWN_PERPETRATOR}
        return Status.DENIED, "denied; others blame it" if others else "denied; nobody blames it"
    rivals = _rivals(who, by_actor, voices)
    if rivals:
        return Status.CONTESTED, f"others name {', '.join(rivals)}"
    if Level.CONTESTED in levels:
        return Status.CONTESTED, "a report tells that it is contested"
    if claimed:
        return Status.CLAIMED, f"by itself{_channels(rows)}"
    if Level.STATED_AS_FACT in levels:
        return Status.STATED, "stated as a fact, uncontested"
    by = sorted({voices.label(row.entry, row.statement.source) for row in rows})
    return Status.ATTRIBUTED, f"by {', '.join(by)}"


def _denies(row: Vote[PartyValue]) -> bool:
    return row.statement.modality is Modality.DENIED


def _channels(rows: Rows) -> str:
    told = sorted({row.value.channel for row in rows if row.value.channel})
    return f" ({', '.join(told)})" if told else ""


def _rivals(who: str, by_actor: Mapping[str, Told], voices: Voices) -> list[str]:
    """Other named actors to whom someone else gives the deed.

    No rivals are: actors of one line; two that one source names together; one that only denies; an
    actor that is merely stated beside one that claims the deed together with it.
    """
    mine = {voices.of(v.entry, v.statement.source) for v in by_actor[who] if _blames(v)}
    claims = any(v.value.level is Level.CLAIMED_BY_ITSELF for v in by_actor[who])
    found = []
    for other, rows in by_actor.items():
        blaming = [row for row in rows if _blames(row)]
        if not blaming or related(who, other) or not is_named(rows[0].value):
            continue
        theirs = {voices.of(row.entry, row.statement.source) for row in blaming}
        rival_claim = claims and any(r.value.level is Level.CLAIMED_BY_ITSELF for r in blaming)
        if rival_claim or not mine & theirs:
            found.append(common_name(row.value for row in rows).name)
    return sorted(found)


def _blames(row: Vote[PartyValue]) -> bool:
    """Whether a statement gives the deed to its actor as the attacker, not as a side of a clash."""
    blamed = row.value.level not in (None, Level.DENIED, Level.UNKNOWN_PERPETRATOR)
    return blamed and row.value.role is Role.PERPETRATOR and not _denies(row)
