"""Which mentions of many reports tell one event. The ledger calls a ``Linker``; it is pure.

A linker turns each mention into a ``Profile`` (all that is compared), gives it block keys (two
mentions are compared only where they share one), compares a new profile with candidates, and groups
a set of mentions that hang together by links. Grouping is a function of the *set* of profiles,
links and rulings, never of the order in which they came, so that a ledger filled in any order, or
all at once, holds the same groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from dateline.dossiers import Comparison, Link
from dateline.linking.profile import Profile
from dateline.linking.rulings import Rulings
from dateline.records import CodedReport

__all__ = ["Linker", "Profile", "Rulings", "default_linker"]


class Linker(Protocol):
    """What the ledger asks of a way of linking."""

    @property
    def producer(self) -> str:
        """The id of the linker: name, version and configuration."""
        ...

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        """The profile of each mention of a report, in order."""
        ...

    def keys(self, profile: Profile) -> tuple[int, ...]:
        """The block keys of a profile: signed 64-bit numbers, sorted, each once."""
        ...

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        """The links of a profile to candidates; those that are clearly apart are left out.

        They need no comparisons: ``explain`` makes them where somebody asks.
        """
        ...

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:
        """The comparisons of two profiles, the same whichever comes first."""
        ...

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        """The mention keys of each event, sorted within and among the events."""
        ...


def default_linker() -> Linker:
    """The linker that comes with Dateline, with the weights as shipped.

    Raises:
        KnowledgeError: when the weights are missing or damaged.
    """
    from dateline.linking.linker import WeightedLinker
    from dateline.linking.weights import weights

    return WeightedLinker(weights())
