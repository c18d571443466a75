"""What a coder reads on a terminal."""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from dateline.publishing.terminal import show
from dateline.records import CodedReport, Span, Statement


def shown(coded: CodedReport, width: int = 80, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    show(coded, Console(file=out, width=width, no_color=True, legacy_windows=False))
    out.flush()
    return raw.getvalue().decode(encoding)


def folded(text: str) -> str:
    return " ".join(text.split())


def test_a_report_is_shown_with_its_events(coded: CodedReport) -> None:
    text = folded(shown(coded, width=140))
    assert "Army post <attacked> in the north" in text
    assert "published Sat 13 Mar 2021 · Example Wire · from BAMAKO · 2 events" in text
    assert "1 Armed attack · main event · e1" in text
    assert "when Fri 12 Mar 2021 · known to the day · the Friday before" in text
    assert "where Tessalit, Kidal, Mali · exact place · 20.190, -1.010" in text
    assert "by Gunmen (unknown armed) · perpetrator unknown" in text
    assert "against Army of Mali (military) “an army post”" in text
    assert "claimed by Ansar Example (armed group) · claimed by itself · on its Telegram" in text
    assert "denied at least 1 civilian killed · 1–? · according to The village chief" in text
    assert "doubt may be the same event as e2" in text
    assert "2 Shelling · background · e2" in text


def test_the_toll_is_told_by_source(coded: CodedReport) -> None:
    text = shown(coded, width=140)
    rows = [line.split("  ") for line in text.splitlines() if "killed" in line]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert [
        "at least 12 soldiers killed",
        "12–?",
        "asserted",
        "the defence ministry (state)",
        "“at least 12 soldiers”",
    ] in cells


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(
    coded: CodedReport, width: int
) -> None:
    text = shown(coded, width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text
    assert "Telegram" in text


def test_no_colour_and_no_escape_in_a_pipe(coded: CodedReport) -> None:
    assert "\x1b" not in shown(coded)


def test_colour_on_a_terminal_changes_no_word(coded: CodedReport) -> None:
    out = io.StringIO()
    show(coded, Console(file=out, width=80, force_terminal=True, color_system="standard"))
    assert "\x1b[" in out.getvalue()
    bare = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert [line.rstrip() for line in bare.splitlines()] == shown(coded).splitlines()


def test_a_terminal_that_knows_only_ascii_gets_ascii(coded: CodedReport) -> None:
    text = shown(coded, encoding="ascii")
    assert '"Te\\u0301ssalit"' in text
    assert "12-?" in text


def test_markup_and_control_characters_of_a_report_do_nothing(coded: CodedReport) -> None:
    words = "[bold]x[/bold] \x1b[2J \u202eevil :smile:"
    hostile = _quoting(coded, words)
    text = folded(shown(hostile, width=200))
    assert "[bold]x[/bold] ␛[2J ⟨U+202E⟩evil :smile:" in text


def _quoting(coded: CodedReport, words: str) -> CodedReport:
    """The coded report with one statement, that quotes these words as its text."""
    first = coded.mentions[0]
    report = msgspec.structs.replace(coded.report, text=words, title=words)
    statement: Statement = first.of("where")[0]
    hostile = msgspec.structs.replace(statement, evidence=(Span(0, len(words), words),))
    mention = msgspec.structs.replace(first, statements=(hostile,), triggers=(), doubts=())
    return msgspec.structs.replace(coded, report=report, mentions=(mention,))


def test_a_report_without_events_says_so(coded: CodedReport) -> None:
    empty = msgspec.structs.replace(coded, mentions=())
    assert "No event found in this report." in shown(empty)


def test_what_the_report_does_not_say_is_said_to_be_not_told(coded: CodedReport) -> None:
    [first, *_] = coded.mentions
    silent = msgspec.structs.replace(
        first, statements=tuple(s for s in first.statements if s.slot not in ("when", "toll"))
    )
    text = folded(shown(msgspec.structs.replace(coded, mentions=(silent,)), width=140))
    assert "not told when, toll" in text
