"""Perpetrators in GTD's columns: groups, how sure that is, and claims with their channels."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.codebooks.book import Sheet
from dateline.codebooks.prose import party_name
from dateline.codebooks.view import View, used_by
from dateline.dossiers import Responsibility, SettledParty
from dateline.knowledge.actors import actor_register
from dateline.knowledge.channels import Channel, channel_of
from dateline.vocabulary import ActorKind, Level, ResponsibilityStatus

UNKNOWN = "Unknown"
_SUSPECTED = frozenset({Level.SUSPECTED_BY_AUTHORITIES, Level.ACCUSED_BY_OTHERS, Level.CONTESTED})
_MODES = {
    Channel.LETTER: 1,
    Channel.CALL: 2,
    Channel.EMAIL: 4,
    Channel.VIDEO: 6,
    Channel.ONLINE: 7,
    Channel.OTHER: 9,
}
_MODE_WORDS = {
    1: "Letter",
    2: "Call (post-incident)",
    4: "E-mail",
    6: "Video",
    7: "Posted to website, blog, etc.",
    9: "Other",
    10: "Unknown",
}
_NOT_TOLD = 10


def perpetrators(view: View, sheet: Sheet) -> None:
    """Fill the columns of groups and claims."""
    groups = _groups(view)
    held = {_identity(r.party): r for r in view.settlement.responsibility}
    if not groups:
        doers = view.sides[0]
        sheet.put("gname", UNKNOWN, used_by(doers))
        if not doers:
            sheet.assume("gname", "Unknown, since no perpetrator is told (GTD's rule)")
    for n, party in enumerate(groups[:3], 1):
        own = held.get(_identity(party))
        used = (*party.used, *((s.statement for s in own.said) if own else ()))
        sheet.put("gname" if n == 1 else f"gname{n}", party_name(party), used)
        sheet.put(f"guncertain{n}", int(_uncertain(own)), used)
    if len(groups) > 3:
        sheet.lose("gname3", "further perpetrators")
    _claims(view, groups, held, sheet)


def _groups(view: View) -> list[SettledParty]:
    """Perpetrators with a name: of the register, or an armed group that reports name."""
    held = [r.party for r in view.settlement.responsibility if _blamed(r)]
    found: dict[str, SettledParty] = {}
    for party in (*view.sides[0], *held):
        if party.kind is not ActorKind.UNKNOWN_ARMED and actor_register().get(party.actor):
            found.setdefault(_identity(party), party)
    return list(found.values())


def _blamed(held: Responsibility) -> bool:
    unknown = (ResponsibilityStatus.UNKNOWN, ResponsibilityStatus.DENIED)
    return held.status not in unknown


def _uncertain(held: Responsibility | None) -> bool:
    """1 where the attribution is a suspicion, or contested (GTD codebook, "guncertain")."""
    if held is None:
        return False
    if held.status in (ResponsibilityStatus.CONTESTED, ResponsibilityStatus.DENIED):
        return True
    levels = {said.level for said in held.said}
    sure = {Level.STATED_AS_FACT, Level.CLAIMED_BY_ITSELF}
    return bool(levels & _SUSPECTED) and not levels & sure


def _claims(
    view: View, groups: list[SettledParty], held: dict[str, Responsibility], sheet: Sheet
) -> None:
    claimants = []
    for n, party in enumerate(groups[:3], 1):
        own = held.get(_identity(party))
        claims = [s for s in own.said if s.level is Level.CLAIMED_BY_ITSELF] if own else []
        column = "claimed" if n == 1 else f"claim{n}"
        if view.settlement.responsibility:
            sheet.put(column, int(bool(claims)), [s.statement for s in claims] or party.used)
        if claims:
            claimants.append(party)
            mode = _mode(s.channel for s in claims)
            name = "claimmode" if n == 1 else f"claimmode{n}"
            sheet.put(name, mode, [s.statement for s in claims])
            sheet.put(f"{name}_txt", _MODE_WORDS[mode], [s.statement for s in claims])
    if claimants:
        rivals = [r for r in held.values() if r.status is ResponsibilityStatus.CONTESTED]
        competing = len(claimants) > 1 and any(_claims_it(r) for r in rivals)
        sheet.put("compclaim", int(competing), used_by(claimants))
    if any(r.status is ResponsibilityStatus.DENIED for r in held.values()):
        sheet.lose("claimed", "who denies it; the summary keeps it")
    if any(s.level in _SUSPECTED for r in held.values() for s in r.said):
        sheet.lose("guncertain1", "who suspects or accuses; the summary keeps it")


def _claims_it(held: Responsibility) -> bool:
    return any(said.level is Level.CLAIMED_BY_ITSELF for said in held.said)


def _mode(channels: Iterable[str | None]) -> int:
    """The mode of the first channel told that is of a known kind; 10 where none is told."""
    modes = [_MODES[channel_of(channel)] for channel in channels if channel]
    known = [mode for mode in modes if mode != _MODES[Channel.OTHER]]
    return (known or modes or [_NOT_TOLD])[0]


def _identity(party: SettledParty) -> str:
    return party.actor or party.name.casefold()
