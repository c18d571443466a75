"""English is read, other languages are refused; short and name-heavy texts are English."""

from __future__ import annotations

import pytest

from dateline.reading.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "IED blast kills 3 in Kabul",
        "Killed 5.",
        "Al-Shabaab attacks Baidoa",
        "Boko Haram burns Gajiganna",
        "Taliban militants attack police checkpoint Helmand, 5 officers dead",
        "GUNMEN KILL FIVE FARMERS IN ZAMFARA",
        "Gunmen don kill five people for Zamfara",
        "Ak-47 rifles seized, Kunar",
        "The army said gunmen killed five people in the village of Mondoro on Friday.",
        "12",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Des hommes armés ont tué cinq personnes dans le village, vendredi.", "fr"),
        ("Hombres armados mataron a cinco personas en el pueblo el viernes.", "es"),
        ("Bei einem Anschlag in Kabul sind fünf Menschen getötet worden.", "de"),
        ("Watu watano wameuawa na wanamgambo wa Al-Shabaab siku ya Ijumaa.", "sw"),
        ("قتل خمسة أشخاص في هجوم شنه مسلحون على قرية", "ar"),
        ("Пять человек погибли при взрыве в центре города", "ru"),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert language_of(text) == language
