"""The columns of UCDP GED in their order (codebook 23.1), with their meaning and HXL tags."""

from __future__ import annotations

from dateline.codebooks.book import column

_NO_ID = "always empty: Dateline has no table of it"

COLUMNS = (
    column("id", "text", "Dateline's id of the event; never renumbered", "#event+id"),
    column("relid", "text", f"UCDP's structured id; {_NO_ID}"),
    column("year", "integer", "year of the first day", "#date+year"),
    column("active_year", "integer", f"whether the dyad had 25 deaths in the year; {_NO_ID}"),
    column(
        "code_status",
        "text",
        "Check dyad, where a side is the usual opponent and no report names it; else Clear",
        "#status+code",
    ),
    column(
        "type_of_violence",
        "integer",
        "1 state-based, 2 non-state, 3 one-sided",
        "#event+type",
    ),
    column("conflict_dset_id", "integer", f"id of the older dataset; {_NO_ID}"),
    column("conflict_new_id", "integer", "UCDP's conflict, where the pair of sides gives it"),
    column(
        "conflict_name",
        "text",
        "UCDP's name of the conflict, else the two sides",
        "#event+conflict+name",
    ),
    column("dyad_dset_id", "integer", f"id of the older dataset; {_NO_ID}"),
    column("dyad_new_id", "integer", "UCDP's dyad, where its table has the pair"),
    column("dyad_name", "text", "the two sides", "#event+dyad+name"),
    column("side_a_dset_id", "integer", f"id of the older dataset; {_NO_ID}"),
    column("side_a_new_id", "integer", "UCDP's id of side a"),
    column(
        "side_a",
        "text",
        "UCDP's name: the government against a group, the perpetrator against civilians",
        "#group+name+first",
    ),
    column("side_b_dset_id", "integer", f"id of the older dataset; {_NO_ID}"),
    column("side_b_new_id", "integer", "UCDP's id of side b"),
    column("side_b", "text", "UCDP's name, or Civilians", "#group+name+second"),
    column(
        "number_of_sources",
        "integer",
        "independent texts; copies of one text count once",
        "#meta+source+num",
    ),
    column(
        "source_article",
        "text",
        "publisher, date and headline of each text",
        "#meta+source+article",
    ),
    column("source_office", "text", "publishers", "#meta+source+name"),
    column("source_date", "text", "publication dates, in the order of the texts"),
    column("source_headline", "text", "headlines", "#meta+source+title"),
    column(
        "source_original",
        "text",
        "who gives the figures of the dead that were used",
        "#meta+source+original",
    ),
    column(
        "where_prec",
        "integer",
        "1 exact, 2 within about 25 km, 3 second-order unit, 4 first-order unit, 5 line or wide "
        "feature, 6 country, 7 international waters or airspace",
        "#geo+precision",
    ),
    column(
        "where_coordinates",
        "text",
        "what the coordinates are of, in UCDP's spelling",
        "#loc+name",
    ),
    column("where_description", "text", "the place with its relation and units"),
    column("adm_1", "text", "first-order unit, UCDP's name", "#adm1+name"),
    column("adm_2", "text", "second-order unit, UCDP's name", "#adm2+name"),
    column("latitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lat"),
    column("longitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lon"),
    column("geom_wkt", "text", "the point as well-known text", "#geo+wkt"),
    column("priogrid_gid", "integer", "the PRIO-GRID cell of half a degree", "#geo+cell+id"),
    column("country", "text", "UCDP's name of the country", "#country+name"),
    column(
        "country_id",
        "integer",
        "Gleditsch and Ward's number of the country",
        "#country+code",
    ),
    column("region", "text", "Africa, Americas, Asia, Europe or Middle East", "#region+name"),
    column(
        "event_clarity",
        "integer",
        "1 one incident, 2 figures over a period or several incidents",
        "#event+clarity",
    ),
    column(
        "date_prec",
        "integer",
        "1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year",
        "#event+date+precision",
    ),
    column("date_start", "date", "first day of the interval", "#date+start"),
    column("date_end", "date", "last day of the interval", "#date+end"),
    column("deaths_a", "integer", "dead of side a", "#affected+killed+first"),
    column("deaths_b", "integer", "dead of side b", "#affected+killed+second"),
    column("deaths_civilians", "integer", "civilian dead", "#affected+killed+civilians"),
    column("deaths_unknown", "integer", "dead of no known side", "#affected+killed+unknown"),
    column("best", "integer", "the sum of the four", "#affected+killed+best"),
    column("high", "integer", "the highest estimate; at least best", "#affected+killed+high"),
    column("low", "integer", "the lowest estimate; at most best", "#affected+killed+low"),
    column("gwnoa", "integer", "Gleditsch and Ward's number of side a, where it is a state"),
    column("gwnob", "integer", "Gleditsch and Ward's number of side b, where it is a state"),
)
ALWAYS_LOST = (
    "id: UCDP's own number of the event",
    "relid: UCDP's structured id",
    "active_year: whether the dyad had 25 deaths in the year",
    "code_status: UCDP's own checks; the words Clear and Check dyad are remembered",
    "conflict_dset_id: ids of the older datasets",
    "dyad_dset_id: ids of the older datasets",
    "side_a_dset_id: ids of the older datasets",
    "side_b_dset_id: ids of the older datasets",
    "side_a: who claims, accuses or denies",
    "best: soldiers told from police, children from adults",
)
"""What is lost, or rests on memory, in every row."""
