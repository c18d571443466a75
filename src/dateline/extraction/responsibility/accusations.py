"""From a claim, denial or accusation in so many words to who is held responsible, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.extraction.attribution.speakers import speaker_at
from dateline.extraction.clauses import subject_of
from dateline.extraction.responsibility.claims import Claim, claims_of
from dateline.extraction.responsibility.levels import AUTHORITIES, level_of
from dateline.extraction.responsibility.scene import BYSTANDERS, OWN_WORDS, Scene
from dateline.marks import ResponsibilityMark, SourceMark
from dateline.records import Span
from dateline.vocabulary import Level, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_ITSELF = frozenset(("it", "we"))


class Accusations:
    """What is claimed, denied or blamed in so many words."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def claimed(self) -> Iterator[ResponsibilityMark]:
        """What is claimed, denied or blamed in so many words."""
        for claim in claims_of(self.scene.document, self.scene.deeds):
            mark = self._of_claim(claim)
            if mark is not None:
                yield mark

    def rebuttals(self, found: Iterable[ResponsibilityMark]) -> Iterator[ResponsibilityMark]:
        """As in "Damascus denied it", said by one whom the report held responsible before."""
        held = [mark for mark in found if mark.level in _HELD]
        words = self.scene.document.words
        for at in words.verbs:
            if not held or words.lemma[at] not in _REBUTTING:
                continue
            verb = self.scene.document.doc[at]
            subject = subject_of(verb)
            if subject is None or not _of_what_was_said(verb):
                continue
            tokens = self.scene.represented(subject) or self.scene.extent(subject)
            if any(self._same(tokens, mark) for mark in held if mark.head < at):
                span = self.scene.document.span(*tokens)
                source = next((s for s in self.scene.sources if _speaks(s, subject)), None)
                yield self.scene.make(span, tokens, subject, verb, Level.DENIED, source)

    def _same(self, tokens: tuple[int, int], mark: ResponsibilityMark) -> bool:
        """Whether the tokens name the actor of the mark: by the register, or by a word of it."""
        doc = self.scene.document.doc
        mine = {a.actor for t in doc[slice(*tokens)] if (a := self.scene.actors.mark(t))} - {None}
        theirs = {a.actor for t in doc[slice(*mark.tokens)] if (a := self.scene.actors.mark(t))}
        if mine & theirs:
            return True
        names = {t.lower_ for t in doc[slice(*tokens)] if t.pos_ in ("NOUN", "PROPN")}
        return bool(names & {t.lower_ for t in doc[slice(*mark.tokens)]})

    def _of_claim(self, claim: Claim) -> ResponsibilityMark | None:
        agent = claim.actor
        source = self.scene.scopes.of(claim.verb.i)
        if agent.lower_ in OWN_WORDS:
            meant = self.scene.scopes.of(claim.verb.i + 1) or source
            if meant is None or claim.by is not None:
                return None
            span, tokens = self.scene.side(self.scene.named(meant))
        else:
            sure = claim.level is Level.CONTESTED or claim.by is None
            blamed = claim.violent and self.scene.sided(agent)
            accepted = blamed or self.scene.actors.accepts(agent, sure) or _culprit(claim)
            if not accepted and (claim.by or claim.level is None):
                return None
            tokens = self.scene.represented(agent) or self.scene.extent(agent)
            span = self.scene.document.span(*tokens)
        level, by, kind = self._speaker(claim, source, span)
        if source is not None and _spoken_for(agent, level, source):
            span, tokens = self.scene.side(self.scene.named(source))
        deed = self.scene.event_near(claim.verb)
        return ResponsibilityMark(
            span=span,
            tokens=tokens,
            sentence=self.scene.document.sentence_of(tokens[0]),
            quote=self.scene.quote(claim.verb.i, self.scene.extent(agent)),
            level=level,
            by=by,
            by_kind=kind,
            head=agent.i,
            event=deed,
            channel=claim.channel,
        )

    def _speaker(
        self, claim: Claim, source: SourceMark | None, span: Span
    ) -> tuple[Level, str, SourceKind]:
        """Who says so, and the level: blame by authorities is suspicion, by others accusation."""
        level = claim.level
        if level is None:
            level = self._teller_level(claim, source, span)
            by = source.name if source is not None else "report"
            return level, by, source.kind if source is not None else SourceKind.REPORT
        if source is not None and level is Level.DENIED and claim.verb.lemma_ in ("be", "involve"):
            return level, source.name, source.kind
        if claim.by is None:
            own = self.scene.scopes.of(claim.verb.i + 1)
            kind = own.kind if own is not None else SourceKind.ARMED_GROUP
            return level, span.text, kind
        by, kind = self._accuser(claim.by, source)
        if level is Level.SUSPECTED_BY_AUTHORITIES and kind not in AUTHORITIES:
            level = Level.ACCUSED_BY_OTHERS
        return level, by, kind

    def _teller_level(self, claim: Claim, source: SourceMark | None, span: Span) -> Level:
        """The level of "X was behind it": X's own claim, else what its teller holds."""
        if source is not None and claim.actor.lower_ in _ITSELF and source.kind not in BYSTANDERS:
            return Level.DENIED if source.denial else Level.CLAIMED_BY_ITSELF
        level = level_of(claim.actor, claim.verb, source, span.text)
        held = level is Level.STATED_AS_FACT and source is not None and source.kind in AUTHORITIES
        return Level.SUSPECTED_BY_AUTHORITIES if held else level

    def _accuser(self, noun: Token, source: SourceMark | None) -> tuple[str, SourceKind]:
        """Who blames: an attribution's speaker, or the subject of the blame by its own words."""
        accuser = next((s for s in self.scene.sources if s.tokens[0] <= noun.i < s.tokens[1]), None)
        if accuser is not None:
            return accuser.name, accuser.kind
        if noun.pos_ in ("NOUN", "PROPN"):
            speaker = speaker_at(self.scene.document, noun)
            if speaker.kind is not None or source is None:
                return speaker.name, speaker.kind or SourceKind.RESIDENT
        if source is None:
            return "report", SourceKind.REPORT
        return source.name, source.kind


_HELD = frozenset(
    (
        Level.STATED_AS_FACT,
        Level.ACCUSED_BY_OTHERS,
        Level.SUSPECTED_BY_AUTHORITIES,
        Level.CONTESTED,
    )
)
_REBUTTING = frozenset(("deny", "reject", "dismiss", "refute", "dispute"))
_SAID = frozenset("it this that claim report accusation allegation charge account".split())


def _of_what_was_said(verb: Token) -> bool:
    """Whether what is denied is what others said: "it", "the accusation"."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in _SAID for c in verb.rights)


def _speaks(source: SourceMark, subject: Token) -> bool:
    return source.denial and source.tokens[0] <= subject.i < source.tokens[1]


def _spoken_for(agent: Token, level: Level, source: SourceMark) -> bool:
    """Whether "the group" is the one whose spokesman answers for it."""
    if level not in (Level.DENIED, Level.CLAIMED_BY_ITSELF) or source.kind not in _ANSWERING:
        return False
    own = agent.lemma_.lower() in ("group", "movement", "organisation", "organization", "outfit")
    return own and [c.lower_ for c in agent.lefts] in (["the"], [])


_ANSWERING = frozenset((SourceKind.ARMED_GROUP, SourceKind.MILITARY, SourceKind.POLICE))


def _culprit(claim: Claim) -> bool:
    """Whether the words of blame leave no doubt that a person, a state or a "hand" is meant."""
    agent = claim.actor
    if claim.by is not None and not claim.violent:
        return False
    if agent.lemma_.lower() in _PERSONS:
        return claim.verb.lemma_ != "charge"  # "a man was charged with murder" names nobody
    if agent.ent_type_ == "PERSON" and claim.by is not None:
        return True
    return agent.ent_type_ == "GPE" or agent.lemma_.lower() == "hand"


_PERSONS = frozenset("man men woman youth teenager person brother".split())
