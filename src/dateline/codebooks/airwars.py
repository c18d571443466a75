"""The range of civilian harm in Airwars' terms: lowest and highest count of one incident.

The rules are those of the policy ``airwars`` (``reconciliation/harm.py``), read over one narrative:
the range runs from the lowest to the highest count that sources give for the incident; where a
narrative states the programme's own range, that is the range; "people were killed", without a
number, is at least two; "dozens" is 12 to 24; "more than 70" is 71. Counts of groups told in one
sentence by one source are parts that add up; counts of different sources are rivals and never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.reconciliation.gathering import entries_of, gathered
from dateline.reconciliation.harm import Told, told_together
from dateline.reconciliation.policies import policy
from dateline.reconciliation.said import Said, said
from dateline.records import CodedReport, Mention, TollValue
from dateline.vocabulary import Ground, Modality, Outcome

_PLURAL = 2
"""The least that a plural without a number stands for."""
_ASSESSOR = re.compile(r"\bAirwars\b")
_UNSAID = frozenset({Modality.DENIED, Modality.PLANNED})


class HarmRange(NamedTuple):
    """``low``..``high``: the coded range. ``least``..``most``: everything that any source counts.

    The second holds the first. Statements of recaps and of parts ("including three children")
    widen neither.
    """

    low: int
    high: int
    least: int
    most: int


def harm_range(coded: CodedReport, outcome: Outcome = Outcome.KILLED) -> HarmRange | None:
    """The range of the killed (or injured) of the incident that a narrative is about.

    ``None`` where nobody is told to have suffered it.
    """
    every = told_together(_figures(coded, coded.mentions, outcome))
    main = told_together(_figures(coded, incident_mentions(coded, outcome), outcome))
    if not main:
        return None
    firm = [count for count in main if count.firm] or main
    own = [c for c in firm if _ASSESSOR.search(_teller(c)) and c.low < c.high]
    first = own[0] if own else firm[0]
    high = first.high if own else max([c.high for c in firm] + _dozens(main))
    least = min([first.low, *(count.low for count in every)])
    return HarmRange(first.low, high, least, max([high, *(count.high for count in every)]))


def incident_mentions(coded: CodedReport, outcome: Outcome) -> Sequence[Mention]:
    """The mentions of the incident: the main one, else those that are no recap, else all."""
    main = [m for m in coded.mentions if m.ground is Ground.MAIN]
    current = [m for m in coded.mentions if m.ground is not Ground.BACKGROUND]
    choices = (main, current, coded.mentions)
    return next((c for c in choices if _figures(coded, c, outcome)), ())


def _figures(coded: CodedReport, mentions: Sequence[Mention], outcome: Outcome) -> list[Said]:
    """Statements of wholes, in text order; nobody and older figures are no count."""
    entries = entries_of(coded, mentions)
    if not entries:
        return []
    rows = said(gathered(entries), outcome, policy("airwars").terms.parameters)
    return [row for row in rows if _counts(row.toll) and row.statement.modality not in _UNSAID]


def _counts(value: TollValue) -> bool:
    return not (value.includes or value.earlier or value.high == 0)


def _teller(count: Told) -> str:
    return count.rows[0].statement.source.name


def _dozens(counts: Iterable[Told]) -> list[int]:
    return [count.high for count in counts if not count.firm and count.high > _PLURAL]
