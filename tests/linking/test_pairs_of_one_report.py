"""What the reader kept apart stays apart, and what it doubted is a doubt."""

from __future__ import annotations

from telling import day, killed, links_of, profile

from dateline.linking import default_linker
from dateline.vocabulary import Verdict


def test_mentions_of_one_report_are_no_link() -> None:
    assert links_of([profile("a/e1"), profile("a/e2")]) == []


def test_a_doubt_of_the_reader_is_a_possible_duplicate() -> None:
    told = [profile("a/e1"), profile("a/e2", doubts=("a/e1",))]
    [link] = links_of(told)
    assert link.verdict is Verdict.POSSIBLE
    assert default_linker().explain(*told)[0].aspect == "report"


def test_the_same_mentions_of_two_reports_are_sure() -> None:
    told = {"counts": (killed(53),)}
    one, two = profile("a/e1", **told), profile("b/e1", **told)
    [link] = links_of([one, two])
    assert link.verdict is Verdict.SAME
    assert default_linker().explain(one, two) == default_linker().explain(two, one)
    weights = sum(c.weight for c in default_linker().explain(one, two))
    assert link.probability > 0.99
    assert weights > 5


def test_a_campaign_is_never_sure() -> None:
    told = {"counts": (killed(53),)}
    [link] = links_of([profile("a/e1", **told), profile("b/e1", loose=True, **told)])
    assert link.verdict is Verdict.POSSIBLE


def test_other_mentions_of_one_text_are_never_sure() -> None:
    [link] = links_of([profile("a/e1", text="x"), profile("b/e2", text="x")])
    assert link.verdict is Verdict.POSSIBLE


def test_the_same_place_a_month_apart_is_apart() -> None:
    assert links_of([profile("a/e1"), profile("b/e1", spells=(day(30),), published=738991)]) == []
