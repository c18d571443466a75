"""Train the calibration of confidence, and measure it.

    python scripts/train_confidence.py [--benchmarks PATH] [--report docs/method/confidence.md]

Labels: tolls (figure and coarse group), responsibility (actor and level), dates and places of
events from the ``statements`` articles and the development half of the project's own gold set;
event types from the ``acled-types`` snippets. What is printed, and written between the marks of
the page, is cross-validated by report; the shipped weights are trained on all.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from dateline import default_pipeline
from dateline.codebooks.guide import guide_events
from dateline.confidence.features import Features, features_of
from dateline.confidence.model import judgement_of
from dateline.evaluation import acled_types, gold, statements
from dateline.evaluation.matching import largest_matching
from dateline.evaluation.sets import SETS, benchmark_folder
from dateline.pipeline import Pipeline
from dateline.records import CodedReport, Mention, Statement

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/dateline/knowledge/data/confidence.json"
PAGE = ROOT / "docs/method/confidence.md"
SEED, FOLDS = 17, 10
PENALTY = 5.0
"""Ridge on all weights but the constant; chosen by the cross-validated Brier score."""
LEAST = 5
"""Statements in which a feature must differ from nought to get a weight."""
DOUBTFUL = 0.62
"""The share of right values that those below the threshold of review stay under: of what is marked
about four in ten are wrong, so that a reviewer's time is well spent."""
COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.5)
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)

Vector = np.ndarray[Any, np.dtype[np.float64]]


class Example(NamedTuple):
    """A judged statement: its report, judgement, features, and whether it is right."""

    report: str
    judgement: str
    features: Features
    right: bool


class Judged(NamedTuple):
    """A cross-validated confidence and the label."""

    judgement: str
    confidence: float
    right: bool


def main() -> None:
    """Read, cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=benchmark_folder())
    options = parser.parse_args()
    if options.benchmarks is None:
        raise SystemExit("no benchmark data at ../shared/benchmarks or $DATELINE_BENCHMARKS")
    examples = list(examples_of(options.benchmarks, default_pipeline()))
    judged = cross_validated(examples)
    threshold = review_threshold(judged)
    models = {name: trained(rows) for name, rows in by_judgement(examples).items()}
    shipped = {"models": models, "review_below": threshold}
    TARGET.write_text(json.dumps(shipped, indent=1, sort_keys=True) + "\n", "utf-8")
    words = measured(judged, threshold)
    print(words)
    page = re.sub(
        r"(<!-- measured -->\n).*?(<!-- end -->)",
        lambda marks: marks[1] + words + "\n" + marks[2],
        PAGE.read_text("utf-8"),
        flags=re.DOTALL,
    )
    PAGE.write_text(page, "utf-8")
    (ROOT / "docs/images/reliability.svg").write_text(curve(judged), "utf-8")


def examples_of(folder: Path, pipeline: Pipeline) -> Iterator[Example]:
    """The judged statements of all sets."""
    annotated = [
        *statements.load(folder / SETS["statements"]),
        *gold.part(gold.load(gold.gold_file()), "dev"),
    ]
    for item, coded in zip(annotated, pipeline.code([i.report() for i in annotated]), strict=True):
        if isinstance(coded, CodedReport):
            yield from of_events(coded, item.events)
    snippets = acled_types.load(folder / SETS["acled-types"])
    coded_snippets = pipeline.code([s.report() for s in snippets])
    labels = {row["id"]: row["sub_type"] for row in acled_types.predict(snippets, pipeline)}
    for snippet, coded in zip(snippets, coded_snippets, strict=True):
        if isinstance(coded, CodedReport) and coded.mentions:
            mention = coded.mentions[0]
            right = labels[snippet.id] == snippet.gold
            yield from (example(coded, mention, s, right) for s in mention.of("type"))


def of_events(coded: CodedReport, events: list[dict[str, Any]]) -> Iterator[Example]:
    """The tolls, responsibilities, dates and places of one annotated report."""
    mine = guide_events(coded)
    for slot, same in (
        ("tolls", statements.same_group),
        ("responsibility", statements.same_responsibility),
    ):
        yield from matched(coded, mine, events, slot, same)
    for mention, event, truth in partners(coded, mine, events):
        for statement in mention.of("when")[:1]:
            yield example(coded, mention, statement, event["date_start"] == truth["date_start"])
        for statement in mention.of("where")[:1]:
            right = statements.same_place(truth["place"], event["place"])
            yield example(coded, mention, statement, right)


def matched(
    coded: CodedReport,
    mine: list[dict[str, Any]],
    events: list[dict[str, Any]],
    slot: str,
    same: Callable[[dict[str, Any], dict[str, Any]], bool],
) -> Iterator[Example]:
    """Every toll or responsibility statement, right where the gold has a partner for it."""
    wanted = "toll" if slot == "tolls" else "responsibility"
    owned = [(m, s) for m in coded.mentions for s in m.statements if judgement_of(s) == wanted]
    rows = [row for event in mine for row in event[slot]]
    truth = [row for event in events for row in event[slot]]
    found = largest_matching([[j for j, r in enumerate(rows) if same(t, r)] for t in truth])
    right = set(found)
    for index, (mention, statement) in enumerate(owned):
        yield example(coded, mention, statement, index in right)


def partners(
    coded: CodedReport, mine: list[dict[str, Any]], events: list[dict[str, Any]]
) -> Iterator[tuple[Mention, dict[str, Any], dict[str, Any]]]:
    """Mentions with the gold event that they tell: the main ones, others by a shared figure."""
    for mention, event in zip(coded.mentions, mine, strict=True):
        candidates = [
            truth
            for truth in events
            if (truth["role"] == event["role"] == "main")
            or (
                event["role"] != "main"
                and any(
                    statements.same_figure(t, o) for t in truth["tolls"] for o in event["tolls"]
                )
            )
        ]
        if candidates:
            yield mention, event, candidates[0]


def example(coded: CodedReport, mention: Mention, statement: Statement, right: bool) -> Example:
    """One labelled statement."""
    features = features_of(statement, mention, coded.mentions, coded.report)
    return Example(coded.report.id, judgement_of(statement), features, right)


def by_judgement(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """The examples of each judgement."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for one in examples:
        groups[one.judgement].append(one)
    return dict(groups)


def cross_validated(examples: Sequence[Example]) -> list[Judged]:
    """A confidence for each example by a model that has not seen its report."""
    reports = sorted({one.report for one in examples})
    random.Random(SEED).shuffle(reports)
    fold = {report: index % FOLDS for index, report in enumerate(reports)}
    judged: list[Judged] = []
    for name, rows in by_judgement(examples).items():
        for number in range(FOLDS):
            model = trained([r for r in rows if fold[r.report] != number])
            unseen = [r for r in rows if fold[r.report] == number]
            judged += [Judged(name, chance(model, r.features), r.right) for r in unseen]
    return judged


def trained(rows: Sequence[Example]) -> dict[str, Any]:
    """A ridge-penalised logistic model by Newton's method."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for name, value in row.features.items():
            counts[name] += value != 0
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    x = np.array([[1.0, *(row.features.get(n, 0.0) for n in names)] for row in rows])
    y = np.array([float(row.right) for row in rows])
    ridge = np.diag([1e-6, *[PENALTY] * len(names)])
    weights: Vector = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - ridge @ weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights = weights + np.linalg.solve(bend, slope)
    rounded = {n: round(float(w), 4) for n, w in zip(names, weights[1:], strict=True)}
    return {"constant": round(float(weights[0]), 4), "weights": rounded}


def chance(model: dict[str, Any], features: Features) -> float:
    """The probability by a trained model."""
    score = model["constant"] + sum(
        model["weights"].get(name, 0.0) * value for name, value in features.items()
    )
    return float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def review_threshold(judged: Sequence[Judged]) -> float:
    """The highest confidence below which fewer than ``DOUBTFUL`` of the values are right."""
    for step in range(95, 0, -5):
        below = [one.right for one in judged if one.confidence < step / 100]
        if below and sum(below) / len(below) < DOUBTFUL:
            return step / 100
    return 0.0


def measured(judged: Sequence[Judged], threshold: float) -> str:
    """The tables of the page."""
    groups = {"all": list(judged)}
    for one in judged:
        groups.setdefault(one.judgement, []).append(one)
    heads = " | ".join(f"right in the surest {c:.0%}" for c in COVERAGES)
    lines = [f"| values | number | {heads} | Brier | calibration error |", "|---" * 9 + "|"]
    for name, rows in groups.items():
        cells = " | ".join(f"{accuracy(rows, c):.1f}" for c in COVERAGES)
        lines.append(f"| {name} | {len(rows)} | {cells} | {brier(rows):.3f} | {error(rows):.3f} |")
    lines += ["", "| confidence | values | mean confidence | right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        rows = [one for one in judged if low <= one.confidence < high]
        if rows:
            mean = sum(one.confidence for one in rows) / len(rows)
            right = sum(one.right for one in rows) / len(rows)
            lines.append(
                f"| {low:.1f}–{min(high, 1):.1f} | {len(rows)} | {mean:.2f} | {right:.2f} |"
            )
    below = [one for one in judged if one.confidence < threshold]
    above = [one for one in judged if one.confidence >= threshold]
    wrong = sum(not one.right for one in judged)
    caught = sum(not one.right for one in below)
    lines += [
        "",
        f"Below **{threshold:.2f}** a value is marked for review: {len(below)} of {len(judged)} "
        f"values ({len(below) / len(judged):.0%}), among them {caught} of the {wrong} wrong ones. "
        f"Of the other values {sum(o.right for o in above) / max(1, len(above)):.1%} are right.",
    ]
    return "\n".join(lines)


def accuracy(rows: Sequence[Judged], coverage: float) -> float:
    """Percentage right among the surest share of the values."""
    ranked = sorted(rows, key=lambda one: -one.confidence)
    kept = ranked[: max(1, round(coverage * len(ranked)))]
    return 100 * sum(one.right for one in kept) / len(kept)


def brier(rows: Sequence[Judged]) -> float:
    """Mean squared difference of confidence and label."""
    return sum((one.confidence - one.right) ** 2 for one in rows) / len(rows)


def error(rows: Sequence[Judged]) -> float:
    """Expected calibration error over the bins of the table."""
    total = 0.0
    for low, high in pairwise(BINS):
        inside = [one for one in rows if low <= one.confidence < high]
        total += abs(sum(one.confidence - one.right for one in inside))
    return total / len(rows)


def curve(judged: Sequence[Judged]) -> str:
    """The reliability curve as an SVG of 360 by 380 units."""
    points = []
    for low, high in pairwise(BINS):
        rows = [one for one in judged if low <= one.confidence < high]
        if len(rows) >= LEAST:
            mean = sum(one.confidence for one in rows) / len(rows)
            points.append((mean, sum(one.right for one in rows) / len(rows), len(rows)))

    def at(x: float, y: float) -> tuple[float, float]:
        return 50 + 290 * x, 320 - 290 * y

    dots, path = [], []
    for mean, right, count in points:
        x, y = at(mean, right)
        path.append(f"{x:.1f},{y:.1f}")
        dots.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + count**0.5 / 5:.1f}" fill="#1f5fa8">'
            f"<title>{count} values, confidence {mean:.2f}, right {right:.2f}</title></circle>"
        )
    ticks = "".join(
        f'<text x="{at(v, 0)[0]:.0f}" y="338" text-anchor="middle">{v:.1f}</text>'
        f'<text x="42" y="{at(0, v)[1] + 4:.0f}" text-anchor="end">{v:.1f}</text>'
        for v in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 380" role="img" '
        'aria-label="Reliability curve: share of right values by confidence" '
        'font-family="sans-serif" font-size="11" fill="#333">'
        '<rect width="360" height="380" fill="#fff"/>'
        '<rect x="50" y="30" width="290" height="290" fill="none" stroke="#999"/>'
        '<line x1="50" y1="320" x2="340" y2="30" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{" ".join(path)}" fill="none" stroke="#1f5fa8" stroke-width="2"/>'
        f"{''.join(dots)}{ticks}"
        '<text x="195" y="362" text-anchor="middle">confidence</text>'
        '<text x="14" y="175" text-anchor="middle" transform="rotate(-90 14 175)">right</text>'
        '<text x="50" y="18">cross-validated; the area of a dot grows with its values</text>'
        "</svg>\n"
    )


if __name__ == "__main__":
    main()
