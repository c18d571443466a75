"""Coding by hand: corrections beside the machine's statements, undo, redo, two writers."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from deskwork import BASE, Client, killed, told
from msgspec import to_builtins

from dateline.errors import ClashError
from dateline.ledger import Ledger
from dateline.records import Decision
from dateline.vocabulary import DecisionKind, EventType, SourceKind

EVENTS = "/api/v1/events"
DECISIONS = "/api/v1/decisions"


def gao(client: Client) -> dict[str, Any]:
    """The event with two rival figures."""
    [found] = client.get(f"{EVENTS}?killed_least=12").json()["events"]
    whole: dict[str, Any] = client.get(f"{EVENTS}/{found['id']}").json()
    return whole


def tag(event: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{event["id"]}.{event["version"]}"'}


def toll(event: dict[str, Any], words: str) -> tuple[str, dict[str, Any], str]:
    """The key of the toll statement with these words, the statement, and the report's text."""
    for entry in event["dossier"]["entries"]:
        for statement in entry["mention"]["statements"]:
            if statement["evidence"][0]["text"] == words:
                return (
                    f"{entry['report']['id']}/{statement['id']}",
                    statement,
                    entry["report"]["text"],
                )
    raise AssertionError(words)


def correct(
    client: Client, event: dict[str, Any], words: str = "12 soldiers", number: int = 21
) -> Any:
    key, statement, _ = toll(event, words)
    body = {
        "kind": "edit",
        "subject": key,
        "why": "the headline says so",
        "told": {"value": to_builtins(killed(number)), "evidence": statement["evidence"]},
    }
    return client.post(DECISIONS, json=body, headers=tag(event))


def statements(client: Client, event: str) -> list[dict[str, Any]]:
    found = client.get(f"{EVENTS}/{event}/statements?slot=toll").json()["statements"]
    return sorted(found, key=lambda one: one["statement"]["value"]["low"])


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


def test_a_rejected_event_comes_back_whole_though_a_value_of_it_was_rejected(
    client: Client,
) -> None:
    event = gao(client)
    key, _, _ = toll(event, "12 soldiers")
    client.post(DECISIONS, json={"kind": "reject", "subject": key}, headers=tag(event))
    now = client.get(f"{EVENTS}/{event['id']}").json()
    made = client.post(DECISIONS, json={"kind": "reject", "subject": event["id"]}, headers=tag(now))
    assert client.get(f"{EVENTS}/{event['id']}").status_code == 410
    assert [g["event"] for g in client.get("/api/v1/gone").json()["gone"]] == [event["id"]]
    client.post(f"{DECISIONS}/{made.json()['decision']['id']}/undo", json={})
    back = client.get(f"{EVENTS}/{event['id']}").json()
    assert len(back["dossier"]["entries"]) == 2


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


def test_accepting_takes_an_event_out_of_the_queue_until_a_report_comes(
    client: Client, ledger: Ledger
) -> None:
    event = gao(client)
    client.post(DECISIONS, json={"kind": "accept", "subject": event["id"]}, headers=tag(event))
    [now] = client.get(f"{EVENTS}?killed_least=12").json()["events"]
    assert (now["accepted"], now["concerns"]) == (True, [])
    assert event["id"] not in [
        e["id"] for e in client.get(f"{EVENTS}?review=true").json()["events"]
    ]
    ledger.add(told(30, "Gao", "2019-11-01", published="2019-11-09", publisher="Late Post"))
    [now] = client.get(f"{EVENTS}?killed_least=12").json()["events"]
    assert now["accepted"] is False


def pair(client: Client) -> tuple[dict[str, Any], dict[str, Any]]:
    [found] = client.get("/api/v1/duplicates").json()["pairs"]
    one, other = (client.get(f"{EVENTS}/{found[side]}").json() for side in ("left", "right"))
    return one, other


@pytest.mark.parametrize("kind", ["merge", "apart"])
def test_a_possible_duplicate_is_settled_and_reopened(client: Client, kind: str) -> None:
    one, other = pair(client)
    tags = {"If-Match": f"{tag(one)['If-Match']}, {tag(other)['If-Match']}"}
    body = {"kind": kind, "subject": one["id"], "others": [other["id"]]}
    made = client.post(DECISIONS, json=body, headers=tags).json()
    assert client.get("/api/v1/duplicates").json()["pairs"] == []
    events = [e["id"] for e in client.get(EVENTS).json()["events"]]
    assert len(events) == (3 if kind == "merge" else 4)
    assert made["event"] in events
    client.post(f"{DECISIONS}/{made['decision']['id']}/undo", json={})
    assert len(client.get("/api/v1/duplicates").json()["pairs"]) == 1
    assert len(client.get(EVENTS).json()["events"]) == 4


def test_splitting_off_a_report(client: Client) -> None:
    event = gao(client)
    off = event["dossier"]["event"]["mentions"][0]
    body = {"kind": "split", "subject": event["id"], "others": [off]}
    assert client.post(DECISIONS, json=body, headers=tag(event)).status_code == 201
    assert len(client.get(EVENTS).json()["events"]) == 5


def test_a_decision_names_what_was_seen(client: Client) -> None:
    event = gao(client)
    body = {"kind": "accept", "subject": event["id"]}
    found = client.post(DECISIONS, json=body)
    assert (found.status_code, found.json()["code"]) == (428, "no_version")
    client.post(DECISIONS, json=body, headers=tag(event))
    found = client.post(DECISIONS, json=body, headers=tag(event))
    assert (found.status_code, found.json()["code"]) == (412, "clash")
    assert "someone changed" in found.json()["detail"]
    assert len(client.get(DECISIONS).json()["decisions"]) == 1


def test_two_writers_never_lose_a_decision(ledger: Ledger, client: Client) -> None:
    """Both saw the same version: one is written, the other is told; then it is written too."""
    event = gao(client)
    outcomes: list[str] = []
    start = threading.Barrier(4)

    def write(number: int) -> None:
        start.wait()
        decision = Decision(
            id=f"w{number}", kind=DecisionKind.ACCEPT, subject=event["id"], analyst=f"w{number}",
            at=ledger.clock(), why="",
        )  # fmt: skip
        while True:
            version = ledger.browse().version(event["id"])[1]
            try:
                ledger.decide(decision, unchanged={event["id"]: version})
            except ClashError:
                outcomes.append("told")
                continue
            outcomes.append("written")
            return

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("written") == 4
    assert {one.id for one in ledger.decisions()} == {"w0", "w1", "w2", "w3"}
    assert gao(client)["version"] == event["version"] + 4


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


# The same from the pages


def form(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, headers={"Origin": BASE}, follow_redirects=True)


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


def test_a_clash_on_a_page_keeps_what_was_wanted(client: Client) -> None:
    event = gao(client)
    correct(client, event)
    key, _, _ = toll(event, "19 soldiers")
    sent = {
        "kind": "edit", "subject": key, "event": event["id"], "version": event["version"],
        "slot": "toll", "outcome": "killed", "group": "soldiers", "low": "18", "high": "18",
        "from": 0, "to": 5,
    }  # fmt: skip
    found = form(client, "/statements/decide", **sent)
    assert found.status_code == 409
    assert "Someone changed this meanwhile" in found.text
    assert f'name="version" value="{event["version"] + 1}"' in found.text
    assert 'name="low" value="18"' in found.text
    again = form(client, "/statements/decide", **{**sent, "version": event["version"] + 1})
    assert "Corrected." in again.text


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


def test_the_queue_leads_from_one_to_the_next(client: Client) -> None:
    order = [e["id"] for e in client.get(f"{EVENTS}?review=true&order=queue").json()["events"]]
    assert len(order) >= 2
    seen, here = [], ""
    for _ in order:
        found = client.get(f"/queue/next?after={here}", follow_redirects=False)
        here = found.headers["location"].rpartition("/")[2]
        seen.append(here)
    assert seen == order


def add_event(client: Client, report: str, text: str) -> Any:
    words = {"start": text.index("Nobody"), "end": text.index("Nobody") + 6, "text": "Nobody"}
    value = {"slot": "type", "type": "abduction"}
    body = {
        "kind": "add", "subject": f"{report}/new", "told": {"value": value, "evidence": [words]},
    }  # fmt: skip
    return client.post(DECISIONS, json=body)


def test_an_event_that_was_missed_is_added_undone_and_added_again(
    client: Client, ledger: Ledger
) -> None:
    key, _, text = toll(gao(client), "12 soldiers")
    report = key.partition("/")[0]
    made = add_event(client, report, text).json()
    added = client.get(f"{EVENTS}/{made['event']}").json()
    assert added["settlement"]["type"]["value"]["type"] == "abduction"
    assert len(client.get(EVENTS).json()["events"]) == 5

    mention = added["dossier"]["event"]["mentions"][0]
    words = {"start": text.index("2019-11-01"), "end": text.index("2019-11-01") + 10}
    date = {
        "slot": "when", "start": "2019-11-01", "end": "2019-11-01", "precision": "day",
        "phrase": "2019-11-01", "anchor": "absolute",
    }  # fmt: skip
    told = {"value": date, "evidence": [{**words, "text": "2019-11-01"}]}
    body = {"kind": "add", "subject": mention, "told": told}
    assert client.post(DECISIONS, json=body, headers=tag(added)).status_code == 201
    [found] = client.get(f"{EVENTS}?type=abduction").json()["events"]
    assert found["when"]["start"] == "2019-11-01"

    client.post(f"{DECISIONS}/{made['decision']['id']}/undo", json={})
    assert client.get(f"{EVENTS}?type=abduction").json()["events"] == []
    assert client.post(f"{DECISIONS}/{made['decision']['id']}/redo", json={}).status_code == 201
    assert len(client.get(f"{EVENTS}?type=abduction").json()["events"]) == 1
    assert list(ledger.verify()) == []


def test_an_added_event_outlives_a_new_coding_of_its_report(client: Client, ledger: Ledger) -> None:
    from msgspec.structs import replace

    key, _, text = toll(gao(client), "12 soldiers")
    report = key.partition("/")[0]
    machine = ledger.browse().report(report).coded
    made = add_event(client, report, text).json()
    ledger.add(replace(machine, producer="reader/2"), replace=True)
    now = client.get(f"{EVENTS}/{made['event']}").json()
    assert now["settlement"]["type"]["value"]["type"] == "abduction"
    assert len(client.get(EVENTS).json()["events"]) == 5
    assert list(ledger.verify()) == []
