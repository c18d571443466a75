"""Train the weights of ``dateline.extraction.places.placing`` on the event-place sentences.

A softmax over the places of a sentence and "none", fitted by Adam on the development part
(Halterman; MIT). Five-fold cross-validation gives the score on the card; the shipped weights are
fitted on all sentences. Same file and seed, same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline import default_pipeline
from dateline.extraction.places.placing import NONE, features, none_features
from dateline.evaluation.event_place import Item, load, verb_token
from dateline.knowledge.gazetteer import Gazetteer
from dateline.resolution.where import mark_places

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/event_place.json"
SEED, EPOCHS, RATE, DECAY, BATCH = 20191102, 8, 0.03, 3e-4, 64


class Example(msgspec.Struct):
    """Features of each choice, none last; the choices that are right, and those that touch."""

    choices: list[list[str]]
    right: list[int]
    near: list[int]


def examples(items: Sequence[Item]) -> list[Example]:
    """One example per sentence."""
    gazetteer = Gazetteer.open()
    documents = default_pipeline().analyse([item.report() for item in items])
    result = []
    for item, document in zip(items, documents, strict=True):
        places = [p for p in mark_places(document, gazetteer) if not p.demonym]
        head = verb_token(document, item)
        choices = [list(features(document.doc, head, p.tokens, places)) for p in places]
        choices.append(list(none_features(document.doc, head, places)))
        spans = [(p.span.start, p.span.end) for p in places]
        right = [i for i, s in enumerate(spans) if s in item.places]
        near = [i for i, (a, b) in enumerate(spans) if any(a < y and x < b for x, y in item.places)]
        if not item.places:
            right = near = [len(places)]
        result.append(Example(choices, right, right or near))
    return result


def fit(data: Sequence[Example], seed: int = SEED) -> dict[str, float]:
    """The weights that make the right choices likely."""
    names: dict[str, int] = {}
    for example in data:
        for choice in example.choices:
            for feature in choice:
                names.setdefault(feature, len(names))
    rows = [[np.array([names[f] for f in c]) for c in e.choices] for e in data]
    table, first, second = (np.zeros(len(names)) for _ in range(3))
    order, rng, step = [i for i, e in enumerate(data) if e.near], random.Random(seed), 0
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            slope = DECAY * table
            for i in batch:
                scores = np.array([table[row].sum() for row in rows[i]])
                odds = np.exp(scores - scores.max())
                odds /= odds.sum()
                wanted = np.zeros_like(odds)
                wanted[data[i].near] = odds[data[i].near]
                wanted /= wanted.sum()
                for row, error in zip(rows[i], odds - wanted, strict=True):
                    np.add.at(slope, row, error / len(batch))
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            lift = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            table -= RATE * first / (1 - 0.9**step) / lift
    return {name: round(float(table[i]), 4) for name, i in names.items() if abs(table[i]) >= 5e-3}


def accuracy(data: Sequence[Example], table: dict[str, float]) -> tuple[float, float]:
    """Share of right spans where a place is told, and of right choices over all sentences."""
    told = exact = both = 0
    for example in data:
        scores = [sum(table.get(f, 0.0) for f in choice) for choice in example.choices]
        none = len(scores) - 1
        if example.right == [none]:
            both += scores.index(max(scores)) == none
            continue
        told += 1
        best = max(range(none), key=scores.__getitem__, default=none)
        exact += best in example.right
        both += best in example.right and scores[best] >= scores[none]
    return exact / max(1, told), both / max(1, len(data))


def main() -> None:
    """Cross-validate, fit and write the weights with their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path, help="dev.jsonl.gz of the event-place set")
    data = examples(load(parser.parse_args().sentences))
    folds = [data[i::5] for i in range(5)]
    held = [
        accuracy(folds[i], fit([e for j in range(5) if j != i for e in folds[j]])) for i in range(5)
    ]
    exact, both = (sum(column) / 5 for column in zip(*held, strict=True))
    card = {
        "what": f"weights of dateline.extraction.places.placing; the choice {NONE!r} is one of them",
        "data": "event-place sentences, development part, Andrew Halterman, MIT licence",
        "sentences": len(data),
        "seed": SEED,
        "cross_validated_exact": round(100 * exact, 1),
        "cross_validated_exact_or_none": round(100 * both, 1),
        "rebuild": "python scripts/train_event_place.py PATH/event_place/dev.jsonl.gz",
    }
    table = dict(sorted(fit(data).items()))
    TARGET.write_text(json.dumps({"card": card, "weights": table}, indent=1) + "\n", "utf-8")
    print(card)


if __name__ == "__main__":
    main()
