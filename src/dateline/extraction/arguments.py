"""The arguments of event words: agent, patient and equal sides, from the dependency tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.vocabulary import EventType

if TYPE_CHECKING:
    from dateline.analysis.words import Words
    from dateline.marks import EventMark

Sides = tuple[list[int], list[int], list[int]]
"""Tokens of agents, patients, and sides of which neither is told to have begun."""

_LIGHT = frozenset(
    "carry conduct launch stage commit make perpetrate mount undertake execute perform hold wage "
    "orchestrate lead claim unleash resume open deliver organize organise mastermind start "
    "continue intensify begin do plan prepare attempt use fire exchange initiate".split()
)
"""Verbs whose subject is the agent of the event noun that they govern."""

_HITTING = frozenset(
    "kill wound injure hit target strike destroy claim leave damage rock leave maim cause force "
    "involve take shake".split()
)
"""Verbs whose object is the patient of the event noun that is their subject."""

_DYING = frozenset({"die", "perish", "succumb", "drown", "bleed"})
"""Verbs whose subject is the one who suffers."""

_ON = frozenset({"on", "against", "at", "into", "targeting", "upon", "toward", "towards", "over"})
_AGENT_NOUNS = frozenset({"bomber", "attacker", "assailant", "rioter", "protester", "demonstrator"})
_OF_PATIENT = frozenset(
    {
        EventType.KILLING, EventType.ASSASSINATION, EventType.EXECUTION, EventType.ABDUCTION,
        EventType.SHELLING, EventType.BOMBING, EventType.AIR_STRIKE, EventType.ARREST,
        EventType.ASSAULT, EventType.SEXUAL_VIOLENCE, EventType.HIJACKING, EventType.LOOTING,
        EventType.ROBBERY, EventType.TERRITORY_SEIZED, EventType.TERRITORY_RETAKEN,
        EventType.ARSON, EventType.WEAPONS_DISRUPTED,
    }
)  # fmt: skip
"""Types whose noun takes its patient with "of" ("the killing of"), and its patient as possessor."""

_POSS_PATIENT = frozenset(
    {EventType.KILLING, EventType.ASSASSINATION, EventType.EXECUTION, EventType.ABDUCTION,
     EventType.ARREST, EventType.SEXUAL_VIOLENCE}
)  # fmt: skip
_LAUNCHED = frozenset(
    {EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.SHELLING, EventType.GRENADE,
     EventType.AIR_STRIKE, EventType.DRONE_STRIKE}
)  # fmt: skip
"""Types whose verb may take the weapon as object ("detonated a device on a convoy")."""

_DEPTH = 3


@dataclass
class Arguments:
    """The arguments of the events of one text."""

    words: Words
    events: Sequence[EventMark]
    _types: dict[int, EventType] = field(init=False)

    def __post_init__(self) -> None:
        self._types = {event.head: event.type for event in self.events}

    def of(self, event: int) -> Sides:
        """Agents, patients and equal sides of the event whose head is token ``event``."""
        if self.words.tag[event].startswith("V") or self.words.pos[event] == "VERB":
            return self._verb(event)
        return self._noun(event)

    def _verb(self, verb: int) -> Sides:
        words = self.words
        agents, patients, sides = self._complements(verb)
        passive = self._passive(verb)
        subjects = self._subjects(verb, 0)
        suffers = passive or words.lemma[verb] in _DYING
        (patients if suffers else agents).extend(self._through(subjects))
        if not passive:
            patients += [c for c in words.children[verb] if words.dep[c] in {"dobj", "dative"}]
            patients += self._shared_object(verb)
            if self._types.get(verb) in _LAUNCHED:
                patients += self._attached(
                    [c for c in words.children[verb] if words.dep[c] == "dobj"]
                )
        elif words.dep[verb] == "acl" and not subjects:
            patients.append(words.head[verb])
        if not agents:
            agents += self._inherited(verb)
        return agents, patients, sides

    def _passive(self, verb: int) -> bool:
        words = self.words
        if words.tag[verb] != "VBN":
            return False
        if words.child(verb, "nsubjpass", "auxpass", "agent") is not None:
            return True
        if words.dep[verb] in {"acl", "amod"}:
            return True
        if words.dep[verb] == "conj":
            return words.child(verb, "aux", "nsubj", "dobj") is None and self._passive(
                words.head[verb]
            )
        return words.dep[verb] == "advcl" and words.child(verb, "aux", "nsubj", "dobj") is None

    def _complements(self, head: int) -> Sides:
        """What prepositions say."""
        words = self.words
        agents: list[int] = []
        patients: list[int] = []
        sides: list[int] = []
        kind = self._types.get(head)
        for child in words.children[head]:
            if words.dep[child] not in {"prep", "agent", "acl"}:
                continue
            lower = words.lower[child]
            objects = [c for c in words.children[child] if words.dep[c] in {"pobj", "dobj"}]
            if lower == "by":
                agents += objects
                patients += self._attached(objects)
            elif lower in _ON:
                patients += objects
            elif lower in {"between", "among"} or (
                lower in {"with", "against"} and kind is EventType.ARMED_CLASH
            ):
                sides += objects
            elif (lower == "of" and kind in _OF_PATIENT) or (
                lower == "from"
                and kind
                in {
                    EventType.TERRITORY_RETAKEN,
                    EventType.TERRITORY_SEIZED,
                }
            ):
                patients += objects
        return agents, patients, sides

    def _attached(self, agents: list[int]) -> list[int]:
        """What "on" or "against" names, where the parse hangs it on the agent ("by X on Y")."""
        words = self.words
        return [
            pobj
            for agent in agents
            for child in words.children[agent]
            if words.dep[child] == "prep" and words.lower[child] in {"on", "against"}
            for pobj in words.children[child]
        ]

    def _subjects(self, verb: int, depth: int) -> list[int]:
        """The subject, also where it stands at another verb."""
        words = self.words
        own = [c for c in words.children[verb] if words.dep[c] in {"nsubj", "nsubjpass"}]
        if own:
            return [self._antecedent(verb, own[0])]
        if depth >= _DEPTH:
            return []
        dep, head = words.dep[verb], words.head[verb]
        if dep == "conj" and words.pos[head] in {"VERB", "AUX"}:
            return self._subjects(head, depth + 1)
        if dep == "xcomp" and words.pos[head] in {"VERB", "AUX", "ADJ"}:
            objects = [c for c in words.children[head] if words.dep[c] == "dobj"]
            return objects or self._subjects(head, depth + 1)
        if dep == "acl" and words.tag[verb] == "VBG":
            return [head]
        if dep == "pcomp":
            return self._subjects(words.clause(head), depth + 1) if head != verb else []
        return []

    def _antecedent(self, verb: int, subject: int) -> int:
        """The noun that a relative pronoun stands for."""
        words = self.words
        if words.tag[subject] in {"WDT", "WP"}:
            clause = verb
            while words.dep[clause] == "conj":
                clause = words.head[clause]
            if words.dep[clause] == "relcl":
                return words.head[clause]
        return subject

    def _inherited(self, verb: int) -> list[int]:
        """The agent of the clause that a participle belongs to ("..., killing five")."""
        words = self.words
        if words.dep[verb] != "advcl" or words.tag[verb] != "VBG":
            return []
        main = words.head[verb]
        if main == verb or words.pos[main] not in {"VERB", "AUX"}:
            return []
        if self._passive(main):
            return self._complements(main)[0]
        return self._through(self._subjects(main, 1))

    def _through(self, tokens: list[int]) -> list[int]:
        """Tokens, with event nouns replaced by their agents ("an attack by X killed")."""
        found: list[int] = []
        for token in tokens:
            if token in self._types and self.words.lemma[token] not in _AGENT_NOUNS:
                found += self._noun(token)[0] if self.words.tag[token].startswith("N") else []
            else:
                found.append(token)
        return found

    def _shared_object(self, verb: int) -> list[int]:
        """The object of a coordinated verb ("ambush and kill soldiers")."""
        words = self.words
        if words.child(verb, "dobj") is not None:
            return []
        for other in words.children[verb]:
            if words.dep[other] == "conj" and words.tag[other] == words.tag[verb]:
                return [c for c in words.children[other] if words.dep[c] == "dobj"][:1]
        return []

    def _noun(self, noun: int) -> Sides:
        words = self.words
        agents, patients, sides = self._complements(noun)
        kind = self._types.get(noun)
        if words.lemma[noun] in _AGENT_NOUNS:
            agents.append(noun)
        for child in words.children[noun]:
            dep = words.dep[child]
            if dep == "poss":
                (patients if kind in _POSS_PATIENT else agents).append(child)
            elif dep in {"compound", "amod", "nmod"}:
                agents.append(child)
            elif dep in {"acl", "relcl"}:
                self._clause(child, agents, patients)
        self._governor(noun, agents, patients)
        return agents, patients, sides

    def _clause(self, verb: int, agents: list[int], patients: list[int]) -> None:
        """ "An attack carried out by X", "an attack blamed on X", "which targeted Y"."""
        words = self.words
        for child in words.children[verb]:
            objects = words.children[child]
            blamed = (words.lemma[verb], words.lower[child]) in _BLAME
            if words.dep[child] == "agent" or (words.dep[child] == "prep" and blamed):
                agents += objects
            elif words.dep[child] == "dobj" and words.lemma[verb] in _HITTING:
                patients.append(child)

    def _governor(self, noun: int, agents: list[int], patients: list[int]) -> None:
        """What the verb says whose subject or object the event noun is."""
        words = self.words
        head, dep = words.head[noun], words.dep[noun]
        lemma = words.lemma[head]
        if dep == "pobj" and words.lower[head] in {"in", "during"} and not agents:
            self._setting(words.head[head], agents, patients)
        if words.pos[head] != "VERB" or (head in self._types and dep == "dobj"):
            return
        carried_out = dep in {"dobj", "conj"} and lemma in _LIGHT and not agents
        if carried_out or (dep == "dobj" and lemma in _REPEL):
            agents += self._subjects(head, 1)
        elif dep == "nsubjpass":
            agents += self._complements(head)[0] if lemma in _LIGHT else []
            self._clause(head, agents, [])
        elif dep == "nsubj" and lemma in _HITTING:
            patients += [c for c in words.children[head] if words.dep[c] == "dobj"]

    def _setting(self, verb: int, agents: list[int], patients: list[int]) -> None:
        """The sides of the verb whose setting the event noun is ("killed by X in an ambush")."""
        if verb in self._types and self.words.pos[verb] == "VERB":
            others = self._verb(verb)
            agents += others[0]
            patients += others[1]


_REPEL = frozenset({"repel", "repulse", "resist", "beat", "push"})
_BLAME = frozenset({("blame", "on"), ("attribute", "to"), ("pin", "on"), ("ascribe", "to")})
