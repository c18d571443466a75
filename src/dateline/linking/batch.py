"""A whole archive linked at once: the same links and groups as adding its reports one by one.

Profiles are turned into columns as they come; pairs that share a block key are found by sorting the
keys, and scored many at a time. The time grows with n log n as long as blocks do not grow with n.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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

READ, CHUNK = 20_000, 200_000
"""Profiles read, and pairs scored, together: enough to be fast, few enough to stay small."""


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
    swap = np.array([keys[a] > keys[b] for a, b in zip(left, right, strict=True)], "?")
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
        found = [linker.keys(profile) for profile in batch]
        first = len(names)
        numbers = np.arange(first, first + len(batch), dtype="i4")
        rows.append(np.repeat(numbers, [len(keys) for keys in found]))
        blocks.append(np.array([key for keys in found for key in keys], "i8"))
        tables.append(Table(batch))
        names += [profile.key for profile in batch]
    table = Table.joined(tables)
    row, block = (np.concatenate(a) if a else np.array([], "i8") for a in (rows, blocks))
    order = np.argsort(block, kind="stable")
    return names, table, (block[order], row[order])


def _batches(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    rest = iter(profiles)
    while batch := list(islice(rest, READ)):
        yield batch


def pairs_of(block: Array, row: Array, size: int) -> Array:
    """The pairs of rows that share a block key, each once, as ``low * size + high``, sorted.

    ``block`` is sorted; the n-th neighbours of all blocks are taken together, so that there are as
    many steps as the largest block has members.
    """
    found, at, step = [np.array([], "i8")], np.arange(len(block)), 1
    while len(at := at[at + step < len(block)]):
        at = at[block[at] == block[at + step]]
        one, two = row[at].astype("i8"), row[at + step].astype("i8")
        found.append(np.minimum(one, two) * size + np.maximum(one, two))
        step += 1
    return np.unique(np.concatenate(found))


def _scored(
    table: Table, blocks: tuple[Array, Array], linker: WeightedLinker
) -> tuple[Array, Array, Array, Array]:
    """Left and right row, probability and sureness of the pairs that are not clearly apart."""
    pairs = pairs_of(*blocks, max(1, table.size))
    parts = []
    for start in range(0, len(pairs), CHUNK):
        i, j = np.divmod(pairs[start : start + CHUNK], table.size)
        parts.append(score(table, i, j, linker.weights))
    left, right, chance, verdict = (
        np.concatenate([getattr(p, name) for p in parts]) if parts else np.array([], "i8")
        for name in ("left", "right", "probability", "verdict")
    )
    return left, right, chance, verdict == SAME


def groups_of(
    keys: list[str],
    pairs: tuple[Array, Array, Array, Array],
    linker: WeightedLinker,
    rulings: Rulings,
) -> list[tuple[str, ...]]:
    """The groups, those that hang together by sure links or rulings one lot at a time."""
    left, right, chance, sure = pairs
    number = {key: n for n, key in enumerate(keys)}
    ruled = [(number[a], number[b]) for a, b in rulings.together if a in number and b in number]
    tied = [*zip(left[sure].tolist(), right[sure].tolist(), strict=True), *ruled]
    home = components(len(keys), tied)
    lots: dict[int, list[int]] = defaultdict(list)
    edges: dict[int, list[tuple[str, str, float, bool]]] = defaultdict(list)
    for n, root in enumerate(home):
        lots[root].append(n)
    for a, b, p, s in zip(*(c.tolist() for c in (left, right, chance, sure)), strict=True):
        if home[a] == home[b]:
            edges[home[a]].append((keys[a], keys[b], p, s))
    found: list[tuple[str, ...]] = []
    for root, lot in lots.items():
        names = [keys[n] for n in lot]
        alone = len(names) == 1
        average = linker.weights.average
        found += [(names[0],)] if alone else group_edges(names, edges[root], rulings, average)
    return sorted(found)


def components(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
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
