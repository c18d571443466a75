"""How alike two texts are: MinHash signatures over word shingles, in bands for the look-up.

Two texts may be copies of one when they share a band and their estimated Jaccard similarity (the
share of shingles that both have among those that either has) is high enough. Both are functions of
the two texts alone, so that copies are the same in whatever order reports come.
"""

from __future__ import annotations

import re
import struct
from hashlib import blake2b

PERMUTATIONS = 128
"""Numbers of a signature; the standard error of the estimate at 0.7 is 0.04."""

ROWS = 4
"""Numbers of a band: two texts of similarity s share one of the 32 bands with the probability
1 - (1 - s^4)^32, which is 0.87 at 0.5, 0.95 at 0.55 and 0.99 at 0.6, and 1 in 300 at 0.1 (Leskovec,
Rajaraman and Ullman, Mining of Massive Datasets, section 3.4)."""

SEED = 1851
SHINGLE = 4
"""Words of a shingle."""

_WORD = re.compile(r"\w+")
_FORM = struct.Struct(f"<{PERMUTATIONS}I")


def signature(text: str) -> bytes:
    """The MinHash signature of a text: unsigned 32-bit numbers, little end first."""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(_shingles(text)))
    return _FORM.pack(*sketch.digest())


def bands(signature: bytes) -> list[int]:
    """The bands of a signature: signed 64-bit numbers, sorted, each once."""
    width = 4 * ROWS
    found = {
        blake2b(signature[at : at + width], digest_size=8, salt=at.to_bytes(2, "big")).digest()
        for at in range(0, len(signature), width)
    }
    return sorted(int.from_bytes(band, "big", signed=True) for band in found)


def likeness(left: bytes, right: bytes) -> float:
    """The estimated Jaccard similarity of the texts of two signatures, 0..1."""
    pairs = zip(_FORM.unpack(left), _FORM.unpack(right), strict=True)
    same: int = sum(a == b for a, b in pairs)
    return same / PERMUTATIONS


def _shingles(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    last = max(len(words) - SHINGLE, 0)
    return {" ".join(words[at : at + SHINGLE]) for at in range(last + 1)}
