"""Why a value is what it is."""

from __future__ import annotations

import pytest

from dateline.errors import DatelineError
from dateline.publishing.explain import UnknownEventError, UnknownSlotError, explain
from dateline.records import CodedReport


def test_a_date_is_explained(coded: CodedReport) -> None:
    lines = explain(coded, "e1", "when").splitlines()
    assert lines[0] == "e1 (main event), when: 1 statement"
    assert lines[2] == "s3  Fri 12 Mar 2021"
    assert "    because    the Friday before Saturday 2021-03-13" in lines
    assert "    anchor     published" in lines
    assert "    producer   hand/1/00000000" in lines


def test_the_words_are_underlined_in_their_line(coded: CodedReport) -> None:
    lines = explain(coded, "1", "when").splitlines()
    words, carets = lines[4], lines[5]
    shown = words.replace("\u0301", "")  # a combining accent takes no column
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "Friday"


def test_every_source_of_a_figure_is_named(coded: CodedReport) -> None:
    text = explain(coded, "e1", "toll")
    assert "the defence ministry (state)" in text
    assert "Ansar Example (armed group), on its Telegram channel" in text
    assert "modality   denied" in text


def test_who_is_another_name_for_party(coded: CodedReport) -> None:
    assert explain(coded, "e1", "who") == explain(coded, "e1", "party")


def test_an_unknown_event_lists_those_told(coded: CodedReport) -> None:
    with pytest.raises(UnknownEventError, match=r"no event 'e9'; it tells e1 \(main event\), e2"):
        explain(coded, "e9", "when")


def test_an_unknown_slot_lists_the_slots(coded: CodedReport) -> None:
    with pytest.raises(UnknownSlotError, match="the slots are type, stage"):
        explain(coded, "e1", "weather")
    with pytest.raises(DatelineError, match="e2 has no statement about 'where'; it has type, when"):
        explain(coded, "e2", "where")
