"""Every shipped table has a card beside it and stands in the reference."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src/dateline/knowledge/data"
TABLES = [
    path.name
    for path in sorted(DATA.iterdir())
    if path.is_file() and not path.name.endswith((".CARD.md", ".py"))
]


def test_every_table_is_named_in_a_card() -> None:
    cards = "\n".join(card.read_text("utf-8") for card in DATA.glob("*.CARD.md"))
    assert [name for name in TABLES if f"`{name}`" not in cards] == []


def test_every_table_and_card_is_named_in_the_reference() -> None:
    page = (ROOT / "docs/reference/knowledge.md").read_text("utf-8")
    assert [name for name in TABLES if f"`{name}`" not in page] == []
    assert [card.name for card in DATA.glob("*.CARD.md") if f"`{card.name}`" not in page] == []
