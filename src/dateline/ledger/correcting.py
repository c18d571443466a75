"""What analysts corrected: their statements beside the machine's, which they take the place of.

The machine's statements stay in the store for ever; a dossier is what is held to be said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, select

from dateline.errors import DecisionError, EvidenceError
from dateline.ledger import schema
from dateline.records import Decision, Mention, Statement, to_json
from dateline.vocabulary import DecisionKind

_MAKES = frozenset({DecisionKind.EDIT, DecisionKind.ADD})
_TAKES = frozenset({DecisionKind.EDIT, DecisionKind.REJECT})


def mark(statement: Statement) -> str:
    """What tells a statement from every other one: 16 hexadecimal digits of SHA-256."""
    return sha256(to_json(statement)).hexdigest()[:16]


def corrected(mention: Mention, decisions: Sequence[Decision]) -> Mention:
    """A mention with the decisions about its statements in effect, in their order.

    A decision that names ``mark``s takes those statements away and no other that has the id of one
    of them by now.
    """
    kept = {statement.id: statement for statement in mention.statements}
    for decision in decisions:
        if decision.kind in _TAKES:
            for name in _taken(kept, decision):
                del kept[name]
        if decision.kind in _MAKES and decision.statement is not None:
            own = msgspec.structs.replace(decision.statement, mention=mention.id)
            kept[own.id] = own
    return msgspec.structs.replace(mention, statements=tuple(kept.values()))


def _taken(kept: Mapping[str, Statement], decision: Decision) -> list[str]:
    """The ids of the statements that a decision takes away."""
    if decision.others:
        return [name for name, one in kept.items() if mark(one) in decision.others]
    about = decision.subject.partition("/")[2]
    return [about] if about in kept else []


def check_statement(connection: Connection, decision: Decision, mentions: Collection[int]) -> None:
    """Return nothing when the statement of a decision can be kept.

    Raises:
        DecisionError: when it is about several mentions, or has another id than the decision.
        EvidenceError: when its words do not stand in the report.
    """
    statement = decision.statement
    if statement is None:
        return
    if len(set(mentions)) != 1 or decision.kind not in _MAKES:
        raise DecisionError(f"decision {decision.id}: a statement is about one mention")
    if statement.id != decision.id:
        raise DecisionError(f"decision {decision.id}: its statement has the id {statement.id!r}")
    [number] = set(mentions)
    own, texts = schema.mentions.c, schema.texts.c
    query = (
        select(texts.body)
        .join_from(schema.mentions, schema.reports, schema.reports.c.id == own.report)
        .join(schema.texts, texts.id == schema.reports.c.text)
        .where(own.id == number)
    )
    body: str = connection.execute(query).scalar_one()
    if not statement.evidence:
        raise EvidenceError(f"decision {decision.id}: a statement needs the words it rests on")
    for span in (*statement.evidence, *statement.source.evidence):
        span.check(body)
