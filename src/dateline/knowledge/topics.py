"""The lexicon of matters beside political violence (``data/topics.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.knowledge.phrases import PhraseIndex, read_phrase


@cache
def topic_lexicon() -> PhraseIndex[str]:
    """The index of phrases, each with the name of its topic."""
    text = (files("dateline.knowledge") / "data" / "topics.toml").read_text(encoding="utf-8")
    return PhraseIndex.of(
        read_phrase(phrase, topic)
        for topic, rows in tomllib.loads(text).items()
        for phrase in rows["phrases"]
    )
