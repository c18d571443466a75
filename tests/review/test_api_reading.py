"""The API as a program reads it: lists, filters, pages, one event, feeds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from deskwork import Client, told
from msgspec.structs import replace

from dateline.ledger import Ledger

EVENTS = "/api/v1/events"


def days(answer: Any) -> list[str]:
    return [event["when"]["start"] for event in answer.json()["events"]]


def test_events_come_with_what_a_list_shows_the_newest_first(client: Client) -> None:
    found = client.get(EVENTS)
    assert found.status_code == 200
    assert days(found) == ["2019-11-02", "2019-11-01", "2019-10-20", "2019-09-05"]
    gao = found.json()["events"][1]
    assert (gao["where"]["name"], gao["reports"], gao["texts"], gao["version"]) == ("Gao", 2, 2, 2)
    assert gao["contested"] is True
    [killed] = gao["figures"]
    assert (killed["low"], killed["high"]) == (12, 19)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=ML", ["2019-11-02", "2019-11-01"]),
        ("country=Niger", ["2019-10-20"]),
        ("since=2019-10&until=2019-10", ["2019-10-20"]),
        ("box=0,10,20,18", ["2019-10-20", "2019-09-05"]),
        ("killed_least=7&killed_most=12", ["2019-10-20"]),
        ("contested=true", ["2019-11-01"]),
        ("duplicates=true", ["2019-11-02", "2019-11-01"]),
        ("q=AGADEZ", ["2019-10-20"]),
        ("q=100%25", []),
        ("type=air_strike", []),
        ("actor=Northern+Front&country=NG", ["2019-09-05"]),
        ("order=oldest&country=ML", ["2019-11-01", "2019-11-02"]),
        ("order=deadliest&country=ML", ["2019-11-01", "2019-11-02"]),
        ("confidence=0.5&country=NG", []),
    ],
)
def test_filters(client: Client, query: str, expected: list[str]) -> None:
    assert days(client.get(f"{EVENTS}?{query}")) == expected


@pytest.mark.parametrize("order", ["newest", "oldest", "deadliest", "updated", "queue"])
def test_pages_hold_every_event_once(client: Client, order: str) -> None:
    whole = [e["id"] for e in client.get(f"{EVENTS}?order={order}").json()["events"]]
    found, address = [], f"{EVENTS}?order={order}&limit=1&count=true"
    while address:
        page = client.get(address).json()
        assert page["total"] == 4
        found += [event["id"] for event in page["events"]]
        address = page["next"]
    assert found == whole
    assert len(set(found)) == 4


def test_a_page_stands_where_it_stood_when_events_come_in(client: Client, ledger: Ledger) -> None:
    first = client.get(f"{EVENTS}?limit=2").json()
    ledger.add(told(1, "Maiduguri", "2019-12-24", published="2019-12-25"))
    assert days(client.get(first["next"])) == ["2019-10-20", "2019-09-05"]


def test_what_cannot_be_read_is_told_at_once(client: Client) -> None:
    found = client.get(f"{EVENTS}?since=2019-13&type=war&country=Atlantis&confidence=2&limit=10")
    assert found.status_code == 422
    assert found.headers["content-type"] == "application/problem+json"
    assert [e["where"] for e in found.json()["errors"]] == [
        "since",
        "country",
        "type",
        "confidence",
    ]


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "WyIyMDE5LTEzLTAxIiwiRUFBIl0", "é"])
def test_a_cursor_that_no_list_gave_is_refused(client: Client, cursor: str) -> None:
    for path in (EVENTS, "/api/v1/reports", "/api/v1/duplicates"):
        found = client.get(path, params={"cursor": cursor})
        assert (found.status_code, found.json()["code"]) == (400, "unusable")


def test_an_event_is_settled_by_the_policy_asked_for(client: Client) -> None:
    [gao] = client.get(f"{EVENTS}?contested=true").json()["events"]
    own = client.get(f"{EVENTS}/{gao['id']}").json()
    assert own["policy"].startswith("ucdp/")
    assert len(own["dossier"]["entries"]) == 2
    acled = client.get(f"{EVENTS}/{gao['id']}?policy=acled").json()
    best = {p["policy"].split("/")[0]: figure(p)["best"] for p in (own, acled)}
    assert best == {"ucdp": 19, "acled": 12}
    assert client.get(f"{EVENTS}/{gao['id']}?policy=magic").status_code == 422


def figure(answer: dict[str, Any]) -> dict[str, Any]:
    [whole] = [f for f in answer["settlement"]["figures"] if f["group"] is None]
    found: dict[str, Any] = whole
    return found


def test_an_event_unchanged_is_not_sent_again(client: Client, ledger: Ledger) -> None:
    event = client.get(EVENTS).json()["events"][0]["id"]
    first = client.get(f"{EVENTS}/{event}")
    again = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"{EVENTS}/{event}", headers=again).status_code == 304
    ledger.add(told(4, "Gao", "2019-11-02", published="2019-11-05", publisher="Late Post"))
    assert client.get(f"{EVENTS}/{event}", headers=again).status_code == 200


def test_updated_since_takes_what_changed(client: Client, ledger: Ledger) -> None:
    before = client.get(f"{EVENTS}?order=updated").json()["events"][-1]["updated"]
    added = ledger.add(told(4, "Agadez", "2019-10-20", published="2019-10-25"))
    after = (dt.datetime.fromisoformat(before) + dt.timedelta(microseconds=1)).isoformat()
    found = client.get(EVENTS, params={"updated_since": after}).json()["events"]
    assert [event["id"] for event in found] == list(added.events)


def test_no_event_is_a_problem(client: Client) -> None:
    found = client.get(f"{EVENTS}/EAAAAAAAAAAAA")
    assert (found.status_code, found.json()["code"]) == (404, "unknown_event")
    assert client.get(f"{EVENTS}/nonsense").status_code == 422
    assert client.get("/api/v1/nothing").json()["code"] == "not_found"


def test_reports_and_statements(client: Client) -> None:
    rows = client.get("/api/v1/reports?limit=2").json()
    assert next(row["title"] for row in rows["reports"]) == "Second attack in Gao"
    assert len(client.get(rows["next"]).json()["reports"]) == 2
    [hard] = client.get("/api/v1/reports?q=Attaque").json()["reports"]
    coded = client.get(f"/api/v1/reports/{hard['id']}").json()
    text = coded["coded"]["report"]["text"]
    statement = coded["coded"]["mentions"][0]["statements"][4]
    start, end, quoted = (
        statement["evidence"][0]["start"],
        statement["evidence"][0]["end"],
        "12 soldiers",
    )
    assert text[start:end] == quoted
    one = client.get(f"/api/v1/statements/{hard['id']}/s5").json()
    assert (one["event"], one["statement"]) == (hard["events"][0], statement)
    assert client.get(f"/api/v1/statements/{hard['id']}/s99").status_code == 404
    assert client.get("/api/v1/reports/none").json()["code"] == "unknown_report"


def test_statements_of_an_event_by_slot(client: Client) -> None:
    [gao] = client.get(f"{EVENTS}?contested=true").json()["events"]
    found = client.get(f"{EVENTS}/{gao['id']}/statements?slot=toll").json()["statements"]
    assert {s["statement"]["value"]["low"] for s in found} == {12, 19}


def test_possible_duplicates_once_each(client: Client) -> None:
    found = client.get("/api/v1/duplicates").json()
    [pair] = found["pairs"]
    assert pair["left"] < pair["right"]
    assert pair["link"]["comparisons"][0]["found"] == "1 days apart"
    assert found["next"] is None


def test_points_and_days(client: Client) -> None:
    points = client.get("/api/v1/points?country=NE").json()["points"]
    assert [p[1:] for p in points] == [[7.99, 16.97, 7, "exact", "armed_attack", False]]
    found = client.get("/api/v1/days?country=ML").json()["days"]
    assert found == [
        {"day": "2019-11-01", "events": 1, "killed": 19},
        {"day": "2019-11-02", "events": 1, "killed": 3},
    ]


def test_the_feed_of_what_is_gone_begins_empty(client: Client) -> None:
    assert client.get("/api/v1/gone").json()["gone"] == []
    assert client.get("/api/v1/gone?since=yesterday").status_code == 422


def test_the_root_says_what_the_desk_is(client: Client) -> None:
    found = client.get("/api/v1").json()
    assert (found["person"], found["role"], found["ledger_policy"]) == ("ana", "admin", "ucdp")
    assert "acled" in [policy["name"] for policy in found["policies"]]


def test_a_file_by_content_type(client: Client) -> None:
    found = client.get(f"{EVENTS}?country=NE", headers={"Accept": "text/csv"})
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(found.text.strip().splitlines()) == 2
    geo = client.get(f"{EVENTS}?country=NE", headers={"Accept": "application/geo+json"}).json()
    assert geo["features"][0]["geometry"]["coordinates"] == [7.99, 16.97]
    lines = client.get(
        f"{EVENTS}?codebook=acled", headers={"Accept": "application/x-ndjson"}
    ).text.splitlines()
    assert len(lines) == 4
    assert client.get(EVENTS, headers={"Accept": "text/html"}).status_code == 406
    found = client.get(f"{EVENTS}?codebook=magic", headers={"Accept": "text/csv"})
    assert found.status_code == 422


def test_a_file_gives_a_date_to_what_has_none_where_asked(client: Client, ledger: Ledger) -> None:
    dated = told(77, "Agadez", "2021-03-01", published="2021-03-09")
    mention = replace(
        dated.mentions[0],
        statements=tuple(s for s in dated.mentions[0].statements if s.slot != "when"),
    )
    ledger.add(replace(dated, mentions=(mention,)))
    csv = {"Accept": "text/csv"}
    for rule, day in (("leave", None), ("week", "2021-03-06"), ("day", "2021-03-09")):
        for path in (f"{EVENTS}?codebook=acled", "/export/file?codebook=acled&form=csv"):
            found = client.get(f"{path}&killed_least=70&undated={rule}", headers=csv)
            assert found.status_code == 200
            [row] = found.text.strip().splitlines()[1:]
            assert ("2021-03-0" in row) == (day is not None)
            assert day is None or day in row
    assert client.get(f"{EVENTS}?undated=month", headers=csv).status_code == 422
