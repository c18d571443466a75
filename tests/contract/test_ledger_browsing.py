"""What a desk asks of a ledger, the same on both stores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from day_linker import DayAndPlace
from deskwork import REPORTS, Clock, killed
from making import span
from msgspec.structs import replace

from dateline.dossiers import statement_key
from dateline.errors import ClashError, EvidenceError, UnknownReportError
from dateline.ledger import Ledger
from dateline.ledger.selection import Selection
from dateline.ledger.wanted import Key, Order, Wanted
from dateline.records import Decision, Source, Statement
from dateline.vocabulary import DecisionKind, EventType, Modality, PlacePrecision, SourceKind


@pytest.fixture
def ledger(place: Callable[[], str]) -> Iterator[Ledger]:
    with Ledger.create(place(), clock=Clock(), linker=DayAndPlace()) as made:
        made.add_all(REPORTS)
        yield made


def days(ledger: Ledger, wanted: Wanted = Wanted(), order: Order = Order.NEWEST) -> list[str]:  # noqa: B008
    """The places of the events of a list, page by page of one."""
    browse, found = ledger.browse(), list[str]()
    after: Key | None = None
    while True:
        page = browse.events(wanted, order=order, after=after, limit=1)
        found += [row.id for row in page.rows]
        if page.next is None:
            return found
        after = page.next


@pytest.mark.parametrize("order", list(Order))
def test_pages_hold_every_event_once(ledger: Ledger, order: Order) -> None:
    whole = [row.id for row in ledger.browse().events(order=order).rows]
    assert days(ledger, order=order) == whole
    assert len(whole) == len(set(whole)) == 4


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 4),
        (Wanted(selection=Selection(countries=("ML",))), 2),
        (Wanted(selection=Selection(since=dt.date(2019, 10, 1))), 3),
        (Wanted(selection=Selection(types=(EventType.ARMED_ATTACK,))), 4),
        (Wanted(selection=Selection(precisions=(PlacePrecision.NEAR,))), 0),
        (Wanted(selection=Selection(box=(0.0, 10.0, 20.0, 18.0))), 2),
        (Wanted(selection=Selection(actors=("northern front",), countries=("NE",))), 1),
        (Wanted(selection=Selection(updated_since=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))), 0),
        (Wanted(words="northern GAO"), 2),
        (Wanted(words="100%"), 0),
        (Wanted(contested=True), 1),
        (Wanted(duplicates=True), 2),
        (Wanted(duplicates=False), 2),
        (Wanted(killed_least=5, killed_most=7), 2),
        (Wanted(accepted=True), 0),
    ],
)
def test_filters(ledger: Ledger, wanted: Wanted, count: int) -> None:
    browse = ledger.browse()
    assert browse.count(wanted) == count
    assert len(browse.events(wanted).rows) == count
    assert len(list(browse.dossiers(wanted))) == count
    assert sum(day.events for day in browse.days(wanted)) == count
    assert len(browse.points(wanted)) == count


def test_reports_and_pairs(ledger: Ledger) -> None:
    browse = ledger.browse()
    first, following = browse.reports(limit=3)
    rest, end = browse.reports(after=following, limit=3)
    assert (len(first), len(rest), end) == (3, 2, None)
    assert [row.title for row in browse.reports(words="HOSPITAL gao")[0]] == [
        "Hospital counts 19 dead in Gao"
    ]
    [pair] = browse.duplicates()
    assert browse.duplicates(event=pair.left) == browse.duplicates(event=pair.right) == [pair]
    assert browse.countries()[0] == ("ML", 2)
    with pytest.raises(UnknownReportError):
        browse.report("none")


def decision(ledger: Ledger, kind: DecisionKind, subject: str, **more: object) -> Decision:
    return Decision(
        id=f"d{len(list(ledger.decisions()))}", kind=kind, subject=subject, analyst="ana",
        at=ledger.clock(), why="", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_pair_told_apart_is_asked_about_no_more(ledger: Ledger) -> None:
    [pair] = ledger.browse().duplicates()
    state = ledger.browse().state()
    ledger.decide(decision(ledger, DecisionKind.APART, pair.left, others=(pair.right,)))
    assert ledger.browse().duplicates() == []
    assert ledger.browse().state() != state
    ledger.decide(decision(ledger, DecisionKind.UNDO, "d0"))
    assert ledger.browse().duplicates() == [pair]


def corrected(ledger: Ledger, number: int, words: str = "7 soldiers") -> Decision:
    report = REPORTS[3].report
    made = decision(ledger, DecisionKind.EDIT, statement_key(report.id, "s5"))
    statement = Statement(
        id=made.id, mention="e1", value=killed(number),
        source=Source(name="ana", kind=SourceKind.ANALYST), modality=Modality.ASSERTED,
        evidence=(span(report.text, words),), confidence=1.0, producer="analyst/1",
    )  # fmt: skip
    return Decision(
        **{**{f: getattr(made, f) for f in made.__struct_fields__}, "statement": statement}
    )


def test_a_correction_counts_in_lists_at_once(ledger: Ledger) -> None:
    [row] = ledger.browse().events(Wanted(words="agadez")).rows
    ledger.decide(corrected(ledger, 70), unchanged={row.id: row.version})
    assert next(r.id for r in ledger.browse().events(order=Order.DEADLIEST).rows) == row.id
    with pytest.raises(ClashError, match="someone changed"):
        ledger.decide(corrected(ledger, 71), unchanged={row.id: row.version})
    assert [d.id for d in ledger.decisions()] == ["d0"]
    assert list(ledger.verify()) == []


def test_a_correction_stands_on_words_of_its_report(ledger: Ledger) -> None:
    made = corrected(ledger, 70)
    assert made.statement is not None
    moved = replace(made.statement.evidence[0], start=0, end=10)
    wrong = replace(made, statement=replace(made.statement, evidence=(moved,)))
    with pytest.raises(EvidenceError):
        ledger.decide(wrong)
    assert list(ledger.decisions()) == []


def test_decisions_on_a_report_are_told_with_who_undid_them(ledger: Ledger) -> None:
    report = REPORTS[3].report.id
    browse = ledger.browse()
    assert browse.judged(report) == []
    made = corrected(ledger, 70)
    ledger.decide(made)
    assert [(name, d.id, by) for name, d, by in browse.judged(report)] == [("e1", "d0", None)]
    undo = decision(ledger, DecisionKind.UNDO, "d0")
    ledger.decide(replace(undo, analyst="rita"))
    assert [(name, d.id, by) for name, d, by in browse.judged(report)] == [("e1", "d0", "rita")]
    assert browse.judged(REPORTS[0].report.id) == []


def test_titles_of_reports(ledger: Ledger) -> None:
    keys = [one.report.id for one in REPORTS]
    titles = {one.report.id: one.report.title for one in REPORTS if one.report.title}
    assert ledger.browse().titles([*keys, "none"]) == titles
    assert ledger.browse().titles([]) == {}
