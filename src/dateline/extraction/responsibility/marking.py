"""Responsibility marks: perpetrators and sides with the level at which they are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import is_party
from dateline.extraction.attribution.speakers import speaker_at
from dateline.extraction.responsibility.actors import Actors, extent, is_actor_noun, unknown
from dateline.extraction.responsibility.agents import agents_of_deed, unreal
from dateline.extraction.responsibility.claims import Claim, claims_of, undone
from dateline.extraction.responsibility.identity import IDENTIFYING, away, identified
from dateline.extraction.responsibility.levels import AUTHORITIES, level_of, speaks_for_state
from dateline.extraction.responsibility.origins import TELLING, origins_of
from dateline.extraction.responsibility.suspects import HOLDING, suspects_of
from dateline.extraction.responsibility.threats import THREATENING, threatener
from dateline.knowledge.responsibility import ResponsibilityLexicon, responsibility_lexicon
from dateline.marks import ActorMark, EventMark, ResponsibilityMark, SourceMark
from dateline.records import Span
from dateline.scopes import Scopes
from dateline.vocabulary import ActorKind, EventType, Level, SourceKind, Stage

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEACEFUL = frozenset(
    (
        EventType.PEACEFUL_PROTEST,
        EventType.AGREEMENT,
        EventType.GROUP_CHANGE,
        EventType.TERRITORY_TRANSFER,
        EventType.OTHER,
    )
)
"""Events for which nobody is held responsible."""

_BYSTANDERS = frozenset((SourceKind.MONITOR, SourceKind.MEDIA, SourceKind.MEDICAL))
"""Sources that did nothing but tell, whatever the parse makes of them."""

_PARTY_KINDS = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.MILITIA,
        ActorKind.STATE_MILITIA,
        ActorKind.MILITARY,
        ActorKind.POLICE,
        ActorKind.SECURITY_FORCES,
        ActorKind.COALITION,
        ActorKind.CRIMINAL,
    )
)

_CLASHES = frozenset("clash clashes fighting firefight gunfight gunbattle skirmishes".split())
"""Words that tell of two sides whatever type of event they are taken for."""

_ENEMIES = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.CRIMINAL))
_VOICES = frozenset("spokesman spokeswoman spokesperson commander leader member".split())
_UNDONE = frozenset((Stage.PLANNED, Stage.THREATENED, Stage.FOILED))
_THEY = 1
"""Sentences back to the perpetrators that "they" can mean."""
_BODIES = frozenset(("group", "gang", "militia", "army", "police", "military"))
_HOLDING = frozenset(("believe", "suspect", "think", "say", "presume", "assume", "allege"))
_SUSPECTED = frozenset(("suspected", "alleged", "presumed", "apparent", "purported"))
_OWN_WORDS = frozenset(("it", "they", "we", "he", "she", "us"))
_ITSELF = frozenset(("it", "we"))
_ITS = frozenset(("its", "our"))
"""As in "said its strike on a depot had killed 15"."""
_QUOTE = 30
"""Tokens up to which a statement of responsibility quotes actor and deed in one piece."""


def mark_responsibilities(
    document: Document,
    sources: tuple[SourceMark, ...],
    actors: tuple[ActorMark, ...],
    events: tuple[EventMark, ...],
) -> tuple[ResponsibilityMark, ...]:
    """The statements of responsibility of a report, in the order of their actors.

    One for each actor phrase and level; an explicit claim, denial or accusation comes before what
    the grammar of deeds tells of the same phrase.
    """
    reader = _Reader(document, sources, Actors(actors), events)
    found: dict[tuple[int, Level, int], ResponsibilityMark] = {}
    for mark in reader.claimed():
        found.setdefault((mark.head, mark.level, mark.sentence), mark)
    for mark in (*reader.held(), *reader.identified(), *reader.absent()):
        found.setdefault((mark.head, mark.level, mark.sentence), mark)
    heads = {(head, sentence) for head, _, sentence in found}
    for mark in reader.done():
        if (mark.head, mark.sentence) not in heads:
            found.setdefault((mark.head, mark.level, mark.sentence), mark)
    told = {(mark.span.text, mark.level, mark.sentence) for mark in found.values()}
    for mark in reader.threatened():
        if (mark.span.text, mark.level, reader.document.sentence_of(mark.head)) not in told:
            found.setdefault((mark.head, mark.level, mark.sentence), mark)
    return tuple(sorted(found.values(), key=lambda m: (m.tokens, m.head)))


class _Reader:
    def __init__(
        self,
        document: Document,
        sources: tuple[SourceMark, ...],
        actors: Actors,
        events: tuple[EventMark, ...],
    ) -> None:
        self.document = document
        self.sources = sources
        self.scopes = Scopes(sources)
        self.last: ResponsibilityMark | None = None
        self.actors = actors
        self.speakers = {i for s in sources if s.kind in _BYSTANDERS for i in range(*s.tokens)}
        self.events = sorted(e.head for e in events)
        violent = [e for e in events if e.type not in _PEACEFUL and e.stage not in _UNDONE]
        self.heads = {e.head for e in violent}
        self.all = {e.head for e in events if e.type not in _PEACEFUL}
        self.deeds = self.heads | {i for e in violent for i in range(*e.tokens)}

    def done(self) -> Iterator[ResponsibilityMark]:
        """What the grammar of deeds tells."""
        for deed in self._deeds():
            for agent in agents_of_deed(deed):
                event = agent.i in self.heads and not is_actor_noun(agent)
                if event or agent.i in self.speakers:
                    continue
                mark = self._of_deed(agent, deed) or self._they(agent, deed)
                if mark is not None:
                    self.last = mark
                    yield mark
                    yield from self._held_to_be(agent, deed)

    def held(self) -> Iterator[ResponsibilityMark]:
        """Those from whom it came, as tellers say ("the shells came from an army camp")."""
        words = self.document.words
        for at in words.verbs:
            if words.lemma[at] not in TELLING:
                continue
            verb = self.document.doc[at]
            for agent in origins_of(verb):
                source = self.scopes.of(agent.i) or self.scopes.of(verb.i)
                if not (self.actors.accepts(agent) or is_actor_noun(agent)):
                    continue
                known = source is not None and source.kind in AUTHORITIES
                level = Level.SUSPECTED_BY_AUTHORITIES if known else Level.ACCUSED_BY_OTHERS
                if source is not None and source.denial:
                    level = Level.DENIED
                tokens = self._extent(agent)
                span = self.document.span(*tokens)
                yield self._make(span, tokens, agent, verb, level, source)

    def identified(self) -> Iterator[ResponsibilityMark]:
        """Who the attackers are told to be, and who is held or convicted for the deed."""
        words = self.document.words
        for at in words.verbs:
            lemma = words.lemma[at]
            if lemma in IDENTIFYING:
                verb = self.document.doc[at]
                for agent in identified(verb):
                    source = self.scopes.of(agent.i)
                    able = self.actors.accepts(agent, sure=True) or self._sided(agent)
                    if able and not unknown(agent):
                        yield self._as_held(agent, verb, source, fact=source is None)
            elif lemma in HOLDING:
                for person, deed, fact in suspects_of(self.document.doc[at], self.deeds):
                    if is_actor_noun(person) or person.ent_type_ == "PERSON" or fact:
                        yield self._as_held(person, deed, self.scopes.of(at), fact=fact)

    def absent(self) -> Iterator[ResponsibilityMark]:
        """Denials by absence: "its fighters were nowhere near", "none of its men were there"."""
        for source in self.sources:
            if source.kind is not SourceKind.ARMED_GROUP:
                continue
            for start, end in source.content:
                for token in self.document.doc[start:end]:
                    if token.lemma_ == "be" and away(token):
                        span, tokens = self._side(self._named(source))
                        subject = next(c for c in token.lefts if c.dep_ == "nsubj")
                        yield self._make(span, tokens, subject, token, Level.DENIED, source)

    def threatened(self) -> Iterator[ResponsibilityMark]:
        """What armed groups announce to do."""
        words = self.document.words
        for at in words.verbs:
            if words.lemma[at] not in THREATENING:
                continue
            told = threatener(self.document.doc[at], self.all)
            if told is None:
                continue
            agent, deed = told
            source = self.scopes.of(deed.i)
            if source is None or source.kind is not SourceKind.ARMED_GROUP:
                continue
            span, tokens = self._side(self._named(source))
            yield self._make(span, tokens, agent, deed, Level.CLAIMED_BY_ITSELF, source)

    def _as_held(
        self, agent: Token, deed: Token, source: SourceMark | None, *, fact: bool
    ) -> ResponsibilityMark:
        """A mark at the level of a suspicion by authorities, an accusation by others, or a fact."""
        known = source is None or source.kind in AUTHORITIES
        level = Level.SUSPECTED_BY_AUTHORITIES if known else Level.ACCUSED_BY_OTHERS
        if fact:
            level = Level.STATED_AS_FACT
        elif source is not None and source.denial:
            level = Level.DENIED
        tokens = self._extent(agent)
        return self._make(self.document.span(*tokens), tokens, agent, deed, level, source)

    def claimed(self) -> Iterator[ResponsibilityMark]:
        """What is claimed, denied or blamed in so many words."""
        for claim in claims_of(self.document, self.deeds):
            mark = self._of_claim(claim)
            if mark is not None:
                yield mark

    def _deeds(self) -> Iterator[Token]:
        lexicon, words = responsibility_lexicon(), self.document.words
        told = {at for at, low in enumerate(words.lower) if low in _CLASHES} | self.heads
        named = [at for at in words.verbs if _meant(words.lemma[at], lexicon)]
        for at in sorted(told.union(named)):
            token = self.document.doc[at]
            if at in told or (_meant(token.lemma_, lexicon) and _does(token)):
                yield token

    def _of_deed(self, agent: Token, deed: Token) -> ResponsibilityMark | None:
        source = self.scopes.of(agent.i) or self.scopes.of(deed.i)
        if unreal(deed) or (undone(deed) and (source is None or _to_come(deed))):
            return None
        if agent.lower_ in _OWN_WORDS or agent.lower_ in _ITS:
            return self._of_pronoun(agent, deed, source)
        if not self.actors.accepts(agent, sure=_sure(agent, deed)) and not (
            source is not None and _own_men(agent, source)
        ):
            return None
        if source is not None and source.kind is SourceKind.ARMED_GROUP and _owned(agent):
            return self._of_pronoun(agent, deed, source)
        if source is not None and source.claim and _owned(agent) and _party(source):
            return self._of_pronoun(agent, deed, source)
        start, end = self._extent(agent)
        span = self.document.span(start, end)
        level = level_of(agent, deed, source, span.text)
        if undone(deed):
            level = Level.DENIED
        elif level is Level.STATED_AS_FACT and source is not None:
            level = self._by_opponent(agent, deed, source)
        return self._make(span, (start, end), agent, deed, level, source)

    def _by_opponent(self, agent: Token, deed: Token, source: SourceMark) -> Level:
        """What a state tells of a deed of its enemies is its suspicion; of a clash, both sides'."""
        if self._in_quotes(agent) and source.kind is not SourceKind.MONITOR:
            known = source.kind in AUTHORITIES or speaks_for_state(source)
            return Level.SUSPECTED_BY_AUTHORITIES if known else Level.ACCUSED_BY_OTHERS
        if source.kind not in AUTHORITIES or not _party(source) or _two_sided(deed):
            return Level.STATED_AS_FACT
        mark = self.actors.mark(agent)
        hostile = mark is not None and mark.kind in _ENEMIES and mark.actor is not None
        return Level.SUSPECTED_BY_AUTHORITIES if hostile else Level.STATED_AS_FACT

    def _in_quotes(self, agent: Token) -> bool:
        """Whether the report keeps its distance from the name: "terrorist organisations"."""
        doc = self.document.doc
        start, end = extent(agent)
        marks = (doc[start].text, doc[start - 1].text if start else "")
        closed = doc[end - 1].text == '"' or (end < len(doc) and doc[end].text == '"')
        return '"' in marks and closed

    def _of_pronoun(
        self, agent: Token, deed: Token, source: SourceMark | None
    ) -> ResponsibilityMark | None:
        """The group's own deeds: "it said it had killed", "we attacked"."""
        if source is None or not _party(source):
            return None
        if source.kind is not SourceKind.ARMED_GROUP and agent.lower_ in ("they", "he", "she"):
            return None
        if agent.lower_ in ("they", "he", "she") and _quoted(self.document, agent, source):
            return None
        span, tokens = self._side(self._named(source))
        denied = source.denial or undone(deed)
        level = Level.DENIED if denied else Level.CLAIMED_BY_ITSELF
        return self._make(span, tokens, agent, deed, level, source)

    def _they(self, agent: Token, deed: Token) -> ResponsibilityMark | None:
        """The perpetrators told of before: "Gunmen stormed a market. They shot ten people."."""
        last = self.last
        if last is None or agent.lower_ != "they" or deed.i not in self.heads:
            return None
        sentence = self.document.sentence_of(agent.i)
        doc = self.document.doc
        plural = doc[last.head].tag_ in ("NNS", "NNPS") or doc[last.head].lower_ in _BODIES
        if not plural or not 0 <= sentence - last.sentence <= _THEY:
            return None
        source = self.scopes.of(agent.i)
        if source is not None and _quoted(self.document, agent, source):
            return None
        return msgspec.structs.replace(
            last,
            sentence=sentence,
            quote=self._quote(deed.i, (agent.i, agent.i + 1)),
            event=self._event_near(deed),
        )

    def _held_to_be(self, agent: Token, deed: Token) -> Iterator[ResponsibilityMark]:
        """Of whom they are held to be: "gunmen believed to be of X", "…, suspected men of X"."""
        for child in agent.rights:
            held = child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _HOLDING
            told = child.dep_ == "appos" and any(t.lower_ in _SUSPECTED for t in child.lefts)
            if not (held or told):
                continue
            for token in child.subtree:
                actor = self.actors.mark(token)
                if actor is None or actor.actor is None or actor.kind not in _PARTY_KINDS:
                    continue
                source = self.scopes.of(agent.i) or self.scopes.of(deed.i)
                authority = source is None or source.kind in AUTHORITIES
                level = Level.SUSPECTED_BY_AUTHORITIES if authority else Level.ACCUSED_BY_OTHERS
                yield self._make(actor.span, actor.tokens, token, deed, level, source)
                break

    def _side(self, source: SourceMark) -> tuple[Span, tuple[int, int]]:
        """The party for which a source speaks: the actor in its phrase, else the whole phrase."""
        for token in self.document.doc[slice(*source.tokens)]:
            mark = self.actors.mark(token)
            if mark is not None and mark.kind in _PARTY_KINDS:
                return mark.span, mark.tokens
        body = self._spoken_for(source)
        if body is not None:
            return body.span, body.tokens
        tokens = _without_voice(self.document, source.tokens)
        return self.document.span(*tokens), tokens

    def _spoken_for(self, source: SourceMark) -> SourceMark | None:
        """Those whom "their spokesman" means: the last party of the kind that spoke before."""
        if self.document.doc[source.tokens[0]].lower_ not in ("its", "their"):
            return None
        before = (s for s in reversed(self.sources) if s.tokens[0] < source.tokens[0])
        return next((s for s in before if s.kind is source.kind and _in_full(s)), None)

    def _represented(self, agent: Token) -> tuple[int, int] | None:
        """The party for which a spokesman answers: "a spokesman for the Taliban"."""
        if agent.lemma_.lower() not in _VOICES:
            return None
        for token in agent.subtree:
            mark = self.actors.mark(token)
            if mark is not None and mark.kind in _PARTY_KINDS and mark.head != agent.i:
                return mark.tokens
        return None

    def _named(self, source: SourceMark) -> SourceMark:
        """The mark that names the source in full where this one is a pronoun."""
        if _in_full(source):
            return source
        full = [s for s in self.sources if s.name == source.name and _in_full(s)]
        return full[0] if full else source

    def _of_claim(self, claim: Claim) -> ResponsibilityMark | None:
        agent = claim.actor
        source = self.scopes.of(claim.verb.i)
        if agent.lower_ in _OWN_WORDS:
            meant = self.scopes.of(claim.verb.i + 1) or source
            if meant is None or claim.by is not None:
                return None
            span, tokens = self._side(self._named(meant))
        else:
            sure = claim.level is Level.CONTESTED or claim.by is None
            blamed = claim.violent and self._sided(agent)
            accepted = blamed or self.actors.accepts(agent, sure) or _culprit(claim)
            if not accepted and (claim.by or claim.level is None):
                return None
            tokens = self._represented(agent) or self._extent(agent)
            span = self.document.span(*tokens)
        level, by, kind = self._speaker(claim, source, span)
        if source is not None and _spoken_for(agent, level, source):
            span, tokens = self._side(self._named(source))
        deed = self._event_near(claim.verb)
        return ResponsibilityMark(
            span=span,
            tokens=tokens,
            sentence=self.document.sentence_of(tokens[0]),
            quote=self._quote(claim.verb.i, self._extent(agent)),
            level=level,
            by=by,
            by_kind=kind,
            head=agent.i,
            event=deed,
            channel=claim.channel,
        )

    def _sided(self, agent: Token) -> bool:
        """Whether the phrase of who is blamed names a side: "a Kurdish checkpoint"."""
        start, end = extent(agent)
        inside = self.document.doc[start:end]
        marked = any(
            (mark := self.actors.mark(token)) is not None and mark.kind in _PARTY_KINDS
            for token in inside
        )
        named = agent.pos_ == "PROPN" and agent.ent_type_ not in ("GPE", "LOC", "FAC", "DATE")
        return marked or named or any(token.ent_type_ == "NORP" for token in inside)

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
            own = self.scopes.of(claim.verb.i + 1)
            kind = own.kind if own is not None else SourceKind.ARMED_GROUP
            return level, span.text, kind
        by, kind = self._accuser(claim.by, source)
        if level is Level.SUSPECTED_BY_AUTHORITIES and kind not in AUTHORITIES:
            level = Level.ACCUSED_BY_OTHERS
        return level, by, kind

    def _teller_level(self, claim: Claim, source: SourceMark | None, span: Span) -> Level:
        """The level of "X was behind it": X's own claim, else what its teller holds."""
        if source is not None and claim.actor.lower_ in _ITSELF and source.kind not in _BYSTANDERS:
            return Level.DENIED if source.denial else Level.CLAIMED_BY_ITSELF
        level = level_of(claim.actor, claim.verb, source, span.text)
        held = level is Level.STATED_AS_FACT and source is not None and source.kind in AUTHORITIES
        return Level.SUSPECTED_BY_AUTHORITIES if held else level

    def _accuser(self, noun: Token, source: SourceMark | None) -> tuple[str, SourceKind]:
        """Who blames: an attribution's speaker, or the subject of the blame by its own words."""
        accuser = next((s for s in self.sources if s.tokens[0] <= noun.i < s.tokens[1]), None)
        if accuser is not None:
            return accuser.name, accuser.kind
        if noun.pos_ in ("NOUN", "PROPN"):
            speaker = speaker_at(self.document, noun)
            if speaker.kind is not None or source is None:
                return speaker.name, speaker.kind or SourceKind.RESIDENT
        if source is None:
            return "report", SourceKind.REPORT
        return source.name, source.kind

    def _make(
        self,
        span: Span,
        tokens: tuple[int, int],
        agent: Token,
        deed: Token,
        level: Level,
        source: SourceMark | None,
    ) -> ResponsibilityMark:
        bare = agent.lower_ in _OWN_WORDS or agent.lower_ in _ITS
        own = (agent.i, agent.i + 1) if bare else self._extent(agent)
        return ResponsibilityMark(
            span=span,
            tokens=tokens,
            sentence=self.document.sentence_of(agent.i),
            quote=self._quote(deed.i, own),
            level=level,
            by=source.name if source is not None else "report",
            by_kind=source.kind if source is not None else SourceKind.REPORT,
            head=agent.i,
            event=self._event_near(deed),
            channel=source.chain[0] if source is not None and source.chain else None,
        )

    def _extent(self, agent: Token) -> tuple[int, int]:
        mark = self.actors.mark(agent)
        start, end = extent(agent)
        if mark is None or mark.head != agent.i:
            return start, end
        if any(t.dep_ == "cc" for t in self.document.doc[mark.tokens[0] : start]):
            return start, mark.tokens[1]
        return mark.tokens

    def _quote(self, deed: int, actor: tuple[int, int]) -> Span:
        """The words from actor to deed, or the actor's alone when the deed is far."""
        start, end = min(actor[0], deed), max(actor[1], deed + 1)
        if end - start > _QUOTE:
            start, end = actor
        return self.document.span(start, end)

    def _event_near(self, deed: Token) -> int | None:
        """The head of the event mark at the deed, else the nearest in its sentence."""
        if deed.i in self.deeds and deed.i in self.events:
            return deed.i
        sentence = self.document.sentences[self.document.sentence_of(deed.i)]
        at = bisect_left(self.events, sentence.start)
        inside = [e for e in self.events[at:] if e < sentence.end]
        return min(inside, key=lambda e: abs(e - deed.i), default=None)


def _without_voice(document: Document, tokens: tuple[int, int]) -> tuple[int, int]:
    """The body in "OLA spokesman Jaal Obsaa"; the whole phrase where none stands before."""
    start, end = tokens
    doc = document.doc
    for token in doc[start:end]:
        if token.lemma_.lower() in _VOICES and any(t.pos_ == "PROPN" for t in doc[start : token.i]):
            last = token.i - 1 if doc[token.i - 1].text in ("'s", "\u2019s") else token.i
            return start + (doc[start].lower_ in ("a", "an", "another")), last
    return tokens


def _spoken_for(agent: Token, level: Level, source: SourceMark) -> bool:
    """Whether "the group" is the one whose spokesman answers for it."""
    if level not in (Level.DENIED, Level.CLAIMED_BY_ITSELF) or source.kind not in _ANSWERING:
        return False
    own = agent.lemma_.lower() in ("group", "movement", "organisation", "organization", "outfit")
    return own and [c.lower_ for c in agent.lefts] in (["the"], [])


_ANSWERING = frozenset((SourceKind.ARMED_GROUP, SourceKind.MILITARY, SourceKind.POLICE))


def _to_come(deed: Token) -> bool:
    """As in "would not attack schools", which denies nothing that happened."""
    return any(c.lower_ in ("will", "would") for c in deed.lefts)


def _two_sided(deed: Token) -> bool:
    """Whether the deed is a fight, of which its teller is mostly a side."""
    lexicon, lemma = responsibility_lexicon(), deed.lemma_.lower()
    return lemma in lexicon.clashes or lemma in lexicon.clash_verbs or lemma == "violence"


def _culprit(claim: Claim) -> bool:
    """Whether the words of blame leave no doubt that a person, a state or a "hand" is meant."""
    agent = claim.actor
    if claim.by is not None and not claim.violent:
        return False
    if agent.lemma_.lower() in _PERSONS or (agent.ent_type_ == "PERSON" and claim.by is not None):
        return True
    return agent.ent_type_ == "GPE" or agent.lemma_.lower() == "hand"


_PERSONS = frozenset("man men woman youth teenager person brother".split())


def _party(source: SourceMark) -> bool:
    """Whether the source can have done the deed of which it tells."""
    return is_party(source.kind, source.name)


def _own_men(agent: Token, source: SourceMark) -> bool:
    """As in "The group said that its men had killed five"."""
    return _party(source) and _owned(agent) and is_actor_noun(agent)


def _in_full(source: SourceMark) -> bool:
    """Whether the mark's own words are the name."""
    return " ".join(source.span.text.split()) == source.name


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
    """As in "Its fighters", "our forces"."""
    return any(c.dep_ == "poss" and c.lower_ in ("its", "their", "our") for c in agent.lefts)


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
