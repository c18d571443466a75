"""Pages for everyone, in a browser: axe's rules, small screens, and text that runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from deskbrowser import gao, grave, opened, served
from deskwork import told
from playwright.sync_api import Page, expect

from dateline.ledger import Ledger
from dateline.review.accounts import Accounts
from dateline.review.people import Role

SCHEMES: tuple[Any, ...] = ("light", "dark")
PASSWORD = "correct horse battery"
PAGES = (
    "/", "/?q=nothing", "/queue", "/compare", "pair", "/reports", "report", "read", "/add",
    "/agreement", "adjudicate", "/history", "/export", "gao", "/accounts", "/events/EAAAAAAAAAAAA",
)  # fmt: skip


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Ledger]]:
    """A desk with accounts, decisions, and two readings of a report: no page of it is empty."""
    from deskwork import filled

    folder = tmp_path_factory.mktemp("team")
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    accounts = Accounts(folder / "accounts.db", hasher=quick)
    for name, role in (("adam", Role.ADMIN), ("cora", Role.CODER)):
        accounts.add_user(name, PASSWORD, role, by="test")
    accounts.add_token("cora", "a script", Role.READER, 1, by="adam")
    with filled(folder / "ledger.db") as ledger, served(ledger, accounts) as address:
        yield address, ledger
    accounts.close()


@pytest.fixture(scope="module")
def within(browser: Any, team: tuple[str, Ledger]) -> Iterator[Page]:
    """A page of that desk, logged in, for all tests."""
    with opened(browser, team[0]) as page:
        page.goto("/login")
        page.locator("#name").fill("adam")
        page.locator("#password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".person")
        yield page


def visit(page: Page, path: str) -> None:
    if path == "gao":
        gao(page)
    elif path in ("report", "read"):
        page.goto("/reports?q=Attaque")
        page.locator("[data-list] a.open").first.click()
        if path == "read":
            page.get_by_role("link", name="Code by hand").click()
    elif path == "adjudicate":
        visit(page, "read")
        if page.get_by_role("button", name="Done").count():
            page.get_by_role("button", name="Done").click()
        page.goto("/agreement")
        page.locator("[data-list] a.open").first.click()
    else:
        page.goto("/compare/next" if path == "pair" else path)


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_serious_fault_of_access(within: Page, path: str) -> None:
    visit(within, path)
    for scheme in SCHEMES:
        within.emulate_media(color_scheme=scheme)
        assert grave(within) == [], scheme


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_login_and_the_sheets_have_none(
    browser: Any, team: tuple[str, Ledger], within: Page, scheme: Any
) -> None:
    with opened(browser, team[0], color_scheme=scheme) as outside:
        outside.goto("/login")
        assert grave(outside) == []
    within.emulate_media(color_scheme=scheme)
    gao(within)
    within.keyboard.press("?")
    assert grave(within) == []
    within.keyboard.press("Escape")
    within.keyboard.press("j")
    within.keyboard.press("e")
    within.wait_for_selector("#sheet[open]")
    assert grave(within) == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_edge(within: Page, width: int) -> None:
    within.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        visit(within, path)
        over = within.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, path


@pytest.mark.parametrize(
    "evil",
    [
        "<script>window.pwned=1</script>",
        "<img src=x onerror='window.pwned=1'>",
        "<svg onload='window.pwned=1'>",
        "\u202e<b onmouseover=pwned=1>",
        "</textarea></title><script>window.pwned=1</script>",
        "'\"><a href=javascript:pwned=1 autofocus onfocus=pwned=1>x</a>",
    ],
)
def test_hostile_text_runs_nothing(page: Page, ledger: Ledger, evil: str) -> None:
    added = ledger.add(
        told(40, "Gao", "2020-01-01", before=evil + " ", title=evil, publisher=evil,
             published="2020-01-02")
    )  # fmt: skip
    report = page.request.get("/api/v1/reports").json()["reports"][0]["id"]
    for path in (
        "/", f"/events/{added.events[0]}", "/reports", f"/reports/{report}",
        f"/reports/{report}/read", "/queue", f"/nothing/{evil}", f"/?q={evil}", f"/?since={evil}",
        f"/login?next={evil}", f"/add?text={evil}",
    ):  # fmt: skip
        page.goto(path)
        assert page.evaluate("window.pwned") is None, path
        assert page.locator("header.bar").count() == 1, path


def test_a_page_without_script_still_shows_its_list(browser: Any, team: tuple[str, Ledger]) -> None:
    with opened(browser, team[0], java_script_enabled=False) as page:
        page.goto("/login")
        page.locator("#name").fill("cora")
        page.locator("#password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".person")
        page.locator("#country").select_option("NE")
        page.get_by_role("button", name="Apply").click()
        expect(page.locator(".total")).to_have_text("1 event")
        page.locator("[data-list] a.open").click()
        expect(page.locator("h1")).to_contain_text("Agadez")
