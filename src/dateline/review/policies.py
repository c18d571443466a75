"""The policies that a desk can settle events by."""

from __future__ import annotations

from dateline import reconciliation
from dateline.reconciliation.rules import RulePolicy
from dateline.review.desk import Desk
from dateline.review.problems import wrong


def policy_of(desk: Desk, name: str | None) -> RulePolicy:
    """The policy of a name that Dateline comes with; the ledger's own without one.

    Raises:
        ProblemError: for another name.
    """
    name = name or desk.ledger.policy
    if name not in reconciliation.POLICIES:
        raise wrong("policy", f"{name!r}; there are {', '.join(reconciliation.POLICIES)}")
    return reconciliation.policy(name)
