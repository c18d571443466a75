"""Perpetrator and target of a report, their names swapped."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

from dateline.evaluation.transformations.replacing import replaced
from dateline.knowledge.actors import actor_register
from dateline.records import CodedReport, PartyValue
from dateline.vocabulary import ActorKind, Role

_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.STATE_MILITIA})
_FORCES = frozenset({ActorKind.MILITARY, ActorKind.SECURITY_FORCES, ActorKind.STATE})
_BODY = r"(?:(?:government|security|armed|military|army|state) )?(?:forces|troops|soldiers)"
_ARMY = r"(?:army|military)"
_MEMBERS = "fighters|militants|rebels|insurgents|terrorists|forces|troops|members|gunmen"


def actors_swapped(coded: CodedReport) -> str:
    """The names of two actors swapped throughout: the main perpetrator's and its target's.

    Two named groups swap their names. A group and a state's forces swap them with the words that
    say what they are: "Ruritanian soldiers" against "Northern Front fighters". Where the report
    names no such pair, the first two that its events name; else it is left as it is.
    """
    for one, other in _pairs(coded):
        swapped = _swapped(coded, one, other)
        if swapped != coded.report.text:
            return swapped
    return coded.report.text


def _pairs(coded: CodedReport) -> list[tuple[str, str]]:
    """Pairs of actors of the register, the likeliest adversaries first."""
    roles: dict[Role, list[str]] = {Role.PERPETRATOR: [], Role.TARGET: []}
    every: list[str] = []
    for value in _parties(coded):
        if value.actor is not None and value.kind in _GROUPS | _FORCES:
            every.append(value.actor)
            roles.setdefault(value.role, []).append(value.actor)
    sides = [(a, b) for a in roles[Role.PERPETRATOR] for b in roles[Role.TARGET] if a != b]
    return [*sides, *combinations(dict.fromkeys(every), 2)]


def _parties(coded: CodedReport) -> list[PartyValue]:
    values = [s.value for m in coded.mentions for s in m.of("party")]
    return [value for value in values if isinstance(value, PartyValue)]


def _swapped(coded: CodedReport, one: str, other: str) -> str:
    """The text with two actors swapped; as it is where they cannot be."""
    text = coded.report.text
    ours, theirs = _names(text, one), _names(text, other)
    if ours and theirs and not set(ours) & set(theirs):
        words = dict.fromkeys(ours, theirs[0]) | dict.fromkeys(theirs, ours[0])
        return replaced(text, words, any_case=False)
    adjective = _adjective(coded, other if ours else one)
    names = ours or theirs
    return _with_forces(text, names, adjective) if names and adjective else text


def _names(text: str, actor: str) -> list[str]:
    """The names of a group of the register that the text uses, the most frequent first."""
    known = actor_register().by_id.get(actor)
    if known is None or known.kind not in _GROUPS:
        return []
    names = {known.name, *known.aliases}
    plain = {re.sub(rf" (?:{_MEMBERS})$", "", name.removeprefix("?")) for name in names}
    counts = {n: len(re.findall(rf"(?<![\w-]){re.escape(n)}(?![\w-])", text)) for n in plain}
    ranked = Counter({name: counts[name] for name in sorted(plain) if name[:1].isupper()})
    ranked.update({n: counts[n] for n in sorted(plain) if n.startswith(("al-", "el-"))})
    return [name for name, count in ranked.most_common() if count]


def _adjective(coded: CodedReport, actor: str) -> str | None:
    """The adjective by which the report calls a state's forces: "Somali"."""
    for value in _parties(coded):
        if value.actor == actor and value.kind in _FORCES:
            found = re.search(rf"\b([A-Z][a-z]+) (?:{_BODY}|{_ARMY})\b", value.phrase)
            if found is not None:
                return found.group(1)
    return None


def _with_forces(text: str, names: list[str], adjective: str) -> str:
    """A group's names against a state's forces, both with the words that follow them."""
    group = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<group>{group})(?: (?P<members>{_MEMBERS}))?|"
        rf"{adjective} (?:(?P<body>{_BODY})|(?P<army>{_ARMY})))(?![\w-])"
    )

    def new(match: re.Match[str]) -> str:
        if match["body"]:
            kind = "forces" if match["body"].endswith("forces") else "fighters"
            return f"{names[0]} {kind}"
        if match["army"]:
            return names[0]
        if match["members"]:
            return f"{adjective} {'forces' if match['members'] == 'forces' else 'soldiers'}"
        return _army(text, match.start(), adjective)

    return pattern.sub(new, text)


def _army(text: str, start: int, adjective: str) -> str:
    """The state's army in place of a bare name, with an article where the name had none."""
    before = text[max(0, start - 25) : start]
    if re.search(r"\b(?:the|a|an|\d+|suspected|alleged|\w+ist|[a-z]+ed)\s$", before, re.IGNORECASE):
        return f"{adjective} army"
    opens = not before.strip() or bool(re.search(r"(?:[.!?][\"”]?\s+|\n)$", before))
    return f"{'The' if opens else 'the'} {adjective} army"
