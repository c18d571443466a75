"""What the words of an address ask for: filters, read and checked, all problems at once."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from dateline.ledger.selection import Selection
from dateline.ledger.wanted import Order, Wanted
from dateline.review.problems import ProblemError, Wrong
from dateline.vocabulary import EventType, PlacePrecision

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOST_WORDS = 200
"""Longest text of a filter in characters."""
_MOST_VALUES = 60
"""Values of one filter: more than there are event types."""
_KILLED = 10_000_000

NAMES = (
    "q",
    "since",
    "until",
    "country",
    "admin1",
    "box",
    "actor",
    "type",
    "precision",
    "confidence",
    "killed_least",
    "killed_most",
    "contested",
    "review",
    "accepted",
    "duplicates",
    "background",
    "updated_since",
)
"""The filters, in the order in which addresses have them."""


class Asked:
    """The words of a query, read one by one; problems are collected."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words
        self.problems: list[Wrong] = []

    def all(self, name: str) -> list[str]:
        """The values of a name that say something."""
        values = [v.strip() for v in self._words.get(name, ()) if v.strip()]
        if len(values) > _MOST_VALUES or any(len(v) > _MOST_WORDS for v in values):
            self.problems.append(Wrong(where=name, message="too many or too long values"))
            return []
        if any("\x00" in value for value in values):
            self.problems.append(Wrong(where=name, message="holds a character that no text has"))
            return []
        return list(dict.fromkeys(values))

    def one(self, name: str, read: Callable[[str], T]) -> T | None:
        """The value of a name, read."""
        values = self.all(name)
        if not values:
            return None
        try:
            return read(values[-1])
        except ValueError as error:
            self.problems.append(Wrong(where=name, message=str(error)))
            return None

    def members(self, name: str, kind: type[E]) -> tuple[E, ...]:
        """The values of a name as members of a vocabulary."""
        found: list[E] = []
        for value in self.all(name):
            try:
                found.append(kind(value))
            except ValueError:
                self.problems.append(Wrong(where=name, message=f"{value!r} is not in use"))
        return tuple(found)

    def check(self) -> None:
        """Return nothing when all could be read.

        Raises:
            ProblemError: with everything that could not.
        """
        if self.problems:
            told = "; ".join(f"{p.where}: {p.message}" for p in self.problems)
            raise ProblemError(422, "unusable", told, self.problems)


def wanted(words: Mapping[str, Sequence[str]]) -> Wanted:
    """What a query asks for.

    Raises:
        ProblemError: with everything in it that cannot be read.
    """
    asked = Asked(words)
    since = asked.one("since", lambda w: day(w, last=False))
    until = asked.one("until", lambda w: day(w, last=True))
    if since and until and since > until:
        asked.problems.append(Wrong(where="until", message=f"{until} lies before {since}"))
    background = asked.one("background", yes_or_no)
    found = Wanted(
        selection=Selection(
            since=since,
            until=until,
            countries=tuple(country(asked, c) for c in asked.all("country")),
            admin1=asked.one("admin1", str),
            box=asked.one("box", box),
            actors=tuple(asked.all("actor")),
            types=asked.members("type", EventType),
            precisions=asked.members("precision", PlacePrecision),
            confidence=asked.one("confidence", share),
            updated_since=asked.one("updated_since", moment),
            background=background is not False,
        ),
        words=asked.one("q", str),
        contested=asked.one("contested", yes_or_no),
        review=asked.one("review", yes_or_no),
        accepted=asked.one("accepted", yes_or_no),
        duplicates=asked.one("duplicates", yes_or_no),
        killed_least=asked.one("killed_least", count),
        killed_most=asked.one("killed_most", count),
    )
    asked.check()
    return found


def order(words: Mapping[str, Sequence[str]], default: Order = Order.NEWEST) -> Order:
    """The order that a query asks for.

    Raises:
        ProblemError: for one that there is not.
    """
    asked = Asked(words)
    found = asked.members("order", Order)
    asked.check()
    return found[-1] if found else default


def day(words: str, *, last: bool) -> dt.date:
    """The first or the last day of a date, a month or a year."""
    found = _DATE.fullmatch(words)
    try:
        if found is None:
            raise ValueError
        year, month, date = (int(part) if part else None for part in found.groups())
        assert year is not None
        month = month or (12 if last else 1)
        return dt.date(year, month, date or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        raise ValueError(f"{words!r} is no date (YYYY-MM-DD, YYYY-MM or YYYY)") from None


def moment(words: str) -> dt.datetime:
    """A time with its zone; UTC where none is told."""
    try:
        time = dt.datetime.fromisoformat(words.replace(" ", "+"))
        return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{words!r} is no time (2024-05-01T12:00:00Z, or a date)") from None


def yes_or_no(words: str) -> bool:
    """Yes or no."""
    if words.lower() in ("1", "true", "yes", "on"):
        return True
    if words.lower() in ("0", "false", "no", "off"):
        return False
    raise ValueError(f"{words!r} is neither true nor false")


def count(words: str) -> int:
    """A number of people."""
    if not re.fullmatch(r"[0-9]{1,8}", words) or int(words) > _KILLED:
        raise ValueError(f"{words!r} is no number from 0 to {_KILLED}")
    return int(words)


def share(words: str) -> float:
    """A number from 0 to 1."""
    try:
        found = float(words)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise ValueError(f"{words!r} is no number from 0 to 1")
    return found


def box(words: str) -> tuple[float, float, float, float]:
    """West, south, east, north; west may lie east of east, across the antimeridian."""
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError:
        raise ValueError(f"{words!r} is not four numbers: west,south,east,north") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise ValueError(f"{words!r}: longitudes -180..180, latitudes -90..90, south < north")
    return west, south, east, north


def country(asked: Asked, words: str) -> str:
    """The ISO 3166 code of a country told by code or name."""
    from dateline.knowledge.gazetteer import tables

    names = {fields[0]: fields[2] for fields in tables.lines("gazetteer_countries.tsv")}
    folded = words.casefold()
    found = next(
        (code for code, name in names.items() if folded in (code.casefold(), name.casefold())), None
    )
    if found is None:
        asked.problems.append(Wrong(where="country", message=f"no country {words!r}"))
        return ""
    return found


def kept(words: Mapping[str, Sequence[str]], **changes: Any) -> list[tuple[str, str]]:
    """The filters of a query as pairs, with changes: ``None`` takes one out."""
    pairs: list[tuple[str, str]] = []
    for name in (*NAMES, "order", "policy", "view"):
        if name in changes:
            value = changes[name]
            values = [] if value is None else value if isinstance(value, list) else [value]
        else:
            values = [v.strip() for v in words.get(name, ()) if v.strip()]
        pairs += [(name, str(value)) for value in dict.fromkeys(values)]
    return pairs
