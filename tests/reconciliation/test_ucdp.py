"""Policy ``ucdp``: low, best and high (UCDP GED codebook 23.1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.dossiers import Dossier, Figure
from dateline.reconciliation import policy
from dateline.vocabulary import Group, Outcome

Read = Callable[..., Dossier]


def killed(dossier: Dossier, group: Group | None = None) -> Figure:
    figure = policy("ucdp").settle(dossier).figure(Outcome.KILLED, group)
    assert figure is not None
    return figure


def bounds(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


ARMY = (
    "Wire One",
    "2019-11-02",
    "Militants killed at least 53 soldiers and one civilian in an attack on an army base at "
    "Indelimane on Friday, the government said.",
)
GROUP = (
    "Wire Two",
    "2019-11-04",
    "Islamic State said its fighters killed 49 soldiers in an attack on an army base at "
    "Indelimane on Friday.",
)


def test_best_of_the_most_credible_source_and_the_whole_is_the_sum_of_the_groups(
    read: Read,
) -> None:
    dossier = read(ARMY, GROUP)
    assert bounds(killed(dossier)) == (49, 54, 54)
    assert bounds(killed(dossier, Group.SOLDIERS)) == (49, 53, 53)
    assert bounds(killed(dossier, Group.CIVILIANS)) == (1, 1, 1)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_reports_changes_nothing(read: Read, order: tuple[int, int]) -> None:
    both = (ARMY, GROUP)
    dossier = read(*(both[n] for n in order))
    assert bounds(killed(dossier)) == (49, 54, 54)
