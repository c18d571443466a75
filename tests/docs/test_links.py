"""Links in the documentation lead somewhere, and every command is told of."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from dateline.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make on GitHub."""
    heads = HEADING.findall(page.read_text("utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return {head.strip().replace(" ", "-") for head in plain}


def broken(page: Path) -> list[str]:
    """The relative links of a page that lead nowhere."""
    wrong = []
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        found = target.exists()
        named = not anchor or target.suffix != ".md" or (found and anchor in anchors(target))
        if not (found and named):
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_resolve(page: Path) -> None:
    assert broken(page) == []


def test_every_page_is_reached_from_the_index() -> None:
    reached, waiting = set(), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        links = [link.partition("#")[0] for link in LINK.findall(page.read_text("utf-8"))]
        waiting += [(page.parent / link).resolve() for link in links if "://" not in link]
    assert [page for page in PAGES if "docs" in page.parts and page not in reached] == []


def commands(group: click.Command, name: str) -> list[str]:
    """The full names of the commands below ``group``."""
    if not isinstance(group, click.Group):
        return [name]
    context = click.Context(group)
    below = [(word, group.get_command(context, word)) for word in group.list_commands(context)]
    return [full for word, one in below if one for full in commands(one, f"{name} {word}")]


def test_every_command_is_told_of_outside_its_reference() -> None:
    prose = "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "cli.md")
    found = commands(cli, "dateline")
    assert len(found) >= 6
    assert [name for name in found if name not in prose] == []
