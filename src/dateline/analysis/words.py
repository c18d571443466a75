"""The tokens of a document as plain columns: rules that look at every token read these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

CLAUSE = frozenset(
    {"ROOT", "conj", "advcl", "relcl", "ccomp", "xcomp", "acl", "parataxis", "pcomp"}
)
"""Relations of a verb that heads a clause of its own."""


@dataclass(frozen=True)
class Words:
    """Columns of equal length, one row per token; ``head`` is the index of the governing token."""

    lower: list[str]
    lemma: list[str]  # lower case
    tag: list[str]  # Penn Treebank
    pos: list[str]  # Universal Dependencies
    dep: list[str]  # ClearNLP
    head: list[int]
    entity: list[str]  # OntoNotes, or ""
    sentence: list[int]
    text: list[str]
    start: list[int]  # the offset of the first character
    behind: int  # the offset behind the last token and its space

    def __len__(self) -> int:
        return len(self.lower)

    def end(self, token: int) -> int:
        """The offset behind the last character of a token."""
        return self.start[token] + len(self.text[token])

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token those that it governs, in order."""
        result: list[list[int]] = [[] for _ in self.head]
        for token, head in enumerate(self.head):
            if head != token:
                result[head].append(token)
        return result

    @cached_property
    def verbs(self) -> list[int]:
        """The tokens tagged as verbs, in order."""
        return [token for token, tag in enumerate(self.tag) if tag[:1] == "V"]

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """For each sentence its half-open range of tokens."""
        result: list[tuple[int, int]] = []
        start = 0
        for token in range(1, len(self) + 1):
            if token == len(self) or self.sentence[token] != self.sentence[start]:
                result.append((start, token))
                start = token
        return result

    def child(self, token: int, *deps: str) -> int | None:
        """The first token that ``token`` governs by one of these relations."""
        for other in self.children[token]:
            if self.dep[other] in deps:
                return other
        return None

    def subtree(self, token: int) -> list[int]:
        """The token and all that it governs, directly or not, in order."""
        found, at = [token], 0
        while at < len(found):
            found += self.children[found[at]]
            at += 1
        return sorted(found)

    def ancestors(self, token: int) -> list[int]:
        """The tokens above ``token``, nearest first."""
        found: list[int] = []
        while self.head[token] != token:
            token = self.head[token]
            found.append(token)
        return found

    def chain(self, token: int) -> list[int]:
        """The token and those above it, nearest first."""
        head, found = self.head, [token]
        while head[token] != token:
            token = head[token]
            found.append(token)
        return found

    def root(self, start: int, end: int) -> int:
        """The token of a half-open range that stands highest in the tree; of several the first.

        A sentence's root comes before any other, and marks and spaces on which nothing hangs after
        all others, as spaCy has it (``Span.root``).
        """
        head = self.head
        if end - start == 1:
            return start
        for token in range(start, end):
            if head[token] == token:
                return token
        tops = [token for token in range(start, end) if not start <= head[token] < end]
        if len(tops) == 1:
            return tops[0]
        return min(tops, key=self._depth, default=start)

    def _depth(self, token: int) -> int:
        """Steps from a token up to the root, for the choice of a span's root."""
        if is_mark(self.text[token]) and token not in self.head:
            return len(self.head) - 1
        return len(self.chain(token)) - 1

    def clause(self, token: int) -> int:
        """The head of the clause that holds ``token``: itself, or the nearest one above."""
        while self.dep[token] not in CLAUSE and self.head[token] != token:
            token = self.head[token]
        return token


def is_mark(text: str) -> bool:
    """Whether a token is nothing but punctuation or space (spaCy's ``IS_PUNCT``, ``IS_SPACE``)."""
    return text.isspace() or all(category(char)[0] == "P" for char in text)


FORMS = 100_000
"""Strings that are kept by spaCy's numbers; past that the store is begun anew."""


class _Names(dict[int, str]):
    """The strings of a vocabulary by spaCy's numbers; its own store takes four times as long."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name: str = self._strings[number]
        self[number] = name
        return name


@lru_cache(maxsize=2)
def _names(strings: StringStore) -> _Names:
    return _Names(strings)


def words_of(doc: Doc) -> Words:
    """The columns of an analysed text."""
    from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG

    # One array and look-ups of its numbers: spaCy's token objects take ten times as long.
    names = _names(doc.vocab.strings)
    if len(names) > FORMS:
        names.clear()
    rows = doc.to_array([ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE, HEAD, SENT_START, SPACY])
    rows = rows.reshape(-1, 10)
    named = [list(map(names.__getitem__, column)) for column in rows[:, :7].T.tolist()]
    heads, starts, spaces = rows[:, 7:].astype("int64").T.tolist()  # as heads may stand before
    text, lower, lemma, tag, pos, dep, entity = named
    lengths = [len(word) + space for word, space in zip(text, spaces, strict=True)]
    ends = list(accumulate(lengths))
    return Words(
        lower=lower,
        lemma=list(map(str.lower, lemma)),
        tag=tag,
        pos=pos,
        dep=dep,
        head=[token + step for token, step in enumerate(heads)],
        entity=entity,
        sentence=list(accumulate([start == 1 for start in starts[1:]], initial=0))[: len(starts)],
        text=text,
        start=[end - length for end, length in zip(ends, lengths, strict=True)],
        behind=ends[-1] if ends else 0,
    )
