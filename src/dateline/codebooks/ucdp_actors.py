"""UCDP's names of the two sides of an event.

UCDP fills both sides always: a government is side a against a group, a perpetrator is side a
against "Civilians". Where a report leaves a side unnamed ("gunmen"), UCDP's coders name the usual
opponent; that is an inference of the codebook, drawn from how often UCDP codes each pair in the
country and year (``knowledge/data/ucdp_dyads.tsv``), and it is marked as such. It never becomes a
statement. Source of the conventions: UCDP GED codebook 23.1.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import NamedTuple

from dateline.codebooks.party import Party
from dateline.codebooks.ucdp_dyads import Dyad, dyads, renamed
from dateline.knowledge.actors import Actor, ActorRegister, actor_register, states
from dateline.vocabulary import ActorKind

CIVILIANS = "Civilians"
UMBRELLA = {"SY": ("Syrian insurgents", "Government of Syria")}
"""Where UCDP puts all groups that fight one government under one name."""
APART = frozenset(("IS", "SDF", "SNA", "PYD", "PKK", "Hezbollah", "MFS", "Government of Syria"))
"""Groups of such a country that keep their own name."""

_STATE = frozenset(
    (ActorKind.STATE, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.SECURITY_FORCES,
     ActorKind.STATE_MILITIA)
)  # fmt: skip
_UNARMED = frozenset((ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS))
_UNNAMED = frozenset(
    (ActorKind.ARMED_GROUP, ActorKind.UNKNOWN_ARMED, ActorKind.MILITIA, ActorKind.CRIMINAL,
     ActorKind.COMMUNAL, ActorKind.COALITION)
)  # fmt: skip

_NAMED = 3.0
_GUESSED = 0.9
_UNNAMED_DOER = 1.0
_VICTIMS = 1.0
_FADE = 0.75
"""Weights of the evidence for a side: a name, a foreign state counted to its host, unnamed armed
men, civilian victims; and what each further mention is worth, relative to the one before."""
_UNIT = 20.0
"""Weight of an event in the same first-order unit, relative to one elsewhere in the country."""
_PRIOR = 0.5
"""Weight of the logarithm of a pair's usual frequency."""


class UcdpSides(NamedTuple):
    """The two sides; ``inferred`` names those that the report does not name."""

    side_a: str
    side_b: str
    inferred: tuple[str, ...] = ()


def ucdp_side_name(
    actor: str | None, kind: ActorKind, country: str | None, published: dt.date
) -> str | None:
    """UCDP's name for an actor, ``None`` where it has none or the actor is not known.

    ``country`` is the actor's own for forces of a state without id, else that of the event.
    """
    register = actor_register()
    known = register.get(actor)
    if known is None and kind in _STATE:
        known = register.get(register.state_id(country, ActorKind.STATE))
    if known is not None:
        named = renamed(country, known.id, published) or known.ucdp
        return (renamed(country, named, published) or named) if named else None
    return CIVILIANS if kind in _UNARMED else None


def ucdp_sides(
    doers: Sequence[Party],
    others: Sequence[Party],
    country: str | None,
    published: dt.date,
    admin1: str = "",
) -> UcdpSides:
    """The two sides of an event in a country (ISO code): UCDP's names, side a first.

    ``doers`` are perpetrators and participants, ``others`` targets and victims, each in order of
    importance. ``admin1`` is UCDP's name of the first-order unit, where known. Empty strings where
    not even the usual pair of the country is known.
    """
    country = country or _home((*doers, *others))
    evidence, unnamed = _evidence(doers, others, country, published)
    pairs = _pairs(evidence, country, published, admin1.lower())
    if not pairs:
        return UcdpSides("", "")
    scored = {
        pair: sum(evidence.get(side, 0.0) for side in pair)
        + _PRIOR * math.log(weight + 0.05)
        + _unnamed_gain(pair, evidence, unnamed)
        for pair, weight in pairs.items()
    }
    a, b = max(sorted(scored), key=lambda pair: scored[pair])
    return UcdpSides(a, b, tuple(side for side in (a, b) if side not in evidence))


def _evidence(
    doers: Sequence[Party], others: Sequence[Party], country: str | None, published: dt.date
) -> tuple[dict[str, float], float]:
    """The weight of each name that the parties tell, and of unnamed armed men."""
    register = actor_register()
    found: dict[str, float] = {}
    unnamed = 0.0
    for parties, victims in ((doers, False), (others, True)):
        worth = 1.0
        for party in parties:
            name, weight = _side(party, country, published, register)
            if name == CIVILIANS:
                weight = _VICTIMS if victims else 0.1
            if name:
                found[name] = max(found.get(name, 0.0), weight * worth)
                worth *= _FADE
            elif party.kind in _UNNAMED:
                unnamed = max(unnamed, _UNNAMED_DOER)
    return found, unnamed


def _home(parties: Sequence[Party]) -> str | None:
    """The one country in which a named party is active, for an event without a known country."""
    register = actor_register()
    for party in parties:
        known = register.get(party.actor)
        if known is not None and len(known.countries) == 1:
            return known.countries[0]
    return None


def _side(
    party: Party, country: str | None, published: dt.date, register: ActorRegister
) -> tuple[str | None, float]:
    """The name that a party stands for in a country, and how sure that is."""
    known = register.get(party.actor)
    if known is None and party.kind in _STATE and party.country:
        known = register.get(register.state_id(party.country, ActorKind.STATE))
    if known is None:
        return (CIVILIANS, _NAMED) if party.kind in _UNARMED else (None, 0.0)
    name = _named(known, country, published)
    if name is None:
        return None, 0.0
    if name.startswith("Government of ") and known.countries and known.countries[0] != country:
        return name, _GUESSED if _usual(name, country, published) < 1 else _NAMED
    return name, _NAMED


def _named(actor: Actor, country: str | None, published: dt.date) -> str | None:
    name = renamed(country, actor.id, published) or actor.ucdp
    name = renamed(country, name, published) or name
    umbrella = UMBRELLA.get(country or "")
    armed = actor.kind in (ActorKind.ARMED_GROUP, ActorKind.COALITION)
    if umbrella and armed and country in actor.countries and name not in APART:
        return umbrella[0]
    return name or None


def _usual(name: str, country: str | None, published: dt.date) -> float:
    return sum(
        dyad.weight(published.year)
        for dyad in _table(country)
        if name in (dyad.side_a, dyad.side_b)
    )


def _table(country: str | None) -> Sequence[Dyad]:
    """The pairs of the country with this ISO code."""
    state = states().by_iso.get(country or "")
    if state is None:
        return ()
    name = state.ucdp.removeprefix("Government of ") or state.name
    return dyads().get(name, ())


def _pairs(
    evidence: dict[str, float], country: str | None, published: dt.date, admin1: str
) -> dict[tuple[str, str], float]:
    """Pairs to choose from with their usual weight: those of the table, and those just named."""
    pairs: dict[tuple[str, str], float] = {}
    for dyad in _table(country):
        pair = (dyad.side_a, dyad.side_b)
        if dyad.admin1 in ("", admin1):
            worth = _UNIT if dyad.admin1 else 1.0
            pairs[pair] = pairs.get(pair, 0.0) + worth * dyad.weight(published.year)
    names = sorted(evidence, key=lambda name: -evidence[name])
    for first in names:
        for second in names:
            pair = ordered(first, second)
            if first != second and pair not in pairs and pair[::-1] not in pairs:
                pairs[pair] = 0.0
    return pairs


def ordered(first: str, second: str) -> tuple[str, str]:
    """The pair as UCDP orders it: governments first, civilians last, else by the alphabet."""

    def rank(name: str) -> tuple[int, str]:
        return (2 if name == CIVILIANS else 0 if name.startswith("Government of ") else 1, name)

    a, b = sorted((first, second), key=rank)
    return a, b


def _unnamed_gain(pair: tuple[str, str], evidence: dict[str, float], unnamed: float) -> float:
    """What unnamed armed men add to a pair with a group that the report does not name."""
    groups = [s for s in pair if s != CIVILIANS and not s.startswith("Government of ")]
    return unnamed if any(group not in evidence for group in groups) else 0.0
