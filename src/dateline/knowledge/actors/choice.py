"""Choice among the actors that share a name: by spelling, place and time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from dateline.knowledge.actors.entry import Surface
from dateline.knowledge.actors.register import ActorRegister


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells beside the name.

    ``countries`` maps country codes to how often the report names them; ``sure`` holds the ids of
    actors that the report names unambiguously.
    """

    published: dt.date
    countries: Mapping[str, float] = {}
    sure: frozenset[str] = frozenset()


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The actor chosen for a name, and why."""

    actor: str
    reason: str


def fits(form: Surface, text: str, shouted: bool) -> bool:
    """Whether a text may be this name by its case; ``shouted`` text is in capitals throughout."""
    if form.exact:
        return text == form.text and not (shouted and len(text) <= 4)
    return not form.capital or text[:1].isupper()


def choose(forms: Sequence[Surface], context: Context, register: ActorRegister) -> Choice | None:
    """The actor that one of ``forms`` stands for here, or ``None`` when none is likely."""
    best: tuple[float, str, str] | None = None
    for form in forms:
        scored = _score(form, context, register, len(forms))
        if scored is not None and (best is None or scored[0] > best[0]):
            best = (scored[0], form.actor, scored[1])
    return None if best is None else Choice(actor=best[1], reason=best[2])


def _score(
    form: Surface, context: Context, register: ActorRegister, rivals: int
) -> tuple[float, str] | None:
    actor = register.by_id[form.actor]
    place = sum(context.countries.get(country, 0.0) for country in actor.countries)
    place += 0.5 * context.countries.get(actor.countries[0], 0.0) if actor.countries else 0.0
    named = form.actor in context.sure
    living = actor.active(context.published)
    if form.contextual and not named and not place:
        return None
    if (form.contextual or rivals > 1) and not living and not named:
        return None
    reason = "named elsewhere in the report" if named else "the report names its country"
    if not form.contextual and not named and not place:
        reason = "its name" if living else "its name; not known to be active at the time"
    return place / (1 + 0.2 * len(actor.countries)) + 20 * named + 5 * living, reason
