"""The kinds of channels over which responsibility is claimed, by the English words for them."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """How a claim was made."""

    LETTER = "letter"
    CALL = "call"
    EMAIL = "e-mail"
    VIDEO = "video"
    ONLINE = "online"
    OTHER = "other"


_WORDS = (
    (Channel.CALL, "call calls called phone phoned telephone telephoned"),
    (Channel.EMAIL, "e-mail email e-mailed emailed"),
    (Channel.VIDEO, "video videos footage"),
    (Channel.LETTER, "letter letters leaflet leaflets communique communiqué pamphlet note"),
    (
        Channel.ONLINE,
        "website site web blog telegram channel channels online internet social twitter x facebook "
        "whatsapp amaq agency post posted tweet",
    ),
)
"""Written for Dateline; the first kind of which a word stands in the phrase counts."""


def channel_of(phrase: str) -> Channel:
    """The kind of channel that a phrase names ("on its Telegram channel" is online)."""
    words = {word.strip(".,;:'\"“”") for word in phrase.casefold().split()}
    return next((kind for kind, told in _WORDS if words.intersection(told.split())), Channel.OTHER)
