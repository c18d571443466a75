"""The telling words of a report around a mention: names, ages, house numbers, rare words.

A word is worth the more the rarer it is (``knowledge.rarity``). Two reports that both tell of
Hickory View and a Porsche tell one event, whatever else they say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from dateline.knowledge.rarity import has_table, zipf
from dateline.linking.profile import Word
from dateline.records import CodedReport, Mention, WhereValue
from dateline.vocabulary import Ground

MOST = 40
"""Words kept of a mention, the rarest first; more gain nothing and cost memory by the million."""

COMMON = 5.0
"""Zipf value from which a word tells nothing ("people", "police")."""

BITS = 31
"""Highest worth of a word."""

NUMBER, NAME = 6, 8
"""Worth in bits of a number of three digits and more (a house, a road, a unit), and of a name in a
language whose words are not known."""

MARGIN = 4
"""Sentences on either side of those that tell of a main event which are taken to go with it."""

TOGETHER = 4
"""What two words of a name are worth more together than apart."""

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BOILERPLATE = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\bclick here\b|\bsubscribe\b|\bsign (?:in|up)\b|"
    r"\bnewsletter|\bdownload\b.*\bapp\b|\bverification email\b|\bfollow us\b|\bcrime ?stoppers\b",
    re.I,
)
"""Lines of web pages that stand beside any report."""


def telling_words(coded: CodedReport, mention: Mention) -> tuple[Word, ...]:
    """The ``MOST`` rarest words of the sentences around a mention, in alphabetical order."""
    worth: dict[str, int] = {}
    speakers, places = speaker_words(mention), place_words(mention)
    for sentence in sentences_around(coded, mention):
        for word, bits in words_of(sentence, coded.report.language):
            if not speakers.issuperset(word.split(" ")):
                worth[word] = max(bits, worth.get(word, 0))
    rarest = sorted(worth.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return tuple(
        Word(word, bits, places.issuperset(word.split(" "))) for word, bits in sorted(rarest)
    )


def place_words(mention: Mention) -> frozenset[str]:
    """The words of the names of the mention's places and of what they lie in.

    They are no telling words where the places themselves were found to be one.
    """
    names: list[str | None] = []
    for statement in mention.of("where"):
        value = statement.value
        if isinstance(value, WhereValue):
            names += [value.phrase, value.name, value.admin1, value.admin2, value.kind]
            names += value.others
    return _words(name for name in names if name)


def speaker_words(mention: Mention) -> frozenset[str]:
    """The words that name who speaks: a spokesman speaks of many events."""
    return _words(span.text for s in mention.statements for span in s.source.evidence)


def _words(names: Iterable[str]) -> frozenset[str]:
    found = (t.group().casefold() for name in names for t in _TOKEN.finditer(name))
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in found)


def sentences_around(coded: CodedReport, mention: Mention) -> list[str]:
    """The mention's own sentences, and those beside them that tell of no other mention.

    ``MARGIN`` on either side for the events that the report is about, one for others; the head of
    the report goes with the first mention.
    """
    text = coded.report.text
    starts = [0, *(found.end() for found in _END.finditer(text)), len(text) + 1]
    own = _sentences(mention, starts)
    taken = {
        s for other in coded.mentions if other is not mention for s in _sentences(other, starts)
    }
    margin = MARGIN if mention.ground is Ground.MAIN else 1
    near = {n for s in own for n in range(s - margin, s + margin + 1) if n not in taken}
    if mention is coded.mentions[0]:
        near |= {0} - taken
    chosen = sorted(n for n in own | near if 0 <= n < len(starts) - 1)
    found = (text[starts[n] : starts[n + 1]] for n in chosen)
    return [sentence for sentence in found if not _BOILERPLATE.search(sentence)]


def _sentences(mention: Mention, starts: list[int]) -> set[int]:
    spans = [s.start for statement in mention.statements for s in statement.evidence]
    spans += [s.start for s in mention.triggers]
    return {bisect_right(starts, start) - 1 for start in spans}


def words_of(sentence: str, language: str) -> Iterator[tuple[str, int]]:
    """Words with their worth in bits; names of two words also as one ("hickory view")."""
    tokens = [t.group() for t in _TOKEN.finditer(sentence)]
    heading = 2 * sum(t[0].isupper() for t in tokens) > len(tokens)
    before: tuple[str, int] | None = None
    for at, token in enumerate(tokens):
        word = token.casefold()
        for ending in ("'s", "’s"):
            word = word.removesuffix(ending)
        named = token[0].isupper() and not heading and at > 0
        bits = _bits(word, language, named)
        if bits:
            yield word, bits
        if named and bits and before is not None and before[1]:
            yield f"{before[0]} {word}", min(BITS, bits + before[1] + TOGETHER)
        before = (word, bits) if token[0].isupper() and not heading else None


def _bits(word: str, language: str, named: bool) -> int:
    if word.isdigit():
        return NUMBER if len(word) > 2 and not _YEAR.fullmatch(word) else 0
    if any(c.isdigit() for c in word):
        return NUMBER if "-" in word else 0  # "11-year-old"; other mixtures are codes of web pages
    if len(word) < 3:
        return 0
    if not has_table(language):
        return NAME if named else 0
    rarity = min(zipf(part, language) for part in re.split(r"[-'’]", word))
    return max(0, min(BITS, round((COMMON - rarity) * 3.32)))


def shared(one: Iterable[Word], two: Iterable[Word]) -> list[Word]:
    """The words of both, the rarest first."""
    theirs = {word.text for word in two}
    both = [word for word in one if word.text in theirs]
    return sorted(both, key=lambda w: (-w.bits, w.text))
