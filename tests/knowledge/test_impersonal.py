"""Which phrases surely name no person."""

from __future__ import annotations

import pytest

from dateline.knowledge.channels import Channel, channel_of
from dateline.knowledge.impersonal import impersonal, tells_one


@pytest.mark.parametrize(
    "phrase",
    [
        "gunmen",
        "Gunmen",
        "the defence ministry",
        "The Defence Ministry",
        "two security sources",
        "the army of Burkina Faso",
        "a senior police officer",
        "Malian troops",
        "Human Rights Watch",
        "residents and a rights group",
    ],
)
def test_offices_bodies_and_common_nouns(phrase: str) -> None:
    assert impersonal(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "Maria Example",
        "resident Maria Example",
        "resident maria gonzalez",
        "RESIDENT MARIA GONZALEZ",
        "General King",
        "Hope",
        "Chad Jordan",
        "the mayor, Grace Hope",
        "police officer O'Hara",
        "أبو مثال",
        "مثال",
        "Иван Примеров",
        "army 🕊 example",
        "@maria",
        "Jean-Pierre, a farmer",
        "the Smith family",
    ],
)
def test_everything_else_counts_as_naming_someone(phrase: str) -> None:
    assert not impersonal(phrase)


def test_a_noun_for_one_person() -> None:
    assert tells_one("rebel commander X")
    assert not tells_one("fighters of the Front")


@pytest.mark.parametrize(
    ("phrase", "channel"),
    [
        ("on its Telegram channel", Channel.ONLINE),
        ("in a video", Channel.VIDEO),
        ("in a phone call to a station", Channel.CALL),
        ("by e-mail", Channel.EMAIL),
        ("in a statement", Channel.OTHER),
    ],
)
def test_channels(phrase: str, channel: Channel) -> None:
    assert channel_of(phrase) is channel
    assert channel_of(channel.value) is channel
