"""Dates that a user lets rows assume where no report tells one."""

from __future__ import annotations

import datetime as dt

import pytest
from event_making import DAY, at, dossier, entry, event, gunmen, killed, kind, on
from msgspec.structs import replace

from dateline.codebooks import CODEBOOKS, codebook
from dateline.codebooks.undated import Undated, assumed, dated
from dateline.dossiers import Dossier
from dateline.reconciliation import policy
from dateline.records import Coding
from dateline.vocabulary import EventType, Ground

SETTLE = policy("ucdp").settle
DATES = {
    "acled": "event_date",
    "ucdp-ged": "date_start",
    "gtd": "iyear",
    "plover": "date",
    "neutral": "date_start",
}


def row(book: str, rule: str, of: Dossier) -> Coding:
    return dated(codebook(book), rule).code(of, SETTLE(of))


@pytest.fixture
def undated() -> Dossier:
    """An attack that a report tells without its date."""
    return event(kind(EventType.ARMED_ATTACK), at(), gunmen(), killed(5))


def published(of: Dossier) -> dt.date:
    return min(one.report.published for one in of.entries)


@pytest.mark.parametrize("book", CODEBOOKS)
def test_a_date_is_assumed_in_every_codebook_and_told(book: str, undated: Dossier) -> None:
    plain, filled = row(book, "leave", undated), row(book, "week", undated)
    name = DATES[book]
    assert plain.values[name] is None
    assert filled.values[name] is not None
    assert any(one.startswith(f"{name}: the seven days up to") for one in filled.assumed)
    assert filled.codebook == f"{plain.codebook}+undated-week"
    assert filled.used == plain.used
    changed = {n for n in filled.values if filled.values[n] != plain.values[n]}
    assert changed == {one.partition(":")[0] for one in filled.assumed if "first report" in one}


def test_a_week_is_the_seven_days_up_to_the_report(undated: Dossier) -> None:
    when = assumed(undated, SETTLE(undated), Undated.WEEK)
    assert when is not None
    assert when.end == published(undated)
    assert when.start == published(undated) - dt.timedelta(days=6)
    coding = row("acled", "week", undated)
    assert coding.values["event_date"] == (published(undated) - dt.timedelta(days=3)).isoformat()
    assert coding.values["time_precision"] == 2


def test_a_day_is_that_of_the_report(undated: Dossier) -> None:
    coding = row("acled", "day", undated)
    assert coding.values["event_date"] == published(undated).isoformat()
    assert coding.values["time_precision"] == 1


def test_a_date_that_is_told_stays(undated: Dossier) -> None:
    of = event(on(DAY), kind(EventType.ARMED_ATTACK), at(), gunmen())
    plain, filled = row("acled", "leave", of), row("acled", "week", of)
    assert filled.values == plain.values
    assert filled.assumed == plain.assumed


def test_what_is_told_as_background_alone_stays_without() -> None:
    told = entry(kind(EventType.ARMED_ATTACK), at(), gunmen())
    of = dossier(replace(told, mention=replace(told.mention, ground=Ground.BACKGROUND)))
    assert assumed(of, SETTLE(of), Undated.WEEK) is None
    assert row("acled", "week", of).values["event_date"] is None


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        dated(codebook("acled"), "month")
