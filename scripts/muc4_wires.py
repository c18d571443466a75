"""What the reader of the MUC-4 view learns from: documents with every word, span and pair labelled.

Every occurrence of a string fill of the gold is a span; what the gold says of the fill are its
labels. Used by ``train_muc4_reader.py``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from dateline.codebooks.muc4_numerals import number_in
from dateline.codebooks.muc4_reader import Window, table, windows, words_of
from dateline.evaluation.muc4 import Item
from dateline.evaluation.muc4_fills import Template, fills_of, optional, strings_of

FOLD_SEED, FOLDS = 13, 5
MOST_SPANS = 80
"""Spans of a document that one step looks at; of more it draws as many."""

WEIGHTS = {"confidence": 3.0, "human_effect": 2.0, "type": 3.0}
SLOTS = {
    "PERP: ORGANIZATION ID": "organization",
    "HUM TGT: NAME": "name",
    "PERP: INDIVIDUAL ID": "individual",
    "HUM TGT: DESCRIPTION": "description",
    "PHYS TGT: ID": "thing",
    "INCIDENT: INSTRUMENT ID": "instrument",
}
"""Slots of string fills; where two have a string, the first gives its role."""

_HUMAN = {
    "human_effect": "HUM TGT: EFFECT OF INCIDENT",
    "human_type": "HUM TGT: TYPE",
    "human_number": "HUM TGT: NUMBER",
}
TOLD_OF = {
    "name": _HUMAN,
    "description": _HUMAN,
    "thing": {
        "thing_type": "PHYS TGT: TYPE",
        "thing_effect": "PHYS TGT: EFFECT OF INCIDENT",
        "thing_number": "PHYS TGT: NUMBER",
    },
    "instrument": {"instrument_type": "INCIDENT: INSTRUMENT TYPE"},
    "organization": {"confidence": "PERP: ORGANIZATION CONFIDENCE"},
}
OF_INCIDENT = {
    "type": "INCIDENT: TYPE",
    "stage": "INCIDENT: STAGE OF EXECUTION",
    "category": "PERP: INCIDENT CATEGORY",
}
UNSAID = frozenset({"human_effect", "thing_effect", "confidence"})
"""Labels whose absence from the gold is a label too."""

PAIRS = ("incident", "person")

_REFERENCE = re.compile(r'"\s*:\s*".*')
Words = tuple[str, ...]
Array = np.ndarray[Any, np.dtype[Any]]
Place = tuple[int, int, int]
"""First word, word after the last, and which of the gold they name."""


class Gold(NamedTuple):
    """Somebody or something of the gold: its strings, incidents, person and labels."""

    role: str
    strings: list[Words]
    refers: set[Words]
    incidents: set[int]
    labels: dict[str, list[str]]


class Wire(NamedTuple):
    """A document to learn from.

    ``spans`` is (spans, 2) words, half-open; ``labels`` of a name is (spans, labels of it), a one
    for each that is right; ``alike`` is (spans, spans) for each kind of pair.
    """

    item: Item
    pieces: int
    windows: list[Window]
    tags: Array
    types: Array
    weight: float
    spans: Array
    labels: dict[str, Array]
    alike: dict[str, Array]


class Targets(NamedTuple):
    """What one step learns of the spans of several documents, over all their words.

    ``word`` and ``span`` say which word belongs to which span; of each name of labels the rows, and
    of each pair its two spans, have a weight that makes every document count as one.
    """

    sizes: list[int]
    word: Array
    span: Array
    length: Array
    labels: dict[str, tuple[Array, Array]]
    first: Array
    second: Array
    share: Array
    alike: dict[str, Array]


def parts(items: Sequence[Item], left: int | None) -> tuple[list[Item], list[Item]]:
    """The documents to learn from, and those of one of the five folds, which are left out."""
    if left is None:
        return list(items), []
    order = list(range(len(items)))
    random.Random(FOLD_SEED).shuffle(order)
    out = set(order[left::FOLDS])
    return (
        [item for i, item in enumerate(items) if i not in out],
        [item for i, item in enumerate(items) if i in out],
    )


def wire(item: Item, cutter: Any) -> Wire:
    """A document with its labels; ``cutter`` cuts words into pieces."""
    places = words_of(item.text)
    words = tuple(item.text[a:b].upper() for a, b in places)
    cut = cutter.encode([w.lower() for w in words], is_pretokenized=True, add_special_tokens=False)
    first: list[int] = []
    for place, word in enumerate(cut.word_ids):
        if word == len(first):
            first.append(place)
    ends = cutter.token_to_id("[CLS]"), cutter.token_to_id("[SEP]")
    gold = _gold(item.templates)
    tags, spans = _spans(words, gold)
    for number in {n for _, _, n in spans}:
        _number(gold[number], [s for s in spans if s[2] == number], words)
    kinds = {v for t in item.templates for v in _values(t, "INCIDENT: TYPE")}
    due = [t for t in item.templates if not optional(t)]
    types = [float(kind in kinds) for kind in table().labels["types"]]
    return Wire(
        item, len(cut.ids), list(windows(cut.ids, first, *ends)), np.array(tags), np.array(types),
        1.0 if due or not item.templates else 0.7,
        np.array([s[:2] for s in spans], dtype=np.int64).reshape(-1, 2),
        _labels(gold, spans), _alike(gold, spans),
    )  # fmt: skip


def targets(wires: Sequence[Wire], draw: random.Random) -> Targets:
    """What a step learns of the spans of these documents."""
    words: list[Array] = []
    owner: list[Array] = []
    length: list[Array] = []
    pairs: list[tuple[Array, Array, Array]] = []
    shown: list[Array] = []
    start = count = 0
    for one in wires:
        rows = np.arange(len(one.spans))
        if len(rows) > MOST_SPANS:
            rows = np.array(sorted(draw.sample(range(len(rows)), MOST_SPANS)))
        shown.append(rows)
        for number, (first, last) in enumerate(one.spans[rows]):
            words.append(np.arange(first, last) + start)
            owner.append(np.full(last - first, count + number))
        length.append(one.spans[rows, 1] - one.spans[rows, 0])
        i, j = np.nonzero(~np.eye(len(rows), dtype=bool))
        pairs.append((i + count, j + count, np.full(len(i), 1 / max(1, len(i)))))
        start, count = start + len(one.tags), count + len(rows)
    return Targets(
        sizes=[len(one.tags) for one in wires],
        word=_joined(words, np.int64),
        span=_joined(owner, np.int64),
        length=_joined(length, np.float32),
        labels={name: _given(name, wires, shown) for name in table().labels if name != "types"},
        first=_joined([p[0] for p in pairs], np.int64),
        second=_joined([p[1] for p in pairs], np.int64),
        share=_joined([p[2] for p in pairs], np.float32),
        alike={kind: _joined(_others(kind, wires, shown), np.float32) for kind in PAIRS},
    )


def _others(kind: str, wires: Sequence[Wire], shown: Sequence[Array]) -> list[Array]:
    """Whether each two of a document's spans are alike, in the order of the pairs."""
    return [
        one.alike[kind][np.ix_(rows, rows)][~np.eye(len(rows), dtype=bool)]
        for one, rows in zip(wires, shown, strict=True)
    ]


def _joined(arrays: Sequence[Array], kind: Any) -> Array:
    return np.concatenate([*arrays, np.zeros(0)]).astype(kind)


def _given(name: str, wires: Sequence[Wire], shown: Sequence[Array]) -> tuple[Array, Array]:
    """The labels of a name for each span, and the weight of each: none where there is none."""
    rows = [one.labels[name][own] for one, own in zip(wires, shown, strict=True)]
    told = [part.any(axis=1) for part in rows]
    weights = [yes / max(1, yes.sum()) for yes in told]
    wanted = np.concatenate([*rows, np.zeros((0, len(table().labels[name])))])
    return wanted.astype(np.float32), _joined(weights, np.float32)


def _labels(gold: Sequence[Gold], spans: Sequence[Place]) -> dict[str, Array]:
    return {
        name: np.array(
            [[v in gold[n].labels.get(name, ()) for v in values] for _, _, n in spans], dtype=bool
        ).reshape(-1, len(values))
        for name, values in table().labels.items()
        if name != "types"
    }


def _alike(gold: Sequence[Gold], spans: Sequence[Place]) -> dict[str, Array]:
    persons = _persons(gold)
    numbers = [n for _, _, n in spans]
    same = [[bool(gold[a].incidents & gold[b].incidents) for b in numbers] for a in numbers]
    own = [[persons[a] == persons[b] for b in numbers] for a in numbers]
    size = (len(spans), len(spans))
    return {
        "incident": np.array(same, dtype=bool).reshape(size),
        "person": np.array(own, dtype=bool).reshape(size),
    }


def _gold(templates: Sequence[Template]) -> list[Gold]:
    found: dict[tuple[str, frozenset[Words]], Gold] = {}
    for number, template in enumerate(templates):
        for slot, role in SLOTS.items():
            for fill in fills_of(slot, template):
                strings = [w for w in map(_words, strings_of(_REFERENCE.sub('"', fill))) if w]
                if not strings:
                    continue
                refers = set(map(_words, strings_of(fill))) - set(strings)
                key = role, frozenset(strings)
                one = found.setdefault(key, Gold(role, strings, set(), set(), {}))
                one.refers.update(refers if role == "description" else ())
                one.incidents.add(number)
                _label(one, template)
    return list(found.values())


def _words(string: str) -> Words:
    return tuple(string.upper()[a:b] for a, b in words_of(string))


def _label(one: Gold, template: Template) -> None:
    wanted = set(one.strings) | one.refers
    for name, slot in TOLD_OF.get(one.role, {}).items():
        told = [f for f in fills_of(slot, template) if wanted & set(map(_words, strings_of(f)))]
        values = _split(told[0]) if told else []
        if not values and name in UNSAID:
            values = ["NONE"]
        if values:
            one.labels.setdefault(name, values)
    for name, slot in OF_INCIDENT.items():
        one.labels[name] = sorted({*one.labels.get(name, []), *_values(template, slot)})


def _values(template: Template, slot: str) -> list[str]:
    return [value for fill in fills_of(slot, template) for value in _split(fill)]


def _split(fill: str) -> list[str]:
    """The alternative values of a fill, without the string it refers to."""
    bare = re.sub(r':?\s*".*', "", fill)
    return [part.strip("?() ") for part in bare.split("/") if part.strip("?() ")]


def _spans(words: Words, gold: Sequence[Gold]) -> tuple[list[int], list[Place]]:
    """The tag of each word, and the spans with the gold they name; longer strings first."""
    ranks = {role: rank for rank, role in enumerate(SLOTS.values())}
    order = sorted(
        ((s, n) for n, one in enumerate(gold) for s in one.strings),
        key=lambda pair: (-len(pair[0]), ranks[gold[pair[1]].role]),
    )
    tags, spans = [0] * len(words), []
    for string, number in order:
        for i in range(len(words) - len(string) + 1):
            end = i + len(string)
            if words[i:end] == string and not any(tags[i:end]):
                first = 2 * table().roles.index(gold[number].role) + 1
                tags[i:end] = [first, *[first + 1] * (len(string) - 1)]
                spans.append((i, end, number))
    return tags, spans


def _number(one: Gold, spans: Sequence[Place], words: Words) -> None:
    """Numbers become "1", "PLURAL" or "TOLD" (it stands in the span or before it)."""
    for name in ("human_number", "thing_number"):
        if name in one.labels:
            values = one.labels.pop(name)
            told = {number_in(words[max(0, first - 3) : last]) for first, last, _ in spans}
            if told & set(values) - {"1"}:
                one.labels[name] = ["TOLD"]
            elif {"1", "PLURAL"} & set(values):
                one.labels[name] = [v for v in ("1", "PLURAL") if v in values]


def _persons(gold: Sequence[Gold]) -> list[int]:
    """For each gold its own number, or that of the name it describes."""
    names = {s: n for n, one in enumerate(gold) if one.role == "name" for s in one.strings}
    return [
        next((names[s] for s in one.refers if s in names), number)
        for number, one in enumerate(gold)
    ]
