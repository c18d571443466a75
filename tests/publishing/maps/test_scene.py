"""A whole map: groups of events, what is counted beside it, and how far it reaches."""

from __future__ import annotations

import numpy as np
import pytest
from shown_making import dead, made, where

from dateline.knowledge.outlines import Outlines
from dateline.publishing.families import Family
from dateline.publishing.maps.extent import WORLD, Extent, extent
from dateline.publishing.maps.placing import Form, Placer
from dateline.publishing.maps.projection import Projection
from dateline.publishing.maps.scene import Scene
from dateline.publishing.maps.sizes import Sizes
from dateline.publishing.shown import Shown
from dateline.vocabulary import EventType, PlacePrecision

P = PlacePrecision


class Spans:
    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        return 50.0


def scene(*events: Shown) -> Scene:
    outlines = Outlines.open()
    return Scene.of(events, outlines, Placer(outlines, Spans()))


def unit(number: int, **more: object) -> Shown:
    return made(number, where(precision=P.ADMIN1), **more)


def test_events_of_one_unit_are_one_shade_with_its_sum() -> None:
    found = scene(unit(1, killed=dead(3)), unit(2), unit(3, killed=dead(4)))
    [group] = found.units
    assert (group.code, len(group.events), group.label) == ("BF.08", 3, "3 events, 7 killed")
    assert group.family is Family.ATTACKS


def test_a_group_tells_no_sum_where_no_figure_is_known() -> None:
    assert scene(unit(1)).units[0].label == "1 event"
    assert scene(unit(1, killed=dead(0))).units[0].label == "1 event, none killed"


def test_a_group_of_several_families_has_none() -> None:
    [group] = scene(unit(1), unit(2, type=EventType.BOMBING)).units
    assert group.family is None


def test_what_is_not_drawn_is_counted_by_its_reason() -> None:
    found = scene(
        made(1),
        made(2, where(precision=P.UNKNOWN)),
        made(3, where(precision=P.EXACT, lat=None, lon=None)),
        made(4, where(precision=P.UNKNOWN)),
    )
    assert found.hidden == {"place not known": 2, "place named, coordinates not known": 1}
    assert len(found.drawn(Form.POINT)) == 1
    assert sum(found.families.values()) == 1


def test_countries_are_on_the_map_but_do_not_widen_it() -> None:
    near = list(scene(made(1)).boxes())
    with_country = scene(made(1), made(2, where(precision=P.COUNTRY, lat=None, lon=None)))
    assert [group.code for group in with_country.countries] == ["BF"]
    assert list(with_country.boxes()) == near
    alone = scene(made(2, where(precision=P.COUNTRY, lat=None, lon=None)))
    assert extent(alone.boxes(), 1.4).width > 8


@pytest.mark.parametrize(
    ("points", "middle", "widest"),
    [
        ([(2.0, 12.0)], (2.0, 12.0), 4),
        ([(178.0, -17.0), (-176.0, -20.0)], (-179.0, -18.5), 12),
        ([(-170.0, 60.0), (170.0, 60.0), (179.0, 65.0)], (180.0, 62.5), 60),
        ([(-100.0, 20.0), (100.0, 20.0), (0.0, 0.0)], (0.0, 11.0), 360),
    ],
)
def test_a_map_reaches_the_shorter_way_round(
    points: list[tuple[float, float]], middle: tuple[float, float], widest: float
) -> None:
    found = extent([(x, y, x, y) for x, y in points], 1.4)
    assert abs((found.middle[0] - middle[0] + 180) % 360 - 180) < 0.01
    assert found.width <= widest
    for x, y in points:
        assert found.touches(x, y, x, y)


def test_without_a_place_the_map_is_the_world() -> None:
    assert extent([], 1.4) == WORLD
    assert Projection(WORLD).world


def test_one_place_is_shown_with_its_surroundings() -> None:
    found = extent([(2.0, 12.0, 2.0, 12.0)], 1.4)
    assert found.height == pytest.approx(2.4)
    assert not Projection(found).world


def test_places_on_both_sides_of_the_antimeridian_lie_side_by_side() -> None:
    projection = Projection(Extent(west=176, south=-22, east=188, north=-14))
    fiji, tonga = projection.points(np.array([[178.0, -18.0], [-175.0, -18.0]]))
    assert 0 < tonga[0] - fiji[0] < 8


def test_rings_across_the_edge_are_cut_there() -> None:
    projection = Projection(Extent(west=-180, south=-58, east=180, north=80))
    ring = np.array([[170.0, 0.0], [190.0, 0.0], [190.0, 10.0], [170.0, 10.0], [170.0, 0.0]])
    pieces = list(projection.rings(ring))
    assert len(pieces) == 2
    edge = projection.points(np.array([[179.999, 5.0]]))[0, 0]
    assert max(abs(piece[:, 0]).max() for piece in pieces) <= edge * 1.01


def test_the_world_is_projected_with_equal_areas() -> None:
    """Equal Earth's own figures: the equator ends at 155.08, the poles at 75.48 degrees."""
    corners = Projection(WORLD).points(np.array([[179.9999, 0.0], [0.0, 90.0]]))
    assert corners[0, 0] == pytest.approx(155.08, abs=0.01)
    assert corners[1, 1] == pytest.approx(75.48, abs=0.01)


def test_marks_grow_with_the_killed_and_none_is_not_unknown() -> None:
    sizes = Sizes(most=200)
    assert sizes.area(200) > sizes.area(100) > sizes.area(0) == sizes.area(None)
    assert sizes.area(200) - sizes.area(100) == pytest.approx(sizes.area(100) - sizes.area(0))
    assert sizes.examples == (1, 25, 100)
    assert Sizes(most=0).examples == ()
