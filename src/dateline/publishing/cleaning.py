"""Text from reports made safe to show: nothing in it may steer a terminal or reorder a line."""

from __future__ import annotations

import re

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9): they can make
words show in another order than they are stored. The plain marks (U+200E, U+200F) cannot reorder
what stands outside them and are kept: honest Arabic and Hebrew text holds them."""


def _shown(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures: ␛ for the escape character
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


_LINE_ENDS = {"\u2028": "\n", "\u2029": "\n"}
_STEERING = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff\u2028\u2029]")
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r|%")


def visible(text: str) -> str:
    """The text with control characters, bidi overrides and lone surrogates made visible.

    Tabs and newlines stay. ``\\x1b`` becomes ``␛``, U+202E becomes ``⟨U+202E⟩``.
    """
    return _STEERING.sub(lambda m: _LINE_ENDS.get(m[0]) or _shown(m[0]), text)


def on_one_line(text: str) -> str:
    """The text made visible, every run of white space folded to one blank."""
    return " ".join(visible(text).split())


def without_formula(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    After OWASP's "CSV injection": cells that begin with ``=``, ``+``, ``-``, ``@``, a tab or a
    carriage return; their full-width forms and leading blanks are covered as well.
    """
    if text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA:
        return "'" + text
    return text
