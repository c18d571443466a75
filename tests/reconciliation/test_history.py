"""What was known when: the event as each report left it, and what the report changed."""

from __future__ import annotations

from made import ARMY, HOSPITAL, POLICE, REBELS, REPORT, RESIDENTS, dossier, entry, read, toll

from dateline.dossiers import Dossier
from dateline.reconciliation import policy
from dateline.reconciliation.history import Change, ChangeKind, History, Step, history
from dateline.records import from_json, to_json
from dateline.vocabulary import Group, Modality, Outcome, Qualifier

KILLED = Outcome.KILLED


def told(event: Dossier, name: str = "hierarchy") -> History:
    return history(event, policy(name))


def kinds(step: Step) -> list[ChangeKind]:
    return [change.kind for change in step.changes]


def killed(history_: History) -> list[int | None]:
    figures = [step.settlement.figure(KILLED) for step in history_.steps]
    return [figure.best if figure is not None else None for figure in figures]


def test_a_toll_that_rises() -> None:
    days = [entry((POLICE, toll(n)), day=day) for day, n in enumerate((3, 9, 14))]
    found = told(dossier(*days))
    assert killed(found) == [3, 9, 14]
    assert found.steps[2].changes == (
        Change(kind=ChangeKind.NEW_FIGURE, outcome=KILLED, who="police", before="9", after="14"),
        Change(kind=ChangeKind.FIGURE, outcome=KILLED, before="9", after="14"),
    )


def test_the_first_report_tells_all_of_it_first() -> None:
    [step] = told(dossier(entry((POLICE, toll(3))))).steps
    assert kinds(step) == [ChangeKind.FIRST, ChangeKind.NEW_SOURCE, ChangeKind.FIGURE]


def test_a_new_source_that_contradicts() -> None:
    found = told(dossier(entry((POLICE, toll(3))), entry((HOSPITAL, toll(9)), day=1)), "range")
    assert kinds(found.steps[1]) == [
        ChangeKind.NEW_SOURCE,
        ChangeKind.FIGURE,
        ChangeKind.CONTESTED,
    ]
    assert [c.after for c in found.steps[1].changes] == ["9", "3-9", "3-9"]


def test_a_source_that_says_it_again_changes_nothing() -> None:
    found = told(dossier(entry((POLICE, toll(3))), entry((POLICE, toll(3)), day=1)))
    assert kinds(found.steps[1]) == [ChangeKind.NOTHING]


def test_a_copy_is_named_as_one() -> None:
    original = entry((REPORT, toll(7)), publisher="Wire")
    copy = entry((REPORT, toll(7)), publisher="Daily", copy_of=original.report.id, day=1)
    found = told(dossier(original, copy))
    assert found.steps[1].changes == (Change(kind=ChangeKind.COPY, who=original.report.id),)


def test_a_source_counts_what_it_counted_before_and_what_it_adds() -> None:
    first = entry((ARMY, toll(19, Group.SOLDIERS)), (ARMY, toll(4, Group.CIVILIANS)))
    later = entry((ARMY, toll(22, Group.SOLDIERS)), day=5)
    found = told(dossier(first, later))
    assert [[c.low for c in step.counts] for step in found.steps] == [[23], [26]]


def test_a_boast_is_marked_as_one() -> None:
    boast = (REBELS, toll(40, Group.SOLDIERS), Modality.CLAIMED)
    found = told(dossier(entry((RESIDENTS, toll(9))), entry(boast, day=1)))
    assert [[c.party for c in step.counts] for step in found.steps] == [[False], [True]]


def test_an_open_figure_stays_open() -> None:
    least = toll(14, high=None, qualifier=Qualifier.MINIMUM)
    [step] = told(dossier(entry((POLICE, least)))).steps
    assert [(c.low, c.high) for c in step.counts] == [(14, None)]
    assert step.changes[1].after == "14-?"


def test_responsibility_place_and_date_have_their_day() -> None:
    found = told(
        read(
            ("Wire", "2019-11-02", "Gunmen killed 20 farmers in an attack in Mali on Friday."),
            ("Wire", "2019-11-04", "JNIM claimed responsibility for an attack that killed 20 "
             "farmers in Gao, Mali, on Friday."),
        )
    )  # fmt: skip
    changes = {change.kind: change for change in found.steps[1].changes}
    who = changes[ChangeKind.RESPONSIBILITY]
    assert (who.who, who.before, who.after) == ("JNIM", None, "claimed")
    assert changes[ChangeKind.PLACE].after == "Gao (exact)"


def test_the_last_step_is_the_settlement_and_the_order_of_entries_plays_no_part() -> None:
    rows = [entry((POLICE, toll(n)), day=day) for day, n in enumerate((3, 9, 14))]
    event = dossier(*rows)
    found = told(event)
    assert found.steps[-1].settlement == policy("hierarchy").settle(event)
    turned = Dossier(event=event.event, entries=event.entries[::-1])
    assert to_json(told(turned)) == to_json(found)
    assert from_json(to_json(found), History) == found
