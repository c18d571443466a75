"""How sure a wire is that an organisation did it, by the sentences that name it as likely.

MUC-4's scale: somebody claimed it, authorities or others accuse, it is merely possible, or it is
told as fact. The reader's own scores for it were no better than these rules (card of the reader).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.codebooks.muc4_entities import Entity
from dateline.codebooks.muc4_reader import Reading
from dateline.codebooks.muc4_words import sentences

_CLAIM = re.compile(
    r"\b(?:CLAIM\w*|ADMITT?(?:ED|ING|S)?|CREDIT FOR|CONFESS\w*|ACKNOWLEDG\w*)\b.{0,40}"
    r"\b(?:RESPONSIB\w*|CREDIT|ATTACK|KILL|MURDER|BOMB|ACT|THAT|HAVING)"
    r"|CLAIMED BY|RESPONSIBILITY WAS CLAIMED|CONFESSED"
)
_DOUBT = re.compile(
    r"\b(?:ACCUS\w*|BLAM\w*|SUSPECT\w*|ATTRIBUT\w*|ALLEG\w*|BELIEV\w*|PRESUM\w*|APPARENT\w*"
    r"|RESPONSIB\w*|REPORTEDLY|CHARG\w+|INVOLV\w*)\b"
)
_MAYBE = re.compile(r"\b(?:POSSIBL\w*|DEN(?:Y|IED|IES)|COULD|MIGHT|MAY)\b")
_OFFICE = (
    r"(?:POLICE|AUTHORIT\w+|MILITARY (?:SOURCES|SPOKES\w+|OFFICIAL\w*)|GOVERNMENT|OFFICIALS?"
    r"|COPREFA|MINIST\w+|JUDGE|COURT|PRESIDENT|ARMED FORCES|ARMY|COLONEL|GENERAL|SECURITY FORCES"
    r"|INVESTIGATORS?)"
)
_BY_OFFICE = re.compile(
    rf"\b{_OFFICE}\b[^.]{{0,60}}?\b(?:SAID|REPORT\w*|ACCUS\w*|BLAM\w*|ATTRIBUT\w*|BELIEV\w*"
    r"|SUSPECT\w*|STATED|CHARG\w+|HELD|SAYS?|ADDED|INDICATED|ANNOUNCED|ISSUED|ASSERTED)\b"
    r"|ACCORDING TO (?:THE )?(?:POLICE|AUTHORIT|MILITARY|OFFICIAL|ARMY|GOVERNMENT|ARMED)"
    r"|(?:ACCUSED|ATTRIBUTED|BLAMED|SUSPECTED|REPORTED) BY (?:THE )?"
    r"(?:POLICE|AUTHORIT|MILITARY|ARMY|GOVERNMENT)"
)


def confidence_of(entity: Entity, reading: Reading) -> str:
    """How sure the attribution to an organisation is, in MUC-4's words."""
    return confidence_told(_told(entity, reading))


def _told(entity: Entity, reading: Reading) -> list[str]:
    """The sentences that name an entity, in capitals and each on one line."""
    places = [reading.words[span.first][0] for span in entity.spans]
    return [
        re.sub(r"\s+", " ", reading.text[start:end]).upper()
        for start, end in sentences(reading.text)
        if any(start <= place < end for place in places)
    ]


def confidence_told(told: Sequence[str]) -> str:
    """How sure it is by these sentences, each in capitals and on one line."""
    if any(_CLAIM.search(sentence) for sentence in told):
        return "CLAIMED OR ADMITTED"
    doubts = [sentence for sentence in told if _DOUBT.search(sentence)]
    if doubts:
        by = " BY AUTHORITIES" if any(_BY_OFFICE.search(one) for one in doubts) else ""
        return f"SUSPECTED OR ACCUSED{by}"
    maybe = any(_MAYBE.search(sentence) for sentence in told)
    return "POSSIBLE" if maybe else "REPORTED AS FACT"
