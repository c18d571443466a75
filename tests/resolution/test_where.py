"""Places of reports: a text in, the places that it names out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.marks import PlaceMark
from dateline.resolution.where.away import Away, away, point_of
from dateline.vocabulary import PlacePrecision, PlaceRelation

Places = Callable[[str], dict[str, PlaceMark]]


def test_a_town_has_its_chain_and_its_point(places: Places) -> None:
    where = places("Gunmen killed two soldiers in Gao, northern Mali, on Friday.")["Gao"].where
    assert (where.country, where.precision) == ("ML", PlacePrecision.EXACT)
    assert where.relation is PlaceRelation.IN
    assert where.lat == pytest.approx(16.27, abs=0.1)


def test_a_country_is_never_its_capital(places: Places) -> None:
    where = places("Two soldiers were killed in Mali on Friday, the army said.")["Mali"].where
    assert where.precision is PlacePrecision.COUNTRY
    assert (where.lat, where.lon) == (None, None)


def test_a_demonym_names_a_country(places: Places) -> None:
    mark = places("Malian troops repelled an attack near Gao.")["Malian"]
    assert mark.demonym
    assert mark.where.country == "ML"


def test_near_is_less_exact(places: Places) -> None:
    where = places("A bomb went off near Mosul, Iraq, killing three people.")["Mosul"].where
    assert (where.relation, where.precision) == (PlaceRelation.NEAR, PlacePrecision.NEAR)


def test_so_many_kilometres_from(places: Places) -> None:
    text = "A convoy was ambushed about 20 kilometres north of Maiduguri in Nigeria."
    where = places(text)["Maiduguri"].where
    assert where.precision is PlacePrecision.NEAR
    assert "20 kilometres north of" in where.reason


def test_between_names_both(places: Places) -> None:
    text = "Bandits blocked the road between Kaduna and Zaria in Nigeria."
    marks = places(text)
    assert marks["Kaduna"].where.relation is PlaceRelation.BETWEEN
    assert marks["Kaduna"].where.others == ("Zaria",)


def test_a_province_is_a_first_order_unit(places: Places) -> None:
    text = "Clashes were reported in Helmand province, southern Afghanistan."
    where = places(text)["Helmand"].where
    assert (where.feature, where.precision) == ("ADM1", PlacePrecision.ADMIN1)


def test_the_wider_place_decides_between_homonyms(places: Places) -> None:
    text = "A gunman opened fire at a mall in Paris, Texas, killing two people."
    where = places(text)["Paris"].where
    assert (where.country, where.admin1) == ("US", "Texas")


def test_the_country_of_the_report_decides_between_homonyms(places: Places) -> None:
    text = (
        "Libyan forces shelled Tripoli on Monday. Misrata and Benghazi were quiet, "
        "officials of Libya said."
    )
    assert places(text)["Tripoli"].where.country == "LY"


def test_a_place_the_gazetteer_lacks_takes_its_region(places: Places) -> None:
    text = "Militants burned the village of Zorgobandala in Borno state, Nigeria, on Sunday."
    where = places(text)["Zorgobandala"].where
    assert where.name == "Zorgobandala"
    assert (where.kind, where.admin1_code) == ("village", "NG.27")
    assert where.precision is PlacePrecision.ADMIN1
    assert "no place named" in where.reason


def test_nothing_known_means_no_coordinates(places: Places) -> None:
    where = places("The village of Zorgobandala was burned on Sunday.")["Zorgobandala"].where
    assert (where.precision, where.lat) == (PlacePrecision.UNKNOWN, None)


@pytest.mark.parametrize(
    "text",
    [
        "The Arakan Army said its fighters had withdrawn.",
        "The Islamic State of Iraq and the Levant claimed the attack.",
        "The Washington Post reported the killings first.",
    ],
)
def test_names_of_groups_and_papers_are_no_places(places: Places, text: str) -> None:
    assert not places(text)


def test_regions_without_borders_are_features(places: Places) -> None:
    marks = places("Violence across the Sahel has displaced thousands, and Darfur is tense.")
    assert marks["Darfur"].where.country == "SD"
    assert marks["Darfur"].where.precision is PlacePrecision.FEATURE


def test_offsets_hold_with_accents_emoji_and_arabic(places: Places) -> None:
    text = "🔴 عاجل: Two killed in Ménaka, Mali — l’armée parle d’une attaque près de Gao."
    assert places(text)["Ménaka"].where.country == "ML"


def test_a_report_without_places_has_none(places: Places) -> None:
    assert places("he said nothing more.") == {}


def test_places_in_a_row(places: Places) -> None:
    text = "Rebels seized the villages of Zorgobandala, Merikumba and Tolsafe in Borno state."
    assert {"Zorgobandala", "Merikumba", "Tolsafe"} <= places(text).keys()


def test_the_nearer_of_two_wider_places_counts(places: Places) -> None:
    text = "An attack in Zorgobandala, located in Mali's volatile Menaka region, killed five."
    where = places(text)["Zorgobandala"].where
    assert (where.country, where.admin1) == ("ML", "Ménaka")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen shot him in Um al-Zarqun eastern of Daraa in Syria.", "Um al-Zarqun"),
        ("A truck was hit on the road between Nawa and Sheikh Badrun in Syria.", "Sheikh Badrun"),
        ("Two died in an attack on Al-Barhoum military checkpoint in Syria.", "Al-Barhoum"),
        ("They were combing the perimeter of Fida Ibn Badrun in Syria.", "Fida Ibn Badrun"),
        ("A car was hit on the road to Zorgobandala in Mali.", "Zorgobandala"),
        ("The guard died on Monday at Umuoke Ozala, near Enugu in Nigeria.", "Umuoke Ozala"),
        ("Shelling hit the outskirts of Zorgobandala in Mali.", "Zorgobandala"),
    ],
)
def test_words_that_only_places_take_give_unknown_names(
    places: Places, text: str, name: str
) -> None:
    marks = places(text)
    assert any(name in m for m in marks), marks.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Two Killed in Landmine Blast, the Army of Mali Said",
        "An officer was killed in IED attacks, the army said.",
    ],
)
def test_happenings_in_capitals_are_no_places(places: Places, text: str) -> None:
    assert not {"Landmine Blast", "IED"} & places(text).keys()


def test_a_namesake_outside_the_named_unit_is_refused(places: Places) -> None:
    text = "Troops burned Thamin Chan village in Sagaing Region's Kani Township in Myanmar."
    marks = places(text)
    village = next(m for m in marks if m.startswith("Thamin Chan"))
    assert marks[village].where.admin1 == "Sagaing Region"  # there is one in Yangon
    assert marks[village].where.geonameid is None
    assert marks["Kani Township"].where.admin1 == "Sagaing Region"


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("A mine exploded in Al-Muzayrip in western Daraa countryside, Syria.", "Al-Muzayrip",
         "Al Muzayrīb"),
        ("Shells fell on Kasanfara village in Idlib province, Syria.", "Kasanfara", "Kansafrah"),
    ],
)  # fmt: skip
def test_a_spelling_off_by_a_letter_is_read_inside_the_named_unit(
    places: Places, text: str, written: str, meant: str
) -> None:
    where = places(text)[written].where
    assert (where.name, where.precision) == (meant, PlacePrecision.NEAR)
    assert "most like it" in where.reason


def test_a_spelling_is_not_read_as_another_without_a_named_unit(places: Places) -> None:
    where = places("A mine exploded in Al-Muzayrip, Syria, on Monday.")["Al-Muzayrip"].where
    assert where.geonameid is None


def test_an_unknown_village_takes_the_unit_that_its_sentence_names(places: Places) -> None:
    text = "In Ituri province, rebels killed ten people in Zorgobandala, officials in Congo said."
    where = places(text)["Zorgobandala"].where
    assert (where.admin1, where.precision) == ("Ituri", PlacePrecision.ADMIN1)
    assert "its sentence is about" in where.reason


def test_a_city_and_its_province_of_one_name_are_two_places(places: Places) -> None:
    text = "Shells fell in the city of Daraa, Syria. Fighting went on in the province of Daraa."
    marks = places(text)  # the last telling of a name is kept
    assert marks["Daraa"].where.feature == "ADM1"
    text = "Fighting went on in Daraa province, Syria. Shells fell in Daraa city."
    assert (marks := places(text))["Daraa"].where.precision is PlacePrecision.EXACT, marks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb exploded in the Saddar quarter of Karachi, Pakistan.", "Karachi"),
        ("Troops shelled a residential quarter of Kherson overnight in Ukraine.", "Kherson"),
        ("A blast struck the capital Kabul on Monday.", "Kabul"),
        ("A bomb exploded inside a mosque in the Afghan capital Kabul.", "Kabul"),
        ("He died in working-class districts of the border city of Reynosa.", "Reynosa"),
        ("Houses burned in Sagaing Region's Kani Township in Myanmar.", "Kani Township"),
    ],
)
def test_a_kind_word_before_the_name_puts_the_event_in_it(
    places: Places, text: str, name: str
) -> None:
    assert places(text)[name].where.relation is PlaceRelation.IN


def test_a_highway_lies_between_its_two_towns(places: Places) -> None:
    marks = places("A bus was attacked on the Damascus-Deir Ezzor highway in Syria.")
    where = marks["Damascus"].where
    assert (where.relation, where.precision) == (PlaceRelation.BETWEEN, PlacePrecision.FEATURE)
    assert where.others == ("Deir Ezzor",)


def test_the_country_across_the_border_is_not_the_country_of_the_event(places: Places) -> None:
    text = "Gunmen attacked a post in Burkina Faso close to the border with Niger on Sunday."
    where = places(text)["Niger"].where
    assert (where.relation, where.country) == (PlaceRelation.BORDER, "BF")


def test_the_border_between_two_countries_names_both(places: Places) -> None:
    marks = places("Two were killed near the border between Niger and Nigeria.")
    assert {marks[n].where.relation for n in ("Niger", "Nigeria")} == {PlaceRelation.BORDER}
    assert marks["Niger"].where.others == ("Nigeria",)


def test_the_town_of_a_name_that_only_a_district_has_is_near_its_point(places: Places) -> None:
    where = places("A bomb went off near the town of Hawija, Iraq, on Sunday.")["Hawija"].where
    assert where.precision is PlacePrecision.NEAR


def test_a_longer_name_is_not_cut_to_a_town_abroad(places: Places) -> None:
    marks = places("A man was shot in the town of Saham al-Golan in Daraa countryside, Syria.")
    assert marks["Saham al-Golan"].where.country == "SY"


def test_a_mountain_keeps_its_whole_name(places: Places) -> None:
    text = "Jets struck Jabal al-Zawiya in Idlib, Syria, and al-Zawiya was hit again on Monday."
    marks = places(text)
    assert "Jabal al-Zawiya" in marks
    assert {m.where.country for m in marks.values()} == {"SY"}  # never the Libyan town


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers arrested Luis \"El Calamardo\" Torres in Tijuana, Mexico.", "El Calamardo"),
        ("SEDENA said that a man was arrested in Tijuana, Mexico.", "SEDENA"),
        ("Fighters for Ambazonia killed two soldiers in Bamenda, Cameroon.", "Ambazonia"),
    ],
)  # fmt: skip
def test_nicknames_ministries_and_claimed_states_are_no_places(
    places: Places, text: str, name: str
) -> None:
    assert name not in places(text)


def test_a_house_is_named_in_quotation_marks(places: Places) -> None:
    text = 'A man was shot dead inside the hotel "El Andariego" in Iguala, Mexico.'
    assert "El Andariego" in places(text)


def test_what_only_sounds_alike_lies_in_the_land_named(places: Places) -> None:
    text = "Shelling was reported on the frontlines of Kafr Amma in western Aleppo, Syria."
    assert places(text)["Kafr Amma"].where.admin1 == "Aleppo"  # Kafr Ruma lies in Idlib


def test_a_bridge_in_part_of_a_town_lies_in_the_town(places: Places) -> None:
    text = "He was shot near Oufah bridge in the eastern part of Nawa city in Daraa, Syria."
    where = places(text)["Oufah"].where
    assert (where.kind, where.precision) == ("bridge", PlacePrecision.NEAR)
    assert "it lies in Naw" in where.reason


def test_an_unknown_place_takes_the_unit_of_the_towns_of_its_sentence(places: Places) -> None:
    text = 'A man was shot inside the hotel "El Andariego" on the way from Iguala. Mexico is tense.'
    assert places(text)["El Andariego"].where.admin1 == "Guerrero"


@pytest.mark.parametrize(
    "text",
    [
        "Seven herders were killed in Gao region, Mali, on Thursday.",
        "Seven herders were killed in the Gao region of Mali on Thursday.",
    ],
)
def test_a_region_is_not_its_seat(places: Places, text: str) -> None:
    where = places(text)["Gao"].where
    assert (where.feature, where.precision) == ("ADM1", PlacePrecision.ADMIN1)


def test_a_village_has_one_name_however_its_kind_is_written(places: Places) -> None:
    for kind in ("Village", "village"):
        found = places(f"Troops burned Thamin Zzut {kind} in Sagaing, Myanmar, on Friday.")
        [where] = [m.where for name, m in found.items() if name.startswith("Thamin")]
        assert (where.name, where.kind) == ("Thamin Zzut", "village")


def test_a_territory_is_a_kind_of_unit(places: Places) -> None:
    found = places("Six people were killed in Beni territory, North Kivu, Congo, on Wednesday.")
    assert found["Beni"].where.kind == "territory"


def test_who_is_told_something_is_no_place(places: Places) -> None:
    text = "Ten soldiers died in Loikaw, Myanmar, a spokesman told the Irrawaddy on Monday."
    assert "Irrawaddy" not in places(text)
    assert "Irrawaddy" in places("Ten soldiers died in Irrawaddy, Myanmar, on Monday.")


def test_a_ward_has_its_kind_before_the_name(places: Places) -> None:
    for kind in ("Barangay", "barangay"):
        found = places(f"Two men were killed in {kind} Zalasibogan, Philippines, on Friday.")
        assert found["Zalasibogan"].where.country == "PH"


def test_a_unit_with_a_capital_kind_tells_nothing_for_its_own_seat(places: Places) -> None:
    told = [
        places(f"Fighting spread in Daraa {kind}, Syria. Two men were shot in Daraa on Friday.")
        for kind in ("Governorate", "governorate")
    ]
    first, second = ({m.where.geonameid for m in found.values()} for found in told)
    assert first == second


@pytest.mark.parametrize(
    ("text", "no_place"),
    [
        ("It came a week after the death of Zulema Olivas in Culiacan, Mexico.", "Zulema Olivas"),
        ("Four died at the restaurant La Choza del Pescador in Acapulco, Mexico.", "Pescador"),
    ],
)
def test_persons_and_ends_of_names_are_no_places(places: Places, text: str, no_place: str) -> None:
    assert no_place not in places(text)


def test_a_longer_name_with_an_arabic_and_is_one(places: Places) -> None:
    found = places("Fighters seized areas in Khabb waash Sha'af district in Yemen on Friday.")
    assert "Khabb waash Sha'af" in found


def test_the_end_of_a_restaurant_s_name_is_no_town(places: Places) -> None:
    found = places("Four men were found dead near the restaurant La Casa del Pescador in Veracruz.")
    assert "Pescador" not in found
    assert "Veracruz" in found


def test_a_distance_with_a_direction_moves_the_point(places: Places) -> None:
    where = places("A bomb killed six people 50 km north of Goma.")["Goma"].where
    assert where.precision is PlacePrecision.NEAR
    assert (where.lat, where.lon) == pytest.approx((-1.224, 29.228), abs=0.03)
    assert (where.name, where.admin1) == ("50 km north of Goma", None)


def test_a_long_way_off_is_known_less_exactly(places: Places) -> None:
    where = places("A bomb killed six people 120 miles northeast of Baghdad.")["Baghdad"].where
    assert where.precision is PlacePrecision.FEATURE
    assert "known to some 80 km" in where.reason


def test_a_distance_without_a_direction_is_only_the_other_place(places: Places) -> None:
    where = places("A bomb killed six people 50 km from Goma.")["Goma"].where
    assert where.precision is PlacePrecision.FEATURE
    assert "Goma's own point, known to some 50 km" in where.reason


def test_a_short_way_off_keeps_name_and_units(places: Places) -> None:
    where = places("A bomb killed six people 10 km west of Kirkuk in Iraq.")["Kirkuk"].where
    assert (where.name, where.admin1) == ("Kirkuk", "Kirkuk")
    assert where.precision is PlacePrecision.NEAR


def test_a_village_that_no_table_knows_lies_where_it_is_told(places: Places) -> None:
    found = places("Gunmen killed six people in Kanyabotwe, some 50 km north of Goma.")
    village, anchor = found["Kanyabotwe"], found["Goma"]
    assert anchor.anchor
    assert not village.anchor
    assert village.where.lat == pytest.approx(-1.224, abs=0.03)
    assert (village.where.country, village.where.geonameid) == ("CD", None)


def test_the_unit_told_behind_a_distance_holds_the_village(places: Places) -> None:
    text = "The Taliban attacked Qalanabad, 30 miles from Kabul, in Wardak province."
    where = places(text)["Qalanabad"].where
    assert where.precision is PlacePrecision.ADMIN1
    assert where.admin1 == "Maidan Wardak Province"


def test_another_spelling_of_a_small_place_far_away_is_not_meant(places: Places) -> None:
    text = "Shells fell on Biruma on Tuesday, hours after clashes near Goma and Rutshuru."
    assert places(text)["Biruma"].where.country != "NE"


@pytest.mark.parametrize("words", ["a few km north of", "5.. km from", "north of"])
def test_no_number_is_no_distance(words: str) -> None:
    assert away(words) is None or away(words) == (5.0, None)


def test_the_point_wraps_at_the_date_line(gazetteer: Gazetteer) -> None:
    entry = replace(gazetteer.lookup("Suva")[0], lat=0.0, lon=179.9)
    point = point_of(entry, Away(100.0, 90.0))
    assert point == pytest.approx((0.0, -179.2), abs=0.01)
