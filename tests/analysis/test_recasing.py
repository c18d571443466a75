"""Upper-case wires in mixed case, at the same offsets."""

from __future__ import annotations

import pytest

from dateline.analysis.folding import fold

WIRE = "LIMA, 3 JAN 90 (EFE) -- [TEXT] GUERRILLAS OF THE SHINING PATH ATTACKED FIVE BUSES IN PERU."


@pytest.mark.parametrize("word", ["Shining Path", "attacked five buses", "Peru", "Lima"])
def test_names_keep_capitals_and_other_words_lose_them(word: str) -> None:
    assert word in fold(WIRE)


def test_the_length_stays() -> None:
    assert len(fold(WIRE)) == len(WIRE)


def test_mixed_case_stays() -> None:
    text = "Gunmen attacked the NATO base in Herat on Monday morning."
    assert fold(text) == text


def test_a_line_begins_after_the_header() -> None:
    assert "\nGuerrillas" in fold(WIRE)


def test_abbreviations_in_brackets_stay() -> None:
    assert "[XYZ]" in fold("THE PEOPLES FRONT [XYZ] CLAIMED THE ATTACK ON THE MAYOR OF THE TOWN.")


def test_a_wrapped_paragraph_whose_lines_end_sentences_is_one_line() -> None:
    wrapped = (
        "Four soldiers were killed on the road from Gao to the\nsmall town of Bourem on a "
        "Sunday, the army told reporters\nin the capital.\n\nThe governor spoke of a very long "
        "night for the town.\nNobody has claimed the attack."
    )
    assert "town. Nobody has" in fold(wrapped)


def test_short_lines_stay_lines() -> None:
    text = "Killed:\nTwo men\nOne boy\n\nThe police gave no names."
    assert fold(text) == text


def test_words_that_the_language_pipeline_does_not_know() -> None:
    assert fold("Two men were martyred in Al Bab.") == "Two men were murdered in Al-Bab."


CAPITALS = (
    "TALIBAN FIGHTERS OF THE ISLAMIC STATE (IS) KILLED TWO US-LED SOLDIERS NEAR ALEPPO AT 5:30 "
    "A.M. ON MARCH 3. PRESIDENT PUTIN MAY MARCH ON THE WEST BANK WITH PKK MEN FROM AL-DABAS, 5 KM "
    "FROM NEW YORK."
)


@pytest.mark.parametrize(
    "words",
    [
        "Taliban fighters",
        "Islamic State (IS) killed",
        "US-led soldiers near Aleppo",
        "5:30 a.m. on March 3.",
        "President Putin may march on the West Bank",
        "PKK men from Al-Dabas, 5 km from New York",
    ],
)
def test_names_that_are_words_too_keep_capitals_where_they_are_names(words: str) -> None:
    assert words in fold(CAPITALS)


def test_directions_are_no_names() -> None:
    assert "in the south-east of the region" in fold(
        "TWO MEN WERE KILLED ON FRIDAY IN THE SOUTH-EAST OF THE REGION."
    )


@pytest.mark.parametrize(
    ("wire", "words"),
    [
        ("TWO MEN DIED IN BALI, NORTH WEST REGION, ON FRIDAY.", "Bali, North West region"),
        ("TWELVE PEOPLE DIED IN CHIN STATE ON FRIDAY.", "in Chin State on Friday"),
        ("THE FIGHTING IN AIN ISSA WENT ON ON FRIDAY.", "in Ain Issa went on"),
    ],
)
def test_units_and_beginnings_of_names_that_are_words_too(wire: str, words: str) -> None:
    assert words.lower() in fold(wire).lower()
    assert words in fold(wire)


@pytest.mark.parametrize(
    ("wire", "words"),
    [
        (
            "A GUARD CALLED JONATHAN WAS KILLED IN CULIACAN.",
            "called Jonathan was killed in Culiacan",
        ),
        ("JONATHAN'S BROTHER DIED ON THE EUPHRATES.", "Jonathan's brother died on the Euphrates"),
        ("TWO MEN DIED IN AL BAB AND IN AL-MAYADEEN.", "died in Al-Bab and in Al-Mayadeen"),
        (
            "THE STAY-AT-HOME OF FRIDAY WAS KEPT IN AT-TALL.",
            "stay-at-home of Friday was kept in at-Tall",
        ),
        ("POLICE DIED IN NAKURU COUNTY ON FRIDAY.", "in Nakuru County on Friday"),
        ("SYRIAN STATE MEDIA SAID FOUR MEN DIED.", "Syrian state media said"),
        ("GARDEZ (AGENCY): THREE SOLDIERS DIED ON FRIDAY.", "\nThree soldiers died"),
    ],
)
def test_names_that_dictionaries_list_articles_and_kinds_of_units(wire: str, words: str) -> None:
    assert len(fold(wire)) == len(wire)
    assert words in fold(wire)


def test_words_that_are_names_only_at_times_are_small() -> None:
    assert "a captive of the marines at the door" in fold(
        "HE WAS A CAPTIVE OF THE MARINES AT THE DOOR OF THE HOUSE."
    )
