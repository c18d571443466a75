"""Conventions of the ACLED codebook about territory and weapons, over the words of a short text.

Territory that changes hands without fighting is a transfer; forces that merely leave change their
activity; weapons that are found, seized or stopped in flight are disrupted and did not strike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.analysis.words import Words
    from dateline.marks import MeansMark

_SETTING = frozenset("after amid following during since over despite because before amidst".split())
"""Prepositions and conjunctions that open what only sets the scene."""
_BLAMED = frozenset(
    "charge charges accuse suspicion convict allegation wanted responsibility credit blame "
    "responsible".split()
)
_SIDE = 0.5
_LATER = 0.3
_REL = 0.7


def salience(words: Words, token: int) -> float:
    """How much of the telling a word carries, in 0..1: later sentences and the scene set less."""
    weight = 1.0 / (1.0 + _LATER * words.sentence[token])
    for above in (token, *words.ancestors(token)):
        if above != token and (words.lower[above] in _SETTING or words.lemma[above] in _BLAMED):
            return weight * _SIDE
        if words.dep[above] == "advcl" and any(
            words.lower[c] in _SETTING for c in words.children[above] if words.dep[c] == "mark"
        ):
            return weight * _SIDE
        if words.dep[above] == "relcl":
            return weight * _REL
    return weight


_FINDING = frozenset(
    "find discover seize recover uncover unearth confiscate identify intercept defuse dismantle "
    "capture hide stash display smuggle contain impound".split()
)
"""What is done to weapons that no longer strike."""


def recovered(words: Words, means: Sequence[MeansMark]) -> frozenset[int]:
    """The tokens of phrases of weapons that were found, seized or stopped."""
    taken: set[int] = set()
    for mark in means:
        for token in [mark.tokens[1] - 1, *words.ancestors(mark.tokens[1] - 1)]:
            verb = words.head[token]
            if words.dep[token] in {"dobj", "nsubjpass"} and words.lemma[verb] in _FINDING:
                taken.update(range(*mark.tokens), words.subtree(token))
                break
            if words.pos[verb] == "VERB":
                break
    return frozenset(taken)


_LEAVING = frozenset(
    "withdraw withdrawal retreat pullout evacuate vacate abandon desert deserted leave depart "
    "flee handover".split()
)
_TAKING = frozenset(
    "seize capture recapture take retake occupy enter control recontrol reclaim regain hand cede "
    "deploy".split()
)
_FIGHTING = frozenset(
    "clash clashes fighting fight battle fierce offensive assault attack storm heavy overrun "
    "ambush gunfight kill shelling".split()
)
_GAINS = ("GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER")


def transfers(words: Words, weights: dict[str, float]) -> None:
    """Gains of ground told with a withdrawal and no fighting become a transfer."""
    if not any(weights.get(label) for label in _GAINS):
        return
    lemmas = set(words.lemma) | set(words.lower)
    unopposed = (
        lemmas & (_LEAVING | {"peacefully", "peaceful"}) or _without_fight(words) or _pulled(words)
    )
    if unopposed and (not lemmas & _FIGHTING or _without_fight(words)):
        gained = sum(weights.pop(label, 0.0) for label in _GAINS)
        left = weights.pop("CHANGE_TO_GROUP_ACT", 0.0)
        weights["NON_VIOL_TERRIT_TRANSFER"] = (
            weights.get("NON_VIOL_TERRIT_TRANSFER", 0.0) + gained + left
        )


def _pulled(words: Words) -> bool:
    return any(
        words.lemma[i] == "pull" and set(words.lower[i + 1 : i + 3]) & {"out", "back"}
        for i in range(len(words))
    )


def _without_fight(words: Words) -> bool:
    """Whether the text says that nobody resisted."""
    return any(
        words.lower[i] in {"resistance", "fight", "opposition", "fighting", "shot"}
        and set(words.lower[max(0, i - 6) : i]) & {"without", "no", "not", "any"}
        for i in range(len(words))
    )
