"""Events as rows of a list, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dateline.ledger.glances import Concern, Glance
from dateline.ledger.wanted import Seen
from dateline.publishing import words
from dateline.publishing.families import LOOKS, family
from dateline.publishing.sentence import bounds, date, place, sentence, sides, title
from dateline.records import WhereValue
from dateline.vocabulary import DatePrecision, Outcome, Role

_decode = msgspec.json.Decoder(Glance).decode

CONCERNS = {
    Concern.CONTESTED: "contested",
    Concern.UNSURE: "low confidence",
    Concern.NO_PLACE: "no place",
    Concern.NO_DATE: "no date",
    Concern.UNKNOWN_ACTOR: "unknown actor",
}
"""The concerns in the words of a mark."""


def row(seen: Seen) -> dict[str, Any]:
    """One event as a row."""
    short = _decode(seen.glance)
    killed = next((f for f in short.figures if f.outcome is Outcome.KILLED), None)
    others = [f for f in short.figures if f.outcome is not Outcome.KILLED and f.best]
    by = sides(short.parties, Role.PERPETRATOR, Role.PARTICIPANT)
    return {
        "id": seen.id,
        "title": title(short.type, short.stage),
        "family": str(family(short.type)),
        "place": words.where(short.where) if short.where else "place not told",
        "near": _near(short.where),
        "placed": short.where is not None,
        "date": _date(short),
        "iso": short.when.start.isoformat() if short.when and short.when.start else "",
        "about": short.when is not None and short.when.precision is not DatePrecision.DAY,
        "by": by,
        "against": sides(short.parties, Role.TARGET, Role.VICTIM_SIDE),
        "killed": _figure(killed),
        "range": _range(killed),
        "others": ", ".join(
            f"{bounds(f.low, f.best, f.high)} {words.plain(f.outcome)}" for f in others[:2]
        ),
        "reports": short.reports,
        "texts": short.texts,
        "background": short.background,
        "contested": short.contested,
        "accepted": short.accepted,
        "concerns": [CONCERNS[c] for c in short.concerns if c is not Concern.CONTESTED],
        "sentence": sentence(
            short.type, short.stage, short.when, short.where, short.parties,
            short.responsibility, short.figures,
        ),
        "label": f"{title(short.type, short.stage)} {place(short.where)} {date(short.when)}",
    }  # fmt: skip


def rows(seen: Iterable[Seen]) -> list[dict[str, Any]]:
    """Events as rows."""
    return [row(one) for one in seen]


def chance(probability: float) -> str:
    """A probability in words; no comparison makes two events one for certain."""
    percent = round(100 * probability)
    return "over 99 %" if percent > 99 else f"{percent} %" if percent else "under 1 %"


def looks() -> list[dict[str, str]]:
    """The families of events with their colours, for a legend."""
    return [{"name": str(f), "words": look.words} for f, look in LOOKS.items()]


def _near(where: WhereValue | None) -> str:
    """The place and its country, without the units between."""
    if where is None:
        return "place not told"
    bare = msgspec.structs.replace(where, admin1=None, admin2=None)
    return words.where(bare)


def _date(short: Glance) -> str:
    when = short.when
    if when is None or (when.start is None and when.end is None):
        return "no date"
    if when.start and when.end and when.start != when.end:
        first, last = words.day(when.start), words.day(when.end)
        same = first.split(" ", 2)[2] == last.split(" ", 2)[2]
        return f"{first.split(' ')[1]}–{last.partition(' ')[2]}" if same else (
            f"{first.partition(' ')[2]} – {last.partition(' ')[2]}"
        )  # fmt: skip
    day = when.start or when.end
    assert day is not None
    return ("" if when.start == when.end else "by ") + words.day(day).partition(" ")[2]


def _figure(killed: Any) -> str | None:
    if killed is None:
        return None
    shown = killed.best if killed.best is not None else killed.low
    if shown is None:
        return f"≤ {killed.high:,}" if killed.high is not None else None
    return f"{shown:,}" if killed.best is not None else f"≥ {shown:,}"


def _range(killed: Any) -> str:
    if killed is None or killed.low == killed.high == killed.best:
        return ""
    low, high = ("?" if n is None else f"{n:,}" for n in (killed.low, killed.high))
    return "" if low == high else f"{low}–{high}"
