"""Train the relevance model of the MUC-4 view.

    python scripts/train_muc4_relevance.py shared/benchmarks/muc4 [--coded CODED.jsonl]

``CODED`` holds the coded reports of the set's documents in order (made and kept when it is absent;
delete it after changes to the engine). Writes ``src/dateline/codebooks/muc4_relevance.json`` and
prints scores on documents that the scoring model has not seen. Weights and threshold come from the
DEV documents alone; tst1 and tst2 are only scored. A sentence of a relevant document
counts as telling the incident when it holds a string fill of the gold's targets and a word of
violence; the documents themselves train the second step.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from dateline.codebooks.muc4_relevance import summary
from dateline.codebooks.muc4_sentences import Judged, judged_sentences
from dateline.evaluation.muc4 import Item, load
from dateline.records import CodedReport

SEED = 13
FOLDS, INNER = 10, 4
LEAST = 3
"""Sentences of the training part in which a feature must occur."""

PENALTY = 7.0
WIRE_PENALTY = 10.0
SLACK = 0.5
"""Points of F1 given up for fewer false alarms: the highest threshold within them is taken."""

UNSURE = 0.2
"""Weight in training of a sentence that holds a fill but may not tell the incident."""

SMALLEST = 0.02
"""Weights nearer to zero are not shipped."""

_QUOTED = re.compile(r'"([^"]+)"')
_WORD = re.compile(r"[A-Z0-9]+")
_VIOLENCE = re.compile(
    "KILL|MURDER|ATTACK|BOMB|EXPLO|DYNAMIT|KIDNAP|ABDUCT|ASSASS|SHOT|SHOOT|WOUND|INJUR|BURN|DESTROY"
    "|DAMAG|DEATH|DIED|DEAD|HIT|SET FIRE|ROB|STOLE|MASSACR|MACHINE|GUN|BLEW|BLOWN|TORTUR|HIJACK"
    "|THREAT|SABOT|DETONAT|INTERCEPT|EXECUT|CRIME|SLAIN|SLAY|HOSTAGE|CAPTIV|DISAPPEAR|FIRED|AMBUSH"
    "|BLAST|LOOT|ARSON|BODY|BODIES|CORPSE|INCIDENT"
)
_TARGETS = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID")
_OTHERS = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "INCIDENT: INSTRUMENT ID")

Vector = np.ndarray[Any, np.dtype[np.float64]]


class Wire(NamedTuple):
    """A document: its sentences, their labels and weights in training, and the gold."""

    rows: list[Judged]
    labels: list[tuple[float, float]]
    relevant: bool
    split: str


class Linear(NamedTuple):
    """A logistic model over named features."""

    constant: float
    weights: dict[str, float]


class Full(NamedTuple):
    """Both steps: sentences, then the wire."""

    sentence: Linear
    constant: float
    weights: Vector


def main() -> None:
    """Read, validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coded", type=Path, default=Path("out/muc4_coded.jsonl"))
    out = Path("src/dateline/codebooks/muc4_relevance.json")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args()
    wires = _wires(load(options.folder), options.coded)
    train = [wire for wire in wires if wire.split == "DEV"]
    test = [wire for wire in wires if wire.split != "DEV"]
    chances = _cross(train)
    cut = _cut(chances, train)
    _tell(f"{FOLDS}-fold, dev", chances, train, cut)
    model = _train(train)
    _tell("trained on dev, scored on tst1 and tst2", _chances(model, test), test, cut)
    _write(model, cut, options.out)


def _wires(items: list[Item], path: Path) -> list[Wire]:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _code(items, path)
    wires = []
    for item, line in zip(items, path.open("rb"), strict=True):
        coded = msgspec.json.decode(line, type=CodedReport)
        rows = judged_sentences(coded)
        split = item.docid.split("-")[0]
        wires.append(Wire(rows, _labels(item, rows), bool(item.templates), split))
    return wires


def _code(items: list[Item], path: Path) -> None:
    from dateline.pipeline import Pipeline

    with path.open("wb") as file:
        for one in Pipeline.default().stream(item.report() for item in items):
            file.write(msgspec.json.encode(one) + b"\n")


def _labels(item: Item, rows: list[Judged]) -> list[tuple[float, float]]:
    """Label and weight of each sentence; those that name a fill but tell nothing weigh little."""
    if not item.templates:
        return [(0.0, 1.0)] * len(rows)
    texts = [_plain(item.text[row.start : row.end]) for row in rows]
    rated = [0.0] * len(rows)
    for template in item.templates:
        targets, others = (_strings(template, slots) for slots in (_TARGETS, _OTHERS))
        for i, text in enumerate(texts):
            hit = any(string in text for string in targets)
            more = min(2, sum(string in text for string in others))
            value = 2.0 * hit + 0.75 * more + bool(_VIOLENCE.search(text))
            rated[i] = max(rated[i], value)
    top = max(rated, default=0.0)
    if top < 1.5:
        return [(0.0, 0.0)] * len(rows)
    told = [value >= 2.9 or value == top for value in rated]
    return [
        (1.0, 1.0) if yes else (0.0, 1.0 if value == 0 else UNSURE)
        for yes, value in zip(told, rated, strict=True)
    ]


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.upper()))} "


def _strings(template: dict[str, list[str]], slots: Sequence[str]) -> set[str]:
    found = {_plain(q) for slot in slots for fill in template.get(slot, []) for q in _quoted(fill)}
    return found - {"  "}


def _quoted(fill: str) -> list[str]:
    return _QUOTED.findall(fill)


def _train(wires: Sequence[Wire]) -> Full:
    """Both steps; the second on sentence scores by models that have not seen the wire."""
    unseen: dict[int, list[float]] = {}
    for train, test in _folds(len(wires), INNER, SEED + 1):
        model = _sentence_model([wires[i] for i in train])
        unseen |= {i: _scores(model, wires[i]) for i in test}
    table = np.array([summary(unseen[i]) for i in range(len(wires))])
    middle, spread = table.mean(0), table.std(0)
    gold = np.array([float(w.relevant) for w in wires])
    constant, weights = _fit_wires((table - middle) / spread, gold)
    return Full(
        _sentence_model(wires), constant - float(weights @ (middle / spread)), weights / spread
    )


def _sentence_model(wires: Sequence[Wire]) -> Linear:
    pairs = [
        (row.features, label, weight)
        for wire in wires
        for row, (label, weight) in zip(wire.rows, wire.labels, strict=True)
        if weight > 0
    ]
    seen = Counter(name for features, _, _ in pairs for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    table = Sparse([features for features, _, _ in pairs], {n: i for i, n in enumerate(names)})
    gold = np.array([label for _, label, _ in pairs])
    weight = np.array([weight for _, _, weight in pairs])
    constant, weights = _fit_sentences(table, gold, weight)
    return Linear(constant, {n: float(w) for n, w in zip(names, weights, strict=True)})


class Sparse:
    """Rows of named features by index, with the two products that training needs."""

    def __init__(self, rows: Sequence[dict[str, float]], index: dict[str, int]) -> None:
        cells = [
            (r, index[n], v) for r, row in enumerate(rows) for n, v in row.items() if n in index
        ]
        self.row = np.array([c[0] for c in cells], dtype=np.int64)
        self.column = np.array([c[1] for c in cells], dtype=np.int64)
        self.value = np.array([c[2] for c in cells], dtype=np.float64)
        self.shape = (len(rows), len(index))

    def dot(self, weights: Vector) -> Vector:
        """The table times a weight for each feature."""
        cells = self.value * weights[self.column]
        return np.bincount(self.row, cells, self.shape[0]).astype(np.float64)

    def back(self, rows: Vector, squared: bool = False) -> Vector:
        """The transposed table (or its squares) times a number for each row."""
        value = self.value**2 if squared else self.value
        cells = value * rows[self.row]
        return np.bincount(self.column, cells, self.shape[1]).astype(np.float64)


def _fit_sentences(
    table: Sparse, gold: Vector, weight: Vector, steps: int = 8
) -> tuple[float, Vector]:
    """Logistic regression with a quadratic penalty: Newton steps by conjugate gradients."""
    weights, constant = np.zeros(table.shape[1]), 0.0
    for _ in range(steps):
        chance = _sigmoid(table.dot(weights) + constant)
        error = weight * (chance - gold)
        slope = -np.append(table.back(error) + PENALTY * weights, error.sum())
        curve = weight * np.maximum(chance * (1 - chance), 1e-5)
        step = _conjugate(table, curve, slope)
        weights, constant = weights + step[:-1], constant + float(step[-1])
    return constant, weights


def _conjugate(table: Sparse, curve: Vector, slope: Vector, steps: int = 15) -> Vector:
    """The Newton step: the curvature's inverse times the slope, nearly."""
    scale = np.append(table.back(curve, squared=True) + PENALTY, curve.sum() + 1e-9)
    found, rest = np.zeros_like(slope), slope.copy()
    way = rest / scale
    size = rest @ way
    for _ in range(steps):
        bent = curve * (table.dot(way[:-1]) + way[-1])
        turned = np.append(table.back(bent) + PENALTY * way[:-1], bent.sum())
        length = size / (way @ turned)
        found, rest = found + length * way, rest - length * turned
        eased = rest / scale
        size, before = rest @ eased, size
        way = eased + size / before * way
    return found


def _fit_wires(table: Vector, gold: Vector, steps: int = 25) -> tuple[float, Vector]:
    """Logistic regression with a quadratic penalty on a small table: Newton steps."""
    full = np.column_stack([table, np.ones(len(table))])
    penalty = np.diag([WIRE_PENALTY] * table.shape[1] + [1e-6])
    found = np.zeros(full.shape[1])
    for _ in range(steps):
        chance = _sigmoid(full @ found)
        slope = full.T @ (gold - chance) - penalty @ found
        curve = (full * np.maximum(chance * (1 - chance), 1e-5)[:, None]).T @ full + penalty
        found = found + np.linalg.solve(curve, slope)
    return float(found[-1]), found[:-1]


def _sigmoid(score: Vector) -> Vector:
    result: Vector = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
    return result


def _scores(model: Linear, wire: Wire) -> list[float]:
    weights = model.weights
    return [
        model.constant + sum(weights.get(n, 0.0) * v for n, v in row.features.items())
        for row in wire.rows
    ]


def _chances(model: Full, wires: Sequence[Wire]) -> Vector:
    table = np.array([summary(_scores(model.sentence, wire)) for wire in wires])
    return _sigmoid(table @ model.weights + model.constant)


def _folds(size: int, folds: int, seed: int) -> list[tuple[list[int], list[int]]]:
    order = list(range(size))
    random.Random(seed).shuffle(order)
    tests = [order[f::folds] for f in range(folds)]
    return [(sorted(set(order) - set(test)), test) for test in tests]


def _cross(wires: Sequence[Wire]) -> Vector:
    """Each document's probability from models that have not seen it."""
    out = np.zeros(len(wires))
    for train, test in _folds(len(wires), FOLDS, SEED):
        out[test] = _chances(_train([wires[i] for i in train]), [wires[i] for i in test])
    return out


def _cut(chances: Vector, wires: Sequence[Wire]) -> float:
    """The highest threshold whose F1 is within ``SLACK`` points of the best."""
    gold = np.array([wire.relevant for wire in wires])
    order = np.argsort(-chances)
    hit = np.cumsum(gold[order])
    scores = 200 * hit / (np.arange(1, len(gold) + 1) + gold.sum())
    return float(chances[order[int(np.argmax(scores >= scores.max() - SLACK))]])


def _tell(what: str, chances: Vector, wires: Sequence[Wire], cut: float) -> None:
    if not wires:
        return
    gold = np.array([w.relevant for w in wires])
    given = chances >= cut
    f1 = 200 * (given & gold).sum() / (given.sum() + gold.sum())
    print(
        f"{what}: F1 {f1:.1f}; an event in {100 * given[gold].mean():.1f} % of the relevant and "
        f"{100 * given[~gold].mean():.1f} % of the irrelevant (threshold {cut:.3f})",
        flush=True,
    )


def _write(model: Full, cut: float, path: Path) -> None:
    kept = {n: round(w, 2) for n, w in model.sentence.weights.items() if abs(w) >= SMALLEST}
    record = {
        "constant": round(model.sentence.constant, 3),
        "weights": kept,
        "wire_constant": round(model.constant, 3),
        "wire_weights": [round(float(w), 4) for w in model.weights],
        "threshold": round(cut, 3),
    }
    path.write_text(json.dumps(record, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(len(kept), "weights")


if __name__ == "__main__":
    main()
