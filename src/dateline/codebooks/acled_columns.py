"""The columns of ACLED's export in their order, with their meaning and HXL tags.

The tags are those of ACLED's sets on the Humanitarian Data Exchange where it has them.
"""

from __future__ import annotations

from dateline.codebooks.book import column

COLUMNS = (
    column("event_id_cnty", "text", "Dateline's id of the event; never renumbered", "#event+id"),
    column(
        "event_date",
        "date",
        "the day; of an interval its middle, of a month the 15th",
        "#date+occurred",
    ),
    column("year", "integer", "the year", "#date+year"),
    column(
        "time_precision",
        "integer",
        "1 exact day, 2 some days or a week, 3 a month",
        "#event+date+precision",
    ),
    column(
        "disorder_type",
        "text",
        "Political violence, Demonstrations, both, or Strategic developments",
        "#event+type+disorder",
    ),
    column("event_type", "text", "one of 6 event types", "#event+type"),
    column("sub_event_type", "text", "one of 25 sub-event types", "#event+type+sub"),
    column(
        "actor1",
        "text",
        "perpetrator, or one side of a clash; no direction is implied",
        "#group+name+first",
    ),
    column(
        "assoc_actor_1",
        "text",
        "further actors on the side of actor1, separated by semicolons",
        "#group+name+first+assoc",
    ),
    column(
        "inter1",
        "integer",
        "1 state forces, 2 rebel group, 3 political militia, 4 identity militia, 5 rioters, "
        "6 protesters, 7 civilians, 8 external or other",
        "#group+code+first",
    ),
    column("actor2", "text", "target, or the other side", "#group+name+second"),
    column(
        "assoc_actor_2",
        "text",
        "further actors on the side of actor2, separated by semicolons",
        "#group+name+second+assoc",
    ),
    column("inter2", "integer", "as inter1", "#group+code+second"),
    column(
        "interaction",
        "integer",
        "both codes, the smaller first; the code times 10 for a single actor",
        "#group+code+interaction",
    ),
    column(
        "civilian_targeting",
        "text",
        "Civilian targeting, where civilians are the main or only target",
        "#event+civilian+targeting",
    ),
    column("iso", "integer", "ISO 3166 numeric code of the country", "#country+code+num"),
    column("region", "text", "ACLED's region", "#region+name"),
    column("country", "text", "ACLED's name of the country", "#country+name"),
    column("admin1", "text", "first-order unit, GeoNames' name", "#adm1+name"),
    column("admin2", "text", "second-order unit, GeoNames' name", "#adm2+name"),
    column("admin3", "text", "third-order unit; always empty", "#adm3+name"),
    column("location", "text", "name of the place", "#loc+name"),
    column("latitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lat"),
    column("longitude", "number", "WGS 84 degrees; empty where no point is known", "#geo+lon"),
    column(
        "geo_precision",
        "integer",
        "1 the named place, 2 near it or a small part of a region, 3 a larger region",
        "#geo+precision",
    ),
    column(
        "source",
        "text",
        "publishers of the reports, separated by semicolons; copies of one text once",
        "#meta+source",
    ),
    column("source_scale", "text", "scale of the sources; always empty", "#meta+source+scale"),
    column(
        "notes",
        "text",
        "what happened, the toll, every rival figure with its source, who is held responsible",
        "#description+notes",
    ),
    column(
        "fatalities",
        "integer",
        "the dead by the policy's best figure; 0 also where no dead are told",
        "#affected+killed",
    ),
    column("tags", "text", "ACLED's tags; always empty", "#meta+tags"),
    column(
        "timestamp",
        "integer",
        "when the ledger last changed the event, in seconds since 1970-01-01 UTC",
        "#meta+updated+epoch",
    ),
)
ALWAYS_LOST = (
    "event_id_cnty: ACLED's own number of the event",
    "disorder_type: the exact strings are remembered, not read in the codebook",
    "admin1: ACLED's spelling of units; the names are GeoNames'",
    "admin3: third-order units",
    "source_scale: the scale of the sources",
    "tags: crowd sizes and other tags",
)
"""What is lost, or rests on memory, in every row."""
