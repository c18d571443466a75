"""What the MUC-4 view asks of a mention: its type and its parties."""

from __future__ import annotations

from dateline.records import Mention, PartyValue, TypeValue
from dateline.vocabulary import EventType, Role


def type_of(mention: Mention) -> EventType:
    """The type of a mention; OTHER where none is stated."""
    found = [s.value.type for s in mention.statements if isinstance(s.value, TypeValue)]
    return found[0] if found else EventType.OTHER


def parties_of(mention: Mention, *roles: Role) -> list[PartyValue]:
    """The parties in these roles, each phrase once, in the order of the statements."""
    seen: dict[str, PartyValue] = {}
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, PartyValue) and value.role in roles:
            seen.setdefault(value.phrase.upper(), value)
    return list(seen.values())
