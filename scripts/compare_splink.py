"""Splink on DuckDB beside Dateline's own linker: B-cubed on ``gva-linking``, and time per report.

    python scripts/compare_splink.py --benchmarks PATH [--coded FILE.jsonl.gz]

Both see the same profiles of the same coded reports. Splink is given what its comparison library
has for such columns: the first day (levels of days apart), the point (kilometres apart), the first
type, the killed and injured figures, and the rarest words (how many are shared); blocking by day
and unit, by day and type, and by a shared rare word. Its weights are estimated twice: without
labels (u from random pairs, m by expectation maximisation), and with m from the labels themselves.
Clusters are connected components at the threshold that gives the best F1 *on these labels*, which
favours Splink. It needs ``splink`` 5, which is no dependency of Dateline. ``--coded`` keeps the
coded reports between runs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import logging
import statistics
import time
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from dateline import default_pipeline
from dateline.evaluation import gva_linking
from dateline.evaluation.sets import SETS
from dateline.linking import default_linker
from dateline.linking.profile import Profile
from dateline.records import CodedReport, from_json, to_json
from dateline.vocabulary import Outcome

splink: Any = import_module("splink")
cl: Any = import_module("splink.comparison_library")

WORDS = 8
"""Rarest words of a mention that Splink sees."""
THRESHOLDS = (0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def coded(folder: Path, kept: Path | None) -> list[CodedReport]:
    """The coded reports of the set, from ``kept`` where that is there."""
    if kept is not None and kept.is_file():
        with gzip.open(kept) as lines:
            return [from_json(line, CodedReport) for line in lines]
    items = gva_linking.load(folder / SETS["gva-figures"])
    found = [one for one in gva_linking.code(items, default_pipeline()) if one is not None]
    if kept is not None:
        with gzip.open(kept, "wb") as out:
            out.writelines(to_json(one) + b"\n" for one in found)
    return found


def row(profile: Profile, incident: str) -> dict[str, Any]:
    """What Splink sees of a mention."""
    spot = next((s for s in profile.spots if s.lat is not None), None)
    unit = next((s.admin1 for s in profile.spots if s.admin1), None)
    day = profile.spells[0].start if profile.spells else profile.published
    rare = sorted((-w.bits, w.text) for w in profile.words)[:WORDS]
    figures = {c.outcome: c.low for c in reversed(profile.counts)}
    return {
        "unique_id": profile.key,
        "incident": incident,
        "day": dt.date.fromordinal(day).isoformat(),
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "unit": unit,
        "kind": profile.types[0].value if profile.types else None,
        "killed": figures.get(Outcome.KILLED),
        "injured": figures.get(Outcome.INJURED),
        "words": [text for _, text in rare],
        "rarest": rare[0][1] if rare else None,
        "second": rare[1][1] if len(rare) > 1 else None,
    }


def linker(base: Any, rows: pd.DataFrame) -> Any:
    """An untrained linker of Splink over the mentions."""
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.AbsoluteTimeDifferenceAtThresholds(
                "day", input_is_string=True, metrics=["day", "day"], thresholds=[1, 3]
            ),
            cl.DistanceInKMAtThresholds("lat", "lon", [5, 25, 100]),
            cl.ExactMatch("unit"),
            cl.ExactMatch("kind"),
            cl.ExactMatch("killed"),
            cl.ExactMatch("injured"),
            cl.ArrayIntersectAtSizes("words", [4, 2, 1]),
        ],
        blocking_rules_to_generate_predictions=[
            splink.block_on("day", "unit"),
            splink.block_on("day", "kind"),
            splink.block_on("rarest"),
            splink.block_on("second"),
        ],
        retain_intermediate_calculation_columns=False,
    )
    return splink.Linker(base.register(rows), settings)


def best(made: Any, reports: dict[str, str], truth: dict[str, str]) -> dict[str, float]:
    """The best B-cubed over the thresholds, by report."""
    predicted = made.inference.predict(threshold_match_probability=0.001)
    found: dict[str, float] = {"f1": -1.0}
    for threshold in THRESHOLDS:
        clusters = made.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=threshold
        ).as_pandas_dataframe()
        of = dict(zip(clusters["unique_id"], clusters["cluster_id"], strict=True))
        size = clusters["cluster_id"].value_counts().to_dict()
        home: dict[str, str] = {}
        for key, report in reports.items():
            group = of.get(key, key)
            if report not in home or (size.get(home[report], 1) == 1 < size.get(group, 1)):
                home[report] = group
        names = sorted(home)
        precision, recall = gva_linking.b_cubed([home[n] for n in names], [truth[n] for n in names])
        f1 = 2 * precision * recall / (precision + recall)
        if f1 > found["f1"]:
            found = {"f1": f1, "precision": precision, "recall": recall, "threshold": threshold}
    return found


def one_more(base: Any, made: Any, rows: pd.DataFrame) -> float:
    """Median seconds that Splink takes to compare one new mention with all it has."""
    every = base.register(rows)
    times = []
    for number in range(10):
        new = base.register(rows.iloc[[number]].assign(unique_id=f"new {number}"))
        began = time.perf_counter()
        made.inference.predict_between(
            new,
            every,
            link_type="link_only",
            blocking_rules_to_generate_predictions=[
                splink.block_on("day", "unit"),
                splink.block_on("rarest"),
            ],
        ).as_pandas_dataframe()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Print both linkers' figures."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True)
    parser.add_argument("--coded", type=Path)
    options = parser.parse_args()
    items = gva_linking.load(options.benchmarks / SETS["gva-figures"])
    truth = {item.report().id: item.incident for item in items}
    found = coded(options.benchmarks, options.coded)
    own = gva_linking.homes_of(found)
    names = sorted(own)
    precision, recall = gva_linking.b_cubed([own[n] for n in names], [truth[n] for n in names])
    f1 = 2 * precision * recall / (precision + recall)
    print(f"own linker: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    profiles = [p for one in found for p in default_linker().profiles(one) if p.counts or p.spots]
    rows = pd.DataFrame([row(p, truth[p.report]) for p in profiles])
    reports = {p.key: p.report for p in profiles}
    for name in ("unsupervised", "labelled"):
        base = splink.DuckDBAPI()
        made = linker(base, rows)
        made.training.estimate_u_using_random_sampling(1e6, seed=1)
        if name == "labelled":
            made.training.estimate_m_from_label_column("incident")
        else:
            made.training.estimate_probability_two_random_records_match(
                [splink.block_on("day", "unit", "words")], recall=0.4
            )
            made.training.estimate_parameters_using_expectation_maximisation(
                splink.block_on("rarest"), fix_u_probabilities=True
            )
            made.training.estimate_parameters_using_expectation_maximisation(
                splink.block_on("day", "unit"), fix_u_probabilities=True
            )
        print(f"Splink, {name}:", {k: round(v, 3) for k, v in best(made, reports, truth).items()})
        print(
            f"  one new mention against {len(rows):,}: {1000 * one_more(base, made, rows):.0f} ms"
        )


if __name__ == "__main__":
    main()
