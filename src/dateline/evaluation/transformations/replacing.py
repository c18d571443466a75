"""Words replaced by others, the case of the first letter kept."""

from __future__ import annotations

import re
from collections.abc import Mapping


def replaced(text: str, words: Mapping[str, str], *, any_case: bool = True) -> str:
    """``text`` with each key replaced by its value at once, so that pairs can change places.

    Keys are whole words, longest first; the new word takes the case of the old one: all capitals,
    a capital, or as written in ``words``. With ``any_case`` false a key counts only as written.
    """
    if not words:
        return text
    keys = sorted(words, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])",
        re.IGNORECASE if any_case else 0,
    )
    found = {key.lower(): value for key, value in words.items()} if any_case else dict(words)

    def new(match: re.Match[str]) -> str:
        old = match.group()
        return cased_like(old, found[old.lower() if any_case else old]) if any_case else found[old]

    return pattern.sub(new, text)


def cased_like(old: str, new: str) -> str:
    """``new`` in the case of ``old``: all capitals, or with a capital first."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
