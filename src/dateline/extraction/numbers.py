"""Number phrases of news English: where they stand and what they say.

``"at least 53"`` is a minimum of 53, ``"some 20"`` about 20, ``"dozens"`` vague from 24, ``"between
10 and 15"`` a range. The parser reads a sequence of lower-case words (a hyphen is a word of its
own), so it knows nothing of a language pipeline, and its positions are positions in that sequence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.knowledge.number_words import NumberWords, number_words
from dateline.vocabulary import Qualifier

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d{1,2}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""European grouping, "12.500"; three digits after a dot are never a decimal of a count."""
_GLUED = re.compile(r"(than|least|some|about|around|nearly|over)(\d[\d,]*)")
"""A lost space, "more than70"."""
_QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''"})
_HYPHENS = frozenset({"-", "--", "\u2013", "\u2014", "/"})
_COMPARING = frozenset({"as", "how", "so", "too", "that", "this"})
"""Before "many" and "few" these ask or compare: "as many as 30", "how many"."""


class NumberPhrase(NamedTuple):
    """A number phrase at words ``start`` to ``end`` (half-open), its first number at ``core``."""

    start: int
    end: int
    core: int
    low: int | None
    high: int | None
    qualifier: Qualifier


class _Core(NamedTuple):
    end: int
    low: int
    high: int | None
    qualifier: Qualifier


@cache
def _starters() -> frozenset[str]:
    lexicon = number_words()
    words = set(lexicon.units) | set(lexicon.tens) | set(lexicon.vague)
    return frozenset(words | {"a", "an", "half", "both", "hundred", "thousand"})


def find_numbers(words: Sequence[str]) -> list[NumberPhrase]:
    """The number phrases of lower-case ``words``, in order, none overlapping.

    A lone article is not a number; "a dozen" and "a number of" are.
    """
    lexicon = number_words()
    starters = _starters()
    found: list[NumberPhrase] = []
    at, floor = 0, 0
    while at < len(words):
        word = words[at]
        core = None
        if word in starters or (not word.isalpha() and any("0" <= c <= "9" for c in word)):
            core = _core(words, at, lexicon)
        if core is None or (word in {"many", "few"} and at and words[at - 1] in _COMPARING):
            at += 1
            continue
        phrase = _qualified(words, at, floor, core, lexicon)
        found.append(phrase)
        at = floor = phrase.end
    return found


def read_number(text: str) -> NumberPhrase | None:
    """The first number phrase of a text, its positions counted in words and hyphens."""
    found = find_numbers(re.findall(r"[^\W_]+(?:[.,]\d+)*|-", text.lower()))
    return found[0] if found else None


def _qualified(
    words: Sequence[str], at: int, floor: int, core: _Core, lexicon: NumberWords
) -> NumberPhrase:
    ranged = _range(words, at, floor, core, lexicon)
    if ranged is not None:
        return ranged
    start, qualifier = _qualifier_before(words, at, floor, lexicon)
    capped = _capped(words, core, lexicon) if qualifier is Qualifier.MINIMUM else None
    if capped is not None:
        return NumberPhrase(start, capped.end, at, core.low, capped.high, Qualifier.APPROX)
    glued = _GLUED.fullmatch(words[at])
    if glued is not None:
        before = (*words[max(floor, at - 1) : at], glued[1])
        qualifier = lexicon.qualifiers.get(before) or lexicon.qualifiers.get((glued[1],))
        start = at - 1 if before in lexicon.qualifiers else at
    end = core.end
    if words[end : end + 2] == ["or", "more"] or words[end : end + 2] == ["or", "so"]:
        qualifier = Qualifier.MINIMUM if words[end + 1] == "more" else Qualifier.APPROX
        end += 2
    low, high, put = _bounds(core, qualifier)
    return NumberPhrase(start, end, at, low, high, put)


def _bounds(core: _Core, qualifier: Qualifier | None) -> tuple[int | None, int | None, Qualifier]:
    if qualifier is None or qualifier is Qualifier.EXACT:
        return core.low, core.high, core.qualifier
    if core.qualifier is Qualifier.VAGUE:
        return core.low, None, Qualifier.VAGUE
    if qualifier is Qualifier.MINIMUM:
        return core.low, None, qualifier
    if qualifier is Qualifier.MAXIMUM:
        return None, core.high, qualifier
    return core.low, core.high, qualifier


def _qualifier_before(
    words: Sequence[str], at: int, floor: int, lexicon: NumberWords
) -> tuple[int, Qualifier | None]:
    """Where the words that qualify the number begin, and how they put it."""
    start, qualifier = at, None
    grown = True
    while grown:
        grown = False
        for length in range(lexicon.longest_qualifier, 0, -1):
            if start - length < floor:
                continue
            found = lexicon.qualifiers.get(tuple(words[start - length : start]))
            if found is not None:
                # The word nearest the number may only be "a total of": "at least a total of 5".
                if qualifier is None or qualifier is Qualifier.EXACT or found is Qualifier.MINIMUM:
                    qualifier = found
                start -= length
                grown = True
                break
    return start, qualifier


def _range(
    words: Sequence[str], at: int, floor: int, core: _Core, lexicon: NumberWords
) -> NumberPhrase | None:
    """ "between 10 and 15", "from 10 to 20", "10 to 15", "10-15", "two or three"."""
    if core.qualifier is Qualifier.VAGUE or core.end >= len(words) - 1 or core.high is None:
        return None
    link = words[core.end]
    before = words[at - 1] if at > floor else ""
    opened = before in {"between", "from"}
    wanted = {"between": {"and", "to", "-"}, "from": {"to", "-"}}.get(
        before, {"to", "or", "-", "\u2013"}
    )
    if link not in wanted:
        return None
    later = core.end + 1
    if opened and words[later : later + 2] == ["more", "than"]:
        later += 2  # "between eight and more than 30"
    other = _core(words, later, lexicon)
    if other is None or other.high is None or other.low <= core.low:
        return None
    if link in {"-", "\u2013"} and words[other.end : other.end + 1] in (["-"], ["year"]):
        return None
    low = core.low
    if (
        other.low >= 1000
        and low < 100
        and words[core.end + 2 : core.end + 3]
        and _scale_only(words, core, other, lexicon)
    ):
        low *= _trailing_scale(words[other.end - 1], lexicon)
    start = at - 1 if opened else at
    if start > floor and words[start - 1] == "anywhere":
        start -= 1
    if not opened:
        start, qualifier = _qualifier_before(words, at, floor, lexicon)
        if qualifier is Qualifier.MINIMUM:  # "not less than seven or eight"
            return NumberPhrase(start, other.end, at, low, None, qualifier)
    return NumberPhrase(start, other.end, at, low, other.high, Qualifier.APPROX)


def _capped(words: Sequence[str], core: _Core, lexicon: NumberWords) -> _Core | None:
    """The second number of "at least one but possibly up to 12"."""
    at = core.end
    if words[at : at + 1] not in (["but"], ["and"], ["or"]):
        return None
    at += 1
    while at < len(words) and words[at] in _HEDGES:
        at += 1
    limit = next((n for n in _CAPS if tuple(words[at : at + len(n)]) == n), None)
    other = (
        _core(words, at + len(limit), lexicon) if limit and at + len(limit) < len(words) else None
    )
    return other if other is not None and other.high is not None and other.low > core.low else None


_HEDGES = frozenset({"possibly", "perhaps", "maybe", "potentially"})
_CAPS = (("up", "to"), ("as", "many", "as"), ("at", "most"))


def _scale_only(words: Sequence[str], core: _Core, other: _Core, lexicon: NumberWords) -> bool:
    """Whether only the second number of a range names its scale: "two to three thousand"."""
    return words[other.end - 1] in lexicon.scales and words[core.end - 1] not in lexicon.scales


def _trailing_scale(word: str, lexicon: NumberWords) -> int:
    return lexicon.scales.get(word, 1)


def _core(words: Sequence[str], at: int, lexicon: NumberWords) -> _Core | None:
    """The number that begins at ``at``, without the words that qualify it."""
    word = words[at]
    if word in {"a", "an", "half"}:
        return _article(words, at, lexicon)
    if word == "both":
        return _Core(at + 1, 2, 2, Qualifier.EXACT)
    if word in lexicon.vague:
        return _vague(words, at, lexicon)
    cardinal = _cardinal(words, at, lexicon)
    if cardinal is None:
        return None
    end, value = cardinal
    after = words[end] if end < len(words) else ""
    if after in _HYPHENS and end + 1 < len(words) and words[end + 1] in lexicon.collectives:
        end, after = end + 1, words[end + 1]
    if after in lexicon.collectives and after != "score":
        return _Core(
            end + 1,
            value * lexicon.collectives[after],
            value * lexicon.collectives[after],
            Qualifier.APPROX,
        )
    return _Core(end, value, value, Qualifier.EXACT)


def _article(words: Sequence[str], at: int, lexicon: NumberWords) -> _Core | None:
    """ "a dozen", "half a dozen", "a hundred", "a couple of", "an as yet unknown number of"."""
    rest = words[at + 1 : at + 9]
    if not rest:
        return None
    if words[at] == "half":
        if rest[:2] == ["a", "dozen"] or rest[:1] == ["dozen"]:
            return _Core(at + 1 + len(rest[: 2 if rest[0] == "a" else 1]), 6, 6, Qualifier.APPROX)
        return None
    first = rest[0]
    if first == "half" and rest[1:2] == ["dozen"]:
        return _Core(at + 3, 6, 6, Qualifier.APPROX)
    if first in lexicon.collectives:
        value = lexicon.collectives[first]
        return _Core(at + 2, value, value, Qualifier.APPROX) if first == "dozen" else None
    if first in lexicon.scales:
        end, value = _cardinal_from_scale(words, at + 1, lexicon)
        return _Core(end, value, value, Qualifier.EXACT)
    if first == "few":
        if len(rest) > 1 and rest[1] in {"dozen", "hundred", "thousand"}:
            unit = {"dozen": 24, "hundred": 200, "thousand": 2000}[rest[1]]
            return _Core(at + 3, unit, None, Qualifier.VAGUE)
        return _Core(at + 2, lexicon.vague["few"], None, Qualifier.VAGUE)
    if first == "lot" or (first in {"great", "good"} and rest[1:2] == ["many"]):
        return _Core(at + 3, 3, None, Qualifier.VAGUE) if rest[1:2] in (["of"], ["many"]) else None
    return _group_of(rest, at, lexicon)


def _group_of(rest: Sequence[str], at: int, lexicon: NumberWords) -> _Core | None:
    for offset, word in enumerate(rest[:7]):
        if word in _QUOTES:
            continue
        quoted = rest[offset + 1 : offset + 2] and rest[offset + 1] in _QUOTES
        if quoted and word in lexicon.vague_nouns and rest[offset + 2 : offset + 3] == ["of"]:
            return _Core(at + offset + 4, lexicon.vague_nouns[word], None, Qualifier.VAGUE)
        followed = rest[offset + 1 : offset + 2] == ["of"]
        if followed and word in lexicon.vague_nouns:
            return _Core(at + offset + 3, lexicon.vague_nouns[word], None, Qualifier.VAGUE)
        if followed and word in lexicon.small_groups:
            value = lexicon.small_groups[word]
            return _Core(at + offset + 3, value, value, Qualifier.EXACT)
        if (not word.isalpha() and word not in _HYPHENS) or word in {"of", "the", "in", "and"}:
            return None
    return None


def _vague(words: Sequence[str], at: int, lexicon: NumberWords) -> _Core | None:
    word = words[at]
    low, end = lexicon.vague[word], at + 1
    after = words[end] if end < len(words) else ""
    if word == "some" and (after in {"of"} or not after.isalpha()):
        return _Core(end, low, None, Qualifier.VAGUE) if after == "of" else None
    if word == "some" and (after in lexicon.units or after in lexicon.tens):
        return None
    if word in {"tens", "dozens", "hundreds", "scores"} and after == "of" and end + 1 < len(words):
        scale = {"thousands": 1000, "hundreds": 100, "millions": 1_000_000}.get(words[end + 1])
        if scale is not None:
            return _Core(end + 2, low * scale, None, Qualifier.VAGUE)
    if after in {"dozen", "hundred", "thousand", "million", "dozens"}:
        unit = {"dozen": 24, "dozens": 24}.get(after) or 2 * lexicon.scales.get(after, 1)
        return _Core(end + 1, unit, None, Qualifier.VAGUE)
    return _Core(end, low, None, Qualifier.VAGUE)


def _cardinal(words: Sequence[str], at: int, lexicon: NumberWords) -> tuple[int, int] | None:
    word = words[at]
    glued = _GLUED.fullmatch(word)
    if glued is not None:
        word = glued[2]
    if _DIGITS.fullmatch(word) and len(word) < 16:
        return _digits(words, at, int(word.replace(",", "")), lexicon)
    if _DECIMAL.fullmatch(word):
        after = words[at + 1] if at + 1 < len(words) else ""
        scale = lexicon.scales.get(after)
        return (at + 2, round(float(word) * scale)) if scale is not None else None
    if _DOTTED.fullmatch(word) and len(word) < 16:
        return at + 1, int(word.replace(".", ""))
    if word in lexicon.units or word in lexicon.tens:
        return _spelled(words, at, lexicon)
    return None


def _digits(words: Sequence[str], at: int, value: int, lexicon: NumberWords) -> tuple[int, int]:
    end = at + 1
    # "30 000": a thin or plain space groups the digits.
    while (
        end < len(words) and len(words[end]) == 3 and words[end].isdecimal() and words[end] == "000"
    ):
        value, end = value * 1000 + int(words[end]), end + 1
    after = words[end] if end < len(words) else ""
    if after in lexicon.scales and after != "hundred":
        return end + 1, value * lexicon.scales[after]
    return end, value


def _cardinal_from_scale(words: Sequence[str], at: int, lexicon: NumberWords) -> tuple[int, int]:
    """ "(a) hundred and twenty": the article stands for one."""
    return _compose(words, at, 1, lexicon)


def _spelled(words: Sequence[str], at: int, lexicon: NumberWords) -> tuple[int, int]:
    end, value = _below_hundred(words, at, lexicon)
    return _compose(words, end, value, lexicon)


def _compose(words: Sequence[str], at: int, value: int, lexicon: NumberWords) -> tuple[int, int]:
    """Scales and what follows them: "two hundred and five thousand and twelve"."""
    total, current, end = 0, value, at
    last = 10**12
    while end < len(words):
        step = end + 1 if words[end] in _HYPHENS else end
        scale = lexicon.scales.get(words[step]) if step < len(words) else None
        if scale is None or (scale >= last and scale != 100):
            break
        end = step + 1
        if scale == 100:
            current *= 100
        else:
            total, current, last = total + current * scale, 0, scale
        more = end + 1 if end < len(words) and words[end] in {"and", "-"} else end
        if more < len(words) and (words[more] in lexicon.units or words[more] in lexicon.tens):
            after, small = _below_hundred(words, more, lexicon)
            current, end = current + small, after
    return end, total + current


def _below_hundred(words: Sequence[str], at: int, lexicon: NumberWords) -> tuple[int, int]:
    word = words[at]
    if word in lexicon.units:
        return at + 1, lexicon.units[word]
    value, end = lexicon.tens[word], at + 1
    if end < len(words) and words[end] in _HYPHENS:
        end += 1
    small = lexicon.units.get(words[end]) if end < len(words) else None
    if small is not None and 0 < small < 10:
        return end + 1, value + small
    return at + 1, value
