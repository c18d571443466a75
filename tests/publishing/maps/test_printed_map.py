"""The printed map: it is drawn from any events, hostile names included, to the same bytes."""

from __future__ import annotations

import io
import sys

import pytest
from hostile import CELLS
from shown_making import dead, made, where

from dateline.errors import ConfigurationError, MissingExtraError
from dateline.knowledge.outlines import Outlines
from dateline.ledger.selection import Selection
from dateline.publishing.canvas import form_of
from dateline.publishing.caption import Caption, caption
from dateline.publishing.maps import static
from dateline.publishing.maps.placing import Placer
from dateline.publishing.maps.scene import Scene
from dateline.publishing.shown import Shown
from dateline.vocabulary import PlacePrecision

P = PlacePrecision
CAPTION = Caption(title="Attacks", under="a few", foot="by hand")


class Spans:
    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        return 50.0


def scene(*events: Shown) -> Scene:
    outlines = Outlines.open()
    return Scene.of(events, outlines, Placer(outlines, Spans()))


def drawn(found: Scene, form: str = "png", told: Caption = CAPTION) -> bytes:
    out = io.BytesIO()
    static.write(found, told, out, form, 40)
    return out.getvalue()


ALL = tuple(made(n, where(precision=precision), killed=dead(n)) for n, precision in enumerate(P, 1))


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_events_give_the_same_bytes(form: str) -> None:
    first = drawn(scene(*ALL), form)
    assert first == drawn(scene(*ALL), form)
    assert b"<dc:date>" not in first


def test_a_map_of_nothing_says_so() -> None:
    assert b"No events" in drawn(scene(), "svg")
    hidden = scene(made(1, where(precision=P.UNKNOWN)))
    assert b"No event has a place that can be drawn" in drawn(hidden, "svg")


def test_the_legend_tells_what_is_drawn_and_what_is_not() -> None:
    page = drawn(scene(*ALL), "svg").decode()
    for words in (
        "Attacks, killings",
        "number not known",
        "exact place",
        "somewhere in the circle",
        "somewhere in the unit",
        "somewhere in the country",
        "Not on the map: 1",
        "place not known",
        "by hand",
    ):
        assert f"<!-- {words} -->" in page


def test_the_world_is_drawn_where_events_are_far_apart() -> None:
    far = [(-100.0, 20.0), (2.0, 12.0), (120.0, -5.0), (30.0, 60.0)]
    events = [made(n, where(lon=x, lat=y)) for n, (x, y) in enumerate(far)]
    assert drawn(scene(*events)).startswith(b"\x89PNG")


def test_events_across_the_antimeridian_are_on_one_map() -> None:
    events = [made(n, where(lon=x, lat=-17.0)) for n, x in enumerate((178.0, -175.0))]
    page = drawn(scene(*events), "svg").decode()
    assert "180°" in page


@pytest.mark.parametrize("part", range(3))
def test_no_name_breaks_a_map(part: int) -> None:
    names = list(CELLS.values())[part::3]
    events = [made(n, where(x, lat=12.0 + n), killed=dead(30)) for n, x in enumerate(names)]
    told = caption(events, Selection(actors=tuple(names)), "ucdp/1", title=" ".join(names))
    page = drawn(scene(*events), "svg", told).decode()
    assert "<script" not in page
    assert "\u202e" not in page


def test_a_dollar_is_no_formula() -> None:
    assert b"cost of $5 and $6" in drawn(
        scene(made(1)), "svg", Caption(title="cost of $5 and $6", under="", foot="")
    )


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"dateline\[pictures\]"):
        drawn(scene())


def test_other_endings_are_refused(tmp_path: object) -> None:
    from pathlib import Path

    with pytest.raises(ConfigurationError, match=r"\.png or \.svg"):
        form_of(Path("map.pdf"))
