"""The columns of GTD that Dateline fills, in GTD's order, with their meaning and HXL tags."""

from __future__ import annotations

from dateline.codebooks.book import Column, column


def _numbered(stem: str, kind: str, meaning: str, hxl: str, words: bool) -> tuple[Column, ...]:
    """A column for each of three, each with its words beside it where it has some."""
    found = []
    for n, order in enumerate(("first", "second", "third"), 1):
        found.append(column(f"{stem}{n}", kind, meaning, f"{hxl}+{order}"))
        if words:
            text = f"the words of {stem}{n}"
            found.append(column(f"{stem}{n}_txt", "text", text, f"{hxl}+name+{order}"))
    return tuple(found)


def _targets() -> tuple[Column, ...]:
    found: list[Column] = []
    for n, order in enumerate(("first", "second", "third"), 1):
        found += [
            column(
                f"targtype{n}",
                "integer",
                "2 government, 3 police, 4 military, 10 journalists, 12 NGO, 13 other, "
                "14 private citizens, 17 non-state militia, 20 unknown",
                f"#event+target+code+{order}",
            ),
            column(
                f"targtype{n}_txt",
                "text",
                f"the words of targtype{n}",
                f"#event+target+type+{order}",
            ),
            column(f"target{n}", "text", "who was struck", f"#event+target+name+{order}"),
        ]
    return tuple(found)


def _claims() -> tuple[Column, ...]:
    found: list[Column] = []
    for stem, mode, order in (
        ("claimed", "claimmode", "first"),
        ("claim2", "claimmode2", "second"),
        ("claim3", "claimmode3", "third"),
    ):
        found += [
            column(stem, "integer", "1 the group claims it, 0 not", f"#event+claim+{order}"),
            column(
                mode,
                "integer",
                "1 letter, 2 call, 4 e-mail, 6 video, 7 posted online, 9 other, 10 unknown",
                f"#event+claim+mode+code+{order}",
            ),
            column(f"{mode}_txt", "text", f"the words of {mode}", f"#event+claim+mode+{order}"),
        ]
    return tuple(found)


COLUMNS = (
    column("eventid", "text", "Dateline's id of the event; never renumbered", "#event+id"),
    column("iyear", "integer", "year; empty where the interval spans two", "#date+year"),
    column("imonth", "integer", "month; 0 where it is not known", "#event+date+month"),
    column("iday", "integer", "day; 0 where it is not known", "#event+date+day"),
    column("approxdate", "text", "the interval, where the day is not known", "#event+date+approx"),
    column("country_txt", "text", "GTD's name of the country", "#country+name"),
    column("region", "integer", "GTD's region, 1 to 12", "#region+code"),
    column("region_txt", "text", "its name", "#region+name"),
    column("provstate", "text", "first-order unit, GeoNames' name", "#adm1+name"),
    column("city", "text", "the place, where one is named", "#loc+name"),
    column("latitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lat"),
    column("longitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lon"),
    column(
        "specificity",
        "integer",
        "1 the place's own point, 2 a named place with its unit's point, 3 the smallest unit's, "
        "4 the first-order unit's, 5 unknown",
        "#geo+precision",
    ),
    column("vicinity", "integer", "1 near the place, 0 in it", "#geo+vicinity"),
    column("location", "text", "the place with its relation and units", "#loc+description"),
    column("summary", "text", "what happened, the toll, every rival figure", "#description"),
    column("doubtterr", "integer", "1 it may be no terrorism, 0 no doubt", "#event+doubt"),
    column(
        "alternative",
        "integer",
        "1 insurgency, 2 other crime, 3 between groups, 5 state actors",
        "#event+alternative+code",
    ),
    column("alternative_txt", "text", "the words of alternative", "#event+alternative+name"),
    column("success", "integer", "1 carried out, 0 attempted or foiled", "#event+success"),
    column("suicide", "integer", "1 a suicide attack, 0 not", "#event+suicide"),
    *_numbered(
        "attacktype",
        "integer",
        "1 assassination, 2 armed assault, 3 bombing, 4 hijacking, 6 kidnapping, 7 attack on "
        "property, 8 unarmed assault, 9 unknown",
        "#event+type",
        words=True,
    ),
    *_targets(),
    column("gname", "text", "the group that did it, or Unknown", "#group+name+first"),
    column("gname2", "text", "a second group", "#group+name+second"),
    column("gname3", "text", "a third group", "#group+name+third"),
    *_numbered(
        "guncertain",
        "integer",
        "1 the attribution is suspected or contested, 0 not",
        "#group+uncertain",
        words=False,
    ),
    *_claims(),
    column("compclaim", "integer", "1 rival claims, 0 none", "#event+claim+rival"),
    *_numbered(
        "weaptype",
        "integer",
        "2 chemical, 5 firearms, 6 explosives, 8 incendiary, 9 melee, 10 vehicle, 12 other",
        "#event+weapon",
        words=True,
    ),
    column("nkill", "integer", "the dead, attackers included; empty if untold", "#affected+killed"),
    column("nkillter", "integer", "the attackers among them", "#affected+killed+attackers"),
    column("nwound", "integer", "the wounded, attackers included", "#affected+injured"),
    column("nwoundte", "integer", "the attackers among them", "#affected+injured+attackers"),
    column("ishostkid", "integer", "1 people were taken, 0 not", "#event+hostages"),
    column("nhostkid", "integer", "how many were taken", "#affected+abducted"),
    column("scite1", "text", "first report", "#meta+source+first"),
    column("scite2", "text", "second report", "#meta+source+second"),
    column("scite3", "text", "third report", "#meta+source+third"),
    column("dbsource", "text", "Dateline", "#meta+origin"),
)
ALWAYS_LOST = (
    "eventid: GTD's own number of the event",
    "country_txt: GTD's number of the country",
    "doubtterr: the three criteria of inclusion, which an analyst judges",
    "provstate: GTD's spelling of units; the names are GeoNames'",
    "targtype1: finer targets (schools, markets, religious figures) and nationalities",
    "attacktype1: a hostage taking behind barricades is not told from a kidnapping",
    "nkill: the dead by group and side other than attackers",
    "claimmode: a call before the attack is not told from one after it",
)
"""What is lost, or rests on memory, in every row."""
