"""Decisions made through the API of a desk over the invented reports, and what came of them."""

from __future__ import annotations

from typing import Any

from deskwork import BASE, Client, killed
from msgspec import to_builtins

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


def pair(client: Client) -> tuple[dict[str, Any], dict[str, Any]]:
    [found] = client.get("/api/v1/duplicates").json()["pairs"]
    one, other = (client.get(f"{EVENTS}/{found[side]}").json() for side in ("left", "right"))
    return one, other


def form(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, headers={"Origin": BASE}, follow_redirects=True)


def add_event(client: Client, report: str, text: str) -> Any:
    words = {"start": text.index("Nobody"), "end": text.index("Nobody") + 6, "text": "Nobody"}
    value = {"slot": "type", "type": "abduction"}
    body = {
        "kind": "add", "subject": f"{report}/new", "told": {"value": value, "evidence": [words]},
    }  # fmt: skip
    return client.post(DECISIONS, json=body)
