"""The parameters of a policy: what a TOML table may say, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from dateline.errors import ConfigurationError
from dateline.vocabulary import SourceKind


class Rule(StrEnum):
    """The base rules; a policy is one of them with parameters."""

    SPAN = "span"  # best of the most credible source, low and high over all
    CONSERVATIVE = "conservative"  # the lowest credible figure
    MAJORITY = "majority"  # the figure of most independent sources
    HIERARCHY = "hierarchy"  # the figure of the source highest in the ranking
    RANGE = "range"  # lowest to highest, no best
    HARM = "harm"  # lowest to highest with a grade of the sources
    OPEN = "open"  # everything listed, nothing chosen


class Weight(StrEnum):
    """What a doubtful sort of figure is good for."""

    COUNT = "count"  # like any other
    HIGH = "high"  # it may raise the high figure and no other
    ASIDE = "aside"  # set aside


class Adding(StrEnum):
    """When the dead of different groups (soldiers, civilians) are added up."""

    ALWAYS = "always"  # each group is settled by itself and the whole is their sum
    ONE_SOURCE = "one_source"  # only where one source tells both


Bounds = int | tuple[int, int]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers that vague words stand for: one, or the lowest and the highest.

    Keys name the lower bounds that records carry (``number_words.toml``): ``plural`` is a plural
    without any word of number, ``some`` also "a number of", ``several`` also "a handful of".
    """

    plural: Bounds = 1
    some: Bounds = 2
    several: Bounds = 3
    tens: Bounds = 20
    dozens: Bounds = 24
    scores: Bounds = 40
    hundreds: Bounds = 200
    thousands: Bounds = 2000


class Parameters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may differ between two policies of one base rule."""

    ranking: tuple[tuple[SourceKind, ...], ...]
    """Kinds of sources, the most credible first; kinds of one step are equals."""
    claim_steps: int = 2
    """Steps that a party's own claim stands lower than its kind does otherwise."""
    enemy_losses: Weight = Weight.HIGH
    """What a party's claim about its enemy's losses is good for."""
    enemy_losses_of: tuple[SourceKind, ...] = (SourceKind.ARMED_GROUP,)
    """Whose claims about the enemy's losses are so treated."""
    suspected: Weight = Weight.COUNT
    """What feared or suspected figures are good for."""
    up_to: Weight = Weight.COUNT
    """What "up to 20" is good for."""
    groups: Adding = Adding.ONE_SOURCE
    open_high: bool = False
    """Whether "at least 53" leaves the high figure open; it is 53 otherwise."""
    more_than_adds: int = 0
    """What "more than 70" counts beyond 70."""
    campaign_least: int = 100
    campaign_times: int = 20
    """A figure so large, and so many times the first one told, is taken for a campaign's."""
    overtaken_days: int = 1
    """A lower figure so many days older than one of a source as credible is set aside; 0: never."""
    credible_steps: int | None = None
    """Steps of the ranking that count as credible, from the top; all when it is not given."""
    words: Words = Words()


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One policy as its table describes it."""

    title: str
    does: str
    """What it does, in one plain sentence."""
    source: str
    """Where the rule is written: codebook, page."""
    rule: Rule
    version: str
    parameters: Parameters
    assumed: tuple[str, ...] = ()
    """What was not read in the source but remembered or chosen by Dateline."""


T = TypeVar("T", bound=msgspec.Struct)


def terms(name: str, table: Mapping[str, Any], base: Terms | None = None) -> Terms:
    """The terms that a table gives; parameters that it leaves out are those of ``base``.

    Raises:
        ConfigurationError: with everything that is wrong in the table.
    """
    filled = dict(table)
    given = filled.get("parameters", {})
    problems: list[str] = []
    if base is not None:
        for field in ("title", "does", "source", "rule", "version"):
            filled.setdefault(field, msgspec.to_builtins(getattr(base, field)))
        if isinstance(given, Mapping):
            filled["parameters"] = _over(msgspec.to_builtins(base.parameters), given)
    problems += _problems(Terms, filled, name)
    if problems:
        raise ConfigurationError("\n".join([f"policy {name!r} cannot be used:", *problems]))
    return msgspec.convert(filled, Terms)


def _over(base: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    words = given.get("words")
    merged = {**base, **given}
    if isinstance(words, Mapping):
        merged["words"] = {**base["words"], **words}
    return merged


def _problems(kind: type[msgspec.Struct], table: Mapping[str, Any], at: str) -> Iterator[str]:
    """What is wrong in a table, field by field: unknown, missing, of the wrong form."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    for key in table:
        if key not in fields:
            yield f"  {at}.{key}: no such key; there are {', '.join(fields)}"
    for name, field in fields.items():
        if name not in table:
            if field.required:
                yield f"  {at}.{name}: missing"
            continue
        value = table[name]
        if field.type in (Parameters, Words) and isinstance(value, Mapping):
            yield from _problems(field.type, value, f"{at}.{name}")
            continue
        try:
            msgspec.convert(value, field.type)
        except msgspec.ValidationError as error:
            yield f"  {at}.{name}: {error}"
            continue
        if (wrong := _wrong(name, value)) is not None:
            yield f"  {at}.{name}: {wrong}"


def _wrong(name: str, value: Any) -> str | None:
    """What no type can tell: numbers below nought, bounds the wrong way round, repeated kinds."""
    if isinstance(value, int) and not isinstance(value, bool) and value < 0:
        return f"{value} is below 0"
    if name == "ranking":
        kinds = [kind for step in value for kind in step]
        twice = sorted({str(kind) for kind in kinds if kinds.count(kind) > 1})
        if twice:
            return f"named twice: {', '.join(twice)}"
        return None if kinds else "names no kind of source"
    is_pair = isinstance(value, list | tuple) and len(value) == 2
    if is_pair and all(isinstance(n, int) for n in value) and not 0 <= value[0] <= value[1]:
        return f"the bounds {value[0]} and {value[1]} are no range"
    return None
