"""How fast the map page is with many invented events: built, drawn, filtered, moved.

    PYTHONPATH=src python scripts/bench_map_page.py --events 100000

Needs Playwright and Debian's Chromium, which draws without a graphics card here: times in a browser
that has one are shorter.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dateline.evaluation.invented_events import invented
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.outlines import Outlines
from dateline.publishing.caption import Caption
from dateline.publishing.maps.page import html
from dateline.publishing.maps.placing import Placer
from dateline.publishing.maps.scene import Scene
from dateline.publishing.maps.spans import PlaceSpans

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
FILTER = """async () => {
  const head = document.getElementById("list-head"), before = head.textContent;
  const choice = document.getElementById("killed"), start = performance.now();
  choice.value = choice.value === "5" ? "any" : "5";
  choice.dispatchEvent(new Event("change"));
  while (head.textContent === before) await new Promise((done) => setTimeout(done, 5));
  return performance.now() - start;
}"""
FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = () => {
    const now = performance.now();
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=100_000)
    count = parser.parse_args().events
    events = list(invented(count, seed=2))
    start = time.process_time()
    outlines = Outlines.open()
    placer = Placer(outlines, PlaceSpans(Gazetteer.open(user=False)))
    page = html(Scene.of(events, outlines, placer), Caption(title="x", under="", foot=""))
    print(f"built: {time.process_time() - start:.1f} s of processor time, {len(page):,} characters")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        file = Path(folder) / "map.html"
        file.write_text(page, "utf-8")
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        begun = time.monotonic()
        tab.goto(file.as_uri())
        tab.wait_for_selector("#list button", timeout=120_000)
        print(f"list shown: {time.monotonic() - begun:.1f} s")
        tab.wait_for_selector("html[data-drawn]", timeout=240_000)
        print(f"map drawn: {time.monotonic() - begun:.1f} s")
        times = sorted(tab.evaluate(FILTER) for _ in range(7))
        print(f"filter changed: median {times[3]:.0f} ms (of them 160 ms waiting for more changes)")
        moved(tab)
        browser.close()


def moved(tab: Page) -> None:
    """Drag the map about, and tell how long frames took."""
    tab.evaluate(FRAMES)
    tab.mouse.move(400, 400)
    tab.mouse.down()
    for step in range(60):
        tab.mouse.move(400 + 3 * step, 400 + step)
        tab.wait_for_timeout(16)
    tab.mouse.up()
    frames = sorted(tab.evaluate("window.frames_"))
    middle, late = frames[len(frames) // 2], frames[int(len(frames) * 0.95)]
    print(f"dragged: {len(frames)} frames, median {middle:.0f} ms, 95 % under {late:.0f} ms")


if __name__ == "__main__":
    main()
