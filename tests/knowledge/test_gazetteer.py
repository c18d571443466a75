"""The gazetteer: names to places, imports of one's own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer import Gazetteer, cache, import_csv, import_geonames, tables
from dateline.knowledge.gazetteer.compiling import compile_tables
from dateline.knowledge.gazetteer.keys import bare_key, key, skeleton_key, sound_key
from dateline.knowledge.gazetteer.tables import Row

DUMP = (
    "9000001\tI-n-Delimane\tI-n-Delimane\tIn Delimane,Indelimane\t15.88\t1.45\tH\tWLL\tML\t\t10"
    "\t\t\t\t0\t\t300\tAfrica/Bamako\t2019-01-01\n"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(user=False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I-n-Delimane", "Indelimane"),
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Ménaka", "Menaka"),
        ("Sana'a", "Sanaa"),
    ],
)
def test_spellings_of_one_name_share_a_key(first: str, second: str) -> None:
    assert key(first) == key(second)


def test_an_arabic_article_may_be_left_out() -> None:
    assert bare_key("al-Baghouz") == bare_key("Baghouz")


def test_romanisations_sound_alike() -> None:
    assert sound_key("Baghouz") == sound_key("Baghuz")
    assert skeleton_key("Himreen") == skeleton_key("Hamrin")


def test_a_city_its_province_and_its_district_share_a_name(gazetteer: Gazetteer) -> None:
    features = {e.feature for e in gazetteer.lookup("Kidal") if e.country == "ML"}
    assert {"PPLA", "ADM1"} <= features


def test_a_demonym_gives_its_country(gazetteer: Gazetteer) -> None:
    entry = next(e for e in gazetteer.lookup("Malian") if e.demonym)
    assert (entry.country, entry.is_country) == ("ML", True)


def test_units_have_points_and_names(gazetteer: Gazetteer) -> None:
    unit = gazetteer.unit("ML.09")
    assert unit is not None
    assert unit.name
    assert unit.lat is not None


def test_unknown_names_give_an_empty_list(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xyzzyvillage") == []
    assert gazetteer.lookup("") == []


def test_a_missing_table_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(KnowledgeError, match="reinstall"):
        tables.read("gazetteer_places.tsv.xz")


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("not a database")
    with pytest.raises(KnowledgeError, match="damaged"):
        Gazetteer(tmp_path / "x.sqlite")


def test_a_home_that_cannot_be_written_falls_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked, spare = tmp_path / "file", tmp_path / "spare"
    blocked.write_text("")
    monkeypatch.setattr(cache, "folders", lambda: [blocked / "no", spare])
    path = cache.obtain("t.sqlite", lambda p: compile_tables([Row(1, ("A",), "PPL", "ML")], p))
    assert path.parent == spare
    assert list(spare.iterdir()) == [path]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.sqlite"
    compile_tables([Row(7, ("Gao",), "PPLA", "ML", "ML.05", lat=16.27, lon=-0.05)], path)
    return path


def test_a_geonames_dump_is_consulted_beside_the_base(base: Path, tmp_path: Path) -> None:
    dump = tmp_path / "ML.txt"
    dump.write_text(DUMP, encoding="utf-8")
    for _ in range(2):  # again replaces, never doubles
        assert import_geonames(dump, folder=tmp_path) == 1
    gazetteer = Gazetteer(base, tmp_path / "gazetteer-user.sqlite")
    (well,) = gazetteer.lookup("Indelimane")
    assert (well.feature, well.country, well.source) == ("WLL", "ML", "geonames-ML")
    assert "CC BY 4.0" in gazetteer.imported["geonames-ML"]


def test_a_zip_archive_is_read_without_unpacking(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ML.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("ML.txt", DUMP)
    assert import_geonames(tmp_path / "ML.zip", folder=tmp_path) == 1


def test_ones_own_csv_takes_a_mapping(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "camps.csv"
    path.write_text("village,y,x,iso\nKamp Noord,12.5,13.25,ng\n", encoding="utf-8")
    mapping = {"name": "village", "lat": "y", "lon": "x", "country": "iso"}
    assert import_csv(path, mapping, licence="own survey", folder=tmp_path) == 1
    (camp,) = Gazetteer(base, tmp_path / "gazetteer-user.sqlite").lookup("Kamp Noord")
    assert (camp.country, camp.lat, camp.lon, camp.source) == ("NG", 12.5, 13.25, "camps")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b,c\nX,1,2\n", "no column"),
        ("name,lat,lon\nX,91,2\n", "not degrees"),
        ("name,lat,lon\nX,north,2\n", "line 2"),
        ("name,lat,lon\n", "no places"),
    ],
)
def test_a_csv_that_is_not_as_described(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        import_csv(path, {"name": "name", "lat": "lat", "lon": "lon"}, folder=tmp_path)


def test_a_file_that_is_no_dump(tmp_path: Path) -> None:
    path = tmp_path / "ML.txt"
    path.write_text("one\ttwo\n")
    with pytest.raises(KnowledgeError, match="19 columns"):
        import_geonames(path, folder=tmp_path)
    with pytest.raises(KnowledgeError, match="cannot read"):
        import_geonames(tmp_path / "none.txt", folder=tmp_path)
