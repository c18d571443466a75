"""Which lemmas a word form may get, whatever its tag: known before the text is tagged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.pipeline import AttributeRuler, Lemmatizer

FORMS = 200_000
"""Forms kept; past that the store is begun anew."""


class Possible(NamedTuple):
    """The lemmas of a form, itself among them, in lower case: as a noun, and as anything."""

    noun: frozenset[str]
    every: frozenset[str]


class Lemmas:
    """The lemmas that ruler and lemmatizer may give a form, of which the tag will choose one.

    Raises:
        ValueError: when they are not spaCy's English ones, by rules.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        tables = lemmatizer.lookups
        names = ("lemma_rules", "lemma_exc", "lemma_index")
        if lemmatizer.mode != "rule" or not all(name in tables for name in names):
            raise ValueError("another lemmatizer")
        rules, exceptions, index = map(tables.get_table, names)
        strings: Any = lemmatizer.vocab.strings
        kinds = {*rules.keys(), *exceptions.keys()}
        self._tables = {
            strings[kind]: (rules.get(kind, ()), exceptions.get(kind, {}), index.get(kind, {}))
            for kind in kinds
        }
        patterns: Any = ruler.patterns
        self._ruled = [
            (_test(tokens[rule["index"]]), str(rule["attrs"]["LEMMA"]).lower())
            for rule in patterns
            if "LEMMA" in rule["attrs"]
            for tokens in rule["patterns"]
        ]
        self._known: dict[str, Possible] = {}

    def __call__(self, form: str) -> Possible:
        """The lemmas of a form in lower case."""
        if len(self._known) > FORMS:
            self._known.clear()
        found = self._known.get(form)
        if found is None:
            found = self._known[form] = self._possible(form)
        return found

    def _possible(self, form: str) -> Possible:
        ruled = {form, *(lemma for fits, lemma in self._ruled if fits(form))}
        by_kind = {kind: self._first(form, *table) for kind, table in self._tables.items()}
        noun = {by_kind["noun"]} if "noun" in by_kind else set()
        return Possible(frozenset(ruled | noun), frozenset(ruled.union(by_kind.values())))

    @staticmethod
    def _first(
        form: str, rules: list[tuple[str, str]], exceptions: dict[str, list[str]], index: Any
    ) -> str:
        """The lemma of a form as one part of speech, as spaCy's ``rule_lemmatize`` chooses it."""
        known: list[str] = []
        odd: list[str] = []
        other: list[str] = []
        for old, new in rules:
            made = form[: len(form) - len(old)] + new if form.endswith(old) else ""
            if made in index and made:
                known.insert(0, made)
            elif made:
                (other if made.isalpha() else odd).append(made)
        found = list(dict.fromkeys([*known, *odd]))
        for lemma in exceptions.get(form, ()):
            if lemma not in found:
                found.insert(0, lemma)
        return [*found, *other, form][0].lower()


def _test(token: dict[str, Any]) -> Callable[[str], bool]:
    """Whether a form may be the token of a ruler's pattern, by what that says of its form.

    Raises:
        ValueError: when it says nothing of it.
    """
    named = list(_named(token))
    if not named:
        raise ValueError("a rule gives any form a lemma")
    return lambda form: any(form in one if isinstance(one, set) else one(form) for one in named)


def _named(token: dict[str, Any]) -> Iterator[Any]:
    for name in ("LOWER", "ORTH", "TEXT"):
        asked = token.get(name)
        if isinstance(asked, str):
            yield {asked.lower()}
        elif isinstance(asked, dict) and "IN" in asked:
            yield {word.lower() for word in asked["IN"]}
        elif isinstance(asked, dict) and "REGEX" in asked:
            yield re.compile(asked["REGEX"]).search
