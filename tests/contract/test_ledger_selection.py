"""Which events are chosen: every filter, as the ledger's own policy settles the events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from plain import CLOCK, coded, new_ledger

from dateline.ledger import Ledger, Selection
from dateline.vocabulary import EventType, PlacePrecision

if TYPE_CHECKING:
    from conftest import Place

GAO = coded(("Gao", "2019-11-01", 5), ("Agadez", "2018-02-10", 3))
MAIDUGURI = coded(("Maiduguri", "2020-01-05", 7), published="2020-01-06")


@pytest.fixture(scope="module")
def filled(place: Place) -> Iterator[Ledger]:
    """Three events; that of Agadez is only recalled as background."""
    times = iter([CLOCK, CLOCK, CLOCK + dt.timedelta(days=1)])
    with new_ledger(place(), clock=lambda: next(times)) as ledger:
        ledger.add(GAO)
        ledger.add(MAIDUGURI)
        yield ledger


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"Gao", "Agadez", "Maiduguri"}),
        ({"since": dt.date(2019, 11, 1)}, {"Gao", "Maiduguri"}),
        ({"since": dt.date(2019, 11, 2)}, {"Maiduguri"}),
        ({"until": dt.date(2019, 11, 1)}, {"Gao", "Agadez"}),
        ({"since": dt.date(2018, 1, 1), "until": dt.date(2018, 12, 31)}, {"Agadez"}),
        ({"countries": ("ML", "ne")}, {"Gao", "Agadez"}),
        ({"box": (-1.0, 16.0, 1.0, 17.0)}, {"Gao"}),
        ({"box": (10.0, -10.0, -170.0, 20.0)}, {"Maiduguri"}),  # across 180 degrees
        ({"types": (EventType.ARMED_ATTACK,)}, {"Gao", "Agadez", "Maiduguri"}),
        ({"types": (EventType.SHELLING,)}, set()),
        ({"precisions": (PlacePrecision.EXACT,)}, {"Gao", "Agadez", "Maiduguri"}),
        ({"precisions": (PlacePrecision.ADMIN1,)}, set()),
        ({"confidence": 0.9}, {"Gao", "Agadez", "Maiduguri"}),
        ({"confidence": 0.95}, set()),
        ({"actors": ("Gunmen",)}, {"Gao", "Agadez", "Maiduguri"}),
        ({"actors": ("army",)}, set()),
        ({"admin1": "Gao region"}, {"Gao"}),
        ({"background": False}, {"Gao", "Maiduguri"}),
        ({"updated_since": CLOCK + dt.timedelta(hours=1)}, {"Maiduguri"}),
        ({"countries": ("ML",), "since": dt.date(2020, 1, 1)}, set()),
    ],
)
def test_filters(filled: Ledger, filters: dict[str, Any], expected: set[str]) -> None:
    found = list(filled.dossiers(Selection(**filters)))
    places = {
        statement.value.name  # type: ignore[union-attr]
        for dossier in found
        for _, statement in dossier.statements("where")
    }
    assert places == expected
    ids = [dossier.event.id for dossier in found]
    assert ids == sorted(ids)
