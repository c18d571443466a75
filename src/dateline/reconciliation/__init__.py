"""How conflicting statements on one event are settled: named policies, each replaceable."""

from __future__ import annotations

from typing import Protocol

from dateline.dossiers import Dossier, Settlement
from dateline.reconciliation.policies import POLICIES, policy

__all__ = ["POLICIES", "Policy", "policy"]


class Policy(Protocol):
    """A named rule over the statements of an event. Pure: the same dossier, the same settlement."""

    @property
    def name(self) -> str:
        """The policy's name: "ucdp"."""
        ...

    @property
    def version(self) -> str:
        """Raised whenever the same dossier would be settled otherwise."""
        ...

    def settle(self, dossier: Dossier) -> Settlement:
        """The settlement of a dossier."""
        ...
