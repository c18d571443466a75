"""Train the model that finds perpetrators, targets and instruments for the MUC-4 view.

    python scripts/train_muc4_roles.py shared/benchmarks/muc4 [--coded CODED.jsonl] [--spans FILE]

``CODED`` holds the coded reports of the set's documents in order (made and kept when it is absent;
delete it after changes to the engine). Trains on the relevant DEV documents alone and writes
``src/dateline/codebooks/muc4_roles.npz``; prints entity scores of a four-fold cross-validation on
them, and keeps the cross-validated spans in ``FILE``. The words of a document that are a string
fill of its gold, wherever they stand, are the spans to be found.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from dateline.codebooks.muc4_entities import entities_of
from dateline.codebooks.muc4_tagger import TAGS, Found, Model, Sums, allowed, spans, sums
from dateline.codebooks.muc4_tokens import TOKEN, Line, lines_of
from dateline.evaluation.muc4 import Item, load
from dateline.evaluation.muc4_fills import strings_of
from dateline.records import CodedReport

SEED = 13
FOLDS = 4
EPOCHS = 7
RATE = 0.1
PENALTY = 2e-4
LEAST = 3
"""Words in which a feature must occur."""

BATCH = 24
UNIT = 0.02
"""Weights are shipped as multiples of this, in one byte each."""

SLOTS = {
    "PERP: ORGANIZATION ID": "organization",
    "HUM TGT: NAME": "name",
    "PERP: INDIVIDUAL ID": "individual",
    "HUM TGT: DESCRIPTION": "description",
    "PHYS TGT: ID": "thing",
    "INCIDENT: INSTRUMENT ID": "instrument",
}
"""Slots of string fills; the first one that has a string gives its role."""

_REFERENCE = re.compile(r'"\s*:\s*".*')
Matrix = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Wire(NamedTuple):
    """A document: its lines, and the tag of each word."""

    item: Item
    lines: list[Line]
    tags: list[list[int]]


class Row(NamedTuple):
    """A sentence to learn from: features of all its words, how many of each word, and the tags."""

    features: Numbers
    counts: Numbers
    tags: Numbers


def main() -> None:
    """Read, validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coded", type=Path, default=Path("out/muc4_coded.jsonl"))
    parser.add_argument("--spans", type=Path)
    out = Path("src/dateline/codebooks/muc4_roles.npz")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args()
    wires = _wires(load(options.folder), options.coded)
    _cross(wires, options.spans)
    _write(_train([wire for wire in wires if wire.item.templates]), options.out)


def _wires(items: list[Item], path: Path) -> list[Wire]:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _code(items, path)
    wires = []
    for item, line in zip(items, path.open("rb"), strict=True):
        if item.docid.startswith("DEV"):
            lines = lines_of(msgspec.json.decode(line, type=CodedReport))
            wires.append(Wire(item, lines, _tags(item, lines)))
    return wires


def _code(items: list[Item], path: Path) -> None:
    from dateline.pipeline import Pipeline

    with path.open("wb") as file:
        for one in Pipeline.default().stream(item.report() for item in items):
            file.write(msgspec.json.encode(one) + b"\n")


def _tags(item: Item, lines: Sequence[Line]) -> list[list[int]]:
    """Longer strings first; a word has one tag."""
    strings = sorted(_strings(item).items(), key=lambda pair: -len(pair[0]))
    found = []
    for line in lines:
        words = tuple(word.text for word in line.words)
        tags = [0] * len(words)
        for string, role in strings:
            for i in range(len(words) - len(string) + 1):
                if words[i : i + len(string)] == string and not any(tags[i : i + len(string)]):
                    first = TAGS.index(f"B{role}")
                    tags[i : i + len(string)] = [first, *[first + 1] * (len(string) - 1)]
        found.append(tags)
    return found


def _strings(item: Item) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for template in item.templates:
        for slot, role in SLOTS.items():
            for fill in template.get(slot, []):
                for string in strings_of(_REFERENCE.sub('"', fill)):
                    words = tuple(TOKEN.findall(string.upper()))
                    if words:
                        found.setdefault(words, role)
    return found


def _train(wires: Sequence[Wire]) -> Model:
    """Stochastic gradient steps whose size shrinks with what each weight has seen (AdaGrad)."""
    index = _index(wires)
    rows = list(_rows(wires, index))
    weights = np.zeros((len(index), len(TAGS)), dtype=np.float32)
    steps = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    seen, seen_steps = np.full_like(weights, 0.01), np.full_like(steps, 0.01)
    chance = random.Random(SEED)
    for _ in range(EPOCHS):
        for batch in _batches(rows, chance):
            used, slope, bend = _slopes(batch, weights, steps)
            seen[used] += slope**2
            weights[used] -= RATE * slope / np.sqrt(seen[used])
            seen_steps += bend**2
            steps -= RATE * bend / np.sqrt(seen_steps)
    return Model(index, weights, steps)


def _index(wires: Sequence[Wire]) -> dict[str, int]:
    seen = Counter(f for w in wires for line in w.lines for row in line.features for f in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in seen.items() if c >= LEAST))}


def _rows(wires: Sequence[Wire], index: dict[str, int]) -> Iterator[Row]:
    for wire in wires:
        for line, tags in zip(wire.lines, wire.tags, strict=True):
            known = [[index[f] for f in row if f in index] for row in line.features]
            features = np.array([f for row in known for f in row], dtype=np.int64)
            yield Row(features, np.array(list(map(len, known))), np.array(tags))


def _batches(rows: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    """Sentences of one length together, in a random order."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(len(row.tags), []).append(row)
    batches = []
    for group in groups.values():
        chance.shuffle(group)
        batches += [group[i : i + BATCH] for i in range(0, len(group), BATCH)]
    chance.shuffle(batches)
    return batches


def _slopes(batch: Sequence[Row], weights: Matrix, steps: Matrix) -> tuple[Numbers, Matrix, Matrix]:
    """The features of a batch, the slope of their weights, and that of the steps."""
    features = np.concatenate([row.features for row in batch])
    counts = np.concatenate([row.counts for row in batch])
    tags = np.stack([row.tags for row in batch])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    scores = np.add.reduceat(weights[features], starts).reshape(*tags.shape, len(TAGS))
    summed = sums(scores, steps)
    slope = summed.chances.copy()
    np.put_along_axis(slope, tags[..., None], np.take_along_axis(slope, tags[..., None], 2) - 1, 2)
    bend = _expected(scores, steps, summed)
    np.add.at(bend, (tags[:, :-1].ravel(), tags[:, 1:].ravel()), -1)
    spread = np.repeat(slope.reshape(-1, len(TAGS)), counts, axis=0)
    order = np.argsort(features, kind="stable")
    used, first = np.unique(features[order], return_index=True)
    total = np.add.reduceat(spread[order], first) + PENALTY * len(batch) * weights[used]
    return used, total.astype(np.float32), bend


def _expected(scores: Matrix, steps: Matrix, summed: Sums) -> Matrix:
    """How often the model expects each step from tag to tag."""
    table, total = np.exp(steps + allowed()), np.zeros_like(steps)
    for i in range(1, scores.shape[1]):
        after = scores[:, i] + summed.behind[:, i]
        top, before = after.max(1, keepdims=True), summed.ahead[:, i - 1]
        high = before.max(1, keepdims=True)
        part = np.exp(high + top - summed.total[:, None])
        total += table * ((np.exp(before - high) * part).T @ np.exp(after - top))
    return total


def _cross(wires: Sequence[Wire], path: Path | None) -> None:
    """Entity scores on documents that the model has not seen; whole strings must agree."""
    order = list(range(len(wires)))
    random.Random(SEED).shuffle(order)
    kept: dict[str, list[Found]] = {}
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for fold in range(FOLDS):
        test = order[fold::FOLDS]
        train = [wires[i] for i in sorted(set(order) - set(test)) if wires[i].item.templates]
        trained = _train(train)
        for wire in (wires[i] for i in test):
            found = kept[wire.item.docid] = spans(wire.lines, trained)
            gold = _strings(wire.item)
            for one in entities_of(wire.lines, wire.item.text, found) if gold else []:
                made[one.role] += 1
                right[one.role] += gold.get(tuple(TOKEN.findall(one.words))) == one.role
    for role in sorted(made):
        print(f"{role}: {100 * right[role] / made[role]:.1f} % of {made[role]} right", flush=True)
    if path:
        path.write_bytes(msgspec.json.encode(kept))


def _write(model: Model, path: Path) -> None:
    """Weights in whole multiples of the unit, without features that weigh nothing."""
    whole = np.clip(np.rint(model.weights / UNIT), -127, 127).astype(np.int8)
    names = sorted(name for name, i in model.rows.items() if np.abs(whole[i]).max() >= 5)
    np.savez_compressed(
        path,
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=whole[[model.rows[name] for name in names]],
        steps=model.steps,
        unit=np.float32(UNIT),
    )
    print(len(names), "features,", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
