"""Text as it is stored: one kind of newline, no invisible characters, no broken code points.

Letters, accents, emoji, curly quotes and right-to-left text stay as they are; nothing is
normalised that a reader could see.
"""

from __future__ import annotations

import re

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Soft hyphen, zero-width space, word joiner, byte-order mark, Mongolian vowel separator and the
marks of writing direction, which can make a text read otherwise than it is stored."""
_JOINERS = re.compile("(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])")
"""Zero-width (non-)joiners beside Latin text; within emoji, Persian or Hindi they carry meaning."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_C1 = re.compile("[\x80-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TRAILING = re.compile(r"[ \t\u00a0]+(?=\n)")
_GAP = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """``text`` as it is stored. Cleaning a clean text changes nothing."""
    text = _NEWLINES.sub("\n", _whole(text))
    text = _C1.sub(_windows, text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _JOINERS.sub("", text)
    return _GAP.sub("\n\n", _TRAILING.sub("", text)).strip()


def clean_line(text: str) -> str:
    """``text`` cleaned, as one line: for titles, names and addresses."""
    return " ".join(clean(text).split())


def _whole(text: str) -> str:
    """Surrogate pairs joined; lone surrogates become U+FFFD, the mark of a broken character."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _windows(match: re.Match[str]) -> str:
    """A C1 control as the Windows-1252 character that was meant (as the HTML standard reads it)."""
    return match.group().encode("latin-1").decode("cp1252", "ignore")
