"""Draw the pictures of the documentation: maps and charts of invented events, and the desk.

    PYTHONPATH=src python scripts/build_doc_pictures.py [maps | desk]

Needs matplotlib, Playwright and Debian's Chromium. Each picture stays under 200 kB, each of the
desk (``desk_pictures``) under 130 kB.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

import desk_pictures
from dateline.evaluation.invented_events import invented
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.outlines import ATTRIBUTION, Outlines
from dateline.ledger.selection import Selection
from dateline.publishing import charts
from dateline.publishing.caption import Caption, caption
from dateline.publishing.maps import page, static
from dateline.publishing.maps.placing import Placer
from dateline.publishing.maps.scene import Scene
from dateline.publishing.maps.spans import PlaceSpans
from dateline.publishing.shown import Shown

OUT = Path(__file__).parents[1] / "docs" / "images"
MOST = 200_000
MOST_OF_DESK = 130_000
SAHEL = ("ML", "BF", "NE")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the pictures of the documentation.")
    parser.add_argument("part", nargs="?", choices=("maps", "desk"))
    part = parser.parse_args().part
    if part != "desk":
        maps()
    if part != "maps":
        desk_pictures.draw(keep_small, FLAGS)


def maps() -> None:
    few = list(invented(60, SAHEL, seed=3))
    many = list(invented(900, SAHEL, seed=5))
    printed = io.BytesIO()
    static.write(scene(few), told(few, "Sixty invented events in the Sahel"), printed, "png", 100)
    keep("map.png", printed)
    for kind, title in (("tolls", "Killed by month"), ("actors", "Killed by actor")):
        made = charts.chart(kind, many)
        drawn = io.BytesIO()
        charts.write(made, told(many, f"{title}, 900 invented events"), drawn, "png", 90)
        keep(f"chart-{kind}.png", drawn)
    world = list(invented(3000, seed=2))
    shot("map-page.png", few, "Sixty invented events in the Sahel", select=True)
    shot("map-page-dark.png", world, "Three thousand invented events", dark=True)


def scene(events: list[Shown]) -> Scene:
    outlines = Outlines.open()
    return Scene.of(events, outlines, Placer(outlines, PlaceSpans(Gazetteer.open(user=False))))


def told(events: list[Shown], title: str) -> Caption:
    return caption(events, Selection(), "ucdp/1", title=title, credit=ATTRIBUTION)


def keep(name: str, picture: io.BytesIO) -> None:
    """Save a picture, with fewer colours where it is too large."""
    picture.seek(0)
    image = Image.open(picture).convert("RGB")
    image.save(OUT / name, optimize=True)
    if (OUT / name).stat().st_size > MOST:
        image.quantize(256, method=Image.Quantize.FASTOCTREE).save(OUT / name, optimize=True)
    print(name, f"{(OUT / name).stat().st_size:,} bytes")


def keep_small(name: str, picture: io.BytesIO) -> None:
    """Save a picture that was made small already.

    Raises:
        ValueError: when it is not small.
    """
    if len(picture.getvalue()) > MOST_OF_DESK:
        raise ValueError(f"{name}: {len(picture.getvalue()):,} bytes")
    (OUT / name).write_bytes(picture.getvalue())
    print(name, f"{len(picture.getvalue()):,} bytes")


def shot(
    name: str, events: list[Shown], title: str, *, dark: bool = False, select: bool = False
) -> None:
    """Save what a browser shows of the page of these events."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        file = Path(folder) / "map.html"
        file.write_text(page.html(scene(events), told(events, title)), "utf-8")
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        tab: Page = browser.new_page(
            viewport={"width": 1280, "height": 800}, color_scheme="dark" if dark else "light"
        )
        tab.goto(file.as_uri())
        tab.wait_for_selector("html[data-drawn]", timeout=120_000)
        if select:
            tab.locator("#list button").nth(2).click()
        tab.wait_for_timeout(1500)
        keep(name, io.BytesIO(tab.screenshot()))
        browser.close()


if __name__ == "__main__":
    main()
