"""A first look: whether a stretch of a text may tell of an event or of a toll, by its words alone.

Before a text is tagged and parsed it is not known what its words are, so that every reading of them
is allowed for: every lemma that a form may get, every part of speech, every shape of the sentence.
What even so holds no word of event, no sign of violence beside a doubtful one and no word for what
happened to people tells nothing, whatever the parse. ``events.finding`` and ``tolls.triggers`` are
what this is the outer bound of; a word that they come to know is known here too, since the lexicons
are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.extraction.events import mark_events
from dateline.extraction.events.words_of_violence import ARMED, HARM
from dateline.extraction.means import mark_means
from dateline.extraction.numbers import find_numbers
from dateline.extraction.tolls import mark_tolls
from dateline.extraction.tolls.contextual import CONTEXTUAL, TAKING
from dateline.extraction.tolls.people import POINTING
from dateline.extraction.tolls.pronouns import points_back
from dateline.extraction.tolls.triggers import LIVES, LIVES_REACH
from dateline.knowledge.events import event_lexicon
from dateline.knowledge.means import means_lexicon
from dateline.knowledge.outcomes import outcome_words
from dateline.knowledge.phrases import GAP, PhraseIndex

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.quick.lemmas import Lemmas

FORMS = 200_000
"""Forms kept; past that the store is begun anew."""

_ARTICLES = frozenset({"a", "an", "another"})
_NEAR = 20
"""Words behind "took" among which its number is looked for: as many as a noun phrase has."""


class Seen(NamedTuple):
    """What a form may be: a word of event, a doubtful one, a sign of violence, a word of tolls."""

    strong: bool
    weak: bool
    sign: bool
    toll: bool
    lemmas: frozenset[str]


class Glance:
    """Looks at words in lower case; it remembers the forms that it has met."""

    def __init__(self) -> None:
        self._known: dict[str, Seen] = {}
        self._lexicon, self._outcomes = event_lexicon(), outcome_words()
        self._means = means_lexicon()

    def may_tell(self, words: list[str], lemmas: Lemmas) -> bool:
        """Whether an event or a toll may be found in a line of a text, as the analysis cuts it."""
        seen = [self._known.get(word) or self._look(word, lemmas) for word in words]
        if any(one.strong for one in seen):
            return True
        if any(one.toll for one in seen) and self._tells_toll(words, seen):
            return True
        if self._phrased(seen, self._lexicon.phrases) or self._outcome_phrase(words):
            return True
        weak = [at for at, one in enumerate(seen) if one.weak]
        return bool(weak) and (self._signed(seen, weak) or self._phrased(seen, self._means))

    @staticmethod
    def _signed(seen: Sequence[Seen], weak: Sequence[int]) -> bool:
        """Whether a sign of violence stands beside one of the doubtful words at these places."""
        signs = [at for at, one in enumerate(seen) if one.sign]
        return bool(signs) and (len(weak) > 1 or signs != weak)

    @staticmethod
    def looks_back(words: Sequence[str]) -> bool:
        """Whether a toll of the line may rest on the lines before: "killing him"."""
        return any(points_back(words, at) for at in range(1, len(words)))

    @staticmethod
    def tells(document: Document) -> bool:
        """Whether an event or a toll is found in an analysed text."""
        return bool(mark_tolls(document)) or bool(mark_events(document, mark_means(document)))

    def _look(self, word: str, lemmas: Lemmas) -> Seen:
        if len(self._known) > FORMS:
            self._known.clear()
        possible, lexicon, tolls = lemmas(word), self._lexicon, self._outcomes
        verbs = [lexicon.verbs.get(w) for w in {*possible.every, word[:-1], word[:-2]}]
        nouns = [lexicon.nouns.get(w) for w in possible.noun]
        entries = [entry for entry in (*verbs, *nouns) if entry is not None]
        counted = (tolls.verbs, tolls.nouns, tolls.counts, tolls.states, CONTEXTUAL, _TOLLS)
        found = self._known[word] = Seen(
            strong=any(not entry.weak for entry in entries),
            weak=bool(entries),
            sign=not possible.every.isdisjoint(ARMED | HARM),
            toll=any(word in table for table in counted),
            lemmas=possible.every,
        )
        return found

    def _tells_toll(self, words: Sequence[str], seen: Sequence[Seen]) -> bool:
        """Whether a word of tolls is one here: "took the bus" is none."""
        return any(one.toll and _of_people(words, at) for at, one in enumerate(seen))

    def _outcome_phrase(self, words: Sequence[str]) -> bool:
        """Whether a phrase of the lexicon of tolls stands here: "lost their lives"."""
        phrases = self._outcomes.phrases
        return any(
            tuple(words[at : at + len(phrase)]) == phrase
            for at, word in enumerate(words)
            if word in phrases
            for phrase, *_ in phrases[word]
        )

    def _phrased(self, seen: Sequence[Seen], index: PhraseIndex[Any]) -> bool:
        """Whether a phrase of an index may stand here."""
        return any(
            _may_match(elements, at, seen)
            for at, one in enumerate(seen)
            for elements in index.opening(one.lemmas)
        )


_TOLLS = frozenset({"killed", "toll", "tolls", "figure", "count", "life", "lives"})
"""Words of running tolls, of lives lost and of what the triggers know beside the lexicon; "number"
and "put" tell a toll only with a word of the lexicon."""


def _of_people(words: Sequence[str], at: int) -> bool:
    """Whether a word that is often used of other things may tell here what happened to people."""
    word = words[at]
    if word in TAKING:
        return _counts_behind(words, at)
    if word in {"life", "lives"}:
        return not LIVES.isdisjoint(words[max(0, at - LIVES_REACH) : at])
    if word == "figure":
        return words[at + 1 : at + 2] in (["for"], ["of"])
    return word != "count" or words[max(0, at - 1) : at] == ["body"]


def _counts_behind(words: Sequence[str], at: int) -> bool:
    """Whether the words right behind one may count people: "took 54", "took a family of five"."""
    behind = list(words[at + 1 : at + 1 + _NEAR])
    led = bool(behind) and (behind[0] in _ARTICLES or behind[0] in POINTING)
    return any(led or number.start == 0 for number in find_numbers(behind))


def _may_match(elements: Sequence[frozenset[str] | None], start: int, seen: Sequence[Seen]) -> bool:
    """Whether the elements may match from a token on, by some reading of each word.

    Every token that may be an element is followed up, not the nearest alone: by what it will turn
    out to be it may match or not.
    """
    ends, reach = {start}, 1
    for element in elements[1:]:
        if element is None:
            reach = GAP + 1
            continue
        ends = {
            at
            for end in ends
            for at in range(end + 1, min(len(seen), end + 1 + reach))
            if not element.isdisjoint(seen[at].lemmas)
        }
        reach = 1
        if not ends:
            return False
    return True
