"""The way that words came: to whom they were told, over which channel, who passed them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.knowledge.sources import source_lexicon
from dateline.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHANNELS = frozenset(
    "channel telegram twitter facebook whatsapp tweet post posting website site page radio "
    "television tv phone telephone video audio recording footage statement communique communiqué "
    "message leaflet letter conference interview briefing bulletin press media amaq account "
    "newspaper newsletter magazine blog speech address email e-mail text report press-release "
    "announcement release remark comment broadcast network agency x instagram youtube tiktok "
    "loudspeaker pamphlet".split()
)
_INSIDE = frozenset(
    "det amod compound poss case nummod pobj prep nmod quantmod advmod hyph".split()
)
"""Relations of tokens inside a link; a clause or a comma ends it."""
_WAYS = frozenset(("on", "in", "via", "through", "by", "over", "during", "from", "at", "to"))


def chain_of(document: Document, cue: Token, speaker_head: int) -> tuple[str, ...]:
    """The links of the chain as written, nearest the speaker first."""
    links: list[tuple[int, str]] = []
    for child in cue.rights:
        if child.dep_ in ("dobj", "dative") and cue.lemma_ == "tell" and child.i != speaker_head:
            links.append((child.i, _words(document, cue.i, child)))
        elif _is_channel(child, speaker_head):
            links.append((child.i, _words(document, child.i, child)))
        elif child.dep_ == "dobj":
            links += [
                (prep.i, _words(document, prep.i, prep))
                for prep in child.subtree
                if prep.i > child.i and _is_channel(prep, speaker_head)
            ]
    links += _passed_on(document, cue)
    return tuple(text for _, text in sorted(links))


def owned_channel(document: Document, noun: Token, owner: int) -> tuple[str, ...]:
    """The chain of "a statement by X": the words up to the noun of speech."""
    if noun.i == owner or noun.lemma_.lower() not in source_lexicon().speech:
        return ()
    start = noun.left_edge.i if owner > noun.i else noun.i
    return (document.span(start, noun.i + 1).text,)


def _is_channel(prep: Token, speaker_head: int) -> bool:
    if prep.dep_ not in ("prep", "agent", "dative") or prep.lower_ not in _WAYS:
        return False
    for noun in prep.rights:
        if noun.dep_ == "pobj" and noun.i != speaker_head:
            words = {noun.lemma_.lower(), noun.lower_}
            words |= {c.lower_ for c in noun.lefts}
            return bool(words & _CHANNELS) or _is_media(noun)
    return False


def _is_media(noun: Token) -> bool:
    names = source_lexicon().names
    return names.get(noun.lower_) is SourceKind.MEDIA


def _words(document: Document, start: int, child: Token) -> str:
    """The words from ``start`` to the end of the noun phrase in ``child``."""
    end = child.i + 1
    for token in child.subtree:
        if token.i > child.i:
            if token.dep_ not in _INSIDE or token.i > end:
                break
            end = token.i + 1
    return document.span(start, end).text


def _passed_on(document: Document, cue: Token) -> list[tuple[int, str]]:
    """As in "was quoted by X as saying", "X quoted Y as saying"."""
    prep = cue.head
    if cue.dep_ != "pcomp" or prep.lower_ != "as" or prep.head.lemma_ not in ("quote", "cite"):
        return []
    verb = prep.head
    for child in verb.rights:
        if child.dep_ == "agent":
            return [(child.i, _words(document, verb.i, child))]
    return []
