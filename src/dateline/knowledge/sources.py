"""The lexicon of speakers and words of saying, from ``data/sources.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.errors import KnowledgeError
from dateline.vocabulary import SourceKind

_CUE_LISTS = ("strong", "weak", "denial", "claim", "suspicion", "object", "intent", "speech")


@dataclass(frozen=True)
class SourceLexicon:
    """Who speaks and how: verbs by lemma, nouns by lemma, names as a pattern over lower case."""

    strong: frozenset[str]
    """Verbs that attribute whatever their subject ("say")."""
    weak: frozenset[str]
    """Verbs that attribute only when the subject is a known kind of speaker ("document")."""
    denial: frozenset[str]
    claim: frozenset[str]
    suspicion: frozenset[str]
    object: frozenset[str]
    """Verbs that take what is said as an object ("documented the death of")."""
    intent: frozenset[str]
    """Verbs whose infinitive is what the subject holds or means to do ("vowed to return")."""
    speech: frozenset[str]
    """Nouns for what is said ("statement")."""
    heads: dict[str, SourceKind]
    """Kind by the head noun of the phrase."""
    roles: frozenset[str]
    """Head nouns whose kind another word of the phrase gives ("spokesman")."""
    words: dict[str, SourceKind]
    """Kind by any other word of the phrase."""
    names: dict[str, SourceKind]
    """Kind by a name of one or more words."""
    name_pattern: re.Pattern[str]
    """Finds any of ``names`` in lower-case text."""


@cache
def source_lexicon() -> SourceLexicon:
    """The lexicon, loaded once per process.

    Raises:
        KnowledgeError: when the data file is missing or damaged.
    """
    data = _read()
    cues = {name: frozenset(data["cues"][name]) for name in _CUE_LISTS}
    heads = dict(data["heads"])
    roles = frozenset(heads.pop("role"))
    names = _by_word(data["names"])
    return SourceLexicon(
        **cues,
        heads=_by_word(heads),
        roles=roles,
        words=_by_word(data["words"]),
        names=names,
        name_pattern=_alternatives(names),
    )


def _read() -> dict[str, dict[str, list[str]]]:
    path = resources.files("dateline.knowledge") / "data" / "sources.toml"
    try:
        data: dict[str, dict[str, list[str]]] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"the lexicon of speakers {path} cannot be read: {error}") from error
    return data


def _by_word(lists: dict[str, list[str]]) -> dict[str, SourceKind]:
    """Each word with its kind; a word of several lists has the kind of the first."""
    table: dict[str, SourceKind] = {}
    for kind, words in lists.items():
        for word in words:
            table.setdefault(word, SourceKind(kind))
    return table


def _alternatives(names: dict[str, SourceKind]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
