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
        (("j / k", "next, previous"), ("Enter", "open"), ("+", "add a report, among the reports")),
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
            ("c", "compare with a possible duplicate"),
            ("p", "choose the policy"),
            ("n", "next of the queue"),
        ),
    ),
    (
        "Coding a report by hand",
        (
            ("e", "begin, on the report’s page"),
            ("e, d, +", "correct, reject, add a value"),
            ("m", "add an event that was missed"),
            ("a", "done: you have read it"),
        ),
    ),
    (
        "Choosing words",
        (
            ("← →", "the word before, the next word"),
            ("Shift ← →", "fewer, more words"),
            ("[ ]", "end a character earlier, later"),
            ("{ }", "begin a character earlier, later"),
            ("Enter", "take the words"),
            ("Esc", "leave them as they were"),
        ),
    ),
    (
        "Comparing",
        (("m", "merge: one event"), ("k", "keep apart: two events"), ("n", "next pair")),
    ),
    (
        "Adjudicating",
        (
            ("j / k", "next, previous difference"),
            ("1", "take the word of the coder on the left"),
            ("2", "take the word of the coder on the right"),
        ),
    ),
)
"""Groups of keys with what each does. They are off while typing."""
