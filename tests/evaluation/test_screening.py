"""The measures of the screen."""

from __future__ import annotations

from dateline.evaluation import screening
from dateline.evaluation.invented_irrelevant import irrelevant
from dateline.evaluation.screening_texts import Item, held


def test_kept_and_spared_are_shares_by_set() -> None:
    items = [
        Item("muc4-dev", "1", "", True),
        Item("muc4-dev", "2", "", True),
        Item("muc4-tst", "3", "", False),
        Item("timex", "4", "", None),
        Item("invented", "5", "", False),
    ]
    rows = [{"score": s} for s in (0.0, -0.1, 2.0, -1.0, -3.0)]
    assert screening.score(items, rows) == {
        "reports": 5,
        "kept_muc4_dev": 50.0,
        "spared_invented": 100.0,
        "spared_muc4_irrelevant": 0.0,
        "spared_news": 100.0,
    }


def test_a_prediction_is_the_score_and_a_short_text_has_no_less_than_nothing() -> None:
    items = [
        Item("a", "1", "goal goal goal", None),
        Item("a", "2", "league table goal " * 40, None),
    ]
    short, long = (row["score"] for row in screening.predict(items))
    assert short >= 0 > long


def test_a_part_of_the_news_is_held_out_and_always_the_same() -> None:
    items = [Item("lgl", f"lgl-{n}", "", None) for n in range(1000)]
    share = sum(map(held, items)) / 1000
    assert 0.25 < share < 0.35
    assert held(Item("tr-news", "tr-news-1", "", None))


def test_invented_reports_are_the_same_for_a_seed_and_leave_no_gap() -> None:
    reports = list(irrelevant(60, seed=3))
    assert reports == list(irrelevant(60, seed=3))
    assert reports != list(irrelevant(60, seed=4))
    assert len({one.id for one in reports}) == 60
    assert not [one for one in reports if "{" in one.text or "}" in one.text]
