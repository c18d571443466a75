"""What the words around a span say: numbers, effects, and how sure an attribution is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.codebooks.muc4_entities import Entity
from dateline.codebooks.muc4_tagger import Found
from dateline.codebooks.muc4_tokens import Line

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN "
        "FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY".split()
    )
}
_SINGLE = frozenset({"HEADQUARTERS", "BUS", "PRESS", "CONGRESS", "BUSINESS", "CAMPUS", "GAS"})
_PLURAL = re.compile(r"(?:[^SU'][S]|IES|MEN|PEOPLE|CHILDREN|PERSONNEL)$")
_BEFORE = 3
"""Words before a span in which its number may stand."""

_DEATH = re.compile(
    r"^(?:KILL|MURDER|ASSASSIN|DEAD|DEATH|DIED|DIE$|DIES|SLAIN|SLAY|EXECUT|MASSACR|CORPSE|BOD(?:Y|IES)$"
    r"|PERISH|FATAL|SHOT$|BURIED|FUNERAL|LATE$)"
)
_INJURY = re.compile(r"^(?:WOUND|INJUR|HURT|TORTUR|BEATEN|BURNS$)")
_SAFE = re.compile(r"^(?:UNHARMED|UNHURT|UNINJURED|ESCAPED|SURVIVED|ILESO)")
_FREED = re.compile(r"^(?:FREED|RELEASED|RESCUED|LIBERATED)")
_DESTROYED = re.compile(r"^(?:DESTROY|BURN|BLEW|BLOWN|TOPPL|DEMOLISH|GUTTED)")
_DAMAGED = re.compile(r"^(?:DAMAG|EXPLO|DYNAMIT|SABOTAG|BOMBED|BLAST|SHATTER|DETONAT|HIT|STRUCK)")
_CLAIM = re.compile(r"\b(?:CLAIM\w*|ADMITT?\w*|CREDIT|CONFESS\w*|ACKNOWLEDG\w*)\b")
_DOUBT = re.compile(
    r"\b(?:ACCUS\w*|BLAM\w*|SUSPECT\w*|ATTRIBUT\w*|ALLEG\w*|BELIEV\w*|PRESUM\w*|APPARENT\w*"
    r"|RESPONSIB\w*|REPORTEDLY|CHARG\w+|INVOLV\w*)\b"
)
_MAYBE = re.compile(r"\b(?:POSSIBL\w*|DEN(?:Y|IED|IES)|COULD|MIGHT|MAY)\b")
_OFFICE = re.compile(
    r"\b(?:POLICE|ARMY|AUTHORIT\w+|MILITARY|GOVERNMENT|OFFICIAL\w*|COPREFA|MINIST\w+|JUDGE|COURT"
    r"|PRESIDENT|ARMED FORCES|COMMUNIQUE|COLONEL|GENERAL|SECURITY)\b"
)


def number_of(entity: Entity, lines: Sequence[Line]) -> str:
    """The number told before one of the spans or in it; else one or more by the noun's form."""
    for span in entity.spans:
        words = [w.text for w in lines[span.line].words]
        for word in reversed(words[max(0, span.first - _BEFORE) : span.last]):
            if word in _NUMBERS:
                return _NUMBERS[word]
            if word.isdigit() and len(word) < 4:
                return word
    head = re.split(r" (?:OF|FROM|IN|WHO|AT|FOR) ", entity.words)[0].split()[-1]
    return "PLURAL" if _PLURAL.search(head) and head not in _SINGLE else "1"


def effect_on_person(entity: Entity, lines: Sequence[Line], kind: str) -> str | None:
    """Death, injury or none, by the nearest word for it in the sentences of the spans."""
    named = {"DEATH": _DEATH, "INJURY": _INJURY, "NO INJURY": _SAFE}
    if kind == "KIDNAPPING":
        named["REGAINED FREEDOM"] = _FREED
    found = min(((d, n) for s in entity.spans for d, n in _near(s, lines, named)), default=None)
    if found:
        return found[1]
    return "NO INJURY OR DEATH" if kind == "KIDNAPPING" else None


def effect_on_thing(entity: Entity, lines: Sequence[Line]) -> str | None:
    """How a thing was damaged, by the nearest word for it."""
    for span in entity.spans:
        told = " ".join(w.text for w in lines[span.line].words)
        if re.search(r"\bNO (?:\w+ )?DAMAGE|WITHOUT CAUSING (?:\w+ )?DAMAGE", told):
            return "NO DAMAGE"
    named = {"DESTROYED": _DESTROYED, "SOME DAMAGE": _DAMAGED}
    found = min(((d, n) for s in entity.spans for d, n in _near(s, lines, named)), default=None)
    return found[1] if found else None


def _near(
    span: Found, lines: Sequence[Line], named: dict[str, re.Pattern[str]]
) -> list[tuple[int, str]]:
    """Each word for an effect in a span's sentence: how far it stands, and the effect."""
    return [
        (span.first - i if i < span.first else i - span.last + 1, name)
        for i, word in enumerate(lines[span.line].words)
        for name, pattern in named.items()
        if pattern.search(word.text)
    ]


def confidence_of(entity: Entity, lines: Sequence[Line]) -> str:
    """How sure it is that an organisation did it, by the sentences that name it as likely."""
    told = [
        " ".join(w.text for w in lines[n].words) for n in sorted({s.line for s in entity.spans})
    ]
    if any(_CLAIM.search(line) for line in told):
        return "CLAIMED OR ADMITTED"
    doubts = [line for line in told if _DOUBT.search(line)]
    if doubts:
        by = " BY AUTHORITIES" if any(_OFFICE.search(line) for line in doubts) else ""
        return f"SUSPECTED OR ACCUSED{by}"
    maybe = any(_MAYBE.search(line) for line in told)
    return "POSSIBLE" if maybe else "REPORTED AS FACT"
