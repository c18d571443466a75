"""The columns of each codebook stand in its own order, and each has a kind and a meaning."""

from __future__ import annotations

import re

import pytest

from dateline.codebooks import CODEBOOKS, Kind, codebook
from dateline.errors import ConfigurationError

ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type
actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region
country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes
fatalities tags timestamp"""
GED = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end
deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"""
GTD = """eventid iyear imonth iday approxdate country_txt region region_txt provstate city latitude
longitude specificity vicinity location summary doubtterr alternative alternative_txt success
suicide attacktype1 attacktype1_txt attacktype2 attacktype2_txt attacktype3 attacktype3_txt
targtype1 targtype1_txt target1 targtype2 targtype2_txt target2 targtype3 targtype3_txt target3
gname gname2 gname3 guncertain1 guncertain2 guncertain3 claimed claimmode claimmode_txt claim2
claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim weaptype1 weaptype1_txt
weaptype2 weaptype2_txt weaptype3 weaptype3_txt nkill nkillter nwound nwoundte ishostkid nhostkid
scite1 scite2 scite3 dbsource"""


@pytest.mark.parametrize(
    ("name", "columns", "count"), [("acled", ACLED, 31), ("ucdp-ged", GED, 49), ("gtd", GTD, 68)]
)
def test_the_header_is_the_codebooks_own(name: str, columns: str, count: int) -> None:
    names = [column.name for column in codebook(name).columns]
    assert names == columns.split()
    assert len(names) == count


@pytest.mark.parametrize("name", CODEBOOKS)
def test_every_column_is_told(name: str) -> None:
    book = codebook(name)
    names = [column.name for column in book.columns]
    assert len(set(names)) == len(names)
    assert all(column.meaning for column in book.columns)
    assert all(re.fullmatch(r"#\w+(\+\w+)*", c.hxl) for c in book.columns if c.hxl)
    tags = [column.hxl for column in book.columns if column.hxl]
    assert len(set(tags)) == len(tags)
    point = book.point
    kinds = {column.name: column.kind for column in book.columns}
    assert (kinds[point.lat], kinds[point.lon]) == (Kind.NUMBER, Kind.NUMBER)
    assert point.precision in names


@pytest.mark.parametrize("name", CODEBOOKS)
def test_what_is_always_lost_is_told_of_columns_that_there_are(name: str) -> None:
    book = codebook(name)
    names = {column.name for column in book.columns}
    assert {words.partition(": ")[0] for words in book.always_lost} <= names


def test_an_unknown_codebook_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="neutral, acled, ucdp-ged"):
        codebook("cameo")
