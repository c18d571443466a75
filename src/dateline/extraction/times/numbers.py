"""English number words to numbers."""

from __future__ import annotations

from collections.abc import Sequence

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES)

_CENTURIES = {"eighteen": 18, "nineteen": 19, "twenty": 20}


def read_number(words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """The number that the lower-case ``words`` spell from ``at``, and the index after it.

    Hyphens are words of their own (``twenty - four``). Reads years in pairs too ("nineteen
    ninety-six" is 1996, "twenty nineteen" 2019). ``None`` where no number starts.
    """
    year = _paired_year(words, at)
    if year is not None:
        return year
    total, group, end, last = 0, 0, at, 10_000
    i = at
    while i < len(words):
        word = words[i]
        if word in {"and", "-"} and end == i and i > at and _joins(words, i):
            i += 1
            continue
        size = _size(word)
        if size is None:
            break
        value, rank = size
        if word == "hundred":
            if not 0 < group < 100:
                break
            group *= 100
            last = 100
        elif word in SCALES:
            if group == 0:
                break
            total, group, last = total + group * value, 0, value
        elif rank < last:
            group += value
            last = rank
        else:
            break
        i += 1
        end = i
    return (total + group, end) if end > at else None


def _joins(words: Sequence[str], i: int) -> bool:
    """Whether "and" or a hyphen at ``i`` stands inside one number."""
    if i + 1 >= len(words) or words[i + 1] not in NUMBER_WORDS or words[i + 1] in SCALES:
        return False
    before = words[i - 1]
    return before in TENS and words[i + 1] in ONES if words[i] == "-" else before in SCALES


def _size(word: str) -> tuple[int, int] | None:
    """Value and rank of a number word: a word may follow one of higher rank only."""
    if word in ONES:
        return ONES[word], 1 if ONES[word] < 10 else 2
    if word in TENS:
        return TENS[word], 3
    return (SCALES[word], SCALES[word]) if word in SCALES else None


def _paired_year(words: Sequence[str], at: int) -> tuple[int, int] | None:
    century = _CENTURIES.get(words[at]) if at < len(words) else None
    i = at + 1
    if i < len(words) and words[i] == "-":
        i += 1
    if century is None or i >= len(words):
        return None
    if words[i] in TENS:
        value, i = TENS[words[i]], i + 1
        j = i + 1 if i < len(words) and words[i] == "-" else i
        if j < len(words) and 0 < ONES.get(words[j], 0) < 10:
            value, i = value + ONES[words[j]], j + 1
        return century * 100 + value, i
    if ONES.get(words[i], 0) >= 10:
        return century * 100 + ONES[words[i]], i + 1
    return None
