"""What the desk is."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from dateline import __version__, reconciliation
from dateline.review.api.answering import answer, told
from dateline.review.api.shapes import PolicyAnswer, Root
from dateline.review.desk import Reader, TheDesk

router = APIRouter()


@router.get("", responses=told("Root", "What the desk is"), operation_id="root")
def root(desk: TheDesk, person: Reader) -> Response:
    """What the desk is, who you are, and the policies that settle events."""
    named = (reconciliation.policy(name) for name in reconciliation.POLICIES)
    return answer(
        Root(
            dateline=__version__,
            ledger_policy=desk.ledger.policy,
            policies=tuple(PolicyAnswer(name=p.name, version=p.version) for p in named),
            state=desk.browse.state(),
            person=person.name,
            role=person.role,
        )
    )
