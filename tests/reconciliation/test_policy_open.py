"""Policy ``open`` (Standards for Casualty Recording, conflicting information: team discussion)."""

from __future__ import annotations

from made import HOSPITAL, POLICE, bounds, dossier, entry, settled, toll

from dateline.reconciliation import policy


def test_all_figures_are_listed_and_none_is_chosen() -> None:
    one, two = entry((POLICE, toll(12))), entry((HOSPITAL, toll(14)), day=1)
    figure = settled("open", one, two)
    assert bounds(figure) == (None, None, None)
    assert set(figure.used) == {f"{one.report.id}/s1", f"{two.report.id}/s1"}
    assert policy("open").settle(dossier(one, two)).open == ("killed",)


def test_where_all_agree_nothing_is_left_to_discuss() -> None:
    one, two = entry((POLICE, toll(12))), entry((HOSPITAL, toll(12)), day=1)
    assert bounds(settled("open", one, two)) == (12, 12, 12)
    assert policy("open").settle(dossier(one, two)).open == ()
