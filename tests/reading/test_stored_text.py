"""The text as it is stored, whatever it came as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BinaryFileError
from dateline.reading.cleaning import clean
from dateline.reading.encoding import decode


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("sol\u00addiers", "soldiers"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("\ud800 lone", "\ufffd lone"),
        ("pair \ud83d\ude00", "pair \U0001f600"),
        ("“curly” ‘quotes’", "“curly” ‘quotes’"),
        ("Caf\u0065\u0301 é", "Caf\u0065\u0301 é"),
        ("don\x92t", "don’t"),
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("line  \n\n\n\nline", "line\n\nline"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("قُتل خمسة", "قُتل خمسة"),
    ],
)
def test_cleaning(raw: str, stored: str) -> None:
    assert clean(raw) == stored


@given(st.text(st.characters(codec=None), max_size=200))
def test_cleaning_twice_changes_nothing_and_the_result_can_be_stored(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\r" not in once
    assert "\x00" not in once


TEXT = "Gunmen killed five people — a “massacre”, said the mayor of Gourma-Rharous, José Diallo."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert decode((TEXT * 3).encode(encoding)) == TEXT * 3


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Взрыв прогремел в центре города, погибли пять человек, сообщила полиция. "),
        ("cp1256", "قتل خمسة أشخاص في انفجار قنبلة في وسط المدينة حسب ما أعلنت الشرطة اليوم. "),
    ],
)
def test_other_encodings_are_told_from_the_bytes(encoding: str, text: str) -> None:
    assert decode((text * 5).encode(encoding)) == text * 5


def test_damaged_utf8_keeps_what_is_whole() -> None:
    assert decode("Café José é".encode() + b"\xff") == "Café José é\ufffd"


def test_the_encoding_that_a_page_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Взрыв</body></html>'
    assert "Взрыв" in decode(page.encode("cp1251"), html=True)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 something",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04" + b"a" * 50,
        bytes(range(256)) * 10,
        b"\x00\x01\x02\x03" * 100,
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(BinaryFileError, match="not text"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decode(data)
    except BinaryFileError:
        return
