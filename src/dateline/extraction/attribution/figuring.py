"""Who gives a figure without a word of saying: "raised the toll to 29", "gave 24 dead", "saw"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.attribution.cue import Cue
from dateline.extraction.attribution.kinds import kind_of
from dateline.extraction.attribution.owners import known, owner_of
from dateline.extraction.clauses import subject_of
from dateline.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SETTING = frozenset("give put raise lower revise correct cut increase reduce update place".split())
_SEEING = frozenset("see count receive collect".split())
FIGURING = _SETTING | _SEEING
_FIGURES = frozenset("toll figure number count tally total estimate".split())
_SUFFERERS = frozenset("dead killed injured wounded missing deaths casualties victims".split())
_REMAINS = frozenset("bodies body corpses corpse dead wounded casualties graves".split())
_ON_THE_SPOT = frozenset(
    (
        SourceKind.WITNESS,
        SourceKind.RESIDENT,
        SourceKind.MEDIA,
        SourceKind.MEDICAL,
        SourceKind.MONITOR,
        SourceKind.UN_IGO,
    )
)
"""Those whose sight of the dead is a testimony; of a party it is what the report tells."""
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_NEAR = 7
"""Tokens after the verb within which its figure begins."""


def figure_cue(token: Token) -> Cue | None:
    """The one who gives the figure that stands behind the verb, if it gives one."""
    lemma = token.lemma_.lower()
    if lemma not in FIGURING or any(c.dep_ == "neg" for c in token.lefts):
        return None
    subject = subject_of(token)
    if subject is None or subject.i > token.i or subject.head.i != token.i:
        return None
    speaker = owner_of(subject)
    if lemma in _SEEING:
        return Cue(token, speaker, "verb") if _sees(token, speaker) else None
    if not _gives(token):
        return None
    able = speaker.lower_ in _PRONOUNS or known(speaker)
    return Cue(token, speaker, "verb") if able else None


def _gives(token: Token) -> bool:
    """Whether a figure of the dead or hurt, or the word for one, follows at once."""
    numbered = False
    for word in _following(token):
        if word.lemma_.lower() in _FIGURES:
            return True
        numbered = numbered or word.like_num
        if word.lower_ in _SUFFERERS and (numbered or token.lemma_ == "put"):
            return True
    return False


def _sees(token: Token, speaker: Token) -> bool:
    """Whether one on the spot sees or counts the dead."""
    core = token.doc[speaker.left_edge.i : speaker.i + 1].text
    if kind_of(core, speaker.lemma_) not in _ON_THE_SPOT:
        return False
    return any(word.lower_ in _REMAINS for word in _following(token))


def _following(token: Token) -> list[Token]:
    """The words after the verb up to the next comma, clause or verb."""
    words: list[Token] = []
    for word in token.doc[token.i + 1 : token.i + 1 + _NEAR]:
        if word.text in (",", ";", ".") or (
            word.tag_ in ("VBD", "VBZ", "IN") and word.lower_ in _ENDS
        ):
            break
        words.append(word)
    return words


_ENDS = frozenset(("after", "before", "that", "while", "when", "was", "were", "as"))
