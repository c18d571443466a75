"""Pairs of mentions told to be one event, or two: what the match weights are trained on.

- ``gva``: reports of shooting incidents (``gva-linking``), each incident moved to a random one of
  ``WEEKS`` weeks, so that there are as many events a day as in an archive of armed conflict.
- ``leads``: their headlines and first sentences, as short as agency news.
- ``muc4``: wires whose only template has the day, town and type of another's are of one event;
  those of different towns are of two.
- ``airwars``: narratives of distinct incidents in one small, heavily bombed territory.
- ``wikipedia``: news items of the whole world of one day, or of days at least ``APART`` apart,
  which tell different events (but for those that share many words).
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from dateline.evaluation import airwars_gaza, gva_linking, muc4
from dateline.evaluation.coder import Coder
from dateline.evaluation.rows import lines_of
from dateline.linking.batch import pairs_of
from dateline.linking.fitting import Pairs
from dateline.linking.keys import keys_of
from dateline.linking.levels import plain_levels, shared_worth, wording_levels
from dateline.linking.profile import Profile, Spell
from dateline.linking.table import Array, Table
from dateline.reading.cleaning import clean
from dateline.records import CodedReport, Report, from_json, report_id, to_json

WEEKS = 8
LEAD = 250
"""Least length of a lead, in characters."""
APART = 6
"""Days between two items of news from which they are taken for two events."""
TOLD_AGAIN = 30
"""Worth in bits of shared words from which an item may tell again of an event of weeks before."""
NEAR, RANDOM = 10, 120_000
"""Days between publications within which random pairs are drawn, and how many are."""


class Corpus(NamedTuple):
    """Reports, and for two of them (by number) whether they tell one event; ``None``: unknown."""

    name: str
    reports: list[CodedReport]
    same: Callable[[int, int], bool | None]


def coded(
    name: str, reports: Sequence[Report], coder: Coder, cache: Path | None
) -> list[CodedReport]:
    """The coded reports, from the cache where they are there."""
    file = cache / f"{name}.coded.jsonl.gz" if cache else None
    if file and file.is_file():
        with gzip.open(file, "rb") as stream:
            return [from_json(line, CodedReport) for line in stream]
    found = [one for one in coder.code(reports) if isinstance(one, CodedReport)]
    if file:
        with gzip.open(file, "wb", compresslevel=1) as stream:
            stream.writelines(to_json(one) + b"\n" for one in found)
    return found


def wikipedia(path: Path) -> list[Report]:
    """The dated items."""
    rows = lines_of(path, "wikipedia_current_events.jsonl.gz")
    items = [(clean(row["text"]), dt.date.fromisoformat(row["date"])) for row in rows]
    return [Report(id=report_id(t, day, None), text=t, published=day) for t, day in items]


def told_once(item: muc4.Item) -> tuple[str, str, str] | None:
    """Day, town and type of a wire with one template; ``None`` where one of them is vague."""
    if len(item.templates) != 1:
        return None
    day, place, kind = (
        " ".join(item.templates[0].get(f"INCIDENT: {slot}") or [""])
        for slot in ("DATE", "LOCATION", "TYPE")
    )
    town = re.search(r"([A-Z' ]+) \((?:CITY|TOWN|NEIGHBORHOOD)\)", place)
    exact = re.fullmatch(r"\d\d [A-Z]{3} \d\d", day)
    return (day, town[1].strip(), kind) if town and exact else None


def incident_of(one: CodedReport) -> str:
    """The incident of a report of ``gva``."""
    return (one.report.origin or "").split("/")[0]


def lead(report: Report) -> Report:
    """The first ``LEAD`` characters of a report, up to the end of a sentence."""
    ends = [m.end() for m in re.finditer(r"[.!?][\"”’]?(?=\s)", report.text)]
    end = next((e for e in ends if e >= LEAD), len(report.text))
    return msgspec.structs.replace(report, text=report.text[: min(end, 2 * LEAD)])


def corpora(folder: Path, coder: Coder, cache: Path | None = None) -> list[Corpus]:
    """All corpora, coded."""
    shootings = gva_linking.load(folder / "gva_linking")
    gva = coded("gva", [i.report() for i in shootings], coder, cache)
    incident = [incident_of(one) for one in gva]
    leads = coded("leads", [lead(i.report()) for i in shootings], coder, cache)
    headed = [incident_of(one) for one in leads]
    wires = muc4.load(folder / "muc4")
    muc = coded("muc4", [i.report() for i in wires], coder, cache)
    once = {item.docid: told_once(item) for item in wires}
    told = [once[one.report.origin or ""] for one in muc]
    narratives = airwars_gaza.load(folder / "airwars_gaza")
    airwars = coded("airwars", [i.report() for i in narratives], coder, cache)
    items = wikipedia(folder)
    wiki = coded("wikipedia", items, coder, cache)
    days = [one.report.published.toordinal() for one in wiki]

    def wired(a: int, b: int) -> bool | None:
        one, two = told[a], told[b]
        if one is None or two is None:
            return None
        shared = sum(x == y for x, y in zip(one, two, strict=True))
        return {3: True, 0: False}.get(shared, False if one[1] != two[1] else None)

    return [
        Corpus("gva", gva, lambda a, b: incident[a] == incident[b]),
        Corpus("leads", leads, lambda a, b: headed[a] == headed[b]),
        Corpus("muc4", muc, wired),
        Corpus("airwars", airwars, lambda _a, _b: False),
        Corpus(
            "wikipedia", wiki, lambda a, b: None if 0 < abs(days[a] - days[b]) < APART else False
        ),
    ]


def moved(profiles: list[list[Profile]], labels: Sequence[str], seed: int) -> list[list[Profile]]:
    """The profiles of each report with every incident moved to a random one of ``WEEKS`` weeks."""
    draw = np.random.default_rng(seed)
    start: dict[str, int] = {}
    for found, label in zip(profiles, labels, strict=True):
        for profile in found:
            start[label] = min(start.get(label, 10**9), profile.published)
    base = 7 * 104_000
    shift = {
        label: base + 7 * int(draw.integers(WEEKS)) + start[label] % 7 - start[label]
        for label in sorted(start)
    }
    return [
        [_shifted(profile, shift[label]) for profile in found]
        for found, label in zip(profiles, labels, strict=True)
    ]


def _shifted(profile: Profile, days: int) -> Profile:
    spells = tuple(Spell(s.start + days, s.end + days, s.precision) for s in profile.spells)
    return msgspec.structs.replace(profile, published=profile.published + days, spells=spells)


def pairs(corpus: Corpus, found: list[list[Profile]], folds: Array, seed: int) -> Pairs:
    """Pairs that share a key, and random ones published near one another."""
    profiles = [p for of_one in found for p in of_one]
    owner = np.array([n for n, of_one in enumerate(found) for _ in of_one])
    first = np.array([k == 0 for of_one in found for k in range(len(of_one))])
    table, size = Table(profiles), len(profiles)
    keys = [keys_of(p) for p in profiles]
    block = np.array([k for ks in keys for k in ks])
    row = np.repeat(np.arange(size), [len(ks) for ks in keys])
    order = np.argsort(block, kind="stable")
    shared = pairs_of(block[order], row[order], size)
    draw = np.random.default_rng(seed)
    one, two = draw.integers(0, size, RANDOM * 20), draw.integers(0, size, RANDOM * 20)
    close = np.abs(table.published[one] - table.published[two]) <= NEAR
    chance = np.minimum(one, two)[close] * size + np.maximum(one, two)[close]
    chance = np.setdiff1d(chance, shared)
    chance = np.sort(draw.permutation(chance)[:RANDOM])
    every = np.concatenate([shared, chance])
    keyed = np.arange(len(every)) < len(every) - len(chance)
    i, j = np.divmod(every, size)
    told = [None if a == b else corpus.same(a, b) for a, b in zip(owner[i], owner[j], strict=True)]
    kept = np.array([t is not None for t in told])
    if corpus.name == "wikipedia":
        later = table.published[i] != table.published[j]
        worth = shared_worth(table.words[i], table.words[j], np.zeros(len(i), bool))
        kept &= ~(later & (worth >= TOLD_AGAIN))
    i, j, keyed = i[kept], j[kept], keyed[kept]
    same = np.array([t for t in told if t is not None], bool)
    levels = plain_levels(table, i, j)
    levels["wording"] = wording_levels(table, i, j, levels["place"])
    of_folds = np.stack([folds[owner[i]], folds[owner[j]]], axis=1)
    mentions = np.stack([i, j], axis=1)
    return Pairs(levels, owner[i], owner[j], first[i] & first[j], same, of_folds, keyed, mentions)


def merged(wires: Pairs, others: Pairs, share: float, seed: int) -> Pairs:
    """The wires' pairs with a share of the keyed pairs of others."""
    keyed = np.flatnonzero(others.keyed)
    some = np.random.default_rng(seed).permutation(keyed)[: int(share * len(keyed))]
    levels = {a: np.concatenate([w, others.levels[a][some]]) for a, w in wires.levels.items()}
    rest = zip(wires[1:], others[1:], strict=True)
    return Pairs(levels, *(np.concatenate([one, two[some]]) for one, two in rest))
