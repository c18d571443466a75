"""Build the tables of country codes and of UCDP's ids that the codebooks read.

    python scripts/build_codebook_tables.py --countries countryInfo.txt.gz \
        --actors ucdp_actors.csv --events GEDEvent.csv.gz

``countryInfo.txt`` is GeoNames' export file (CC BY 4.0), the other two are UCDP's actor list and
its Georeferenced Event Dataset (CC BY 4.0, ucdp.uu.se). The regions below were written for
Dateline. The output depends on the inputs alone.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.knowledge.ucdp_countries import iso_of

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"

ACLED_REGIONS = {
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
    "Eastern Africa": "BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG",
    "Southern Africa": "BW SZ LS NA ZA ZM ZW",
    "Northern Africa": "DZ EG LY MA SD TN EH",
    "South Asia": "BD BT IN MV NP PK LK IO",
    "Southeast Asia": "BN KH TL ID LA MY MM PH SG TH VN",
    "East Asia": "CN HK JP MO MN KP KR TW",
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Caucasus and Central Asia": "AF AM AZ GE KZ KG TJ TM UZ",
    "Europe": "AX AL AD AT BY BE BA BG HR CY CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE XK "
    "LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SJ SE CH UA GB VA",
    "Central America": "BZ CR SV GT HN NI PA",
    "South America": "AR BO BR CL CO EC FK GF GY PY PE GS SR UY VE",
    "Caribbean": "AI AG AW BS BB BQ KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC "
    "VG VI",
    "North America": "BM CA GL MX PM US",
    "Oceania": "AS AU CX CC CK FJ PF GU HM KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM "
    "VU WF",
    "Antarctica": "AQ BV TF",
}
"""ACLED's regions with the countries counted to them, as remembered; see the card."""
GTD_REGIONS = {
    1: "CA MX US",
    2: "AG BS BB BZ KY CR CU DM DO SV GD GP GT HT HN JM MQ NI PA PR KN LC VC TT VG VI",
    3: "AR BO BR CL CO EC FK GF GY PY PE SR UY VE",
    4: "CN HK JP MO MN KP KR TW",
    5: "BN KH TL ID LA MY MM PH SG TH VN",
    6: "AF BD BT IN MV MU NP PK LK",
    7: "AM AZ GE KZ KG TJ TM UZ",
    8: "AD AT BE CY DK FI FR DE GI GR IS IE IM IT LI LU MT MC NL NO PT SM ES SE CH GB VA",
    9: "AL BY BA BG HR CZ EE HU XK LV LT MK MD ME PL RO RU RS SK SI UA",
    10: "DZ BH EG IR IQ IL JO KW LB LY MA OM QA SA SY TN TR AE PS EH YE",
    11: "AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER SZ ET GA GM GH GN GW KE LS LR MG MW ML "
    "MR MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG UG ZM ZW",
    12: "AU FJ PF NC NZ PG SB VU WF WS TO GU",
}
"""GTD's regions by number (GTD codebook, "Region"), with the countries counted to them."""
GONE = frozenset({"AN", "CS"})
"""Codes of states that are no more, which GeoNames still lists."""
NAMES = {
    "BA": ("Bosnia and Herzegovina", "Bosnia-Herzegovina"),
    "CD": ("Democratic Republic of Congo", "Democratic Republic of the Congo"),
    "CG": ("Republic of Congo", "Republic of the Congo"),
    "CI": ("Ivory Coast", "Ivory Coast"),
    "CV": ("Cape Verde", "Cape Verde"),
    "CZ": ("Czech Republic", "Czech Republic"),
    "GM": ("Gambia", "Gambia"),
    "MK": ("North Macedonia", "Macedonia"),
    "PS": ("Palestine", "West Bank and Gaza Strip"),
    "SK": ("Slovakia", "Slovak Republic"),
    "SZ": ("eSwatini", "Swaziland"),
    "TL": ("East Timor", "East Timor"),
    "TR": ("Turkey", "Turkey"),
}
"""ACLED's and GTD's names of countries where they differ from GeoNames'."""
QUIET_STATES = (
    "AE 696 BB 53 BG 355 BS 31 BY 370 BZ 80 CH 225 CV 402 CZ 316 DK 390 EE 366 FI 375 FJ 950 "
    "GQ 411 IE 205 IS 395 IT 325 JP 740 KZ 705 LT 368 LU 212 LV 367 ME 341 MN 712 MT 338 MU 590 "
    "MV 781 MW 553 NL 210 NO 385 NZ 920 PL 290 PT 235 QA 694 SG 830 SI 349 SK 317 TL 860 TM 701 "
    "XK 347 PS 666 EH 600"
)
"""Gleditsch and Ward's numbers (1999, with updates) of states in which no actor of UCDP's list is
active; UCDP counts the Palestinian territories to Israel, Western Sahara to Morocco."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--countries", type=Path, required=True)
    parser.add_argument("--actors", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    csv.field_size_limit(sys.maxsize)
    write(args.out / "country_codes.tsv", country_rows(args.countries, args.actors))
    write(args.out / "ucdp_actor_ids.tsv", actor_rows(args.actors))
    write(args.out / "ucdp_dyad_ids.tsv", dyad_rows(args.events))


def lines(path: Path) -> Iterator[str]:
    """The lines of a file, gzipped or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8-sig") as held:
            yield from held
    else:
        with path.open(encoding="utf-8-sig") as held:
            yield from held


def country_rows(countries: Path, actors: Path) -> Iterator[list[str]]:
    """ISO codes, Gleditsch and Ward's number, the two regions and the two names."""
    numbers = state_numbers(actors)
    yield ["iso", "iso3", "numeric", "gw", "acled_region", "gtd_region", "acled", "gtd"]
    acled = {iso: region for region, isos in ACLED_REGIONS.items() for iso in isos.split()}
    gtd = {iso: str(region) for region, isos in GTD_REGIONS.items() for iso in isos.split()}
    rows = [line.rstrip("\n").split("\t") for line in lines(countries) if line[0] != "#"]
    rows = [row for row in rows if row[0] not in GONE]
    for row in sorted(rows):
        iso, iso3, numeric = row[0], row[1], row[2].lstrip("0")
        names = NAMES.get(iso, (row[4], row[4]))
        region = acled.get(iso, "")
        yield [iso, iso3, numeric, numbers.get(iso, ""), region, gtd.get(iso, ""), *names]


def state_numbers(actors: Path) -> dict[str, str]:
    """Gleditsch and Ward's numbers of the states in which UCDP's actors are active."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in csv.DictReader(lines(actors)):
        places = [part.strip() for part in row["Location"].split(",")]
        numbers = [part.strip() for part in row["GWNOLoc"].split(",")]
        if len(places) == len(numbers):
            for place, number in zip(places, numbers, strict=True):
                if (iso := iso_of(place)) and number.isdigit():
                    found[iso][number] += 1
    quiet = QUIET_STATES.split()
    listed = {iso: counts.most_common(1)[0][0] for iso, counts in found.items()}
    return {**dict(zip(quiet[::2], quiet[1::2], strict=True)), **listed}


def actor_rows(actors: Path) -> Iterator[list[str]]:
    """UCDP's actors whose name stands for one of them alone."""
    ids: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(lines(actors)):
        ids[row["NameData"].strip()].add(row["ActorId"])
    yield ["name", "actor"]
    yield from ([name, *held] for name, held in sorted(ids.items()) if name and len(held) == 1)


def dyad_rows(events: Path) -> Iterator[list[str]]:
    """Pairs of sides that stand for one dyad of one conflict alone."""
    seen: dict[tuple[str, str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for row in csv.DictReader(lines(events)):
        pair = (whole(row["type_of_violence"]), row["side_a"], row["side_b"])
        ids = whole(row["dyad_new_id"]), whole(row["conflict_new_id"])
        seen[pair].add((*ids, row["conflict_name"]))
    yield ["type", "side_a", "side_b", "dyad", "conflict", "conflict_name"]
    for pair, found in sorted(seen.items()):
        if len({held[:2] for held in found}) == 1:
            yield [*pair, *sorted(found)[0]]


def whole(number: str) -> str:
    """A number without the point that a table program gave it: "299.0" is 299."""
    return number.partition(".")[0]


def write(path: Path, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            assert not any("\t" in cell or "\n" in cell for cell in row), row
            out.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
