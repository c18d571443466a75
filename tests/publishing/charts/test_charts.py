"""Charts: the table behind each says what is drawn, and what is not counted is told."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from hostile import CELLS
from shown_making import DAY, dead, made, when

from dateline.publishing.caption import Caption
from dateline.publishing.charts import KINDS, Chart, chart, write
from dateline.publishing.charts import page as chart_page
from dateline.publishing.shown import Bounds, Shown
from dateline.vocabulary import DatePrecision, EventType

CAPTION = Caption(title="Attacks", under="a few", foot="by hand")
APRIL = when(dt.date(2024, 4, 1), dt.date(2024, 4, 30), DatePrecision.MONTH)
EVENTS = (
    made(1, killed=Bounds(low=12, best=14, high=20), by=("JNIM",), lost=(("Army", dead(14)),)),
    made(2, killed=dead(0), type=EventType.BOMBING, by=("JNIM", "Islamic State")),
    made(3, when=APRIL, killed=dead(30)),
    made(4),
    Shown(event="E5", killed=dead(2)),
)


def drawn(made_chart: Chart, form: str = "svg") -> bytes:
    out = io.BytesIO()
    write(made_chart, CAPTION, out, form, 40)
    return out.getvalue()


def cell(made_chart: Chart, column: str, **keys: object) -> object:
    """The cell of the one row that has these keys."""
    rows = [dict(zip(made_chart.columns, row, strict=True)) for row in made_chart.rows]
    [row] = [row for row in rows if all(row[k] == v for k, v in keys.items())]
    return row[column]


def test_the_timeline_counts_by_family_and_spreads_coarse_dates() -> None:
    found = chart("timeline", EVENTS)
    assert cell(found, "Attacks, killings", first_day=str(DAY)) == 2
    assert cell(found, "Explosions, strikes", first_day=str(DAY)) == 1
    assert cell(found, "spread", first_day=str(DAY)) == 0
    assert cell(found, "Attacks, killings", first_day="2024-04-01") == 0
    assert cell(found, "spread", first_day="2024-04-01") == pytest.approx(1 / 30, abs=0.01)
    assert found.notes == (
        "1 event known to a longer time only is spread evenly over it.",
        "1 without a date is not shown.",
    )


def test_tolls_have_low_best_and_high_and_unknown_is_not_none() -> None:
    found = chart("tolls", EVENTS)
    row = {name: cell(found, name, first_day=str(DAY)) for name in ("low", "best", "high")}
    assert row == {"low": 12, "best": 14, "high": 20}
    assert cell(found, "best", first_day="2024-04-30") == pytest.approx(1)
    assert found.notes == (
        "1 event with no figure of killed: not counted, and not none.",
        "1 event without a date: not shown.",
    )


def test_an_open_upper_bound_is_told() -> None:
    found = chart("tolls", [made(1, killed=Bounds(low=5, best=5))])
    assert cell(found, "high", first_day=str(DAY)) == 5
    assert found.notes == ("1 event without an upper bound: the best figure stands for it.",)


def test_types_are_counted_with_their_killed() -> None:
    found = chart("types", EVENTS)
    assert cell(found, "events", type="armed attack") == 3
    assert cell(found, "killed", type="armed attack") == 44
    assert cell(found, "killed", type="bombing") == 0
    assert cell(found, "killed", type="type not known") == 2
    assert cell(chart("types", [made(1)]), "killed", type="armed attack") is None


def test_actors_stand_for_what_is_laid_to_them_and_for_their_losses() -> None:
    found = chart("actors", EVENTS)
    by = {"part": "laid to", "actor": "JNIM"}
    assert [cell(found, c, **by) for c in ("events", "low", "best", "high")] == [2, 12, 14, 20]
    assert cell(found, "best", part="lost by", actor="Army") == 14
    assert "3 of the events name no one who did it." in found.notes


@pytest.mark.parametrize("kind", KINDS)
def test_charts_are_drawn_to_the_same_bytes(kind: str) -> None:
    for events in (EVENTS, ()):
        assert drawn(chart(kind, events)) == drawn(chart(kind, events))
    assert drawn(chart(kind, EVENTS), "png").startswith(b"\x89PNG")


def test_names_are_shown_as_they_are_and_cannot_steer() -> None:
    events = [made(n, killed=dead(9), by=(name,)) for n, name in enumerate(CELLS.values()) if name]
    page = drawn(chart("actors", events)).decode()
    assert "<script" not in page


def test_the_page_holds_the_drawing_and_its_figures_without_script() -> None:
    found = chart("actors", [made(1, killed=dead(3), by=("<script>alert(1)</script>",))])
    page = chart_page.html(found, CAPTION)
    assert page == chart_page.html(found, CAPTION)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    policy = re.search(r'content="(default-src[^"]+)"', page)
    assert policy is not None
    assert "script-src" not in policy[1]
    assert 'src="data:image/svg+xml;base64,' in page
