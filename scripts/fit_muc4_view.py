"""Fit what the MUC-4 view weighs of both its models, on documents that neither has seen.

    python scripts/fit_muc4_view.py BENCHMARKS/muc4 --unseen FOLDER --coded CODED.jsonl

``FOLDER`` holds the readings ``unseen-0.npz`` to ``unseen-4.npz`` of ``train_muc4_reader.py
--leave-out``, ``CODED`` the coded documents as for ``train_muc4_relevance.py``, whose models are
trained anew for each fold. Relevance is a logistic model of the linear model's and the reader's log
odds. Of named and of described people a logistic model is fitted to whether the gold has the
entity; its threshold is where the F1 of entities is best (the middle of the fifteen best). Writes
the weights into ``muc4_reader.json`` and prints the scores. Minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import numpy as np

import muc4_wires as labelled
import train_muc4_relevance as relevance
from dateline.codebooks import muc4_entities
from dateline.codebooks.muc4 import LEAST_CHANCE, held
from dateline.codebooks.muc4_entities import Entity, entities_of
from dateline.codebooks.muc4_people import figures_of, signs_of
from dateline.codebooks.muc4_reader import Reading, Span, table, words_of
from dateline.codebooks.muc4_relevance import Sentence
from dateline.evaluation.muc4 import Item, load
from dateline.records import CodedReport

ROLES = ("name", "description")
OUT = Path("src/dateline/codebooks")
PENALTY, MIDDLE = 3.0, 15
SURE = 1e-6
"""Chances of the linear model are held away from 0 and 1 by this much."""

Rows = dict[str, list[tuple[tuple[float, float, float], bool]]]


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unseen", type=Path, required=True)
    parser.add_argument("--coded", type=Path, required=True)
    options = parser.parse_args()
    items = load(options.folder)
    coded = [msgspec.json.decode(line, type=CodedReport) for line in options.coded.open("rb")]
    dev = [(i, c) for i, c in zip(items, coded, strict=True) if i.docid.startswith("DEV")]
    wires = [w for w in relevance._wires(items, options.coded) if w.split == "DEV"]
    judged = _judged(wires)
    place = {item.docid: n for n, (item, _) in enumerate(dev)}
    rows: Rows = {role: [] for role in ROLES}
    reader = np.zeros(len(dev))
    for item, one, reading, bias in _readings(options.unseen, dev):
        reader[place[item.docid]] = held(reading)
        if item.templates:
            _add(rows, item, one, reading, bias, judged[place[item.docid]])
    record = json.loads((OUT / "muc4_reader.json").read_text(encoding="utf-8"))
    record["relevance"] = _relevance(wires, reader)
    record["people"] = {role: _fit(role, rows[role]) for role in ROLES}
    (OUT / "muc4_reader.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _judged(wires: Sequence[relevance.Wire]) -> list[list[Sentence]]:
    """The sentences of each document, judged by a model that has not seen it."""
    found: list[list[Sentence]] = [[] for _ in wires]
    for train, test in relevance._folds(len(wires), labelled.FOLDS, relevance.SEED):
        model = relevance._sentence_model([wires[n] for n in train])
        for n in test:
            scores = relevance._scores(model, wires[n])
            told = zip(wires[n].rows, scores, strict=True)
            found[n] = [(row.start, row.end, score) for row, score in told]
    return found


def _relevance(wires: Sequence[relevance.Wire], reader: Any) -> list[float]:
    """The weights of the linear model's log odds and of the reader's, and the constant."""
    chances = np.clip(relevance._cross(wires), SURE, 1 - SURE)
    rows = np.column_stack([np.log(chances / (1 - chances)), reader, np.ones(len(wires))])
    gold = np.array([wire.relevant for wire in wires])
    weights = _logistic(rows, gold)
    given = 1 / (1 + np.exp(-rows @ weights)) >= LEAST_CHANCE
    f1 = 200 * (given & gold).sum() / (given.sum() + gold.sum())
    print(f"relevance: {given.sum()} given, {gold.sum()} in the gold, F1 {f1:.1f}", flush=True)
    return [round(float(weight), 3) for weight in weights]


def _readings(
    folder: Path, dev: Sequence[tuple[Item, CodedReport]]
) -> Iterator[tuple[Item, CodedReport, Reading, Sequence[float]]]:
    by_id = {item.docid: (item, coded) for item, coded in dev}
    for fold in range(labelled.FOLDS):
        kept = np.load(folder / f"unseen-{fold}.npz")
        start, scores = 0, kept["scores"].astype(np.float32)
        for n, (name, count) in enumerate(zip(kept["names"], kept["counts"], strict=True)):
            item, coded = by_id[str(name)]
            rows = range(start, start + int(count))
            spans = [_span(kept["spans"][r], float(kept["chances"][r]), scores[r]) for r in rows]
            start += int(count)
            reading = Reading(
                item.text, words_of(item.text), spans,
                float(kept["relevance"][n]), kept["types"][n],
            )  # fmt: skip
            yield item, coded, reading, kept["bias"].tolist()


def _span(place: Any, chance: float, scores: Any) -> Span:
    role, first, last = map(int, place)
    return Span(table().roles[role], first, last, chance, scores)


def _add(
    rows: Rows, item: Item, coded: CodedReport, reading: Reading, bias: Sequence[float],
    judged: Sequence[Sentence],
) -> None:  # fmt: skip
    """The entities of a document with their signs, and whether the gold has them."""
    own = msgspec.structs.replace(table(), bias=dict(zip(labelled.PAIRS, bias, strict=True)))
    gold = labelled._gold(item.templates)
    figures = figures_of(coded)
    with patch.object(muc4_entities, "table", lambda: own):  # each fold has biases of its own
        entities = entities_of(reading)
    for entity in entities:
        signs = signs_of(entity, reading, figures, judged)
        if entity.role in rows and signs is not None:
            rows[entity.role].append((signs, _in_gold(entity, reading, gold)))


def _in_gold(entity: Entity, reading: Reading, gold: Sequence[labelled.Gold]) -> bool:
    """Whether the gold has a string that ends as the entity's does, or the other way round."""
    span = entity.best
    words = tuple(reading.word(n) for n in range(span.first, span.last))
    return any(
        string[-len(words) :] == words or words[-len(string) :] == string
        for one in gold
        if one.role == entity.role
        for string in one.strings
    )


def _fit(role: str, rows: Sequence[tuple[tuple[float, float, float], bool]]) -> list[float]:
    """The weights of the three signs and the constant, less the threshold."""
    table_of = np.array([signs for signs, _ in rows])
    gold = np.array([yes for _, yes in rows])
    weights = _logistic(np.column_stack([table_of, np.ones(len(rows))]), gold)
    scores = table_of @ weights[:-1]
    order = np.argsort(-scores)
    hit = np.cumsum(gold[order])
    f1 = 200 * hit / (np.arange(1, len(gold) + 1) + gold.sum())
    cut = float(np.median(scores[order[np.argsort(-f1)[:MIDDLE]]]))
    print(f"{role}: {len(rows)} entities, {gold.sum()} in the gold, F1 {f1.max():.1f}", flush=True)
    return [*(round(float(weight), 2) for weight in weights[:-1]), round(-cut, 2)]


def _logistic(rows: Any, gold: Any, steps: int = 25) -> Any:
    """Logistic regression with a quadratic penalty on all but the constant: Newton steps."""
    found = np.zeros(rows.shape[1])
    penalty = np.diag([PENALTY] * (rows.shape[1] - 1) + [1e-6])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (gold - chance) - penalty @ found
        curve = (rows * np.maximum(chance * (1 - chance), 1e-5)[:, None]).T @ rows + penalty
        found = found + np.linalg.solve(curve, slope)
    return found


if __name__ == "__main__":
    main()
