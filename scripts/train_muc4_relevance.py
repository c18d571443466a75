"""Train the relevance model of the MUC-4 view.

    python scripts/train_muc4_relevance.py shared/benchmarks/muc4 --coded CODED.jsonl

``CODED`` holds the coded reports of the set's documents in order (made and kept when it is absent).
Writes ``src/dateline/codebooks/muc4_relevance.json`` and prints cross-validated scores.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from dateline.codebooks.muc4_relevance import features
from dateline.evaluation.muc4 import Item, load
from dateline.records import CodedReport

SEED = 13
FOLDS = 3
LEAST = 6
"""Documents in which a feature must occur."""

PENALTY = 15.0
STEPS = 10


def main() -> None:
    """Read, train, validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coded", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, default=Path("src/dateline/codebooks/muc4_relevance.json")
    )
    options = parser.parse_args()
    items = load(options.folder)
    if not options.coded.exists():
        _code(items, options.coded)
    coded = [msgspec.json.decode(line, type=CodedReport) for line in options.coded.open("rb")]
    rows = [features(one) for one in coded]
    gold = np.array([float(bool(item.templates)) for item in items])
    out = _cross(rows, gold)
    threshold, recall, alarms = _threshold(out, gold)
    print(f"cross-validated: threshold {threshold:.3f} recall {recall:.1f} alarms {alarms:.1f}")
    names, table = _table(rows)
    constant, weights = _fit(table, gold)
    kept = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02}
    model = {"constant": round(constant, 3), "threshold": round(threshold, 3), "weights": kept}
    options.out.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(len(kept), "weights")


def _code(items: list[Item], path: Path) -> None:
    from dateline.pipeline import Pipeline

    pipeline = Pipeline.default()
    with path.open("wb") as file:
        for one in pipeline.stream(item.report() for item in items):
            file.write(msgspec.json.encode(one) + b"\n")


def _table(
    rows: list[dict[str, float]], names: list[str] | None = None
) -> tuple[list[str], np.ndarray]:
    if names is None:
        seen = Counter(name for row in rows for name in row)
        names = sorted(name for name, count in seen.items() if count >= LEAST)
    index = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for r, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                table[r, index[name]] = value
    return names, table


def _fit(table: np.ndarray, gold: np.ndarray) -> tuple[float, np.ndarray]:
    """Logistic regression with a quadratic penalty, by Newton steps on the dual."""
    kernel = table @ table.T / PENALTY
    size = len(gold)
    dual, constant = np.zeros(size), 0.0
    for _ in range(STEPS):
        score = kernel @ dual + constant
        chance = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        weight = np.maximum(chance * (1 - chance), 1e-4)
        both = np.column_stack([np.ones(size), score + (gold - chance) / weight])
        solved = np.linalg.solve(np.diag(1 / weight) + kernel, both)
        constant = float(solved[:, 1].sum() / solved[:, 0].sum())
        dual = solved[:, 1] - constant * solved[:, 0]
    return constant, table.T @ dual / PENALTY


def _cross(rows: list[dict[str, float]], gold: np.ndarray) -> np.ndarray:
    """Each document's probability from a model that has not seen it (near-copies kept together)."""
    order = list(range(len(rows)))
    random.Random(SEED).shuffle(order)
    out = np.zeros(len(rows))
    for fold in range(FOLDS):
        test = order[fold::FOLDS]
        train = sorted(set(order) - set(test))
        names, table = _table([rows[i] for i in train])
        constant, weights = _fit(table, gold[train])
        _, other = _table([rows[i] for i in test], names)
        out[test] = 1 / (1 + np.exp(-(constant + other @ weights)))
    return out


def _threshold(
    out: np.ndarray, gold: np.ndarray, alarms: float = 0.143
) -> tuple[float, float, float]:
    """The threshold with this share of false alarms, its recall and its alarms (percent)."""
    wrong = np.sort(out[gold == 0])[::-1]
    cut = float(wrong[int(alarms * len(wrong))]) + 1e-6
    return (
        cut,
        100 * float((out[gold == 1] >= cut).mean()),
        100 * float((out[gold == 0] >= cut).mean()),
    )


if __name__ == "__main__":
    main()
