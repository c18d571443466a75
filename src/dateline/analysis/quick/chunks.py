"""A stand-in for the call of spaCy's tokenizer that lets it remember what it has cut before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNKS = 200_000
"""Chunks between white space whose tokens are kept (some 50 MB); spaCy keeps 10,000."""

LONGEST = 40
"""Characters to a chunk that may well come again; longer ones are addresses of pages mostly."""


class Chunks:
    """Texts cut into tokens, as spaCy cuts them.

    spaCy keeps how it has cut a chunk, but not in a text in which a special case ("don't", "U.S.")
    has come before it, so that common words are cut by its patterns again and again. Here each new
    chunk is first given to it by itself.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.tokenizer import Tokenizer

        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        self._tokenizer = tokenizer if type(tokenizer) is Tokenizer else None
        self._known: set[str] = set()
        if self._tokenizer is not None:
            self._tokenizer.max_cache_size = max(CHUNKS, self._tokenizer.max_cache_size)

    def __call__(self, text: str) -> Doc:
        """The tokens of a text."""
        if self._tokenizer is not None:
            new = set(text.split()).difference(self._known)
            for chunk in new:
                if len(chunk) <= LONGEST:
                    self._tokenizer(chunk)
            if len(self._known) > CHUNKS:
                self._known.clear()
            self._known |= new
        return self._nlp.make_doc(text)
