"""A stand-in for spaCy's attribute ruler and lemmatizer: each tagged form worked out once.

Part of speech, morphology and lemma follow from a token's form, its tag and its relation, as far as
a rule names that; but for white space and a few rules over several tokens, where spaCy's own
components decide each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc

    Token = tuple[int, int, int]  # form, tag, relation
    Row = tuple[int, int, int, int]  # tag, part of speech, morphology, lemma

_KNOWN = frozenset({"ORTH", "LOWER", "TEXT", "SHAPE", "IS_SPACE", "TAG", "DEP"})
"""Attributes in the rules that follow from a token's form, tag and relation."""

_OTHER = "dep"
"""Stands for every relation that no rule names."""

FORMS = 200_000
"""Forms kept (some 60 MB); past that the store is begun anew."""


class Forms:
    """Sets tag, part of speech, morphology, lemma and relation as the two components do.

    Raises:
        ValueError: when a rule or the lemmatizer looks at more than that.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        from spacy.matcher import Matcher

        patterns: Any = ruler.patterns
        rules = [(one, rule["attrs"]) for rule in patterns for one in rule["patterns"]]
        if any("OP" in token for pattern, _ in rules for token in pattern):
            raise ValueError("a rule that repeats")
        if lemmatizer.mode not in ("rule", "lookup") or not all(_known(*rule) for rule in rules):
            raise ValueError("another ruler or lemmatizer")
        self._steps = (ruler, lemmatizer)
        _index(lemmatizer)
        named = {name for pattern, _ in rules for token in pattern for name in _relations(token)}
        strings = ruler.vocab.strings
        self._relations = {strings.add(name) if name else 0 for name in {*named, "", _OTHER}}
        self._other = strings.add(_OTHER)
        longer = [pattern for pattern, _ in rules if len(pattern) > 1]
        self._longest = max(map(len, longer), default=1)
        self._several, self._openings = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for pattern in longer:
            self._several.add("several", [pattern])
            self._openings.add("opening", [pattern[:1]])
        self._rows: dict[Token, Row] = {}
        self._spaces: dict[Token, tuple[Row, int]] = {}
        self._openers: set[Token] = set()
        """The tokens with which a rule over several tokens may begin."""

    def __call__(self, docs: Iterable[Doc]) -> None:
        """Set the columns of documents that are tagged and parsed."""
        from spacy.attrs import IS_SPACE, LEMMA, MORPH, POS, TAG

        docs = [doc for doc in docs if len(doc)]
        if len(self._rows) > FORMS:
            self._rows.clear()
            self._openers.clear()
        forms = [self._tokens(doc) for doc in docs]
        self._add(docs, [form for of_doc in forms for form in of_doc])
        for doc, of_doc in zip(docs, forms, strict=True):
            rows = [self._rows[form] for form in of_doc]
            for start, end in self._ranges(doc, of_doc):
                made = [(t.orth, t.tag, t.dep) for t in doc[start:end]]
                rows[start:end] = _rows(self._run(self._made(doc, made)))
            for at in np.flatnonzero(doc.to_array([IS_SPACE])).tolist():
                token = doc[at]
                rows[at], token.dep = self._space(doc, (token.orth, token.tag, token.dep))
            doc.from_array([TAG, POS, MORPH, LEMMA], _array(rows))

    def _space(self, doc: Doc, token: Token) -> tuple[Row, int]:
        """The columns and the relation of white space."""
        if token not in self._spaces:
            made = self._run(self._made(doc, [token]))
            self._spaces[token] = _rows(made)[0], made[0].dep
        return self._spaces[token]

    def _tokens(self, doc: Doc) -> list[Token]:
        from spacy.attrs import DEP, ORTH, TAG

        named, other = self._relations, self._other
        columns = doc.to_array([ORTH, TAG, DEP]).tolist()
        return [(orth, tag, dep if dep in named else other) for orth, tag, dep in columns]

    def _add(self, docs: Sequence[Doc], tokens: Iterable[Token]) -> None:
        """Work out the new ones, all of them in one made-up text."""
        new = [token for token in dict.fromkeys(tokens) if token not in self._rows]
        if not new:
            return
        made = self._made(docs[0], new)
        openers = {start for _, start, _ in self._openings(made, allow_missing=True)}
        rows = _rows(self._run(made))
        for at in {at + more for at in openers for more in range(self._longest)}:
            if at < len(new):  # a rule may have joined them by mistake
                rows[at] = _rows(self._run(self._made(docs[0], [new[at]])))[0]
        self._rows.update(zip(new, rows, strict=True))
        self._openers.update(new[at] for at in openers)

    def _made(self, doc: Doc, tokens: Sequence[Token]) -> Doc:
        """A text of these tokens."""
        from spacy.attrs import DEP, TAG
        from spacy.tokens import Doc

        made = Doc(doc.vocab, words=[doc.vocab.strings[orth] for orth, *_ in tokens])
        return made.from_array([TAG, DEP], _array([t[1:] for t in tokens]))

    def _run(self, made: Doc) -> Doc:
        for step in self._steps:
            made = step(made)
        return made

    def _ranges(self, doc: Doc, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """The stretches of tokens to which rules over several tokens apply."""
        reach = (0, 0)
        for at in [at for at, token in enumerate(tokens) if token in self._openers]:
            found = self._several(doc[at : at + self._longest], allow_missing=True)
            end = max((at + end for _, start, end in found if start == 0), default=at)
            if end == at:
                continue
            if at < reach[1]:
                reach = (reach[0], max(end, reach[1]))
                continue
            if reach[1]:
                yield reach
            reach = (at, end)
        if reach[1]:
            yield reach


def _index(lemmatizer: Lemmatizer) -> None:
    """Let the lemmatizer look words up in its lists, which it goes through one by one."""
    if "lemma_index" in lemmatizer.lookups:
        index = lemmatizer.lookups.get_table("lemma_index")
        for kind, words in list(index.items()):
            index[kind] = dict.fromkeys(words)


def _array(rows: Sequence[tuple[int, ...]]) -> Any:
    return np.array(rows, dtype=np.uint64)


def _rows(doc: Doc) -> list[Row]:
    from spacy.attrs import LEMMA, MORPH, POS, TAG

    rows = doc.to_array([TAG, POS, MORPH, LEMMA]).tolist()
    return [(tag, pos, morph, lemma) for tag, pos, morph, lemma in rows]


def _known(pattern: Sequence[dict[str, Any]], attrs: dict[str, Any]) -> bool:
    """Whether a rule is about form, tag and relation, and leaves the relation as it is.

    It may set that of white space, which is always read anew.
    """
    space = len(pattern) == 1 and pattern[0].get("IS_SPACE") is True
    return (space or "DEP" not in attrs) and all(map(_KNOWN.issuperset, pattern))


def _relations(token: dict[str, Any]) -> Iterable[str]:
    """The relations that a rule names for a token.

    Raises:
        ValueError: when it describes rather than names them.
    """
    asked = token.get("DEP", [])
    if isinstance(asked, dict):
        if not {"IN", "NOT_IN"}.issuperset(asked):
            raise ValueError(f"a rule asks for relations by {sorted(asked)}")
        return [name for names in asked.values() for name in names]
    return [asked] if isinstance(asked, str) else asked
