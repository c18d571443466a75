"""Actors in ACLED's style, and ACLED's interaction codes.

"Military Forces of Mali (2020-2021)", "JNIM: Group for Support of Islam and Muslims", "Unidentified
Armed Group (Mali)", "Civilians (Mali)". Source: ACLED codebook (2021), "Actor names and types";
the interaction codes 1 to 8 are those of the same edition (newer releases print words).

What the form cannot say: who claims or is accused, and by whom. Years of governments come from a
table that is not ACLED's; see its card.
"""

from __future__ import annotations

import datetime as dt
import re

from dateline.codebooks.party import Party
from dateline.knowledge.acled_regimes import regime_years
from dateline.knowledge.actors import actor_register
from dateline.vocabulary import ActorKind

_FORCES = {
    ActorKind.STATE: "Government of {}",
    ActorKind.MILITARY: "Military Forces of {}",
    ActorKind.POLICE: "Police Forces of {}",
    ActorKind.SECURITY_FORCES: "Security Forces of {}",
}
_CROWDS = {
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.RIOTERS: "Rioters",
    ActorKind.UNKNOWN_ARMED: "Unidentified Armed Group",
    ActorKind.CRIMINAL: "Unidentified Gang",
    ActorKind.MILITIA: "Unidentified Militia",
    ActorKind.STATE_MILITIA: "Unidentified Pro-Government Militia",
    ActorKind.COMMUNAL: "Unidentified Communal Militia",
    ActorKind.ARMED_GROUP: "Unidentified Armed Group",
}
INTER = {
    **dict.fromkeys(_FORCES, 1),
    ActorKind.ARMED_GROUP: 2,
    ActorKind.UNKNOWN_ARMED: 3,
    ActorKind.MILITIA: 3,
    ActorKind.STATE_MILITIA: 3,
    ActorKind.CRIMINAL: 3,
    ActorKind.COMMUNAL: 4,
    ActorKind.RIOTERS: 5,
    ActorKind.PROTESTERS: 6,
    ActorKind.CIVILIANS: 7,
    ActorKind.IGO: 8,
    ActorKind.COALITION: 8,
    ActorKind.OTHER: 8,
}
"""ACLED's codes: 1 state, 2 rebel, 3 political militia, 4 identity militia, 5 rioters, 6
protesters, 7 civilians, 8 external or other. A state's forces abroad are 8: see ``inter``."""

_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]{1,9}")


def acled_actor(party: Party, country: str | None, day: dt.date) -> str:
    """The name of a party to an event in ``country`` (ISO 3166 alpha-2) on ``day``.

    Empty where nothing but the words of the report is known.
    """
    if party.kind in _FORCES and party.country:
        return _state(party, day)
    actor = actor_register().get(party.actor)
    if actor is not None:
        return _named(actor.name, actor.aliases)
    if party.kind in _CROWDS:
        where = _country(country or party.country)
        return f"{_CROWDS[party.kind]} ({where})" if where else ""
    return ""


def inter(party: Party, country: str | None) -> int:
    """ACLED's interaction code of a party to an event in ``country``."""
    abroad = party.country is not None and country is not None and party.country != country
    return 8 if party.kind in _FORCES and abroad else INTER[party.kind]


def _state(party: Party, day: dt.date) -> str:
    assert party.country is not None
    name = _FORCES[party.kind].format(_country(party.country) or party.country)
    years = regime_years(party.country, day)
    return f"{name} ({years})" if years else name


def _country(iso: str | None) -> str:
    state = actor_register().states.by_iso.get(iso or "")
    return state.name if state is not None else ""


def _named(name: str, aliases: tuple[str, ...]) -> str:
    """ "ACRONYM: Full name" where the register has both, else the name."""
    plain = name.partition(" (")[0]
    aliases = tuple(alias.removeprefix("?") for alias in aliases)  # "?" marks ambiguous names
    acronym = next((a for a in (plain, *aliases) if _ACRONYM.fullmatch(a)), None)
    full = next((a for a in (plain, *aliases) if " " in a), None)
    if acronym is None or full is None:
        return plain
    return f"{acronym}: {full}"
