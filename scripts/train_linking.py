"""Train the match weights of linking, and measure them.

    python scripts/train_linking.py [--benchmarks PATH] [--cache FOLDER]

Pairs of mentions told to be one event, or two:

- ``gva``: reports of shooting incidents (``gva-linking``), each incident moved to a random week of
  ``WEEKS``, so that there are as many events a day as in an archive of armed conflict; twice.
- ``muc4``: wires whose only template has the same day, town and type as another's are of one event;
  those of different days and towns are of two.
- ``airwars``: narratives of distinct incidents in one small, heavily bombed territory: none are one.
- ``wikipedia``: random pairs of dated news items of the whole world: none are taken for one.

The weights are a logistic regression over the levels of comparison, drawn towards the smoothed
Fellegi-Sunter weights log2(m/u). Which mentions of two reports of one incident tell it is learnt
together with the weights. Same files and seed, same weights. What is printed and written on the
card is cross-validated over the incidents of ``gva``; the shipped weights are trained on all.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from dateline import default_pipeline
from dateline.evaluation import airwars_gaza, gva_linking, muc4
from dateline.evaluation.sets import benchmark_folder
from dateline.linking.grouping import group_edges
from dateline.linking.batch import pairs_of
from dateline.linking.keys import keys_of
from dateline.linking.levels import ASPECTS, plain_levels, wording_levels
from dateline.linking.profile import Profile, Spell
from dateline.linking.profiling import profiles_of
from dateline.linking.rulings import Rulings
from dateline.linking.table import Table
from dateline.linking.weights import LEVELS
from dateline.reading.cleaning import clean
from dateline.records import CodedReport, Report, from_json, report_id, to_json

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/dateline/knowledge/data/linking.json"
SEED, FOLDS, WEEKS = 20191102, 5, 8
NEAR = 10
"""Days between publications within which random pairs are drawn."""
RANDOM = 120_000
"""Random pairs of each corpus."""
SMOOTHING = 1.5
"""Pairs added to what is found and to what is expected at each level."""
TRUST, RIDGE = 0.6, 3.0
"""The share of the Fellegi-Sunter weight that the regression is drawn to, and how strongly."""
ROUNDS = 3
BOUNDS = (-5.0, 9.0)
"""Least and greatest weight in bits."""
COPY = 8.0
"""Weight in bits of one text: set, as copies are no independent observation."""
PRIOR, SAME, POSSIBLE, AVERAGE = -9.0, 0.9, 0.2, 0.3

Array = np.ndarray[Any, Any]


class Corpus(NamedTuple):
    """Reports, and for two of them (by number) whether they tell one event; ``None``: unknown."""

    name: str
    reports: list[CodedReport]
    same: Callable[[int, int], bool | None]
    hard: bool  # whether pairs that share a block key are taken, not only random ones


class Pairs(NamedTuple):
    """Pairs of mentions with their levels; ``fold`` is -1 where a pair is in no fold."""

    levels: dict[str, Array]
    left: Array  # reports
    right: Array
    first: Array  # whether both are the first mentions of their reports
    same: Array
    folds: Array  # two columns: the folds of the two reports
    keyed: Array
    mentions: Array  # two columns: the keys' numbers


def coded(name: str, reports: Iterable[Report], cache: Path | None) -> list[CodedReport]:
    """The coded reports, from the cache where they are there."""
    file = cache / f"{name}.coded.jsonl.gz" if cache else None
    if file and file.is_file():
        with gzip.open(file, "rb") as stream:
            return [from_json(line, CodedReport) for line in stream]
    found = [one for one in default_pipeline().stream(reports) if isinstance(one, CodedReport)]
    if file:
        with gzip.open(file, "wb", compresslevel=1) as stream:
            stream.writelines(to_json(one) + b"\n" for one in found)
    return found


def wikipedia(path: Path) -> list[Report]:
    """The dated items."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    items = [(clean(row["text"]), dt.date.fromisoformat(row["date"])) for row in rows]
    return [Report(id=report_id(t, day, None), text=t, published=day) for t, day in items]


def told_once(item: muc4.Item) -> tuple[str, str, str] | None:
    """Day, town and type of a wire with one template; ``None`` where one of them is vague."""
    if len(item.templates) != 1:
        return None
    day, place, kind = (
        " ".join(item.templates[0].get(f"INCIDENT: {slot}") or [""])
        for slot in ("DATE", "LOCATION", "TYPE")
    )
    town = re.search(r"([A-Z' ]+) \((?:CITY|TOWN|NEIGHBORHOOD)\)", place)
    exact = re.fullmatch(r"\d\d [A-Z]{3} \d\d", day)
    return (day, town[1].strip(), kind) if town and exact else None


def corpora(folder: Path, cache: Path | None) -> list[Corpus]:
    """All corpora, coded."""
    shootings = gva_linking.load(folder / "gva_linking")
    gva = coded("gva", [i.report() for i in shootings], cache)
    incident = [(one.report.origin or "").split("/")[0] for one in gva]
    wires = muc4.load(folder / "muc4")
    muc = coded("muc4", [i.report() for i in wires], cache)
    once = {item.docid: told_once(item) for item in wires}
    told = [once[one.report.origin or ""] for one in muc]
    narratives = airwars_gaza.load(folder / "airwars_gaza")
    airwars = coded("airwars", [i.report() for i in narratives], cache)
    items = wikipedia(folder / "wikipedia_current_events.jsonl.gz")
    wiki = coded("wikipedia", items, cache)

    def wired(a: int, b: int) -> bool | None:
        one, two = told[a], told[b]
        if one is None or two is None:
            return None
        shared = sum(x == y for x, y in zip(one, two, strict=True))
        return {3: True, 0: False}.get(shared, False if one[1] != two[1] else None)

    return [
        Corpus("gva", gva, lambda a, b: incident[a] == incident[b], True),
        Corpus("muc4", muc, wired, True),
        Corpus("airwars", airwars, lambda _a, _b: False, True),
        Corpus("wikipedia", wiki, lambda _a, _b: False, False),
    ]


def moved(profiles: list[list[Profile]], labels: Sequence[str], seed: int) -> list[list[Profile]]:
    """The profiles of each report with every incident moved to a random one of ``WEEKS`` weeks."""
    draw = np.random.default_rng(seed)
    start: dict[str, int] = {}
    for found, label in zip(profiles, labels, strict=True):
        for profile in found:
            start[label] = min(start.get(label, 10**9), profile.published)
    base = 7 * 104_000
    shift = {
        label: base + 7 * int(draw.integers(WEEKS)) + start[label] % 7 - start[label]
        for label in sorted(start)
    }
    return [
        [_shifted(profile, shift[label]) for profile in found]
        for found, label in zip(profiles, labels, strict=True)
    ]


def _shifted(profile: Profile, days: int) -> Profile:
    spells = tuple(Spell(s.start + days, s.end + days, s.precision) for s in profile.spells)
    return msgspec.structs.replace(profile, published=profile.published + days, spells=spells)


def pairs(corpus: Corpus, found: list[list[Profile]], folds: Array, seed: int) -> Pairs:
    """Pairs that share a key, and random ones published near one another."""
    profiles = [p for of_one in found for p in of_one]
    owner = np.array([n for n, of_one in enumerate(found) for _ in of_one])
    first = np.array([k == 0 for of_one in found for k in range(len(of_one))])
    table, size = Table(profiles), len(profiles)
    keys = [keys_of(p) for p in profiles]
    block = np.array([k for ks in keys for k in ks])
    row = np.repeat(np.arange(size), [len(ks) for ks in keys])
    order = np.argsort(block, kind="stable")
    shared = pairs_of(block[order], row[order], size)
    draw = np.random.default_rng(seed)
    one, two = draw.integers(0, size, RANDOM * 20), draw.integers(0, size, RANDOM * 20)
    close = np.abs(table.published[one] - table.published[two]) <= NEAR
    chance = np.minimum(one, two)[close] * size + np.maximum(one, two)[close]
    chance = np.setdiff1d(chance, shared)
    chance = np.sort(draw.permutation(chance)[:RANDOM])
    every = np.concatenate([shared if corpus.hard else shared[:0], chance])
    keyed = np.arange(len(every)) < len(every) - len(chance)
    i, j = np.divmod(every, size)
    told = [None if a == b else corpus.same(a, b) for a, b in zip(owner[i], owner[j], strict=True)]
    kept = np.array([t is not None for t in told])
    i, j, keyed = i[kept], j[kept], keyed[kept]
    same = np.array([t for t in told if t is not None], bool)
    levels = {**plain_levels(table, i, j), "wording": wording_levels(table, i, j)}
    of_folds = np.stack([folds[owner[i]], folds[owner[j]]], axis=1)
    mentions = np.stack([i, j], axis=1)
    return Pairs(levels, owner[i], owner[j], first[i] & first[j], same, of_folds, keyed, mentions)


def smoothed(level: Array, same: Array, size: int) -> Array:
    """The Fellegi-Sunter weights of one aspect in nats, drawn to nought where little was seen."""
    m = np.bincount(level[same], minlength=size) + 0.0
    u = np.bincount(level[~same], minlength=size) + 0.0
    expected = u * m.sum() / u.sum()
    weights: Array = np.log((m + SMOOTHING) / (expected + SMOOTHING))
    return weights


def fit(levels: dict[str, Array], same: Array) -> tuple[Array, float]:
    """Weights of all levels, in the order of the aspects, and the constant; in nats."""
    starts = np.cumsum([0, *ASPECTS.values()])
    columns = np.stack([levels[a].astype(int) + s for a, s in zip(ASPECTS, starts, strict=False)])
    target = TRUST * np.concatenate([smoothed(levels[a], same, n) for a, n in ASPECTS.items()])
    weights, constant = target.copy(), float(np.log(same.mean() / (1 - same.mean())))
    size = int(starts[-1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(weights[columns].sum(0) + constant, -30, 30)))
        wrong, spread = chance - same, chance * (1 - chance)
        slope = RIDGE * (weights - target)
        for column in columns:
            slope += np.bincount(column, wrong, size)
        curve = np.zeros((size + 1, size + 1))
        for a in columns:
            curve[:size, size] += np.bincount(a, spread, size)
            for b in columns:
                flat = np.bincount(a * size + b, spread, size * size)
                curve[:size, :size] += flat.reshape(size, size)
        curve[size, :size] = curve[:size, size]
        curve[size, size] = spread.sum()
        curve[np.arange(size), np.arange(size)] += RIDGE
        step = np.linalg.solve(curve, np.append(slope, wrong.sum()))
        weights, constant = weights - step[:size], constant - float(step[size])
        if np.abs(step).max() < 1e-5:
            break
    return weights, constant


def evidence(levels: dict[str, Array], weights: Array) -> Array:
    """The sum of the weights of each pair."""
    starts = np.cumsum([0, *ASPECTS.values()])
    parts = [weights[levels[a].astype(int) + s] for a, s in zip(ASPECTS, starts, strict=False)]
    total: Array = np.sum(parts, axis=0)
    return total


def train(data: Sequence[Pairs], fold: int | None) -> tuple[Array, float]:
    """Weights and constant from all pairs outside a fold.

    Of two reports of one incident the pair of mentions that the weights so far find likeliest
    counts as one event, at first that of their first mentions.
    """
    levels = {a: np.concatenate([d.levels[a] for d in data]) for a in ASPECTS}
    same = np.concatenate([d.same for d in data])
    within = np.concatenate(
        [np.full(len(d.same), True) if fold is None else (d.folds != fold).all(1) for d in data]
    )
    report = np.concatenate([n * 10**12 + d.left * 10**6 + d.right for n, d in enumerate(data)])
    right = same & np.concatenate([d.first for d in data])
    weights, constant = np.array([]), 0.0
    for _ in range(ROUNDS):
        used = within & (right | ~same)
        weights, constant = fit({a: v[used] for a, v in levels.items()}, right[used])
        total = evidence(levels, weights) + constant
        right = np.zeros_like(same)
        right[_best(report, total, within & same)] = True
        right &= total > -1.0
    return weights, constant


def _best(report: Array, total: Array, among: Array) -> Array:
    """For each pair of reports the number of its likeliest pair of mentions."""
    at = np.flatnonzero(among)
    order = at[np.lexsort((-total[at], report[at]))]
    _, first = np.unique(report[order], return_index=True)
    best: Array = order[first]
    return best


def grouped(
    data: Pairs, total: Array, found: list[list[Profile]], reports: list[CodedReport]
) -> list[str]:
    """The group of each report, from the evidence (in bits, with the prior) of keyed pairs."""
    keys = [p.key for of_one in found for p in of_one]
    chance = 1 / (1 + np.exp2(-total))
    some = data.keyed & (chance >= POSSIBLE) & (data.left != data.right)
    edges = [
        (*sorted((keys[a], keys[b])), float(p), bool(p >= SAME))
        for (a, b), p in zip(data.mentions[some], chance[some], strict=True)
    ]
    homes = gva_linking.homes_in(reports, group_edges(keys, edges, Rulings(), AVERAGE))
    return [homes.get(one.report.id, f"alone {n}") for n, one in enumerate(reports)]


def main() -> None:
    """Read, cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=benchmark_folder())
    parser.add_argument("--cache", type=Path, help="folder for the coded reports")
    options = parser.parse_args()
    if options.benchmarks is None:
        raise SystemExit("no benchmark data at ../shared/benchmarks or $DATELINE_BENCHMARKS")
    sets = corpora(options.benchmarks, options.cache)
    gva = sets[0]
    labels = [(one.report.origin or "").split("/")[0] for one in gva.reports]
    draw = np.random.default_rng(SEED)
    fold = {label: int(draw.integers(FOLDS)) for label in sorted(set(labels))}
    folds = np.array([fold[label] for label in labels])
    found = [profiles_of(one) for one in gva.reports]
    dense = [moved(found, labels, SEED + n) for n in (0, 1)]
    data = [pairs(gva, d, folds, SEED + n) for n, d in enumerate(dense)]
    for other in sets[1:]:
        theirs = [profiles_of(one) for one in other.reports]
        data.append(pairs(other, theirs, np.full(len(theirs), -1), SEED))
    for name, d in zip(["gva", "gva", *(s.name for s in sets[1:])], data, strict=True):
        print(name, len(d.same), "pairs,", int(d.same.sum()), "same", flush=True)
    natural = pairs(gva, found, folds, SEED)
    totals = {name: np.zeros(len(d.same)) for name, d in (("dense", data[0]), ("real", natural))}
    for k in range(FOLDS):
        weights, _ = train(data, k)
        for name, d in (("dense", data[0]), ("real", natural)):
            held = (d.folds == k).any(1)
            totals[name][held] = evidence(d.levels, weights)[held] / np.log(2)
    for prior in (PRIOR - 2, PRIOR, PRIOR + 2):
        for name, d, of in (("dense", data[0], dense[0]), ("real", natural, found)):
            groups = grouped(d, totals[name] + prior, of, gva.reports)
            p, r = gva_linking.b_cubed(groups, labels)
            print(f"prior {prior} {name}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")
    weights, constant = train(data, None)
    print(f"constant {constant / np.log(2):.2f} bits")
    write(weights)


def write(weights: Array) -> None:
    """The shipped file."""
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
    shipped = {"prior": PRIOR, "same": SAME, "possible": POSSIBLE, "average": AVERAGE}
    TARGET.write_text(json.dumps(shipped | {"weights": table}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
