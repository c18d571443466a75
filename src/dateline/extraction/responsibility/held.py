"""Who is told, held, denied or announced to do it, without a deed in the same clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extraction.responsibility.actors import is_actor_noun, unknown
from dateline.extraction.responsibility.identity import IDENTIFYING, away, identified
from dateline.extraction.responsibility.levels import AUTHORITIES
from dateline.extraction.responsibility.origins import TELLING, origins_of
from dateline.extraction.responsibility.scene import Scene
from dateline.extraction.responsibility.suspects import HOLDING, suspects_of
from dateline.extraction.responsibility.threats import THREATENING, threatener
from dateline.marks import ResponsibilityMark, SourceMark
from dateline.vocabulary import Level, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def originating(scene: Scene) -> Iterator[ResponsibilityMark]:
    """Those from whom it came, as tellers say ("the shells came from an army camp")."""
    for verb in _verbs(scene, TELLING):
        for agent in origins_of(verb):
            if scene.actors.accepts(agent) or is_actor_noun(agent):
                source = scene.scopes.of(agent.i) or scene.scopes.of(verb.i)
                authority = source is not None and source.kind in AUTHORITIES
                yield _held(scene, agent, verb, source, authority)


def identities(scene: Scene) -> Iterator[ResponsibilityMark]:
    """Who the attackers are told to be."""
    for verb in _verbs(scene, IDENTIFYING):
        for agent in identified(verb):
            source = scene.scopes.of(agent.i)
            able = scene.actors.accepts(agent, sure=True) or scene.sided(agent)
            if able and not unknown(agent):
                if source is None:
                    yield _mark(scene, agent, verb, Level.STATED_AS_FACT, source)
                else:
                    yield _held(scene, agent, verb, source, source.kind in AUTHORITIES)


def suspects(scene: Scene) -> Iterator[ResponsibilityMark]:
    """Who is held or convicted for the deed."""
    for verb in _verbs(scene, HOLDING):
        for person, deed, convicted in suspects_of(verb, scene.deeds):
            source = scene.scopes.of(verb.i)
            if person.lemma_.lower() in _ANYBODY and person.tag_ == "NN":
                continue
            if convicted:
                yield _mark(scene, person, deed, Level.STATED_AS_FACT, source)
            elif is_actor_noun(person) or person.ent_type_ == "PERSON":
                authority = source is None or source.kind in AUTHORITIES
                yield _held(scene, person, deed, source, authority)


_ANYBODY = frozenset("man woman person suspect teen teenager youth driver".split())
"""Of whom a report says no more than that one was held: "a man was charged with the murder"."""


def absences(scene: Scene) -> Iterator[ResponsibilityMark]:
    """Denials by absence: "its fighters were nowhere near", "none of its men were there"."""
    for verb in _verbs(scene, _BEING):
        source = scene.scopes.of(verb.i)
        if source is not None and source.kind is SourceKind.ARMED_GROUP and away(verb):
            subject = next(c for c in verb.lefts if c.dep_ == "nsubj")
            span, tokens = scene.side(scene.named(source))
            yield scene.make(span, tokens, subject, verb, Level.DENIED, source)


_BEING = frozenset(("be",))


def threats(scene: Scene) -> Iterator[ResponsibilityMark]:
    """What armed groups announce to do: of a deed to come, never of one that is told."""
    for verb in _verbs(scene, THREATENING):
        told = threatener(verb, scene.all)
        if told is None or scene.event_near(told[1]) not in scene.undone:
            continue
        source = scene.scopes.of(told[1].i)
        if source is not None and source.kind is SourceKind.ARMED_GROUP:
            span, tokens = scene.side(scene.named(source))
            yield scene.make(span, tokens, *told, Level.CLAIMED_BY_ITSELF, source)


def _verbs(scene: Scene, lemmas: frozenset[str]) -> Iterator[Token]:
    words = scene.document.words
    return (scene.document.doc[at] for at in words.verbs if words.lemma[at] in lemmas)


def _held(
    scene: Scene, agent: Token, deed: Token, source: SourceMark | None, authority: bool
) -> ResponsibilityMark:
    """A mark at the level of a suspicion by authorities or an accusation by others."""
    level = Level.SUSPECTED_BY_AUTHORITIES if authority else Level.ACCUSED_BY_OTHERS
    if source is not None and source.denial:
        level = Level.DENIED
    return _mark(scene, agent, deed, level, source)


def _mark(
    scene: Scene, agent: Token, deed: Token, level: Level, source: SourceMark | None
) -> ResponsibilityMark:
    tokens = scene.extent(agent)
    return scene.make(scene.document.span(*tokens), tokens, agent, deed, level, source)
