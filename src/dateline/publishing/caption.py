"""The words over a picture: what is shown, over what time, under which filters and policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.ledger.selection import Selection
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.shown import Shown
from dateline.records import Record


class Caption(Record, frozen=True, kw_only=True):
    """Title, the line below it, and the line at the foot."""

    title: str
    under: str
    foot: str


def caption(
    events: Sequence[Shown],
    selection: Selection,
    policy: str,
    *,
    title: str | None = None,
    what: str = "Political violence",
    credit: str = "",
) -> Caption:
    """The caption of a picture of these events.

    ``policy`` is the name of the policy that settled them, ``what`` begins a title that is not
    given, ``credit`` goes into the foot.
    """
    count = f"{len(events):,} event{'' if len(events) == 1 else 's'}"
    told = [count, period(events), *filters(selection)]
    foot = [f"Figures: policy {policy}", credit, "Made with Dateline"]
    return Caption(
        title=on_one_line(title) if title else _title(selection, what),
        under=" · ".join(part for part in told if part),
        foot=" · ".join(part for part in foot if part),
    )


def _title(selection: Selection, what: str) -> str:
    """ "Political violence in Mali: bombing": the filters by type and country in words."""
    kinds = _listed([words.kind_of_event(t) for t in selection.types])
    places = _listed([words.country(c) for c in selection.countries])
    where = on_one_line(selection.admin1) if selection.admin1 else ""
    inside = ", ".join(p for p in (where, places) if p)
    return f"{what}{f' in {inside}' if inside else ''}{f': {kinds}' if kinds else ''}"


def _listed(parts: list[str], most: int = 3) -> str:
    if len(parts) > most:
        parts = [*parts[: most - 1], f"{len(parts) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def period(events: Sequence[Shown]) -> str:
    """From the first to the last day that events may lie on; empty where no date is known."""
    starts = [one.start for one in events if one.start]
    ends = [one.end for one in events if one.end]
    if not starts or not ends:
        return ""
    first, last = min(starts), max(ends)
    days = [words.day(day).partition(" ")[2] for day in (first, last)]
    return days[0] if first == last else f"{days[0]} to {days[1]}"


def filters(selection: Selection) -> Iterator[str]:
    """The filters in words, but for countries, units and types, which the title tells."""
    since, until = selection.since, selection.until
    if since or until:
        parts = (f"from {since}" if since else "", f"until {until}" if until else "")
        yield "asked for: " + " ".join(part for part in parts if part)
    if selection.box:
        yield "within {:g}, {:g}, {:g}, {:g}".format(*selection.box)
    if selection.actors:
        yield "with " + _listed([on_one_line(a) for a in selection.actors])
    if selection.precisions:
        yield "place: " + ", ".join(words.plain(p) for p in selection.precisions)
    if selection.confidence is not None:
        yield f"confidence at least {selection.confidence:g}"
    if selection.updated_since:
        yield f"changed since {selection.updated_since:%Y-%m-%d %H:%M}"
    if not selection.background:
        yield "without background"
