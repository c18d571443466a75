"""The desk in a real browser: a server in a thread, pages that fail on what they complain of."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, expect

from dateline.ledger import Ledger
from dateline.review import app
from dateline.review.accounts import Accounts
from dateline.settings import Review, Settings

WAIT = 20_000
"""Milliseconds until something that does not come is missed: machines of tests are busy."""
expect.set_options(timeout=WAIT)


@contextmanager
def served(ledger: Ledger, accounts: Accounts | None = None) -> Iterator[str]:
    """The address of a desk over a ledger."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = app(ledger, Settings(review=Review(analyst="ana", port=port)), accounts)
    server = uvicorn.Server(uvicorn.Config(made, port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def opened(browser: Browser, address: str, **more: Any) -> Iterator[Page]:
    """A new page; whatever the browser complains of fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, **more)
    context.set_default_timeout(WAIT)
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
    ready(page, "Gao")


def ready(page: Page, heading: str) -> None:
    """Wait for a page that was gone to, until its keys work."""
    expect(page.locator("h1").first).to_contain_text(heading)
    page.wait_for_load_state()


def item(page: Page, words: str) -> Any:
    """The value that says so."""
    return page.locator(".item", has_text=words).first


def said(page: Page, words: str) -> None:
    """See that the desk says so."""
    expect(page.locator(".said").first).to_contain_text(words)
    page.wait_for_load_state()


def select(page: Page, words: str) -> None:
    """Select words of a report as a reader does: a range from the first to the last."""
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


def grave(page: Page) -> list[Any]:
    """What axe-core finds at a page that is serious or critical."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run({exclude: ['.maplibregl-map']})")
    return [
        (one["id"], [n["html"][:120] + n["failureSummary"][-150:] for n in one["nodes"][:2]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
