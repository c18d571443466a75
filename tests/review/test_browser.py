"""A coder's work in a real browser: find, follow, correct, undo, merge, export; keys and safety.

Skipped where there is no Chromium (Debian: ``apt install chromium``).
"""

from __future__ import annotations

import csv
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from deskwork import HARD, Clock, filled, told
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dateline.ledger import Ledger
from dateline.review import app
from dateline.settings import Review, Settings

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}")


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """The address of a desk over a ledger."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = app(ledger, Settings(review=Review(analyst="ana", port=port)))
    server = uvicorn.Server(uvicorn.Config(made, port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "ledger.db", Clock()) as made:
        yield made


@pytest.fixture
def address(ledger: Ledger) -> Iterator[str]:
    with served(ledger) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new page; whatever the browser complains of fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield made
    context.close()
    assert [line for line in wrong if "Failed to load resource" not in line] == []


def gao(page: Page) -> None:
    """Open the event with two rival figures."""
    page.goto("/?killed_least=12")
    page.locator("[data-list] a.open").first.click()
    expect(page.locator("h1")).to_contain_text("Gao")


def items(page: Page, words: str) -> Any:
    return page.locator(".item", has_text=words).first


def select(page: Page, words: str) -> None:
    """Select words of the first report as a reader does: a range from the first to the last."""
    page.evaluate(
        """words => {
          const text = [...document.querySelectorAll("[data-text]")]
            .find((one) => one.textContent.includes(words));
          const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          const nodes = [];
          let all = "";
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (!node.parentElement.closest("[data-at]")) continue;
            nodes.push([node, all.length]);
            all += node.data;
          }
          const from = all.indexOf(words);
          const place = (at) => nodes.filter(([, begun]) => begun <= at).at(-1);
          const [first, a] = place(from), [last, b] = place(from + words.length - 1);
          getSelection().setBaseAndExtent(first, from - a, last, from + words.length - b);
        }""",
        words,
    )


def test_find_an_event_follow_a_figure_correct_it_and_undo(page: Page, ledger: Ledger) -> None:
    page.goto("/")
    expect(page.locator(".total")).to_have_text("4 events")
    page.keyboard.press("/")
    page.keyboard.type("gao")
    expect(page.locator(".total")).to_have_text("2 events")
    expect(page).to_have_url(re.compile(r"/\?q=gao$"))
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("killed")

    # A figure to its words, and back.
    page.locator(".voices a.rests", has_text="19 soldiers killed").first.click()
    expect(page.locator(".hl.lit", has_text="19 soldiers")).to_be_visible()
    page.locator(".hl", has_text="12").first.click()
    expect(page.locator(".item.lit")).to_contain_text("12 soldiers killed")

    # Correct it: the hospital says 19 in the text; the coder reads 18 to 20.
    item = items(page, "19 soldiers killed")
    item.hover()
    item.get_by_role("button", name="Correct").click()
    expect(page.locator("#sheet-words")).to_have_text("19 soldiers")
    page.locator("#c-low").fill("18")
    page.locator("#c-high").fill("20")
    page.locator("#c-why").fill("read again")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".said")).to_contain_text("Corrected.")
    expect(items(page, "18 to 20 soldiers killed")).to_be_visible()
    [decision] = ledger.decisions()
    assert (decision.analyst, decision.why) == ("ana", "read again")

    page.keyboard.press("u")
    expect(page.locator(".said")).to_contain_text("Undone.")
    expect(items(page, "19 soldiers killed")).to_be_visible()
    page.keyboard.press("Shift+U")
    expect(page.locator(".said")).to_contain_text("Done again.")
    expect(items(page, "18 to 20 soldiers killed")).to_be_visible()


@pytest.mark.parametrize("words", ["عاجل من غاو", "Cafe\u0301 Zoé", "🇲🇱", "⚠️ 🇲🇱 عاجل"])
def test_new_words_are_exact_with_emoji_arabic_and_accents(
    page: Page, ledger: Ledger, words: str
) -> None:
    gao(page)
    assert words in HARD
    told_in = page.locator(".coded", has_text="Zoé")
    report = told_in.locator("[data-text]").get_attribute("data-text")
    select(page, words)
    told_in.locator("[data-act=add]").click()
    expect(page.locator("#sheet-words")).to_have_text(words)
    page.locator("#c-slot").select_option("means")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".said")).to_contain_text("Added.")
    [decision] = ledger.decisions()
    assert decision.statement is not None
    [span] = decision.statement.evidence
    text = ledger.browse().report(str(report)).coded.report.text
    assert (span.text, text[span.start : span.end]) == (words, words)
    expect(page.locator(".hl.s-means").first).to_be_visible()
    shown = "".join(page.locator(".hl.s-means > span").all_text_contents())
    assert shown == words


def test_every_highlight_shows_the_words_of_its_statement(page: Page, ledger: Ledger) -> None:
    gao(page)
    for item in page.locator(".item").all():
        start, end = (int(str(item.get_attribute(f"data-{n}"))) for n in ("from", "to"))
        report = str(item.get_attribute("data-statement")).partition("/")[0]
        text = ledger.browse().report(report).coded.report.text
        target = item.get_attribute("id")
        pieces = page.locator(f'.hl[data-t~="{target}"] > span').all_text_contents()
        assert text[start:end] in "".join(pieces)


def test_duplicates_are_merged_from_the_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page.locator("h1")).to_have_text("Possible duplicates")
    page.keyboard.press("n")
    expect(page.locator("h1")).to_have_text("One event, or two?")
    expect(page.locator(".twin")).to_have_count(2)
    page.keyboard.press("m")
    expect(page.locator(".said")).to_contain_text("Merged into one event.")
    expect(page.locator(".coded")).to_have_count(3)
    page.locator(".said button").click()
    expect(page.locator(".said")).to_contain_text("Undone.")
    page.goto("/compare")
    expect(page.locator("[data-list] [data-row]")).to_have_count(1)


def test_a_change_by_another_is_told_and_nothing_is_lost(page: Page, ledger: Ledger) -> None:
    from dateline.records import Decision
    from dateline.vocabulary import DecisionKind

    gao(page)
    event = page.url.rpartition("/")[2]
    ledger.decide(
        Decision(
            id="other", kind=DecisionKind.ACCEPT, subject=event, analyst="ben", at=ledger.clock(),
            why="",
        )
    )  # fmt: skip
    page.keyboard.press("a")
    expect(page.locator("h1")).to_have_text("Someone changed this meanwhile")
    page.get_by_role("button", name="Do it all the same").click()
    expect(page.locator(".said")).to_contain_text("Accepted.")
    assert [d.analyst for d in ledger.decisions()] == ["ben", "ana"]


def test_an_export_has_the_events_of_the_filters(page: Page, tmp_path: Path) -> None:
    page.goto("/?country=NE")
    page.get_by_role("link", name="Export these").click()
    expect(page.locator(".page-head")).to_contain_text("1 event")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    target = tmp_path / "events.csv"
    waiting.value.save_as(target)
    with target.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 1
    assert "Agadez" in rows[0].values()


def test_the_address_holds_the_state(page: Page) -> None:
    page.goto("/?country=ML&order=oldest")
    expect(page.locator("#country")).to_have_value("ML")
    expect(page.locator(".total")).to_have_text("2 events")
    page.locator("#country").select_option("NG")
    expect(page.locator(".total")).to_have_text("1 event")
    page.go_back()
    expect(page.locator(".total")).to_have_text("2 events")
    expect(page.locator("#country")).to_have_value("ML")
    page.locator(".chips a").first.click()
    expect(page.locator(".total")).to_have_text("4 events")


def test_the_map_and_the_timeline_follow_the_filters(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#map[data-drawn='4']")).to_be_visible(timeout=60_000)
    page.locator("#country").select_option("ML")
    expect(page.locator("#map[data-drawn='2']")).to_be_visible(timeout=60_000)
    assert page.locator("#map .maplibregl-marker").count() == 0
    page.locator(".timeline a").first.dispatch_event("click")
    expect(page.locator(".total")).to_have_text("1 event")


def test_keys_are_listed_and_off_while_typing(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#q").click()
    page.keyboard.type("?gq")
    expect(page.locator("#keys")).to_be_hidden()
    assert page.url.startswith(page.url.partition("/queue")[0])
    expect(page.locator("#q")).to_have_value("?gq")


@pytest.mark.parametrize(
    "evil",
    [
        "<script>window.pwned=1</script>",
        "<img src=x onerror='window.pwned=1'>",
        "<svg onload='window.pwned=1'>",
        "\u202e<b onmouseover=pwned=1>",
    ],
)
def test_hostile_text_runs_nothing(page: Page, ledger: Ledger, evil: str) -> None:
    added = ledger.add(
        told(40, "Gao", "2020-01-01", before=evil + " ", title=evil, publisher=evil,
             published="2020-01-02")
    )  # fmt: skip
    for path in ("/", f"/events/{added.events[0]}", "/reports", "/queue", f"/nothing/{evil}"):
        page.goto(path)
        assert page.evaluate("window.pwned") is None


PAGES = ("/", "/queue", "/compare", "/reports", "/history", "/export", "gao", "pair")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_serious_fault_of_access(page: Page, scheme: Any) -> None:
    """axe-core's rules, in both schemes; "serious" and "critical" findings fail."""
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page.emulate_media(color_scheme=scheme)
    for path in PAGES:
        if path == "gao":
            gao(page)
        else:
            page.goto("/compare/next" if path == "pair" else path)
        page.evaluate(axe)
        found = page.evaluate("axe.run({exclude: ['.maplibregl-map']})")
        grave = [
            (v["id"], [n["html"][:120] + n["failureSummary"][-150:] for n in v["nodes"][:2]])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert grave == [], path


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        if path == "gao":
            gao(page)
        else:
            page.goto("/compare/next" if path == "pair" else path)
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, path
