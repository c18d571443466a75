"""What is known of who did it, over all reports, and who says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.dossiers import Accusation, Dossier, Responsibility
from dateline.reconciliation.actors import related
from dateline.reconciliation.parties import Party, is_named, party, told_parties
from dateline.reconciliation.voices import Voices
from dateline.vocabulary import Level, Modality, ResponsibilityStatus, Role, SourceKind

Status = ResponsibilityStatus
Told = Mapping[str, Sequence[Party]]

_DOERS = frozenset({Role.PERPETRATOR, Role.PARTICIPANT})
_NO_BLAME = frozenset({None, Level.DENIED, Level.UNKNOWN_PERPETRATOR})


def responsibility(dossier: Dossier) -> tuple[Responsibility, ...]:
    """What is known of each actor's responsibility, in the order of the statuses.

    Statements with a level count; "gunmen" are no rival of a group that has a name.
    """
    every = told_parties(dossier)
    by_actor: dict[str, list[Party]] = {}
    for who, vote in every:
        if vote.value.level is not None:
            by_actor.setdefault(who, []).append(vote)
    voices = Voices((vote.entry, vote.statement.source) for _, vote in every)
    found = [_responsible(who, by_actor, voices) for who in sorted(by_actor)]
    order = list(Status)
    return tuple(sorted(found, key=lambda r: (order.index(r.status), -len(r.said), r.party.name)))


def _responsible(who: str, told: Told, voices: Voices) -> Responsibility:
    rows = told[who]
    status, reason = _status(who, told, voices)
    roles = [row.value.role for row in rows if row.value.role in _DOERS]
    return Responsibility(
        party=party(roles[0] if roles else rows[0].value.role, who, rows),
        status=status,
        said=tuple(_accusation(row, voices) for row in rows),
        reason=reason,
    )


def _accusation(row: Party, voices: Voices) -> Accusation:
    level = row.value.level
    assert level is not None
    return Accusation(
        level=level,
        source=voices.label(row.entry, row.statement.source),
        statement=row.key,
        channel=row.value.channel,
    )


def _status(who: str, told: Told, voices: Voices) -> tuple[Status, str]:
    rows = told[who]
    levels = {row.value.level for row in rows}
    if not is_named(who) or levels == {Level.UNKNOWN_PERPETRATOR}:
        return Status.UNKNOWN, "nobody names them"
    claimed = any(_claims(row, who) for row in rows)
    if any(_denies(row) for row in rows):
        if claimed:
            return Status.CONTESTED, "claimed and denied"
        blamed = any(_blames(row) for row in rows)
        return Status.DENIED, "denied; others blame it" if blamed else "denied; nobody blames it"
    rivals = _rivals(who, told, voices)
    if rivals:
        return Status.CONTESTED, f"others name {', '.join(rivals)}"
    if Level.CONTESTED in levels:
        return Status.CONTESTED, "a report tells that it is contested"
    if claimed:
        return Status.CLAIMED, f"by itself{_channels(rows)}"
    if any(_states(row) for row in rows):
        return Status.STATED, "stated as a fact, uncontested"
    by = sorted({voices.label(row.entry, row.statement.source) for row in rows})
    return Status.ATTRIBUTED, f"by {', '.join(by)}"


def _claims(row: Party, who: str) -> bool:
    """Whether an actor says of itself that it did it: a claim, or a plain word of its own."""
    own = row.statement.source.actor == who and row.value.level is Level.STATED_AS_FACT
    return row.value.level is Level.CLAIMED_BY_ITSELF or own


def _states(row: Party) -> bool:
    """Whether a report states it in its own voice; what a named source states is its word."""
    own = row.statement.source.kind is SourceKind.REPORT
    return own and row.value.level is Level.STATED_AS_FACT


def _denies(row: Party) -> bool:
    return row.value.level is Level.DENIED or row.statement.modality is Modality.DENIED


def _blames(row: Party) -> bool:
    return row.value.level not in _NO_BLAME and not _denies(row)


def _channels(rows: Sequence[Party]) -> str:
    told = sorted({row.value.channel for row in rows if row.value.channel})
    return f" ({', '.join(told)})" if told else ""


def _rivals(who: str, told: Told, voices: Voices) -> list[str]:
    """Other named actors to whom someone else gives the deed.

    No rivals are: actors of one line, two that one source names together, one that only denies, the
    other side of a clash. Two that claim the deed are rivals whoever tells of it.
    """
    mine = {voices.of(v.entry, v.statement.source) for v in told[who] if _blames(v)}
    claims = any(_claims(vote, who) for vote in told[who])
    found = []
    for other, rows in told.items():
        blaming = [r for r in rows if _blames(r) and r.value.role is Role.PERPETRATOR]
        if not blaming or related(who, other) or not is_named(other):
            continue
        theirs = {voices.of(row.entry, row.statement.source) for row in blaming}
        rival_claim = claims and any(_claims(row, other) for row in blaming)
        if rival_claim or not mine & theirs:
            found.append(party(Role.PERPETRATOR, other, rows).name)
    return sorted(found)
