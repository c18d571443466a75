"""Words and phrases that may tell of events, found in the lexicon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extraction.events.words_of_violence import ARMED, HARM
from dateline.knowledge.events import Entry, EventLexicon, event_lexicon
from dateline.knowledge.senses import senses
from dateline.knowledge.victims import victim_words
from dateline.vocabulary import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.analysis.words import Words
    from dateline.marks import MeansMark

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TELLING = _VERBAL | _NOMINAL | {"JJ"}
"""Tags of single words that may tell of an event."""
_NAMES = frozenset({"ORG", "WORK_OF_ART", "LAW", "PRODUCT"})
_MEASURES = frozenset(
    "victim death casualty site scene attempt incident wave spree toll spate series injury damage "
    "perpetrator survivor".split()
)
"""Heads whose event-word modifier still tells of an event ("the bombing victims")."""

_SPECIFIC = {kind: rank for rank, kind in enumerate((
    EventType.OTHER, EventType.INTERVENTION, EventType.KILLING, EventType.GROUP_CHANGE,
    EventType.ARMED_ATTACK, EventType.ARMED_CLASH, EventType.LOOTING, EventType.ARREST,
    EventType.TERRITORY_SEIZED, EventType.TERRITORY_RETAKEN, EventType.PEACEFUL_PROTEST,
    EventType.ASSAULT, EventType.BOMBING, EventType.AGREEMENT, EventType.SHELLING,
    EventType.VIOLENT_DEMONSTRATION, EventType.MOB_VIOLENCE, EventType.AIR_STRIKE,
    EventType.ROBBERY, EventType.ARSON, EventType.EXECUTION, EventType.ASSASSINATION,
    EventType.TERRITORY_TRANSFER, EventType.BASE_ESTABLISHED, EventType.WEAPONS_DISRUPTED,
    EventType.PROTEST_INTERVENTION, EventType.PROTEST_FORCE, EventType.HIJACKING,
    EventType.ABDUCTION, EventType.GRENADE, EventType.DRONE_STRIKE, EventType.SUICIDE_BOMBING,
    EventType.SEXUAL_VIOLENCE, EventType.CHEMICAL,
))}  # fmt: skip
"""Of two types read from one phrase the more specific is kept: the later in this row."""


@dataclass(frozen=True)
class Candidate:
    """A word or phrase that may tell of an event; ``tokens`` is its half-open range."""

    head: int
    tokens: tuple[int, int]
    type: EventType
    weak: bool
    parts: frozenset[int]  # the tokens of the phrase that the lexicon names


def specificity(kind: EventType) -> int:
    """The rank of a type: higher is more specific."""
    return _SPECIFIC[kind]


def find(words: Words, means: Iterable[MeansMark]) -> list[Candidate]:
    """The candidates of a text in order of their heads, one per head, doubtful ones checked."""
    lexicon = event_lexicon()
    best: dict[int, Candidate] = {}
    opening = set(lexicon.phrases.openings(words.lower, words.lemma))
    for token, tag in enumerate(words.tag):
        phrases = [*_phrases(words, token, lexicon)] if token in opening else []
        word = _word(words, token, lexicon) if tag in _TELLING else None
        for found in phrases if word is None else [*phrases, word]:
            old = best.get(found.head)
            if old is None or _rank(found) > _rank(old):
                best[found.head] = found
    kept = _merged(words, _outside_phrases(best))
    armed = {mark.sentence for mark in means}
    return _supported(words, kept, armed)


def _phrases(words: Words, token: int, lexicon: EventLexicon) -> Iterable[Candidate]:
    for phrase, found in lexicon.phrases.at(token, words.lower, words.lemma):
        heads = [i for i, e in enumerate(phrase.elements) if e is not None]
        head = found[heads.index(phrase.head)]
        if words.tag[head] in _VERBAL or words.tag[head] in _NOMINAL or words.tag[head] == "JJ":
            if words.entity[head] in _NAMES and words.tag[head].startswith("NNP"):
                continue
            if phrase.value is not EventType.PEACEFUL_PROTEST and _peaceful(words, head):
                continue
            if _taken_away(words, head, phrase.value):
                continue
            if phrase.value is EventType.TERRITORY_SEIZED and _takes_people(words, head):
                continue
            if phrase.value is EventType.SUICIDE_BOMBING and _would_be(words, head):
                continue
            yield Candidate(head, (token, found[-1] + 1), phrase.value, False, frozenset(found))


def _word(words: Words, token: int, lexicon: EventLexicon) -> Candidate | None:
    entry = _entry(words, token, lexicon)
    if entry is None or _modifies_no_event(words, token) or _peaceful(words, token):
        return None
    kind = entry.type
    if kind is EventType.ARSON and _gunfire(words, token):
        kind = EventType.ARMED_ATTACK
    if _taken_away(words, token, kind) or _mere_description(words, token):
        return None
    if kind is EventType.TERRITORY_RETAKEN and _takes_people(words, token):
        return None  # "recovered 27 bodies"
    if kind is EventType.TERRITORY_SEIZED and entry.weak and _takes_people(words, token):
        kind = EventType.ABDUCTION if words.lemma[token] == "seize" else EventType.ARREST
    return Candidate(token, (token, token + 1), kind, entry.weak, frozenset((token,)))


def _entry(words: Words, token: int, lexicon: EventLexicon) -> Entry | None:
    """What the lexicon has of a word, used as its tag tells."""
    tag, lemma, lower = words.tag[token], words.lemma[token], words.lower[token]
    verbs, nouns = lexicon.verbs, lexicon.nouns
    if tag in _VERBAL:
        found = verbs.get(lemma) or verbs.get(_stem(lower, lexicon))
        return found or (nouns.get(lower) if tag == "VBG" else None)
    if tag not in _NOMINAL:
        return verbs.get(_stem(lower, lexicon)) if tag == "JJ" and lower[-2:] == "ed" else None
    found = nouns.get(lemma) or nouns.get(lower)
    if found is None or (tag[:3] == "NNP" and words.entity[token] in _NAMES):
        return None
    if words.lower[max(0, token - 2) : token] == ["co", "-"]:
        return None  # "Organization for Security and Co-operation"
    return found


def _gunfire(words: Words, token: int) -> bool:
    """Whether "fire" is that of guns: "Ukrainian fire", "army fire", "killed by enemy fire"."""
    if words.lemma[token] != "fire" or words.tag[token][:2] != "NN":
        return False
    before = [c for c in words.children[token] if c < token and words.dep[c] in _MODIFIERS]
    return any(
        words.entity[c] in {"NORP", "ORG", "GPE"}
        or words.lemma[c] in ARMED
        or words.lower[c] in _GUNS
        for c in before
    )


_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_GUNS = frozenset(
    "live enemy hostile friendly rifle machine-gun automatic heavy small-arms".split()
)


def _takes_people(words: Words, token: int) -> bool:
    """Whether what is "captured" or "seized" is people: "captured four", "villagers seized by"."""
    people = victim_words().nouns
    if words.dep[token] == "acl" and words.tag[token] == "VBN":
        return words.lower[words.head[token]] in people
    return any(
        words.dep[child] in {"dobj", "nsubjpass"}
        and (words.tag[child] == "CD" or words.lower[child] in people)
        for child in words.children[token]
    )


def _stem(form: str, lexicon: EventLexicon) -> str:
    """The verb of a participle that the tagger takes for an adjective."""
    verbs = lexicon.verbs
    return form[:-1] if form[:-1] in verbs else form[:-2] if form[:-2] in verbs else form


def _modifies_no_event(words: Words, token: int) -> bool:
    """Whether the word only modifies a noun that is no event ("attack helicopter")."""
    if words.dep[token] not in {"compound", "nmod"} or words.head[token] <= token:
        return False
    head = words.head[token]
    if words.tag[token] in _VERBAL:
        return False
    return (
        words.lemma[head] not in _MEASURES
        and words.lemma[head] not in event_lexicon().nouns
        and words.lower[head] not in event_lexicon().nouns
    )


def _peaceful(words: Words, token: int) -> bool:
    """Whether a neighbour rules out the violent sense ("heart attack", "war film")."""
    table = senses()
    head = words.head[token]
    if (
        words.dep[token] == "compound"
        and head > token
        and words.lemma[head] in table.fiction
        and head - token <= 2
    ):
        return True
    excluded = table.excluded.get(words.lemma[token])
    if excluded is None:
        return False
    near = [token - 1, token + 1, *words.children[token]]
    for child in words.children[token]:
        if words.dep[child] == "prep":
            near += words.children[child]
    if words.dep[token] in {"amod", "compound"}:
        near.append(head)
    size = len(words)
    return any(
        0 <= i < size and (words.lemma[i] in excluded or words.lower[i] in excluded) for i in near
    )


def _taken_away(words: Words, token: int, kind: EventType) -> bool:
    """Whether a bomb is only among what was recovered ("recovered rifles and a bomb")."""
    if kind is not EventType.BOMBING or words.lemma[token] not in _BOMBS:
        return False
    while words.dep[token] == "conj":
        token = words.head[token]
    return words.dep[token] in {"dobj", "nsubjpass"} and words.lemma[words.head[token]] in _TAKING


_BOMBS = frozenset({"bomb", "device", "ied", "explosive"})
_TAKING = frozenset({"recover", "seize", "confiscate", "carry", "contain", "possess", "capture"})
_TORN = frozenset(
    "torn hit ridden affected prone stricken ravaged plagued related weary scarred wracked racked "
    "battered driven".split()
)
"""Second parts of adjectives that describe a place or people ("conflict-torn")."""


_UNPROVEN = frozenset({"suspected", "alleged", "would", "potential", "aspiring", "intended"})
_SUFFERING = frozenset({"pobj", "dobj", "nsubjpass"})


def _would_be(words: Words, token: int) -> bool:
    """Whether a bomber is only suspected and did nothing here: "a strike on a suspected bomber"."""
    if words.lemma[token] not in {"bomber", "attacker"} or words.dep[token] not in _SUFFERING:
        return False
    if words.lower[words.head[token]] == "by":
        return False
    return any(words.lower[i] in _UNPROVEN for i in range(max(0, token - 5), token))


def _mere_description(words: Words, token: int) -> bool:
    """Whether the word only describes: "conflict-torn", "became the latest casualty"."""
    if words.dep[token] == "amod" and words.lower[token] == "occupied":
        return True  # "in occupied Donetsk"
    after = words.lower[token + 1 : token + 3]
    if len(after) == 2 and after[0] == "-" and after[1] in _TORN:
        return True
    return words.dep[token] == "attr" and words.lower[token] in {"casualty", "victim"}


def _rank(found: Candidate) -> tuple[int, int, int]:
    return (not found.weak, len(found.parts), specificity(found.type))


def _outside_phrases(best: dict[int, Candidate]) -> list[Candidate]:
    """Candidates that are not a part of a longer phrase ("attack" in "came under attack")."""
    covered: dict[int, tuple[int, int]] = {}
    for candidate in best.values():
        for part in candidate.parts - {candidate.head}:
            # Of two readings of the same words ("exchanged fire") the first head tells it.
            rank = len(candidate.parts), -candidate.head
            covered[part] = max(covered.get(part, (0, 0)), rank)
    return [best[h] for h in sorted(best) if covered.get(h, (0, 0)) < (len(best[h].parts), -h)]


def _merged(words: Words, found: list[Candidate]) -> list[Candidate]:
    """Modifiers folded into the noun that they modify ("suicide bomb attack" is one)."""
    by_head = {c.head: c for c in found}
    for candidate in found:
        head = words.head[candidate.head]
        if words.dep[candidate.head] in {"compound", "amod", "nmod"} and head in by_head:
            target = by_head[head]
            kind = max(target.type, candidate.type, key=specificity)
            lo = min(target.tokens[0], candidate.tokens[0])
            hi = max(target.tokens[1], candidate.tokens[1])
            by_head[head] = replace(
                target, type=kind, tokens=(lo, hi), weak=target.weak and candidate.weak,
                parts=target.parts | candidate.parts,
            )  # fmt: skip
            by_head.pop(candidate.head, None)
    return [by_head[h] for h in sorted(by_head)]


def _supported(words: Words, found: list[Candidate], armed: set[int]) -> list[Candidate]:
    """Strong candidates, and weak ones in sentences with another sign of violence."""
    strong = {words.sentence[c.head] for c in found if not c.weak}
    kept = []
    for candidate in found:
        sentence = words.sentence[candidate.head]
        if (
            not candidate.weak
            or sentence in strong
            or sentence in armed
            or _violent(words, sentence, candidate.parts)
            or _took_place(words, candidate.head)
        ):
            kept.append(candidate)
    return kept


def _took_place(words: Words, head: int) -> bool:
    """Whether a doubtful noun points to an event told before: "The shooting took place at noon"."""
    verb = words.head[head]
    if words.dep[head] != "nsubj" or words.lemma[verb] not in _HAPPENING:
        return False
    pointing = any(words.lower[c] in {"the", "this"} for c in words.children[head] if c < head)
    placed = words.lemma[verb] != "take" or "place" in words.lower[verb : verb + 2]
    return pointing and placed


_HAPPENING = frozenset({"take", "occur", "happen"})


def _violent(words: Words, sentence: int, own: frozenset[int]) -> bool:
    """Whether words other than the candidate's ``own`` speak of armed people or of harm."""
    start, end = words.bounds[sentence]
    return any(
        i not in own
        and (words.lemma[i] in ARMED or words.lemma[i] in HARM or words.lower[i] in ARMED)
        for i in range(start, end)
    )
