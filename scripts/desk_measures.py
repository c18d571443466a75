"""What is measured at the desk: views in a browser, frames of the map, lists under load."""

from __future__ import annotations

import statistics
import threading
import time
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, sync_playwright

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
        page.goto(address)
        page.wait_for_selector("#map[data-drawn]")
        frames = dragged(page)
        close = dragged(page, 6)
        nodes = page.evaluate("document.querySelectorAll('#map *').length")
        browser.close()
    return {
        "first_view_s": round(first, 2),
        "map_drawn_s": round(drawn, 2),
        "filter_median_ms": round(statistics.median(changes)),
        "filter_most_ms": round(max(changes)),
        "frame_median_ms": round(statistics.median(frames), 1),
        "frame_p95_ms": round(frames[int(0.95 * len(frames))], 1),
        "frame_close_median_ms": round(statistics.median(close), 1),
        "frame_close_p95_ms": round(close[int(0.95 * len(close))], 1),
        "map_nodes": nodes,
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


FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


def dragged(page: Page, zoom: float | None = None) -> list[float]:
    """Milliseconds between the frames while the map is dragged about for some two seconds."""
    if zoom is not None:
        page.evaluate("zoom => document.querySelector('#map').map.jumpTo({ zoom })", zoom)
        page.wait_for_timeout(2500)
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(120):
        page.mouse.move(x + (step % 60) * 2 - 60, y + (step % 40) - 20)
        page.wait_for_timeout(16)
    frames: list[float] = page.evaluate("window.frames_.slice(2)")
    page.mouse.up()
    return sorted(frames)


def load(address: str, clients: int, seconds: int) -> dict[str, Any]:
    """Milliseconds of lists asked by several clients at once, one request after the other each.

    Every client goes through the pages of its own list, with a filter of its own (a least
    confidence that differs in the fifth place), so that no answer is asked for twice.
    """
    times: list[float] = []
    wrong: list[int] = []
    until = time.monotonic() + seconds

    def ask(number: int) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            turn = number
            while time.monotonic() < until:
                query = f"{LISTS[turn % len(LISTS)]}&confidence={0.3 + turn * 1e-5:.5f}"
                path: str | None = f"/api/v1/events?{query}"
                for _ in range(PAGES):
                    if path is None or time.monotonic() >= until:
                        break
                    begun = time.perf_counter()
                    answer = client.get(path)
                    times.append(1000 * (time.perf_counter() - begun))
                    if answer.status_code != 200:
                        wrong.append(answer.status_code)
                        break
                    path = answer.json()["next"]
                turn += clients

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


PAGES = 10
"""Pages of one list that a client reads before it asks for another."""
