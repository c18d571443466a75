"""A whole archive linked at once: the same links and groups as adding its reports one by one.

Profiles are turned into columns as they come; pairs that share a block key are found by sorting the
keys, and scored many at a time. The time grows with n log n as long as blocks do not grow with n.
"""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice

import msgspec
import numpy as np

from dateline.dossiers import Link
from dateline.linking import Linker
from dateline.linking.grouping import group_edges
from dateline.linking.linker import WeightedLinker
from dateline.linking.profile import Profile
from dateline.linking.rulings import Rulings
from dateline.linking.scoring import SAME, score
from dateline.linking.table import Array, Table

READ, CHUNK = 4_000, 200_000
"""Profiles read, and pairs found (some more than once), together: enough to be fast, few enough to
stay small."""


class Linked(msgspec.Struct, frozen=True):
    """All pairs of an archive that are not clearly apart, and its groups.

    ``left`` and ``right`` are numbers of ``keys``, with ``keys[left] < keys[right]``; ``sure``
    tells which pairs are linked, the others being possible duplicates.
    """

    keys: list[str]
    left: Array
    right: Array
    probability: Array
    sure: Array
    groups: list[tuple[str, ...]]
    linker: WeightedLinker

    def links(self) -> Iterator[Link]:
        """The links, without their comparisons."""
        columns = (self.left, self.right, self.probability, self.sure)
        for left, right, chance, sure in zip(*(c.tolist() for c in columns), strict=True):
            yield self.linker.link(self.keys[left], self.keys[right], chance, sure)


def link_all(profiles: Iterable[Profile], linker: Linker, rulings: Rulings | None = None) -> Linked:
    """The links and groups of all mentions of an archive."""
    if not isinstance(linker, WeightedLinker):
        raise TypeError(f"linking at once needs Dateline's own linker, not {linker.producer}")
    return link_table(*read(profiles, linker), linker, rulings)


def link_table(
    keys: list[str],
    table: Table,
    blocks: tuple[Array, Array],
    linker: WeightedLinker,
    rulings: Rulings | None = None,
) -> Linked:
    """The links and groups of mentions that have been ``read``."""
    left, right, chance, sure = _scored(table, blocks, linker)
    rank = np.empty(len(keys), "i4")
    rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys), dtype="i4")
    swap = rank[left] > rank[right]
    left, right = np.where(swap, right, left), np.where(swap, left, right)
    groups = groups_of(keys, (left, right, chance, sure), linker, rulings or Rulings())
    return Linked(keys, left, right, chance, sure, groups, linker)


def read(
    profiles: Iterable[Profile], linker: WeightedLinker
) -> tuple[list[str], Table, tuple[Array, Array]]:
    """The mention keys, the columns, and the block keys with the row of each, sorted."""
    names: list[str] = []
    tables, blocks, rows = [], [], []
    for batch in _batches(profiles):
        with _uncollected():
            found = [linker.keys(profile) for profile in batch]
            tables.append(Table(batch))
        first = len(names)
        numbers = np.arange(first, first + len(batch), dtype="i4")
        rows.append(np.repeat(numbers, [len(keys) for keys in found]))
        blocks.append(np.array([key for keys in found for key in keys], "i8"))
        names += [profile.key for profile in batch]
    table = Table.joined(tables)
    row, block = (np.concatenate(a) if a else np.array([], "i8") for a in (rows, blocks))
    order = np.argsort(block, kind="stable")
    return names, table, (block[order], row[order])


@contextmanager
def _uncollected() -> Iterator[None]:
    """A context in which Python does not look for cycles: none are made, and a look at all that a
    caller holds, after every few hundred profiles, takes longer than the work."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _batches(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    rest = iter(profiles)
    while batch := list(islice(rest, READ)):
        yield batch


def pairs_of(block: Array, row: Array, size: int) -> Array:
    """The pairs of rows that share a block key, each once, as ``low * size + high``, sorted.

    ``block`` is sorted, and so are the rows of a block.
    """
    return np.concatenate([np.array([], "i8"), *_pairs(block, row, size)])


def _pairs(block: Array, row: Array, size: int) -> Iterator[Array]:
    """The same in parts, rising from part to part, so that few are held at a time."""
    last = np.searchsorted(block, block, "right").astype("i4")  # where the block of an entry ends
    entry = np.argsort(row, kind="stable").astype("i4")
    after = last[entry] - entry - 1  # entries of the block behind it: pairs whose lower row it is
    total = np.cumsum(after, dtype="i8")
    first = np.searchsorted(row[entry], np.arange(size + 1))  # the entries of each row
    ends = np.concatenate([[0], total])[first]
    start = 0
    while start < size:
        # Whole rows, so that no pair is in two parts.
        stop = max(start + 1, int(np.searchsorted(ends, ends[start] + CHUNK, "right")) - 1)
        some, count = entry[first[start] : first[stop]], after[first[start] : first[stop]]
        begin = np.repeat(np.cumsum(count, dtype="i8") - count, count)
        other = np.repeat(some + 1, count) + np.arange(len(begin)) - begin
        yield np.unique(np.repeat(row[some].astype("i8"), count) * size + row[other])
        start = stop


def _scored(
    table: Table, blocks: tuple[Array, Array], linker: WeightedLinker
) -> tuple[Array, Array, Array, Array]:
    """Left and right row, probability and sureness of the pairs that are not clearly apart.

    Parts are scored in threads: numpy lets others run while it works on a part.
    """

    def scored(pairs: Array) -> tuple[Array, Array, Array, Array]:
        i, j = np.divmod(pairs, table.size)
        found = score(table, i.astype("i4"), j.astype("i4"), linker.weights)
        return found.left, found.right, found.probability, found.verdict == SAME

    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        parts = list(threads.map(scored, _pairs(*blocks, table.size)))
    if not parts:
        return np.array([], "i4"), np.array([], "i4"), np.array([], "f8"), np.array([], "?")
    left, right, chance, sure = (np.concatenate(column) for column in zip(*parts, strict=True))
    return left, right, chance, sure


def groups_of(
    keys: list[str],
    pairs: tuple[Array, Array, Array, Array],
    linker: WeightedLinker,
    rulings: Rulings,
) -> list[tuple[str, ...]]:
    """The groups, those that hang together by sure links or rulings one lot at a time."""
    left, right, chance, sure = pairs
    number = {key: n for n, key in enumerate(keys)} if rulings.together else {}
    ruled = [(number[a], number[b]) for a, b in rulings.together if a in number and b in number]
    ties = np.concatenate(
        [np.stack([left[sure], right[sure]], 1), np.array(ruled, "i8").reshape(-1, 2)]
    )
    tied, at = np.unique(ties, return_inverse=True)
    roots = np.arange(len(keys))
    roots[tied] = tied[components(len(tied), at.reshape(-1, 2).tolist())]
    lots: dict[int, list[int]] = defaultdict(list)
    for n, root in zip(tied.tolist(), roots[tied].tolist(), strict=True):
        lots[root].append(n)
    edges: dict[int, list[tuple[str, str, float, bool]]] = defaultdict(list)
    inside = roots[left] == roots[right]
    columns = (column[inside].tolist() for column in (roots[left], left, right, chance, sure))
    for root, a, b, p, s in zip(*columns, strict=True):
        edges[root].append((keys[a], keys[b], p, s))
    alone = np.ones(len(keys), "?")
    alone[tied] = False
    found: list[tuple[str, ...]] = [(keys[n],) for n in np.flatnonzero(alone).tolist()]
    for root, lot in lots.items():
        names = [keys[n] for n in lot]
        found += group_edges(names, edges[root], rulings, linker.weights.average)
    return sorted(found)


def components(size: int, pairs: Iterable[Sequence[int]]) -> list[int]:
    """For each of ``size`` numbers the least number that it hangs together with."""
    home = list(range(size))

    def root(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    for a, b in pairs:
        one, two = root(a), root(b)
        home[max(one, two)] = min(one, two)
    return [root(n) for n in range(size)]
