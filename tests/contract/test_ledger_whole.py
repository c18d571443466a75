"""Invented reports read by the engine, linked by Dateline's own linker, settled by UCDP's rules."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plain import CLOCK, new_ledger

from dateline import default_pipeline
from dateline.ledger import Ledger
from dateline.linking import default_linker
from dateline.reading import read
from dateline.reconciliation import policy
from dateline.records import CodedReport, Report

if TYPE_CHECKING:
    from conftest import Place

REPORTS = Path(__file__).parents[2] / "examples" / "ledger"


@pytest.fixture(scope="module")
def told() -> list[CodedReport]:
    """The examples of the ledger, coded."""
    reports = [one for one in read(REPORTS) if isinstance(one, Report)]
    assert len(reports) > 10
    coded = default_pipeline().code(reports)
    return [one for one in coded if isinstance(one, CodedReport)]


def new(place: str) -> Ledger:
    return new_ledger(place, linker=default_linker(), policy=policy("ucdp"))


def content(ledger: Ledger) -> list[object]:
    """What does not depend on the order in which reports came."""
    dossiers = list(ledger.dossiers())
    groups = sorted(dossier.event.mentions for dossier in dossiers)
    copies = sorted((e.key, e.copy_of or "") for d in dossiers for e in d.entries)
    doubtful = sorted({(x.left, x.right, x.probability) for d in dossiers for x in d.doubtful})
    return [groups, copies, doubtful]


def test_any_order_and_all_at_once_give_the_same_ledger(
    place: Place, told: list[CodedReport]
) -> None:
    with new(place()) as first:
        first.add_all(told)
        expected = content(first)
        assert list(first.verify()) == []
        assert any(len(dossier.entries) > 1 for dossier in first.dossiers())
        assert any(e.copy_of for dossier in first.dossiers() for e in dossier.entries)
    for seed in range(3):
        order = random.Random(seed).sample(told, len(told))
        with new(place()) as ledger:
            for coded in order:
                ledger.add(coded)
            assert content(ledger) == expected
            assert list(ledger.verify()) == []


def test_the_same_reports_and_clock_give_the_same_ledger(
    place: Place, told: list[CodedReport]
) -> None:
    dumps = []
    for _ in range(2):
        with new(place()) as ledger:
            for coded in told:
                ledger.add(coded)
            dumps.append(list(ledger.dump()))
    assert dumps[0] == dumps[1]
    assert CLOCK.isoformat().replace("+00:00", "Z") in dumps[0][0]
