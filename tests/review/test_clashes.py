"""Two writers on one event: a clash is told, and no decision is lost."""

from __future__ import annotations

import threading

from deskdeciding import (
    DECISIONS,
    correct,
    form,
    gao,
    tag,
    toll,
)
from deskwork import Client

from dateline.errors import ClashError
from dateline.ledger import Ledger
from dateline.records import Decision
from dateline.vocabulary import DecisionKind


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
