"""Places named in a row: "the towns of A, B and C", "in A and B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extraction.places.cues import NAME
from dateline.extraction.places.phrases import PlaceName
from dateline.extraction.places.unknown import nameable, offer

if TYPE_CHECKING:
    from dateline.analysis.document import Document
    from dateline.knowledge.gazetteer import Gazetteer

LISTED = 3.0
"""Evidence of a name that stands in a row with a place."""

_NEXT = re.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+(?:the\s+)?)({NAME})(?=\s*[,.;:)]|\s+(?:and|in|on|near|were|are|towns|villages|districts|neighbou?rhoods|areas)\b|$)")  # fmt: skip  # noqa: E501
_NO_PLACE = frozenset({"PERSON", "ORG", "NORP", "DATE", "EVENT", "TIME"})


def add_listed(
    names: list[PlaceName], document: Document, text: str, gazetteer: Gazetteer
) -> list[PlaceName]:
    """``names`` and those that stand in a row after one of them; weak ones in a row are raised."""
    by_start = {n.start: n for n in names}
    queue = [n for n in names if _heads(n)]
    found = list(names)
    while queue:
        name = queue.pop()
        match = _NEXT.match(text, name.end)
        if match is None:
            continue
        start, end = match.span(1)
        known = by_start.get(start)
        if known is None:
            overlap = any(start < n.end and end > n.start for n in by_start.values())
            known = None if overlap else _new(start, end, document, text, name)
            if known is not None:
                offer(known, gazetteer)
                found.append(known)
                by_start[start] = known
        if known is not None and not known.demonym and known.evidence < LISTED:
            known.evidence = LISTED
            known.relation, known.near, known.locative = name.relation, name.near, name.locative
            known.kind, known.explicit = known.kind or name.kind, name.explicit
            queue.append(known)
    return sorted(found, key=lambda n: n.start)


def _heads(name: PlaceName) -> bool:
    """Whether a name may head a row of places."""
    if name.demonym or name.evidence < LISTED or not (name.locative or name.explicit):
        return False
    return not name.entries or name.alike or any(e.is_settlement for e in name.entries)


def _new(start: int, end: int, document: Document, text: str, head: PlaceName) -> PlaceName | None:
    span = document.doc.char_span(start, end, alignment_mode="expand")
    several = head.explicit and (head.kind or "").endswith("s")  # "the villages of A, B and C"
    if span is None or (not several and any(t.ent_type_ in _NO_PLACE for t in span)):
        return None
    if not nameable(text[start:end], document, start, "row" if several else "list"):
        return None
    return PlaceName(start, end, text[start:end], (), hint="list", phrase=(start, end))
