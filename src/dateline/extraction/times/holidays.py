"""English names of holidays and the keys that resolution knows them by."""

from __future__ import annotations

from collections.abc import Sequence

_NAMES = {
    "christmas_eve": ["christmas eve"],
    "christmas": ["christmas day", "christmas"],
    "boxing_day": ["boxing day"],
    "new_years_eve": ["new year 's eve", "new years eve"],
    "new_year": ["new year 's day", "new years day", "new year 's"],
    "epiphany": ["epiphany"],
    "valentines_day": ["valentine 's day"],
    "womens_day": ["international women 's day"],
    "may_day": ["may day", "international workers ' day", "labour day"],
    "victory_day": ["victory day"],
    "bastille_day": ["bastille day"],
    "independence_day_us": ["fourth of july", "july fourth"],
    "halloween": ["halloween"],
    "veterans_day": ["veterans day", "armistice day"],
    "columbus_day": ["columbus day"],
    "labor_day": ["labor day"],
    "memorial_day": ["memorial day"],
    "presidents_day": ["presidents ' day", "presidents day"],
    "mlk_day": ["martin luther king day"],
    "thanksgiving": ["thanksgiving day", "thanksgiving"],
    "palm_sunday": ["palm sunday"],
    "maundy_thursday": ["maundy thursday", "holy thursday"],
    "good_friday": ["good friday"],
    "easter_monday": ["easter monday"],
    "easter": ["easter sunday", "easter"],
    "pentecost": ["pentecost", "whit sunday"],
    "nowruz": ["nowruz", "newroz", "nawroz", "persian new year"],
    "ramadan": ["ramadan", "ramadhan", "the holy month of ramadan"],
    "eid_al_fitr": ["eid al - fitr", "eid - al - fitr", "eid ul - fitr", "eid - ul - fitr"],
    "eid_al_adha": ["eid al - adha", "eid - al - adha", "eid ul - adha", "eid - ul - adha"],
    "ashura": ["ashura", "ashoura"],
}


def _starts() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, names in _NAMES.items():
        for name in names:
            words = tuple(name.split())
            table.setdefault(words[0], []).append((words, key))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


HOLIDAY_STARTS = _starts()
"""First word of a holiday's name to all names that start so, longest first."""


def read_holiday(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The key of the holiday that ``words`` name from ``at``, and the index after its name."""
    for name, key in HOLIDAY_STARTS.get(words[at], ()):
        if tuple(words[at : at + len(name)]) == name:
            return key, at + len(name)
    return None
