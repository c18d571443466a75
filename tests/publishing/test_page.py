"""The page: escaped, self-contained, and each value leads to its words and back."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import EvidenceError
from dateline.publishing.highlights import Mark, marks, paragraphs, quotations
from dateline.publishing.page import html
from dateline.records import CodedReport, Span


class Reader(HTMLParser):
    """Collects what the page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.ids = [a["id"] for _, a in self.tags if "id" in a]
        self.links = [a["href"] or "" for tag, a in self.tags if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_every_link_leads_to_a_place_on_the_page(coded: CodedReport) -> None:
    page = Reader(html([coded, coded]))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    for mention in coded.mentions:
        for statement in mention.statements:
            assert f"r1-{mention.id}-{statement.id}" in page.ids
            assert f"r1-{mention.id}-{statement.id}-w" in page.ids


def test_nothing_is_loaded_from_elsewhere(coded: CodedReport) -> None:
    page = Reader(html([coded]))
    loading = ("src", "srcset", "action", "style", "onclick", "background")
    assert not [a for _, a in page.tags if any(name in a for name in loading)]
    assert not [tag for tag, _ in page.tags if tag in ("link", "img", "iframe", "object", "base")]


def test_the_policy_names_the_style_and_the_script_and_nothing_else(coded: CodedReport) -> None:
    text = html([coded])
    policy = next(a["content"] for _, a in Reader(text).tags if "http-equiv" in a) or ""
    for tag in ("style", "script"):
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(blocks) == 1
        digest = base64.b64encode(hashlib.sha256(blocks[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_all_text_of_a_report_is_escaped(coded: CodedReport) -> None:
    text = html([coded])
    assert "<b>Kidal" not in text
    assert "&lt;b&gt;Kidal&lt;/b&gt;" in text
    assert "Army post &lt;attacked&gt;" in text


@pytest.mark.parametrize("field", ["title", "publisher", "filed_from", "origin", "language"])
def test_no_field_can_add_markup(coded: CodedReport, field: str) -> None:
    hostile = '"><script>alert(1)</script>\u202e'
    report = msgspec.structs.replace(coded.report, **{"title": None, field: hostile})
    text = html([msgspec.structs.replace(coded, report=report)])
    assert "<script>alert" not in text
    assert text.count("<script>") == 1


def test_the_words_of_the_report_stand_as_they_are(coded: CodedReport) -> None:
    pieces = paragraphs(coded.report.text, marks(coded, "r1"))
    shown = ["".join(piece.text for piece in paragraph) for paragraph in pieces]
    assert "\n\n".join(shown) == coded.report.text


def test_overlapping_evidence_is_split(coded: CodedReport) -> None:
    pieces = [p for part in paragraphs(coded.report.text, marks(coded, "r1")) for p in part]
    raid = next(piece for piece in pieces if piece.text == "raid")
    assert raid.slots == ("type", "party")
    assert len(raid.targets) == 2
    assert raid.slot == "type"


def test_evidence_within_evidence_is_quoted_once() -> None:
    outer, inner = Span(10, 33, "angry crowds torched it"), Span(16, 22, "crowds")
    assert quotations([inner, outer]) == [("angry ", "crowds", " torched it")]
    assert quotations([outer]) == [("", "angry crowds torched it", "")]


def test_words_that_have_moved_are_refused(coded: CodedReport) -> None:
    report = msgspec.structs.replace(coded.report, text="x" + coded.report.text)
    with pytest.raises(EvidenceError):
        html([msgspec.structs.replace(coded, report=report)])


def test_a_page_without_reports_says_so() -> None:
    assert "No report was coded." in html([])


@given(
    st.text(alphabet=st.sampled_from("ab \n\u0301🕊م"), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6),
)
def test_pieces_hold_every_marked_word_once(text: str, ranges: list[tuple[int, int]]) -> None:
    over = [
        Mark(start, start + length, "toll", f"t{number}")
        for number, (start, length) in enumerate(ranges)
        if start + length <= len(text)
    ]
    pieces = [piece for part in paragraphs(text, over) for piece in part]
    assert "".join("".join(p.text for p in pieces).split()) == "".join(text.split())
    first = [target for piece in pieces for target in piece.first]
    assert len(first) == len(set(first))
    for mark in over:
        words = "".join(p.text for p in pieces if mark.target in p.targets)
        assert "".join(words.split()) == "".join(text[mark.start : mark.end].split())
