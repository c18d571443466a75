"""One actor of the register, and one of the names that reports use for it."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.knowledge.actors.words import fold_word, words_of
from dateline.vocabulary import ActorKind

_ARTICLES = frozenset("al el an ar as ash ad at az the de los las la".split())
"""Articles that begin names and are written small or large ("Al-Shabaab", "al-Shabaab")."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the register.

    ``countries`` are ISO 3166 alpha-2 codes where it is active, the main one first; ``first`` and
    ``last`` the years of activity (``last`` is ``None`` while it lasts). ``ucdp`` is the exact name
    in UCDP's actor list, empty where UCDP has none. ``opponents`` are ids or country codes.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    ucdp: str = ""
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    opponents: tuple[str, ...] = ()

    def active(self, day: dt.date, slack: int = 1) -> bool:
        """Whether it is known to be active in the year of ``day``, ``slack`` years either way."""
        after = self.first is None or day.year >= self.first - slack
        return after and (self.last is None or day.year <= self.last + slack)


class Surface(msgspec.Struct, frozen=True, kw_only=True):
    """A name as reports write it.

    ``exact``: matches only in this spelling's case (abbreviations: "IS", "PLA").
    ``capital``: the first letter must be a capital. ``contextual``: names too ambiguous to stand
    alone count only where the report names one of the actor's countries or another of its names.
    """

    actor: str
    text: str
    key: tuple[str, ...]
    exact: bool = False
    capital: bool = False
    contextual: bool = False


def surface(actor: str, name: str) -> Surface | None:
    """The surface of a name of the register's tables; a leading ``?`` marks it as contextual."""
    text = name.removeprefix("?").strip()
    key = tuple(w.key for w in words_of(text))
    if not key:
        return None
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    short = len(key) == 1 and len(letters) <= 6 and capitals > len(letters) / 2
    return Surface(
        actor=actor,
        text=text,
        key=key,
        exact=short,
        capital=text[0].isupper() and not (len(key) > 1 and key[0] in _ARTICLES),
        contextual=name.startswith("?") or (short and len(letters) <= 3),
    )


__all__ = ["Actor", "Surface", "fold_word", "surface"]
