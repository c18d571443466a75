"""Why a value is what it is: the statements that it rests on, those set aside, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dateline.dossiers import Dossier, Settled, Settlement
from dateline.publishing import words
from dateline.records import SetAside, Statement
from dateline.review.pages import evidence


class Voice(NamedTuple):
    """A statement with where it stands: in which report, and at which anchor of the page."""

    statement: Statement
    publisher: str
    anchor: str


class Reasons:
    """The statements of a dossier by key, put into words where a settlement refers to them."""

    def __init__(self, dossier: Dossier) -> None:
        anchors = evidence.anchors(dossier)
        self._voices = {
            (key := entry.reference(one)): Voice(
                one, entry.report.publisher or words.title(entry.report), anchors[key]
            )
            for entry in dossier.entries
            for one in entry.mention.statements
        }
        titles = {e.report.id: words.title(e.report) for e in dossier.entries}
        self._titles: Mapping[str, str] = titles

    def anchors(self, keys: Iterable[str]) -> list[str]:
        """Where statements stand on the page."""
        return [self._voices[key].anchor for key in keys if key in self._voices]

    def voices(self, keys: Iterable[str]) -> list[dict[str, Any]]:
        """Statements in words: what is said, who says it, in which report."""
        return [self._told(self._voices[key]) for key in keys if key in self._voices]

    def aside(self, rows: Iterable[SetAside]) -> list[dict[str, Any]]:
        """Statements that were set aside, each with the reason."""
        return [
            {**self._told(self._voices[row.statement]), "reason": self.reason(row.reason)}
            for row in rows
            if row.statement in self._voices
        ]

    def reason(self, given: str) -> str:
        """A reason with reports by their titles in place of their ids."""
        for key, title in self._titles.items():
            given = given.replace(f"report {key}", f"“{title}”")
        return given

    def slot(self, name: str, settled: Settled, told: str | None) -> dict[str, Any]:
        """A settled value with its reasons."""
        return {
            "name": name,
            "words": told,
            "reason": self.reason(settled.reason),
            "used": self.anchors(settled.used),
            "voices": self.voices(settled.used),
            "aside": self.aside(settled.set_aside),
        }

    def means(self, settlement: Settlement) -> list[dict[str, Any]]:
        """The means, each with its reasons."""
        return [
            self.slot("means", one, words.value(one.value, False))
            for one in settlement.means
            if one.value
        ]

    def _told(self, voice: Voice) -> dict[str, Any]:
        return {
            "anchor": voice.anchor,
            "words": words.value(voice.statement.value),
            "source": words.source(voice.statement.source),
            "publisher": voice.publisher,
            "modality": "" if voice.statement.modality == "asserted"
            else words.plain(voice.statement.modality),
        }  # fmt: skip
