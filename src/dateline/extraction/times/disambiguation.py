"""Words that only sometimes speak of time: "May", "March", "fall", "Sun", "2000".

Each function says whether the token at ``i`` means a time, from the words beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.extraction.times.tokens import Token

_BEFORE_MONTH = frozenset(
    "in since of last next early late mid until till by this during from through to between "
    "past and every each before after around for".split()
)
_BEFORE_LOWER = frozenset("in since last until early late mid".split())
"""Before "may" in small letters, as upper-case wires are folded."""
_PAPERS = frozenset(
    "times mail telegraph mirror express star world independent tribune post herald vision "
    "monitor nation magazine standard people punch sun live edition school".split()
)
_SEASON_CUES = frozenset(
    "the this last next in each every early late mid since until till by during of past that "
    "coming following previous".split()
)
_YEAR_CUES = frozenset(
    "in since of by until till from early late mid during before after between and to through "
    "for fiscal around circa the a an its his their this as or last around about post pre "
    "into due throughout start end beginning spring summer autumn fall winter that".split()
)


_PEOPLE = frozenset("people men women children".split())
_ROUGHLY = frozenset("about around nearly almost some".split())


def low(tokens: list[Token], i: int) -> str:
    """The lower-case word at ``i``, empty outside the text."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def kind(tokens: list[Token], i: int) -> str:
    """The class at ``i``, empty outside the text."""
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def _capital(tokens: list[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].text[:1].isupper()


_NUMERIC = frozenset({"DAYNUM", "ORD", "YEAR", "SHORTYEAR", "YEARWORD"})


def _beside_number(tokens: list[Token], i: int) -> bool:
    after = i + 2 if kind(tokens, i + 1) in {"DOT", "COMMA"} else i + 1
    if kind(tokens, after) in _NUMERIC:
        return True
    before = i - 2 if kind(tokens, i - 1) == "DASH" else i - 1
    return kind(tokens, before) in {"DAYNUM", "ORD"}


def is_month(tokens: list[Token], i: int) -> bool:
    """Whether a word that can be a month is one here."""
    word = tokens[i].text
    if word.endswith("."):
        return True
    name = word.lower()
    if name in {"may", "march", "mar"}:
        if not word[0].isupper():
            if name == "march" and kind(tokens, i + 1) == "DAYNUM":
                return True
            if kind(tokens, i - 1) == "DAYNUM" and _dated(tokens, i):
                return True
            return low(tokens, i - 1) in _BEFORE_LOWER and kind(tokens, i + 1) != "ITS"
        return _beside_number(tokens, i) or _in_month_place(tokens, i)
    if len(name) <= 4 and name not in {"june", "july"}:
        return word[0].isupper() and (
            _beside_number(tokens, i)
            or (low(tokens, i - 1) in _BEFORE_MONTH and not _capital(tokens, i + 1))
        )
    if name in {"april", "june", "august"} and not _beside_number(tokens, i):
        if name == "august" and not word[0].isupper():
            return False
        named = _capital(tokens, i + 1) and kind(tokens, i + 1) == "OTHER"
        return not named or low(tokens, i - 1) in _BEFORE_MONTH
    return True


def _dated(tokens: list[Token], i: int) -> bool:
    """Whether "may" in small letters closes a date: "on 2 may", "14 may 90"."""
    return low(tokens, i - 2) == "on" or kind(tokens, i + 1) in {"YEAR", "SHORTYEAR", "DAYNUM"}


def is_quarter(tokens: list[Token], i: int) -> bool:
    """Whether "quarter" is a part of a year, no ward: "the quarter head"."""
    if low(tokens, i + 1) in _QUARTER_HEADS:
        return False
    return not (kind(tokens, i + 1) == "OF" and low(tokens, i + 3) in _TOWNS)


_QUARTER_HEADS = frozenset(
    "head heads chief chiefs leader leaders elder elders finals final".split()
)
_TOWNS = frozenset("town city capital village municipality".split())


def _in_month_place(tokens: list[Token], i: int) -> bool:
    before = low(tokens, i - 1)
    if before == "-":
        return low(tokens, i - 2) in {"mid", "early", "late"} or kind(tokens, i - 2) == "MONTH"
    if before in {"and", "to", "for"}:
        after = low(tokens, i + 1)
        return kind(tokens, i - 2) == "MONTH" or (before != "and" and not after.isalpha())
    return before in _BEFORE_MONTH or low(tokens, i + 1) == "-"


def is_short_weekday(tokens: list[Token], i: int) -> bool:
    """Whether "Sat", "Sun", "Wed" ... is a weekday: only beside a date."""
    if not tokens[i].text[0].isupper():
        return False
    at = i + 1
    while kind(tokens, at) in {"DOT", "COMMA"}:
        at += 1
    return kind(tokens, at) in {"DAYNUM", "MONTH", "ORD"} and low(tokens, i - 1) != "the"


def is_weekday(tokens: list[Token], i: int) -> bool:
    """Whether a weekday's name is one here and not part of a title."""
    return not (
        (low(tokens, i + 1) in _PAPERS and _capital(tokens, i + 1))
        or (low(tokens, i + 2) == "live" and low(tokens, i + 1) == "night")
        or (low(tokens, i - 1) in {"bloody", "black", "ash"} and _capital(tokens, i - 1))
        or _is_person(tokens, i)
    )


_TITLES = frozenset(
    "mr mrs ms miss dr chief pastor prophet evangelist deacon comrade inspector sergeant corporal "
    "constable superintendent captain major colonel engineer barrister honourable hon".split()
)
_NAMING = frozenset({"named", "identified as", "known as", "namely"})


def _is_person(tokens: list[Token], i: int) -> bool:
    """Whether a weekday is a given or family name: "Mr Sunday Audu", "Emeka Sunday, aged 20"."""
    before, after = low(tokens, i - 1), i + 1
    while after < len(tokens) and kind(tokens, after) != "DOT" and not tokens[after].text.islower():
        after += 1  # marks and initials: "Emeka Sunday 'M', aged 20"
    if _capital(tokens, i - 1) and low(tokens, after) in {"aged", "age"}:
        return True
    if not (_capital(tokens, i + 1) and kind(tokens, i + 1) == "OTHER"):
        return False
    titled = before in _TITLES and _capital(tokens, i - 1)
    return titled or before in _NAMING or f"{low(tokens, i - 2)} {before}" in _NAMING


def is_season(tokens: list[Token], i: int) -> bool:
    """Whether "spring", "fall" ... is a season here."""
    after = i + 2 if kind(tokens, i + 1) == "OF" else i + 1
    if kind(tokens, after) in {"YEAR", "YEARWORD", "SHORTYEAR"}:
        return True
    if kind(tokens, i + 1) == "OF":
        return False
    before = low(tokens, i - 1)
    if before == "-":
        return low(tokens, i - 2) in {"mid", "early", "late"}
    if _capital(tokens, i) and _capital(tokens, i - 1) and kind(tokens, i - 1) == "OTHER":
        return False
    return before in _SEASON_CUES


def is_year(tokens: list[Token], i: int) -> bool:
    """Whether a number of four digits is a year and not a count or a label."""
    before, after = low(tokens, i - 1), low(tokens, i + 1)
    if kind(tokens, i + 1) in {"ZONE", "HOURSU"} or "," in tokens[i].text:
        return False
    if before in {"$", "\u20ac", "\u00a3", "#", "no", ":"} or after in {"%", "percent"}:
        return False
    if kind(tokens, i - 1) in {"MONTH", "SEASON", "COMMA", "HOLIDAY", "ORD", "DAYNUM", "DOT"}:
        return kind(tokens, i - 1) != "DOT" or kind(tokens, i - 2) == "MONTH"
    if before == "/":
        return kind(tokens, i - 2) == "YEAR"
    if before in {"-", "(", "[", "\u2013"} or after == "-":
        return True
    if kind(tokens, i - 1) in {"DATEX", "POSS", "QTR", "YEARU", "FISCAL"}:
        return True
    if before not in _YEAR_CUES and not _attributive(tokens, i):
        return False
    counted = after.endswith("s") and after not in {"'s", "was", "s", "as", "has", "is", "its"}
    counted = counted or after in _PEOPLE
    round_or_rough = tokens[i].value % 50 == 0 or before in _ROUGHLY
    return not (counted and kind(tokens, i + 1) == "OTHER" and round_or_rough)


_COUNTING = frozenset(
    "killed wounded injured some about nearly almost over than least most only total other more "
    "flight resolution number page room article section unit chapter".split()
)


def _attributive(tokens: list[Token], i: int) -> bool:
    """ "his unsuccessful 1996 campaign": a year before a noun, after a plain word."""
    before, after = tokens[i - 1] if i else None, kind(tokens, i + 1)
    if before is None or after != "OTHER" or tokens[i].value % 50 == 0 or tokens[i].value < 1900:
        return False
    noun = low(tokens, i + 1)
    plural = noun.endswith("s") or noun in _PEOPLE
    plain = before.kind == "OTHER" and before.text.isalpha() and before.text.islower()
    return plain and noun.isalpha() and not plural and before.text not in _COUNTING


def is_day_part(tokens: list[Token], i: int) -> bool:
    """Whether "noon" is one of a day told of and not the film's: "high noon"."""
    return low(tokens, i) != "noon" or low(tokens, i - 1) != "high"


def is_decade(tokens: list[Token], i: int) -> bool:
    """Whether "30s" is a decade and not an age: "in his 30s"."""
    if len(tokens[i].text) > 4 or tokens[i].text[:1].isalpha():
        return True
    return kind(tokens, i - 1) not in {"ITS"} and low(tokens, i - 1) not in {"my", "your"}


def is_short_year(tokens: list[Token], i: int) -> bool:
    """Whether "'89" is a year and not the start of a quotation."""
    return low(tokens, i - 1) in _YEAR_CUES or kind(tokens, i - 1) in {"MONTH", "DAYNUM", "SEASON"}


CHECKS: dict[str, Callable[[list[Token], int], bool]] = {
    "MONTH": is_month,
    "SHORTDAY": is_short_weekday,
    "WEEKDAY": is_weekday,
    "SEASON": is_season,
    "QTR": is_quarter,
    "YEAR": is_year,
    "DAYPART": is_day_part,
    "TOD": is_day_part,
    "DECADE": is_decade,
    "SHORTYEAR": is_short_year,
}


def disambiguate(tokens: list[Token]) -> list[Token]:
    """The tokens, those that do not speak of time made plain words or numbers."""
    for i, token in enumerate(tokens):
        check = CHECKS.get(token.kind)
        if check is not None and not check(tokens, i):
            plain = "NUM" if token.kind == "YEAR" else "OTHER"
            if token.kind == "YEAR" and token.value % 100 < 60:
                plain = "HOURNUM" if kind(tokens, i + 1) in {"ZONE", "HOURSU", "LOCAL"} else plain
            tokens[i] = token._replace(kind=plain)
    return tokens
