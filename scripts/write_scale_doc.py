"""Write what 100 million reports need into ``docs/method/scale.md``, from measured rates.

The rates stand in ``docs/method/scale-rates.json``, each with how it was measured; what is assumed
stands below. With ``--check`` nothing is written, and the exit code is 1 when the page is not what
the rates say. A rate that is ``null`` was not measured, and what hangs by it is left out.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import msgspec

METHOD = Path(__file__).parents[1] / "docs" / "method"
PAGE, RATES = METHOD / "scale.md", METHOD / "scale-rates.json"
BEGIN, END = "<!-- paper -->", "<!-- end -->"


class Assumed(msgspec.Struct, frozen=True):
    """A number that nobody measured here, and why it was chosen."""

    value: float
    why: str


ASSUMED = {
    "reports": Assumed(100_000_000, "the archive: some twenty years of several agencies"),
    "relevant": Assumed(
        0.05,
        "share of reports that tell of political violence: most of a newswire is about something "
        "else",
    ),
    "copies": Assumed(
        0.15,
        "share of reports that are copies in the sense of the plan; how often agencies repeat and "
        "cut their texts depends on the archive",
    ),
    "core_price": Assumed(
        0.04,
        "US dollars for one core for an hour, as clouds rent them without commitment; a third of "
        "it where machines may be taken away at any time, which a resumed run does not mind",
    ),
    "gpu_price": Assumed(2.5, "US dollars for one data-centre GPU for an hour, likewise"),
    "disk_price": Assumed(0.08, "US dollars for one gigabyte of disk for a month"),
    "cores": Assumed(64, "cores of one machine; two hyper-threads are one core"),
    "scaling": Assumed(
        0.85,
        "how much of one core's rate each core keeps where all of a machine are busy, since they "
        "share memory and clock",
    ),
}


def rates() -> dict[str, float | None]:
    """The measured rates."""
    told = json.loads(RATES.read_text("utf-8"))
    return {name: one["value"] for name, one in told.items()}


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:g}"


def hours(core_seconds: float) -> float:
    """Hours of a core, with what sharing a machine costs."""
    return core_seconds / ASSUMED["scaling"].value / 3600


def ways(rate: dict[str, float | None]) -> dict[str, tuple[float, float]]:
    """Core hours and GPU hours of coding, for each way that was measured."""
    number = ASSUMED["reports"].value * (1 - ASSUMED["copies"].value)
    code, screen, passed = rate["code_core_s"], rate["screen_core_s"], rate["passed"]
    gpu = rate["code_gpu_s"]
    assert code is not None
    found = {"every report coded, no screen": (hours(number * code), 0.0)}
    if screen is not None and passed is not None:
        found["screened first"] = (hours(number * (screen + passed * code)), 0.0)
        if gpu is not None:
            look, read = hours(number * screen), number * passed * gpu / 3600
            found["screened first, read on a GPU"] = (look, read)
    return found


def paper(rate: dict[str, float | None]) -> str:
    """The tables of the page."""
    told = json.loads(RATES.read_text("utf-8"))
    lines = ["| measured | | how |", "|---|---|---|"]
    for name, one in told.items():
        value = "not measured" if one["value"] is None else _number(one["value"])
        lines.append(f"| `{name}` | {value} | {one['how']} |")
    lines += ["", "| assumed | | why |", "|---|---|---|"]
    lines += [f"| `{name}` | {_number(one.value)} | {one.why} |" for name, one in ASSUMED.items()]
    lines += ["", *_needs(rate)]
    return "\n".join(lines)


def _needs(rate: dict[str, float | None]) -> list[str]:
    cores = ASSUMED["cores"].value
    lines = [
        f"| coding {ASSUMED['reports'].value:,.0f} reports | core hours | GPU hours | days on "
        f"one machine of {cores:.0f} cores | on ten | US dollars |",
        "|---|---|---|---|---|---|",
    ]
    for way, (core, gpu) in ways(rate).items():
        price = core * ASSUMED["core_price"].value + gpu * ASSUMED["gpu_price"].value
        days = core / cores / 24
        lines.append(
            f"| {way} | {core:,.0f} | {gpu:,.0f} | {days:,.1f} | {days / 10:,.1f} | {price:,.0f} |"
        )
    lines += ["", "| everything else | |", "|---|---|"]
    lines += [f"| {what} | {need} |" for what, need in _rest(rate).items()]
    return lines


def _rest(rate: dict[str, float | None]) -> dict[str, str]:
    """Planning, merging, memory and disk."""
    known = {name: value for name, value in rate.items() if value is not None}
    number, cores = ASSUMED["reports"].value, ASSUMED["cores"].value
    relevant = number * (1 - ASSUMED["copies"].value) * ASSUMED["relevant"].value
    mentions = relevant * known["mentions"]
    grown = math.log(mentions) / math.log(known["merge_mentions"])
    plan = number * known["plan_bytes"] / 1e9
    rows = (relevant * known["row_bytes"] + (number - relevant) * known["plan_bytes"]) / 1e9
    tables = mentions * known["table_bytes"] / 1e9
    disk = 2.5 * plan + rows + tables
    return {
        "planning, on one core": f"{hours(number * known['plan_core_s']):,.0f} hours",
        "memory of a worker": f"{known['worker_gb']:.2g} GB; {cores:.0f} of them "
        f"{cores * known['worker_gb']:,.0f} GB",
        "memory of the plan, beside 100 MB for its buffers": f"{number * 24 / 1e9:.1f} GB "
        "(24 bytes a report, while copies are sought)",
        "disk of the plan": f"{plan:,.0f} GB, and {1.5 * plan:,.0f} GB more while it is made",
        "disk of the coded rows": f"{rows:,.0f} GB at most: {relevant:,.0f} relevant reports "
        "with their statements, the others with their text (screened out, without it)",
        "disk of the tables": f"{tables:,.0f} GB for {mentions:,.0f} mentions",
        "disk in all, for a month": f"{disk:,.0f} GB, {disk * ASSUMED['disk_price'].value:,.0f} "
        "US dollars",
        "merging": f"{hours(mentions * known['merge_core_s'] * grown):,.1f} core hours",
        "memory of merging": f"{mentions * known['merge_bytes'] / 1e9:,.0f} GB at most",
    }


def filled(page: str) -> str:
    """The page with the tables in their place."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{paper(rates())}\n{END}{after}"


def main() -> int:
    """Write the page, or check it."""
    page = PAGE.read_text("utf-8")
    want = filled(page)
    if "--check" in sys.argv:
        if page != want:
            print(f"{PAGE} is not what the rates say; run {Path(__file__).name}")
        return int(page != want)
    PAGE.write_text(want, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
