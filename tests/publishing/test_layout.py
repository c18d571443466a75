"""Lines and columns for terminals: nothing wider than the room, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.publishing.layout import beside, widest, wrapped


def plain(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def test_lines_break_at_blanks_and_keep_their_styles() -> None:
    lines = wrapped([("at least 12 soldiers ", ""), ("killed on Friday", "dim")], 16)
    assert plain(lines) == ["at least 12", "soldiers killed", "on Friday"]
    assert ("killed", "dim") in lines[1]


def test_long_words_are_folded_not_cut() -> None:
    assert plain(wrapped([("abcdefghij xy", "")], 4)) == ["abcd", "efgh", "ij", "xy"]


def test_wide_letters_take_two_columns() -> None:
    assert plain(wrapped([("北京北京", "")], 4)) == ["北京", "北京"]
    assert widest(["北京", "abc"]) == 4


def test_cells_stand_side_by_side() -> None:
    cells = [wrapped([("a", "")], 3), wrapped([("one two", "")], 3)]
    assert plain(list(beside(cells, [3, 3]))) == ["a    one", "     two"]


@given(st.text(alphabet=st.sampled_from("ab \n北e\u0301🕊م"), max_size=60), st.integers(4, 20))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = plain(wrapped([(text, "")], width))
    assert max(map(cell_len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())
