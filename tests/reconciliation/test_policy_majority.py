"""Policy ``majority`` (Standards for Casualty Recording, conflicting information: majority)."""

from __future__ import annotations

from made import HOSPITAL, POLICE, REPORT, RESIDENTS, UN, entry, reasons, settled, toll

from dateline.vocabulary import Group


def test_the_figure_that_most_sources_give() -> None:
    one = entry((POLICE, toll(12)), (HOSPITAL, toll(14)), (UN, toll(14)))
    figure = settled("majority", one)
    assert figure.best == 14
    assert "2 of 3 sources" in figure.reason
    assert "2 of 3 sources" in reasons(figure)[f"{one.report.id}/s1"]


def test_a_report_that_repeats_what_it_quotes_is_no_second_source() -> None:
    one = entry((POLICE, toll(12)), (REPORT, toll(12)), publisher="A")
    two = entry((HOSPITAL, toll(14)), publisher="B")
    three = entry((RESIDENTS, toll(14)), publisher="C")
    assert settled("majority", one, two, three).best == 14


def test_who_counts_women_alone_is_no_rival_of_who_counts_all() -> None:
    women = [entry((p, toll(2, Group.WOMEN))) for p in (POLICE, HOSPITAL)]
    everyone = entry((UN, toll(9)), day=0)
    assert settled("majority", *women, everyone).best == 9
