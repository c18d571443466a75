"""Evidence as W3C Web Annotations (JSON-LD): one for each statement, its words selected.

Source: Web Annotation Data Model (W3C Recommendation, 2017). A statement's words are selected by
``TextPositionSelector`` (code points of ``Report.text``, half-open) and ``TextQuoteSelector``. The
quote is text of the report: without names the positions stand alone, with the quote's SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from dateline.dossiers import Dossier, Entry
from dateline.publishing.files.cells import whole_text
from dateline.publishing.privacy import quote_hash, source, statement_value
from dateline.records import Span, Statement

AROUND = 32
"""Code points of prefix and suffix, enough to find a quote again in text that was changed."""
NAMESPACE = "urn:dateline:ns:"
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "dateline": NAMESPACE,
        "dateline:value": {"@type": "@json"},
        "dateline:source": {"@type": "@json"},
    },
]


def statement_annotations(dossier: Dossier, *, names: bool) -> Iterator[dict[str, Any]]:
    """The annotation of each statement of an event."""
    for entry in dossier.entries:
        for statement in entry.mention.statements:
            yield _annotation(dossier.event.id, entry, statement, names)


class EvidenceFile:
    """A page of annotations, written one a line. Use it as a context manager."""

    def __init__(self, path: Path, *, names: bool) -> None:
        self.path = path
        self.names = names
        self.statements = 0
        self._encode = msgspec.json.Encoder().encode

    def __enter__(self) -> Self:
        self._out = self.path.open("wb")
        head = self._encode({"@context": CONTEXT, "type": "AnnotationPage"})
        self._out.write(head[:-1] + b',"items":[')
        return self

    def add(self, dossier: Dossier) -> None:
        """Write the annotations of an event."""
        for one in statement_annotations(dossier, names=self.names):
            self._out.write((b",\n" if self.statements else b"\n") + self._encode(one))
            self.statements += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._out.write(b"\n]}\n")
        self._out.close()


def _annotation(event: str, entry: Entry, statement: Statement, names: bool) -> dict[str, Any]:
    value, speaker = statement.value, statement.source
    if not names:
        value, speaker = statement_value(value), source(speaker)
    told = msgspec.to_builtins(speaker)
    del told["evidence"]
    spans = dict.fromkeys((*statement.evidence, *statement.source.evidence))
    return {
        "id": f"urn:dateline:statement:{entry.reference(statement)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "dateline:Statement",
            "dateline:event": event,
            "dateline:mention": entry.key,
            "dateline:slot": statement.slot,
            "dateline:value": msgspec.to_builtins(value),
            "dateline:source": told,
            "dateline:modality": statement.modality.value,
            "dateline:confidence": statement.confidence,
            "dateline:producer": statement.producer,
        },
        "target": [_target(entry, span, names) for span in spans],
    }


def _target(entry: Entry, span: Span, names: bool) -> dict[str, Any]:
    position: dict[str, Any] = {
        "type": "TextPositionSelector",
        "start": span.start,
        "end": span.end,
    }
    target: dict[str, Any] = {"source": f"urn:dateline:report:{entry.report.id}"}
    if not names:
        return {**target, "selector": position, "dateline:sha256": quote_hash(span)}
    text = entry.report.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": whole_text(span.text),
        "prefix": whole_text(text[max(0, span.start - AROUND) : span.start]),
        "suffix": whole_text(text[span.end : span.end + AROUND]),
    }
    return {**target, "selector": [position, quote]}
