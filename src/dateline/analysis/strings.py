"""The strings behind spaCy's numbers, kept: its store makes each anew whenever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

KEPT = 200_000
"""Strings kept (some 20 MB); past that the store is begun anew."""


class Strings:
    """Strings by number, in some ``form``. A string has one number, in every vocabulary."""

    def __init__(self, form: Callable[[str], str] = str) -> None:
        self._form = form
        self._known: dict[int, str] = {}

    def __call__(self, store: Any, numbers: Sequence[int]) -> list[str]:
        """The strings of these numbers, of which a vocabulary's ``store`` gives the new ones."""
        known = self._known
        try:
            return list(map(known.__getitem__, numbers))
        except KeyError:
            pass
        if len(known) > KEPT:
            known = self._known = {}
        for number in set(numbers).difference(known):
            known[number] = self._form(store[number])
        return list(map(known.__getitem__, numbers))


as_they_are, in_lower_case = Strings(), Strings(str.lower)
