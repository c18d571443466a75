"""What a report holds for the question who did it: its sources, actors and events by token."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import is_party
from dateline.extraction.responsibility.actors import Actors, extent
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

BYSTANDERS = frozenset((SourceKind.MONITOR, SourceKind.MEDIA, SourceKind.MEDICAL))
"""Sources that did nothing but tell, whatever the parse makes of them."""

PARTY_KINDS = frozenset(
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
"""Kinds of actors that speak through a spokesman and can be a side."""

_UNDONE = frozenset((Stage.PLANNED, Stage.THREATENED, Stage.FOILED))
_VOICES = frozenset(
    "spokesman spokeswoman spokesperson commander leader member adviser advisor official aide "
    "representative secretary officer".split()
)
OWN_WORDS = frozenset(("it", "they", "we", "he", "she", "us"))
ITS = frozenset(("its", "our"))
"""As in "said its strike on a depot had killed 15"."""
_QUOTE = 30
"""Tokens up to which a statement of responsibility quotes actor and deed in one piece."""


class Scene:
    """The marks of a report by token, and how a statement of responsibility is made of them."""

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
        self.actors = actors
        self.speakers = {i for s in sources if s.kind in BYSTANDERS for i in range(*s.tokens)}
        self.events = sorted(e.head for e in events)
        violent = [e for e in events if e.type not in _PEACEFUL and e.stage not in _UNDONE]
        self.heads = {e.head for e in violent}
        self.undone = {e.head for e in events if e.stage in _UNDONE}
        self.all = {e.head for e in events if e.type not in _PEACEFUL}
        self.deeds = self.heads | {i for e in violent for i in range(*e.tokens)}

    def make(
        self,
        span: Span,
        tokens: tuple[int, int],
        agent: Token,
        deed: Token,
        level: Level,
        source: SourceMark | None,
    ) -> ResponsibilityMark:
        """The mark of ``agent``, named by ``span``, for the deed nearest to ``deed``."""
        bare = agent.lower_ in OWN_WORDS or agent.lower_ in ITS
        own = (agent.i, agent.i + 1) if bare else self.extent(agent)
        return ResponsibilityMark(
            span=span,
            tokens=tokens,
            sentence=self.document.sentence_of(agent.i),
            quote=self.quote(deed.i, own),
            level=level,
            by=source.name if source is not None else "report",
            by_kind=source.kind if source is not None else SourceKind.REPORT,
            head=agent.i,
            event=self.event_near(deed),
            channel=source.chain[0] if source is not None and source.chain else None,
        )

    def extent(self, agent: Token) -> tuple[int, int]:
        """The tokens of an actor's phrase: those of its mark, else by the grammar."""
        mark = self.actors.mark(agent)
        start, end = extent(agent)
        if mark is None or mark.head != agent.i:
            return start, end
        if any(t.dep_ == "cc" for t in self.document.doc[mark.tokens[0] : start]):
            return start, mark.tokens[1]
        first, last = mark.tokens
        if self.document.words.lower[first] == "dead" and first < agent.i:
            first += 1  # "shot dead eight men"
        return first, last

    def quote(self, deed: int, actor: tuple[int, int]) -> Span:
        """The words from actor to deed, or the actor's alone when the deed is far."""
        start, end = min(actor[0], deed), max(actor[1], deed + 1)
        if end - start > _QUOTE:
            start, end = actor
        return self.document.span(start, end)

    def event_near(self, deed: Token) -> int | None:
        """The head of the event mark at the deed, else the nearest in its sentence."""
        if deed.i in self.deeds and deed.i in self.events:
            return deed.i
        sentence = self.document.sentences[self.document.sentence_of(deed.i)]
        at = bisect_left(self.events, sentence.start)
        inside = [e for e in self.events[at:] if e < sentence.end]
        return min(inside, key=lambda e: abs(e - deed.i), default=None)

    def sided(self, agent: Token) -> bool:
        """Whether the phrase of who is blamed names a side: "a Kurdish checkpoint"."""
        start, end = extent(agent)
        inside = self.document.doc[start:end]
        marked = any(
            (mark := self.actors.mark(token)) is not None and mark.kind in PARTY_KINDS
            for token in inside
        )
        named = agent.pos_ == "PROPN" and agent.ent_type_ not in ("GPE", "LOC", "FAC", "DATE")
        return marked or named or any(token.ent_type_ == "NORP" for token in inside)

    def side(self, source: SourceMark) -> tuple[Span, tuple[int, int]]:
        """The party for which a source speaks: the actor in its phrase, else the whole phrase."""
        for token in self.document.doc[slice(*source.tokens)]:
            mark = self.actors.mark(token)
            if mark is not None and mark.kind in PARTY_KINDS:
                return mark.span, mark.tokens
        body = self._spoken_for(source)
        if body is not None:
            return body.span, body.tokens
        tokens = _without_voice(self.document, source.tokens)
        return self.document.span(*tokens), tokens

    def country(self, source: SourceMark) -> ActorMark | None:
        """The country that speaks as one: "Israel said it had struck"; none for a ministry."""
        named = self.named(source)
        marks = (self.actors.mark(token) for token in self.document.doc[slice(*named.tokens)])
        whole = named.tokens[1] - named.tokens[0]
        return next(
            (m for m in marks if m is not None and m.kind is ActorKind.STATE
             and m.tokens[1] - m.tokens[0] == whole),
            None,
        )  # fmt: skip

    def _spoken_for(self, source: SourceMark) -> SourceMark | None:
        """Those whom "their spokesman" means: the last party of the kind that spoke before."""
        if self.document.doc[source.tokens[0]].lower_ not in ("its", "their"):
            return None
        before = (s for s in reversed(self.sources) if s.tokens[0] < source.tokens[0])
        return next((s for s in before if s.kind is source.kind and in_full(s)), None)

    def named(self, source: SourceMark) -> SourceMark:
        """The mark that names the source in full where this one is a pronoun."""
        if in_full(source):
            return source
        full = [s for s in self.sources if s.name == source.name and in_full(s)]
        return full[0] if full else source

    def of_own_side(self, agent: Token, source: SourceMark | None) -> bool:
        """Whether the register has source and agent for one: Islamic State speaks by Amaq."""
        mark = self.actors.mark(agent)
        if source is None or mark is None or mark.actor is None:
            return False
        named = (self.actors.mark(t) for t in self.document.doc[slice(*self.named(source).tokens)])
        return any(one is not None and one.actor == mark.actor for one in named)

    def represented(self, agent: Token) -> tuple[int, int] | None:
        """The party for which a spokesman answers: "a spokesman for the Taliban"."""
        if agent.lemma_.lower() not in _VOICES:
            return None
        for token in agent.subtree:
            mark = self.actors.mark(token)
            if mark is not None and mark.kind in PARTY_KINDS and mark.head != agent.i:
                return mark.tokens
        return None


def _without_voice(document: Document, tokens: tuple[int, int]) -> tuple[int, int]:
    """The body in "OLA spokesman Jaal Obsaa"; the whole phrase where none stands before."""
    start, end = tokens
    doc = document.doc
    for token in doc[start:end]:
        if token.lemma_.lower() in _VOICES and any(t.pos_ == "PROPN" for t in doc[start : token.i]):
            last = token.i - 1 if doc[token.i - 1].text in ("'s", "\u2019s") else token.i
            return start + (doc[start].lower_ in ("a", "an", "another")), last
    return tokens


def in_full(source: SourceMark) -> bool:
    """Whether the mark's own words are the name."""
    return " ".join(source.span.text.split()) == source.name


def party(source: SourceMark) -> bool:
    """Whether the source can have done the deed of which it tells."""
    return is_party(source.kind, source.name)
