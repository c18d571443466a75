"""The keyboard: every key that does something, in the words of the list under ``?``."""

from __future__ import annotations

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("?", "this list"),
            ("/", "search"),
            ("g e", "events"),
            ("g q", "queue"),
            ("g r", "reports"),
            ("g d", "possible duplicates"),
            ("g a", "agreement of coders"),
            ("g h", "history"),
            ("g x", "export"),
            ("u", "undo your last decision"),
            ("U", "do again what you undid last"),
            ("Esc", "close, or let go"),
        ),
    ),
    (
        "In a list",
        (("j / k", "next, previous"), ("Enter", "open")),
    ),
    (
        "On an event",
        (
            ("j / k", "next, previous value"),
            ("Enter", "show the words of a value"),
            ("e", "correct the value"),
            ("d", "reject the value"),
            ("+", "add a value"),
            ("a", "accept the event"),
            ("x", "reject the event"),
            ("s", "split off reports"),
            ("n", "next of the queue"),
        ),
    ),
    (
        "Comparing",
        (("m", "merge: one event"), ("k", "keep apart: two events"), ("n", "next pair")),
    ),
)
"""Groups of keys with what each does. They are off while typing."""
