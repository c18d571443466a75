"""A text as a row of classed tokens: what the grammar's patterns run over."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from dateline.extraction.times.expressions import Clock, Named
from dateline.extraction.times.holidays import HOLIDAY_STARTS, read_holiday
from dateline.extraction.times.lexicon import CLASSES
from dateline.extraction.times.numbers import NUMBER_WORDS, ORDINALS, read_number


class Token(NamedTuple):
    """A word, sign or number: its place, its class and what the class makes of it."""

    start: int
    end: int
    text: str
    kind: str
    value: Any = None


_LEXER = re.compile(
    r"""
    [ ]*(?:
    (?P<url>https?://\S+|www\.\S+)
  | (?P<ampm>(?<=[0-9 ])[apAP](?:\.\s?[mM]\b\.?|[mM]\b))
  | (?P<oclock>o['\u2019]clock\b)
  | (?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)
  | (?P<newline>\n(?=\s*\n|[^a-z0-9]))
  | (?P<ymd>(?<![\w/])(?:19|20)[0-9]{2}(?P<ysep>[/.])(?:0?[1-9]|1[0-2])(?P=ysep)
        (?:0[1-9]|[12][0-9]|3[01])(?![0-9/]))
  | (?P<iso>(?<![\w/-])(?:1[6-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])
        (?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?
           (?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9/]))
  | (?P<compact>(?<![\w/.-])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![\w/-]))
  | (?P<slash>(?<![\w/])[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)
        (?:(?:19|20)[0-9]{2}|[0-9]{2})(?![\w/-]))
  | (?P<decade>(?:1[6-9]|20)[0-9]0['\u2019]?s\b|['\u2019]?[2-9]0['\u2019]?s\b)
  | (?P<zulu>(?:[01][0-9]|2[0-3]):?[0-5][0-9]\s?Z\b)
  | (?P<clock>(?:[01]?[0-9]|2[0-4])[:h][0-5][0-9](?::[0-5][0-9])?(?![\w:])
     |(?:0?[0-9]|1[0-2])\.[0-5][0-9](?=\s?[ap]\.?m\b))
  | (?P<mixed>[0-9]+[ ][0-9]/[0-9]+\b)
  | (?P<ord>[0-9]{1,2}(?:st|nd|rd|th)\b)
  | (?P<num>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?)
  | (?P<short>['\u2019][0-9]{2}\b)
  | (?P<poss>['\u2019](?:s\b)?)
  | (?P<sign>[^\w\s]|_)
    )
    """,
    re.VERBOSE,
)
_GROUPS = {number: name for name, number in _LEXER.groupindex.items()}
_WORDS = frozenset({_LEXER.groupindex["word"], _LEXER.groupindex["sign"]})
_DIGITS = re.compile(r"[0-9]+")


_PLAIN: tuple[str, Any] = ("OTHER", None)
_CLASSES = (
    CLASSES
    | dict.fromkeys(NUMBER_WORDS, ("WORDNUM", 0))
    | {word: ("ORD", value) for word, value in ORDINALS.items()}
)
_TOGETHER = frozenset({"WORDNUM", "MONTH"})
"""Classes of tokens that may go on in the one behind them."""

_token: Callable[[type[Token], tuple[int, int, str, str, Any]], Token] = tuple.__new__


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, numbers and holidays in one piece, in order."""
    raw: list[Token] = []
    words: list[str] = []
    for match in _LEXER.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        piece = text[start:end]
        low = piece.lower()
        if group in _WORDS:
            kind, value = _CLASSES.get(low, _PLAIN)
        else:
            kind, value = _READERS[_GROUPS[group]](piece)
        raw.append(_token(Token, (start, end, piece, kind, value)))
        words.append(low)
    return _merge(raw, words)


def _merge(raw: list[Token], words: list[str]) -> list[Token]:
    """The tokens with spelled-out numbers and names of holidays made one token each.

    ``words`` are their words in lower case.
    """
    merged: list[Token] = []
    i = 0
    while i < len(raw):
        token = raw[i]
        if token.kind not in _TOGETHER and words[i] not in HOLIDAY_STARTS:
            merged.append(token)
            i += 1
            continue
        j, kind, value = i + 1, token.kind, token.value
        if kind == "WORDNUM":
            found = read_number(words, i)
            if found is not None:
                value, j = found
            kind = "YEARWORD" if value > 1500 and value < 2100 and j > i + 1 else kind
            if words[i] in {"hundred", "thousand", "million"}:
                kind = "OTHER"
        elif words[i] in HOLIDAY_STARTS:
            holiday = read_holiday(words, i)
            if holiday is not None and token.text[0].isupper():
                (value, j), kind = holiday, "HOLIDAY"
        elif kind == "MONTH" and j < len(raw) and raw[j].kind == "DOT" and _short(token.text):
            token, j = token._replace(end=raw[j].end, text=token.text + "."), j + 1
            merged.append(token)
            i = j
            continue
        if j > i + 1:
            token = Token(token.start, raw[j - 1].end, "", kind, value)
        elif kind != token.kind or value != token.value:
            token = token._replace(kind=kind, value=value)
        merged.append(token)
        i = j
    return merged


def _short(name: str) -> bool:
    return len(name) <= 4 and name[0].isupper() and name.lower() not in {"may", "june", "july"}


Classed = tuple[str, Any]


def _number(piece: str) -> Classed:
    value = float(piece.replace(",", ""))
    if not piece.isdigit():
        return "NUM", value
    if len(piece) == 4 and 1500 <= value < 2100:
        return "YEAR", int(value)
    if len(piece) <= 2 and 1 <= value <= 31:
        return "DAYNUM", int(value)
    if len(piece) == 4 and value < 2400 and value % 100 < 60:
        return "HOURNUM", Clock(int(value) // 100, int(value) % 100)
    return "NUM", value


def _clock(piece: str) -> Classed:
    hour, minute = (int(n) for n in _DIGITS.findall(piece)[:2])
    return "CLOCK", Clock(hour, minute)


def _zulu(piece: str) -> Classed:
    digits = "".join(_DIGITS.findall(piece))
    return "CLOCK", Clock(int(digits[:2]), int(digits[2:4]), zone="Z")


def _iso(piece: str) -> Classed:
    year, month, day, *clock = (int(n) for n in _DIGITS.findall(piece))
    time = Clock(clock[0], clock[1], zone="Z" if piece.endswith("Z") else None) if clock else None
    return "ISODATE", (Named(year=year, month=month, day=day), time)


def _compact(piece: str) -> Classed:
    return "ISODATE", (Named(int(piece[:4]), int(piece[4:6]), int(piece[6:])), None)


def _slash(piece: str) -> Classed:
    """Month first, as American wires write, unless only the other way makes a date.

    With dots or hyphens the day stands first, as in most of the world. Where both make a date with
    slashes, ``either_order`` leaves the choice to resolution.
    """
    first, second, year = (int(n) for n in _DIGITS.findall(piece))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    month, day = (first, second) if "/" in piece else (second, first)
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return "OTHER", None
    either = "/" in piece and day <= 12 and day != month
    return "ISODATE", (Named(year, month, day, either_order=either), None)


def _decade(piece: str) -> Classed:
    digits = int("".join(_DIGITS.findall(piece)))
    return "DECADE", digits if digits > 100 else 1900 + digits


def _mixed(piece: str) -> Classed:
    whole, top, bottom = (int(n) for n in _DIGITS.findall(piece))
    return "NUM", whole + top / bottom if bottom else float(whole)


_READERS: dict[str, Callable[[str], Classed]] = {
    "url": lambda _: ("OTHER", None),
    "ampm": lambda piece: ("AMPM", 12 if piece[0] in "pP" else 0),
    "oclock": lambda _: ("OCLOCK", None),
    "newline": lambda _: ("BREAK", None),
    "iso": _iso,
    "ymd": _iso,
    "compact": _compact,
    "slash": _slash,
    "decade": _decade,
    "zulu": _zulu,
    "clock": _clock,
    "mixed": _mixed,
    "ord": lambda piece: ("ORD", int(piece[:-2])),
    "num": _number,
    "short": lambda piece: ("SHORTYEAR", 1900 + int(piece[1:])),
    "poss": lambda _: ("POSS", None),
}
