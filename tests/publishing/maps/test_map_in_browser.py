"""The page in a headless Chromium: it draws, it is used, and nothing in a report ever runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import chromium
from shown_making import dead, made, where

from dateline.knowledge.outlines import Outlines
from dateline.publishing.caption import Caption
from dateline.publishing.maps import page
from dateline.publishing.maps.placing import Placer
from dateline.publishing.maps.scene import Scene
from dateline.publishing.shown import Shown, Voice
from dateline.vocabulary import EventType, PlacePrecision

P = PlacePrecision
HOSTILE = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 2">',
    "</script><script>window.ran = 3</script>",
    '<svg onload="window.ran = 4">',
    "javascript:window.ran=5",
    "{{constructor.constructor('window.ran=6')()}}",
    "abc\u202eevil\u202c مدينة حلب Te\u0301ssalit 🕊",
)


class Spans:
    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        return 50.0


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


class Opened:
    """A page in a tab, with all that it asked of the network and all that it complained of."""

    def __init__(self, browser: Any, path: Path, *events: Shown, **tab: Any) -> None:
        outlines = Outlines.open()
        scene = Scene.of(events, outlines, Placer(outlines, Spans()))
        title = HOSTILE[0] if len(events) == len(HOSTILE) else "Attacks"
        file = path / "map.html"
        file.write_text(page.html(scene, Caption(title=title, under="", foot="")), "utf-8")
        self.tab = browser.new_page(**tab)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.on("console", self._heard)
        self.tab.goto(file.as_uri())
        self.tab.wait_for_selector("html[data-drawn]", timeout=120_000)
        self.own = file.as_uri()

    def _heard(self, said: Any) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def has(self, selector: str, *beginnings: str) -> None:
        """Wait until there are elements whose words begin so, and no others."""
        from playwright.sync_api import expect

        expect(self.tab.locator(selector)).to_have_count(len(beginnings))
        texts = [re.compile(f"^{re.escape(words)}") for words in beginnings]
        expect(self.tab.locator(selector)).to_have_text(texts)

    def texts(self, selector: str) -> list[str]:
        found: list[str] = self.tab.locator(selector).all_inner_texts()
        return found


def test_the_page_draws_without_any_network(browser: Any, tmp_path: Path) -> None:
    events = [made(n, where(precision=p), killed=dead(n)) for n, p in enumerate(P)]
    opened = Opened(browser, tmp_path, *events)
    outside = [url for url in opened.requests if not url.startswith(("blob:", "data:"))]
    assert outside == [opened.own]
    assert opened.errors == []
    assert "1 not on the map" in opened.texts("#list-head")[0]
    opened.tab.close()


def test_hostile_words_are_shown_and_never_run(browser: Any, tmp_path: Path) -> None:
    events = [
        made(
            n,
            where(words, lat=10.0 + n, reason=words),
            killed=dead(n + 1),
            by=(words,),
            voices=(Voice(figure=words, source=words, report=words, used=False, aside=words,
                          quote=words),),
        )
        for n, words in enumerate(HOSTILE)
    ]  # fmt: skip
    opened = Opened(browser, tmp_path, *events)
    for number in range(len(HOSTILE)):
        opened.tab.locator("#list button").nth(number).click()
        assert opened.tab.locator("#detail q").count() == 1
    assert opened.tab.evaluate("window.ran") is None
    assert opened.tab.locator("#detail script, #list script, #detail img, #detail svg").count() == 0
    assert any("<script>window.ran = 1</script>" in text for text in opened.texts("#list b"))
    assert opened.errors == []
    opened.tab.close()


def test_filters_narrow_the_list_and_are_taken_back(browser: Any, tmp_path: Path) -> None:
    events = [
        made(1, where("Alpha"), killed=dead(12)),
        made(2, where("Beta", lat=12.5), killed=dead(2), type=EventType.BOMBING),
        made(3, where("Gamma", precision=P.NEAR, lat=11.5)),
    ]
    opened = Opened(browser, tmp_path, *events)
    tab = opened.tab
    names = "#list b"
    assert [t.split(",")[0] for t in opened.texts(names)] == ["Alpha", "Beta", "Gamma"]
    tab.select_option("#killed", "5")
    opened.has(names, "Alpha")
    tab.select_option("#killed", "unknown")
    opened.has(names, "Gamma")
    tab.click("#reset")
    opened.has(names, "Alpha", "Beta", "Gamma")
    tab.locator("#families input").first.uncheck()
    opened.has(names, "Alpha", "Gamma")
    tab.close()


def test_the_keyboard_reaches_an_event_and_leaves_it(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, made(1, killed=dead(3)))
    tab = opened.tab
    tab.locator("#list button").first.focus()
    tab.keyboard.press("Enter")
    assert "Killed" in opened.texts("#detail")[0]
    assert tab.evaluate("document.getElementById('detail').contains(document.activeElement)")
    tab.keyboard.press("Escape")
    assert tab.locator("#detail").is_hidden()
    tab.close()


def test_a_click_on_a_mark_tells_the_event(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, made(1, where("Alpha"), killed=dead(12)))
    tab = opened.tab
    box = tab.locator("#map").bounding_box()
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.wait_for_selector("#detail:not([hidden])")
    assert "Alpha" in opened.texts("#detail")[0]
    tab.close()


def test_a_phone_has_map_and_list_below_one_another(browser: Any, tmp_path: Path) -> None:
    opened = Opened(
        browser, tmp_path, made(1, killed=dead(3)),
        viewport={"width": 390, "height": 800}, color_scheme="dark",
    )  # fmt: skip
    width = opened.tab.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert opened.tab.locator("#list button").first.is_visible()
    opened.tab.close()
