"""The words over a picture tell what is shown, of which time and under which filters."""

from __future__ import annotations

import datetime as dt

from shown_making import made, when

from dateline.ledger.selection import Selection
from dateline.publishing.caption import caption, period
from dateline.publishing.shown import Shown
from dateline.vocabulary import DatePrecision, EventType, PlacePrecision


def test_title_tells_the_countries_and_types() -> None:
    found = caption(
        [made()], Selection(countries=("ML", "BF"), types=(EventType.AIR_STRIKE,)), "ucdp/1"
    )
    assert found.title == "Political violence in Mali and Burkina Faso: air strike"
    assert found.under == "1 event · 12 Mar 2024"
    assert found.foot == "Figures: policy ucdp/1 · Made with Dateline"


def test_many_countries_are_counted() -> None:
    found = caption([], Selection(countries=("ML", "BF", "NE", "TD")), "ucdp/1")
    assert found.title == "Political violence in Mali, Burkina Faso and 2 more"


def test_filters_are_told() -> None:
    selection = Selection(
        since=dt.date(2024, 1, 1),
        actors=("JNIM",),
        precisions=(PlacePrecision.EXACT,),
        confidence=0.5,
        box=(1, 2, 3, 4),
        background=False,
    )
    assert caption([made()], selection, "ucdp/1").under == (
        "1 event · 12 Mar 2024 · asked for: from 2024-01-01 · within 1, 2, 3, 4 · with JNIM · "
        "place: exact · confidence at least 0.5 · without background"
    )


def test_the_period_reaches_over_coarse_dates() -> None:
    month = when(dt.date(2024, 2, 1), dt.date(2024, 2, 29), DatePrecision.MONTH)
    assert period([made(1), made(2, when=month)]) == "1 Feb 2024 to 12 Mar 2024"
    assert period([Shown(event="E1")]) == ""
