"""Values corrected by hand: the analyst's statements beside the machine's; undo and redo."""

from __future__ import annotations

from typing import Any

import pytest
from deskdeciding import (
    DECISIONS,
    EVENTS,
    correct,
    form,
    gao,
    statements,
    tag,
    toll,
)
from deskwork import Client, killed
from msgspec import to_builtins

from dateline.ledger import Ledger
from dateline.vocabulary import EventType, SourceKind


def test_a_correction_takes_the_place_of_the_machines_statement(client: Client) -> None:
    event = gao(client)
    found = correct(client, event)
    assert found.status_code == 201
    assert found.headers["etag"] == f'"{event["id"]}.{event["version"] + 1}"'
    low, high = statements(client, event["id"])
    assert [s["statement"]["value"]["low"] for s in (low, high)] == [19, 21]
    assert high["by_analyst"] is True
    assert high["statement"]["source"] == {
        **high["statement"]["source"],
        "name": "ana",
        "kind": "analyst",
    }
    [listed] = client.get(f"{EVENTS}?killed_least=21").json()["events"]
    assert listed["id"] == event["id"]


def test_the_machines_statement_stays_in_its_report(client: Client) -> None:
    event = gao(client)
    key, statement, _ = toll(event, "12 soldiers")
    correct(client, event)
    report = client.get(f"/api/v1/reports/{key.partition('/')[0]}").json()
    assert statement in report["coded"]["mentions"][0]["statements"]


def test_words_are_counted_in_code_points(client: Client) -> None:
    event = gao(client)
    key, _, text = toll(event, "12 soldiers")
    start = text.index("Cafe\u0301")
    assert start < len(text[:start].encode("utf-16-le")) // 2  # UTF-16 counts more
    words = {"start": start, "end": start + 5, "text": "Cafe\u0301"}
    body: dict[str, Any] = {
        "kind": "edit",
        "subject": key,
        "told": {"value": to_builtins(killed(14)), "evidence": [words]},
    }
    assert client.post(DECISIONS, json=body, headers=tag(event)).status_code == 201
    body["told"]["evidence"] = [{**words, "start": start + 1, "end": start + 6}]
    again = gao(client)
    found = client.post(
        DECISIONS,
        json={**body, "kind": "add", "subject": key.rpartition("/")[0] + "/e1"},
        headers=tag(again),
    )
    assert (found.status_code, found.json()["code"]) == (422, "evidence")
    assert gao(client)["version"] == again["version"]


def test_undo_and_redo(client: Client) -> None:
    event = gao(client)
    made = correct(client, event).json()["decision"]["id"]
    assert client.post(f"{DECISIONS}/{made}/undo", json={}).status_code == 200
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [12, 19]
    assert client.post(f"{DECISIONS}/{made}/undo", json={}).status_code == 409
    again = client.post(f"{DECISIONS}/{made}/redo", json={}).json()["decision"]
    assert again["statement"]["id"] == again["id"] != made
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [19, 21]
    listed = client.get(DECISIONS).json()["decisions"]
    assert [(row["decision"]["kind"], row["undone"]) for row in listed] == [
        ("edit", False),
        ("undo", True),
        ("edit", True),
    ]


def test_an_analysts_statement_can_be_corrected_again(client: Client) -> None:
    event = gao(client)
    made = correct(client, event).json()["decision"]
    report = made["subject"].partition("/")[0]
    now = gao(client)
    body = {
        "kind": "edit",
        "subject": f"{report}/{made['id']}",
        "told": {"value": to_builtins(killed(20)), "evidence": made["statement"]["evidence"]},
    }
    assert client.post(DECISIONS, json=body, headers=tag(now)).status_code == 201
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [19, 20]


def test_rejecting_a_value_leaves_its_event(client: Client) -> None:
    event = gao(client)
    key, _, _ = toll(event, "12 soldiers")
    made = client.post(
        DECISIONS, json={"kind": "reject", "subject": key}, headers=tag(event)
    ).json()
    assert made["event"] == event["id"]
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [19]
    client.post(f"{DECISIONS}/{made['decision']['id']}/undo", json={})
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [12, 19]


def test_a_report_coded_anew_does_not_lose_another_statement(
    client: Client, ledger: Ledger
) -> None:
    event = gao(client)
    key, _, _ = toll(event, "12 soldiers")
    client.post(DECISIONS, json={"kind": "reject", "subject": key}, headers=tag(event))
    report = key.partition("/")[0]
    coded = ledger.browse().report(report).coded
    from msgspec.structs import replace

    mention = coded.mentions[0]
    told_anew = tuple(
        replace(s, value=killed(15)) if s.id == key.partition("/")[2] else s
        for s in mention.statements
    )
    fresh = replace(coded, producer="reader/2", mentions=(replace(mention, statements=told_anew),))
    ledger.add(fresh, replace=True)
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [15, 19]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "undo", "subject": "D1"}, 422),
        ({"kind": "edit", "subject": "{event}"}, 422),
        ({"kind": "merge", "subject": "{event}", "others": []}, 409),
        ({"kind": "split", "subject": "{event}", "others": ["x/e1"]}, 409),
        ({"kind": "edit", "subject": "none/s1"}, 404),
        ({"kind": "nonsense", "subject": "{event}"}, 422),
        ({"kind": "accept", "subject": "{event}", "more": 1}, 422),
        ({"kind": "accept"}, 422),
        ([], 422),
    ],
)
def test_what_cannot_be_decided_is_told(client: Client, body: Any, status: int) -> None:
    event = gao(client)
    if isinstance(body, dict) and body.get("subject") == "{event}":
        body = {**body, "subject": event["id"]}
    assert client.post(DECISIONS, json=body, headers=tag(event)).status_code == status
    assert client.get(DECISIONS).json()["decisions"] == []


def test_the_value_must_be_of_the_slot(client: Client) -> None:
    event = gao(client)
    key, statement, _ = toll(event, "12 soldiers")
    value = {"slot": "type", "type": str(EventType.BOMBING)}
    body = {
        "kind": "edit", "subject": key, "told": {"value": value, "evidence": statement["evidence"]},
    }  # fmt: skip
    assert client.post(DECISIONS, json=body, headers=tag(event)).status_code == 422


def test_the_sheet_makes_each_kind_of_value(client: Client) -> None:
    event = gao(client)
    mention = event["dossier"]["event"]["mentions"][0]
    [timbuktu] = [
        place["key"]
        for place in client.get("/places?name=Timbuktu").json()
        if place["label"].startswith("Timbuktu, ") and place["label"].endswith(", Mali")
    ]
    cases: dict[str, dict[str, Any]] = {
        "type": {"type": "bombing"},
        "stage": {"stage": "foiled"},
        "when": {"start": "2019-10-01", "end": "2019-10-31"},
        "where": {"place": "Timbuktu", "entry": timbuktu, "relation": "near"},
        "party": {
            "role": "perpetrator",
            "name": "JNIM",
            "kind_": "other",
            "level": "claimed_by_itself",
        },
        "toll": {"outcome": "injured", "group": "civilians", "low": "7"},
        "means": {"means": "explosives"},
    }
    for slot, sent in cases.items():
        now = client.get(f"{EVENTS}/{event['id']}").json()
        found = form(
            client, "/statements/decide", kind="add", subject=mention, event=event["id"],
            version=now["version"], slot=slot, **{"from": 0, "to": 10}, **sent,
        )  # fmt: skip
        assert found.status_code == 200, (slot, found.text)
        assert "Added." in found.text
    made = client.get(f"{EVENTS}/{event['id']}/statements").json()["statements"]
    own = {
        s["statement"]["value"]["slot"]: s["statement"]["value"]
        for s in made
        if s["statement"]["source"]["kind"] == SourceKind.ANALYST
    }
    assert set(own) == set(cases)
    assert own["when"]["precision"] == "month"
    assert (own["where"]["country"], own["where"]["precision"]) == ("ML", "near")
    assert (own["party"]["actor"], own["party"]["kind"]) == ("jnim", "armed_group")
    assert (own["toll"]["qualifier"], own["toll"]["high"]) == ("minimum", None)


def test_undo_and_redo_from_the_keyboard(client: Client) -> None:
    event = gao(client)
    for low in (21, 22):
        correct(client, gao(client), "12 soldiers" if low == 21 else "19 soldiers", low)
    for _ in range(2):
        assert "Undone." in form(client, "/undo").text
    assert form(client, "/undo").status_code == 409
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [12, 19]
    assert "Done again." in form(client, "/redo").text
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [19, 21]
    assert "Done again." in form(client, "/redo").text
    assert [s["statement"]["value"]["low"] for s in statements(client, event["id"])] == [21, 22]
    assert form(client, "/redo").status_code == 409
