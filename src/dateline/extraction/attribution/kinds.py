"""The kind of a speaker, from the words of the phrase that names it."""

from __future__ import annotations

import re

from dateline.knowledge.sources import source_lexicon
from dateline.vocabulary import SourceKind

PRIORITY = (
    SourceKind.ARMED_GROUP,
    SourceKind.POLICE,
    SourceKind.MEDICAL,
    SourceKind.MILITARY,
    SourceKind.UN_IGO,
    SourceKind.MONITOR,
    SourceKind.MEDIA,
    SourceKind.WITNESS,
    SourceKind.RESIDENT,
    SourceKind.STATE,
    SourceKind.ANONYMOUS_OFFICIAL,
)
"""Which word wins when a phrase holds several: "provincial police spokesman" is police."""

_RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}

_HELD = re.compile(r"\S+\s?-\s?(?:held|controlled|run|backed|led|allied|affiliated|linked|based)\b")
"""Says in whose hands or pay a place or body is, not who speaks ("the rebel-held town")."""

_ALLIANCE = re.compile(r"-\s?led\s+(?:coalition|alliance)")

_FILLER = frozenset(
    "a an the senior top several some two three many one another high ranking - unnamed "
    "anonymous security intelligence multiple unidentified".split()
)


def kind_of(core: str, head: str, rest: str = "") -> SourceKind | None:
    """The kind of the speaker, or ``None`` when no word tells.

    ``core`` is the noun phrase up to its head, ``head`` the lemma of the head, ``rest`` what stands
    in apposition or after "of", "for", "from".
    """
    lexicon = source_lexicon()
    core, rest, head = _clean(core), _clean(rest), head.lower()
    named = _named(core)
    if named is not None:
        return named
    if head in lexicon.heads and head not in lexicon.roles:
        return _head_kind(core, head)
    return (
        _worded(core, head)
        or (_named(rest) if rest else None)
        or (_of_rest(rest) if rest else None)
        or _head_kind(core, head)
    )


_FORCES = re.compile(r"(?i:\bdefen[cs]e\b|\bjunta\b|\bregime\b)|\b(?:Front|Brigades?|Battalions?)$")
_PARTIES = frozenset((SourceKind.ARMED_GROUP, SourceKind.MILITARY, SourceKind.POLICE))


def is_party(kind: SourceKind, name: str) -> bool:
    """Whether a source speaks for forces that can have done the deed of which it tells.

    A defence ministry speaks for the state, and for its army, too; who is called a front or
    brigade and known by no table may be an armed group.
    """
    return kind in _PARTIES or (kind is SourceKind.STATE and _FORCES.search(name) is not None)


def _clean(text: str) -> str:
    text = text.lower()
    return text if _ALLIANCE.search(text) else _HELD.sub(" ", text)


def _named(text: str) -> SourceKind | None:
    """The kind of a name in the text; the rightmost unless an armed group is among them."""
    lexicon = source_lexicon()
    kinds = [lexicon.names[found] for found in lexicon.name_pattern.findall(text)]
    if SourceKind.ARMED_GROUP in kinds:
        return SourceKind.ARMED_GROUP
    return kinds[-1] if kinds else None


def _worded(core: str, head: str) -> SourceKind | None:
    """The kind by the words before the head."""
    words = source_lexicon().words
    known = head in source_lexicon().heads or head in source_lexicon().roles
    if head == "source" and "local" in _split(core):
        return SourceKind.RESIDENT
    kinds = [words[w] for w in _split(core) if w in words and not (known and w == head)]
    if source_lexicon().heads.get(head) is SourceKind.MONITOR:  # "the National Network for Rights"
        kinds = [k for k in kinds if k is not SourceKind.STATE]
    if head in {"official", "source"} and SourceKind.ANONYMOUS_OFFICIAL in kinds:
        kinds = [k for k in kinds if k is not SourceKind.ANONYMOUS_OFFICIAL] or kinds
    return min(kinds, key=_RANK.__getitem__) if kinds else None


def _of_rest(rest: str) -> SourceKind | None:
    """The kind by the first phrase after the head that tells one."""
    lexicon = source_lexicon()
    for part in re.split(r",|;|\b(?:of|for|from|at|in|with)\b", rest):
        kinds = []
        for word in _split(part):
            kind = lexicon.words.get(word) or _plain_head(word)
            if kind is not None:
                kinds.append(kind)
        if kinds:
            return min(kinds, key=_RANK.__getitem__)
    return None


def _plain_head(word: str) -> SourceKind | None:
    heads = source_lexicon().heads
    return heads.get(word) or (heads.get(word[:-1]) if word.endswith("s") else None)


def _head_kind(core: str, head: str) -> SourceKind | None:
    """The kind by the head alone; an official told by nation or office speaks for the state."""
    kind = source_lexicon().heads.get(head)
    if head == "official" and any(w not in _FILLER for w in _split(core)[:-1]):
        return SourceKind.STATE
    return kind


def _split(text: str) -> list[str]:
    words = re.findall(r"[\w.']+(?:-[\w.']+)*|-", text.replace(" - ", "-"))
    return [word.removesuffix("'s").removesuffix("'") for word in words]
