"""The lexicon of weapons and methods (``data/means.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.knowledge.phrases import PhraseIndex, read_phrase
from dateline.vocabulary import MeansClass


@cache
def means_lexicon() -> PhraseIndex[MeansClass]:
    """The index of phrases that name weapons and methods, with their classes."""
    text = (files("dateline.knowledge") / "data" / "means.toml").read_text(encoding="utf-8")
    return PhraseIndex.of(
        read_phrase(phrase, MeansClass(kind))
        for kind, phrases in tomllib.loads(text).items()
        for phrase in phrases
    )
