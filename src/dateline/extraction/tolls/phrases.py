"""Runs of words that make a noun phrase, read from the tags: the parse is often wrong here."""

from __future__ import annotations

from typing import NamedTuple

from dateline.extraction.tolls.view import View
from dateline.knowledge.number_words import number_words
from dateline.knowledge.outcomes import outcome_words
from dateline.knowledge.victims import Noun, victim_words
from dateline.vocabulary import Group

_LONGEST = 14
"""Words in the longest run: "12 suspected Al-Qaeda in the Arabian Peninsula fighters" and more."""

_QUOTES = frozenset({'"', "'", "''", "``", "\u201c", "\u201d"})
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday overnight tonight "
    "tomorrow morning evening afternoon night".split()
)
_PASSING = {
    "passer": Noun(Group.CIVILIANS, True, False),
    "passers": Noun(Group.CIVILIANS, False, True),
}
"""The first of the three tokens of "passer-by"."""
_NATION = Noun(Group.UNSPECIFIED, False, True)


_AGES = frozenset({"year", "month", "week", "day"})


class Run(NamedTuple):
    """Tokens ``start`` to ``end``; ``head`` is the person noun or -1; ``age`` in years."""

    start: int
    end: int
    head: int
    age: int | None = None
    named: bool = False


def person(view: View, at: int, *, counted: bool) -> Noun | None:
    """The person noun at a token; ``counted`` tells that an article or a number stands before."""
    lexicon = victim_words()
    word = view.lower[at]
    noun = lexicon.nouns.get(word)
    if word in _PASSING and view.lower[at + 1 : at + 3] == ["-", "by"]:
        return _PASSING[word]
    if noun is None:
        if view.entity[at] == "NORP" and word.endswith("s") and view.tag[at] in {"NNPS", "NNS"}:
            return _NATION
        return None
    if not counted and word in lexicon.weak:
        return None
    return noun


def is_age(view: View, at: int) -> bool:
    """Whether "7-year-old" begins here, in any of the ways that it is cut into tokens."""
    return _after_age(view, at) > at


def _may_be_age(word: str) -> bool:
    """Whether an age may begin with a word: with digits, or the letter of a spelled number."""
    return word[:1] in "otfsen" or word[:1].isdigit()


def _after_age(view: View, at: int) -> int:
    """The token after an age that begins here, or ``at``."""
    words = view.lower[at : at + 6]
    if not words or not _may_be_age(words[0]):
        return at
    if "-" not in words[0] and (len(words) < 4 or words[1] not in ("-", "year")):
        return at  # most words, soon told
    if words[0].endswith(tuple(f"-{unit}" for unit in _AGES)) and words[1:3] == ["-", "old"]:
        return at + 3
    if words[1:2] == ["-"] and words[2:3] and words[2] in _AGES and words[3:5] == ["-", "old"]:
        return at + 5
    if words[1:2] == ["year"] and words[2:4] == ["-", "old"]:
        return at + 4
    if words[1:3] == ["-", "year"] and words[3:4] == ["old"]:
        return at + 4
    if "year-old" in words[0]:
        return at + 1
    return at


def _age_at(view: View, at: int) -> int | None:
    digits = "".join(c for c in view.lower[at] if c.isdigit())
    if any(unit in "".join(view.lower[at : at + 3]) for unit in _AGES - {"year"}):
        return 0
    return int(digits) if digits and len(digits) < 4 else None


def noun_run(view: View, at: int, limit: int) -> Run | None:
    """The noun phrase without article or number that begins at ``at``; ``None`` if none does.

    Its head is the last noun when that is a person; words of time behind it are left out, and a
    name may follow the person noun ("commander Yusuf Ali").
    """
    last, age, at_age = -1, None, -1
    here, stop, lower = at, min(at + _LONGEST, limit), view.lower
    while here < stop:
        word = lower[here]
        after = _after_age(view, here) if _may_be_age(word) else here
        if after > here:
            age, at_age = _age_at(view, here), after - 1
            here = after
            continue
        if word == "would" and lower[here + 1 : here + 3] == ["-", "be"]:
            here += 3
            continue
        if word == "(" and _parenthesis(view, here, stop):
            here += 3
            continue
        if word in _PASSING and lower[here + 1 : here + 3] == ["-", "by"]:
            last = here
            break
        if not _belongs(view, here, last, stop):
            break
        if (view.tag[here][:2] == "NN" and word not in _TIMES) or person(view, here, counted=True):
            last = here
        here += 1
    return _headed(view, at, last, age, at_age)


def _parenthesis(view: View, here: int, stop: int) -> bool:
    """Whether an abbreviation stands at the bracket here: "New People's Army (NPA) rebels"."""
    if here + 3 >= stop or view.lower[here + 2] != ")":
        return False
    return view.text[here + 1].isupper() and view.tag[here + 3][:2] in {"NN", "JJ"}


def _headed(view: View, at: int, last: int, age: int | None, at_age: int) -> Run | None:
    if last < 0:
        return Run(at, at_age + 1, at_age, age) if at_age >= 0 else None
    if _countable(view, last):
        if (
            view.tag[last] == "NNP"
            and view.entity[last] == "PERSON"
            and view.tag[last - 1] == "NNP"
            and last > at
        ):
            return Run(at, last + 1, last, age, True)
        return Run(at, last + (3 if view.lower[last] in _PASSING else 1), last, age)
    # "12 soldiers Thursday", "commander Yusuf Ali": the rest must be a name.
    for index in range(last - 1, at - 1, -1):
        if view.tag[index + 1][:3] != "NNP":
            break
        noun = person(view, index, counted=True)
        if noun is not None and noun.plural and view.tag[index] in {"NNS", "NNPS"}:
            return Run(at, index + 1, index, age)
    if view.tag[last] in {"NNP", "NNPS"} and _is_name(view, at, last):
        return Run(at, last + 1, last, age, True)
    return Run(at, last + 1, -1, age)


def _is_name(view: View, at: int, last: int) -> bool:
    if view.entity[last] == "PERSON":
        return True
    if view.lower[last + 1 : last + 2] == ["and"] and view.entity[last + 2 : last + 3] == [
        "PERSON"
    ]:
        return last > at and view.tag[at] == "NNP"
    titled = any(person(view, i, counted=True) is not None for i in range(at, last))
    return (
        titled
        and view.tag[last] == "NNP"
        and view.entity[last] not in {"ORG", "GPE", "LOC", "NORP", "DATE", "FAC"}
    )


def _countable(view: View, at: int) -> bool:
    return person(view, at, counted=True) is not None or view.lower[at] in outcome_words().counts


def _belongs(view: View, here: int, last: int, stop: int) -> bool:
    """Whether the token goes on a noun phrase whose last noun so far is at ``last``."""
    tag, word = view.tag[here], view.lower[here]
    if word in number_words().vague and not view.text[here].isupper():
        return False  # a number phrase of its own: "many residents"
    if (
        view.entity[here] in {"DATE", "TIME"}
        and last >= 0
        and view.entity[last] not in {"DATE", "TIME"}
    ):
        return False
    if tag[:2] == "NN" or (tag[:2] == "VB" and view.text[here].isupper()):
        words = outcome_words()
        telling = word in words.states or (word in words.verbs and word[-2:] == "ed")
        return not (last >= 0 and telling)
    ended = last >= 0 and last == here - 1
    if tag in {"JJ", "JJR", "JJS", "AFX", "FW", "CD"}:
        if ended and person(view, last, counted=True) is not None:
            return (
                _noun_follows(view, here, stop)
                and word not in outcome_words().states
                and tag != "CD"
            )
        if tag == "CD" and here and _spelled(word) and _common(view, here - 1):
            return False  # a number of its own: "on Friday night two drivers"
        return tag != "CD" or last >= 0 or not view.lower[here].isdecimal()
    if tag in {"VBN", "VBG", "RB", "VBD", "VB"}:
        return not ended and _noun_follows(view, here, stop)
    if tag in {"POS"}:
        return _noun_follows(view, here, stop)
    if tag == "HYPH" or word in {"-", "/"}:
        return here + 1 < stop and view.tag[here + 1][:2] in {"NN", "JJ", "VB"}
    if word in _QUOTES:
        return _noun_follows(view, here, stop) or (
            last >= 0 and view.lower[last + 1 : here].count(word) == 0 and _opened(view, here)
        )
    if word in {"and", ",", "or"}:
        adjectives = {"JJ", "VBN", "NNP"}
        before, after = view.tag[here - 1], view.tag[here + 1] if here + 1 < stop else ""
        counted = view.lower[here + 1 : here + 2] and view.lower[here + 1] in number_words().vague
        return last < 0 and before in adjectives and after in adjectives and not counted
    return False


def _spelled(word: str) -> bool:
    """Whether a number is written out: "two"."""
    lexicon = number_words()
    return word in lexicon.units or word in lexicon.tens


def _common(view: View, at: int) -> bool:
    """Whether a noun is no part of a name: "night", "result"."""
    return view.tag[at] in {"NN", "NNS"} or view.entity[at] in {"DATE", "TIME"}


def _opened(view: View, here: int) -> bool:
    return here + 1 < len(view.lower) and view.tag[here + 1][:2] == "NN"


def _noun_follows(view: View, here: int, stop: int) -> bool:
    """Whether only modifiers stand between this token and a noun."""
    for at in range(here + 1, min(here + 5, stop)):
        tag = view.tag[at]
        if tag[:2] == "NN":
            return True
        if (
            tag not in {"JJ", "VBN", "VBG", "HYPH", "POS", "AFX"}
            and view.lower[at] not in _QUOTES
            and view.lower[at] != "-"
        ):
            return False
    return False
