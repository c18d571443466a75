"""Which words of a sentence name the place of an event, marked places or other names.

A linear model over candidates (``candidates``) and "none". Beside how a candidate hangs on the
word that tells the event (``placing.features``) it sees what found the candidate, its entity
label, where it ends, and its way to the event with the prepositions on it. The weights are trained
by ``scripts/train_event_place_names.py``; their card says on what.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING

from dateline.analysis.tree import path
from dateline.extraction.places.candidates import Candidate
from dateline.extraction.places.placing import features, none_features
from dateline.knowledge.place_words import kinds

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_WAY = 5
"""Steps of the way between place and event that are told apart; longer ways are one feature."""


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    file = resources.files("dateline.knowledge.data").joinpath("event_place_names.json")
    loaded: dict[str, float] = json.loads(file.read_text("utf-8"))["weights"]
    return loaded


def name_chances(doc: Doc, head: int, row: Sequence[Candidate]) -> list[float]:
    """The chance of each candidate, and last of none, to name the place of the event at ``head``.

    The chances add up to 1.
    """
    table = weights()
    scores = [sum(table.get(f, 0.0) for f in choice) for choice in choices(doc, head, row)]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    return [odd / sum(odds) for odd in odds]


def choices(doc: Doc, head: int, row: Sequence[Candidate]) -> Iterator[list[str]]:
    """The features of each candidate, and last of none."""
    text = doc.text  # spaCy joins it anew at each call
    for candidate in row:
        yield [
            *features(doc, head, candidate.tokens, row),
            *_look(doc, text, candidate, row),
            *_course(doc, head, candidate),
            *_beside(text, candidate, row),
        ]
    found = {c.found for c in row}
    labels = {c.label for c in row}
    yield [
        *none_features(doc, head, row),
        f"none,mark={'mark' in found}",
        f"none,GPE={'GPE' in labels}",
        f"none,lemma={doc[head].lemma_.lower()}",
    ]


def _look(doc: Doc, text: str, candidate: Candidate, row: Sequence[Candidate]) -> Iterator[str]:
    """What the candidate looks like: what found it, its words, what it cuts through."""
    start, end = candidate.start, candidate.end
    words = text[start:end].split()
    last = words[-1].lower() if words else ""
    kind = last if last in kinds() and len(words) > 1 else "-"
    label = candidate.label
    yield f"found={candidate.found},{label}"
    yield f"kind={kind},{words[-1][:1].isupper() if words else False}"
    yield f"words={min(len(words), 4)},{label}"
    behind = text[end : end + 20].split(" ")
    beyond = behind[1].strip(".,;:'\"") if behind[0] == "" and len(behind) > 1 else ""
    kind_behind = beyond.lower() if beyond.lower() in kinds() else ""
    yield f"beyond={kind_behind},{beyond[:1].isupper()}"
    before = text[:start].rpartition(" ")[2] if text[start - 1 : start] != " " else ""
    yield f"cut={bool(before)},{text[end : end + 1].isalnum()},{text[end : end + 1] == '-'}"
    previous = doc[candidate.tokens[0] - 1] if candidate.tokens[0] > 0 else None
    if previous is not None:
        yield f"previous={previous.tag_},{previous.ent_type_ == label and bool(label)}"
        if previous.lower_ in kinds():
            yield "previous kind"
    inside = [o for o in row if o is not candidate and start <= o.start and o.end <= end]
    around = [o for o in row if o is not candidate and o.start <= start and end <= o.end]
    yield f"inside={','.join(sorted({o.found for o in inside}))}"
    yield f"around={','.join(sorted({o.found for o in around}))},{candidate.found}"
    yield f"tag={doc[candidate.tokens[1] - 1].tag_}"
    if " and " in text[start:end]:
        yield "holds and"
    if words and words[0].lower() in _COMPASS:
        yield f"compass={words[0][:1].isupper()},{len(words) > 1}"


def _beside(text: str, candidate: Candidate, row: Sequence[Candidate]) -> Iterator[str]:
    """The words that join the candidate to the nearest one before it and behind it."""
    before = max((o.end for o in row if o.end <= candidate.start), default=None)
    behind = min((o.start for o in row if o.start >= candidate.end), default=None)
    yield f"joined behind={_join(text, candidate.end, behind)}"
    yield f"joined before={_join(text, before, candidate.start)}"


def _join(text: str, start: int | None, end: int | None) -> str:
    """The words between two candidates, kinds of places and others as one each; "far" if many."""
    if start is None or end is None or end - start > _CLOSE:
        return "far"
    words = _WORDS.findall(text[start:end].lower())
    return " ".join("KIND" if w in kinds() else w if w in _JOINING else "*" for w in words)


_CLOSE = 30
"""Characters between candidates up to which the words that join them are told apart."""
_WORDS = re.compile(r"\w+|[,;.(]")
_JOINING = frozenset("in of near at on from to and the 's s , ; . ( outside between".split())
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern".split()
)


def _course(doc: Doc, head: int, candidate: Candidate) -> Iterator[str]:
    """The way from the candidate to the event: labels, with the prepositions named."""
    root = doc[candidate.tokens[0] : candidate.tokens[1]].root
    up, down = path(doc, root.i, head)
    kind = f"{candidate.found},{candidate.label}"
    if len(up) + len(down) > LONGEST_WAY:
        yield f"far,{candidate.label}"
        return
    steps = [doc[i].lower_ if doc[i].pos_ == "ADP" else doc[i].dep_ for i in up]
    back = [doc[i].dep_ for i in down]
    way = f"{'<'.join(steps)}|{'>'.join(back)}"
    yield f"way={way}"
    yield f"way={way},{candidate.label}"
    yield f"dep={root.dep_},{kind}"
    lemma = doc[head].lemma_.lower()
    if len(up) + len(down) <= 3:
        yield f"lemma={lemma},{steps[-1] if steps else '-'},{len(down)}"
        yield f"lemma={lemma},{way}"
    if root.head.pos_ in ("ADP", "VERB"):
        yield f"governor={root.head.lemma_.lower()},{root.dep_},{candidate.label}"
