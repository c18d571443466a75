"""Which people each trigger is about, with the lists and the parts they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.tolls.listing import fits, listed, opens_part, whole_of
from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.triggers import Trigger
from dateline.extraction.tolls.victims import Sentence, victim_of
from dateline.extraction.tolls.view import FINITE, View
from dateline.vocabulary import Group, Outcome, Qualifier

_HARM = frozenset({Outcome.KILLED, Outcome.INJURED})
_DOUBLING = frozenset({"and", "or", "/", "and/or", ",", "seriously", "critically"})
_ARMED = frozenset(
    {Group.SOLDIERS, Group.POLICE, Group.SECURITY_FORCES, Group.MILITANTS, Group.ATTACKERS}
)
_COMPANY = frozenset({("with",), ("along", "with"), ("together", "with"), ("alongside",)})
_COUNTING = frozenset({Kind.COUNTED, Kind.NUMBER, Kind.COUNT})


@dataclass(slots=True)
class Link:
    """One phrase for people and the trigger that tells what happened to them."""

    people: People
    trigger: Trigger
    part_of: Link | None = None


def link_sentence(sentence: Sentence) -> list[Link]:
    """The links of a sentence, in the order of its triggers."""
    links: list[Link] = []
    for index in range(len(sentence.triggers)):
        if not _doubles(sentence, index):
            links += _Linker(sentence, index, links).run()
        elif _worsens(sentence, index):
            added = _Linker(sentence, index, links).run()
            links += [k for k in added if k.people.qualifier is Qualifier.VAGUE]
    return links


def _doubles(sentence: Sentence, index: int) -> bool:
    """Whether a trigger only doubles the one before: "killed or wounded" counts once, as killed."""
    if index == 0:
        return False
    before, trigger = sentence.triggers[index - 1], sentence.triggers[index]
    return _joined(sentence, index) and (
        before.outcome is trigger.outcome or {before.outcome, trigger.outcome} <= _HARM
    )


def _worsens(sentence: Sentence, index: int) -> bool:
    """Whether "killed and wounded" tells of both: of people without a number, some are dead."""
    before, trigger = sentence.triggers[index - 1], sentence.triggers[index]
    gap = sentence.view.lower[before.end : trigger.start]
    return {before.outcome, trigger.outcome} == _HARM and gap == ["and"]


def _joined(sentence: Sentence, index: int) -> bool:
    """Whether only "and" or "or" stands between a trigger and the one before."""
    before, trigger = sentence.triggers[index - 1], sentence.triggers[index]
    gap = sentence.view.lower[before.end : trigger.start]
    return 0 < len(gap) <= 3 and all(word in _DOUBLING for word in gap)


class _Linker:
    """The links of one trigger."""

    def __init__(self, sentence: Sentence, index: int, earlier: list[Link]) -> None:
        self.sentence, self.view = sentence, sentence.view
        self.trigger = sentence.triggers[index]
        self.earlier, self.links = earlier, list[Link]()
        first = last = index
        while first and _joined(sentence, first):
            first -= 1
        while last + 1 < len(sentence.triggers) and _joined(sentence, last + 1):
            last += 1
        self.left = sentence.triggers[first - 1].end if first else sentence.start
        after = sentence.triggers[last + 1 :]
        self.right = after[0].start if after else sentence.end

    def run(self) -> list[Link]:
        """The victim, its list and its parts."""
        victim = victim_of(self.sentence, self.trigger, self.left, self.right)
        if victim is None or _denied(self.view, self.trigger, victim, self.left):
            return []
        at = self.sentence.people.index(victim)
        inside = victim.start <= self.trigger.token < victim.end
        if victim.start < self.trigger.start and not inside:
            at = whole_of(self.view, self.sentence.people, at, self.left)
        main = self._add(self.sentence.people[at], None)
        if main is None:
            return []
        if victim.start < self.trigger.start:
            self._list_left(at)
            self._list_right(at, self.trigger.start, main)
            if inside:
                self._more_behind(at)
            self._parts_behind(main)
            self._companions(main)
        else:
            self._list_right(at, self.right, main)
        return self.links

    def _add(self, people: People, whole: Link | None) -> Link | None:
        if not _tellable(self.view, people, self.trigger):
            return None
        if any(
            k.people is people and k.trigger.outcome is self.trigger.outcome
            for k in self.earlier + self.links
        ):
            return None
        link = Link(people, self.trigger, whole)
        self.links.append(link)
        return link

    def _list_left(self, at: int) -> None:
        """ "four men, 11 shepherds and two guards were killed"."""
        people = self.sentence.people
        while at > 0 and people[at - 1].start >= self.left and self._joins(at):
            self._add(people[at - 1], None)
            at -= 1

    def _joins(self, at: int) -> bool:
        """Whether the phrase before ``at`` is listed with it as a subject."""
        view, before, current = self.view, *self.sentence.people[at - 1 : at + 1]
        if not listed(view, before, current):
            return False
        if before.kind in {Kind.BARE, Kind.NAMED} and before.kind is not current.kind:
            return False
        if before.start and view.lower[before.start - 1] in {"to", "by", "from", "with"}:
            return False  # "according to a member, some 150 …"
        return view.dep[before.head] != "dobj" or view.dep[current.head][:5] != "nsubj"

    def _list_right(self, at: int, right: int, main: Link) -> None:
        """The phrases listed behind the victim, and the parts that "including" opens."""
        people = self.sentence.people
        whole: Link | None = main if main.people.part else None
        for before, current in zip(people[at:], people[at + 1 :], strict=False):
            if current.end > right or self._speaks(current) or self._owned(current):
                return
            if opens_part(self.view, current, before.end):
                whole = main
            elif not listed(self.view, before, current):
                return
            if current.kind is Kind.NAMED and main.people.kind is not Kind.NAMED:
                continue  # who they are: "the mayor, Musa Ali, and his two sons"
            if current.kind is Kind.BARE and main.people.kind is not Kind.BARE:
                return
            part = whole is not None and fits(current, main.people)
            if not part and whole is None and self._names_all(main.people, current):
                whole, part = main, True
            added = self._add(current, whole if part else None)
            if added is not None and not part:
                main, whole = added, None

    def _more_behind(self, at: int) -> None:
        """ "We recovered 27 bodies yesterday and five more this morning"."""
        for before, current in zip(
            self.sentence.people[at:], self.sentence.people[at + 1 :], strict=False
        ):
            last = self.view.lower[current.end - 1]
            if current.kind is not Kind.NUMBER or last not in {"more", "others"}:
                return
            if not listed(self.view, before, current):
                return
            self._add(current, None)

    def _companions(self, main: Link) -> None:
        """ "Musa Ali was killed together with his wife": they suffered the same."""
        people, start = self.sentence.people, self.trigger.end
        for index, current in enumerate(people):
            gap = tuple(self.view.lower[start : current.start])
            if current.start < start or gap not in _COMPANY or current.kind is Kind.BARE:
                continue
            added = self._add(current, None)
            if added is not None and current is not main.people:
                self._list_right(index, self.right, added)

    def _names_all(self, main: People, current: People) -> bool:
        """Whether the phrases behind only say who those before are: "two others, a man and a boy".

        They must add up to the same; "two men, a woman and a child" are four.
        """
        comma = self.view.lower[main.end : current.start] == [","]
        if not comma or self.view.lower[main.head] not in _ANYBODY or main.kind is not Kind.COUNTED:
            return False
        people = self.sentence.people
        total, at = current.low or 0, people.index(current)
        while at + 1 < len(people) and listed(self.view, people[at], people[at + 1]):
            at += 1
            total += people[at].low or 0
        return at > people.index(current) and total == main.low

    def _owned(self, people: People) -> bool:
        """Whether a number stands before another outcome: "the bodies of two and 14 wounded"."""
        other = [t for t in self.sentence.triggers if t.start == people.end]
        bare = people.kind is Kind.NUMBER and not people.part
        return bare and any(t.outcome is not self.trigger.outcome for t in other)

    def _speaks(self, people: People) -> bool:
        """Whether a phrase is the subject of another clause: "…, two officials said"."""
        view, end = self.view, people.end
        if people.end > self.trigger.start or end >= self.sentence.end:
            return view.tag[end : end + 1] != [] and view.tag[end] in FINITE
        return False

    def _parts_behind(self, main: Link) -> None:
        """ "Ten people were killed, three of them children"."""
        people, part = self.sentence.people, False
        for index, current in enumerate(people):
            if (
                current.start < self.trigger.end
                or current.end > self.right
                or self._speaks(current)
            ):
                continue
            opened = opens_part(self.view, current, self.trigger.end)
            part = opened or (part and listed(self.view, people[index - 1], current))
            if part and current.kind not in {Kind.NAMED, Kind.NONE}:
                self._add(current, main)


def _denied(view: View, trigger: Trigger, victim: People, left: int) -> bool:
    """Whether the trigger is negated while the people are counted: "did not kill 12"."""
    around = view.lower[max(left, trigger.start - 3) : trigger.start]
    return victim.kind is not Kind.NONE and bool({"not", "n't", "never"}.intersection(around))


_CROSSING = frozenset({"crossed", "crossing"})
_FLEEING = frozenset(
    "people persons refugees residents villagers families civilians inhabitants women children "
    "returnees nationals households".split()
)
_ANYBODY = frozenset("people persons others civilians victims hostages captives".split())
_HITTING = frozenset({"hit", "struck", "grazed"})
_AMBIGUOUS = frozenset({"losses", "casualties", "casualty", "causalities"})
"""These count dead and wounded together: how many died is not said, unless there were none."""


def _tellable(view: View, people: People, trigger: Trigger) -> bool:
    """Whether the phrase can be what the trigger's outcome counts."""
    tag = view.tag[trigger.token]
    if trigger.kind == "state" and trigger.outcome is Outcome.ABDUCTED:
        return trigger.token != people.head  # "a hostage said"
    if trigger.kind == "passive" and view.lower[trigger.start] in _HITTING:
        return people.kind is not Kind.NUMBER  # "two were hurt: one was hit by a bullet"
    if people.kind is Kind.COUNT and view.lower[people.head] in _AMBIGUOUS:
        return False
    if people.kind is Kind.COUNT and trigger.token != people.head:
        return trigger.outcome in _HARM
    if trigger.outcome is Outcome.DISPLACED:
        if trigger.kind == "subject" and tag == "VBG" and not people.sent:
            return False  # "… before fleeing": those who fled did the deed
        crossed = view.lower[trigger.start] in _CROSSING
        if crossed and not _FLEEING.intersection(view.lower[people.start : people.end]):
            return False  # "20 men crossed into Niger" fled from nobody
        return people.kind in _COUNTING and people.group not in _ARMED
    if trigger.outcome is Outcome.CAPTURED:
        return people.kind not in {Kind.BARE, Kind.DEFINITE, Kind.NAMED}  # places are captured too
    if people.kind is Kind.BARE and people.group is not None:
        injury = trigger.outcome is Outcome.INJURED
        return injury or (trigger.kind in {"object", "subject"} and tag in {"VBD", "VBN", "VBZ"})
    return True
