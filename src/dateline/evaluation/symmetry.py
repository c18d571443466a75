"""The ``symmetry`` set: a coding must not change when a report is worded otherwise.

Each report is coded as it stands and after each transformation of its text that changes nothing of
its figures, types, dates and places (``transformations``; the reasons are in
``docs/method/symmetry.md``). Any reports will do; no annotation is needed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import ReadingError
from dateline.evaluation.coder import Coder
from dateline.evaluation.rows import lines_of
from dateline.evaluation.transformations import TRANSFORMATIONS
from dateline.records import (
    CodedReport,
    Mention,
    Report,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)

NAME = "symmetry"
SLOTS = ("figures", "dates", "places", "types")
EXAMPLES = Path("examples/reports")
"""The bundled reports, from the project's folder: what is measured when no path is given."""


def load(path: Path) -> list[Report]:
    """The reports of a file or folder of any kind that Dateline reads, or of ``ucdp-aec``.

    Raises:
        ReadingError: when there are none.
    """
    from dateline.reading import read

    if (path / "dev.jsonl").is_file() or path.name == "dev.jsonl":
        return _articles(path)
    reports = [report for report in read(str(path)) if isinstance(report, Report)]
    if not reports:
        raise ReadingError(f"no reports in {path}")
    return reports


def _articles(path: Path) -> list[Report]:
    """The articles of a benchmark file: ``ucdp-aec`` or ``statements``."""
    from dateline.evaluation import statements, ucdp_aec

    row = next(iter(lines_of(path, "dev.jsonl")), {})
    items: Sequence[ucdp_aec.Item | statements.Item]
    items = ucdp_aec.load(path) if "source_article" in row else statements.load(path)
    return [item.report() for item in items]


def predict(items: Sequence[Report], coder: Coder) -> Iterable[dict[str, Any]]:
    """One row per report and transformation that changes it: both codings, event by event."""
    originals = [one for one in coder.code(items) if isinstance(one, CodedReport)]
    variants = [
        (coded, name, msgspec.structs.replace(coded.report, text=text))
        for coded in originals
        for name, transformation in TRANSFORMATIONS.items()
        if (text := transformation(coded)) != coded.report.text
    ]
    found = coder.code([report for _, _, report in variants])
    for (coded, name, _), variant in zip(variants, found, strict=True):
        events = events_of(variant) if isinstance(variant, CodedReport) else []
        origin = f"{coded.report.origin or ''} {coded.report.id}".strip()
        row = {"id": origin, "transformation": name}
        yield {**row, "original": events_of(coded), "variant": events}


def events_of(coded: CodedReport) -> list[dict[str, Any]]:
    """What is compared of each event, the main event first."""
    return [_event(mention) for mention in coded.mentions]


def _event(mention: Mention) -> dict[str, Any]:
    event: dict[str, Any] = {"ground": mention.ground.value, "figures": []}
    event |= {"types": None, "dates": None, "places": None}
    for statement in mention.statements:
        match statement.value:
            case TypeValue(type=kind):
                event["types"] = event["types"] or kind.value
            case WhenValue(start=start, end=end):
                event["dates"] = event["dates"] or f"{start}/{end}"
            case WhereValue(geonameid=number, name=name):
                event["places"] = event["places"] or (str(number) if number else folded(name))
            case TollValue(outcome=outcome, low=low, high=high):
                event["figures"].append(f"{outcome.value} {low}-{high}")
            case _:
                pass
    return event


def folded(name: str) -> str:
    """A place's name in small letters, without accents, hyphens, apostrophes and the article."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(" " if c == "-" else c for c in plain if not unicodedata.combining(c))
    words = letters.replace("'", "").replace("\u2019", "").lower().split()
    return " ".join(word for word in words if word not in ("al", "el", "the"))


def score(items: Sequence[Report], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Percentages unchanged: over all, for the main event alone, and by transformation.

    Events are paired so that the most agrees; a value counts as unchanged when the paired event has
    it. A figure, an event or its value that comes or goes counts as changed.
    """
    tallies: dict[str, Counter[str]] = {}
    rows = 0
    for row in predictions:
        rows += 1
        for scope in ("", row["transformation"]):
            tally = tallies.setdefault(scope, Counter())
            _count(tally, row["original"], row["variant"])
            _count_main(tally, row["original"], row["variant"])
    result: dict[str, float | int] = {"reports": len(items), "variants": rows}
    for scope, tally in sorted(tallies.items(), key=lambda pair: _place_of(pair[0])):
        for slot in (*SLOTS, *(f"main_{slot}" for slot in SLOTS)) if not scope else SLOTS:
            name = f"{scope}_{slot}" if scope else slot
            result[name] = percent(tally[f"{slot} same"], tally[f"{slot} all"])
    return result


def _place_of(scope: str) -> int:
    return [*TRANSFORMATIONS].index(scope) + 1 if scope in TRANSFORMATIONS else 0


def percent(same: int, total: int) -> float:
    """The share in percent, one decimal; 100 where there was nothing to change."""
    return round(100 * same / total, 1) if total else 100.0


def _count(
    tally: Counter[str], original: list[dict[str, Any]], variant: list[dict[str, Any]]
) -> None:
    """Count what of the events is unchanged; values that neither has are not counted."""
    for before, after in paired(original, variant):
        for slot in SLOTS:
            same, total = agreement(before, after, slot)
            tally[f"{slot} same"] += same
            tally[f"{slot} all"] += total


def _count_main(
    tally: Counter[str], original: list[dict[str, Any]], variant: list[dict[str, Any]]
) -> None:
    if original or variant:
        before, after = (events[0] if events else {} for events in (original, variant))
        for slot in SLOTS:
            same, total = agreement(before, after, slot)
            tally[f"main_{slot} same"] += same
            tally[f"main_{slot} all"] += total


def agreement(before: dict[str, Any], after: dict[str, Any], slot: str) -> tuple[int, int]:
    """How many values of a slot two events share, and how many they could."""
    if slot == "figures":
        one, other = Counter(before.get(slot, ())), Counter(after.get(slot, ()))
        return (one & other).total(), max(one.total(), other.total())
    one_value, other_value = before.get(slot), after.get(slot)
    return int(one_value is not None and one_value == other_value), int(
        one_value is not None or other_value is not None
    )


def paired(
    original: list[dict[str, Any]], variant: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each event of either coding with its counterpart, or with nothing.

    The pair that agrees on most values is taken first; between equals, the one whose places in the
    two lists are nearest.
    """
    ranked = sorted(
        ((-_shared(one, other), abs(i - j), i, j)
         for i, one in enumerate(original) for j, other in enumerate(variant))
    )  # fmt: skip
    left, right = set(range(len(original))), set(range(len(variant)))
    pairs = []
    for _, _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((original[i], variant[j]))
    pairs += [(original[i], {}) for i in sorted(left)]
    return pairs + [({}, variant[j]) for j in sorted(right)]


def _shared(one: dict[str, Any], other: dict[str, Any]) -> int:
    return sum(agreement(one, other, slot)[0] for slot in SLOTS)
