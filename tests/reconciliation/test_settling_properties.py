"""What holds of every settlement, whatever was said: nothing is lost, order changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import (
    ARMY,
    HOSPITAL,
    POLICE,
    REBELS,
    REPORT,
    RESIDENTS,
    UN,
    dossier,
    entry,
    toll,
)

from dateline.dossiers import Dossier, Entry, Figure
from dateline.reconciliation import POLICIES, policy
from dateline.records import TollValue, to_json
from dateline.vocabulary import Group, Modality, Outcome, Qualifier

_NUMBERS = st.integers(0, 60) | st.sampled_from([1, 12, 54, 1000])


@st.composite
def tolls(draw: st.DrawFn) -> TollValue:
    low = draw(_NUMBERS)
    kind = draw(st.sampled_from(list(Qualifier)))
    high: int | None = low + draw(st.integers(0, 9))
    number: int | None = low
    if kind in (Qualifier.MINIMUM, Qualifier.VAGUE):
        high = None
    if kind is Qualifier.MAXIMUM:
        number = None
    flag = draw(st.sampled_from(["", "", "", "includes", "total", "earlier"]))
    return toll(
        number,
        draw(st.sampled_from(list(Group))),
        high=high,
        outcome=draw(st.sampled_from([Outcome.KILLED, Outcome.KILLED, Outcome.INJURED])),
        qualifier=kind,
        phrase=draw(st.sampled_from(["some people", "a man", "12 people", "more than 70"])),
        actor=draw(st.sampled_from([None, None, "jnim", "ml-military"])),
        includes=flag == "includes",
        total=flag == "total",
        earlier=flag == "earlier",
    )


_SOURCES = st.sampled_from([REPORT, POLICE, ARMY, REBELS, HOSPITAL, RESIDENTS, UN])
_SAID = st.tuples(_SOURCES, tolls(), st.sampled_from([Modality.ASSERTED, *Modality]))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    found: dict[str, Entry] = {}
    for _ in range(draw(st.integers(1, 5))):
        copied = draw(st.sampled_from([None, None, *found])) if found else None
        made = entry(
            *draw(st.lists(_SAID, min_size=1, max_size=4)),
            day=draw(st.integers(0, 3)),
            publisher=draw(st.sampled_from([None, "A", "B"])),
            copy_of=copied,
        )
        found.setdefault(made.report.id, made)
    return list(found.values())


def mine(told: Dossier, figure: Figure) -> list[str]:
    """The keys of the statements that a figure is about."""
    return [
        e.reference(s)
        for e, s in told.statements("toll")
        if isinstance(s.value, TollValue)
        and s.value.outcome is figure.outcome
        and figure.group in (None, s.value.group)
    ]


@pytest.mark.parametrize("name", POLICIES)
@settings(max_examples=30, deadline=None)
@given(rows=entries())
def test_every_statement_is_used_or_set_aside_exactly_once(name: str, rows: list[Entry]) -> None:
    told = dossier(*rows)
    settlement = policy(name).settle(told)
    outcomes = {
        s.value.outcome for _, s in told.statements("toll") if isinstance(s.value, TollValue)
    }
    assert {f.outcome for f in settlement.figures} == outcomes
    for figure in settlement.figures:
        listed = [*figure.used, *(one.statement for one in figure.set_aside)]
        assert len(listed) == len(set(listed))
        if figure.actor is None:
            assert sorted(listed) == sorted(mine(told, figure))
        assert all(one.reason for one in figure.set_aside)


@pytest.mark.parametrize("name", POLICIES)
@settings(max_examples=30, deadline=None)
@given(rows=entries())
def test_bounds_are_in_order_and_rest_on_something(name: str, rows: list[Entry]) -> None:
    for figure in policy(name).settle(dossier(*rows)).figures:
        numbers = [n for n in (figure.low, figure.best, figure.high) if n is not None]
        assert numbers == sorted(numbers)
        assert figure.used or not numbers


@pytest.mark.parametrize("name", POLICIES)
@settings(max_examples=30, deadline=None)
@given(data=st.data(), rows=entries())
def test_the_order_of_entries_changes_nothing(
    name: str, data: st.DataObject, rows: Sequence[Entry]
) -> None:
    told = dossier(*rows)
    shuffled = data.draw(st.permutations(told.entries))
    other = Dossier(event=told.event, entries=tuple(shuffled))
    assert to_json(policy(name).settle(told)) == to_json(policy(name).settle(other))


@settings(max_examples=40, deadline=None)
@given(rows=entries())
def test_settling_changes_no_statement(rows: list[Entry]) -> None:
    told = dossier(*rows)
    before = to_json(told)
    first = [to_json(policy(name).settle(told)) for name in POLICIES]
    again = [to_json(policy(name).settle(told)) for name in reversed(POLICIES)]
    assert to_json(told) == before
    assert first == again[::-1]
