"""A report coded anew: the new statements hold, the old ones stay, ids lead where they led."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from plain import coded, events

from dateline.dossiers import event_id
from dateline.ledger import Ledger
from dateline.records import CodedReport

if TYPE_CHECKING:
    from conftest import Make

TWO = coded(("Gao", "2019-11-01", 5), ("Agadez", "2019-11-01", 4))
OTHER = coded(("Gao", "2019-11-01", 6), published="2019-11-03")
e1, e2 = (f"{TWO.report.id}/e{n}" for n in (1, 2))
other = f"{OTHER.report.id}/e1"


def again(report: CodedReport, mentions: int, producer: str = "reader/2") -> CodedReport:
    return msgspec.structs.replace(report, mentions=report.mentions[:mentions], producer=producer)


def filled(ledger: Ledger) -> Ledger:
    ledger.add(OTHER)
    ledger.add(TWO)
    return ledger


def test_new_statements_take_the_place_of_the_old(ledger: Ledger) -> None:
    filled(ledger)
    added = ledger.add(again(TWO, 2), replace=True)
    assert added.outcome == "replaced"
    assert ledger.resolve(event_id(e1)) == event_id(other)
    assert ledger.resolve(event_id(e2)) == event_id(e2)
    reports = [line for line in ledger.dump() if line.startswith('{"report"')]
    assert sum('"earlier":[{' in line for line in reports) == 1
    assert list(ledger.verify()) == []
    assert ledger.add(again(TWO, 2), replace=True).outcome == "known"


def test_a_mention_that_is_told_no_more_takes_its_event_along(ledger: Ledger) -> None:
    filled(ledger)
    ledger.add(again(TWO, 1), replace=True)
    assert events(ledger) == [[e1, other]]
    assert ledger.resolve(event_id(e2)) is None
    [gone] = ledger.gone()
    assert (gone.event, gone.cause, gone.now) == (event_id(e2), "recoded", None)
    assert list(ledger.verify()) == []


def test_an_address_of_a_dropped_mention_leads_to_the_event_that_held_it(ledger: Ledger) -> None:
    filled(ledger)
    ledger.add(again(TWO, 0), replace=True)
    assert ledger.resolve(event_id(e1)) == event_id(other)
    assert events(ledger) == [[other]]


def test_a_founder_dropped_leaves_its_event_the_id(ledger: Ledger) -> None:
    ledger.add(TWO)
    ledger.add(OTHER)
    ledger.add(again(TWO, 0), replace=True)
    assert ledger.dossier(event_id(e1)).event.mentions == (other,)
    assert ledger.resolve(event_id(other)) == event_id(e1)
    ledger.add(again(TWO, 2, producer="reader/3"), replace=True)
    assert ledger.dossier(event_id(e1)).event.mentions == (e1, other)
    assert ledger.resolve(event_id(e2)) == event_id(e2)
    assert list(ledger.gone()) == []
    assert list(ledger.verify()) == []


def test_recoding_back_gives_the_same_events(make: Make) -> None:
    ledger = filled(make())
    before = events(ledger)
    ledger.add(again(TWO, 0), replace=True)
    ledger.add(TWO, replace=True)
    assert events(ledger) == before
