"""The default linker: profiles, keys, comparisons and groups in one object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from dateline.dossiers import Comparison, Link
from dateline.linking.explaining import comparisons
from dateline.linking.grouping import group
from dateline.linking.keys import keys_of
from dateline.linking.profile import Profile
from dateline.linking.profiling import profiles_of
from dateline.linking.rulings import Rulings
from dateline.linking.scoring import SAME, score
from dateline.linking.table import Table, row_of
from dateline.linking.weights import Weights
from dateline.records import CodedReport, producer_id
from dateline.vocabulary import Verdict

VERSION = "2"
"""Raised whenever profiles, keys, levels or grouping change."""


KEPT = 5_000
"""Profiles whose row and keys are kept: those near the mentions of one lot of reports; some 10 KB
each."""


class WeightedLinker:
    """Links mentions by weights of evidence. Pure: what it keeps only saves time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._kept: dict[str, _Kept] = {}

    @cached_property
    def producer(self) -> str:
        """The id of the linker: version and weights."""
        import msgspec

        return producer_id("linking", VERSION, msgspec.to_builtins(self.weights))

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        """The profile of each mention of a report, in order."""
        return profiles_of(coded, copy_of)

    def keys(self, profile: Profile) -> tuple[int, ...]:
        """The block keys of a profile: signed 64-bit numbers, sorted, each once."""
        return keys_of(profile)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        """The links of a profile to candidates, in their order; those clearly apart are left out.

        A link needs a shared block key, so that it does not depend on why the two were compared.
        """
        others = [c for c in candidates if c.key != profile.key]
        if not others:
            return []
        kept = [self._made(one) for one in (profile, *others)]
        table = Table.of_rows([one.row for one in kept])
        right = np.arange(1, len(others) + 1)
        scores = score(table, np.zeros_like(right), right, self.weights)
        keys = kept[0].keys
        shared = [not keys.isdisjoint(kept[r].keys) for r in scores.right]
        return [
            self.link(
                profile.key,
                others[r - 1].key,
                float(scores.probability[n]),
                bool(scores.verdict[n] == SAME),
            )
            for n, r in enumerate(scores.right)
            if shared[n]
        ]

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:
        """What was compared, in words, with the evidence of each in bits."""
        left, right = sorted((one, two), key=lambda p: p.key)
        return comparisons(left, right, self.weights)

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        """The mention keys of each event, sorted within and among the events."""
        return group([p.key for p in profiles], links, rulings, self.weights.average)

    def link(self, one: str, two: str, chance: float, same: bool) -> Link:
        """The link of two mentions, by their keys, with a score that was computed before."""
        return Link(
            left=min(one, two),
            right=max(one, two),
            probability=chance,
            verdict=Verdict.SAME if same else Verdict.POSSIBLE,
            producer=self.producer,
        )

    def _made(self, profile: Profile) -> _Kept:
        """The row and the block keys of a profile, which many compare in turn."""
        held = self._kept.get(profile.key)
        if held is None or held.profile is not profile:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            held = _Kept(profile, row_of(profile), frozenset(keys_of(profile)))
            self._kept[profile.key] = held
        return held


class _Kept(NamedTuple):
    profile: Profile
    row: tuple[Any, ...]
    keys: frozenset[int]
