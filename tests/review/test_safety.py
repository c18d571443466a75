"""What keeps the desk safe: who may ask, from where, how much, and that text stays text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from deskwork import Client, Clock, desk

from dateline.ledger import Ledger
from dateline.review.accounts import Accounts
from dateline.review.people import Role
from dateline.settings import Review

PASSWORD = "correct horse battery"
WEAK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Quick hashes, for tests alone."""
PAGES = ("/", "/queue", "/compare", "/reports", "/history", "/export", "/events/EAAAAAAAAAAAA")


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    made = Accounts(tmp_path / "accounts.db", clock=clock, hasher=WEAK)
    for name, role in (("cora", Role.CODER), ("rita", Role.REVIEWER), ("adam", Role.ADMIN)):
        made.add_user(name, PASSWORD, role, by="test")
    yield made
    made.close()


@pytest.fixture
def team(ledger: Ledger, accounts: Accounts) -> Iterator[Client]:
    with desk(ledger, accounts) as client:
        yield client


def log_in(client: Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(
        "/login",
        data={"name": name, "password": password, **more},
        headers={"Origin": "http://127.0.0.1:8470"},
        follow_redirects=False,
    )


# Names of the desk


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "user@127.0.0.1", "127.0.0.1:x", "[::1"]
)
def test_a_name_that_is_not_the_desks_is_refused(client: Client, host: str) -> None:
    for path in ("/", "/api/v1/events", "/static/x/desk.js"):
        found = client.get(path, headers={"Host": host})
        assert (found.status_code, found.json()["code"]) == (421, "host")


@pytest.mark.parametrize("host", ["localhost:8470", "127.0.0.1", "[::1]:8470", "LOCALHOST"])
def test_the_desks_own_names_are_answered(client: Client, host: str) -> None:
    assert client.get("/api/v1", headers={"Host": host}).status_code == 200


def test_a_further_name_can_be_told(ledger: Ledger) -> None:
    with desk(ledger, settings=Review(hosts=("desk.example.org",))) as client:
        assert client.get("/api/v1", headers={"Host": "desk.example.org"}).status_code == 200


# Where changes come from


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8470"},
        {},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(
    client: Client, ledger: Ledger, headers: dict[str, str]
) -> None:
    event = client.get("/api/v1/events").json()["events"][0]
    found = client.post(
        f"/events/{event['id']}/decide",
        data={"kind": "accept", "version": event["version"]},
        headers=headers,
    )
    assert (found.status_code, found.json()["code"]) == (403, "origin")
    assert list(ledger.decisions()) == []


def test_a_text_that_a_page_elsewhere_can_send_is_no_json(client: Client) -> None:
    found = client.post(
        "/api/v1/code", content='{"text": "x"}', headers={"Content-Type": "text/plain"}
    )
    assert found.status_code == 403


# Who may ask


def test_without_a_login_there_is_nothing_to_see(team: Client) -> None:
    for path in PAGES:
        found = team.get(path, follow_redirects=False)
        assert (found.status_code, found.headers["location"][:7]) == (303, "/login?")
    found = team.get("/api/v1/events")
    assert (found.status_code, found.json()["code"]) == (401, "no_login")
    assert found.headers["www-authenticate"] == "Bearer"
    assert team.get("/ground.json", follow_redirects=False).status_code == 303


def test_a_login_opens_the_desk_and_ends_with_it(team: Client) -> None:
    found = log_in(team, "cora", next="/queue")
    assert found.headers["location"] == "/queue"
    cookie = found.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert team.get("/queue").status_code == 200
    team.post("/logout", headers={"Origin": "http://127.0.0.1:8470"})
    assert team.get("/queue", follow_redirects=False).status_code == 303


def test_a_session_that_was_ended_is_worth_nothing(team: Client) -> None:
    log_in(team, "cora")
    secret = team.cookies["dateline_session"]
    team.post("/logout", headers={"Origin": "http://127.0.0.1:8470"})
    team.cookies.set("dateline_session", secret)
    assert team.get("/api/v1").status_code == 401


@pytest.mark.parametrize(
    "away", ["//evil.example", "https://evil.example", "/\\evil", "javascript:x"]
)
def test_a_login_leads_nowhere_else(team: Client, away: str) -> None:
    assert log_in(team, "cora", next=away).headers["location"] == "/"


def test_logins_are_limited_for_a_user_and_from_an_address(team: Client) -> None:
    for _ in range(5):
        assert log_in(team, "cora", "wrong").status_code == 401
    found = log_in(team, "cora")
    assert found.status_code == 429
    assert found.headers["retry-after"] == "900"
    assert log_in(team, "rita").status_code == 303
    for number in range(15):
        log_in(team, f"nobody{number}", "wrong")
    assert log_in(team, "adam").status_code == 429


def test_a_session_ends_by_itself(ledger: Ledger, accounts: Accounts, clock: Clock) -> None:
    with desk(ledger, accounts, Review(session_hours=1)) as client:
        log_in(client, "cora")
        assert client.get("/api/v1").status_code == 200
        for _ in range(3600):
            clock()
        assert client.get("/api/v1").status_code == 401


def test_a_closed_user_is_out_at_once(team: Client, accounts: Accounts) -> None:
    log_in(team, "cora")
    token = accounts.add_token("cora", "script", Role.READER, 1, by="adam")
    accounts.close_user("cora", by="adam")
    assert team.get("/api/v1").status_code == 401
    team.cookies.clear()
    assert team.get("/api/v1", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_a_token_may_no_more_than_it_says(team: Client, accounts: Accounts) -> None:
    token = accounts.add_token("adam", "reader", Role.READER, 1, by="adam")
    headers = {"Authorization": f"Bearer {token}"}
    assert team.get("/api/v1", headers=headers).json()["role"] == "reader"
    found = team.post("/api/v1/code", json={"text": "x"}, headers=headers)
    assert (found.status_code, found.json()["code"]) == (403, "role")
    accounts.revoke(1, by="adam")
    assert team.get("/api/v1", headers=headers).status_code == 401
    for wrong in ("", "dl_x", token + "x"):
        answer = team.get("/api/v1", headers={"Authorization": f"Bearer {wrong}"})
        assert answer.status_code == 401


def test_only_an_administrator_keeps_the_accounts(team: Client) -> None:
    log_in(team, "rita")
    assert team.get("/accounts").status_code == 403
    team.cookies.clear()
    log_in(team, "adam")
    page = team.post(
        "/accounts/token",
        data={"name": "cora", "label": "r", "role": "reader"},
        headers={"Origin": "http://127.0.0.1:8470"},
    ).text
    secret = re.search(r"dl_[\w-]+", page)
    assert secret is not None
    found = team.post(
        "/accounts/token",
        data={"name": "cora", "label": "r", "role": "admin"},
        headers={"Origin": "http://127.0.0.1:8470"},
    )
    assert found.status_code == 422


def test_secrets_are_kept_as_hashes(accounts: Accounts, tmp_path: Path) -> None:
    token = accounts.add_token("cora", "script", Role.READER, 1, by="adam")
    session = accounts.log_in("cora", PASSWORD, 1)
    assert session is not None
    accounts.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("accounts.db*"))
    assert b"$argon2id$" in kept
    assert not any(secret.encode() in kept for secret in (token, session, PASSWORD))
    assert (tmp_path / "accounts.db").stat().st_mode & 0o077 == 0


def test_the_audit_is_only_added_to(accounts: Accounts, tmp_path: Path) -> None:
    assert accounts.audit()[-1].what == "user added"
    with sqlite3.connect(tmp_path / "accounts.db") as store:
        for change in ("DELETE FROM audit", "UPDATE audit SET who = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                store.execute(change)
    store.close()


# How much


def test_a_request_too_large_is_refused_before_it_is_read(client: Client) -> None:
    body = b'{"text": "' + b"x" * 1_100_000 + b'"}'
    kind = {"Content-Type": "application/json"}
    assert client.post("/api/v1/code", content=body, headers=kind).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(30):
            yield b"x" * 50_000

    assert client.post("/api/v1/code", content=pieces(), headers=kind).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/..%2f..%2fpyproject.toml",
        "/static/../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/events/..%2f..%2fetc",
        "/reports/%00",
        "/reports/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_out(client: Client, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


def test_answers_carry_the_headers_of_safety(client: Client) -> None:
    for path in (*PAGES, "/api/v1/events", "/api/v1/nothing", "/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
