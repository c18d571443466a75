"""The map as one page: events, outlines and the map library in one file that works offline.

Everything that comes from a report reaches the page as data, gzipped and in base64, and is shown as
text alone. A content security policy names the page's own scripts and styles by their SHA-256 and
forbids all else: no network, no inline handlers, no evaluation of text.
"""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.publishing.caption import Caption
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.maps import payload
from dateline.publishing.maps.extent import extent
from dateline.publishing.maps.scene import Scene
from dateline.publishing.policy import content_policy

_ASPECT = 1.35
"""Shape of the part of the world on which the page opens; the browser fits it into its window."""


def html(scene: Scene, caption: Caption) -> str:
    """The page of a scene; the same scene gives the same bytes."""
    shown = extent(scene.boxes(), _ASPECT)
    events = payload.events(scene)
    events["view"] = [shown.west, shown.south, shown.east, shown.north]
    library, library_style = library_files()
    script, style = _asset("atlas.js") + _asset("map.js"), _asset("map.css")
    page = _environment().get_template("map.html.j2")
    return page.render(
        caption=caption,
        policy=content_policy(
            scripts=(library, script),
            styles=(library_style, style),
            images="data: blob:",
            workers="blob:",  # the map library draws in a worker that it makes from its own text
        ),
        library=Markup(library),  # noqa: S704  # the vendored file, not input
        library_style=Markup(library_style),  # noqa: S704
        script=Markup(script),  # noqa: S704  # our own file, not input
        style=Markup(style),  # noqa: S704
        ground=packed(payload.ground(scene, shown)),
        events=packed(events),
    )


def packed(data: dict[str, Any]) -> str:
    """JSON, gzipped without a date, in base64: letters, digits, ``+``, ``/`` and ``=`` alone."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)).decode()


@cache
def library_files() -> tuple[str, str]:
    """Script and style of the map library, without the reference to a source map beside them."""
    folder = files("dateline.publishing") / "vendor"
    script = (folder / "maplibre-gl.js").read_text(encoding="utf-8")
    style = (folder / "maplibre-gl.css").read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL=")[0], style


def _asset(name: str) -> str:
    return (files("dateline.publishing") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = on_one_line
    return environment
