"""Configuration: one frozen object, from a TOML file, the environment and options.

Later ones win: built-in values, ``dateline.toml``, variables such as
``DATELINE_READING_LANGUAGES``, options. All problems found are told at
once. ``docs/reference/settings.md`` lists every key.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import ConfigurationError

FILE_NAME = "dateline.toml"
"""Name of the settings file, looked for in the working folder."""
_PREFIX = "DATELINE_"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What is read. Limits keep one bad file from stopping a run; all are settings."""

    max_file_bytes: int = 20_000_000
    """Largest file that holds one report, or one JSON document, in bytes: 200 times the longest
    report, which leaves room for a page's markup. JSONL and CSV are read row by row, and only
    their rows are limited so."""

    max_report_chars: int = 100_000
    """Longest report in characters (code points), some 15,000 words. Longer texts are collections
    of reports, and a text is analysed whole: one of 100,000 characters takes 0.4 GB of memory
    beside the models (measured), one of 200,000 more than 1 GB."""

    max_sentences: int = 2_000
    """Longest report in sentences. A news report has 10 to 40."""

    max_word_chars: int = 2_000
    """Longest run without white space in characters; over it a text is encoded data and no prose.
    It is the length to which programs commonly limit web addresses."""

    languages: tuple[str, ...] = ("en",)
    """Languages that are coded, ISO 639-1. The engine knows English only."""


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """What codes the reports."""

    model: str = "en_core_web_md"
    """The spaCy pipeline: the name of an installed one, or the path of one on disk."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How a run is spread."""

    jobs: int = 1
    """Processes, each with models of its own in memory; 0 takes one per core."""

    batch: int = 8
    """Reports that a process is given at a time. The language pipeline is no quicker with more
    (measured from 4 to 32), and an interruption loses the batches in work."""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """How a new ledger is made; an existing one keeps to what it was made with."""

    policy: str = "ucdp"
    """The policy by which filters see the events; `dateline ledger upgrade --policy` changes it."""

    copy_similarity: float = 0.5
    """Least share of word shingles (four words each) that two reports have in common to be copies
    of one text, above 0 and up to 1. Of the 1,049 reports of the linking set, all pairs within a
    week that share half or more are one text: copied, cut, extended or updated, or a page of the
    site's own furniture. Reports written independently on one incident share less than three
    tenths; between the two lie texts that an outlet rewrote."""

    copy_days: int = 7
    """Most days between the publication of two copies. Agency texts are printed within days; pages
    whose text is mostly the site's own furniture resemble one another at any distance."""


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """How an archive is cut into shards and coded (``dateline archive``)."""

    shard_reports: int = 2_500
    """Reports of a shard, from 1,000 to 5,000 in earnest: a shard is what an interruption costs at
    most, some minutes of one process, and an archive of 100 million reports has 40,000 of them."""

    shard_bytes: int = 100_000_000
    """Bytes of a shard's reports (as JSON) after which it ends before it has its number of them: a
    shard of book-long reports would take too much memory."""

    copy_days: int = 7
    """Most days between the publication of a report and of another that says all that it says, for
    it to be a copy that is not coded; as `ledger.copy_days`."""

    report_seconds: int = 60
    """Longest time for one report, in seconds: a usual one takes less than a tenth of a second. A
    report that takes longer becomes a failure."""

    report_memory_mb: int = 4_000
    """Most memory that coding may take beside the loaded models, in megabytes (of addresses; on
    Linux). The longest report that is read takes 400."""

    recycle_shards: int = 10
    """Shards after which a process is started anew, which takes three seconds. What is kept of the
    words that were seen grows it from 0.4 to 0.6 GB over ten shards of a thousand reports, and to
    0.8 over a hundred."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """The review desk (``dateline serve``)."""

    host: str = "127.0.0.1"
    """The address that the desk listens at. Any other than this machine's own (127.0.0.1, ::1,
    localhost) demands accounts."""

    port: int = 8470
    """The port that the desk listens at."""

    hosts: tuple[str, ...] = ()
    """Further names by which the desk may be asked, without port ("desk.example.org"), for instance
    behind a proxy. A request under any other name is refused, so that no web site can make its own
    name lead to the desk."""

    analyst: str = ""
    """Whom decisions are written down for where there are no accounts; the user of the machine
    where it is empty."""

    max_body_bytes: int = 1_000_000
    """Largest request in bytes: twice the longest report, at four bytes a character, with room."""

    code_seconds: int = 60
    """Longest time for coding one report that is sent to the desk, in seconds. The engine's
    process is stopped when a report takes longer, and started anew for the next."""

    fetch: bool = False
    """Whether the desk may fetch reports from web addresses that a coder names. Only public hosts
    are fetched from, whatever an address leads to; still, the hosts learn that somebody reads
    there."""

    fetch_seconds: int = 20
    """Longest time for fetching one page with all its redirects, in seconds."""

    fetch_bytes: int = 5_000_000
    """Largest page that is fetched, in bytes, unpacked: some 40 times the page of a news report."""

    session_hours: int = 12
    """How long a login lasts, in hours: a working day."""

    login_failures: int = 5
    """Failed logins of one user, or four times as many from one address, after which further ones
    are refused for ``login_minutes``."""

    login_minutes: int = 15
    """The minutes for which failed logins count."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, in six tables."""

    reading: Reading = Reading()
    engine: Engine = Engine()
    run: Run = Run()
    ledger: Ledger = Ledger()
    archive: Archive = Archive()
    review: Review = Review()


TABLES: dict[str, type[msgspec.Struct]] = {
    "reading": Reading,
    "engine": Engine,
    "run": Run,
    "ledger": Ledger,
    "archive": Archive,
    "review": Review,
}
"""The tables of settings, by name."""
_MINIMA = {"jobs": 0, "copy_days": 0, "port": 0}
"""Least value of a whole number, where it is not 1."""


def load_settings(
    path: Path | str | None = None,
    environment: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings from a file, the environment and options (``{"run.jobs": 4}``).

    Without ``path`` the file ``dateline.toml`` of the working folder is read if there is one.

    Raises:
        ConfigurationError: with every problem found, one a line.
    """
    problems: list[str] = []
    values = _from_file(path, problems)
    _merge(values, _from_environment(os.environ if environment is None else environment))
    for key, value in (options or {}).items():
        if value is not None:
            table, _, name = key.partition(".")
            values.setdefault(table, {})[name] = value
    settings = _build(values, problems)
    if problems:
        raise ConfigurationError("\n".join(problems))
    return settings


def entries() -> list[tuple[str, str, Any]]:
    """Table, name and built-in value of every setting, in order."""
    return [
        (table, field.name, field.default)
        for table, kind in TABLES.items()
        for field in msgspec.structs.fields(kind)
    ]


def _from_file(path: Path | str | None, problems: list[str]) -> dict[str, dict[str, Any]]:
    file = Path(path) if path is not None else Path(FILE_NAME)
    if path is None and not file.is_file():
        return {}
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        problems.append(f"{file}: cannot be read ({error.strerror})")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{file}: not TOML ({error})")
    else:
        tables = {k: v for k, v in found.items() if isinstance(v, dict)}
        problems.extend(f"{k}: a setting outside its table" for k in found if k not in tables)
        return tables
    return {}


def _from_environment(environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    defaults = {(table, name): default for table, name, default in entries()}
    for variable, value in environment.items():
        table, _, name = variable.removeprefix(_PREFIX).lower().partition("_")
        if variable.startswith(_PREFIX) and table in TABLES:
            default = defaults.get((table, name))
            parts = [part.strip() for part in value.split(",") if part.strip()]
            found.setdefault(table, {})[name] = parts if isinstance(default, tuple) else value
    return found


def _merge(values: dict[str, dict[str, Any]], more: dict[str, dict[str, Any]]) -> None:
    for table, entries in more.items():
        values.setdefault(table, {}).update(entries)


def _build(values: dict[str, dict[str, Any]], problems: list[str]) -> Settings:
    tables: dict[str, Any] = {}
    for table, entries in values.items():
        kind = TABLES.get(table)
        if kind is None:
            problems.append(f"[{table}]: no such table; there are {', '.join(TABLES)}")
            continue
        tables[table] = kind(**_checked(table, kind, entries, problems))
    return Settings(**tables)


def _checked(
    table: str, kind: type[msgspec.Struct], entries: dict[str, Any], problems: list[str]
) -> dict[str, Any]:
    """The entries that are settings of ``kind``, of the right type and size."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    good: dict[str, Any] = {}
    for name, value in entries.items():
        if name not in fields:
            problems.append(f"{table}.{name}: no such setting; there are {', '.join(fields)}")
            continue
        try:
            found = msgspec.convert(value, fields[name].type, strict=not isinstance(value, str))
        except msgspec.ValidationError as error:
            problems.append(f"{table}.{name} = {value!r}: {error}")
            continue
        number = isinstance(found, int) and not isinstance(found, bool)
        if number and found < _MINIMA.get(name, 1):
            problems.append(f"{table}.{name} = {found}: must be at least {_MINIMA.get(name, 1)}")
            continue
        if isinstance(found, float) and not 0 < found <= 1:
            problems.append(f"{table}.{name} = {found}: must be above 0, and at most 1")
            continue
        good[name] = found
    return good
