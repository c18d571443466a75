"""Whether what a trigger tells has happened, as far as its own words say."""

from __future__ import annotations

from dateline.extraction.tolls.triggers import Trigger
from dateline.extraction.tolls.view import View

_MODALS = frozenset("'d could would might may will shall should can cannot 'll must wo".split())
_UNREAL = frozenset({"could", "would", "'d"})
"""With "have" these tell what did not happen: "it could have killed fifty"."""

_UNREAL_GOVERNORS = frozenset(
    "threaten threatens threatened threatening threat threats plan plans planned planning "
    "intend intends intended intending try tries tried trying attempt attempts attempted "
    "attempting vow vows vowed vowing want wants wanted wanting order orders ordered "
    "conspire conspiring conspired plot plots plotted plotting aim aims aimed aiming seek "
    "seeks sought seeking refuse refused urge urged ready able failed fail help used "
    "enough authority power order likely going licence license bid mission how".split()
)
_EVENT_ATTEMPTS = frozenset(
    {
        "attempt",
        "attempts",
        "plot",
        "plots",
        "bid",
        "threat",
        "threats",
        "squad",
        "penalty",
        "row",
        "list",
        "warrant",
        "warrants",
        "campaign",
    }
)
_PLANS = frozenset(
    "plan planning planned plans plot plotting plotted plots attempt attempting attempted order "
    "ordered ordering orders threaten threatened threatening urged urging calling calls call "
    "incited inciting conspiracy conspiring conspired avoid avoided prevent prevented preventing "
    "avert averted preparing prepared".split()
)
"""Before a noun ("planning the assassination of") these tell that it has not happened."""

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def is_real(view: View, trigger: Trigger, start: int, end: int) -> bool:
    """Whether the trigger is told as having happened: no threat, plan, attempt or condition."""
    at = trigger.start
    if view.lower[trigger.end : trigger.end + 1] and view.lower[trigger.end] in _EVENT_ATTEMPTS:
        return False
    if at > start and view.lower[at - 1] in {
        "nearly",
        "almost",
        "narrowly",
        "attempted",
        "planned",
        "alleged-",
        "foiled",
        "failed",
    }:
        return False
    if view.lower[end - 1] == "?" or "?" in view.lower[max(start, end - 3) : end]:
        return False
    if trigger.kind == "noun" and _PLANS.intersection(view.lower[max(start, at - 4) : at]):
        return False
    if trigger.kind == "count" and _MODALS.intersection(view.lower[max(start, at - 7) : at]):
        return False
    if _played(view, start, end):
        return False
    if _modal(view, at, start) or _infinitive(view, at, start):
        return False
    return not _conditional(view, at, start)


_PLAYED = frozenset({"mock", "simulated", "simulating", "simulates", "dummy"})
_EXERCISES = frozenset({"drill", "exercise", "training", "rehearsal", "simulation"})


def _played(view: View, start: int, end: int) -> bool:
    """Whether the sentence tells of a drill: "in the drill, mock gunmen took 20 hostages"."""
    words = view.lower[start:end]
    if any(
        word in _PLAYED and view.tag[start + i + 1 : start + i + 2] in (["NN"], ["NNS"], ["JJ"])
        for i, word in enumerate(words)
    ):
        return True
    return any(
        word in _EXERCISES and {"only", "just"} & set(words[max(0, i - 3) : i])
        for i, word in enumerate(words)
    )


def _modal(view: View, at: int, start: int) -> bool:
    """ "could kill", "will be killed"; "may have been killed" counts."""
    for before in range(at - 1, max(start, at - 5) - 1, -1):
        word = view.lower[before]
        if word in {"have", "has", "had"}:
            earlier = view.lower[max(start, before - 2) : before]
            return "been" not in view.lower[before:at] and not _UNREAL.isdisjoint(earlier)
        if word in _MODALS and view.tag[before] in {"MD", "VB"}:
            return True
        if view.tag[before] not in {"RB", "VB", "CC", "VBN"}:
            return False
    return False


def _infinitive(view: View, at: int, start: int) -> bool:
    """ "threatened to kill"; "went on to kill" and "forced … to flee" count."""
    before = at - 1
    while before >= start and view.tag[before] in {"RB"}:
        before -= 1
    if (
        before < start
        or view.lower[before] not in {"to", "be"}
        or view.tag[at] not in {"VB", "VBN", "VBP"}
    ):
        return False
    if view.lower[before] == "be":
        before -= 1
        if before < start or view.lower[before] != "to":
            return False
    governors = view.lower[max(start, before - 4) : before]
    if any(
        w
        in {
            "forced",
            "forcing",
            "forces",
            "obliged",
            "compelled",
            "prompting",
            "causing",
            "on",
            "caused",
            "managed",
            "had",
        }
        for w in governors
    ):
        return False
    return bool(_UNREAL_GOVERNORS.intersection(governors)) or view.lower[at] not in {
        "flee",
        "evacuate",
        "leave",
    }


def _conditional(view: View, at: int, start: int) -> bool:
    return any(view.lower[i] in _CONDITIONS for i in range(max(start, at - 10), at))
