"""The countries in which organised violence comes in series, after UCDP's data."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files

from dateline.knowledge.ucdp_countries import iso_of

LEAST = 10
"""Events in the tables of UCDP's pairs of sides from which a country counts: the tables are counted
from a sample, and a single attack in a country at peace is no series."""

EARLIER = frozenset("BI CG CI GT GW KH LR NI RW SL SN SV TJ UG".split())
"""Countries of civil wars since 1989 of which the sample holds too few events; as remembered from
the UCDP/PRIO Armed Conflict Dataset, not checked against it: Burundi, Congo, Ivory Coast,
Guatemala, Guinea-Bissau, Cambodia, Liberia, Nicaragua, Rwanda, Sierra Leone, Senegal, El Salvador,
Tajikistan, Uganda."""


@cache
def conflict_countries() -> frozenset[str]:
    """ISO 3166 alpha-2 codes. The Palestinian territories count with Israel."""
    events: Counter[str] = Counter()
    for name in ("ucdp_dyads", "ucdp_dyads_recent"):
        text = (files("dateline.knowledge") / f"data/{name}.tsv").read_text(encoding="utf-8")
        for line in text.splitlines()[1:]:
            country, _, _, years = line.split("\t")
            events[iso_of(country)] += sum(int(year.partition(":")[2]) for year in years.split())
    found = {iso for iso, count in events.items() if iso and count >= LEAST}
    return EARLIER | found | ({"PS"} if "IL" in found else set())
