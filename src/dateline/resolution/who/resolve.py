"""Who a phrase names: an entry of the register, or a typed unknown, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from dateline.knowledge.actors import (
    ActorRegister,
    Context,
    actor_register,
    agent_nouns,
    choose,
    words_of,
)
from dateline.knowledge.actors.choice import fits
from dateline.vocabulary import ActorKind

_STATE = frozenset(
    (ActorKind.STATE, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.SECURITY_FORCES)
)


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase names.

    ``actor`` is a register id, or ``None`` for who is not in the register; ``name`` the register's
    name or the words; ``country`` an ISO 3166 alpha-2 code; ``reason`` tells a coder how it was
    reached.
    """

    name: str
    kind: ActorKind
    reason: str
    actor: str | None = None
    country: str | None = None


def resolve_actor(
    phrase: str,
    published: dt.date,
    countries: Mapping[str, float] | None = None,
    register: ActorRegister | None = None,
) -> Who:
    """Who ``phrase`` names in a report of that date.

    ``countries`` maps the codes of the countries that the report names to how often it does; names
    that several actors share are told apart by them and by the years in which each was active.
    """
    register = register or actor_register()
    context = Context(published=published, countries=countries or {})
    return (
        _named(phrase, context, register)
        or _state_force(phrase, context, register)
        or Who(name=phrase, kind=_kind(phrase), reason="not in the register; kept as named")
    )


def _named(phrase: str, context: Context, register: ActorRegister) -> Who | None:
    """The actor whose name is the longest run of words of the phrase that is a name."""
    words = words_of(phrase)
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            part = words[first : first + length]
            forms = register.surfaces.get(tuple(word.key for word in part), [])
            text = phrase[part[0].start : part[-1].end]
            kept = [form for form in forms if fits(form, text, shouted=False)]
            choice = choose(kept, context, register) if kept else None
            if choice is not None:
                actor = register.by_id[choice.actor]
                country = actor.countries[0] if len(actor.countries) == 1 else None
                return Who(
                    actor=actor.id,
                    name=actor.name,
                    kind=actor.kind,
                    country=country,
                    reason=f"“{text}” is a name of {actor.name}: {choice.reason}",
                )
    return None


def _state_force(phrase: str, context: Context, register: ActorRegister) -> Who | None:
    """Forces of a state that the phrase names, else of the one country that the report names."""
    kind = _kind(phrase)
    if kind not in _STATE:
        return None
    for word in words_of(phrase):
        hit = register.states.index.get((word.key,))
        if hit is not None and word.text[0].isupper():
            iso, why = hit[0], f"“{word.text}” names the country"
            break
    else:
        if len(context.countries) != 1:
            return None
        iso, why = next(iter(context.countries)), "the only country that the report names"
    actor = register.get(register.state_id(iso, kind))
    if actor is None:
        return None
    return Who(actor=actor.id, name=actor.name, kind=kind, country=iso, reason=why)


def _kind(phrase: str) -> ActorKind:
    """The kind that the phrase's last agent noun tells."""
    nouns = agent_nouns()
    words = [word.key for word in words_of(phrase)]
    for at in range(len(words) - 1, -1, -1):
        noun = nouns.get(" ".join(words[max(0, at - 1) : at + 1])) or nouns.get(words[at])
        if noun is not None and noun.kind is not None:
            return noun.kind
    return ActorKind.OTHER
