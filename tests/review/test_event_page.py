"""The page of an event: what each value rests on, by which policy, and what each report changed."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from deskwork import Client, told

from dateline.ledger import Ledger
from dateline.reconciliation import POLICIES, policy
from dateline.review.pages.figures import chart
from dateline.review.pages.histories import MOST_STEPS, because
from dateline.review.pages.histories import told as known
from dateline.review.pages.reasons import Reasons
from dateline.review.pages.rows import chance


@pytest.fixture
def gao(client: Client) -> str:
    """An event with two rival figures: the army's 12, the hospital's 19."""
    [event] = client.get("/api/v1/events?contested=true").json()["events"]
    return str(event["id"])


def part(page: str, heading: str) -> str:
    """The section under a heading, as words."""
    found = re.search(rf'id="{heading}".*?</section>', page, re.DOTALL)
    assert found is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def test_a_policy_says_what_it_does_and_settles_the_page(client: Client, gao: str) -> None:
    own = client.get(f"/events/{gao}").text
    other = client.get(f"/events/{gao}?policy=acled").text
    assert policy("ucdp").terms.does in unescape(own)
    assert policy("acled").terms.does in unescape(other)
    assert "19 (12–19)" in part(own, "f-toll")
    assert "12" in part(other, "f-toll").partition("soldiers")[0]
    assert "19 (12–19)" not in part(other, "f-toll")
    for name in POLICIES:
        assert client.get(f"/events/{gao}?policy={name}").status_code == 200


def test_each_value_tells_what_it_rests_on_and_what_was_set_aside(
    client: Client, ledger: Ledger, gao: str
) -> None:
    page = client.get(f"/events/{gao}?policy=acled").text
    assert "2 statements used" in part(page, "f-when")
    toll = part(page, "f-toll").partition("set aside")
    assert "12 soldiers killed The army" in toll[0]
    assert "19 soldiers killed The hospital (medical), in Example Post:" in toll[2]
    ledger.add(told(12, "Gao", "2019-11-01", published="2019-11-04", publisher="Late Wire"))
    when = part(client.get(f"/events/{gao}").text, "f-when")
    assert "1 statement used, 2 set aside" in when
    assert "a copy of the text of “Hospital counts 19 dead in Gao”" in when


def test_the_policy_that_settles_nothing_leaves_it_to_the_team(client: Client, gao: str) -> None:
    page = client.get(f"/events/{gao}?policy=open").text
    assert "Left to the team:" in page
    assert "Left to the team:" not in client.get(f"/events/{gao}").text


def test_the_page_tells_what_each_report_changed(client: Client, gao: str) -> None:
    steps = part(client.get(f"/events/{gao}").text, "f-known")
    assert "first report" in steps
    assert "killed: 12 → 19 (12–19)" in steps or "killed: 19 → 19 (12–19)" in steps
    assert "sources contradict one another" in steps
    assert not re.search(r"\b[0-9a-f]{16}\b", steps)


def test_the_chart_has_a_line_for_each_source_and_the_settled_figure(
    ledger: Ledger, gao: str
) -> None:
    ledger.add(told(21, "Gao", "2019-11-01", says="The hospital", published="2019-11-09"))
    dossier = ledger.dossier(gao)
    history = known(dossier, policy("ucdp"))
    assert history is not None
    made = chart(history, Reasons(dossier))
    assert made is not None
    assert sorted(voice["number"] for voice in made["voices"]) == ["12", "19", "21"]
    heights = [p["y"] for voice in made["voices"] for p in voice["points"]]
    numbers = [int(p["number"]) for voice in made["voices"] for p in voice["points"]]
    order = sorted(zip(numbers, heights, strict=True))
    assert [y for _, y in order] == sorted(heights, reverse=True)
    assert made["ticks"][0][0] == 0
    assert made["ticks"][-1][0] >= 21
    labels = sorted(voice["label"] for voice in made["voices"])
    assert all(b - a >= 17.9 for a, b in pairwise(labels))


def test_the_line_of_the_best_figure_breaks_where_none_is_settled(ledger: Ledger, gao: str) -> None:
    dossier = ledger.dossier(gao)
    for name, ends in (("ucdp", True), ("open", False)):
        history = known(dossier, policy(name))
        assert history is not None
        made = chart(history, Reasons(dossier))
        assert made is not None
        assert made["best"].endswith(f"H{made['right']}") is ends


def test_one_figure_alone_makes_no_chart(client: Client) -> None:
    [event] = client.get("/api/v1/events?country=NE").json()["events"]
    assert "<figure" not in client.get(f"/events/{event['id']}").text


def test_an_event_of_very_many_reports_is_shown_without_its_steps(
    client: Client, ledger: Ledger, gao: str
) -> None:
    for number in range(MOST_STEPS):
        ledger.add(told(12, "Gao", "2019-11-01", publisher=f"Paper {number}"))
    page = client.get(f"/events/{gao}").text
    assert f"dateline history LEDGER {gao}" in unescape(page)


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("report 46bc8b2cf4ba5a68", "a report came"),
        ("reports a, b; merged with EAAAAAAAAAAAA", "reports came; merged with EAAAAAAAAAAAA"),
        ("report x coded anew", "a report coded anew"),
        ("decision DABC: merge; merged with E1", "decided: merge; merged with E1"),
        ("linked anew by a linker", "linked anew by a linker"),
    ],
)
def test_causes_are_told_without_ids(cause: str, words: str) -> None:
    assert because(cause) == words


def test_no_comparison_is_told_as_certain() -> None:
    assert [chance(p) for p in (0.0, 0.4, 0.994, 0.9999)] == [
        "under 1 %", "40 %", "99 %", "over 99 %",
    ]  # fmt: skip


def test_an_event_of_a_crowded_day_counts_the_less_likely_doubts(
    client: Client, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    [pair] = ledger.browse().duplicates()
    assert f"/compare/{pair.left}/{pair.right}" in client.get(f"/events/{pair.left}").text
    assert "less likely" not in client.get(f"/events/{pair.left}").text
    monkeypatch.setattr("dateline.review.pages.event._DOUBTFUL", 0)
    shown = client.get(f"/events/{pair.left}").text
    assert "and 1 less likely" in shown
    assert f"/compare/{pair.left}/{pair.right}" not in shown
