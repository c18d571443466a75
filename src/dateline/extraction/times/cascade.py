"""Patterns over token classes, and the cascade that applies them.

A pattern is a regular expression whose upper-case words are token classes: ``(mon:MONTH) DOT?
(day:DAYNUM)``. Rules run in order; each turns the tokens that it matches into one token, which
later rules may use as a part. One text of 300 words is a string of some 350 class characters; most
rules ask for a class that the text does not have, and are not searched for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.extraction.times.expressions import Expression, Meaning
from dateline.extraction.times.tokens import Token

_CODES: dict[str, str] = {}
_ALIASES = {
    "CNT": "DAYNUM NUM WORDNUM",
    "UNIT": "SECONDU MINUTEU HOURU DAYU WEEKENDU WEEKU MONTHU YEARU DECADEU CENTURYU",
    "UNITS": "SECONDSU MINUTESU HOURSU DAYSU WEEKENDSU WEEKSU MONTHSU QUARTERSU YEARSU DECADESU "
    "CENTURIESU",
    "YR": "YEAR YEARWORD SHORTYEAR",
    "DAYN": "DAYNUM ORD",
    "TO": "TO UNTIL DASH LONGDASH",
}
_NAME = re.compile(r"\b[A-Z][A-Z0-9]+\b")


def code(kind: str) -> str:
    """The character that stands for a class in the class string."""
    found = _CODES.get(kind)
    if found is None:
        found = _CODES[kind] = chr(0x100 + len(_CODES))
    return found


def _codes(name: str) -> str:
    """The characters that a name in a pattern stands for."""
    return "".join(map(code, _ALIASES.get(name, name).split()))


def _compile(pattern: str) -> re.Pattern[str]:
    def name(match: re.Match[str]) -> str:
        return f"[{_codes(match.group())}]"

    named = re.sub(r"\((\w+):", r"(?P<\1>", pattern)
    grouped = re.sub(r"\((?!\?)", "(?:", named)
    return re.compile(re.sub(r"\s+", "", _NAME.sub(name, grouped)))


_PIECE = re.compile(r"\((?:\?=|\w+:)?|[A-Z][A-Z0-9]+|[?*+|)]")

Needs = tuple[frozenset[str], ...]
"""Sets of class characters: whatever a pattern matches has one of each set."""


def needs(pattern: str) -> Needs:
    """What a pattern cannot match without."""
    return _needs(iter([*_PIECE.findall(pattern), ")"]))


def _needs(pieces: Iterator[str]) -> Needs:
    """The needs of a group, read up to its closing bracket."""
    branches: list[list[Needs]] = [[]]
    for piece in pieces:
        if piece == ")":
            break
        if piece == "|":
            branches.append([])
        elif piece in {"?", "*"}:
            if branches[-1]:
                branches[-1][-1] = ()
        elif piece.startswith("("):
            inner = _needs(pieces)
            branches[-1].append(() if piece == "(?=" else inner)
        elif piece != "+":
            branches[-1].append((frozenset(_codes(piece)),))
    rows = [[need for part in branch for need in part] for branch in branches]
    if len(rows) == 1:
        return tuple(rows[0])
    # Of several branches one is taken: what is found has the rarest need of one of them.
    return (frozenset().union(*(min(row, key=len) for row in rows)),) if all(rows) else ()


class Matched:
    """The tokens that a rule matched; groups by name."""

    __slots__ = ("_match", "tokens")

    def __init__(self, tokens: list[Token], match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match

    def _span(self, name: str) -> tuple[int, int]:
        return self._match.span(name) if name in self._match.re.groupindex else (-1, -1)

    def has(self, name: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return self._span(name)[0] >= 0

    def group(self, name: str) -> list[Token]:
        """The tokens of a group, empty when it took no part."""
        start, end = self._span(name)
        return self.tokens[start:end] if start >= 0 else []

    def value(self, name: str) -> Any:
        """The value of a group's first token, ``None`` when it took no part."""
        start = self._span(name)[0]
        return self.tokens[start].value if start >= 0 else None

    def word(self, name: str) -> str:
        """The lower-case words of a group's first token, empty when it took no part."""
        start = self._span(name)[0]
        return self.tokens[start].text.lower() if start >= 0 else ""

    def kind(self, name: str) -> str:
        """The class of a group's first token, empty when it took no part."""
        start = self._span(name)[0]
        return self.tokens[start].kind if start >= 0 else ""

    def first(self) -> Token:
        """The first token of the match."""
        return self.tokens[self._match.start()]

    def before(self) -> Token | None:
        """The token before the match."""
        at = self._match.start()
        return self.tokens[at - 1] if at else None

    def after(self, ahead: int = 0) -> Token | None:
        """The token after the match, ``ahead`` tokens on."""
        at = self._match.end() + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def express(self, meaning: Meaning, **more: Any) -> Expression:
        """An expression over the whole match."""
        start, end = self._match.span()
        return Expression(self.tokens[start].start, self.tokens[end - 1].end, meaning, **more)


Build = Callable[[Matched], Any]


@dataclass(frozen=True)
class Rule:
    """A pattern, the class of what it makes, and the builder of its value.

    A builder returns ``None`` to leave the tokens as they are.
    """

    kind: str
    pattern: re.Pattern[str]
    build: Build
    needs: Needs = ()


def rule(kind: str, pattern: str, build: Build) -> Rule:
    """A rule that makes tokens of class ``kind``."""
    return Rule(kind, _compile(pattern), build, needs(pattern))


def run(rules: Iterable[Rule], tokens: list[Token]) -> list[Token]:
    """The tokens after all rules were applied in order."""
    text = "".join([_CODES.get(t.kind) or code(t.kind) for t in tokens])
    present = set(text)
    for each in rules:
        for need in each.needs:
            if need.isdisjoint(present):
                break
        else:
            if each.pattern.search(text) is not None:
                tokens, text = _apply(each, tokens, text)
                present.add(code(each.kind))
    return tokens


def _apply(each: Rule, tokens: list[Token], text: str) -> tuple[list[Token], str]:
    """The tokens and the class string after one rule."""
    out: list[Token] = []
    codes: list[str] = []
    at = 0
    for match in each.pattern.finditer(text):
        value = each.build(Matched(tokens, match))
        if value is None:
            continue
        start, end = match.span()
        out += tokens[at:start]
        out.append(Token(tokens[start].start, tokens[end - 1].end, "", each.kind, value))
        codes += (text[at:start], code(each.kind))
        at = end
    if not at:
        return tokens, text
    return [*out, *tokens[at:]], "".join((*codes, text[at:]))
