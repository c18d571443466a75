"""Coded reports as one self-contained page: the report with its evidence, the events beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.publishing import words
from dateline.publishing.arranged import Arranged, arrange
from dateline.publishing.cleaning import on_one_line, visible
from dateline.publishing.highlights import marks, paragraphs
from dateline.publishing.items import item
from dateline.records import CodedReport

SLOT_LABELS = {
    "type": "what",
    "stage": "stage",
    "when": "when",
    "where": "where",
    "party": "who",
    "toll": "toll",
    "means": "means",
    "source": "source",
}
"""Slots in the order of the legend, with the words under which the page shows them."""


def html(coded: Sequence[CodedReport]) -> str:
    """One page with all the reports: no outside asset, works offline and without script.

    Everything that comes from a report is escaped. A content security policy forbids all but the
    page's own style and script, which it names by their SHA-256.

    Raises:
        EvidenceError: when quoted words do not stand at their offsets.
    """
    style, script = _asset("page.css"), _asset("page.js")
    page = _environment().get_template("page.html.j2")
    return page.render(
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704  # our own file, not input
        script=Markup(script),  # noqa: S704  # our own file, not input
        labels=SLOT_LABELS,
        reports=[_report(one, f"r{number}") for number, one in enumerate(coded, 1)],
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["line"] = on_one_line
    return environment


def _asset(name: str) -> str:
    return (files("dateline.publishing") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        "default-src 'none'; "
        f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _report(coded: CodedReport, prefix: str) -> dict[str, Any]:
    report = coded.report
    return {
        "id": prefix,
        "title": words.title(report),
        "published": words.day(report.published),
        "published_iso": report.published.isoformat(),
        "publisher": report.publisher,
        "filed_from": report.filed_from,
        "reference": report.id,
        "language": report.language,
        "producer": coded.producer,
        "paragraphs": paragraphs(report.text, marks(coded, prefix)),
        "events": [_event(event, prefix) for event in arrange(coded.mentions)],
    }


def _event(event: Arranged, prefix: str) -> dict[str, Any]:
    home = f"{prefix}-{event.mention.id}"
    rows = (
        ("what", event.kinds),
        ("when", event.when),
        ("where", event.where),
        ("who", event.who),
        ("claimed", event.claims),
        ("denied", event.denials),
        ("toll", event.tolls),
        ("means", event.means),
    )
    return {
        "id": home,
        "number": event.number,
        "name": event.mention.id,
        "title": event.title,
        "ground": event.mention.ground.value,
        "ground_words": words.ground(event.mention.ground),
        "rows": [(label, [item(s, home) for s in told]) for label, told in rows if told],
        "missing": event.missing,
        "doubts": [
            {"target": f"{prefix}-{d.mention}", "name": d.mention, "reason": d.reason}
            for d in event.mention.doubts
        ],
    }
