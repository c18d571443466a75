"""Whom a pronoun, a short name or a noun alone means, of those who spoke before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.speakers import (
    GROUP,
    PERSONAL,
    PERSONS,
    PRONOUNS,
    THING,
    Speaker,
    speaker_at,
)
from dateline.knowledge.sources import source_lexicon
from dateline.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERABLE = frozenset(
    "spokesman spokeswoman spokesperson official officer source group ministry militant rebel "
    "insurgent organization organisation agency army police statement report witness resident "
    "villager man woman commander leader chief minister governor mayor member movement militia "
    "government military network monitor observatory union activist doctor journalist "
    "correspondent separatist fighter jihadist gang cartel outlet newspaper office command "
    "president general mission coalition source captive trader survivor listener local lawyer "
    "faction party body watchdog hospital medic council committee association captain colonel "
    "major lieutenant inspector superintendent sergeant brigadier admiral director".split()
)

Test = Callable[[Speaker], bool]


class Memory:
    """The speakers named so far, newest last; resolves pronouns, short names and nouns."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: list[Speaker] = []

    def resolve(self, speaker: Speaker) -> Speaker:
        """The speaker with the name and kind of whom is meant, remembered for later."""
        meant = self._antecedent(speaker)
        if (
            meant is None
            and speaker.kind is None
            and self._document.doc[speaker.head].lower_ in (PERSONAL | GROUP | THING)
        ):
            meant = self._named_before(speaker)
        if meant is not None:
            speaker = _as(speaker, meant)
        elif speaker.kind is None and speaker.named:
            speaker = self._introduced(speaker)
        if speaker.kind is None:
            speaker = self._named_in_full(speaker)
        if speaker.kind is None or self._owned(speaker):
            speaker = self._of_body(speaker)
        if speaker.name.lower() not in PRONOUNS:
            self._known.append(speaker)
        return speaker

    def _named_in_full(self, speaker: Speaker) -> Speaker:
        """ "The mission" with the name and kind of "the UN mission" of before."""
        doc = self._document.doc
        head = doc[speaker.head]
        if doc[speaker.start].lower_ != "the" or speaker.head != speaker.start + 1:
            return speaker
        for token in reversed(doc[max(0, speaker.start - _FAR) : speaker.start]):
            if token.lower_ == head.lower_ and token.pos_ in ("NOUN", "PROPN"):
                other = speaker_at(self._document, token)
                if other.kind is not None:
                    return _as(speaker, other)
        return speaker

    def _owned(self, speaker: Speaker) -> bool:
        """As in "their spokesman, General Ebi": it speaks for those named before."""
        doc = self._document.doc
        return doc[speaker.start].lower_ in _OWNED and doc[speaker.head].lemma_.lower() in _VOICES

    def _of_body(self, speaker: Speaker) -> Speaker:
        """A spokesman of whom nothing else is told speaks for the body that spoke or was meant."""
        doc = self._document.doc
        lemma = doc[speaker.head].lemma_.lower()
        bare = doc[speaker.start].lower_ in ("a", "another", "its", "their")
        if lemma not in _VOICES or not bare:
            return speaker
        body = self._find(lambda s: not s.person and s.kind in _SPOKEN_FOR)
        return speaker if body is None else replace(speaker, kind=body.kind)

    def last(self) -> Speaker | None:
        """The speaker named last."""
        return self._known[-1] if self._known else None

    def _antecedent(self, speaker: Speaker) -> Speaker | None:
        head = self._document.doc[speaker.head]
        low = head.lower_
        if low in PERSONAL:
            return self._find(lambda s: s.person and not s.plural and _fits(s, low)) or self._find(
                lambda s: _single(s) and _fits(s, low)
            )
        if low in THING:
            return self._find(self._is_one) or self._find(_not_person)
        if low in GROUP:
            return self._find(lambda s: s.plural) or self._find(_not_person)
        if speaker.named:
            return self._same_name(speaker)
        return self._same_noun(speaker, head)

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether "it" can mean the speaker: a body, also "police", whose form is plural."""
        if speaker.person:
            return False
        return not speaker.plural or self._document.doc[speaker.head].lower_ in _ONE_BODY

    def _find(self, test: Test) -> Speaker | None:
        return next((s for s in reversed(self._known) if test(s)), None)

    def _same_name(self, speaker: Speaker) -> Speaker | None:
        """A fuller name with the same last word: "Sangare" after "spokesman Yaya Sangare"."""
        if speaker.kind is not None:
            return None
        word = self._document.doc[speaker.head].lower_
        return self._find(
            lambda s: s.kind is not None and s.knows(word) and len(s.name) >= len(speaker.name)
        )

    def _same_noun(self, speaker: Speaker, head: Token) -> Speaker | None:
        """Whom "the spokesman", "the group" or "the statement" means."""
        first = self._document.doc[speaker.start].lower_
        lemma = head.lemma_.lower()
        definite = first in ("the", "this", "that", "their", "his", "its")
        if not definite or speaker.end - speaker.start > _SHORT:
            return None
        if lemma in source_lexicon().speech:
            return self.last()
        if lemma not in _ANSWERABLE:
            return None
        if self._names_itself(speaker):
            return None
        if first in _OWNED and lemma in PERSONS:
            return self._find(lambda s: not s.person and not s.plural and s.kind is not None)
        several = head.tag_ in ("NNS", "NNPS") or lemma in _ONE_BODY
        own = self._own_names(speaker)
        same = self._find(
            lambda s: (
                lemma in _stems(s.name) and (several or not s.plural) and own <= _stems(s.name)
            )
        )
        if same is not None or head.tag_ == "NNS":
            return same
        if lemma in _BODIES:
            return self._body(speaker)
        return self._by_class(lemma) if speaker.kind in _OPEN else None

    def _own_names(self, speaker: Speaker) -> set[str]:
        """The nouns before the noun, which tell "the army's spokesman" from that of a militia."""
        inside = self._document.doc[speaker.start : speaker.head]
        told = {t.lower_ for t in inside if t.pos_ in ("PROPN", "NOUN") or t.ent_type_ == "NORP"}
        return told - {"the"}

    def _names_itself(self, speaker: Speaker) -> bool:
        """Whether a phrase holds a name of its own: "the Islamic State group"."""
        inside = self._document.doc[speaker.start : speaker.head]
        return speaker.kind is SourceKind.ARMED_GROUP and any(t.pos_ == "PROPN" for t in inside)

    def _body(self, speaker: Speaker) -> Speaker | None:
        """The body that "the group" means: the last that spoke or, if nearer, that was named."""
        lemma = self._document.doc[speaker.head].lemma_.lower()
        barred = _NO_GROUPS if lemma in _ARMED_BODIES else frozenset()
        last = self._find(lambda s: not s.person and s.kind is not None and s.kind not in barred)
        first = max(speaker.start - _NEAR, last.end if last is not None else 0)
        for token in reversed(self._document.doc[first : speaker.start]):
            named = self._named_body(token)
            if named is not None and named.kind not in barred:
                return named
        return last

    def _named_body(self, token: Token) -> Speaker | None:
        """The body that a name at a token names: "JNIM", or "al-Shabaab" in "al-Shabaab men"."""
        if token.is_space:
            return None  # names may run over a line, and a blank one begin with it
        if token.ent_type_ == "ORG" and token.dep_ != "compound":
            named = speaker_at(self._document, token)
            return named if named.kind is not None else None
        kind = SourceKind.ARMED_GROUP
        if token.dep_ != "compound" or source_lexicon().names.get(token.lower_) is not kind:
            return None
        start, end = token.i, token.i + 1
        while start and not token.doc[start - 1].whitespace_ and not token.doc[start - 1].is_space:
            start -= 1  # "al-Shabaab" is three tokens
        name = token.doc[start:end].text
        return Speaker(start, end, token.i, name, kind, person=False, plural=False, named=True)

    def _by_class(self, lemma: str) -> Speaker | None:
        if lemma in PERSONS:
            return self._find(lambda s: s.person and not s.plural)
        return self._find(lambda s: not s.person and not s.plural)

    def _named_before(self, speaker: Speaker) -> Speaker | None:
        """Whom a pronoun means when nobody has spoken yet: the nearest fit that can speak."""
        pronoun = self._document.doc[speaker.head].lower_
        personal = pronoun in PERSONAL
        doc = self._document.doc
        first = max(0, speaker.start - _NEAR)
        near = list(reversed(doc[first : speaker.start]))
        begin = doc[speaker.head].sent.start
        topics = [t for t in near if t.i >= begin and t.dep_ == "nsubj"]
        for token in (*topics, *near):
            if token.dep_ in _TOPICS and token.pos_ in ("NOUN", "PROPN"):
                other = speaker_at(self._document, token)
                fits = other.kind is not None or (personal and token.ent_type_ == "PERSON")
                if fits and other.person == personal and _fits(other, pronoun):
                    return other
        return None

    def _introduced(self, speaker: Speaker) -> Speaker:
        """The kind of a bare name from another place in the report that says who it is."""
        doc = self._document.doc
        words = self._document.words
        word = words.text[speaker.head]
        for at, text in enumerate(words.text):
            if text == word and at != speaker.head and words.pos[at] == "PROPN":
                token = doc[at]
                other = speaker_at(self._document, _name_head(token))
                if other.kind is not None:
                    return _as(speaker, other)
        return speaker


_BODIES = frozenset(
    "group organization organisation movement militia party union faction network alliance "
    "coalition body committee association front".split()
)
_VOICES = frozenset("spokesman spokeswoman spokesperson official representative".split())
_SPOKEN_FOR = frozenset(
    (
        SourceKind.STATE,
        SourceKind.MILITARY,
        SourceKind.POLICE,
        SourceKind.ARMED_GROUP,
        SourceKind.UN_IGO,
        SourceKind.MONITOR,
        SourceKind.MEDICAL,
    )
)
_OWNED = frozenset(("its", "their"))
_ONE_BODY = frozenset(("police", "gendarmerie", "forces"))
_ARMED_BODIES = frozenset("group movement militia faction front".split())
_NO_GROUPS = frozenset(
    (
        SourceKind.STATE,
        SourceKind.MILITARY,
        SourceKind.POLICE,
        SourceKind.MEDIA,
        SourceKind.MEDICAL,
        SourceKind.UN_IGO,
        SourceKind.ANONYMOUS_OFFICIAL,
    )
)
"""Kinds of speakers that a report does not call "the group"."""

_NEAR = 45
"""Tokens before "the group" within which a body that has not spoken may be meant."""

_FAR = 120
"""Tokens back to the fuller name of a body told by its noun alone."""

_TOPICS = frozenset(("nsubj", "nsubjpass", "pobj", "appos", "conj"))
_SHORT = 4
"""Tokens of a phrase that refers back: "the rights group", "the militant group"."""

_OPEN = frozenset((None, SourceKind.ANONYMOUS_OFFICIAL))


def _name_head(token: Token) -> Token:
    while token.dep_ in ("compound", "flat") and token.head.pos_ == "PROPN":
        token = token.head
    return token.head if token.dep_ == "appos" else token


_WOMEN = frozenset(
    "woman mother daughter sister wife widow aunt niece grandmother girl nun spokeswoman "
    "policewoman chairwoman midwife mrs ms".split()
)
_MEN = frozenset(
    "man father son brother husband uncle nephew grandfather boy imam priest bishop monk mr "
    "fisherman herdsman".split()
)


def _fits(speaker: Speaker, pronoun: str) -> bool:
    """Whether "he" or "she" can mean the speaker, by the first words of the phrase."""
    others = _WOMEN if pronoun == "he" else _MEN if pronoun == "she" else frozenset()
    return others.isdisjoint(speaker.name.lower().replace(",", " ").split()[:3])


def _single(speaker: Speaker) -> bool:
    return not speaker.plural


def _not_person(speaker: Speaker) -> bool:
    return not speaker.person


def _stems(name: str) -> set[str]:
    words = name.lower().split()
    return set(words) | {w[:-1] for w in words if w.endswith("s")}


def _as(speaker: Speaker, meant: Speaker) -> Speaker:
    """``speaker``'s words with the name and kind of ``meant``."""
    return Speaker(
        start=speaker.start,
        end=speaker.end,
        head=speaker.head,
        name=meant.name,
        kind=meant.kind if meant.kind is not None else speaker.kind,
        person=meant.person,
        plural=meant.plural,
        named=meant.named,
    )
