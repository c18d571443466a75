"""The lexicon of words that tell of events (``data/events.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.knowledge.phrases import Phrase, PhraseIndex, read_phrase
from dateline.vocabulary import EventType


@dataclass(frozen=True)
class Entry:
    """What a single word tells: a type, and whether it needs another sign of violence beside it."""

    type: EventType
    weak: bool


@dataclass(frozen=True)
class EventLexicon:
    """Verbs and nouns by lemma, and phrases."""

    verbs: dict[str, Entry]
    nouns: dict[str, Entry]
    phrases: PhraseIndex[EventType]


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon. A word of two types keeps the first in which it is strong."""
    text = (files("dateline.knowledge") / "data" / "events.toml").read_text(encoding="utf-8")
    verbs: dict[str, Entry] = {}
    nouns: dict[str, Entry] = {}
    phrases: list[Phrase[EventType]] = []
    for name, rows in tomllib.loads(text).items():
        kind = EventType(name)
        for table, field in ((verbs, "verbs"), (nouns, "nouns")):
            for weak, key in ((False, field), (True, f"weak_{field}")):
                for word in rows.get(key, ()):
                    if word not in table or (table[word].weak and not weak):
                        table[word] = Entry(kind, weak)
        phrases += [read_phrase(phrase, kind) for phrase in rows.get("phrases", ())]
    return EventLexicon(verbs, nouns, PhraseIndex.of(phrases))
