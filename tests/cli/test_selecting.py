"""Options that choose events of a ledger: what they amount to, and what they refuse."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click
import pytest
from click.testing import CliRunner

from dateline.cli.options import SELECTION_NAMES, selection_of, selection_options
from dateline.ledger.selection import Selection
from dateline.vocabulary import EventType, PlacePrecision


def selected(*arguments: str) -> Selection:
    """The selection that a command with these arguments gets."""
    found: list[Selection] = []

    @click.command()
    @selection_options
    def command(**values: Any) -> None:
        assert set(values) == set(SELECTION_NAMES)
        found.append(selection_of(values))

    result = CliRunner().invoke(command, arguments)
    if result.exit_code:
        raise click.UsageError(result.output)
    return found[0]


def test_without_options_everything_is_selected() -> None:
    assert selected() == Selection()


def test_every_filter_has_an_option() -> None:
    assert set(SELECTION_NAMES) == set(Selection.__struct_fields__)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-02-10", dt.date(2024, 2, 10), dt.date(2024, 2, 10)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    ],
)
def test_months_and_years_stand_for_all_their_days(
    words: str, first: dt.date, last: dt.date
) -> None:
    found = selected("--since", words, "--until", words)
    assert (found.since, found.until) == (first, last)


def test_countries_by_code_and_by_name() -> None:
    assert selected("--country", "ml", "--country", "Burkina Faso").countries == ("ML", "BF")


def test_repeated_filters() -> None:
    found = selected(
        *("--type", "air_strike", "--type", "shelling", "--precision", "exact"),
        *("--actor", "Islamic State", "--confidence", "0.5", "--no-background"),
    )
    assert found == Selection(
        types=(EventType.AIR_STRIKE, EventType.SHELLING),
        precisions=(PlacePrecision.EXACT,),
        actors=("Islamic State",),
        confidence=0.5,
        background=False,
    )


def test_a_box_may_cross_the_antimeridian() -> None:
    assert selected("--box", "170,-20,-170,10").box == (170.0, -20.0, -170.0, 10.0)


def test_a_time_without_zone_is_utc() -> None:
    assert selected("--updated-since", "2026-11-01").updated_since == dt.datetime(
        2026, 11, 1, tzinfo=dt.UTC
    )
    east = selected("--updated-since", "2026-11-01T02:00:00+02:00").updated_since
    assert east == dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--since", "last week"], "is no date"),
        (["--until", "2023-02-29"], "is no date"),
        (["--since", "2024-13"], "is no date"),
        (["--since", "2024-05", "--until", "2024-04"], "lies before"),
        (["--country", "Narnia"], "no country"),
        (["--box", "1,2,3"], "not four numbers"),
        (["--box", "1,5,3,2"], "south < north"),
        (["--box", "nan,0,1,2"], "south < north"),
        (["--type", "war"], "war"),
        (["--confidence", "1.5"], "1.5"),
        (["--updated-since", "noon"], "is no time"),
    ],
)
def test_what_cannot_be_read_is_refused(arguments: list[str], told: str) -> None:
    with pytest.raises(click.UsageError, match=told):
        selected(*arguments)
