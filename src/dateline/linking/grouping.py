"""From links to groups: average-linkage agglomeration, the surest pair first.

Two groups become one only where a sure link joins them *and* the mean probability over all pairs of
their mentions is high enough; pairs that were not linked count as nought, so that a chain of chance
likenesses does not grow. The outcome depends on the set of links and rulings only.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from dateline.dossiers import Link
from dateline.linking.rulings import Rulings
from dateline.vocabulary import Verdict

Pair = tuple[str, str]


def group(
    keys: Sequence[str], links: Iterable[Link], rulings: Rulings, average: float
) -> list[tuple[str, ...]]:
    """The keys of each group, sorted within and among the groups.

    Rulings go before links. Two mentions of one report are never grouped unless ruled together.
    """
    edges = [
        (link.left, link.right, link.probability, link.verdict is Verdict.SAME) for link in links
    ]
    return group_edges(keys, edges, rulings, average)


def group_edges(
    keys: Sequence[str],
    edges: Iterable[tuple[str, str, float, bool]],
    rulings: Rulings,
    average: float,
) -> list[tuple[str, ...]]:
    """As ``group``, of edges with their probability and whether they are sure."""
    forest = _Forest(sorted(set(keys)), rulings)
    for left, right, chance, sure in sorted(edges):
        forest.join(left, right, chance, sure)
    forest.grow(average)
    return forest.groups()


class _Forest:
    """Groups in the making. A group is known by the number of its first key."""

    def __init__(self, keys: Sequence[str], rulings: Rulings) -> None:
        self.keys = keys
        self.at = {key: number for number, key in enumerate(keys)}
        self.home = list(range(len(keys)))
        self.members = {n: [n] for n in range(len(keys))}
        self.reports = {n: {key.rpartition("/")[0]} for n, key in enumerate(keys)}
        self.sums: dict[int, dict[int, float]] = {n: {} for n in range(len(keys))}
        self.sure: dict[int, set[int]] = {n: set() for n in range(len(keys))}
        self.barred: dict[int, set[int]] = {n: set() for n in range(len(keys))}
        for one, two in sorted(rulings.together):
            if one in self.at and two in self.at:
                self._merge(self._root(self.at[one]), self._root(self.at[two]))
        for one, two in sorted(rulings.apart):
            if one in self.at and two in self.at:
                a, b = self._root(self.at[one]), self._root(self.at[two])
                self.barred[a].add(b)
                self.barred[b].add(a)

    def join(self, left: str, right: str, chance: float, sure: bool) -> None:
        """Note a link."""
        if left not in self.at or right not in self.at:
            return
        a, b = self._root(self.at[left]), self._root(self.at[right])
        if a == b:
            return
        for one, two in ((a, b), (b, a)):
            self.sums[one][two] = self.sums[one].get(two, 0.0) + chance
            if sure:
                self.sure[one].add(two)

    def grow(self, average: float) -> None:
        """Merge groups, those of the highest mean first; of equals those of the first keys."""
        heap = [e for a in self.sums for b in self.sums[a] if a < b for e in self._entry(a, b)]
        heapq.heapify(heap)
        while heap and -heap[0][0] >= average:
            mean, a, b = heapq.heappop(heap)
            if self._entry(a, b) != [(mean, a, b)]:
                continue  # one of the two has grown since
            kept = self._merge(a, b)
            for other in self.sums[kept]:
                for entry in self._entry(min(kept, other), max(kept, other)):
                    heapq.heappush(heap, entry)

    def groups(self) -> list[tuple[str, ...]]:
        """The keys of each group."""
        return sorted(tuple(self.keys[n] for n in sorted(m)) for m in self.members.values())

    def _root(self, number: int) -> int:
        while self.home[number] != number:
            number = self.home[number]
        return number

    def _entry(self, a: int, b: int) -> list[tuple[float, int, int]]:
        """The place of a pair of groups in the heap; none where they may not be one."""
        if a not in self.members or b not in self.members or b not in self.sure[a]:
            return []
        if b in self.barred[a] or self.reports[a] & self.reports[b]:
            return []
        pairs = len(self.members[a]) * len(self.members[b])
        return [(-round(self.sums[a][b] / pairs, 9), a, b)]

    def _merge(self, a: int, b: int) -> int:
        """Put two groups together; the one with the first key is kept."""
        if a == b:
            return a
        kept, gone = min(a, b), max(a, b)
        self.home[gone] = kept
        self.members[kept] += self.members.pop(gone)
        self.reports[kept] |= self.reports.pop(gone)
        for other, total in self.sums.pop(gone).items():
            del self.sums[other][gone]
            if other != kept:
                for one, two in ((kept, other), (other, kept)):
                    self.sums[one][two] = self.sums[one].get(two, 0.0) + total
        for table in (self.sure, self.barred):
            for other in table.pop(gone):
                table[other].discard(gone)
                if other != kept:
                    table[other].add(kept)
                    table[kept].add(other)
        return kept
