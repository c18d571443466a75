"""What the codebooks ask of a party."""

from __future__ import annotations

from typing import Protocol

from dateline.vocabulary import ActorKind


class Party(Protocol):
    """What is asked of a party: a party value, or an actor mark."""

    @property
    def actor(self) -> str | None:
        """The register's id."""
        ...

    @property
    def kind(self) -> ActorKind:
        """What sort of actor it is."""
        ...

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2 code of its country."""
        ...
