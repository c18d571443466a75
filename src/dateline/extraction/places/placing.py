"""How a name hangs on the word that tells an event: what ``pinpointing`` sees of the parse.

Path, preposition, order, distance, and the same for "none of them", the choice that no name of the
sentence is the event's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from dateline.analysis.tree import chain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Named(Protocol):
    """What stands in a sentence as a range of tokens: a marked place or another name."""

    @property
    def tokens(self) -> tuple[int, int]:
        """The first token and the one behind the last."""
        ...


_SAYING = frozenset(
    "say tell report announce claim add state confirm declare deny quote note warn accord".split()
)
_KINDS = frozenset(
    "province district region city town village governorate state county area camp suburb "
    "neighborhood neighbourhood countryside division territory valley mountain road airport "
    "base island capital border".split()
)


def features(
    doc: Doc, head: int, tokens: tuple[int, int], places: Sequence[Named]
) -> Iterator[str]:
    """The features of one place for the event at token ``head``."""
    root = doc[tokens[0] : tokens[1]].root
    up, across = chain(doc, root.i), chain(doc, head)
    shared = set(up) & set(across)
    rise = [i for i in up if i not in shared]
    fall = [i for i in across if i not in shared]
    yield "bias"
    yield f"rise={min(len(rise), 6)}"
    yield f"fall={min(len(fall), 5)}"
    yield f"both={min(len(rise), 4)},{min(len(fall), 3)}"
    if not shared:
        yield "apart"
    yield from _preposition(doc, root, tokens)
    yield from _order(doc, head, tokens, places)
    yield from _way(doc, rise, head)
    top = doc[rise[-1]] if rise else root
    yield f"top={top.dep_}"
    if fall:
        yield f"event={doc[fall[-1]].dep_}"


def _preposition(doc: Doc, root: Token, tokens: tuple[int, int]) -> Iterator[str]:
    yield f"dep={root.dep_}"
    before = doc[tokens[0] - 1].lower_ if tokens[0] > 0 else "^"
    after = doc[tokens[1]].lower_ if tokens[1] < len(doc) else "$"
    yield f"before={before}"
    yield f"after={after}" if after in {",", "'s", "and", "."} or after in _KINDS else "after=*"
    if before == ",":
        yield f"comma,{after == ','}"
    if root.dep_ in ("compound", "amod", "nmod"):
        yield f"modifies={root.head.ent_type_ or root.head.pos_},{root.head.lower_ in _KINDS}"
    governor = root.head
    if governor.pos_ == "ADP":
        yield f"adp={governor.lower_},{governor.head.pos_}"


def _order(doc: Doc, head: int, tokens: tuple[int, int], places: Sequence[Named]) -> Iterator[str]:
    follows = tokens[0] > head
    gap = tokens[0] - head if follows else head - tokens[1]
    yield f"follows={follows},{min(6, gap // 3)}"
    between = doc[min(head, tokens[0]) : max(head, tokens[1])]
    verbs = sum(1 for t in between if t.pos_ == "VERB" and t.i != head)
    yield f"verbs={min(verbs, 3)},{follows}"
    index = next((i for i, p in enumerate(places) if p.tokens == tokens), 0)
    nearer = sum(1 for p in places if _gap(p.tokens, head) < _gap(tokens, head))
    yield f"nearer={min(nearer, 3)}"
    yield f"first={index == 0},{len(places) > 1}"
    if any(0 < tokens[0] - p.tokens[1] + 1 <= 3 for p in places):
        yield "behind another"
    if any(0 < p.tokens[0] - tokens[1] + 1 <= 3 for p in places):
        yield "before another"


def _gap(tokens: tuple[int, int], head: int) -> int:
    return tokens[0] - head if tokens[0] > head else head - tokens[1] + 1


def _way(doc: Doc, rise: list[int], head: int) -> Iterator[str]:
    """What stands on the way up from the place: a speaker's verb, another clause."""
    lemmas = {doc[i].lemma_.lower() for i in rise[1:]}
    if lemmas & _SAYING:
        yield "way says"
    if any(doc[i].pos_ == "VERB" for i in rise):
        yield "way verb"
    if any(doc[i].dep_ in ("nsubj", "nsubjpass") for i in rise):
        yield f"way subject,{doc[head].pos_}"
    if any(doc[i].dep_ in ("dobj", "pobj") and doc[i].pos_ == "NOUN" for i in rise[1:]):
        yield "way noun"


def none_features(doc: Doc, head: int, places: Sequence[Named]) -> Iterator[str]:
    """The features of "none" for the event at token ``head``."""
    yield "none"
    yield f"none,{doc[head].pos_},{doc[head].dep_}"
    yield f"none,places={min(len(places), 3)}"
    if not any(child.dep_ == "prep" for child in doc[head].children):
        yield "none,no phrase"
