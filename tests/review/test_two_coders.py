"""Two coders on one report: neither sees the other, agreement is measured, differences settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from deskwork import BASE, Client, Clock, desk

from dateline.ledger import Ledger
from dateline.review.accounts import Accounts
from dateline.review.people import Role
from dateline.review.readings import _alpha

PASSWORD = "correct horse battery"


@pytest.fixture
def team(ledger: Ledger, tmp_path: Path, clock: Clock) -> Iterator[Client]:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    accounts = Accounts(tmp_path / "accounts.db", clock=clock, hasher=quick)
    for name, role in (("cora", Role.CODER), ("cyril", Role.CODER), ("rita", Role.REVIEWER)):
        accounts.add_user(name, PASSWORD, role, by="test")
    with desk(ledger, accounts) as client:
        yield client
    accounts.close()


def post(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, headers={"Origin": BASE}, follow_redirects=True)


def be(client: Client, name: str) -> None:
    client.cookies.clear()
    assert post(client, "/login", name=name, password=PASSWORD).status_code == 200


def agadez(client: Client) -> tuple[str, str]:
    """The report of an event with one report, and the event."""
    [event] = client.get("/api/v1/events?country=NE").json()["events"]
    whole = client.get(f"/api/v1/events/{event['id']}").json()
    return whole["dossier"]["entries"][0]["report"]["id"], event["id"]


def decide(client: Client, event: str, kind: str, subject: str, killed: int | None = None) -> Any:
    """Correct the toll that the subject is, or reject it, at the page where one codes by hand."""
    version = client.get(f"/api/v1/events/{event}").json()["version"]
    told = {
        "slot": "toll", "outcome": "killed", "group": "soldiers", "low": killed, "high": killed,
        "from": 0, "to": 8,
    }  # fmt: skip
    return post(
        client, "/statements/decide", kind=kind, subject=subject, event=event, version=version,
        back=f"/reports/{subject.partition('/')[0]}/read", **({} if killed is None else told),
    )  # fmt: skip


def code(client: Client, report: str, event: str, killed: int, about: str = "s5") -> None:
    """Correct the toll of the report, and say that it is read."""
    found = decide(client, event, "edit", f"{report}/{about}", killed)
    assert "Corrected." in found.text
    assert f"/reports/{report}/read" in str(found.url)
    assert post(client, f"/reports/{report}/read").status_code == 200


def test_a_coder_does_not_see_what_the_other_decided(team: Client) -> None:
    be(team, "cora")
    report, event = agadez(team)
    code(team, report, event, 8)
    assert "8 soldiers killed" in team.get(f"/reports/{report}/read").text
    be(team, "cyril")
    page = team.get(f"/reports/{report}/read").text
    assert "7 soldiers killed" in page
    assert "8 soldiers killed" not in page
    code(team, report, event, 9)
    page = team.get(f"/reports/{report}/read").text
    assert "9 soldiers killed" in page
    assert "8 soldiers killed" not in page


def test_agreement_and_adjudication(team: Client) -> None:
    for name, killed in (("cora", 8), ("cyril", 9)):
        be(team, name)
        report, event = agadez(team)
        code(team, report, event, killed)
    be(team, "rita")
    page = team.get("/agreement?left=cora&right=cyril").text
    assert "<b>1</b> differ" in page
    row = re.search(r"<tr><td>toll</td>(.*?)</tr>", page)
    assert row is not None
    assert re.findall(r"<td>(.*?)</td>", row[1])[:2] == ["1", "0"]
    page = team.get(f"/adjudicate/{report}?left=cora&right=cyril").text
    assert page.count('class="card" data-row') == 1
    assert "8 soldiers killed" in page
    assert "9 soldiers killed" in page
    assert "Agadez" not in page.partition("<ol")[2]

    page = post(
        team, f"/adjudicate/{report}", left="cora", right="cyril", mention="e1", slot="toll",
        take="right",
    ).text  # fmt: skip
    told = team.get(f"/api/v1/events/{event}/statements?slot=toll").json()["statements"]
    assert [s["statement"]["value"]["low"] for s in told] == [9]
    # What the two read has not changed by it; what they differed in is settled.
    assert "All is settled." in page
    assert "Settled: toll." in page
    page = team.get("/agreement?left=cora&right=cyril").text
    assert "<b>0</b> differ" in page
    row = re.search(r"<tr><td>toll</td>(.*?)</tr>", page)
    assert row is not None
    assert re.findall(r"<td>(.*?)</td>", row[1])[:2] == ["1", "0"]
    again = post(
        team, f"/adjudicate/{report}", left="cora", right="cyril", mention="e1", slot="toll",
        take="left",
    )  # fmt: skip
    assert again.status_code == 409
    decisions = team.get("/api/v1/decisions").json()["decisions"]
    assert [(d["decision"]["kind"], d["decision"]["analyst"]) for d in decisions][:1] == [
        ("undo", "rita")
    ]


def last_decision(client: Client, kind: str = "edit") -> str:
    rows = client.get("/api/v1/decisions").json()["decisions"]
    return next(str(r["decision"]["id"]) for r in rows if r["decision"]["kind"] == kind)


def tolls(client: Client, event: str) -> list[int]:
    """The figures that are held to be said of the killed."""
    rows = client.get(f"/api/v1/events/{event}/statements?slot=toll").json()["statements"]
    return sorted(row["statement"]["value"]["low"] for row in rows)


def overruled(client: Client) -> tuple[str, str, str]:
    """A report and its event; the correction of it by cora that rita undid."""
    be(client, "cora")
    report, event = agadez(client)
    code(client, report, event, 8)
    first = last_decision(client)
    be(client, "rita")
    assert post(client, f"/decisions/{first}/undo").status_code == 200
    assert tolls(client, event) == [7]
    return report, event, first


def test_a_coder_who_was_overruled_may_correct_the_value_again(team: Client) -> None:
    report, event, first = overruled(team)
    be(team, "cora")
    assert "8 soldiers killed" in team.get(f"/reports/{report}/read").text
    code(team, report, event, 10, about=first)
    page = team.get(f"/reports/{report}/read").text
    assert "10 soldiers killed" in page
    assert "8 soldiers killed" not in page
    assert tolls(team, event) == [10]  # it takes the place of the machine's as the first did
    # Overruled once more, and corrected once more.
    second = last_decision(team)
    be(team, "rita")
    post(team, f"/decisions/{second}/undo")
    assert tolls(team, event) == [7]
    be(team, "cora")
    code(team, report, event, 11, about=second)
    assert tolls(team, event) == [11]
    post(team, f"/decisions/{last_decision(team)}/undo")
    assert tolls(team, event) == [7]


def test_who_decides_anew_opens_the_difference_again(team: Client) -> None:
    report, event, first = overruled(team)
    be(team, "cyril")
    code(team, report, event, 9)
    address = f"/adjudicate/{report}?left=cora&right=cyril"
    assert "Settled: toll." in team.get(address).text
    be(team, "cora")
    code(team, report, event, 10, about=first)
    page = team.get(address).text
    assert "Settled" not in page
    assert "10 soldiers killed" in page
    be(team, "rita")
    sides = {"left": "cora", "right": "cyril", "mention": "e1", "slot": "toll"}
    page = post(team, f"/adjudicate/{report}", take="right", **sides).text
    assert "Settled: toll." in page
    assert tolls(team, event) == [9]
    # Now the coder rejects it, and is overruled in that as well.
    be(team, "cora")
    second = last_decision(team)
    assert decide(team, event, "drop", f"{report}/{second}").status_code == 200
    assert "Settled" not in team.get(address).text
    be(team, "rita")
    assert "Settled: toll." in post(team, f"/adjudicate/{report}", take="right", **sides).text
    assert tolls(team, event) == [9]


def test_a_correction_that_another_coder_replaced_may_be_corrected_by_its_own(
    team: Client,
) -> None:
    be(team, "cora")
    report, event = agadez(team)
    code(team, report, event, 8)
    first = last_decision(team)
    be(team, "cyril")
    code(team, report, event, 9, about=first)
    assert tolls(team, event) == [9]
    be(team, "cora")
    code(team, report, event, 10, about=first)
    assert "10 soldiers killed" in team.get(f"/reports/{report}/read").text
    assert tolls(team, event) == [9, 10]


def test_a_coder_may_reject_a_value_of_theirs_that_was_overruled(team: Client) -> None:
    report, event, first = overruled(team)
    be(team, "cora")
    found = decide(team, event, "drop", f"{report}/{first}")
    assert found.status_code == 200
    assert "soldiers killed" not in team.get(f"/reports/{report}/read").text
    assert tolls(team, event) == []


def test_nobody_else_corrects_what_was_overruled(team: Client) -> None:
    report, event, first = overruled(team)
    be(team, "cyril")
    found = decide(team, event, "edit", f"{report}/{first}", 9)
    assert found.status_code == 404
    assert tolls(team, event) == [7]


def test_the_machine_may_be_one_of_the_two(team: Client) -> None:
    be(team, "cora")
    report, event = agadez(team)
    code(team, report, event, 8)
    page = team.get("/agreement?left=cora&right=machine").text
    assert "<b>1</b> differ" in page


def test_only_a_reviewer_adjudicates(team: Client) -> None:
    be(team, "cora")
    report, event = agadez(team)
    code(team, report, event, 8)
    found = post(
        team, f"/adjudicate/{report}", left="cora", right="machine", mention="e1", slot="toll",
        take="right",
    )  # fmt: skip
    assert found.status_code == 403


def test_alpha_against_the_worked_example() -> None:
    """Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example A: 0.095."""
    first = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    second = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    units = [(str(a), str(b)) for a, b in zip(first, second, strict=True)]
    assert _alpha(units) == pytest.approx(0.095, abs=0.0005)
    assert _alpha([("a", "a"), ("a", "a")]) is None
