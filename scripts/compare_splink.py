"""Compare Dateline's linking with Splink 5 on DuckDB, on the same profiles, keys and grouping.

    python scripts/compare_splink.py [--benchmarks PATH] [--cache FOLDER] [--large 100000]

Needs ``splink`` and ``pandas``, which are no dependencies of Dateline. Splink gets the profiles as
a table and compares in SQL: dates, places, types, tolls and how many rare words are shared, at the
same block keys. Its m-probabilities are estimated by expectation maximisation, and from the labels
of ``gva-linking``; u-probabilities from random pairs. Its pairs are grouped by Dateline's own
grouping at the threshold that suits Splink best on this very set, which favours it. ``--large``
measures what adding one report to a table of synthetic mentions costs each.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from dateline import default_pipeline
from dateline.evaluation import gva_linking
from dateline.evaluation.linking_corpora import coded, incident_of
from dateline.evaluation.sets import benchmark_folder
from dateline.evaluation.synthetic_mentions import synthetic_reports
from dateline.linking import default_linker
from dateline.linking.grouping import group_edges
from dateline.linking.profile import Profile
from dateline.linking.rulings import Rulings
from dateline.records import CodedReport
from dateline.vocabulary import Outcome

RARE = 5
"""Least worth in bits of the words that Splink counts."""
AVERAGE, POSSIBLE = 0.3, 0.2
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999)

Table = Any


def row_of(profile: Profile, label: str) -> dict[str, Any]:
    """A profile as a row of Splink's table."""
    spot = profile.spots[0] if profile.spots else None
    figures = {o: [c.low for c in profile.counts if c.outcome is o] for o in Outcome}
    return {
        "unique_id": profile.key,
        "label": label,
        "report": profile.report,
        "published": profile.published,
        "day": profile.spells[0].start if profile.spells else None,
        "place": spot.geonameid if spot else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "admin1": spot.admin1 if spot else None,
        "country": spot.country if spot else None,
        "kind": str(profile.types[0]) if profile.types else None,
        "killed": max((n for n in figures[Outcome.KILLED] if n is not None), default=None),
        "injured": max((n for n in figures[Outcome.INJURED] if n is not None), default=None),
        "words": [w.text for w in profile.words if w.bits >= RARE],
        "keys": list(default_linker().keys(profile)),
    }


def comparison(name: str, null: str, *levels: str) -> dict[str, Any]:
    """A comparison in Splink's form: what is missing, the levels, and all else."""
    rows: list[dict[str, Any]] = [
        {"sql_condition": null, "label_for_charts": "missing", "is_null_level": True}
    ]
    rows += [{"sql_condition": sql, "label_for_charts": sql} for sql in levels]
    rows.append({"sql_condition": "ELSE", "label_for_charts": "else"})
    return {"output_column_name": name, "comparison_levels": rows}


def settings(prior: float) -> dict[str, Any]:
    """The model."""
    near = "sqrt(power(lat_l - lat_r, 2) + power((lon_l - lon_r) * cos(radians(lat_l)), 2))"
    days = "abs(coalesce(day_l, published_l - 1) - coalesce(day_r, published_r - 1))"
    shared = "len(list_intersect(words_l, words_r))"
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": prior,
        "comparisons": [
            comparison(
                "day", "published_l IS NULL", f"{days} = 0", f"{days} = 1", f"{days} <= 3",
                f"{days} <= 7", f"{days} <= 31",
            ),
            comparison(
                "place", "country_l IS NULL OR country_r IS NULL", "place_l = place_r",
                f"{near} * 111 <= 30", "admin1_l = admin1_r", "country_l = country_r",
            ),
            comparison("kind", "kind_l IS NULL OR kind_r IS NULL", "kind_l = kind_r"),
            *(
                comparison(
                    name, f"{name}_l IS NULL OR {name}_r IS NULL",
                    f"{name}_l = {name}_r AND {name}_l > 2", f"{name}_l = {name}_r",
                )
                for name in ("killed", "injured")
            ),
            comparison(
                "words", "len(words_l) = 0 OR len(words_r) = 0", f"{shared} >= 8", f"{shared} >= 4",
                f"{shared} = 3", f"{shared} = 2", f"{shared} = 1",
            ),
        ],
        "blocking_rules_to_generate_predictions": [
            {
                "blocking_rule": "l.keys = r.keys AND l.report <> r.report",
                "arrays_to_explode": ["keys"],
                "sql_dialect": "duckdb",
            }
        ],
        "retain_matching_columns": False,
    }  # fmt: skip


def trained(rows: Sequence[dict[str, Any]], how: str) -> tuple[Any, Any]:
    """A trained linker and its database."""
    splink, pandas = import_module("splink"), import_module("pandas")
    database = import_module("splink.backends.duckdb").DuckDBAPI()
    table = database.register(pandas.DataFrame(rows))
    linker = splink.Linker(table, settings(1e-4), log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    if how == "labels":
        linker.training.estimate_m_from_label_column("label")
    else:
        for rule in ("l.place = r.place AND l.day = r.day", "l.words[1] = r.words[1]"):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker, database


def best(
    edges: Table, reports: Sequence[CodedReport], keys: Sequence[str]
) -> tuple[float, float, float, float]:
    """Threshold, B-cubed precision, recall and F1 at the threshold of the best F1."""
    labels = [incident_of(one) for one in reports]
    found = []
    pairs = zip(edges.unique_id_l, edges.unique_id_r, edges.match_probability, strict=True)
    rows = [(*sorted((a, b)), float(p)) for a, b, p in pairs if p >= POSSIBLE]
    for least in THRESHOLDS:
        links = [(a, b, p, p >= least) for a, b, p in rows]
        homes = gva_linking.homes_in(reports, group_edges(keys, links, Rulings(), AVERAGE))
        placed = [homes.get(one.report.id, f"report {n}") for n, one in enumerate(reports)]
        p, r = gva_linking.b_cubed(placed, labels)
        found.append((2 * p * r / (p + r), least, p, r))
    f1, least, p, r = max(found)
    return least, p, r, f1


def adding(count: int) -> None:
    """Print what one report added to ``count`` mentions costs Splink and Dateline."""
    linker = default_linker()
    profiles = [p for _, one in synthetic_reports(count) for p in linker.profiles(one)]
    rows = [row_of(p, p.key) for p in profiles]
    splink, database = trained(rows[:20_000], "em")
    pandas = import_module("pandas")
    base = database.register(pandas.DataFrame(rows[:-20]))
    blocks: dict[int, list[Profile]] = defaultdict(list)
    for profile in profiles[:-20]:
        for key in linker.keys(profile):
            blocks[key].append(profile)
    theirs, ours = [], []
    for profile, row in zip(profiles[-20:], rows[-20:], strict=True):
        began = time.perf_counter()
        new = database.register(pandas.DataFrame([row]))
        splink.inference.predict_between(base, new).as_pandas_dataframe()
        theirs.append(time.perf_counter() - began)
        began = time.perf_counter()
        near = {p.key: p for key in linker.keys(profile) for p in blocks[key]}
        linker.compare(profile, list(near.values()))
        ours.append(time.perf_counter() - began)
    for name, times in (("Splink", theirs), ("Dateline", ours)):
        print(
            f"{name}: one mention beside {count:,}: median {1000 * statistics.median(times):.1f} ms"
        )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=benchmark_folder())
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--large", type=int, default=100_000)
    options = parser.parse_args()
    items = gva_linking.load(options.benchmarks / "gva_linking")
    reports = coded("gva", [i.report() for i in items], default_pipeline(), options.cache)
    linker = default_linker()
    rows, keys = [], []
    for one in reports:
        for number, profile in enumerate(linker.profiles(one)):
            keys.append(profile.key)
            rows.append(row_of(profile, incident_of(one) if number == 0 else profile.key))
    for how in ("em", "labels"):
        splink, _ = trained(rows, how)
        edges = splink.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
        least, p, r, f1 = best(edges, reports, keys)
        print(f"Splink ({how}): P {p:.3f} R {r:.3f} F1 {f1:.3f} at {least}; {len(edges)} pairs")
    adding(options.large)


if __name__ == "__main__":
    np.random.seed(0)
    main()
