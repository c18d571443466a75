"""Where the next page of a list begins, as a word that goes into an address."""

from __future__ import annotations

import base64
import binascii

import msgspec

from dateline.ledger.wanted import Key
from dateline.review.problems import ProblemError, wrong

_decode = msgspec.json.Decoder(tuple[str | int, ...]).decode


def packed(key: Key) -> str:
    """The cursor of a key."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def unpacked(cursor: str | None) -> Key | None:
    """The key of a cursor.

    Raises:
        ProblemError: when it is none.
    """
    if not cursor:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        key: Key = _decode(raw)
    except (binascii.Error, ValueError, msgspec.DecodeError) as error:
        raise unusable() from error
    if not key or any(isinstance(part, int) and abs(part) > 2**53 for part in key):
        raise unusable()
    return key


def unusable() -> ProblemError:
    """The problem with a cursor that leads nowhere."""
    return wrong("cursor", "not one that this list gave; begin without it", 400)
