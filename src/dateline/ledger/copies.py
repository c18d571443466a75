"""Which reports carry one text: families of copies, and the report that stands for each.

Two reports are copies when their texts are alike enough and were published within a few days. The
family of a report are all that hang together by such pairs, and the earliest of them (then the one
with the smallest id) stands for it: both depend on the reports alone, not on their order. A copy
keeps its row, its mentions and its statements, whose evidence stands in its own text.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import bindparam, select, update

from dateline.ledger import schema
from dateline.ledger.likeness import bands, likeness
from dateline.ledger.writing import Write, among, found

N = TypeVar("N", int, str)

_R, _T, _B = schema.reports.c, schema.texts.c, schema.bands.c
_SIGNED = select(_R.id, _R.published, _R.text, _T.signature).join_from(schema.reports, schema.texts)
_OWN = among(_SIGNED, _R.id)
_NEAR = among(_SIGNED, _R.text).where(_R.published.between(bindparam("since"), bindparam("until")))
_BANDS = among(select(_B.band, _B.text), _B.band)
_HEADS = select(_R.id, _R.key, _R.moment, _R.copy_of)
_BY_ID, _BY_HEAD = among(_HEADS, _R.id), among(_HEADS, _R.copy_of)
_MOVE = update(schema.reports).where(_R.id == bindparam("of"))


def join_families(write: Write, numbers: Sequence[int]) -> list[int]:
    """The reports whose ``copy_of`` changes because reports ``numbers`` came, in order.

    Their ``copy_of`` is written down. The list is empty when the reports are like no others.
    """
    pairs = _alike(write, numbers)
    if not pairs:
        return []
    rows = _families(write, set(chain.from_iterable(pairs)))
    pairs += [(row.id, row.copy_of) for row in rows.values() if row.copy_of is not None]
    changes: list[dict[str, int | None]] = []
    moved: list[int] = []
    for family in hanging_together(rows, pairs):
        head = min((rows[number] for number in family), key=lambda row: (row.moment, row.key)).id
        for number in sorted(family):
            wanted = None if number == head else head
            if rows[number].copy_of != wanted:
                changes.append({"of": number, "copy_of": wanted})
                moved.append(number)
    if changes:
        write.connection.execute(_MOVE, changes)
    return sorted(moved)


def _alike(write: Write, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of reports that are copies, one of each among ``numbers``."""
    own = found(write.connection, _OWN, numbers)
    wanted = {row.text: bands(row.signature) for row in own}
    entries = found(write.connection, _BANDS, set(chain.from_iterable(wanted.values())))
    texts: dict[int, set[int]] = defaultdict(set)
    for row in entries:
        texts[row.band].add(row.text)
    days = write.copies.days
    since, until = min(row.published for row in own), max(row.published for row in own)
    window = {"since": _days(since, -days), "until": _days(until, days)}
    others = found(write.connection, _NEAR, {row.text for row in entries}, **window)
    of_text: dict[int, list[Any]] = defaultdict(list)
    for row in others:
        of_text[row.text].append(row)
    return [
        (row.id, other.id)
        for row in own
        for text in set().union(*(texts[band] for band in wanted[row.text]))
        for other in of_text[text]
        if other.id != row.id
        and abs((other.published - row.published).days) <= days
        and likeness(row.signature, other.signature) >= write.copies.similarity
    ]


def _days(date: dt.date, days: int) -> dt.date:
    """A date moved by some days, as far as the calendar goes."""
    ordinal = min(max(date.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def _families(write: Write, numbers: Iterable[int]) -> dict[int, Any]:
    """The reports of the families of these reports, by number."""
    rows = found(write.connection, _BY_ID, list(numbers))
    heads = {row.copy_of or row.id for row in rows}
    rows += found(write.connection, _BY_ID, heads)
    rows += found(write.connection, _BY_HEAD, heads)
    return {row.id: row for row in rows}


def hanging_together(members: Iterable[N], pairs: Iterable[tuple[N, N]]) -> list[list[N]]:
    """The members in lots that hang together by pairs, each lot sorted."""
    home = {member: member for member in members}

    def root(member: N) -> N:
        while home[member] != member:
            home[member] = home[home[member]]
            member = home[member]
        return member

    for one, other in pairs:
        home[root(other)] = root(one)
    lots: dict[N, list[N]] = defaultdict(list)
    for member in sorted(home):
        lots[root(member)].append(member)
    return list(lots.values())
