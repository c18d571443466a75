"""Which of the four kinds of protest a short text tells of, by what crowd and police do.

After the ACLED codebook: a crowd that does violence is a violent demonstration; a peaceful one that
police break up is a protest with intervention, and excessive force where people are killed or
gravely hurt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.vocabulary import MeansClass

if TYPE_CHECKING:
    from dateline.analysis.words import Words

_TURBULENT = frozenset(
    "riot riots rioter rioters rioting stone stones stone-throwing molotov fireworks firecrackers "
    "vandalised vandalized smashed threw hurled pelted barricade barricades barricaded burned "
    "torched ablaze burning debris violent clashed clashes violence scuffles scuffle".split()
)
"""What a violent crowd does."""

_POLICE = frozenset(
    "police policeman policemen officer officers troops forces soldier soldiers security "
    "gendarmes authorities guards".split()
)
_DISPERSAL = frozenset(
    "disperse dispersed dispersal teargas gas cannon cannons detained detain arrested arrest "
    "arrests broke-up chase chased block blocked prevented".split()
)
_DEADLY = frozenset(
    "killed kill killing dead died deaths wounded injured injures injuries shot shooting live "
    "bullets ammunition brutally beat beaten beating gunfire hits suppressed brutality crackdown "
    "batons".split()
)
_DEMONSTRATORS = frozenset(
    "protester protesters protestor protestors demonstrator demonstrators marchers rioters".split()
)
_PROTESTS = (
    "PEACE_PROTEST", "PROTEST_WITH_INTER", "FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR"
)  # fmt: skip


def protests(words: Words, weights: dict[str, float], means: set[MeansClass]) -> None:
    """Which kind of protest: what crowd and police do, over the whole text."""
    total = sum(weights.get(label, 0.0) for label in _PROTESTS)
    if not total:
        return
    lower = set(words.lower)
    peace = weights.get("PEACE_PROTEST", 0.0)
    police = bool(lower & _POLICE)
    scores = {
        "PEACE_PROTEST": 0.6 * peace + 0.35,
        "VIOL_DEMONSTR": weights.get("VIOL_DEMONSTR", 0.0) + 0.5 * len(lower & _TURBULENT),
        "FORCE_AGAINST_PROTEST": weights.get("FORCE_AGAINST_PROTEST", 0.0)
        + (0.5 * len(lower & _DEADLY) if police or lower & {"gunfire"} else 0.0),
        "PROTEST_WITH_INTER": weights.get("PROTEST_WITH_INTER", 0.0)
        + (0.6 * len(lower & _DISPERSAL) if police else 0.3 * len(lower & _DISPERSAL)),
    }
    if MeansClass.CROWD_CONTROL in means:
        scores["PROTEST_WITH_INTER"] += 0.5
    if lower & {"peaceful", "peacefully"}:
        scores["VIOL_DEMONSTR"] *= 0.5
    best = max(_PROTESTS, key=lambda label: scores[label])
    absorbed = sum(weights.pop(label, 0.0) for label in _PROTESTS)
    if peace or absorbed > 1:
        for label in ("ATTACK", "ARMED_CLASH", "PROPERTY_DISTRUCT", "ARREST"):
            absorbed += 0.5 * weights.get(label, 0.0) if best != "PEACE_PROTEST" else 0.0
    if best == "VIOL_DEMONSTR" and lower & _DEMONSTRATORS:
        absorbed += weights.pop("PROPERTY_DISTRUCT", 0.0)
    weights[best] = absorbed
