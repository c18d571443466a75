"""Whole events decided upon: accepted, rejected, merged, told apart, split, added; the queue."""

from __future__ import annotations

import pytest
from deskdeciding import (
    DECISIONS,
    EVENTS,
    add_event,
    gao,
    pair,
    tag,
    toll,
)
from deskwork import Client, told

from dateline.ledger import Ledger


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


def test_the_queue_leads_from_one_to_the_next(client: Client) -> None:
    order = [e["id"] for e in client.get(f"{EVENTS}?review=true&order=queue").json()["events"]]
    assert len(order) >= 2
    seen, here = [], ""
    for _ in order:
        found = client.get(f"/queue/next?after={here}", follow_redirects=False)
        here = found.headers["location"].rpartition("/")[2]
        seen.append(here)
    assert seen == order


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
