"""Who works at the desk, and what each may do."""

from __future__ import annotations

from enum import StrEnum

from dateline.records import Record


class Role(StrEnum):
    """What a person may do; each may do what those before may."""

    READER = "reader"  # a token that may only read
    CODER = "coder"  # codes reports, corrects values
    REVIEWER = "reviewer"  # merges, splits, accepts, adjudicates
    ADMIN = "admin"  # keeps the accounts


_RANKS = {role: rank for rank, role in enumerate(Role)}


class Person(Record, frozen=True, kw_only=True):
    """Someone at the desk. ``session`` tells that a cookie, not a token, says who it is."""

    name: str
    role: Role
    session: bool = False

    def may(self, role: Role) -> bool:
        """Whether the person has a role, or a higher one."""
        return _RANKS[self.role] >= _RANKS[role]
