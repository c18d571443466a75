"""What the grammar of deeds tells: "soldiers shelled", "an attack by X", "it had killed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from dateline.analysis import Document
from dateline.extraction.clauses import objects_of
from dateline.extraction.responsibility.actors import extent, is_actor_noun
from dateline.extraction.responsibility.agents import agents_of_deed, unreal
from dateline.extraction.responsibility.claims import undone
from dateline.extraction.responsibility.levels import AUTHORITIES, level_of, speaks_for_state
from dateline.extraction.responsibility.scene import ITS, OWN_WORDS, PARTY_KINDS, Scene, party
from dateline.knowledge.responsibility import ResponsibilityLexicon, responsibility_lexicon
from dateline.marks import ResponsibilityMark, SourceMark
from dateline.vocabulary import ActorKind, Level, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLASHES = frozenset("clash clashes fighting firefight gunfight gunbattle skirmishes".split())
"""Words that tell of two sides whatever type of event they are taken for."""

_ENEMIES = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.CRIMINAL))
_THEY = 1
"""Sentences back to the perpetrators that "they" can mean."""
_BODIES = frozenset(("group", "gang", "militia", "army", "police", "military"))
_HOLDING = frozenset(("believe", "suspect", "think", "say", "presume", "assume", "allege"))
_SUSPECTED = frozenset(("suspected", "alleged", "presumed", "apparent", "purported"))


class Deeds:
    """The doers of the deeds of a report; remembers whom "they" may mean."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.last: ResponsibilityMark | None = None

    def done(self) -> Iterator[ResponsibilityMark]:
        """What the grammar of deeds tells."""
        for deed in self._deeds():
            for agent in agents_of_deed(deed):
                event = agent.i in self.scene.heads and not is_actor_noun(agent)
                if event or agent.i in self.scene.speakers:
                    continue
                mark = self._of_deed(agent, deed) or self._they(agent, deed)
                if mark is not None:
                    self.last = mark
                    yield mark
                    yield from self._held_to_be(agent, deed)

    def _deeds(self) -> Iterator[Token]:
        lexicon, words = responsibility_lexicon(), self.scene.document.words
        told = {at for at, low in enumerate(words.lower) if low in _CLASHES} | self.scene.heads
        named = [at for at in words.verbs if _meant(words.lemma[at], lexicon)]
        for at in sorted(told.union(named)):
            token = self.scene.document.doc[at]
            if at in told or (_meant(token.lemma_, lexicon) and _does(token)):
                yield token

    def _of_deed(self, agent: Token, deed: Token) -> ResponsibilityMark | None:
        source = self.scene.scopes.of(agent.i) or self.scene.scopes.of(deed.i)
        if unreal(deed) or (undone(deed) and source is None):
            return None
        if agent.lower_ in OWN_WORDS or agent.lower_ in ITS:
            return self._of_pronoun(agent, deed, source)
        if not self.scene.actors.accepts(agent, sure=_sure(agent, deed)) and not (
            source is not None and _own_men(agent, source)
        ):
            return None
        if source is not None and source.kind is SourceKind.ARMED_GROUP and _owned(agent):
            return self._of_pronoun(agent, deed, source)
        if source is not None and source.claim and _owned(agent) and party(source):
            return self._of_pronoun(agent, deed, source)
        if source is not None and _owned(agent) and self.scene.country(source) is not None:
            return self._of_pronoun(agent, deed, source)
        start, end = self.scene.extent(agent)
        span = self.scene.document.span(start, end)
        own = self.scene.of_own_side(agent, source)
        mark = self.scene.actors.mark(agent)
        known = mark is not None and mark.actor is not None and mark.kind in _ENEMIES
        level = level_of(agent, deed, source, span.text, own, known)
        if undone(deed):
            level = Level.DENIED
        elif level is Level.STATED_AS_FACT and source is not None:
            level = self._by_opponent(agent, deed, source)
        return self.scene.make(span, (start, end), agent, deed, level, source)

    def _by_opponent(self, agent: Token, deed: Token, source: SourceMark) -> Level:
        """What a state tells of a deed of its enemies is its suspicion; of a clash, both sides'."""
        if self._in_quotes(agent) and source.kind is not SourceKind.MONITOR:
            known = source.kind in AUTHORITIES or speaks_for_state(source)
            return Level.SUSPECTED_BY_AUTHORITIES if known else Level.ACCUSED_BY_OTHERS
        if source.kind not in AUTHORITIES or not party(source) or _two_sided(deed):
            return Level.STATED_AS_FACT
        mark = self.scene.actors.mark(agent)
        hostile = mark is not None and mark.kind in _ENEMIES and mark.actor is not None
        return Level.SUSPECTED_BY_AUTHORITIES if hostile else Level.STATED_AS_FACT

    def _in_quotes(self, agent: Token) -> bool:
        """Whether the report keeps its distance from the name: "terrorist organisations"."""
        doc = self.scene.document.doc
        start, end = extent(agent)
        marks = [t.text for t in doc[max(start - 1, 0) : agent.i]]
        closed = doc[end - 1].text == '"' or (end < len(doc) and doc[end].text == '"')
        return '"' in marks and closed

    def _of_pronoun(
        self, agent: Token, deed: Token, source: SourceMark | None
    ) -> ResponsibilityMark | None:
        """The group's own deeds: "it said it had killed", "we attacked"."""
        if source is None:
            return None
        state = self.scene.country(source)
        if not party(source) and state is None:
            return None
        if source.kind is not SourceKind.ARMED_GROUP and agent.lower_ in ("they", "he", "she"):
            return None
        if agent.lower_ in ("they", "he", "she") and _quoted(self.scene.document, agent, source):
            return None
        side = self.scene.side(self.scene.named(source))
        span, tokens = (state.span, state.tokens) if state is not None else side
        denied = source.denial or undone(deed)
        level = Level.DENIED if denied else Level.CLAIMED_BY_ITSELF
        return self.scene.make(span, tokens, agent, deed, level, source)

    def _they(self, agent: Token, deed: Token) -> ResponsibilityMark | None:
        """The perpetrators told of before: "Gunmen stormed a market. They shot ten people."."""
        last = self.last
        if last is None or agent.lower_ != "they" or deed.i not in self.scene.heads:
            return None
        sentence = self.scene.document.sentence_of(agent.i)
        doc = self.scene.document.doc
        plural = doc[last.head].tag_ in ("NNS", "NNPS") or doc[last.head].lower_ in _BODIES
        if not plural or not 0 <= sentence - last.sentence <= _THEY:
            return None
        source = self.scene.scopes.of(agent.i)
        if source is not None and _quoted(self.scene.document, agent, source):
            return None
        return msgspec.structs.replace(
            last,
            sentence=sentence,
            quote=self.scene.quote(deed.i, (agent.i, agent.i + 1)),
            event=self.scene.event_near(deed),
        )

    def _held_to_be(self, agent: Token, deed: Token) -> Iterator[ResponsibilityMark]:
        """Of whom they are held to be: "gunmen believed to be of X", "…, suspected men of X"."""
        for child in agent.rights:
            held = child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _HOLDING
            told = child.dep_ == "appos" and any(t.lower_ in _SUSPECTED for t in child.lefts)
            if not (held or told):
                continue
            for token in child.subtree:
                actor = self.scene.actors.mark(token)
                if actor is None or actor.actor is None or actor.kind not in PARTY_KINDS:
                    continue
                source = self.scene.scopes.of(agent.i) or self.scene.scopes.of(deed.i)
                authority = source is None or source.kind in AUTHORITIES
                level = Level.SUSPECTED_BY_AUTHORITIES if authority else Level.ACCUSED_BY_OTHERS
                yield self.scene.make(actor.span, actor.tokens, token, deed, level, source)
                break


def _two_sided(deed: Token) -> bool:
    """Whether the deed is a fight, of which its teller is mostly a side."""
    lexicon, lemma = responsibility_lexicon(), deed.lemma_.lower()
    return lemma in lexicon.clashes or lemma in lexicon.clash_verbs or lemma == "violence"


def _own_men(agent: Token, source: SourceMark) -> bool:
    """As in "The group said that its men had killed five", "that one of its men had"."""
    return party(source) and _owned(agent) and is_actor_noun(_counted(agent))


def _sure(agent: Token, deed: Token) -> bool:
    """Whether only a perpetrator or a side can stand where ``agent`` stands."""
    prep = agent.head
    while prep.dep_ == "conj":
        prep = prep.head
    if agent.dep_ in ("pobj", "conj") and prep.dep_ in ("agent", "prep"):
        return prep.lower_ in ("by", "between") or (
            prep.lower_ in ("with", "against")
            and deed.lemma_.lower() in responsibility_lexicon().clashes
        )
    return agent.dep_ == "nsubj" and deed.tag_[:1] == "V"


def _owned(agent: Token) -> bool:
    """As in "Its fighters", "our forces", "one of its fighters"."""
    men = _counted(agent)
    return any(c.dep_ == "poss" and c.lower_ in ("its", "their", "our") for c in men.lefts)


def _counted(agent: Token) -> Token:
    """The men of whom some are meant: "one of its fighters"; else the noun itself."""
    if agent.pos_ not in ("NUM", "PRON", "DET"):
        return agent
    whole = (noun for c in agent.rights if c.lower_ == "of" for noun in objects_of(c))
    return next(whole, agent)


def _meant(lemma: str, lexicon: ResponsibilityLexicon) -> bool:
    """Whether a verb may tell of a deed, by itself or by its object."""
    return lemma in lexicon.light or lemma in lexicon.deeds


def _does(verb: Token) -> bool:
    """Whether a verb of little meaning has a deed as its object ("launched an offensive")."""
    objects = responsibility_lexicon().light_objects
    if verb.dep_ == "relcl" and verb.head.lemma_.lower() in objects:
        return True
    return any(
        c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in objects for c in verb.children
    )


def _quoted(document: Document, agent: Token, source: SourceMark) -> bool:
    """Whether "they" stands in quoted words, where it means the others."""
    return any(a <= agent.i < b and document.doc[a].text in ('"', "''") for a, b in source.content)
