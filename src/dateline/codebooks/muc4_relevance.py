"""Whether a wire tells of a MUC-4 incident: a logistic model over what the engine found.

MUC-4 wants specific terrorist incidents of the last two months, not battles, speeches or sums of
violence; no single rule of its guidelines decides that. The model weighs the engine's own findings
(types, parties, tolls, dates, event words) and the form of the wire. Its weights are
``muc4_relevance.json``, made by ``scripts/train_muc4_relevance.py`` from the MUC-4 development
documents; they belong to this view alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from importlib.resources import files

import msgspec

from dateline.knowledge.common_words import is_common
from dateline.records import (
    CodedReport,
    MeansValue,
    Mention,
    PartyValue,
    StageValue,
    TollValue,
    TypeValue,
    WhenValue,
)
from dateline.vocabulary import DatePrecision, Ground, Role, Stage

_WORD = re.compile(r"[a-z]+")
_TAG = re.compile(r"\[([A-Z]+)[A-Z ]*\]")
_HEAD = 300
RECENT = 62
"""Days before the report within which an incident is news (MUC-4: two months)."""


class Model(msgspec.Struct, frozen=True):
    """Weights by feature, the constant, and the threshold of the probability."""

    constant: float
    threshold: float
    weights: dict[str, float]


@cache
def model() -> Model:
    """The model as trained."""
    data = (files("dateline.codebooks") / "muc4_relevance.json").read_bytes()
    return msgspec.json.decode(data, type=Model)


def relevance(coded: CodedReport) -> float:
    """The probability that the report tells of a MUC-4 incident."""
    trained = model()
    total = trained.constant + sum(
        trained.weights.get(name, 0.0) * value for name, value in features(coded).items()
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(coded: CodedReport) -> dict[str, float]:
    """Named findings of a coded report, each between 0 and 1 or a small logarithm."""
    found: dict[str, float] = {}
    for mention in coded.mentions:
        for name in _of_mention(mention, coded):
            found[name] = found.get(name, 0.0) + 1.0
    result = {name: math.log1p(count) for name, count in found.items()}
    result.update(_of_text(coded))
    return result


def _of_mention(mention: Mention, coded: CodedReport) -> list[str]:
    ground = "old" if mention.ground is Ground.BACKGROUND else "new"
    kind = next((s.value.type for s in mention.statements if isinstance(s.value, TypeValue)), None)
    names = [f"type:{kind}:{ground}", f"mention:{ground}"]
    if mention.id == "e1":
        names.append(f"main:{kind}")
    for trigger in mention.triggers:
        names += [f"word:{word}:{ground}" for word in _WORD.findall(trigger.text.lower())]
    roles: set[str] = set()
    for statement in mention.statements:
        value = statement.value
        names.append(f"source:{statement.source.kind}")
        if isinstance(value, PartyValue):
            roles.add(f"{value.role}:{value.kind}:{ground}")
            if value.role is Role.PERPETRATOR:
                names.append(f"level:{value.level}")
                names.append(f"doer:{kind}:{value.kind}")
            else:
                names.append(f"done:{kind}:{value.kind}")
        elif isinstance(value, TollValue):
            names.append(f"toll:{value.outcome}:{value.group}:{ground}")
            names.append("total" if value.total else f"one:{value.low == 1}")
        elif isinstance(value, MeansValue):
            names.append(f"means:{value.means}:{ground}")
        elif isinstance(value, StageValue):
            if value.stage is not Stage.ACCOMPLISHED:
                names.append(f"stage:{value.stage}")
        elif isinstance(value, WhenValue):
            names.append(f"when:{kind}:{_age(value, coded)}")
            names.append(f"when:{_age(value, coded)}")
    return names + sorted(roles)


def _age(when: WhenValue, coded: CodedReport) -> str:
    if when.end is None or when.start is None:
        return "none"
    days = (coded.report.published - when.end).days
    if days > RECENT:
        return "old"
    return "day" if when.precision is DatePrecision.DAY and days < 8 else "recent"


def _of_text(coded: CodedReport) -> dict[str, float]:
    """The form of the wire: its tags, its length, who speaks, where the first event stands."""
    text = coded.report.text
    result = {f"tag:{tag.lower()}": 1.0 for tag in _TAG.findall(text[:_HEAD])}
    words = _WORD.findall(text.lower())
    size = max(1, len(words))
    result["length"] = math.log(size) / 6
    for word, count in Counter(_stem(w) for w in words if is_common(w)).items():
        result[f"text:{word}"] = 0.5 * math.log1p(count)
    for group, members in _VOICES.items():
        result[group] = min(1.0, 20 * sum(1 for w in words if w in members) / size)
    starts = [
        t.start for m in coded.mentions for t in m.triggers if m.ground is not Ground.BACKGROUND
    ]
    if starts:
        first = min(starts)
        result["first:head"] = float(first < 500)
        result["first:late"] = float(first > 1200)
        result["density"] = min(1.0, 40 * len(starts) / size)
    return result


@cache
def _stem(word: str) -> str:
    """A word without its ending; dictionary words only, names are no evidence."""
    for ending in ("ings", "ing", "ed", "es", "s", "ers", "er", "ions", "ion"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_VOICES = {
    "first_person": frozenset("i we our us my".split()),
    "politics": frozenset(
        "dialogue peace elections election negotiations government president party democracy talks "
        "meeting treaty congress political proposal economic policy".split()
    ),
    "battle": frozenset(
        "troops battalion brigade clashes clash combat offensive soldiers casualties air".split()
    ),
    "courts": frozenset(
        "extradition extradited cocaine drug trial judge investigation court arrested "
        "seized".split()
    ),
    "victims": frozenset(
        "priest priests jesuit jesuits judge mayor journalist leader candidate bodyguard "
        "bodyguards civilians peasants deputy senator lawyer student students policeman "
        "policemen wife".split()
    ),
    "things": frozenset(
        "bomb bombs dynamite car embassy office offices building headquarters house station bank "
        "windows pipeline pylons towers bridge vehicle bus".split()
    ),
}
