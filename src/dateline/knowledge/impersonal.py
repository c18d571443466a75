"""Which phrases name no person: those of which every word is known to be no name.

Denying is the safe side: a phrase with one word that is not known counts as naming someone. Small
words may be any word of the dictionary; a word with a capital must be one for offices, bodies,
peoples or those who act, since surnames are dictionary words too ("Hope", "King").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.knowledge.actors import State, agent_nouns, states
from dateline.knowledge.common_words import common_words
from dateline.knowledge.sources import source_lexicon
from dateline.knowledge.victims import victim_words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SMALL = frozenset(
    "a an the of in on at to from for with by and or near against among other others its their "
    "his her s".split()
)
_SURNAMES = frozenset(
    "bishop church constable cook dawn driver farmer guard house hunter judge king long lord major "
    "monk page pastor priest sheriff shepherd stone street west white".split()
)
"""Words for offices, bodies and those who act that people are called by too: with a capital they
count as names."""
_HOMES = frozenset(
    "house houses home homes residence villa apartment flat compound farm shop store office "
    "property mansion".split()
)
_GIVEN = frozenset({"chad", "georgia", "israel", "jordan"})
"""States whose names people bear too."""
_MARKS = re.compile(r"[^\w\s.,;:()/&'’\"“”-]")


@lru_cache(65_536)
def impersonal(phrase: str) -> bool:
    """Whether a phrase surely names no person; false for an empty one."""
    words = [word for run in _WORD.findall(phrase) for word in re.split(r"['’-]", run) if word]
    if not words or _MARKS.search(phrase):
        return False
    return all(_known(word) for word in words)


@lru_cache(65_536)
def tells_one(phrase: str) -> bool:
    """Whether a phrase has a noun for a single person in it ("rebel commander ...")."""
    nouns = agent_nouns()
    words = [word.casefold() for word in _WORD.findall(phrase)]
    return any(word in nouns and not nouns[word].plural for word in words)


@lru_cache(65_536)
def tells_home(phrase: str) -> bool:
    """Whether a phrase for a place may be somebody's own ("the house of ...", "X's farm")."""
    words = {word.casefold() for word in _WORD.findall(phrase)}
    owned = any(word.endswith(("'s", "’s")) for word in words)
    return owned or bool(words & _HOMES)


def _known(word: str) -> bool:
    folded = word.casefold()
    if folded in _SMALL:
        return True
    if word.islower():
        return folded in _offices() or folded in _plain()
    return folded in _offices() and folded not in _SURNAMES


@cache
def _offices() -> frozenset[str]:
    """Words for offices, bodies, peoples, and those who act, in lower case."""
    lexicon = source_lexicon()
    phrases = [*lexicon.heads, *lexicon.words, *lexicon.names, *lexicon.roles, *agent_nouns()]
    phrases += [name for state in states().by_iso.values() for name in _names(state)]
    return frozenset(part.casefold() for phrase in phrases for part in _WORD.findall(phrase))


def _names(state: State) -> tuple[str, ...]:
    given = {name.casefold() for name in (state.name, *state.aliases)} & _GIVEN
    own = () if given else (state.name, *state.aliases)
    return (*own, *state.adjectives, *state.people)


@cache
def _plain() -> frozenset[str]:
    """Dictionary words with their plain inflections, in lower case."""
    words = common_words() | victim_words().nouns.keys()
    return frozenset(words) | frozenset(f"{word}s" for word in words)
