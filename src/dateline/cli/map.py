"""``dateline map``: the events of a ledger on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dateline.cli.picturing import Asked, asked, is_page, picture_options, write

if TYPE_CHECKING:
    from dateline.publishing.maps.scene import Scene


@click.command("map")
@click.argument("ledger")
@picture_options
def command(ledger: str, **values: Any) -> None:
    """Draw the events of LEDGER (a file, or postgresql://...) on a map.

    Each event is drawn as exactly as its place is known: a mark only where the place is exact, else
    a circle, a shaded unit or a hatched country; what cannot be drawn is counted beside the map.
    """
    from dateline.publishing.maps.placing import Form

    page = is_page(values["output"])
    found = asked(ledger, values)
    scene = _scene(found)
    drawn = len(scene.placed) - len(scene.drawn(Form.NONE))
    told = f"{drawn:,} of {len(scene.placed):,} events drawn"
    write(
        values["output"],
        lambda out: _draw(scene, found, values, page, out),
        None if values["quiet"] else told,
    )


def _scene(found: Asked) -> Scene:
    from dateline.knowledge.gazetteer import Gazetteer
    from dateline.knowledge.outlines import Outlines
    from dateline.publishing.maps.placing import Placer
    from dateline.publishing.maps.scene import Scene
    from dateline.publishing.maps.spans import PlaceSpans

    outlines = Outlines.open()
    placer = Placer(outlines, PlaceSpans(Gazetteer.open()))
    return Scene.of(found.events, outlines, placer)


def _draw(scene: Scene, found: Asked, values: dict[str, Any], page: bool, out: BinaryIO) -> None:
    from dateline.knowledge.outlines import ATTRIBUTION
    from dateline.publishing.caption import caption

    told = caption(
        found.events, found.selection, found.policy, title=values["title"], credit=ATTRIBUTION
    )
    if page:
        from dateline.publishing.maps.page import html

        out.write(html(scene, told).encode("utf-8"))
    else:
        from dateline.publishing.canvas import form_of
        from dateline.publishing.maps import static

        static.write(scene, told, out, form_of(values["output"]), values["dpi"])
