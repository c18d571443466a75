"""The page's data: forms, places and words of each event; and that nothing in it can run."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from typing import Any

from hostile import CELLS
from shown_making import dead, made, where

from dateline.knowledge.outlines import Kind, Level, Outlines
from dateline.publishing.caption import Caption
from dateline.publishing.maps import page, payload
from dateline.publishing.maps.extent import extent
from dateline.publishing.maps.placing import Placer
from dateline.publishing.maps.scene import Scene
from dateline.publishing.shown import Bounds, Shown, Voice
from dateline.vocabulary import PlacePrecision

P = PlacePrecision
CAPTION = Caption(title="Attacks", under="a few", foot="by hand")


class Spans:
    def radius(self, code: str | None, order: int, lat: float, lon: float) -> float:
        return 50.0


def scene(*events: Shown) -> Scene:
    outlines = Outlines.open()
    return Scene.of(events, outlines, Placer(outlines, Spans()))


def rows(*events: Shown) -> list[dict[str, Any]]:
    """The events as the page gets them, strings put back."""
    data = payload.events(scene(*events))
    strings = data["strings"]
    out = []
    for values in zip(*data["columns"].values(), strict=True):
        row = dict(zip(data["columns"], values, strict=True))
        for name in ("id", "code", "type"):
            row[name] = None if row[name] is None else strings[row[name]]
        row["form"] = data["forms"][row["form"]]
        row["strings"] = strings
        out.append(row)
    return out


def unpacked(html: str, name: str) -> Any:
    held = re.search(rf'id="{name}">([^<]*)</script>', html)
    assert held is not None
    return json.loads(gzip.decompress(base64.b64decode(held[1])))


def test_each_precision_reaches_the_page_as_it_is_drawn() -> None:
    told = {
        str(precision): (row["form"], row["lon"], row["radius"], row["code"])
        for precision, row in zip(
            P, rows(*(made(n, where(precision=p)) for n, p in enumerate(P))), strict=True
        )
    }
    assert told == {
        "exact": ("point", 17880, None, None),
        "near": ("circle", 17880, 25.0, None),
        "admin2": ("circle", 17880, 50.0, None),
        "admin1": ("unit", None, None, "BF.08"),
        "feature": ("feature", 17880, None, None),
        "country": ("country", None, None, "BF"),
        "international": ("feature", 17880, None, None),
        "unknown": ("none", None, None, None),
    }


def test_the_point_of_a_unit_is_not_told_as_a_place() -> None:
    exact, unit = rows(made(1), made(2, where(precision=P.ADMIN1)))
    told = [row["strings"][row["details"][6]] for row in (exact, unit)]
    assert told == ["12.073, 1.788", ""]


def test_not_known_is_null_and_none_is_nought() -> None:
    unknown, none = rows(made(1), made(2, killed=dead(0)))
    assert (unknown["low"], unknown["best"], unknown["high"]) == (None, None, None)
    assert (none["low"], none["best"], none["high"]) == (0, 0, 0)


def test_days_are_counted_from_1970() -> None:
    [row] = rows(made())
    assert (row["start"], row["end"]) == (19794, 19794)  # 12 March 2024


def test_who_says_so_is_told_with_the_words() -> None:
    voice = Voice(
        figure="14 killed", source="the army", report="Example Wire", used=True, quote="fourteen"
    )
    [row] = rows(made(1, voices=(voice,), killed=Bounds(low=12, best=14, high=20)))
    [figure, source, report, used, _, quote] = row["details"][-1][0]
    words = [row["strings"][n] for n in (figure, source, report, quote)]
    assert (words, used) == (["14 killed", "the army", "Example Wire", "fourteen"], 1)


def test_the_outlines_of_the_page_are_detailed_where_events_are() -> None:
    outlines = Outlines.open()
    found = scene(made())
    data = payload.ground(found, extent(found.boxes(), 1.4))
    near = next(n for n in outlines.lines([Kind.BORDER]) if outlines.homes(n) == {"BF", "NE"})
    far = max(
        (n for n in outlines.lines([Kind.BORDER]) if outlines.homes(n) == {"AR", "CL"}),
        key=lambda n: len(outlines.arc(n)),
    )
    assert len(data["arcs"][near]) == 2 * len(outlines.arc(near, Level.FINE))
    assert len(data["arcs"][far]) == 2 * len(outlines.arc(far, Level.COARSE))
    assert len(data["arcs"][far]) < 2 * len(outlines.arc(far, Level.FINE))


def test_the_same_events_give_the_same_page() -> None:
    first = page.html(scene(made()), CAPTION)
    assert first == page.html(scene(made()), CAPTION)
    assert unpacked(first, "event-data")["columns"]["lon"] == [17880]


def test_the_policy_names_every_script_and_style_and_allows_no_network() -> None:
    html = page.html(scene(made()), CAPTION)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'")
    assert "unsafe" not in rules
    assert "http" not in rules
    for tag in ("script", "style"):
        for content in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules
    assert "sourceMappingURL" not in html
    outside = re.findall(r'(?:src|href)="(?!#)([^"]*)"', html.partition("<script>")[0])
    assert outside == []


def test_no_script_of_ours_makes_markup_from_words() -> None:
    for name in ("atlas.js", "map.js"):
        script = page._asset(name)
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTML"):
            assert word not in script
        assert "eval(" not in script


def test_no_word_reorders_a_line() -> None:
    bidi = "abc\u202eevil\u202c\x1b[31m"
    voice = Voice(figure=bidi, source=bidi, report=bidi, used=False, aside=bidi, quote=bidi)
    event = made(1, where(bidi, reason=bidi), by=(bidi,), against=(bidi,), voices=(voice,))
    strings = "".join(payload.events(scene(event))["strings"])
    assert "evil" in strings
    assert not {"\u202e", "\u202c", "\x1b"} & set(strings)


def test_no_name_leaves_its_data() -> None:
    """Names reach the page in base64, or escaped: none closes a tag or opens one."""
    names = [*CELLS.values(), "</script><script>alert(1)</script>", "<!-- <script>"]
    events = [made(n, where(name)) for n, name in enumerate(names)]
    told = " ".join(names)
    html = page.html(scene(*events), Caption(title=told, under=told, foot=told))
    plain = page.html(scene(made()), CAPTION)
    for mark in ("<script", "</script", "<!--", "<b>"):
        assert html.count(mark) == plain.count(mark)


def test_the_vendored_library_is_the_one_on_its_card() -> None:
    from importlib.resources import files

    folder = files("dateline.publishing") / "vendor"
    card = (folder / "maplibre-gl.CARD.md").read_text("utf-8")
    for name in ("maplibre-gl.js", "maplibre-gl.css", "maplibre-gl.LICENSE.txt"):
        content = (folder / name).read_bytes()
        assert f"`{hashlib.sha256(content).hexdigest()}`" in card
        assert len(content) < 1_000_000
    assert "BSD-3-Clause" in card
