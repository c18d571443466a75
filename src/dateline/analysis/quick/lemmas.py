"""Which lemmas a word form may get, whatever its tag: known before the text is tagged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
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
        self._ruled: dict[str, set[str]] = {}
        self._shaped: list[tuple[re.Pattern[str], str]] = []
        patterns: Any = ruler.patterns
        for rule in patterns:
            if "LEMMA" in rule["attrs"]:
                for tokens in rule["patterns"]:
                    self._rule(tokens[rule["index"]], str(rule["attrs"]["LEMMA"]).lower())
        self._known: dict[str, Possible] = {}

    def _rule(self, token: dict[str, Any], lemma: str) -> None:
        """Note which forms a ruler's pattern may give a lemma, by what it says of the form.

        Raises:
            ValueError: when it says nothing of it.
        """
        asked = next((token[name] for name in ("LOWER", "ORTH", "TEXT") if name in token), None)
        if isinstance(asked, str):
            asked = {"IN": [asked]}
        if not asked or not {"IN", "REGEX"}.issuperset(asked):
            raise ValueError(f"a rule gives the lemma {lemma!r} to forms that it does not name")
        for form in asked.get("IN", ()):
            self._ruled.setdefault(form.lower(), set()).add(lemma)
        if "REGEX" in asked:
            self._shaped.append((re.compile(asked["REGEX"]), lemma))

    def __call__(self, form: str) -> Possible:
        """The lemmas of a form in lower case."""
        if len(self._known) > FORMS:
            self._known.clear()
        found = self._known.get(form)
        if found is None:
            found = self._known[form] = self._possible(form)
        return found

    def _possible(self, form: str) -> Possible:
        ruled = {form, *self._ruled.get(form, ())}
        ruled.update(lemma for shape, lemma in self._shaped if shape.search(form))
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
