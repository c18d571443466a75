"""A stand-in for spaCy's attribute ruler and lemmatizer: each tagged form worked out once.

Part of speech, morphology and lemma follow from a token's form, its tag and its relation, as far as
a rule names that; but for white space and a few rules over several tokens, where spaCy's own
components decide each time.
"""

from __future__ import annotations

import re
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

_OF_FORM = _KNOWN - {"IS_SPACE", "TAG", "DEP"}

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
        self._named = Named(token for pattern, _ in rules for token in pattern)
        self._ruled: dict[tuple[int, int], tuple[int, int, int]] = {}
        """What the ruler makes of a tag and a relation, in a token whose form no rule names."""
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
        self._openers.update(new[at] for at in self._opening(self._made(docs[0], new)))
        strings = docs[0].vocab.strings
        plain = [token for token in new if not self._named(strings[token[0]])]
        self._rows.update(zip(plain, self._by_tag(docs[0], plain), strict=True))
        named = [token for token in new if token not in self._rows]
        self._rows.update(zip(named, self._by_form(docs[0], named), strict=True))

    def _opening(self, made: Doc) -> set[int]:
        """The tokens with which a rule over several tokens may begin."""
        return {start for _, start, _ in self._openings(made, allow_missing=True)}

    def _by_tag(self, doc: Doc, tokens: Sequence[Token]) -> list[Row]:
        """The columns of tokens whose forms no rule names: the ruler goes by tag and relation."""
        from spacy.attrs import DEP, MORPH, POS, TAG

        ruler, lemmatizer = self._steps
        for token in tokens:
            if token[1:] not in self._ruled:
                tag, pos, morph, _ = _rows(ruler(self._made(doc, [token])))[0]
                self._ruled[token[1:]] = tag, pos, morph
        made = self._made(doc, tokens)
        if tokens:
            columns = [(*self._ruled[token[1:]], token[2]) for token in tokens]
            made.from_array([TAG, POS, MORPH, DEP], _array(columns))
        return _rows(lemmatizer(made))

    def _by_form(self, doc: Doc, tokens: Sequence[Token]) -> list[Row]:
        """The columns of tokens whose forms are named by rules."""
        made = self._made(doc, tokens)
        openers = self._opening(made)
        rows = _rows(self._run(made))
        for at in {at + more for at in openers for more in range(self._longest)}:
            if at < len(tokens):  # a rule may have joined them by mistake
                rows[at] = _rows(self._run(self._made(doc, [tokens[at]])))[0]
        return rows

    def _made(self, doc: Doc, tokens: Sequence[Token]) -> Doc:
        """A text of these tokens."""
        from spacy.attrs import DEP, TAG
        from spacy.tokens import Doc

        made = Doc(doc.vocab, words=[doc.vocab.strings[orth] for orth, *_ in tokens])
        if not tokens:
            return made
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


class Named:
    """Whether a rule may name a form; white space is named, too.

    ``tokens`` are those of the ruler's patterns.
    """

    def __init__(self, tokens: Iterable[dict[str, Any]]) -> None:
        self._forms: set[str] = set()
        self._shapes: list[re.Pattern[str]] = []
        for token in tokens:
            for key in _OF_FORM.intersection(token):
                self._add(key, token[key])

    def _add(self, key: str, asked: Any) -> None:
        asked = {"IN": [asked]} if isinstance(asked, str) else asked
        if key == "SHAPE" or not {"IN", "REGEX"}.issuperset(asked):
            self._shapes.append(re.compile(""))  # it may be any form
        self._forms.update(form.lower() for form in asked.get("IN", ()))
        self._shapes += [re.compile(shape) for shape in [asked.get("REGEX")] if shape]

    def __call__(self, form: str) -> bool:
        """Whether a rule may name this form."""
        lower = form.lower()
        named = lower in self._forms or form.isspace()
        return named or any(shape.search(one) for shape in self._shapes for one in (form, lower))


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
