"""Reports in, groups out: what linking makes of invented reports."""

from __future__ import annotations

from telling import coded, grouped, links_of, read, together

from dateline.linking import default_linker
from dateline.vocabulary import Verdict

FIRST = (
    "At least 35 soldiers were killed when gunmen attacked a military post in the village of "
    "Tessarint, in the Menaka region of Mali, on Friday, officials said.",
    "2024-03-15",
)
RISING = (
    "The toll of Friday's attack on a military post in Tessarint, in Mali's Menaka region, has "
    "risen to 53 soldiers killed, the government said.",
    "2024-03-16",
)
RIVAL = (
    "The Islamic State group said on Sunday that its fighters had killed 49 soldiers in Friday's "
    "attack on the army post in Tessarint in the Menaka region of Mali.",
    "2024-03-17",
)


def test_rising_tolls_and_rival_figures_are_one_event() -> None:
    assert together(FIRST, RISING, RIVAL) == [[0, 1, 2]]


def test_a_link_tells_its_reasons_in_words() -> None:
    [one], [two] = read(FIRST, RISING)[:2]
    [link] = links_of([one, two])
    assert link.verdict is Verdict.SAME
    found = {c.aspect: c.found for c in default_linker().explain(one, two)}
    assert found["date"] == "the same day, 15 March 2024"
    assert found["place"] == "the same name, Tessarint (ML), which the gazetteer lacks"
    assert found["killed"].startswith("killed: ")
    assert "tessarint" in found["wording"]


def test_attacks_on_two_days_in_one_town_are_two_events() -> None:
    monday = (
        "Gunmen attacked a police station in the town of Gao, Mali, on Monday, killing three "
        "officers.",
        "2024-03-12",
    )
    tuesday = (
        "A bomb killed 11 people at the bus station of Gao, Mali, on Tuesday, a day after an "
        "attack there.",
        "2024-03-13",
    )
    assert together(monday, tuesday) == [[0], [1]]


def test_villages_of_one_name_are_two_places() -> None:
    here = ("Gunmen killed four villagers in Bama, Nigeria, on Monday.", "2024-03-12")
    there = ("Gunmen killed four villagers in Bama, Burkina Faso, on Monday.", "2024-03-12")
    assert together(here, there) == [[0], [1]]


def test_cities_of_one_name_are_two_places() -> None:
    here = ("A bomb killed seven people in Tripoli, Libya, on Monday.", "2024-03-12")
    there = ("A bomb killed seven people in Tripoli, Lebanon, on Monday.", "2024-03-12")
    assert together(here, there) == [[0], [1]]


def test_a_recap_joins_the_event_that_it_recalls() -> None:
    report = (
        "Rebels ambushed a convoy of the Uganda Wildlife Authority near Kitumbi on 4 March 2024, "
        "killing 17 rangers led by Okello Barasa.",
        "2024-03-05",
    )
    recap = (
        "Parliament in Kampala passed a bill on Thursday. The vote came after rebels ambushed a "
        "convoy of the Uganda Wildlife Authority near Kitumbi on 4 March 2024, killing 17 rangers "
        "led by Okello Barasa.",
        "2024-03-21",
    )
    found = [p for profiles in read(report, recap) for p in profiles]
    [group] = [g for g in grouped(found) if len(g) > 1]
    assert {key.partition("/")[0] for key in group} == {p.report for p in found}


def test_a_round_up_glues_no_events_together() -> None:
    one = ("Gunmen killed six traders in Djibo, Burkina Faso, on 2 March 2024.", "2024-03-03")
    two = ("Gunmen killed six traders in Djibo, Burkina Faso, on 20 March 2024.", "2024-03-21")
    months = (
        "Gunmen have killed 60 people in attacks around Djibo, Burkina Faso, since January 2024, "
        "a monitor said.",
        "2024-03-25",
    )
    groups = grouped([p for profiles in read(one, two, months) for p in profiles])
    assert all(len(group) == 1 for group in groups)


def test_a_threat_is_no_event_of_its_own() -> None:
    threat = ("The rebels threatened on Monday to attack the town of Gao, Mali.", "2024-03-12")
    attack = ("The rebels attacked the town of Gao, Mali, on Monday, killing two.", "2024-03-12")
    groups = grouped([p for profiles in read(threat, attack) for p in profiles])
    assert all(len(group) == 1 for group in groups)


def test_a_copy_in_another_outlet_joins_its_original() -> None:
    text = (
        "Four people were killed when a car bomb exploded in Kismayo, Somalia, on Monday. "
        "In Baidoa two men were shot dead."
    )
    original = coded(text, "2024-03-12")
    copy = coded(text, "2024-03-13")
    linker = default_linker()
    ours = linker.profiles(original)
    theirs = linker.profiles(copy, copy_of=original.report.id)
    assert len(ours) == len(theirs) == 2
    expected = [tuple(sorted((a.key, b.key))) for a, b in zip(ours, theirs, strict=True)]
    assert grouped([*ours, *theirs]) == sorted(expected)


def test_reports_of_distant_events_share_no_key() -> None:
    [one], [two] = read(
        ("A bomb killed nine people in Quetta, Pakistan, on Monday.", "2024-03-12"),
        ("Gunmen abducted a priest in Jos, Nigeria, on 3 June 2021.", "2021-06-04"),
    )
    linker = default_linker()
    assert not set(linker.keys(one)) & set(linker.keys(two))
