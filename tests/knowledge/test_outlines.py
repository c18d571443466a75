"""The outlines: what has one, that borders are shared, and that places lie in their units."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import outlines
from dateline.knowledge.gazetteer import tables
from dateline.knowledge.outlines import Kind, Level, Outlines, contains

DATA = Path(outlines.__file__).parent / "data"


@pytest.fixture(scope="module")
def shipped() -> Outlines:
    return Outlines.open()


def inside(shipped: Outlines, code: str, lon: float, lat: float) -> bool:
    """Whether a point lies in a country or unit (holes count as outside)."""
    rings = [ring for polygon in shipped.polygons(code) for ring in polygon]
    return sum(contains(ring, lon, lat) for ring in rings) % 2 == 1


def test_the_card_tells_the_file() -> None:
    card = (DATA / "outlines.CARD.md").read_text("utf-8")
    assert hashlib.sha256(outlines.FILE.read_bytes()).hexdigest() in card
    assert outlines.FILE.stat().st_size < 2_000_000


def test_every_country_of_the_gazetteer_but_three_has_an_outline(shipped: Outlines) -> None:
    """Bouvet Island is not in the source; the Netherlands Antilles and Serbia and Montenegro are
    no more."""
    known = {fields[0] for fields in tables.lines("gazetteer_countries.tsv")}
    assert known - shipped.countries == {"AN", "BV", "CS"}
    assert shipped.countries <= known


@pytest.mark.parametrize("country", ["ML", "BF", "NE", "NG", "UA", "AF", "SY", "MZ", "LK"])
def test_most_units_of_countries_in_conflict_have_an_outline(
    shipped: Outlines, country: str
) -> None:
    codes = {f[0] for f in tables.lines("gazetteer_units.tsv.xz") if f[0].count(".") == 1}
    own = {code for code in codes if code.startswith(f"{country}.")}
    assert len(own & shipped.units) >= 0.6 * len(own)


@pytest.mark.parametrize(
    ("code", "lon", "lat", "there"),
    [
        ("ML", -8.0, 12.64, True),  # Bamako
        ("ML", -1.53, 12.37, False),  # Ouagadougou
        ("ML.04", -4.19, 14.49, True),  # Mopti, in its region
        ("ML.04", -3.0, 16.77, False),  # Timbuktu
        ("ZA", 28.5, -29.5, False),  # Lesotho is a hole in South Africa
        ("LS", 28.5, -29.5, True),
        ("UA", 34.1, 44.95, True),  # Simferopol, as in the gazetteer
        ("EH", -13.19, 27.14, True),  # Laayoune
        ("RU", 179.0, 67.0, True),  # on either side of the antimeridian
        ("RU", -179.0, 67.0, True),
    ],
)
def test_places_lie_where_they_should(
    shipped: Outlines, code: str, lon: float, lat: float, there: bool
) -> None:
    assert inside(shipped, code, lon, lat) is there


def test_divisions_that_are_no_more_have_no_outline(shipped: Outlines) -> None:
    """Natural Earth still has Kenya's eight provinces; the counties must not get their outlines."""
    assert not [code for code in shipped.units if code.startswith("KE.")]
    assert "KE" in shipped


@pytest.mark.parametrize("level", list(Level))
def test_rings_are_closed_and_run_the_right_way(shipped: Outlines, level: Level) -> None:
    for polygon in shipped.polygons("ZA", level):
        for number, ring in enumerate(polygon):
            assert (ring[0] == ring[-1]).all()
            x, y = ring[:, 0], ring[:, 1]
            area = np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])
            assert bool(area > 0) is (number == 0)


@pytest.mark.parametrize("level", list(Level))
def test_neighbours_share_their_border_vertex_by_vertex(shipped: Outlines, level: Level) -> None:
    """Every step of the border between Mali and Niger stands in both outlines."""
    border = [
        number
        for number in shipped.lines([Kind.BORDER])
        if shipped.homes(number) == frozenset({"ML", "NE"})
    ]
    steps = {
        frozenset((tuple(a), tuple(b)))
        for number in border
        for a, b in pairwise(shipped.arc(number, level).tolist())
    }
    assert steps
    for country in ("ML", "NE"):
        own = {
            frozenset((tuple(a), tuple(b)))
            for polygon in shipped.polygons(country, level)
            for ring in polygon
            for a, b in pairwise(ring.tolist())
        }
        assert steps <= own


def test_inner_borders_are_no_part_of_a_country(shipped: Outlines) -> None:
    used = {a if a >= 0 else -1 - a for p in shipped.rings("ML") for ring in p for a in ring}
    assert {shipped.kinds[a] for a in used} == {Kind.BORDER}


def test_contested_borders_are_marked(shipped: Outlines) -> None:
    homes = Counter(shipped.homes(n) for n in shipped.lines([Kind.CONTESTED]))
    assert frozenset({"UA"}) in homes  # between Crimea and the mainland
    assert frozenset({"IN", "PK"}) in homes
    assert frozenset({"EH", "MA"}) in homes


def test_label_points_lie_inside(shipped: Outlines) -> None:
    for code in ("ML", "ML.04", "NG", "US", "ID", "NO"):
        point = shipped.point(code)
        assert point is not None
        assert inside(shipped, code, *point)


def test_the_packed_form_is_the_arcs(shipped: Outlines) -> None:
    steps = shipped.packed([Level.COARSE] * len(shipped.kinds))[7]
    decoded = np.cumsum(np.array(steps).reshape(-1, 2), axis=0) / shipped.grid
    assert (decoded == shipped.arc(7, Level.COARSE)).all()


def test_a_damaged_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "outlines.json.xz"
    broken.write_bytes(outlines.FILE.read_bytes()[:5000])
    monkeypatch.setattr(outlines, "FILE", broken)
    outlines._shipped.cache_clear()
    with pytest.raises(KnowledgeError, match=r"outlines\.json\.xz"):
        Outlines.open()
    outlines._shipped.cache_clear()
