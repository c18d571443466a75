"""A word of saying and the head of the phrase that says who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SILENT = "silent"
COLON = "colon"


@dataclass(frozen=True)
class Cue:
    """A word of saying: its token, the head of the speaker's phrase, and how it takes content.

    ``form`` is "verb", "passive" (the speaker follows "by"), "according", "silent" (nothing is
    said), "colon" (a quotation follows) or "closing" (the phrase stands behind all that is said);
    ``phrase`` is then the phrase by its form, not by the parse.
    """

    token: Token
    speaker: Token
    form: str
    phrase: tuple[int, int] | None = None
