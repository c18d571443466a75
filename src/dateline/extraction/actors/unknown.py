"""Groups that the register lacks, told by the form of their names: "X Liberation Front"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.extraction.times.lexicon import WEEKDAYS
from dateline.vocabulary import ActorKind as K

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from dateline.analysis.words import Words

ENDINGS: dict[str, K] = {
    **dict.fromkeys(("front", "army", "brigade", "brigades", "battalion", "battalions", "movement",
                     "command", "forces", "force", "fighters", "resistance", "guard", "guards",
                     "mujahideen", "corps", "column"), K.ARMED_GROUP),
    **dict.fromkeys(("militia", "militias", "vigilantes", "vigilante", "hunters"), K.MILITIA),
    **dict.fromkeys(("cartel", "gang", "gangs", "posse", "mafia", "confraternity", "mara"),
                    K.CRIMINAL),
}  # fmt: skip
"""Last words of a group's name, and the kind that they tell."""
_LOWER_OK = frozenset(("cartel", "gang", "militia", "gangs", "militias"))
_NO_GROUP = frozenset(
    ("task", "air", "armed", "work", "police", "security", "defence", "defense", "special",
     "national", "royal", "home", "salvation", "labour", "labor", "border", "coast", "army",
     "central", "joint", "high", "military", "republican",
     "land", "ground", "naval", "allied", "coalition",
     "peacekeeping", "government", "state", "federal", "regional", "local", "strategic", "rapid",
     "self", "mobile", "presidential")
)  # fmt: skip
_SHORTEST = 2


def unknown_groups(doc: Doc, words: Words) -> Iterator[tuple[int, int, K]]:
    """Runs of capitalised words that end like a group's name, as token ranges with their kind."""
    lows = words.lower
    for index, low in enumerate(lows):
        kind = ENDINGS.get(low)
        if kind is None or not (words.text[index][0].isupper() or low in _LOWER_OK):
            continue
        start = index
        while start and _name_part(doc[start - 1]):
            start -= 1
        while start < index and lows[start] in ("-", "of", "for"):
            start += 1
        if index + 1 - start >= _SHORTEST and lows[index - 1] not in _NO_GROUP:
            yield start, index + 1, kind


class Called(NamedTuple):
    """A group introduced by its name: the place of its noun, and the tokens of the name."""

    head: int
    first: int
    last: int
    kind: K


def called_groups(words: Words, known: Container[int]) -> Iterator[Called]:
    """Groups as in "a group calling itself the Red Column"; no groups that help or watch.

    "The rebel group M23", too: where the tokens of a ``known`` name follow, or where the group is
    told to be armed.
    """
    lows = words.lower
    for head, low in enumerate(lows):
        kind = _BODIES.get(low)
        if kind is None or not _PEACEFUL.isdisjoint(lows[max(0, head - 3) : head]):
            continue
        skipped = _opener(lows, head, known)
        if skipped is None:
            continue
        first = head + 1 + skipped
        while first < len(lows) and lows[first] in _BEFORE_NAME:
            first += 1
        named = first in known or (first < len(lows) and words.text[first][0].isupper())
        if not named or lows[first] in WEEKDAYS:
            continue  # "a militant group Thursday claimed", "the militant group's Gaza leader"
        last = first
        while last < len(lows) and _of_name(words, last):
            last += 1
        while last > first and words.text[last - 1][0].islower():
            last -= 1
        if last > first:
            yield Called(head, first, last, kind)


def _opener(lows: Sequence[str], head: int, known: Container[int]) -> int | None:
    """The words between a group's noun and its name; ``None`` where no name follows."""
    for words in _CALLED:
        if tuple(lows[head + 1 : head + 1 + len(words)]) == words:
            return len(words)
    armed = not _ARMED.isdisjoint(lows[max(0, head - 3) : head])
    return 0 if armed or (head + 1 in known and head not in known) else None


def _of_name(words: Words, at: int) -> bool:
    inner = words.lower[at] in _INSIDE or words.text[at] in ("-", "'s", "\u2019s", "'")
    return inner or words.text[at][0].isupper() or words.text[at].isdecimal()


_BODIES: dict[str, K] = {
    **dict.fromkeys(("group", "organisation", "organization", "movement", "sect", "faction",
                     "outfit", "cell", "network"), K.ARMED_GROUP),
    **dict.fromkeys(("militia", "vigilantes"), K.MILITIA),
    **dict.fromkeys(("gang", "cartel", "syndicate"), K.CRIMINAL),
}  # fmt: skip
_ARMED = frozenset(
    "rebel rebels militant jihadist jihadi separatist insurgent terrorist armed guerrilla islamist "
    "extremist paramilitary secessionist".split()
)
_CALLED = (
    ("called",), ("named",), ("dubbed",), ("calling", "itself"), ("styling", "itself"),
    ("that", "calls", "itself"), ("which", "calls", "itself"), ("that", "called", "itself"),
    ("which", "called", "itself"), ("known", "as"), ("identifying", "itself", "as"),
    ("describing", "itself", "as"), ("identified", "as"),
)  # fmt: skip
_BEFORE_NAME = frozenset(("the", '"', "''", "``", "'"))
_INSIDE = frozenset(("of", "for", "the", "and", "al", "de", "el"))
_PEACEFUL = frozenset(
    "rights monitoring aid advocacy watchdog relief humanitarian civil environmental media news "
    "student students business campaign telegram whatsapp facebook support charity research".split()
)


def _name_part(token: Token) -> bool:
    text = token.text
    return (
        (text[0].isupper() and not token.is_sent_start)
        or text == "-"
        or (token.lower_ in ("of", "for") and token.i > 0 and token.nbor(-1).text[0].isupper())
    )
