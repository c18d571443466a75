"""Where a clause looks: into the past or the future, from its verbs."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.times.expressions import Outlook
from dateline.extraction.times.tokens import Token

_FUTURE = frozenset(
    "will shall wo ll scheduled due upcoming tomorrow plans planning planned expects expected "
    "going slated intends intend hopes aims pending forthcoming deadline payable effective expire "
    "expires would resume".split()
)
_PAST = frozenset(
    "was were had did been said told killed died wounded injured began ended came went took left "
    "made held found hit struck fell rose shot saw met sent gave got ran won lost broke fought "
    "reported announced attacked fled stole threw drove rode blew sank flew grew rang drew began "
    "cut bought sold paid taken given seen known brought caught taught sought".split()
)
_NOT_PAST = frozenset(
    "need indeed speed feed breed seed hundred red bed united armed preferred limited "
    "proposed combined".split()
)
_INTENT = frozenset(
    "plan plans planned planning hopes hoping hoped decided decides decision agreed agrees "
    "agreement deal proposal proposed order ordered set poised ready promised vowed pledged "
    "threatened asked wants want subpoenaed summoned invited invitation continue preparing "
    "prepares prepared".split()
)
"""Words whose infinitive lies ahead of what is told: "decided to admit", "an order to leave"."""
_REACH = 14
"""How many words to look back, then ahead."""
_NEAR = 8
"""How many words around "by Wednesday" may hold the "had" that puts it in the past."""


def outlook(tokens: Sequence[Token], at: int) -> Outlook:
    """Where the clause around the token at ``at`` looks, by its nearest verb.

    The words before are asked first, then those after, within the sentence.
    """
    before = _low(tokens, at - 1)
    if before in {"by", "until", "till"}:
        told = any(_low(tokens, i) == "had" for i in range(at - _NEAR, at + _NEAR))
        return Outlook.PAST if told else Outlook.FUTURE
    if before == "through":
        return Outlook.UNKNOWN  # "shares tendered through Nov. 17": the verb is of another time
    if before == "as" and _low(tokens, at - 2) in {"soon", "early"}:
        return Outlook.FUTURE
    if at + 1 < len(tokens) and tokens[at + 1].kind == "POSS":
        return Outlook.PAST  # "to get around Wednesday's ruling"
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _stops(tokens, i):
            break
        found = _cue(tokens, i)
        if found is not None:
            return found
    for i in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        if _stops(tokens, i):
            break
        found = _cue(tokens, i)
        if found is not None:
            return found
    return Outlook.UNKNOWN


def sentence_start(tokens: Sequence[Token], at: int) -> int:
    """The index of the first token of the sentence that holds the token at ``at``."""
    while at > 0 and not _stops(tokens, at - 1):
        at -= 1
    return at


_SPEECH = frozenset(
    "said says told reported announced stated added wrote tweeted posted confirmed claimed "
    "statement".split()
)
_BETWEEN = frozenset("on in a the late early reporters journalists media news agency".split())


def is_spoken(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day is that of a statement: "the army said Saturday", "told AFP on Friday"."""
    for i in range(at - 1, max(-1, at - 7), -1):
        word = _low(tokens, i)
        if word in _SPEECH:
            return True
        if word not in _BETWEEN and not tokens[i].text[:1].isupper():
            return False
    return False


def looks_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` speaks of what is to come: "will"."""
    return _cue(tokens, i) is Outlook.FUTURE


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _stops(tokens: Sequence[Token], i: int) -> bool:
    kind = tokens[i].kind
    return kind == "BREAK" or (kind == "DOT" and i + 1 < len(tokens) and _opens(tokens[i + 1]))


def _opens(token: Token) -> bool:
    return token.kind == "BREAK" or token.text[:1].isupper() or token.text[:1] in "\"'`"


def _intended(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "to" at ``i`` opens what is meant to happen: "decided to admit", "to be paid"."""
    if _low(tokens, i + 1) == "be":
        return _low(tokens, i - 1) not in _PAST
    verb = tokens[i + 1].text if i + 1 < len(tokens) else ""
    near = {_low(tokens, i - 1), _low(tokens, i - 2), _low(tokens, i - 3)}
    return verb.isalpha() and verb.islower() and verb not in _NO_VERBS and bool(near & _INTENT)


_NO_VERBS = frozenset("the a an his her its their our my this that these those".split())


def _cue(tokens: Sequence[Token], i: int) -> Outlook | None:
    word = _low(tokens, i)
    if word == "to" and _intended(tokens, i):
        return Outlook.FUTURE
    if word in _FUTURE:
        past = _low(tokens, i + 1) == "have" or _low(tokens, i - 1) in {
            "was",
            "were",
            "had",
            "been",
        }
        return Outlook.PAST if past else Outlook.FUTURE
    if _low(tokens, i - 1) == "be":
        return None  # "will be held": the auxiliary before it says
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):
        return Outlook.PAST
    return None
