"""Train the weights of ``dateline.extraction.places.pinpointing`` on the event-place sentences.

A softmax over the candidates of a sentence and "none", fitted by Adam with a falling rate on the
development part (Halterman; MIT). Five-fold cross-validation gives the scores on the card; the
shipped weights are fitted on all sentences. Same file and seed, same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline import default_pipeline
from dateline.evaluation.event_place import Item, load, places_of, row_of, verb_token
from dateline.extraction.places.pinpointing import Choices
from dateline.knowledge.gazetteer import Gazetteer

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/event_place_names.json"
SEED, EPOCHS, RATE, DECAY, BATCH = 20191102, 6, 0.02, 3e-4, 64
RARE = 4
"""Sentences in which a feature must occur to be given a weight."""


class Example(msgspec.Struct):
    """Features of each choice, none last, the right ones, and whether a place is told."""

    choices: list[list[str]]
    right: list[int]
    told: bool


def examples(items: Sequence[Item]) -> list[Example]:
    """One example per sentence."""
    gazetteer = Gazetteer.open()
    documents = default_pipeline().analyse([item.report() for item in items])
    result = []
    for item, document in zip(items, documents, strict=True):
        row = row_of(document, gazetteer)
        gold = places_of(item)
        right = [i for i, c in enumerate(row) if (c.start, c.end) in gold]
        found = [list(c) for c in Choices(document, row).features(verb_token(document, item))]
        result.append(Example(found, right if gold else [len(row)], bool(gold)))
    return result


def fit(data: Sequence[Example], seed: int = SEED) -> dict[str, float]:
    """The weights that make the right choices likely."""
    counts = Counter(f for e in data for f in {f for choice in e.choices for f in choice})
    names = {f: i for i, f in enumerate(f for f, n in counts.items() if n >= RARE)}
    rows = [_row(example, names) for example in data if example.right]
    table, first, second = (np.zeros(len(names)) for _ in range(3))
    order, rng, step = list(range(len(rows))), random.Random(seed), 0
    steps = EPOCHS * (len(rows) // BATCH + 1)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for at in range(0, len(order), BATCH):
            slope = _slope([rows[i] for i in order[at : at + BATCH]], table) + DECAY * table
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            lift = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            table -= RATE * (1 - 0.9 * step / steps) * first / (1 - 0.9**step) / lift
    return {name: round(float(table[i]), 3) for name, i in names.items() if abs(table[i]) >= 5e-3}


Row = tuple[np.ndarray, np.ndarray, int, list[int]]


def _row(example: Example, names: dict[str, int]) -> Row:
    """The known features of all choices, the choice of each, the choices' number, the right."""
    known = [[names[f] for f in choice if f in names] for choice in example.choices]
    flat = np.array([f for choice in known for f in choice])
    owner = np.repeat(np.arange(len(known)), [len(choice) for choice in known])
    return flat, owner, len(known), example.right


def _slope(batch: Sequence[Row], table: np.ndarray) -> np.ndarray:
    """The mean slope of the loss over a batch."""
    errors = []
    for flat, owner, number, right in batch:
        scores = np.bincount(owner, table[flat], number)
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        wanted = np.zeros(number)
        wanted[right] = odds[right] / odds[right].sum()
        errors.append((odds - wanted)[owner])
    flat = np.concatenate([row[0] for row in batch])
    return np.bincount(flat, np.concatenate(errors), len(table)) / len(batch)


def accuracy(data: Sequence[Example], table: dict[str, float]) -> tuple[float, float]:
    """Share of right spans where a place is told, and of right choices over all sentences."""
    told = exact = both = 0
    for example in data:
        scores = np.array([sum(table.get(f, 0.0) for f in c) for c in example.choices])
        silent = 1 / np.exp(scores - scores[-1]).sum() > 0.5
        hit = len(scores) > 1 and int(scores[:-1].argmax()) in example.right
        told += example.told
        exact += example.told and hit
        both += (hit and not silent) if example.told else silent
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
    exact, both = (float(sum(column)) / 5 for column in zip(*held, strict=True))
    card = {
        "what": "weights of dateline.extraction.places.pinpointing",
        "data": "event-place sentences, development part, Andrew Halterman, MIT licence",
        "sentences": len(data),
        "seed": SEED,
        "cross_validated_exact": round(100 * exact, 1),
        "cross_validated_exact_or_none": round(100 * both, 1),
        "rebuild": "python scripts/train_event_place_names.py PATH/event_place/dev.jsonl.gz",
    }
    table = dict(sorted(fit(data).items()))
    TARGET.write_text(json.dumps({"card": card, "weights": table}, indent=0) + "\n", "utf-8")
    print(card)


if __name__ == "__main__":
    main()
