"""Events without a date, dated by the publication of their first report where a user asks for it.

Short items of a daily feed ("Gunmen kill five in Mopti") often tell no date, and a row without one
cannot be entered into most datasets. The ledger stays as it is: only the row is filled, and each
column that is filled so says in ``Coding.assumed`` by which rule, since no statement stands behind
it. What reports tell as background alone has no date near its publication, and stays without.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec.structs import replace

from dateline.codebooks.book import Codebook, Column, Point
from dateline.dossiers import Dossier, Settled, Settlement
from dateline.records import Coding, WhenValue
from dateline.vocabulary import DateAnchor, DatePrecision, Ground


class Undated(StrEnum):
    """What an event without a date is dated to."""

    LEAVE = "leave"  # it stays without
    WEEK = "week"  # the seven days up to the publication of its first report
    DAY = "day"  # that publication: for feeds whose items tell of their own day


DAYS = 7
"""Days of the week that ends with the publication."""

_WORDS = {
    Undated.WEEK: "the seven days up to the first report, since no date is told",
    Undated.DAY: "the day of the first report, since no date is told",
}


class DatedBook:
    """A codebook whose rows take an assumed date where no report tells one."""

    def __init__(self, book: Codebook, rule: Undated) -> None:
        self._book = book
        self._rule = rule

    @property
    def name(self) -> str:
        """The codebook's own."""
        return self._book.name

    @property
    def version(self) -> str:
        """The codebook's own, with the rule."""
        return f"{self._book.version}+undated-{self._rule}"

    @property
    def edition(self) -> str:
        """The codebook's own."""
        return self._book.edition

    @property
    def policy(self) -> str | None:
        """The codebook's own."""
        return self._book.policy

    @property
    def columns(self) -> tuple[Column, ...]:
        """The codebook's own."""
        return self._book.columns

    @property
    def point(self) -> Point:
        """The codebook's own."""
        return self._book.point

    @property
    def always_lost(self) -> tuple[str, ...]:
        """The codebook's own."""
        return self._book.always_lost

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event; columns that rest on the assumed date are told as such."""
        name = f"{self.name}/{self.version}"
        plain = replace(self._book.code(dossier, settlement), codebook=name)
        when = assumed(dossier, settlement, self._rule)
        if when is None:
            return plain
        settled = Settled(value=when, used=(), reason=when.reason)
        coding = self._book.code(dossier, replace(settlement, when=settled))
        told = tuple(
            f"{name}: {_WORDS[self._rule]}"
            for name, value in coding.values.items()
            if value is not None and value != plain.values[name]
        )
        return replace(coding, codebook=name, assumed=(*told, *coding.assumed))


def assumed(dossier: Dossier, settlement: Settlement, rule: Undated) -> WhenValue | None:
    """The date that a rule gives an event; ``None`` where one is told, or none can be assumed."""
    when = settlement.when.value
    told = isinstance(when, WhenValue) and (when.start is not None or when.end is not None)
    news = [
        e.report.published for e in dossier.entries if e.mention.ground is not Ground.BACKGROUND
    ]
    if rule is Undated.LEAVE or told or not news:
        return None
    end = min(news)
    week = rule is Undated.WEEK
    return WhenValue(
        start=end - dt.timedelta(days=DAYS - 1) if week else end,
        end=end,
        precision=DatePrecision.WEEK if week else DatePrecision.DAY,
        phrase="",
        anchor=DateAnchor.PUBLISHED,
        reason=f"assumed: {_WORDS[rule]}",
    )


def dated(book: Codebook, rule: str | Undated) -> Codebook:
    """A codebook with a rule for events without a date.

    Raises:
        ValueError: when there is no such rule.
    """
    chosen = Undated(rule)
    return book if chosen is Undated.LEAVE else DatedBook(book, chosen)
