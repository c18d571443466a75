"""Stage: each statement gets its calibrated confidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.confidence.model import calibration, confidence_of
from dateline.records import Mention
from dateline.work import Work


class Confidence:
    """Replaces the prior confidence of statements by a calibrated one; nothing else changes."""

    name = "confidence"
    version = "1"
    requires = frozenset({"report", "mentions"})
    assigns = frozenset({"mentions"})

    @property
    def configuration(self) -> dict[str, Any]:
        """The weights and the threshold."""
        plain: dict[str, Any] = msgspec.to_builtins(calibration())
        return plain

    def setup(self) -> None:
        """Load the weights."""
        calibration()

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        """The batch with the statements of ``mentions`` weighed."""
        return [msgspec.structs.replace(work, mentions=_weighed(work)) for work in batch]


def _weighed(work: Work) -> tuple[Mention, ...]:
    return tuple(
        msgspec.structs.replace(
            mention,
            statements=tuple(
                msgspec.structs.replace(
                    statement,
                    confidence=confidence_of(statement, mention, work.mentions, work.report),
                )
                for statement in mention.statements
            ),
        )
        for mention in work.mentions
    )
