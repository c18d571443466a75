"""Copies of one text: kept, each with its own words, and counted as one source."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from plain import coded

from dateline.ledger import Copies, Ledger
from dateline.ledger.likeness import bands, likeness, signature
from dateline.records import CodedReport

if TYPE_CHECKING:
    from conftest import Make

BODY = (
    "The attackers came on motorcycles before dawn, a resident said, and stayed for two hours. "
    "The army said that reinforcements had been sent from the regional capital. No group has "
    "claimed responsibility. The region has seen a rise in raids since the rains ended, and "
    "the governor has asked villagers not to travel after dark."
)
CUT = BODY[: BODY.index(" The region has seen")]
OTHER = (
    "Shopkeepers pulled down their shutters when the first shots were heard near the livestock "
    "market. By noon the wounded had reached the hospital, where doctors spoke of a long night. "
    "It is the third raid there this year, and elders have called a meeting for Sunday."
)


def agency(
    publisher: str, published: str = "2019-11-02", words: str = BODY, killed: int = 5
) -> CodedReport:
    told = ("Gao", "2019-11-01", killed)
    return coded(told, published=published, publisher=publisher, words=words)


def heads(ledger: Ledger) -> dict[str, str | None]:
    """The publisher of each report, and that of the report of which it is a copy."""
    entries = [e for dossier in ledger.dossiers() for e in dossier.entries]
    names = {e.report.id: e.report.publisher for e in entries}
    return {str(e.report.publisher): names.get(e.copy_of or "") for e in entries}


def test_an_agency_text_in_three_papers_is_one_text(ledger: Ledger) -> None:
    for report in (
        agency("Agency"),
        agency("Herald", "2019-11-03"),
        agency("Star", "2019-11-04", CUT),
        agency("Tribune", "2019-11-03", OTHER),
    ):
        ledger.add(report)
    assert heads(ledger) == {"Agency": None, "Herald": "Agency", "Star": "Agency", "Tribune": None}
    [dossier] = ledger.dossiers()
    assert len({entry.text for entry in dossier.entries}) == 2
    assert all(e.mention.statements[0].evidence[0].text for e in dossier.entries)
    assert ledger.status().copies == 2


def test_an_updated_figure_leaves_it_the_same_text(ledger: Ledger) -> None:
    ledger.add(agency("Agency"))
    added = ledger.add(agency("Agency", "2019-11-03", killed=9))
    assert added.copy_of == agency("Agency").report.id


def test_the_earliest_stands_for_the_others_in_whatever_order_they_come(make: Make) -> None:
    told = [
        agency("Herald", "2019-11-03"),
        agency("Agency"),
        agency("Star", "2019-11-04", CUT),
    ]
    found = []
    for order in permutations(told):
        ledger = make()
        for report in order:
            ledger.add(report)
        found.append(heads(ledger))
        assert list(ledger.verify()) == []
    assert all(one == {"Agency": None, "Herald": "Agency", "Star": "Agency"} for one in found)


def test_a_text_that_hangs_two_families_together_makes_them_one(make: Make) -> None:
    first, second = agency("First", "2019-11-01"), agency("Second", "2019-11-13")
    ledger = make()
    for report in (first, second):
        ledger.add(report)
    assert set(heads(ledger).values()) == {None}  # twelve days apart
    ledger.add(agency("Between", "2019-11-07"))
    assert heads(ledger) == {"First": None, "Between": "First", "Second": "First"}
    [dossier] = ledger.dossiers()
    assert {entry.text for entry in dossier.entries} == {first.report.id}


def test_the_window_and_the_similarity_are_the_ledgers(make: Make) -> None:
    strict = make(copies=Copies(similarity=0.9, days=0))
    for report in (agency("Agency"), agency("Star", words=CUT), agency("Late", "2019-11-03")):
        strict.add(report)
    assert set(heads(strict).values()) == {None}


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (BODY, BODY, 1, 1),
        (BODY, BODY.upper(), 1, 1),
        (BODY, CUT, 0.45, 0.75),
        (BODY, OTHER, 0, 0.05),
        ("Five died.", "Five died.", 1, 1),
        ("Five died.", "Six died.", 0, 0),
        ("", "", 1, 1),
        ("", BODY, 0, 0),
    ],
)
def test_likeness_of_texts(one: str, other: str, least: float, most: float) -> None:
    left, right = signature(one), signature(other)
    assert least <= likeness(left, right) <= most
    assert bool(set(bands(left)) & set(bands(right))) == (least > 0)


def test_signatures_stay_what_they_are() -> None:
    """They are kept in ledgers: another version of the library must not change them."""
    from hashlib import sha256

    assert sha256(signature(BODY)).hexdigest()[:16] == "9eef9bb1ee5eb9b7"
