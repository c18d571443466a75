"""What analysts decide goes before any comparison, keeps every id, and can be undone."""

from __future__ import annotations

import datetime as dt

import pytest
from plain import CLOCK, coded, events

from dateline.dossiers import event_id
from dateline.errors import DecisionError, UnknownEventError
from dateline.ledger import Ledger
from dateline.records import Decision
from dateline.vocabulary import DecisionKind

A = coded(("Gao", "2019-11-01", 5))
B = coded(("Gao", "2019-11-01", 7), published="2019-11-03")
C = coded(("Agadez", "2019-11-01", 4), published="2019-11-04")
a, b, c = (f"{report.report.id}/e1" for report in (A, B, C))


def decision(
    kind: str, subject: str, *others: str, id: str = "d1", at: dt.datetime = CLOCK
) -> Decision:
    return Decision(
        id=id,
        kind=DecisionKind(kind),
        subject=subject,
        others=others,
        analyst="ayse",
        at=at,
        why="read both reports",
    )


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A and B tell one event, C another."""
    for report in (A, B, C):
        ledger.add(report)
    assert events(ledger) == sorted([sorted([a, b], key=[a, b].index), [c]])
    return ledger


def test_merge_files_two_events_under_the_older(filled: Ledger) -> None:
    filled.decide(decision("merge", event_id(c), event_id(b)))
    assert events(filled) == [[a, b, c]]
    assert filled.resolve(event_id(c)) == event_id(a)
    [gone] = filled.gone()
    assert (gone.event, gone.cause, gone.now) == (event_id(c), "merged", event_id(a))
    [made] = filled.dossier(event_id(c)).decisions
    assert made.why == "read both reports"
    assert filled.dossier(event_id(a)).event.versions[-1].cause == (
        f"decision d1: merge; merged with {event_id(c)}"
    )


def test_undo_gives_the_event_its_id_back(filled: Ledger) -> None:
    before = events(filled)
    filled.decide(decision("merge", event_id(a), event_id(c)))
    filled.decide(decision("undo", "d1", id="d2"))
    assert events(filled) == before
    assert filled.resolve(event_id(c)) == event_id(c)
    assert list(filled.gone()) == []
    assert filled.dossier(event_id(c)).decisions == ()
    assert [one.id for one in filled.decisions()] == ["d1", "d2"]
    with pytest.raises(DecisionError, match="not in effect"):
        filled.decide(decision("undo", "d1", id="d3"))


def test_split_takes_mentions_out(filled: Ledger) -> None:
    filled.decide(decision("split", event_id(a), b))
    assert events(filled) == sorted([[a], [b], [c]])
    assert filled.resolve(event_id(b)) == event_id(b)
    assert len(filled.dossier(event_id(a)).doubtful) == 1  # their link still says that they match


def test_a_later_report_does_not_undo_a_split(filled: Ledger) -> None:
    filled.decide(decision("split", event_id(a), b))
    late = coded(("Gao", "2019-11-01", 8), published="2019-11-06")
    filled.add(late)
    assert [a, b] not in events(filled)
    assert filled.resolve(event_id(a)) != filled.resolve(event_id(b))


def test_splitting_off_the_founder_leaves_it_its_id(filled: Ledger) -> None:
    filled.decide(decision("split", event_id(a), a))
    assert filled.dossier(event_id(a)).event.mentions == (a,)
    assert filled.dossier(event_id(b)).event.mentions == (b,)
    assert f"parted from {event_id(a)}" in filled.dossier(event_id(b)).event.versions[-1].cause


def test_merge_after_split_is_the_last_word(filled: Ledger) -> None:
    before = events(filled)
    filled.decide(decision("split", event_id(a), b))
    filled.decide(decision("merge", event_id(a), event_id(b), id="d2"))
    assert events(filled) == before
    filled.decide(decision("undo", "d2", id="d3"))
    assert events(filled) == sorted([[a], [b], [c]])


def test_a_rejected_event_is_gone_until_it_is_restored(filled: Ledger) -> None:
    filled.decide(decision("reject", event_id(b)))
    assert events(filled) == [[c]]
    assert filled.resolve(event_id(a)) is None
    [gone] = filled.gone()
    assert (gone.event, gone.cause, gone.now) == (event_id(a), "rejected", None)
    with pytest.raises(UnknownEventError, match="rejected"):
        filled.dossier(event_id(a))
    filled.decide(decision("undo", "d1", id="d2"))
    assert filled.dossier(event_id(b)).event.id == event_id(a)


def test_rejecting_the_founding_mention_leaves_the_event_its_id(filled: Ledger) -> None:
    filled.decide(decision("reject", a))
    assert filled.dossier(event_id(a)).event.mentions == (b,)
    filled.decide(decision("undo", "d1", id="d2"))
    assert filled.dossier(event_id(a)).event.mentions == (a, b)


def test_what_is_decided_of_a_statement_stands_in_its_events_dossier(filled: Ledger) -> None:
    when = CLOCK + dt.timedelta(days=1)
    filled.decide(decision("edit", f"{B.report.id}/s4", at=when))
    filled.decide(decision("accept", event_id(b), id="d2"))
    assert [one.id for one in filled.dossier(event_id(a)).decisions] == ["d1", "d2"]


def test_the_same_decision_again_changes_nothing(filled: Ledger) -> None:
    filled.decide(decision("merge", event_id(a), event_id(c)))
    before = list(filled.dump())
    filled.decide(decision("merge", event_id(a), event_id(c)))
    assert list(filled.dump()) == before
    with pytest.raises(DecisionError, match="another decision"):
        filled.decide(decision("reject", event_id(a)))


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (decision("reject", "ENOTHING"), UnknownEventError),
        (decision("edit", "nothing/s1"), UnknownEventError),
        (decision("merge", event_id(a), event_id(b)), DecisionError),
        (decision("split", event_id(a), c), DecisionError),
        (decision("split", event_id(a), a, b), DecisionError),
        (decision("undo", "d9"), DecisionError),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    filled: Ledger, wrong: Decision, error: type[Exception]
) -> None:
    before = list(filled.dump())
    with pytest.raises(error):
        filled.decide(wrong)
    assert list(filled.dump()) == before
