"""The statements of one mention in the order in which a coder reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dateline.publishing import words
from dateline.records import (
    Mention,
    PartyValue,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
)
from dateline.vocabulary import EventType, Outcome, Role, Stage

_OUTCOMES = list(Outcome)
_ROLES = list(Role)


class Arranged(msgspec.Struct, frozen=True, kw_only=True):
    """One mention's statements by the question that they answer; each statement stands once."""

    number: int  # from 1, in the order of the coded report
    mention: Mention
    type: str  # in words; empty where the report tells none
    stage: str  # in words; empty for what was accomplished
    kinds: tuple[Statement, ...]  # of type and stage
    when: tuple[Statement, ...]
    where: tuple[Statement, ...]
    who: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    denials: tuple[Statement, ...]
    means: tuple[Statement, ...]
    tolls: tuple[Statement, ...]

    @property
    def title(self) -> str:
        """The heading: "Armed attack", "Suicide bombing (foiled)"."""
        name = self.type[:1].upper() + self.type[1:] if self.type else "Event of unknown type"
        return f"{name} ({self.stage})" if self.stage else name

    @property
    def missing(self) -> tuple[str, ...]:
        """What a coder asks of an event and the report does not say of this one."""
        asked = {
            "when": self.when,
            "where": self.where,
            "who": (*self.who, *self.claims, *self.denials),
            "toll": self.tolls,
        }
        return tuple(question for question, told in asked.items() if not told)


def arrange(mentions: Sequence[Mention]) -> list[Arranged]:
    """The mentions of one report, arranged, in the order given."""
    return [_one(number, mention) for number, mention in enumerate(mentions, 1)]


def _one(number: int, mention: Mention) -> Arranged:
    parties, tolls = _kept(mention, "party"), _kept(mention, "toll")
    return Arranged(
        number=number,
        mention=mention,
        type=_type(mention),
        stage=_stage(mention),
        kinds=_kept(mention, "type") + _kept(mention, "stage"),
        when=_kept(mention, "when"),
        where=_kept(mention, "where"),
        who=tuple(sorted((s for s in parties if not words.is_claim(s)), key=_by_role)),
        claims=tuple(s for s in parties if words.is_claim(s)),
        denials=tuple(s for s in mention.statements if words.is_denial(s)),
        means=_kept(mention, "means"),
        tolls=tuple(_by_outcome(tolls)),
    )


def _kept(mention: Mention, slot: str) -> tuple[Statement, ...]:
    return tuple(s for s in mention.of(slot) if not words.is_denial(s))


def _by_role(statement: Statement) -> int:
    value = statement.value
    return _ROLES.index(value.role) if isinstance(value, PartyValue) else 0


def _by_outcome(tolls: Sequence[Statement]) -> Iterator[Statement]:
    """Figures by outcome; a part stays behind the whole that it is told with."""
    blocks: list[list[Statement]] = []
    for statement in tolls:
        if _is_part(statement) and blocks:
            blocks[-1].append(statement)
        else:
            blocks.append([statement])
    for block in sorted(blocks, key=lambda block: _rank(block[0])):
        yield from block


def _is_part(statement: Statement) -> bool:
    return isinstance(statement.value, TollValue) and statement.value.includes


def _rank(statement: Statement) -> int:
    value = statement.value
    return _OUTCOMES.index(value.outcome) if isinstance(value, TollValue) else len(_OUTCOMES)


def _type(mention: Mention) -> str:
    for statement in mention.of("type"):
        if isinstance(statement.value, TypeValue) and statement.value.type is not EventType.OTHER:
            return words.kind_of_event(statement.value.type)
    return words.kind_of_event(EventType.OTHER) if mention.of("type") else ""


def _stage(mention: Mention) -> str:
    for statement in mention.of("stage"):
        value = statement.value
        if isinstance(value, StageValue) and value.stage is not Stage.ACCOMPLISHED:
            return words.plain(value.stage)
    return ""
