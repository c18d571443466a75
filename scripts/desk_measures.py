"""What is measured at the desk: views in a browser, frames of the map, parts of the desk."""

from __future__ import annotations

import statistics
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
