"""Fill the tables of ``docs/benchmarks.md`` from the pinned scores, and from a run of the bench.

Each table stands between ``<!-- scores: NAME -->`` and ``<!-- end -->``. Scores come from
``tests/benchmarks/pins.toml`` (``scripts/pin_scores.py`` writes it); a set without a pin shows a
dash. The table of speed is changed only when ``--bench`` names what ``scripts/bench.py --json``
printed.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from dateline.evaluation.pins import Pin, read_pins
from dateline.evaluation.sets import SETS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/benchmarks.md"
PINS = ROOT / "tests/benchmarks/pins.toml"
BLOCK = re.compile(r"(<!-- scores: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


class Measure(NamedTuple):
    """One row of a table: its words, its key among the scores, the project's own bar."""

    label: str
    key: str
    bar: float | None = None
    at_most: bool = False


MEASURES: dict[str, tuple[Measure, ...]] = {
    "statements": (
        Measure("toll: figure, F1", "toll_figure_f1", 78),
        Measure("toll: and group, F1", "toll_group_f1", 70),
        Measure("toll: and source, F1", "toll_source_f1", 60),
        Measure("toll: and role, F1", "toll_role_f1", 54),
        Measure("responsibility: actor, F1", "responsibility_actor_f1"),
        Measure("responsibility: actor and level, F1", "responsibility_f1", 60),
        Measure("main event: date, %", "main_date", 82),
        Measure("main event: place, %", "main_place", 82),
    ),
    "ucdp-aec": (
        Measure("actor", "actor", 70),
        Measure("date", "date", 75),
        Measure("location", "location", 58),
        Measure("deaths", "deaths", 81),
        Measure("aggregate", "aggregate", 71),
    ),
    "timex": (
        Measure("value, overlapping spans, F1", "value_f1", 80),
        Measure("type, overlapping spans, F1", "type_f1"),
        Measure("span, overlap, F1", "overlap_f1"),
        Measure("span, strict, F1", "strict_f1"),
    ),
    "geoparsing": (
        Measure("found and within 161 km, F1", "end_to_end_f1", 68),
        Measure("found, F1", "found_f1"),
        Measure("of those found, within 161 km, %", "resolved_accuracy"),
    ),
    "acled-types": (
        Measure("weighted F1, all labels", "weighted_f1", 75),
        Measure("weighted F1, ACLED's 25", "weighted_f1_acled"),
        Measure("accuracy, %", "accuracy"),
    ),
    "event-place": (
        Measure("exact span, %", "exact", 80),
        Measure("overlapping span, %", "overlap"),
        Measure("exact, or rightly none, %", "exact_or_none"),
    ),
    "airwars-gaza": (
        Measure("killed: range exact, %", "killed_exact", 45),
        Measure("killed: coded range within what the sources count, %", "killed_within", 85),
        Measure("injured: range exact, %", "injured_exact"),
        Measure("injured: coded range within what the sources count, %", "injured_within"),
        Measure("policy `airwars`, killed: range exact, %", "policy_killed_exact", 50),
        Measure("policy, killed: both bounds among the counts read, %", "policy_killed_found"),
        Measure("policy, injured: range exact, %", "policy_injured_exact"),
        Measure("policy, injured: both bounds among the counts read, %", "policy_injured_found"),
    ),
    "gva-linking": (
        Measure("B-cubed precision, %", "b3_precision", 95),
        Measure("B-cubed recall, %", "b3_recall"),
        Measure("B-cubed F1, %", "b3_f1", 88),
    ),
    "screening": (
        Measure("relevant MUC-4 wires kept, tst1 and tst2, %", "kept_muc4_tst"),
        Measure("relevant MUC-4 wires kept, dev (trained on), %", "kept_muc4_dev", 99),
        Measure("`ucdp-aec` kept, %", "kept_ucdp_aec", 99),
        Measure("`statements` kept, %", "kept_statements", 99),
        Measure("`airwars-gaza` kept, %", "kept_airwars_gaza", 99),
        Measure("`gva-linking` kept, %", "kept_gva_linking", 99),
        Measure("`acled-types` kept, %", "kept_acled_types", 99),
        Measure("Wikipedia Current Events kept, %", "kept_current_events", 99),
        Measure("invented irrelevant reports passed by, %", "spared_invented"),
        Measure("news on anything, held out, passed by, %", "spared_news"),
        Measure("MUC-4 wires without a template passed by, %", "spared_muc4_irrelevant"),
    ),
    "gva-figures": (
        Measure("killed: exact, %", "killed_exact", 85),
        Measure("killed: exact, of those set aside, %", "killed_exact_aside"),
        Measure("killed: the number stands among those read, %", "killed_found"),
        Measure("injured: exact, %", "injured_exact"),
        Measure("injured: the number stands among those read, %", "injured_found"),
    ),
    "attribution": (
        Measure("source and content, overlap, F1", "pair_f1"),
        Measure("source, overlap, F1", "source_f1"),
        Measure("cue, overlap, F1", "cue_f1"),
        Measure("content, overlap, F1", "content_f1"),
        Measure("source and content, exact, F1", "exact_f1"),
    ),
    "muc4": (
        Measure("relevance, set-aside documents, F1", "tst_relevance_f1", 88),
        Measure("five slots and type, set aside, F1", "tst_five_slots_f1", 42),
        Measure("all 24 slots, set aside, F", "tst_all_24_slots_f", 45),
        Measure(
            "confidence of the attribution, aligned templates, set aside, F",
            "tst_perp_organization_confidence_matched_f",
            45,
        ),
        Measure(
            "number of human targets, aligned, set aside, F", "tst_hum_tgt_number_matched_f", 60
        ),
        Measure(
            "effect on human targets, aligned, set aside, F",
            "tst_hum_tgt_effect_of_incident_matched_f",
            60,
        ),
        Measure("relevant documents with an event, all, %", "relevant_with_event", 80),
        Measure("irrelevant documents with an event, all, %", "irrelevant_with_event", 15, True),
    ),
}
"""The measures shown, by set. Bars are the project's own, set before the work began."""


def score_table(name: str, pin: Pin | None) -> str:
    """The table of one set."""
    path = SETS[name]
    lines = [
        f"`dateline evaluate {name} ../shared/benchmarks/{path}`",
        "",
        "| measure | bar | score |",
        "|---|---|---|",
    ]
    for measure in MEASURES[name]:
        score = None if pin is None else pin.scores.get(measure.key)
        lines.append(f"| {measure.label} | {_bar(measure)} | {_score(measure, score)} |")
    return "\n".join(lines) + "\n"


def _bar(measure: Measure) -> str:
    if measure.bar is None:
        return ""
    return f"{'≤' if measure.at_most else '≥'} {measure.bar:g}"


def _score(measure: Measure, score: float | None) -> str:
    if score is None:
        return "–"
    if measure.bar is None:
        return f"{score:.1f}"
    reached = score <= measure.bar if measure.at_most else score >= measure.bar
    return f"{score:.1f}" if reached else f"{score:.1f} (bar missed)"


def speed_table(bench: dict[str, Any]) -> str:
    """The table of speed and memory."""
    whole, bare, two = bench["whole"], bench["bare"], bench["whole_two"]
    rows = [
        ("processor time, whole job / bare pipeline", f"{bench['ratio']:.2f}", "≤ 1.0"),
        ("the same by the clock, two processes of each", f"{bench['clock_ratio']:.2f}", "≤ 1.0"),
        ("peak memory of the whole job, GB", f"{whole['peak_gb']:.2f}", "≤ 1.5"),
        ("`dateline --help`, seconds", f"{bench['help_s']:.2f}", "≤ 0.5"),
        ("reports a second, one process", f"{whole['reports'] / whole['run_s']:.1f}", ""),
        ("words a second, one process", f"{whole['words'] / whole['run_s']:,.0f}", ""),
        ("reports a second, two processes", f"{two['reports'] / two['run_s']:.1f}", ""),
        (
            "processor time a report, ms (bare pipeline)",
            f"{_cpu(whole):.0f} ({_cpu(bare):.0f})",
            "",
        ),
        ("loading, seconds", f"{whole['load_s']:.1f}", ""),
    ]
    lines = [f"`make bench`, on {whole['reports']} reports of {whole['words']:,} words", ""]
    lines += ["| measure | limit | measured |", "|---|---|---|"]
    lines += [f"| {label} | {limit} | {value} |" for label, value, limit in rows]
    return "\n".join(lines) + "\n"


def _cpu(row: dict[str, Any]) -> float:
    return 1000 * float(row["cpu_s"]) / float(row["reports"])


def filled(page: str, pins: dict[str, Pin], bench: dict[str, Any] | None) -> str:
    """The page with its tables filled in."""

    def table(found: re.Match[str]) -> str:
        name = found[2]
        if name == "speed":
            return found[0] if bench is None else f"{found[1]}{speed_table(bench)}{found[3]}"
        return f"{found[1]}{score_table(name, pins.get(name))}{found[3]}"

    return BLOCK.sub(table, page)


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, help="output of scripts/bench.py --json")
    options = parser.parse_args()
    pins = read_pins(PINS) if PINS.exists() else {}
    bench = json.loads(options.bench.read_text("utf-8")) if options.bench else None
    PAGE.write_text(filled(PAGE.read_text("utf-8"), pins, bench), "utf-8")


if __name__ == "__main__":
    main()
