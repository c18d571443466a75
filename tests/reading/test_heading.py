"""What stands above a report: its date, its title, the wire's dateline."""

from __future__ import annotations

import pytest

from dateline.errors import NoDateError
from dateline.reading import report

STORY = "Gunmen killed five farmers near Mondoro on Friday, the army said."


@pytest.mark.parametrize(
    "head",
    [
        "date 2019-11-02 ",
        " date 2019-11-02 ",
        "Date: 2019-11-02\n",
        "DATE 2 November 2019\n\n",
        "Published: November 2nd, 2019 at 3:15 pm\n",
        "2019-11-02 ",
        "2019-11-02\n\n",
        "2019/11/02\n",
        "02.11.2019\n",
        "2019-11-02T10:32:00Z ",
        "2 November 2019\n",
        "2nd of November 2019 - ",
        "Saturday, November 2, 2019\n",
        "Nov. 2, 2019 — ",
        "Sat, 02 Nov 2019 10:32:00 GMT\n",
    ],
)
def test_a_leading_date_is_metadata_and_is_taken_out(head: str) -> None:
    read = report(head + STORY)
    assert read.published.isoformat() == "2019-11-02"
    assert read.text == STORY


@pytest.mark.parametrize(
    ("head", "place", "date"),
    [
        ("BAMAKO, Nov 2, 2019 (Agency) - ", "BAMAKO", "2019-11-02"),
        ("Bamako, 2 November 2019 (AFP) – ", "Bamako", "2019-11-02"),
        ("N'DJAMENA, 2 Nov 2019 - ", "N'DJAMENA", "2019-11-02"),
        ("SAN SALVADOR, 3 JAN 90 (DPA) -- [TEXT] ", "SAN SALVADOR", "1990-01-03"),
    ],
)
def test_a_dateline_with_its_year_dates_the_report_and_stays(
    head: str, place: str, date: str
) -> None:
    read = report(head + STORY)
    assert (read.filed_from, read.published.isoformat()) == (place, date)
    assert read.text == head + STORY


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("BAMAKO, Nov 2 (Agency) - ", "BAMAKO"),
        ("KABUL, March 3 (Xinhua) -- ", "KABUL"),
        ("PORT-AU-PRINCE, Haiti, Nov. 2 (Reuters) - ", "PORT-AU-PRINCE, Haiti"),
        ("UNITED NATIONS, Nov 2 (Xinhua) -- ", "UNITED NATIONS"),
        ("MAIDUGURI, Nigeria (AP) — ", "MAIDUGURI, Nigeria"),
        ("DAMASCUS — ", "DAMASCUS"),
        ("Kabul (BNA) ", "Kabul"),
        ("AIBAK (Pajhwok): ", "AIBAK"),
        ("Bogota, Sept 28 : ", "Bogota"),
        ("Abuja – ", "Abuja"),
        ("Maiduguri, Nigeria | AFP | ", "Maiduguri, Nigeria"),
    ],
)
def test_a_dateline_tells_where_a_report_was_filed(head: str, place: str) -> None:
    assert report(head + STORY, published="2019-11-02").filed_from == place


@pytest.mark.parametrize(
    "head",
    [
        "Gunmen on motorbikes - some in uniform - raided a market. ",
        "Al-Shabaab (the Youth) - the largest group - attacked. ",
        "Al Jazeera – ",
        "Islamic State (IS) ",
        "Afghan official: ",
        "Breaking: ",
        "Col. Ahmed Musa, the governor (of Gao) - ",
    ],
)
def test_what_looks_like_a_dateline_and_is_none(head: str) -> None:
    assert report(head + STORY, published="2019-11-02").filed_from is None


def test_a_dateline_without_a_year_is_no_date() -> None:
    with pytest.raises(NoDateError, match="the dateline names no year"):
        report("BAMAKO, Nov 2 (Agency) - " + STORY)


def test_a_year_that_is_given_completes_the_dateline() -> None:
    read = report("BAMAKO, Nov 2 (Agency) - " + STORY, published="2019")
    assert read.published.isoformat() == "2019-11-02"


def test_a_year_alone_dates_nothing() -> None:
    with pytest.raises(NoDateError, match="2019 is a year"):
        report(STORY, published="2019")


def test_a_dateline_of_an_impossible_day_is_no_date() -> None:
    with pytest.raises(NoDateError):
        report("BAMAKO, Feb 31 (Agency) - " + STORY, published="2019")


@pytest.mark.parametrize("head", ["02/11/2019\n", "date 2/11/2019 ", "2019-13-45\n", "2019\n"])
def test_a_date_that_is_not_certain_is_refused(head: str) -> None:
    with pytest.raises(NoDateError):
        report(head + STORY)


def test_a_date_with_one_reading_is_taken() -> None:
    assert report("25/11/2019\n" + STORY).published.isoformat() == "2019-11-25"
    assert report("11/25/2019\n" + STORY).published.isoformat() == "2019-11-25"


def test_a_sentence_that_begins_with_a_date_is_text() -> None:
    text = "2 November 2019 was the worst day of the year, the army said."
    with pytest.raises(NoDateError):
        report(text)
    assert report(text, published="2020-01-01").text == text


def test_the_reports_own_date_stands_above_the_given_one() -> None:
    assert report("date 2019-11-02 " + STORY, published="2024-01-01").published.year == 2019


def test_a_headline_above_the_date_or_an_empty_line_is_the_title() -> None:
    dated = report("Gunmen kill five in Mondoro\n2 November 2019\n\n" + STORY)
    apart = report("date 2019-11-02\nGunmen kill five in Mondoro\n\n" + STORY)
    wire = report("Gunmen kill five in Mondoro\nBAMAKO (AP) — " + STORY, published="2019-11-02")
    assert (wire.title, wire.filed_from) == ("Gunmen kill five in Mondoro", "BAMAKO")
    for read in (dated, apart):
        assert (read.title, read.text) == ("Gunmen kill five in Mondoro", STORY)


def test_labelled_lines_are_metadata() -> None:
    read = report(
        "Title: Gunmen kill five\nDate: 2 Nov 2019 10:30 GMT\nSource: The Local Paper\n"
        "URL: https://example.org/a\n\n" + STORY
    )
    assert (read.title, read.publisher, read.url) == (
        "Gunmen kill five",
        "The Local Paper",
        "https://example.org/a",
    )
    assert read.published_time is not None
    assert read.published_time.isoformat() == "10:30:00"
    assert read.text == STORY


def test_a_text_without_a_date_is_refused_with_advice() -> None:
    with pytest.raises(NoDateError, match="give --published"):
        report(STORY)
