"""Policy ``gtd``: majority, else latest, else lowest; nkill includes the attackers (GTD codebook).

The order of the three is an assumption; see ``policies.toml``.
"""

from __future__ import annotations

from made import (
    HOSPITAL,
    POLICE,
    REPORT,
    RESIDENTS,
    UN,
    bounds,
    entry,
    settled,
    toll,
)

from dateline.vocabulary import Group


def test_the_figure_of_most_independent_sources() -> None:
    one = entry((POLICE, toll(12)), publisher="A")
    two = entry((HOSPITAL, toll(14)), publisher="B")
    three = entry((UN, toll(14)), publisher="C")
    assert bounds(settled("gtd", one, two, three)) == (14, 14, 14)


def test_without_a_majority_the_latest() -> None:
    one, two = entry((POLICE, toll(14)), day=0), entry((HOSPITAL, toll(12)), day=1)
    assert settled("gtd", one, two).best == 12


def test_of_one_day_the_lowest() -> None:
    one = entry((POLICE, toll(14)), (HOSPITAL, toll(12)))
    assert settled("gtd", one).best == 12


def test_attackers_who_died_are_counted_and_shown_apart() -> None:
    one = entry((POLICE, toll(9, Group.CIVILIANS)), (POLICE, toll(2, Group.ATTACKERS)))
    assert settled("gtd", one).best == 11
    assert settled("gtd", one, group=Group.ATTACKERS).best == 2


def test_two_outlets_that_quote_one_speaker_are_one_source() -> None:
    quoted = [entry((POLICE, toll(12)), publisher=name) for name in ("A", "B", "C")]
    others = [entry((HOSPITAL, toll(14)), publisher="D"), entry((UN, toll(14)), publisher="E")]
    assert settled("gtd", *quoted, *others).best == 14


def test_copies_of_one_text_are_one_source() -> None:
    original = entry((REPORT, toll(12)), publisher="A")
    copies = [
        entry((REPORT, toll(12)), publisher=name, copy_of=original.report.id) for name in ("B", "C")
    ]
    others = [entry((HOSPITAL, toll(14)), publisher="D"), entry((RESIDENTS, toll(14)), day=0)]
    assert settled("gtd", original, *copies, *others).best == 14
