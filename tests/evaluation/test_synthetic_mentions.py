"""Synthetic reports: the same for the same seed, evidence in place, events of several reports."""

from __future__ import annotations

from collections import Counter

from dateline.evaluation.synthetic_mentions import synthetic_reports
from dateline.pipeline import check_evidence
from dateline.records import to_json


def test_the_same_seed_gives_the_same_reports_and_another_gives_others() -> None:
    first = [to_json(coded) for _, coded in synthetic_reports(300)]
    again = [to_json(coded) for _, coded in synthetic_reports(300)]
    other = [to_json(coded) for _, coded in synthetic_reports(300, seed=2)]
    assert len(first) == 300
    assert first == again
    assert first != other


def test_every_value_rests_on_words_of_its_text() -> None:
    for _, coded in synthetic_reports(200):
        check_evidence(coded.report, coded.mentions)
        assert {s.slot for s in coded.mentions[0].statements} >= {"type", "toll"}


def test_an_event_has_about_two_reports_and_each_year_is_in_order_of_publication() -> None:
    rows = list(synthetic_reports(4_000))
    sizes = Counter(event for event, _ in rows)
    assert 1.8 < len(rows) / len(sizes) < 2.6
    assert len({coded.report.id for _, coded in rows}) == len(rows)
    for year in range(20):
        days = [c.report.published for event, c in rows if event.startswith(f"{year}/")]
        assert days == sorted(days)
