"""The views of the list in a browser: one set of filters, the address, map, timeline, keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from deskbrowser import gao, opened
from playwright.sync_api import Page, expect

from dateline.ledger import Ledger
from dateline.review.keys import KEYS


def test_the_address_holds_the_state(view: Page) -> None:
    view.goto("/?country=ML&order=oldest")
    expect(view.locator("#country")).to_have_value("ML")
    expect(view.locator(".total")).to_have_text("2 events")
    view.locator("#country").select_option("NG")
    expect(view.locator(".total")).to_have_text("1 event")
    view.go_back()
    expect(view.locator(".total")).to_have_text("2 events")
    expect(view.locator("#country")).to_have_value("ML")
    view.locator(".chips a").first.click()
    expect(view.locator(".total")).to_have_text("4 events")


def test_the_map_and_the_timeline_follow_the_filters(view: Page) -> None:
    view.goto("/")
    expect(view.locator("#map[data-drawn='4']")).to_be_visible(timeout=60_000)
    view.locator("#country").select_option("ML")
    expect(view.locator("#map[data-drawn='2']")).to_be_visible(timeout=60_000)
    assert view.locator("#map .maplibregl-marker").count() == 0
    assert view.locator("#map *").count() < 40
    view.locator(".timeline a").first.dispatch_event("click")
    expect(view.locator(".total")).to_have_text("1 event")


def test_the_map_narrows_the_list(view: Page) -> None:
    view.goto("/")
    expect(view.locator("#map[data-drawn='4']")).to_be_visible(timeout=60_000)
    view.evaluate(
        """() => {
          const map = document.querySelector("#map").map;
          map.jumpTo({ center: [8, 17], zoom: 5 });
          map.fire("moveend", { originalEvent: new MouseEvent("mouseup") });
        }"""
    )
    view.get_by_role("button", name="Search this area").click()
    expect(view.locator(".total")).to_have_text("1 event")
    expect(view.locator("[data-list]")).to_contain_text("Agadez")
    expect(view).to_have_url(re.compile("box="))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_drawn_in_both_schemes(
    browser: Any, standing: tuple[str, Ledger], scheme: Any
) -> None:
    with opened(browser, standing[0], color_scheme=scheme) as page:
        page.goto("/")
        expect(page.locator("#map[data-drawn='4']")).to_be_visible(timeout=60_000)
        told = page.evaluate(
            "document.querySelector('#map').map.queryRenderedFeatures({layers: ['events']}).length"
        )
        assert told == 4
        page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
        page.wait_for_function(
            "() => { const map = document.querySelector('#map').map; return map.getLayer('events')"
            " && map.queryRenderedFeatures({layers: ['events']}).length === 4; }"
        )


def test_keys_are_listed_and_off_while_typing(view: Page) -> None:
    view.goto("/")
    view.keyboard.press("?")
    expect(view.locator("#keys")).to_be_visible()
    listed = view.locator("#keys kbd").all_text_contents()
    assert listed == [key for _, rows in KEYS for key, _ in rows]
    view.keyboard.press("Escape")
    expect(view.locator("#keys")).to_be_hidden()
    view.locator("#q").click()
    view.keyboard.type("?gqu")
    expect(view.locator("#keys")).to_be_hidden()
    expect(view.locator("#q")).to_have_value("?gqu")
    assert "/queue" not in view.url


def test_every_way_in_the_list_of_keys_leads_somewhere(view: Page) -> None:
    ways = {key.split()[1] for _, rows in KEYS for key, _ in rows if key.startswith("g ")}
    view.goto("/")
    found = {str(one.get_attribute("data-go")) for one in view.locator("[data-go]").all()}
    assert found == ways
    for way in sorted(ways - {"e"}):
        view.goto("/")
        view.keyboard.press("g")
        view.keyboard.press(way)
        view.wait_for_url(re.compile(r":\d+/\w+"))


def test_every_key_of_a_button_is_listed(view: Page) -> None:
    listed = {part for _, rows in KEYS for key, _ in rows for part in re.split(r"[ ,/]+", key)}
    for path in ("/", "/queue", "/compare", "/compare/next", "/reports", "gao"):
        if path == "gao":
            gao(view)
        else:
            view.goto(path)
        for one in view.locator("[data-key], [data-focus]").all():
            key = one.get_attribute("data-key") or one.get_attribute("data-focus")
            assert key in listed, path
