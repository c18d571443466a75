"""Reports go in, events come out: the same on both stores, in whatever order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import permutations
from typing import TYPE_CHECKING

import msgspec
import pytest
from day_linker import DayAndPlace, same
from plain import CLOCK, coded, events

from dateline.dossiers import Link, event_id, mention_key
from dateline.errors import DuplicateIdError, EvidenceError, RecordError, UnknownEventError
from dateline.ledger import Ledger
from dateline.linking import Profile
from dateline.records import CodedReport, Failure, Span
from dateline.vocabulary import Verdict

if TYPE_CHECKING:
    from conftest import Make

GAO = coded(("Gao", "2019-11-01", 5))
LATER = coded(("Gao", "2019-11-01", 7), published="2019-11-03")
AGADEZ = coded(("Agadez", "2019-11-01", 5), published="2019-11-03")


def address(report: CodedReport, mention: str = "e1") -> str:
    return event_id(mention_key(report.report.id, mention))


def test_a_report_comes_back_as_it_was_coded(ledger: Ledger) -> None:
    two = coded(("Gao", "2019-11-01", 5), ("Agadez", "2019-10-01", 0))
    ledger.add(two)
    mentions = [e.mention for event in ledger.dossiers() for e in event.entries]
    assert sorted(mentions, key=lambda one: one.id) == list(two.mentions)
    assert {e.report for event in ledger.dossiers() for e in event.entries} == {two.report}


def test_mentions_of_one_incident_are_one_event(ledger: Ledger) -> None:
    first = ledger.add(GAO)
    assert first.outcome == "new"
    assert first.events == (address(GAO),)
    assert ledger.add(LATER).events == first.events
    assert ledger.add(AGADEZ).events == (address(AGADEZ),)
    dossier = ledger.dossier(address(GAO))
    assert [entry.report.id for entry in dossier.entries] == [GAO.report.id, LATER.report.id]
    assert [version.number for version in dossier.event.versions] == [1, 2]
    assert dossier.event.versions[0].mentions == (f"{GAO.report.id}/e1",)
    assert dossier.event.versions[1].mentions == tuple(sorted(dossier.event.mentions))
    assert dossier.event.versions[1].cause == f"report {LATER.report.id}"


def test_every_mention_has_an_address(ledger: Ledger) -> None:
    ledger.add(GAO)
    ledger.add(LATER)
    assert ledger.resolve(address(LATER)) == address(GAO)
    assert ledger.dossier(address(LATER)).event.id == address(GAO)
    assert ledger.updated(address(LATER)) == CLOCK
    assert ledger.resolve("ENOTHING") is None
    with pytest.raises(UnknownEventError, match="no event ENOTHING"):
        ledger.dossier("ENOTHING")


def test_the_same_report_again_changes_nothing(ledger: Ledger) -> None:
    ledger.add(GAO)
    before = list(ledger.dump())
    assert ledger.add(GAO).outcome == "known"
    assert ledger.add(msgspec.structs.replace(GAO, producer="reader/2")).outcome == "known"
    assert ledger.has(GAO.report)
    assert not ledger.has(LATER.report)
    assert list(ledger.dump()) == before


def test_one_id_for_two_texts_is_refused(ledger: Ledger) -> None:
    ledger.add(coded(("Gao", "2019-11-01", 5), id="r1"))
    with pytest.raises(DuplicateIdError, match="r1"):
        ledger.add(coded(("Gao", "2019-11-01", 6), id="r1"))
    with pytest.raises(DuplicateIdError, match="r1"):
        ledger.has(coded(("Gao", "2019-11-01", 6), id="r1").report)


def test_words_that_do_not_stand_there_are_refused(ledger: Ledger) -> None:
    [mention] = GAO.mentions
    wrong = msgspec.structs.replace(mention, triggers=(Span(0, 3, "Gao"),))
    with pytest.raises(EvidenceError):
        ledger.add(msgspec.structs.replace(GAO, mentions=(wrong,)))
    twice = msgspec.structs.replace(GAO, mentions=(mention, mention))
    with pytest.raises(RecordError, match="one id"):
        ledger.add(twice)
    nul = coded(("Gao", "2019-11-01", 5), words="\0")
    with pytest.raises(RecordError, match="characters"):
        ledger.add(nul)
    assert list(ledger.dossiers()) == []
    assert not ledger.has(GAO.report)


def test_a_doubtful_link_joins_nothing_and_is_told_on_both_sides(ledger: Ledger) -> None:
    day_after = coded(("Gao", "2019-11-02", 6), published="2019-11-03")
    ledger.add(GAO)
    ledger.add(day_after)
    assert len(events(ledger)) == 2
    for dossier in ledger.dossiers():
        [link] = dossier.doubtful
        assert link.comparisons == ()
        [link] = ledger.dossier(dossier.event.id).doubtful
        assert link.verdict is Verdict.POSSIBLE
        assert {link.left, link.right} == {f"{r.report.id}/e1" for r in (GAO, day_after)}
        assert link.comparisons[0].found == "1 days apart"


def test_an_event_that_joins_two_keeps_the_older_id_and_forwards_the_other(make: Make) -> None:
    """A report with both places told as one would do it; here a ruling of the linker's does."""
    bridge = coded(("Gao", "2019-11-01", 5), published="2019-11-05", words="bridge")

    class Bridging(DayAndPlace):
        producer = "bridging/1"

        def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
            """Only the bridge is the same as the others, which are apart from one another."""
            pairs = [(profile.key, other.key) for other in candidates]
            return [
                same(min(pair), max(pair)) for pair in pairs if f"{bridge.report.id}/e1" in pair
            ]

    ledger = make(linker=Bridging())
    ledger.add(LATER)
    ledger.add(GAO)
    assert len(events(ledger)) == 2
    added = ledger.add(bridge)
    assert added.events == (address(LATER),)
    assert ledger.resolve(address(GAO)) == ledger.resolve(address(bridge)) == address(LATER)
    [gone] = ledger.gone()
    assert (gone.event, gone.cause, gone.now) == (address(GAO), "merged", address(LATER))
    assert list(ledger.gone(CLOCK + dt.timedelta(seconds=1))) == []
    [dossier] = ledger.dossiers()
    assert dossier.event.versions[-1].cause == (
        f"report {bridge.report.id}; merged with {address(GAO)}"
    )


def test_any_order_gives_the_same_events(make: Make) -> None:
    reports = [
        GAO,
        LATER,
        AGADEZ,
        coded(("Gao", "2019-11-02", 3), ("Gao", "2019-11-01", 8), published="2019-11-04"),
        coded(("Gao", "2019-11-01", 5), published="2019-11-03", publisher="Copyist"),
    ]
    seen = set()
    for order in list(permutations(reports))[::17]:
        ledger = make()
        for report in order:
            ledger.add(report)
        copies = {e.report.id: e.copy_of for d in ledger.dossiers() for e in d.entries}
        seen.add(repr((events(ledger), sorted(copies.items()))))
    assert len(seen) == 1


def test_failures_are_kept_once(ledger: Ledger) -> None:
    failure = Failure(origin="a.txt", code="empty", message="no text")
    ledger.fail(failure)
    ledger.fail(failure)
    ledger.fail(Failure(origin="b.txt", code="empty", message="no text"))
    assert [one.origin for one in ledger.failures()] == ["a.txt", "b.txt"]
