"""Speed of the review desk over many events: views in a browser, lists under load.

    python scripts/bench_desk.py --ledger /tmp/desk.db --events 100000

makes a ledger of invented reports where there is none (no linking: each tells one event; a quarter
of them are added as reports are, the others are copies of their rows, moved by a year each), opens
the desk on it in a process of its own, measures, and prints JSON. Loopback only, bounded in time.
``--write`` puts the figures into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from dateline.dossiers import Link
from dateline.knowledge.gazetteer import tables
from dateline.ledger import Ledger
from dateline.linking import Profile, Rulings
from dateline.records import (
    CodedReport,
    Mention,
    PartyValue,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Level,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
)

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
FILTERS = (
    "country=ML",
    "type=bombing",
    "since=2023-01&until=2023-06",
    "killed_least=10",
    "contested=true",
    "review=true",
    "q=gao",
    "precision=exact",
    "country=NG&type=abduction",
    "box=-10,5,20,20",
)
LISTS = ("", *FILTERS[:4], FILTERS[6], FILTERS[7], "order=deadliest", "order=updated")
ACTORS = ("Northern Front", "Army of Examplia", "River Militia", "unidentified gunmen")


class NoLinker:
    """Every mention is an event of its own."""

    producer = "none/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:  # noqa: ARG002
        return [
            Profile(
                key=f"{coded.report.id}/{one.id}", text=coded.report.id, published=0,
                ground=one.ground, loose=False, spells=(), spots=(), types=(), perpetrators=(),
                others=(), means=(), counts=(), words=(),
            )
            for one in coded.mentions
        ]  # fmt: skip

    def keys(self, profile: Profile) -> tuple[int, ...]:  # noqa: ARG002
        return ()

    def compare(
        self,
        profile: Profile,  # noqa: ARG002
        candidates: Sequence[Profile],  # noqa: ARG002
    ) -> list[Link]:
        return []

    def group(
        self,
        profiles: Sequence[Profile],
        links: Iterable[Link],  # noqa: ARG002
        rulings: Rulings,  # noqa: ARG002
    ) -> list[tuple[str, ...]]:
        return [(key,) for key in sorted(one.key for one in profiles)]


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
    fill(asked.ledger, asked.events // TIMES)
    multiply(asked.ledger, asked.events // TIMES)
    with served(asked.ledger) as address:
        found = {**in_browser(address), **pages(address)}
        found |= load(address, asked.clients, asked.seconds)
    print(json.dumps(found, indent=1))
    if asked.write:
        write(found)


def fill(file: Path, count: int) -> None:
    """Fill a ledger; one that was begun is gone on with."""
    begun = time.monotonic()
    opened = Ledger.open if file.exists() else Ledger.create
    with opened(file, linker=NoLinker()) as ledger:
        batch: list[CodedReport] = []
        have = ledger.status().reports
        for number, coded in enumerate(reports(count), 1):
            if number <= have:
                continue
            batch.append(coded)
            if len(batch) == 1000 or number == count:
                ledger.add_all(batch)
                batch = []
                print(f"{number:,} in {time.monotonic() - begun:.0f} s", file=sys.stderr)


def multiply(file: Path, count: int) -> None:
    """Copy the rows of the first ``count`` reports and their events until there are enough."""
    with sqlite3.connect(file) as store:
        have = store.execute("SELECT count(*) FROM glances").fetchone()[0]
        for turn in range(have // count, TIMES):
            for table, columns in COPIED.items():
                told = ", ".join(f'"{column}"' for column in columns)
                made = ", ".join(columns.values()).format(
                    more=turn * count * 10, turn=turn, of=f"'k{turn}0000000'"
                )
                where = f"WHERE {FIRST[table]}".format(count=count)
                store.execute(f"INSERT INTO {table} ({told}) SELECT {made} FROM {table} {where}")
            store.commit()
            print(f"{(turn + 1) * count:,} events", file=sys.stderr)
        store.execute("ANALYZE")
    store.close()


TIMES = 4
_EVENT = "'E' || substr({0}, 3 + {{turn}}) || substr({0}, 2, 1 + {{turn}})"
_KEY = "replace({0}, '000000000', {{of}})"
_NEW: dict[str, str] = {
    "id": "id + {more}",
    "number": "number + {more}",
    "text": "text + {more}",
    "report": "report + {more}",
    "coding": "coding + {more}",
    "mention": "mention + {more}",
    "digest": "digest || '{turn}'",
    "event": _EVENT.format("event"),
    "address": _EVENT.format("address"),
    "day": "date(day, '-{turn} years')",
    "start": "date(start, '-{turn} years')",
    "end": "date(\"end\", '-{turn} years')",
    **{n: _KEY.format(n) for n in ("key", "founder", "anchor", "joined", "record", "body")},
}
_TABLES = {
    "texts": "id digest body signature",
    "reports": "id key text copy_of moment published publisher title url language fingerprint "
    "added record",
    "codings": "id report producer schema added superseded record",
    "events": "id number founder anchor created updated gone cause",
    "mentions": "id key address report coding event forward state moment ground position record",
    "statements": "id mention coding position key slot source source_kind modality confidence "
    "producer superseded record",
    "versions": "event number at cause joined parted",
    "summaries": "event policy type start end country admin1 admin1_code lat lon place_precision "
    "confidence background texts killed_low killed_best killed_high",
    "summary_actors": "actor event",
    "glances": "event day killed weight contested accepted words record",
}
COPIED: dict[str, dict[str, str]] = {
    table: {
        name: _EVENT.format("id") if (table, name) == ("events", "id")
        else name if (table, name) in (("versions", "number"), ("glances", "record"))
        else _NEW.get(name, f'"{name}"')
        for name in columns.split()
    }
    for table, columns in _TABLES.items()
}  # fmt: skip
"""What each column of a copied row is made from."""
_IN = "(SELECT id FROM events WHERE number <= {count})"
FIRST = {
    **dict.fromkeys(("texts", "reports", "codings"), "id <= {count}"),
    "events": "number <= {count}",
    "mentions": "id <= {count}",
    "statements": "mention <= {count}",
    **dict.fromkeys(("versions", "summaries", "summary_actors", "glances"), f"event IN {_IN}"),
}
"""Which rows are the first reports' own."""


def reports(count: int) -> Iterator[CodedReport]:
    chance = random.Random(1)
    towns = [f for f in tables.lines("gazetteer_places.tsv.xz") if f[1] and f[5]]
    weights: dict[str, float] = {}
    for town in towns:
        weights.setdefault(town[0], chance.random() ** 4)
    chosen = chance.choices(towns, [weights[town[0]] for town in towns], k=count)
    for number, town in enumerate(chosen):
        yield one(number, town, chance)


def one(number: int, town: Sequence[str], chance: random.Random) -> CodedReport:
    day = dt.date(2022, 1, 1) + dt.timedelta(days=chance.randrange(1400))
    killed = max(0, int(chance.paretovariate(0.9)) - 1) % 400
    actor = chance.choice(ACTORS)
    text = (
        f"Report {number}. {actor} attacked {town[3]} on {day}, killing {killed} people, the "
        f"police said. A hospital counted {killed + number % 3} dead."
    )
    kinds = list(EventType)[:24]
    own = Source(name="report", kind=SourceKind.REPORT)
    police = Source(name="police", kind=SourceKind.POLICE, evidence=(span(text, "police"),))
    medics = Source(name="hospital", kind=SourceKind.MEDICAL, evidence=(span(text, "hospital"),))
    precision = chance.choice([PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.ADMIN1])
    told: list[tuple[Value, str, Source]] = [
        (TypeValue(type=chance.choice(kinds)), "attacked", own),
        (
            WhenValue(start=day, end=day, precision=DatePrecision.DAY, phrase=str(day),
                      anchor=DateAnchor.ABSOLUTE),
            str(day), own,
        ),
        (
            WhereValue(phrase=town[3], name=town[3], relation=PlaceRelation.IN, precision=precision,
                       reason="invented", country=town[0], admin1_code=f"{town[0]}.{town[1]}",
                       lat=float(town[5]), lon=float(town[6])),
            town[3], own,
        ),
        (
            PartyValue(role=Role.PERPETRATOR, phrase=actor, name=actor, kind=ActorKind.ARMED_GROUP,
                       level=Level.STATED_AS_FACT),
            actor, own,
        ),
        (toll(killed, f"killing {killed}"), f"killing {killed} people", police),
        (toll(killed + number % 3, "counted"), f"counted {killed + number % 3} dead", medics),
    ]  # fmt: skip
    name = f"{number:016x}"
    confidence = round(chance.uniform(0.3, 0.98), 2)
    statements = tuple(
        Statement(
            id=f"s{at}", mention="e1", value=value, source=source, modality=Modality.ASSERTED,
            evidence=(span(text, words),), confidence=confidence, producer="invented/1",
        )
        for at, (value, words, source) in enumerate(told, 1)
    )  # fmt: skip
    mention = Mention(
        id="e1", report=name, ground=Ground.MAIN, statements=statements,
        triggers=(span(text, "attacked"),),
    )  # fmt: skip
    report = Report(
        id=name, text=text, published=day + dt.timedelta(days=1), publisher="Example Wire",
        title=f"Attack in {town[3]}",
    )  # fmt: skip
    return CodedReport(report=report, mentions=(mention,), producer="invented/1")


def toll(number: int, phrase: str) -> TollValue:
    return TollValue(
        outcome=Outcome.KILLED, group=Group.UNSPECIFIED, low=number, high=number,
        qualifier=Qualifier.EXACT, phrase=phrase,
    )  # fmt: skip


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


def serve(file: Path, port: int) -> None:
    import uvicorn

    from dateline.review import app

    with Ledger.open(file, linker=NoLinker()) as ledger:
        uvicorn.run(app(ledger), port=port, log_level="error")


@contextmanager
def served(file: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, __file__, "--ledger", str(file), "--serve", str(port)]
    with subprocess.Popen(command) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                httpx.get(f"{address}/robots.txt")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address
        process.terminate()


def pages(address: str) -> dict[str, Any]:
    """Milliseconds on the server for parts of the desk, each asked once before."""
    with httpx.Client(base_url=address, timeout=60) as client:
        event = client.get("/api/v1/events?limit=1").json()["events"][0]["id"]
        paths = {
            "event_page_ms": f"/events/{event}",
            "points_ms": "/api/v1/points",
            "queue_ms": "/queue",
            "compare_ms": "/compare",
        }
        total = client.get("/api/v1/events?limit=1&count=true").json()["total"]
        found = {"events": total}
        for name, path in paths.items():
            client.get(path)
            begun = time.perf_counter()
            client.get(path).raise_for_status()
            found[name] = round(1000 * (time.perf_counter() - begun))
    return found


def in_browser(address: str) -> dict[str, Any]:
    """Seconds to the first view, and milliseconds from a change of filter to its results."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(120_000)
        begun = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector("[data-list] [data-row]")
        first = time.perf_counter() - begun
        page.wait_for_selector("#map[data-drawn]")
        drawn = time.perf_counter() - begun
        changes = []
        for query in FILTERS:
            page.wait_for_timeout(PAUSE)
            changes.append(page.evaluate(CHANGE, query))
        browser.close()
    return {
        "first_view_s": round(first, 2),
        "map_drawn_s": round(drawn, 2),
        "filter_median_ms": round(statistics.median(changes)),
        "filter_most_ms": round(max(changes)),
    }


PAUSE = 2000
"""Milliseconds between two changes of a filter: a reader looks at what came."""
CHANGE = """query => new Promise((done) => {
  const link = document.createElement("a");
  link.href = "/?" + query;
  link.dataset.chip = "";
  document.body.append(link);
  const begun = performance.now();
  document.addEventListener("results", () => requestAnimationFrame(() => {
    link.remove();
    done(performance.now() - begun);
  }), { once: true });
  link.click();
})"""


def load(address: str, clients: int, seconds: int) -> dict[str, Any]:
    """Milliseconds of lists asked by several clients at once, one request after the other each."""
    times: list[float] = []
    wrong: list[int] = []
    until = time.monotonic() + seconds

    def ask(number: int) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            turn = number
            while time.monotonic() < until:
                query = LISTS[turn % len(LISTS)]
                turn += 1
                begun = time.perf_counter()
                answer = client.get(f"/api/v1/events?{query}")
                times.append(1000 * (time.perf_counter() - begun))
                if answer.status_code != 200:
                    wrong.append(answer.status_code)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return {
        "clients": clients,
        "seconds": seconds,
        "requests": len(times),
        "errors": len(wrong),
        "list_median_ms": round(statistics.median(times)),
        "list_p95_ms": round(times[int(0.95 * len(times))]),
    }


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
