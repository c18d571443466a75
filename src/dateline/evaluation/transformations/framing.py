"""Words that judge an actor, replaced by words that do not, and back."""

from __future__ import annotations

import re

from dateline.evaluation.transformations.replacing import cased_like, replaced
from dateline.records import CodedReport

_FIGHTERS = ("terrorist", "militant", "rebel", "insurgent", "guerrilla", "extremist", "jihadist")
_PLURAL_ONLY = {"gunmen": "fighters"}

_RULERS = {"government": "regime", "regime": "government"}
_RULED = re.compile(
    r"\bgovernment(?=(?:'s)? (?:forces?|troops|soldiers|army|warplanes|aircraft|jets|planes|"
    r"helicopters?|artillery|positions))"
    r"|\bregime\b",
    re.IGNORECASE,
)
_KILLED = re.compile(r"(?<=\b)((?:was|were|been|being) )(killed|martyred)\b", re.IGNORECASE)
_CALLED = {"killed": "martyred", "martyred": "killed"}


def terrorists_called_fighters(coded: CodedReport) -> str:
    """Terrorists, militants, rebels, insurgents, gunmen ... called fighters. Names stay."""
    words = {word + "s": "fighters" for word in _FIGHTERS} | _PLURAL_ONLY
    return _small(coded.report.text, words)


def fighters_called_terrorists(coded: CodedReport) -> str:
    """Fighters, militants, rebels, insurgents, gunmen ... called terrorists. Names stay."""
    words = {f"{word}s": "terrorists" for word in ("fighter", *_FIGHTERS[1:])}
    return _small(coded.report.text, words | {"gunmen": "terrorists"})


def killed_called_martyred(coded: CodedReport) -> str:
    """ "Were killed" as "were martyred", and back."""

    def new(match: re.Match[str]) -> str:
        return match.group(1) + cased_like(match.group(2), _CALLED[match.group(2).lower()])

    return _KILLED.sub(new, coded.report.text)


def government_called_regime(coded: CodedReport) -> str:
    """Government forces as regime forces, and a regime as a government."""

    def new(match: re.Match[str]) -> str:
        return cased_like(match.group(), _RULERS[match.group().lower()])

    return _RULED.sub(new, coded.report.text)


_NAMED = re.compile(r"(?<![.!?:\n])(?<!^) [A-Z][a-z]+s?\b")


def _small(text: str, words: dict[str, str]) -> str:
    """The words replaced, save where a capital within a sentence makes them part of a name."""
    kept = {f" {word.capitalize()}" for word in words}
    held = [m.span() for m in _NAMED.finditer(text) if m.group() in kept]
    pieces, at = [], 0
    for start, end in held:
        pieces += [replaced(text[at:start], words), text[start:end]]
        at = end
    return "".join([*pieces, replaced(text[at:], words)])
