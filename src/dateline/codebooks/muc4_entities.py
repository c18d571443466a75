"""Persons, groups and things of a wire, from the spans found in it: what is told twice is one.

Spans of a role are one entity when one's words end as the other's do (the same head). A description
beside a name belongs to the named person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.codebooks.muc4_tagger import Found
from dateline.codebooks.muc4_tokens import Line

_LEAST = {
    "individual": 0.45, "organization": 0.45, "thing": 0.45, "name": 0.45, "description": 0.45,
    "instrument": 0.45,
}  # fmt: skip
"""Least chance of an entity, by role (chosen on the development documents by cross-validation)."""

_OPENS = frozenset("[(")
_BETWEEN = 2
"""Words between a name and the description beside it."""


class Entity(NamedTuple):
    """Somebody or something in a role: the words that name it best, and all its spans."""

    role: str
    words: str
    chance: float
    spans: tuple[Found, ...]


def entities_of(lines: Sequence[Line], text: str, found: Sequence[Found]) -> list[Entity]:
    """The entities of a wire that are sure enough, in the order of the text."""
    groups: list[tuple[str, list[Found]]] = []
    for span in sorted(found, key=lambda s: s.first - s.last):
        words = words_of(lines, text, span)
        for other, members in groups:
            same = f" {other}".endswith(f" {words}")
            if members[0].role == span.role and (same or _glossed(members, span, lines)):
                members.append(span)
                break
        else:
            groups.append((words, [span]))
    entities = [_entity(lines, text, members) for _, members in _joined(groups, lines)]
    kept = [e for e in entities if e.chance >= _LEAST[e.role]]
    return sorted(kept, key=lambda e: (e.spans[0].line, e.spans[0].first))


def _joined(
    groups: Sequence[tuple[str, list[Found]]], lines: Sequence[Line]
) -> list[tuple[str, list[Found]]]:
    """Groups of spans; what a bracket explains anywhere is one everywhere."""
    joined: list[tuple[str, list[Found]]] = []
    for words, members in groups:
        for _, others in joined:
            if others[0].role == members[0].role and any(
                _glossed(others, span, lines) for span in members
            ):
                others.extend(members)
                break
        else:
            joined.append((words, members))
    return joined


def _glossed(members: Sequence[Found], span: Found, lines: Sequence[Line]) -> bool:
    """Whether a span stands in a bracket behind one of the others ("... Front [..F]")."""
    opens = lines[span.line].words[span.first - 1].text if span.first else ""
    return opens in _OPENS and any(
        m.line == span.line and m.last == span.first - 1 for m in members
    )


def words_of(lines: Sequence[Line], text: str, span: Found) -> str:
    """The words of a span as the text has them, in capitals and on one line."""
    words = lines[span.line].words
    start, end = words[span.first].start, words[span.last - 1].end
    return re.sub(r"\s+", " ", text[start:end]).upper()


def beside(one: Entity, other: Entity) -> bool:
    """Whether two entities stand side by side somewhere."""
    return any(
        a.line == b.line and -_BETWEEN <= max(a.first, b.first) - min(a.last, b.last) <= _BETWEEN
        for a in one.spans
        for b in other.spans
    )


def _entity(lines: Sequence[Line], text: str, members: list[Found]) -> Entity:
    best = max(members, key=lambda s: s.chance)
    absent = 1.0
    for member in members:
        absent *= 1 - member.chance
    placed = tuple(sorted(members, key=lambda s: (s.line, s.first)))
    return Entity(best.role, words_of(lines, text, best), 1 - absent, placed)
