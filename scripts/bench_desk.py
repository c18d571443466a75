"""Speed of the review desk over many events: views in a browser, lists under load.

    PYTHONPATH=src python scripts/bench_desk.py --ledger /tmp/desk.db --events 100000

makes a ledger of invented reports where there is none (``desk_ledger``), opens the desk on it in a
process of its own, measures (``desk_measures``, ``desk_load``), and prints JSON. Loopback only,
bounded in time.
``--write`` puts the figures into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from dateline.ledger import Ledger
from desk_ledger import NoLinker, filled
from desk_load import Load
from desk_measures import LISTS, in_browser, pages
from desk_serving import served

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the review desk.")
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve(asked.ledger, asked.serve)
        return
    filled(asked.ledger, asked.events)
    with served(__file__, "--ledger", str(asked.ledger), "--serve") as address:
        found = {**in_browser(address), **pages(address)}
        found |= Load(address, LISTS, asked.clients, asked.seconds).run()
    print(json.dumps(found, indent=1))
    if asked.write:
        write(found)


def serve(file: Path, port: int) -> None:
    import uvicorn

    from dateline.review import app

    with Ledger.open(file, linker=NoLinker()) as ledger:
        uvicorn.run(app(ledger), port=port, log_level="error")


def write(found: dict[str, Any]) -> None:
    """Put the figures between their marks in the page of benchmarks."""
    begin, end = "<!-- desk -->\n", "<!-- end desk -->"
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(begin)
    _, _, tail = rest.partition(end)
    PAGE.write_text(head + begin + table(found) + end + tail, "utf-8")


def table(found: dict[str, Any]) -> str:
    rows = (
        ("first view in a browser, s", "≤ 2", found["first_view_s"]),
        ("change of a filter, median, ms", "≤ 500", found["filter_median_ms"]),
        ("change of a filter, the slowest of ten, ms", "", found["filter_most_ms"]),
        (
            f"list of the API, 95 of 100 within, {found['clients']} clients for "
            f"{found['seconds']} s, ms", "≤ 150", found["list_p95_ms"],
        ),
        ("requests in that time", "", f"{found['requests']:,}"),
        ("errors in that time", "0", found["errors"]),
        ("frame while the map is dragged, median, ms", "", found["frame_median_ms"]),
        ("the same, 95 of 100 within, ms", "", found["frame_p95_ms"]),
        ("the same close by, median, ms", "", found["frame_close_median_ms"]),
        ("elements of the page in the map, whatever the number of events", "", found["map_nodes"]),
        ("page of an event, ms", "", found["event_page_ms"]),
        ("points of the map, asked again, ms", "", found["points_ms"]),
    )  # fmt: skip
    head = f"{found['events']:,} invented events, `scripts/bench_desk.py`\n\n"
    lines = ["| measure | bar | measured |", "|---|---|---|"]
    told = [f"| {a} | {b} | {c}{missed(b, c)} |" for a, b, c in rows]
    return head + "\n".join([*lines, *told]) + "\n"


def missed(bar: str, measured: Any) -> str:
    """The words that tell a bar that was missed."""
    most = bar.removeprefix("≤ ")
    return " (bar missed)" if most and float(measured) > float(most) else ""


if __name__ == "__main__":
    main()
