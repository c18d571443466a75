"""A coder's work in a real browser: find, follow, correct, undo, add; words exact; clashes told."""

from __future__ import annotations

import re

import pytest
from deskbrowser import gao, item, ready, said, select
from deskwork import HARD
from playwright.sync_api import Page, expect

from dateline.ledger import Ledger
from dateline.records import Decision
from dateline.vocabulary import DecisionKind


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
    page.locator(".figure .voices a.rests", has_text="19 soldiers killed").first.click()
    expect(page.locator(".hl.lit", has_text="19 soldiers")).to_be_visible()
    page.locator(".hl", has_text="12").first.click()
    expect(page.locator(".item.lit")).to_contain_text("12 soldiers killed")

    # Correct it: the hospital says 19 in the text; the coder reads 18 to 20.
    item(page, "19 soldiers killed").hover()
    item(page, "19 soldiers killed").get_by_role("button", name="Correct").click()
    expect(page.locator("#sheet-words")).to_have_text("19 soldiers")
    page.locator("#c-low").fill("18")
    page.locator("#c-high").fill("20")
    page.locator("#c-why").fill("read again")
    page.get_by_role("button", name="Save").click()
    said(page, "Corrected.")
    expect(item(page, "18 to 20 soldiers killed")).to_be_visible()
    [decision] = ledger.decisions()
    assert (decision.analyst, decision.why) == ("ana", "read again")

    page.keyboard.press("u")
    said(page, "Undone.")
    expect(item(page, "19 soldiers killed")).to_be_visible()
    page.keyboard.press("Shift+U")
    said(page, "Done again.")
    expect(item(page, "18 to 20 soldiers killed")).to_be_visible()


def test_the_policy_is_changed_from_the_keyboard(page: Page) -> None:
    gao(page)
    expect(page.locator(".figure.whole .is")).to_contain_text("19")
    page.keyboard.press("p")
    expect(page.locator("#policy")).to_be_focused()
    page.locator("#policy").select_option("acled")
    expect(page).to_have_url(re.compile("policy=acled"))
    expect(page.locator(".figure.whole .is")).to_contain_text("12")
    page.locator(".figure.whole .aside summary").click()
    page.locator(".figure.whole .aside a.rests").first.click()
    expect(page.locator(".hl.lit", has_text="19 soldiers")).to_be_visible()


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
    said(page, "Added.")
    _is_exact(page, ledger, str(report), words)


def _is_exact(page: Page, ledger: Ledger, report: str, words: str) -> None:
    """See that the one decision rests on the words, in the store and in the page."""
    [decision] = ledger.decisions()
    assert decision.statement is not None
    [span] = decision.statement.evidence
    text = ledger.browse().report(report).coded.report.text
    assert (span.text, text[span.start : span.end]) == (words, words)
    expect(page.locator(".hl.s-means").first).to_be_visible()
    shown = "".join(page.locator(".hl.s-means > span").all_text_contents())
    assert shown == words


def test_words_are_chosen_with_the_keys_alone(page: Page, ledger: Ledger) -> None:
    """The sixth to the ninth word of HARD, less a character at the end, in code points."""
    gao(page)
    report = page.locator(".coded", has_text="Zoé").locator("[data-text]")
    key = str(report.get_attribute("data-text"))
    page.locator(".coded", has_text="Zoé").locator(".item").first.evaluate(
        "item => item.classList.add('at')"
    )
    page.keyboard.press("+")
    for press in ("ArrowRight",) * 7 + ("Shift+ArrowRight",) * 3 + ("[", "{", "}"):
        page.keyboard.press(press)
    expect(page.locator("#sheet")).to_be_hidden()
    page.keyboard.press("Enter")
    words = " ".join(HARD.split()[6:10])[:-1]
    expect(page.locator("#sheet-words")).to_have_text(words)
    page.locator("#c-slot").select_option("means")
    page.locator("#sheet .strong").press("Enter")
    said(page, "Added.")
    _is_exact(page, ledger, key, words)


def test_a_missed_event_is_added_with_the_keys_alone(page: Page, ledger: Ledger) -> None:
    page.goto("/reports?q=Agadez")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    ready(page, "Seven die in Agadez")
    page.keyboard.press("e")
    page.wait_for_url("**/read")
    ready(page, "Seven die in Agadez")
    page.keyboard.press("m")
    expect(page.locator("body.choosing")).to_be_visible()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#sheet")).to_be_hidden()
    page.keyboard.press("m")
    for press in ("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(press)
    page.keyboard.press("Enter")
    expect(page.locator("#sheet-title")).to_have_text("Add an event that was missed")
    chosen = page.locator("#sheet-words").text_content()
    page.locator("#c-type").select_option("bombing")
    page.locator("#sheet .strong").press("Enter")
    said(page, "Added.")
    expect(page.locator(".event")).to_have_count(2)
    [decision] = ledger.decisions()
    assert decision.statement is not None
    assert decision.statement.evidence[0].text == chosen == "said that"
    page.keyboard.press("u")
    said(page, "Undone.")
    assert len(list(ledger.dossiers())) == 4


def test_every_highlight_shows_the_words_of_its_statement(page: Page, ledger: Ledger) -> None:
    gao(page)
    for one in page.locator(".item").all():
        start, end = (int(str(one.get_attribute(f"data-{n}"))) for n in ("from", "to"))
        report = str(one.get_attribute("data-statement")).partition("/")[0]
        text = ledger.browse().report(report).coded.report.text
        target = one.get_attribute("id")
        pieces = page.locator(f'.hl[data-t~="{target}"] > span').all_text_contents()
        assert text[start:end] in "".join(pieces)


def test_a_change_by_another_is_told_and_nothing_is_lost(page: Page, ledger: Ledger) -> None:
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
    said(page, "Accepted.")
    assert [d.analyst for d in ledger.decisions()] == ["ben", "ana"]
