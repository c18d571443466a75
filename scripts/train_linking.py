"""Train the match weights of linking, and measure them.

    python scripts/train_linking.py [--benchmarks PATH] [--cache FOLDER]

On what pairs: ``dateline.evaluation.linking_corpora``; how: ``dateline.linking.fitting``. Same
files and seed, same weights. What is printed is cross-validated over the incidents of
``gva-linking``: ``real`` is the set as it is, ``dense`` the set with its incidents moved into
``WEEKS`` weeks. The shipped weights are trained on all.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline import default_pipeline
from dateline.evaluation import gva_linking
from dateline.evaluation.linking_corpora import corpora, incident_of, merged, moved, pairs
from dateline.evaluation.sets import benchmark_folder
from dateline.linking.batch import groups_of, pairs_of, read
from dateline.linking.fitting import WIRES, train
from dateline.linking.levels import ASPECTS
from dateline.linking.linker import WeightedLinker
from dateline.linking.profile import Profile
from dateline.linking.profiling import profiles_of
from dateline.linking.rulings import Rulings
from dateline.linking.scoring import SAME, score
from dateline.linking.table import Array
from dateline.linking.weights import LEVELS, Weights
from dateline.records import CodedReport

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/linking.json"
SEED, FOLDS = 20191102, 5
STRIKES = 0.05
"""Share of the narratives' pairs that is learnt from, as if they were wires: enough to learn that
strikes on one city on one day are many, too few to drown the wires."""
BOUNDS = (-6.0, 6.0)
"""Least and greatest weight in bits."""
COPY = 8.0
"""Weight in bits of one text: set, as copies are no independent observation."""
PRIOR, SURE, POSSIBLE, AVERAGE = -1.3, 0.9, 0.2, 0.3
"""Chosen on the cross-validated scores; see docs/method/linking.md."""


def main() -> None:
    """Read, cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=benchmark_folder())
    parser.add_argument("--cache", type=Path, help="folder for the coded reports")
    options = parser.parse_args()
    if options.benchmarks is None:
        raise SystemExit("no benchmark data at ../shared/benchmarks or $DATELINE_BENCHMARKS")
    sets = corpora(options.benchmarks, default_pipeline(), options.cache)
    reports = sets[0].reports
    labels = [incident_of(one) for one in reports]
    draw = np.random.default_rng(SEED)
    fold = {label: int(draw.integers(FOLDS)) for label in sorted(set(labels))}
    found = [profiles_of(one) for one in reports]
    dense = moved(found, labels, SEED)
    data = [pairs(sets[0], dense, np.array([fold[label] for label in labels]), SEED)]
    for other in sets[1:]:
        theirs = [profiles_of(one) for one in other.reports]
        folds = np.full(len(theirs), -1)
        if other.name == "leads":
            heads = [incident_of(one) for one in other.reports]
            theirs, folds = moved(theirs, heads, SEED + 1), np.array([fold[h] for h in heads])
        data.append(pairs(other, theirs, folds, SEED))
    for one, d in zip(sets, data, strict=True):
        print(one.name, len(d.same), "pairs,", int(d.same.sum()), "same", flush=True)
    conflict = merged(data[WIRES], data[WIRES + 1], STRIKES, SEED)
    data = [*data[:WIRES], merged(conflict, data[WIRES + 2], 1.0, SEED)]
    by_fold = [packed(train(data, k)) for k in range(FOLDS)]
    for name, of in (("dense", dense), ("real", found)):
        p, r = measured(reports, labels, of, fold, by_fold)
        print(f"{name}: B3 precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r):.3f}")
    TARGET.write_bytes(
        msgspec.json.format(msgspec.json.encode(packed(train(data, None))), indent=1)
    )


def packed(weights: Array) -> Weights:
    """The weights in bits, by aspect and level, with the thresholds."""
    low, high = BOUNDS
    starts = np.cumsum([0, *ASPECTS.values()])
    table: dict[str, dict[str, float]] = {}
    for (aspect, size), start in zip(ASPECTS.items(), starts, strict=False):
        names = LEVELS.get(aspect)
        bits = np.clip(weights[start : start + size] / np.log(2), low, high)
        table[aspect] = {
            names(n).name.lower() if names else str(n): round(float(bits[n]), 2)
            for n in range(size)
        }
    table["text"] = {"copy": COPY, "own": 0.0}
    return Weights(PRIOR, SURE, POSSIBLE, AVERAGE, table)


def measured(
    reports: Sequence[CodedReport],
    labels: Sequence[str],
    found: Sequence[Sequence[Profile]],
    fold: dict[str, int],
    weights: Sequence[Weights],
) -> tuple[float, float]:
    """B-cubed precision and recall; a pair is scored by the weights that have not seen the one
    incident, or, of two, that of the lower fold."""
    linkers = [WeightedLinker(w) for w in weights]
    keys, table, blocks = read((p for of_one in found for p in of_one), linkers[0])
    of = np.array([fold[label] for label, f in zip(labels, found, strict=True) for _ in f])
    i, j = np.divmod(pairs_of(*blocks, table.size), table.size)
    home = np.minimum(of[i], of[j])
    parts = [score(table, i[home == k], j[home == k], weights[k]) for k in range(FOLDS)]
    left, right, chance, verdict = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("left", "right", "probability", "verdict")
    )
    pairs = (left, right, chance, verdict == SAME)
    homes = gva_linking.homes_in(reports, groups_of(keys, pairs, linkers[0], Rulings()))
    placed = [homes.get(one.report.id, f"report {n}") for n, one in enumerate(reports)]
    return gva_linking.b_cubed(placed, labels)


if __name__ == "__main__":
    main()
