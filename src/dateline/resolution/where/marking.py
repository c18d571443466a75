"""The place marks of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from dateline.extraction.places import PlaceName, find_places
from dateline.extraction.places.phrases import ROADS, is_and, is_away, is_owner, is_wider
from dateline.knowledge.gazetteer.keys import key
from dateline.marks import PlaceMark
from dateline.records import WhereValue
from dateline.resolution.where.away import away
from dateline.resolution.where.choice import DIRECTIONS, WELL_KNOWN, Senses, holds, prior
from dateline.resolution.where.groups import group_votes
from dateline.resolution.where.settling import Settled, settle
from dateline.resolution.where.value import in_country, told_from, where_value
from dateline.vocabulary import PlaceRelation

if TYPE_CHECKING:
    from dateline.analysis.document import Document
    from dateline.knowledge.gazetteer import Entry, Gazetteer


def mark_places(
    document: Document, gazetteer: Gazetteer, events: Sequence[int] = ()
) -> tuple[PlaceMark, ...]:
    """The places that a report names, in order, each resolved as far as the report tells.

    ``events`` are the tokens that tell of events; see ``find_places``.
    """
    names = find_places(document, gazetteer, events)
    if not names:
        return ()
    text = document.text
    _link(names, text)
    _pair(names, text)
    senses = Senses(names, gazetteer, group_votes(document))
    kept = [
        i
        for i, name in enumerate(names)
        if senses.of(i) is not None or key(name.text) not in DIRECTIONS
    ]
    rank = {i: at for at, i in enumerate(kept)}
    tokens = [document.tokens_of(document.chars(n.start, n.end)) for n in names]
    settled = settle(names, senses, gazetteer, lambda i: document.sentence_of(tokens[i][0]))
    home = senses.main_country()
    return tuple(_mark(document, names, settled, i, gazetteer, rank, home) for i in kept)


def _link(names: list[PlaceName], text: str) -> None:
    """Set the wider place that a phrase names beside a place."""
    for i in range(len(names) - 1):
        near, far = names[i], names[i + 1]
        gap = text[near.end : far.start]
        if not near.demonym and away(far.near) and is_away(gap):
            near.anchor = i + 1
        elif is_wider(gap) and _may_hold(far, near, sure=" in " in gap or " of " in gap):
            near.parent = i + 1 if near.parent is None else near.parent
            own = f"{near.text} {gap}".lower()
            if near.kind and near.kind == far.kind and near.kind in own:
                far.kind, far.explicit = None, False  # the Escalon neighbourhood of San Salvador
        elif is_owner(gap) and _may_hold(near, far, sure=True):
            far.parent = i
    for name in names:  # "Kanyabo, 50 km from Goma, in Masisi": Kanyabo lies there
        if name.anchor is not None and name.anchor + 1 < len(names):
            gap = text[names[name.anchor].end : names[name.anchor + 1].start]
            if is_wider(gap) and " in " in gap:
                name.parent, names[name.anchor].parent = name.anchor + 1, None
    for i, name in enumerate(names):  # "in Mali's Menaka region": the nearer of the two
        if name.parent == i + 1 and i + 2 < len(names) and names[i + 2].parent == i + 1:
            name.parent = i + 2


def _may_hold(wide: PlaceName, narrow: PlaceName, *, sure: bool) -> bool:
    """Whether one name may be that of a place that holds the other.

    Where the words are ``sure`` of it, a small place that the gazetteer has only elsewhere is
    taken for another one of that name, which the gazetteer lacks.
    """
    if wide.demonym or narrow.demonym or key(wide.text) == key(narrow.text):
        return False
    if not narrow.entries or narrow.alike:
        return True
    if any(holds(w, n) for w in wide.entries for n in narrow.entries):
        return True
    units = any(e.is_unit or e.is_country for e in wide.entries)
    return sure and units and all(e.is_settlement and prior(e) < WELL_KNOWN for e in narrow.entries)


_ROAD = re.compile(
    r"^\s+(?:international\s+|main\s+|national\s+|coastal\s+|desert\s+)?"
    r"(roads?|highway|motorway|expressway|route|railway|axis)\b"
)
_BORDER = re.compile(r"^\s+(?:border|frontier|boundary)\b")
_DASHES = frozenset({"-", "–", "—", " - ", " – ", "–to–", "-to-", " to "})


def _pair(names: list[PlaceName], text: str) -> None:
    """ "Between A and B", "the A-B highway", "the A-B border": each names the other."""
    for first, second in pairwise(names):
        gap, after = text[first.end : second.start], text[second.end : second.end + 40]
        if gap in _DASHES and (found := _ROAD.match(after)):
            first.kind = second.kind = found[1].lower()
            _join(first, second, PlaceRelation.BETWEEN, f"the {first.kind} between")
        elif gap in _DASHES and _BORDER.match(after):
            _join(first, second, PlaceRelation.BORDER, "border between")
        elif first.relation is PlaceRelation.BETWEEN and is_and(gap):
            second.kind = first.kind if first.kind in ROADS else second.kind
            _join(first, second, PlaceRelation.BETWEEN, first.near)
        elif first.near == "border between" and is_and(gap):
            _join(first, second, PlaceRelation.BORDER, first.near)


def _join(first: PlaceName, second: PlaceName, relation: PlaceRelation, near: str) -> None:
    first.others, second.others = (second.text,), (first.text,)
    first.relation = second.relation = relation
    first.near = second.near = near
    first.locative = second.locative = True


def _mark(
    document: Document,
    names: list[PlaceName],
    all_settled: Sequence[Settled],
    i: int,
    gazetteer: Gazetteer,
    rank: dict[int, int],
    home: str | None,
) -> PlaceMark:
    name, settled = names[i], all_settled[i]
    start, end = name.phrase
    for beside in (name.parent, name.anchor):
        if beside is not None:
            start, end = min(start, names[beside].start), max(end, names[beside].phrase[1])
    span, phrase = document.chars(name.start, name.end), document.chars(start, end)
    tokens = document.tokens_of(span)
    where = _by_distance(names, all_settled, i, phrase.text, gazetteer)
    if where is None and settled.entry is None and settled.wide is None and home:
        where = in_country(name, gazetteer.country(home), phrase.text, gazetteer)
    where = where or where_value(name, settled, phrase.text, gazetteer)
    if _neighbour(name, settled.entry, home, gazetteer):
        where = msgspec.structs.replace(where, country=home)
    return PlaceMark(
        span=span,
        tokens=tokens,
        sentence=document.sentence_of(tokens[0]),
        phrase=phrase,
        where=where,
        demonym=name.demonym,
        anchor=any(other.anchor == i for other in names[max(0, i - 1) : i]),
        parent=None if name.parent is None else rank.get(name.parent),
    )


def _by_distance(
    names: list[PlaceName],
    settled: Sequence[Settled],
    i: int,
    phrase: str,
    gazetteer: Gazetteer,
) -> WhereValue | None:
    """The value of a place that is known only by its distance from another; none for others."""
    at, wide = names[i].anchor, settled[i].wide
    if at is None or settled[i].entry is not None or (wide is not None and wide.is_unit):
        return None
    entry, told = settled[at].entry, away(names[at].near)
    if entry is None or told is None:
        return None
    return told_from(names[i], names[at], entry, told, phrase, gazetteer)


def _neighbour(
    name: PlaceName, entry: Entry | None, home: str | None, gazetteer: Gazetteer
) -> bool:
    """Whether a country is named only as the one across the border of the report's country."""
    return (
        entry is not None
        and entry.is_country
        and name.relation is PlaceRelation.BORDER
        and home in gazetteer.neighbours(entry.country)
    )


__all__ = ["mark_places"]
