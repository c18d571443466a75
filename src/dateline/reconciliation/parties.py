"""Who took part in an event, over all reports."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.dossiers import Dossier, SettledParty
from dateline.knowledge.actors import actor_register
from dateline.reconciliation.actors import UNNAMED, Actors, common_name, described
from dateline.reconciliation.votes import Vote, votes
from dateline.records import PartyValue
from dateline.vocabulary import ActorKind, Level, Modality, Role, SourceKind

Party = Vote[PartyValue]


def settled_parties(dossier: Dossier) -> tuple[SettledParty, ...]:
    """Each actor in each role, in the order of roles, those of most texts first."""
    groups: dict[tuple[Role, str], list[Party]] = {}
    for who, vote in told_parties(dossier):
        if vote.statement.modality is not Modality.PLANNED:
            groups.setdefault((vote.value.role, who), []).append(vote)
    order = list(Role)

    def rank(item: tuple[tuple[Role, str], list[Party]]) -> tuple[int, int, str]:
        (role, who), rows = item
        return (order.index(role), -len({row.entry.text for row in rows}), who)

    ranked = sorted(groups.items(), key=rank)
    return tuple(party(role, who, rows) for (role, who), rows in ranked)


def told_parties(dossier: Dossier) -> list[tuple[str, Party]]:
    """All party statements, each with the id of its actor.

    Where a group claims the deed for "its fighters", these are the group: the name is then the
    speaker's, who is as much part of the statement.
    """
    every = votes(dossier, "party", PartyValue)
    actors = Actors((v.value for v in every), (v.statement.source for v in every))
    spoken = [_spoken(vote, actors) for vote in every]
    return [(actors.identity(vote.value), vote) for vote in spoken]


def _spoken(vote: Party, actors: Actors) -> Party:
    value, source = vote.value, vote.statement.source
    own = value.level is Level.CLAIMED_BY_ITSELF and source.kind is SourceKind.ARMED_GROUP
    if not own or is_named(actors.identity(value)):
        return vote
    told = replace(value, name=source.name, actor=source.actor, kind=ActorKind.ARMED_GROUP)
    return Vote(vote.entry, vote.statement, told, vote.place)


def is_named(who: str) -> bool:
    """Whether it is known who an actor is, be it by a name that no register has."""
    return not who.startswith(UNNAMED)


def party(role: Role, who: str, rows: Sequence[Party]) -> SettledParty:
    """An actor in a role; one of the register has the register's name."""
    told = common_name(row.value for row in rows)
    known = actor_register().get(who)
    return SettledParty(
        role=role,
        name=known.name if known is not None else described(told.name),
        kind=known.kind if known is not None else told.kind,
        actor=known.id if known is not None else None,
        country=told.country,
        used=tuple(row.key for row in rows),
    )
