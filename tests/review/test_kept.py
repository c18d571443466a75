"""Lists that are asked for again are sent again, or not at all, until the ledger changes."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from deskwork import Client, desk, told
from starlette.responses import Response

from dateline.ledger import Ledger, lists
from dateline.ledger.browsing import Browse
from dateline.review.api import events
from dateline.review.kept import Kept

EVENTS = "/api/v1/events"


def test_those_not_used_for_longest_make_room() -> None:
    kept = Kept(10)
    for name in "abc":
        kept.put(name, b"xxxx")
    assert [kept.get(name) for name in "abc"] == [None, b"xxxx", b"xxxx"]
    kept.get("b")
    kept.put("d", b"xxxx")
    assert [kept.get(name) for name in "bcd"] == [b"xxxx", None, b"xxxx"]
    kept.put("e", b"x" * 11)
    assert kept.get("e") is None
    kept.put("d", b"xx")
    kept.put("f", b"xxxx")
    assert [kept.get(name) for name in "bdf"] == [b"xxxx", b"xx", b"xxxx"]


def test_a_list_asked_again_is_read_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    own = Browse.events

    def counted(self: Browse, *args: Any, **more: Any) -> Any:
        reads.append(args)
        return own(self, *args, **more)

    monkeypatch.setattr(Browse, "events", counted)
    first = client.get(EVENTS)
    assert client.get(EVENTS).json() == first.json()
    again = client.get(EVENTS, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert len(reads) == 1
    assert client.get(f"{EVENTS}?limit=1").headers["etag"] != first.headers["etag"]
    assert len(reads) == 2


def test_a_change_of_the_ledger_makes_a_new_list(client: Client, ledger: Ledger) -> None:
    first = client.get(EVENTS)
    ledger.add(told(9, "Gao", "2020-01-01", published="2020-01-02"))
    again = client.get(EVENTS, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert len(again.json()["events"]) == len(first.json()["events"]) + 1
    assert again.headers["vary"] == "Accept"


def test_a_list_of_possible_duplicates_is_read_anew(client: Client) -> None:
    assert "etag" not in client.get(f"{EVENTS}?duplicates=true").headers
    assert client.get(f"{EVENTS}?since=x", headers={"If-None-Match": "*"}).status_code == 422


def test_the_query_of_a_list_is_put_together_once_for_all_its_pages(client: Client) -> None:
    lists._query.cache_clear()
    address, pages = f"{EVENTS}?limit=1&confidence=0.125", 0
    while address:
        address, pages = client.get(address).json()["next"], pages + 1
    assert pages == 4
    # One without a place to begin behind, one with.
    assert (lists._query.cache_info().misses, lists._query.cache_info().hits) == (2, 2)


def test_few_read_at_a_time_and_a_file_that_takes_long_holds_up_no_list(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, most, turn = 0, 0, threading.Lock()
    done, own = threading.Event(), Browse.events

    def slow(self: Browse, *args: Any, **more: Any) -> Any:
        nonlocal reading, most
        with turn:
            reading += 1
            most = max(most, reading)
        time.sleep(0.05)
        with turn:
            reading -= 1
        return own(self, *args, **more)

    def file(*_: Any) -> Response:
        assert done.wait(20)
        return Response("id\n", media_type="text/csv")

    monkeypatch.setattr(Browse, "events", slow)
    monkeypatch.setattr(events, "exported", file)
    with desk(ledger) as client, ThreadPoolExecutor(12) as several:
        csv = {"Accept": "text/csv"}
        files = [several.submit(client.get, EVENTS, headers=csv) for _ in range(4)]
        pages = [several.submit(client.get, f"{EVENTS}?limit={n}") for n in range(1, 9)]
        assert {one.result(20).status_code for one in pages} == {200}
        assert not any(one.done() for one in files)
        done.set()
        assert {one.result(20).text for one in files} == {"id\n"}
    assert most == 4
