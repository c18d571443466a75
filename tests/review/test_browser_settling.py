"""What is settled between events and between coders, in a browser: merge, adjudicate, export."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from deskbrowser import gao, item, opened, ready, said, served
from playwright.sync_api import Page, expect

from dateline.ledger import Ledger
from dateline.review.accounts import Accounts
from dateline.review.people import Role

PASSWORD = "correct horse battery"


def test_duplicates_are_merged_from_the_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("g")
    page.keyboard.press("d")
    ready(page, "Possible duplicates")
    page.keyboard.press("n")
    ready(page, "One event, or two?")
    expect(page.locator(".twin")).to_have_count(2)
    page.keyboard.press("m")
    said(page, "Merged into one event.")
    expect(page.locator(".coded")).to_have_count(3)
    page.locator(".said button").click()
    said(page, "Undone.")
    page.goto("/compare")
    expect(page.locator("[data-list] [data-row]")).to_have_count(1)
    page.keyboard.press("n")
    ready(page, "One event, or two?")
    page.keyboard.press("k")
    page.wait_for_url("**/compare?done=*")
    said(page, "Kept apart.")
    page.goto("/compare")
    expect(page.locator("[data-list] [data-row]")).to_have_count(0)


def test_reports_are_split_off_from_the_keyboard(page: Page, ledger: Ledger) -> None:
    gao(page)
    page.keyboard.press("s")
    expect(page.locator("#split")).to_be_visible()
    page.locator("#split label", has_text="Hospital").locator("input").press("Space")
    page.locator("#split .strong").press("Enter")
    said(page, "Split off.")
    assert len(list(ledger.dossiers())) == 5
    page.keyboard.press("u")
    said(page, "Undone.")
    assert len(list(ledger.dossiers())) == 4


@pytest.fixture
def team(ledger: Ledger, tmp_path: Path) -> Iterator[str]:
    """The address of a desk with two coders and a reviewer."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    accounts = Accounts(tmp_path / "accounts.db", hasher=quick)
    for name, role in (("cora", Role.CODER), ("cyril", Role.CODER), ("rita", Role.REVIEWER)):
        accounts.add_user(name, PASSWORD, role, by="test")
    with served(ledger, accounts) as address:
        yield address
    accounts.close()


def enter(page: Page, name: str) -> None:
    page.goto("/login")
    page.locator("#name").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".person")).to_contain_text(name)
    page.wait_for_load_state()


def code(page: Page, low: str) -> None:
    """Correct the figure of a report, and say that it is read; all with the keys."""
    page.goto("/reports?q=Gao")
    page.get_by_role("link", name="Attaque").click()
    page.wait_for_url("**/reports/*")
    ready(page, "Attaque")
    page.keyboard.press("e")
    page.wait_for_url("**/read")
    ready(page, "Attaque")
    count = page.locator(".events .item").count()
    for _ in range(count):
        page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#c-low").fill(low)
    page.locator("#c-high").fill(low)
    page.locator("#sheet .strong").press("Enter")
    said(page, "Corrected.")
    expect(item(page, f"{low} soldiers killed")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("h1")).to_have_text("Agreement")


def test_two_coders_are_adjudicated_where_they_differ(
    browser: Any, team: str, ledger: Ledger
) -> None:
    for name, low in (("cora", "13"), ("cyril", "14")):
        with opened(browser, team) as page:
            enter(page, name)
            code(page, low)
    with opened(browser, team) as page:
        enter(page, "rita")
        page.keyboard.press("g")
        page.keyboard.press("a")
        ready(page, "Agreement")
        expect(page.locator("#left")).to_have_value("cora")
        expect(page.locator("#right")).to_have_value("cyril")
        toll = page.locator("tr", has_text="toll").locator("td")
        expect(toll.nth(1)).to_have_text("1")
        expect(toll.nth(2)).to_have_text("0")
        page.wait_for_load_state()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/adjudicate/*")
        ready(page, "Attaque")
        expect(page.locator("[data-row]")).to_have_count(1)
        expect(page.locator(".twin").first).to_contain_text("13 soldiers killed")
        page.keyboard.press("j")
        page.keyboard.press("2")
        expect(page.locator(".empty")).to_contain_text("All is settled.")
        assert [d.analyst for d in ledger.decisions() if d.kind == "undo"] == ["rita"]
        told = [s.value for d in ledger.dossiers() for _, s in d.statements("toll")]
        lows = {getattr(value, "low", None) for value in told}
        assert 14 in lows
        assert 13 not in lows


def test_an_export_has_the_events_of_the_filters(page: Page, tmp_path: Path) -> None:
    rows = exported(page, tmp_path / "events.csv", "NE")
    assert len(rows) == 1
    assert "Agadez" in rows[0].values()


def exported(page: Page, target: Path, country: str) -> list[dict[str, str]]:
    page.goto(f"/?country={country}")
    page.get_by_role("link", name="Export these").click()
    expect(page.locator(".page-head")).to_contain_text("1 event")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    waiting.value.save_as(target)
    with target.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
