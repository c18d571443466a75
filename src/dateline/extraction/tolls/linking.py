"""Which people each trigger is about: by the parse where it is clear, else by the words between."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extraction.tolls.people import Kind, People
from dateline.extraction.tolls.triggers import Trigger, is_passive
from dateline.extraction.tolls.view import BE, FINITE, View
from dateline.vocabulary import Outcome

_LISTING = frozenset({",", "and", "or", "&", "plus", ";", "/"})
_PREPOSITIONS = frozenset(
    "by in from near at on with against between into inside outside around after before during for "
    "to like under through towards toward upon over among without".split()
)
_PART_WORDS = frozenset({"including", "incl", "comprising", "namely", "included"})
_PART_PHRASES = (
    ("among", "them"),
    ("among", "whom"),
    ("among", "those"),
    ("of", "whom"),
    ("of", "them"),
    ("most", "of"),
)
_FILLERS = frozenset(
    "also reportedly allegedly apparently least be been being have has had left leaving found reported feared "
    "confirmed believed dead immediately instantly later were was are is as being still either critically "
    "seriously severely slightly lightly badly others other more said presumed both ( have : - \u2014 to among summarily brutally "
    "all each people remain remained remains".split()
)


@dataclass(slots=True)
class Link:
    """One phrase for people and the trigger that tells what happened to them."""

    people: People
    trigger: Trigger
    part_of: Link | None = None


@dataclass(slots=True)
class Sentence:
    """The findings of one sentence, at tokens ``start`` to ``end``."""

    view: View
    start: int
    end: int
    people: list[People]
    triggers: list[Trigger]
    links: list[Link] = field(default_factory=list)


def link_sentence(sentence: Sentence) -> list[Link]:
    """The links of a sentence, in the order of its triggers."""
    for index in range(len(sentence.triggers)):
        _link(sentence, index)
    return sentence.links


def _link(sentence: Sentence, index: int) -> None:
    trigger = sentence.triggers[index]
    if _shared(sentence, index):
        return
    left = sentence.triggers[index - 1].end if index else sentence.start
    right = _right_limit(sentence, index)
    victim = _victim(sentence, trigger, left, right)
    if victim is None:
        return
    at = sentence.people.index(victim)
    if _denied(sentence.view, trigger, victim, left):
        return
    main = _add(sentence, victim, trigger, None)
    if main is None:
        return
    if victim.start < trigger.start:
        _expand_left(sentence, at, left, trigger)
        _expand_right(sentence, at, trigger.start, trigger, main)
        _parts_after(sentence, trigger.end, right, trigger, main)
    else:
        _expand_right(sentence, at, right, trigger, main)


def _right_limit(sentence: Sentence, index: int) -> int:
    """Where the words to the right belong to another trigger."""
    at = index + 1
    while at < len(sentence.triggers) and _shared(sentence, at):
        at += 1
    return sentence.triggers[at].start if at < len(sentence.triggers) else sentence.end


def _shared(sentence: Sentence, index: int) -> bool:
    """Whether a trigger only doubles the one before: "killed or wounded", "found dead"."""
    if index == 0:
        return False
    before, trigger = sentence.triggers[index - 1], sentence.triggers[index]
    gap = sentence.view.lower[before.end : trigger.start]
    if before.kind == "noun" and gap[:1] == ["of"]:
        return False
    if (
        not all(w in {"and", "or", "/", "and/or", ",", "seriously", "critically"} for w in gap)
        or len(gap) > 3
    ):
        return False
    harm = {Outcome.KILLED, Outcome.INJURED}
    return (
        before.outcome is trigger.outcome or {before.outcome, trigger.outcome} <= harm and bool(gap)
    )


def _victim(sentence: Sentence, trigger: Trigger, left: int, right: int) -> People | None:
    """The phrase that the trigger takes as its victim."""
    inside = _inside(sentence, trigger)
    if inside is not None:
        return inside
    if trigger.kind in {"noun", "count", "lives"}:
        return _after_of(sentence, trigger, right)
    if trigger.kind == "subject":
        return _left(sentence, trigger, left)
    if trigger.kind == "state":
        return _left(sentence, trigger, left) or _state_right(sentence, trigger, right)
    passive = is_passive(sentence.view, trigger, left)
    if trigger.kind == "passive":
        return _left(sentence, trigger, left) if passive is not False else None
    if passive is None:
        found = _directly_right(sentence, trigger, right)
        return found or _left(sentence, trigger, left)
    if passive:
        return _left(sentence, trigger, left) or _inverted(sentence, trigger, right)
    return _directly_right(sentence, trigger, right) or _object(sentence, trigger)


def _inside(sentence: Sentence, trigger: Trigger) -> People | None:
    """A phrase that holds the trigger: "two wounded soldiers", "12 deaths"."""
    for people in sentence.people:
        if people.start <= trigger.token < people.end:
            counted = people.kind in {Kind.COUNTED, Kind.NUMBER, Kind.COUNT, Kind.NONE, Kind.ONE}
            return people if counted else None
    return None


def _after_of(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    view = sentence.view
    if trigger.kind == "lives":
        lives = [p for p in sentence.people if p.end == trigger.token and p.kind is Kind.NUMBER]
        if lives:
            return lives[0]
    at = trigger.end
    if view.lower[at : at + 1] != ["of"]:
        if (
            view.lower[at : at + 1] == ["and"]
            and at + 2 < sentence.end
            and view.lower[at + 2] == "of"
        ):
            at += 2
        else:
            return None
    near = [p for p in sentence.people if at < p.start <= at + 4 and p.start < right]
    return near[0] if near else None


def _left(sentence: Sentence, trigger: Trigger, left: int) -> People | None:
    by_parse = _subject(sentence, trigger)
    if by_parse is not None:
        return by_parse
    view = sentence.view
    for people in reversed(sentence.people):
        if people.end > trigger.start or people.start < left:
            continue
        if _oblique(view, people, trigger) or _is_part(view, people, sentence.start):
            continue
        if people.kind in {Kind.BARE, Kind.NAMED, Kind.DEFINITE} and trigger.start - people.end > 4:
            continue
        if _broken(view, people.end, trigger.start):
            return None
        return people
    return None


def _broken(view: View, start: int, end: int) -> bool:
    """Whether another clause's verb stands between the people and the trigger."""
    for at in range(start, end):
        if view.tag[at] in FINITE and view.lower[at] not in BE | _FILLERS | {
            "had",
            "have",
            "has",
            "could",
            "may",
            "might",
            "would",
            "will",
        }:
            relative = any(
                view.lower[i] in {"who", "that", "which", "whose"} for i in range(start, at)
            )
            if not relative:
                return True
    return False


def _oblique(view: View, people: People, trigger: Trigger) -> bool:
    """Whether the phrase hangs on a preposition, and so is no subject."""
    before = view.lower[people.start - 1] if people.start else ""
    if before in {"of"} and people.kind not in {Kind.COUNTED, Kind.NUMBER}:
        return True
    if before in _PREPOSITIONS:
        return trigger.start - people.end > 0 or before == "by"
    return False


def _subject(sentence: Sentence, trigger: Trigger) -> People | None:
    """The victim by the parse: passive subject, subject of "died", noun of a relative clause."""
    view, token = sentence.view, trigger.token
    wanted = {"nsubjpass", "nsubj"} if trigger.kind != "object" else {"nsubjpass"}
    for _ in range(3):
        for people in sentence.people:
            head = people.head
            if (
                people.end <= trigger.start
                and view.head[head] == token
                and view.dep[head] in wanted
            ):
                return people
        if view.dep[token] in {"acl", "relcl"}:
            token = view.head[token]
            for people in sentence.people:
                if people.start <= token < people.end <= trigger.start:
                    return people
            return None
        if view.dep[token] != "conj" or view.head[token] >= trigger.start:
            return None
        token = view.head[token]
        if any(p.start < trigger.start and p.start > token for p in sentence.people):
            return None
    return None


def _object(sentence: Sentence, trigger: Trigger) -> People | None:
    view = sentence.view
    for people in sentence.people:
        if (
            people.start >= trigger.end
            and view.head[people.head] == trigger.token
            and view.dep[people.head] in {"dobj", "nsubj", "attr"}
        ):
            return people
    return None


def _directly_right(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """The first phrase right of the trigger, with nothing but small words between."""
    view = sentence.view
    for people in sentence.people:
        if people.start < trigger.end:
            continue
        if people.start >= right:
            return None
        gap = range(trigger.end, people.start)
        if len(gap) > 4:
            return None
        if all(
            view.tag[i] in {"RB", "JJ", "RBR", "DT", "HYPH", "``", "''", "PDT"}
            or view.lower[i]
            in {"another", "and", "off", "or", "\u201c"}
            | _FILLERS - {"to", "among", "-", "\u2014", ":", "("}
            for i in gap
        ) or _coordinated(sentence, trigger, people):
            return people
        return None
    return None


def _coordinated(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """ "killing and wounding dozens": the phrase belongs to both."""
    gap = sentence.view.lower[trigger.end : people.start]
    inner = [t for t in sentence.triggers if trigger.end <= t.start < people.start]
    return bool(inner) and all(
        w in {"and", "or"} or any(t.start <= trigger.end + i < t.end for t in inner)
        for i, w in enumerate(gap)
    )


def _inverted(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """ "Also killed were three policemen"."""
    view = sentence.view
    at = trigger.end
    while (
        at < right and at < trigger.end + 10 and view.lower[at] not in {"were", "was", "are", "is"}
    ):
        at += 1
    for people in sentence.people:
        if (
            at < people.start <= at + 2
            and people.start < right
            and view.lower[at] in {"were", "was", "are", "is"}
        ):
            return people
    return None


def _state_right(sentence: Sentence, trigger: Trigger, right: int) -> People | None:
    """ "Dead: 12 soldiers", "wounded were three women"."""
    found = _inverted(sentence, trigger, right)
    return found if found is not None and found.start - trigger.end < 4 else None


def _denied(view: View, trigger: Trigger, victim: People, left: int) -> bool:
    """Whether the trigger is negated while the people are counted: "did not kill 12"."""
    if victim.kind is Kind.NONE:
        return False
    around = view.lower[max(left, trigger.start - 3) : trigger.start]
    return "not" in around or "n't" in around or "never" in around


def _add(sentence: Sentence, people: People, trigger: Trigger, whole: Link | None) -> Link | None:
    for link in sentence.links:
        if link.people is people and (link.trigger.outcome is trigger.outcome):
            return None
    link = Link(people, trigger, whole)
    sentence.links.append(link)
    return link


def _expand_left(sentence: Sentence, at: int, left: int, trigger: Trigger) -> None:
    """The phrases listed before the victim: "four men, 11 shepherds and two guards were killed"."""
    here = at
    while here > 0:
        current, before = sentence.people[here], sentence.people[here - 1]
        if before.start < left or not _listed(sentence.view, before, current):
            return
        if before.kind is Kind.BARE and current.kind is not Kind.BARE:
            return
        _add(sentence, before, trigger, None)
        here -= 1


def _expand_right(sentence: Sentence, at: int, right: int, trigger: Trigger, main: Link) -> None:
    """The phrases listed after the victim, and the parts that "including" opens."""
    part: Link | None = main if main.people.part else None
    for here in range(at + 1, len(sentence.people)):
        before, current = sentence.people[here - 1], sentence.people[here]
        if current.end > right:
            return
        opened = _is_part(sentence.view, current, before.end) or current.part
        if opened:
            part = main
        elif not _listed(sentence.view, before, current):
            return
        if current.kind in {Kind.BARE, Kind.NAMED} and current.kind is not main.people.kind:
            return
        whole = part if part is not None and _fits(current, main.people) else None
        added = _add(sentence, current, trigger, whole)
        if added is not None and whole is None:
            main, part = added, None


def _fits(part: People, whole: People) -> bool:
    bound = whole.high if whole.high is not None else whole.low
    if bound is None or part.low is None or whole.high is None:
        return True
    return part.low <= bound


def _parts_after(sentence: Sentence, start: int, end: int, trigger: Trigger, main: Link) -> None:
    """Parts told behind the trigger: "Ten people were killed, three of them children"."""
    whole, part = main, False
    for index, people in enumerate(sentence.people):
        if people.start < start or people.end > end:
            continue
        opened = people.part or _is_part(sentence.view, people, start)
        listed = part and _listed(sentence.view, sentence.people[index - 1], people)
        if (opened or listed) and people.kind not in {Kind.NAMED, Kind.NONE}:
            part = True
            _add(sentence, people, trigger, whole)
        elif not listed:
            part = False


def _is_part(view: View, people: People, start: int) -> bool:
    """Whether "including", "among them", "of whom" or the like opens the phrase."""
    for at in range(people.start - 1, max(start, people.start - 5) - 1, -1):
        word = view.lower[at]
        if word in _PART_WORDS:
            return True
        if word in {"them", "whom"} and view.lower[at - 1] in {"among", "of"}:
            return True
        if view.tag[at] not in {"RB", "DT", "JJ"} and word not in {
            "were",
            "was",
            "are",
            "is",
            ":",
            "at",
            "least",
            ",",
            '"',
        }:
            return False
    return False


def _listed(view: View, before: People, current: People) -> bool:
    """Whether two phrases stand in one list."""
    gap = range(before.end, current.start)
    if not gap or len(gap) > 16:
        return False
    if view.lower[current.start - 1] not in _LISTING and view.lower[
        current.start - 2 : current.start
    ] not in (
        ["well", "as"],
        ["along", "with"],
        ["together", "with"],
        ["and", "also"],
        ["and", "even"],
        ["addition", "to"],
    ):
        return False
    if len(gap) > 1 and any(view.lower[i] in {";"} for i in gap):
        return True
    return not any(view.tag[i] in FINITE for i in gap)
