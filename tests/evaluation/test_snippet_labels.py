"""Labels of short texts, after the conventions of the ACLED codebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.evaluation.snippet_labels import label_of

Analyse = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # Weapons that were found did not strike.
        ("Police found a sack of hand grenades in a barn near the border.", "DISR_WEAP"),
        ("Four rockets and a mortar were discovered under a bridge on Sunday.", "DISR_WEAP"),
        ("Rebels threw a hand grenade at the town hall.", "GRENADE"),
        # Ground that changes hands without a fight is transferred; leaving alone is a change.
        ("Rebels seized the town after the army pulled out overnight.", "NON_VIOL_TERRIT_TRANSFER"),
        ("Rebels seized the town after fierce clashes.", "NON_STATE_ACTOR_OVERTAKES_TER"),
        # Fighters who surrender have agreed to.
        ("Dozens of rebels surrendered to the army on Monday.", "AGREEMENT"),
        # An attack on goods alone is destruction of property.
        ("Youths attacked shops owned by foreigners.", "PROPERTY_DISTRUCT"),
        ("Gunmen attacked villagers at a well.", "ATTACK"),
        # What only sets the scene weighs less than what is told.
        (
            "Thousands of teachers marched through Bama after a bomb killed two pupils.",
            "PEACE_PROTEST",
        ),
        ("Hundreds of families fled the valley after an air strike on Monday.", "AIR_STRIKE"),
        # People are arrested, not disrupted; a crowd is no armed side.
        ("Officers intercepted five men at the border on Monday.", "ARREST"),
        ("Villagers attacked a health team with stones.", "MOB_VIOL"),
        ("The diggers found a mass grave with 30 bodies near the river.", "OTHER"),
        ("Gunmen attacked a police post near the well.", "ARMED_CLASH"),
    ],
)
def test_convention(analyse: Analyse, text: str, label: str) -> None:
    assert label_of(analyse(text)) == label
