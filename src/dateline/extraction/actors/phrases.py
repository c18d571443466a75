"""Noun phrases that name actors: their extent, kind and country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.analysis.words import is_mark
from dateline.extraction.actors.lexicon import (
    ANAPHORIC,
    BREAK,
    CUES,
    DEEDS,
    DOERS,
    FORCES,
    LEFT,
    LINKED,
    MONTHS,
    OF_GROUP,
    REFERRING,
    SKIP_AFTER,
    STATE_KINDS,
    modifier_kind,
)
from dateline.extraction.actors.standing import Standing
from dateline.extraction.actors.unknown import called_groups, unknown_groups
from dateline.knowledge.actors import ActorRegister, agent_nouns
from dateline.knowledge.actors.states import states as _states
from dateline.knowledge.responsibility import responsibility_lexicon
from dateline.marks import ActorMark
from dateline.vocabulary import ActorKind

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words
    from dateline.extraction.actors.countries import CountryWord
    from dateline.extraction.actors.names import Named
    from dateline.knowledge.actors import AgentNoun, Word

_LONGEST = 9
"""Tokens that a phrase may reach to the left of its head."""

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})


class PhraseReader:
    """Reads the actor phrases of one report; used once."""

    def __init__(
        self,
        document: Document,
        register: ActorRegister,
        words: list[Word],
        places: list[CountryWord],
        named: list[Named],
        country: str | None,
    ) -> None:
        self.document = document
        self.doc = document.doc
        self.words = document.words
        self.register = register
        self.country = country
        self.nouns = agent_nouns()
        self.seconds = _seconds()
        self.lows = document.words.lower
        standing = Standing(document.words.start, words, named, places)
        self.named = standing.names
        self.places = standing.countries
        self.marks: list[ActorMark] = []
        self.used: set[int] = set()

    def read(self) -> tuple[ActorMark, ...]:
        """All actor marks in the order of the report."""
        self._called()
        for index, low in enumerate(self.lows):
            if low in self.nouns or low in self.seconds:
                noun = self._noun(index, low)
                if noun is not None:
                    self._common(index, noun)
        self._names()
        self._unknown()
        self._deeds()
        self._countries()
        return tuple(sorted(self.marks, key=lambda mark: mark.tokens))

    # -- common nouns

    def _noun(self, token: int, low: str) -> AgentNoun | None:
        noun = self.nouns.get(low)
        if token and low in self.seconds:
            noun = self.nouns.get(f"{self.lows[token - 1]} {low}", noun)
        if noun is None:
            return None
        pos, dep = self.words.pos[token], self.words.dep[token]
        if pos not in ("NOUN", "PROPN", "ADJ") or dep in ("compound", "amod", "nmod"):
            return None
        if pos == "ADJ" and dep not in CUES:
            return None
        return noun

    def _common(self, head: int, noun: AgentNoun) -> None:
        if head in self.named or head in self.used:
            return
        start = self._left(head)
        inside = range(start, head)
        actor = next((self.named[i][2] for i in inside if i in self.named), None)
        linked = self._linked(inside)
        end = head + 1
        if actor is None and not linked:
            actor, end = self._of_group(head, noun)
        if not self._may_belong(actor, noun):
            actor, end = None, head + 1
        country = self._country(head, start)
        kind = self._kind(noun, head, start, actor)
        if kind is None:
            return
        if linked:
            actor = None
        self._add(head, start, end, kind, actor, country, noun)

    def _left(self, head: int) -> int:
        """The first token of the phrase: contiguous modifiers to the left of the head."""
        words, start = self.words, head
        for child in reversed(words.children[head]):
            if child > head:
                continue
            if words.dep[child] not in LEFT:
                break
            edge = last = child
            if words.children[child]:
                token = self.doc[child]
                edge, last = token.left_edge.i, token.right_edge.i
            if last != start - 1 or head - edge > _LONGEST:
                break
            start = edge
        for index in range(head - 1, start - 1, -1):
            text = words.text[index]
            dated = self.lows[index] in MONTHS and (text[0].isupper() or self._numbered(index))
            if dated or not BREAK.isdisjoint(text) or ("\n" in text and text.isspace()):
                start = index + 1
                break
        while start < head and is_mark(words.text[start]):
            start += 1
        return start

    def _numbered(self, index: int) -> bool:
        """Whether a day stands beside a month: "2 May"."""
        return any(
            0 <= i < len(self.lows) and self.lows[i].isdecimal() for i in (index - 1, index + 1)
        )

    def _linked(self, inside: range) -> bool:
        """Whether a name inside only tells a link: "al-Qaeda-linked fighters"."""
        for index in inside:
            found = self.named.get(index) or self.places.get(index)
            if found is None:
                continue
            against = self._against(found[0])
            if index in self.named and (against or self._hyphened(found[1])):
                return True
        return False

    def _against(self, start: int) -> bool:
        """Whether "anti-" stands before the name that begins at a token."""
        return start > 1 and self.lows[start - 2] in ("anti", "counter")

    def _of_group(self, head: int, noun: AgentNoun) -> tuple[str | None, int]:
        """The group of "members of JNIM", "fighters from the Islamic State", and where it ends."""
        nxt, words = head + 1, self.words
        if noun.kind is ActorKind.CIVILIANS or noun.name in ("victim", "victims"):
            return None, nxt
        if nxt < len(words) and words.lower[nxt] in OF_GROUP:
            for index in range(nxt + 1, min(nxt + 6, len(words))):
                if index in self.named:
                    _, end, actor = self.named[index]
                    known = self.register.get(actor)
                    state = known is not None and known.kind in STATE_KINDS
                    return (actor, end) if state or noun.kind not in STATE_KINDS else (None, nxt)
                if words.pos[index] in ("PUNCT", "AUX") or words.tag[index] in _FINITE:
                    break
        return None, nxt

    def _may_belong(self, actor: str | None, noun: AgentNoun) -> bool:
        """Whether those whom the noun tells may be of the actor: no soldiers "in" a rebel group."""
        known = self.register.get(actor)
        if known is None or noun.kind not in STATE_KINDS:
            return True
        return known.kind not in (ActorKind.COMMUNAL, ActorKind.CRIMINAL)

    def _kind(self, noun: AgentNoun, head: int, start: int, actor: str | None) -> ActorKind | None:
        known = self.register.get(actor)
        modifiers = self.lows[start:head]
        if known is not None and not noun.official and noun.kind is not ActorKind.CIVILIANS:
            return known.kind
        told = modifier_kind(modifiers, noun)
        if told is not None:
            return told
        if noun.kind is None and any(i in self.places for i in range(start, head)):
            return ActorKind.MILITARY if noun.name in FORCES else None
        return noun.kind

    def _country(self, head: int, start: int) -> str | None:
        """The country named in the phrase: "Malian troops", "Syria's army", "the army of Mali"."""
        for index in range(head - 1, start - 1, -1):
            place = self.places.get(index)
            if place is not None and place[3] != "seat" and not self._hyphened(place[1]):
                return place[2]
        after = head + 1
        if after + 1 < len(self.lows) and self.lows[after] == "of":
            for index in (after + 1, after + 2):
                place = self.places.get(index)
                if place is not None and place[3] == "name":
                    return place[2]
        return None

    def _hyphened(self, end: int) -> bool:
        """Whether "-backed", "-led", "-made" or the like follows."""
        rest = self.lows[end : end + 2]
        if rest[:1] == ["-"]:
            return True
        return rest[:1] != [] and rest[0] in LINKED

    def _add(
        self,
        head: int,
        start: int,
        end: int,
        kind: ActorKind,
        actor: str | None,
        country: str | None,
        noun: AgentNoun,
    ) -> None:
        state = kind in STATE_KINDS
        generic = actor is None and self._refers(head, start, kind)
        if state and actor is None and not noun.official:
            country = country or self.country
            actor = self.register.state_id(country, kind)
        known = self.register.get(actor)
        if known is not None and country is None and len(known.countries) == 1:
            country = known.countries[0]
        span = self.document.span(start, end)
        bare = start + 1 if self.lows[start] in REFERRING and start + 1 < end else start
        words = self._words(bare, end)
        named = actor is not None and not state and known is not None
        self.marks.append(
            ActorMark(
                span=span,
                tokens=(start, end),
                sentence=self.document.sentence_of(start),
                head=head,
                name=known.name if named and known else words,
                kind=kind,
                actor=actor,
                country=country,
                generic=generic,
            )
        )
        self.used.update(range(start, end))

    def _words(self, start: int, end: int) -> str:
        """The words of tokens on one line."""
        return " ".join(self.document.span(start, end).text.split())

    def _refers(self, head: int, start: int, kind: ActorKind) -> bool:
        """Whether the phrase only points back: "the group", "the rebels", "these men"."""
        lows = self.lows
        same = head - start == 2 and lows[start + 1] == "same"  # "the same group"
        return (
            (head - start == 1 or same)
            and lows[start] in REFERRING
            and (kind in ANAPHORIC or lows[head] in ("group", "movement", "organization"))
        )

    # -- names that no common noun holds

    def _called(self) -> None:
        """Groups introduced by their names: "a group calling itself the Red Column"."""
        for called in called_groups(self.words, self.named):
            first = called.first
            inside = [self.named[i] for i in range(first, called.last) if i in self.named]
            actor = inside[0][2] if inside else None
            start = self._left(called.head)
            end = max([called.last, *(last for _, last, _ in inside)])
            head = _root(self.words, start, end)
            known = self.register.get(actor)
            if known is not None:
                self._put(start, end, head, known.name, known.kind, actor, None)
            else:
                self._put(start, end, head, self._words(first, end), called.kind, None, None)

    def _names(self) -> None:
        for start, end, actor in sorted(set(self.named.values())):
            if any(i in self.used for i in range(start, end)) or self._skipped(end):
                continue
            known = self.register.get(actor)
            assert known is not None
            head = _root(self.words, start, end)
            first = self._left(head)
            if first > start or any(i in self.used for i in range(first, start)):
                first = start
            if self._against(start):
                words = self._words(first, end)
                self._put(first, end, head, words, known.kind, None, None)
                continue
            country = known.countries[0] if len(known.countries) == 1 else None
            self._put(first, end, head, known.name, known.kind, actor, country)

    def _deeds(self) -> None:
        """Who is told by a deed's modifier: "military raids", "Russian airstrikes"."""
        for index, low in enumerate(self.lows):
            if low not in DEEDS:
                continue
            for child in self.words.children[index]:
                if child > index:
                    break
                if child in self.used or self.words.dep[child] not in _MODIFYING:
                    continue
                place = self.places.get(child)
                noun = self.nouns.get(self.lows[child])
                if place is not None and place[3] == "adjective" and not self._hyphened(place[1]):
                    self._deed(place[0], place[1], ActorKind.MILITARY, place[2])
                elif noun is not None and noun.kind in DOERS:
                    self._deed(child, child + 1, noun.kind, self.country)

    def _deed(self, start: int, end: int, kind: ActorKind, country: str | None) -> None:
        actor = self.register.state_id(country, kind) if kind in STATE_KINDS else None
        name = self._words(start, end)
        country = country if actor else None
        self._put(start, end, _root(self.words, start, end), name, kind, actor, country)

    def _skipped(self, end: int) -> bool:
        """Whether the name only qualifies a place: "Taliban-controlled", "rebel-held"."""
        return any(word in SKIP_AFTER for word in self.lows[end : end + 2])

    def _unknown(self) -> None:
        for start, end, kind in unknown_groups(self.doc, self.words):
            if not any(i in self.used for i in range(start, end)):
                head = _root(self.words, start, end)
                name = self._words(start, end)
                self._put(start, end, head, name, kind, None, None)

    def _countries(self) -> None:
        """Countries as actors: "Israel carried out", "by Russia", "fighting between A and B"."""
        for start, end, iso, role in sorted(set(self.places.values())):
            if role != "name":
                continue
            head = _root(self.words, start, end)
            if not self._acts(head):
                continue
            if not any(i in self.used for i in range(start, end)):
                actor = self.register.state_id(iso, ActorKind.STATE)
                name = _states().by_iso[iso].name
                self._put(start, end, head, name, ActorKind.STATE, actor, iso)

    def _acts(self, head: int) -> bool:
        """Whether a country stands where the grammar has those who act or fight."""
        words = self.words
        if words.dep[head] == "nsubj":
            return True
        while words.dep[head] == "conj" and words.head[head] != head:
            head = words.head[head]
        prep, clashes = words.head[head], responsibility_lexicon().clashes
        if words.dep[head] != "pobj":
            return False
        fight = words.lower[prep] == "between" and words.lemma[words.head[prep]] in clashes
        return fight or words.dep[prep] == "agent"

    def _put(
        self,
        start: int,
        end: int,
        head: int,
        name: str,
        kind: ActorKind,
        actor: str | None,
        country: str | None,
    ) -> None:
        self.used.update(range(start, end))
        self.marks.append(
            ActorMark(
                span=self.document.span(start, end),
                tokens=(start, end),
                sentence=self.document.sentence_of(start),
                head=head,
                name=name,
                kind=kind,
                actor=actor,
                country=country,
            )
        )


@cache
def _seconds() -> frozenset[str]:
    """The second words of agent nouns of two words."""
    return frozenset(noun.rpartition(" ")[2] for noun in agent_nouns() if " " in noun)


def _root(words: Words, start: int, end: int) -> int:
    """The token of a range whose head lies outside it."""
    for token in range(end - 1, start - 1, -1):
        head = words.head[token]
        inside = start <= head < end and head != token
        if not inside and (words.text[token].isspace() or not is_mark(words.text[token])):
            return token
    return end - 1
