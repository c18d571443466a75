"""Lists of other articles behind a report ("You may also like"): their figures are not its own."""

from __future__ import annotations

from dateline.extraction.tolls.view import View

_OPENERS = (
    ("you", "may", "also"),
    ("you", "might", "also"),
    ("further", "reading"),
    ("related", "stories"),
    ("related", "articles"),
    ("related", "news"),
    ("related", "story"),
    ("related", "topics"),
    ("related", "posts"),
    ("related", ":"),
    ("more", "stories"),
    ("more", "on", "this"),
    ("read", "more"),
    ("read", "also"),
    ("also", "read"),
    ("see", "also"),
    ("recommended", "reading"),
    ("most", "read"),
)
_FIRST = frozenset(opener[0] for opener in _OPENERS)
_LONGEST_OPENER = 9
"""Words; "You may also like these stories:" has seven."""


def opens_related(view: View, start: int, end: int) -> bool:
    """Whether a line opens a list of other articles."""
    if _FIRST.isdisjoint(view.lower[start:end]):
        return False
    words = _words(view, start, end)
    return len(words) <= _LONGEST_OPENER and any(
        tuple(words[: len(opener)]) == opener for opener in _OPENERS
    )


def is_headline(view: View, start: int, end: int) -> bool:
    """Whether a line has no full stop, as in a list of headlines."""
    words = _words(view, start, end)
    return not words or words[-1] not in {".", "!", '"', "\u201d"}


def _words(view: View, start: int, end: int) -> list[str]:
    return [word for word in view.lower[start:end] if word.strip()]
