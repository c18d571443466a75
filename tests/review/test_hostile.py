"""Reports are hostile input: they run nothing, break no page, and take no more than their share."""

from __future__ import annotations

import gzip
import io
import re
import time
import zipfile
from typing import Any
from urllib.parse import quote

import pytest
from deskwork import BASE, Client, desk, told

from dateline.ledger import Ledger
from dateline.ledger.browsing import Browse
from dateline.settings import Review

PAGES = ("/", "/queue", "/compare", "/reports", "/add", "/history", "/export", "/agreement",
         "/events/EAAAAAAAAAAAA")  # fmt: skip
JSON = {"Content-Type": "application/json"}

HOSTILE = (
    '<script>alert("x")</script>',
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "\u202eevil\u2066\u2069 \u202d",
    "</textarea></title></style><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "x\u0007y\u001b[31m",
    "&lt;script&gt;",
    "a" * 5_000,
)
_TAG = re.compile(r"<(script|img|svg|a|style|iframe)\b[^>]*>", re.IGNORECASE)


def tags(page: str) -> set[str]:
    return {
        match[0]
        for match in _TAG.finditer(page)
        if re.search(r"alert|onerror|onload|javascript:", match[0], re.IGNORECASE)
    }


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_report_is_shown_as_text(client: Client, ledger: Ledger, evil: str) -> None:
    added = ledger.add(
        told(
            9,
            "Gao",
            "2019-12-01",
            before=evil + " ",
            says="The spokesman",
            group="Gang of Nobody",
            title=f"T {evil}",
            publisher=f"P {evil}",
            published="2019-12-02",
        )
    )
    [event] = added.events
    report = client.get("/api/v1/reports").json()["reports"][0]["id"]
    for path in ("/", f"/events/{event}", f"/reports/{report}", "/reports", "/queue", "/history"):
        found = client.get(path)
        assert found.status_code == 200, path
        assert tags(found.text) == set(), path
        assert "<script>alert" not in found.text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", found.text), path


@pytest.mark.parametrize("evil", HOSTILE[:10], ids=range(10))
def test_hostile_words_in_an_address_make_no_broken_page(client: Client, evil: str) -> None:
    for path in ("/", "/reports", "/export", "/api/v1/events"):
        found = client.get(path, params={"q": evil, "since": evil, "country": evil})
        assert found.status_code in (200, 422)
        if "json" not in found.headers["content-type"]:
            assert tags(found.text) == set()
            assert "<script>alert" not in found.text
    assert client.get("/" + quote(evil, safe="")).status_code in (404, 422)


def test_no_page_has_script_or_style_in_it(client: Client) -> None:
    for path in PAGES:
        page = client.get(path).text
        assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page) == []
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=", page) == []


# How much


def bomb() -> bytes:
    """A hundred megabytes of noughts in a ZIP archive of a hundred kilobytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", b"0" * 100_000_000)
    return packed.getvalue()


def quick(client: Client, path: str, **sent: Any) -> Any:
    """The answer to something large, which must not take long."""
    begun = time.process_time()
    found = client.post(path, **sent)
    assert time.process_time() - begun < 3
    return found


def test_a_line_of_ten_megabytes_is_refused(ledger: Ledger) -> None:
    line = "a" * 10_000_000
    with desk(ledger) as client:
        assert quick(client, "/api/v1/code", json={"text": line}).status_code == 413
    with desk(ledger, settings=Review(analyst="ana", max_body_bytes=20_000_000)) as client:
        sent = {"text": line, "published": "2019-11-02"}
        found = quick(client, "/api/v1/code", json=sent)
        assert (found.status_code, found.json()["code"]) == (413, "too_large")
        page = quick(client, "/add", data=sent, headers={"Origin": BASE})
        assert page.status_code == 413
        words = " ".join(["word"] * 50_000)
        assert quick(client, "/api/v1/code", json={"text": words}).status_code in (413, 422)


def test_a_line_of_a_megabyte_in_the_ledger_breaks_no_page(client: Client, ledger: Ledger) -> None:
    added = ledger.add(
        told(9, "Gao", "2019-12-01", before="a" * 1_000_000 + " ", published="2019-12-02",
             title="b" * 100_000)
    )  # fmt: skip
    report = client.get("/api/v1/reports").json()["reports"][0]["id"]
    for path in ("/", f"/events/{added.events[0]}", f"/reports/{report}", "/reports", "/history"):
        assert client.get(path).status_code == 200, path


def test_nothing_packed_is_unpacked(client: Client) -> None:
    packed = gzip.compress(b'{"text": "' + b"a" * 50_000_000 + b'"}')
    headers = {**JSON, "Content-Encoding": "gzip"}
    found = quick(client, "/api/v1/code", content=packed, headers=headers)
    assert (found.status_code, found.json()["code"]) == (400, "not_json")
    archive = bomb()
    assert len(archive) < 200_000
    for kind in ("application/zip", "multipart/form-data; boundary=x"):
        sent = {"content": archive, "headers": {"Content-Type": kind, "Origin": BASE}}
        assert quick(client, "/add", **sent).status_code in (400, 415)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"text":' * 50_000,
        b'{"text": "\xff\xfe"}',
        b'{"text": "\\ud800"}',
        b"nul",
        b"",
        b"{" + b'"x": 1, ' * 50_000 + b'"y": 1}',
    ],
    ids=range(7),
)
def test_json_that_is_none_is_told(client: Client, body: bytes) -> None:
    for path in ("/api/v1/code", "/api/v1/reports", "/api/v1/decisions"):
        found = quick(client, path, content=body, headers=JSON)
        assert found.status_code in (400, 422)
        assert found.headers["content-type"] == "application/problem+json"


def test_a_form_of_very_many_fields_is_refused(client: Client) -> None:
    body = "&".join(f"a{n}=1" for n in range(60_000))
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": BASE}
    assert quick(client, "/add", content=body, headers=kind).status_code == 400


# Pages of problems


@pytest.mark.parametrize("evil", HOSTILE[:4], ids=range(4))
def test_pages_of_problems_are_pages_as_well(
    client: Client, evil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> Any:
        raise RuntimeError(f"secret of the store {evil}")

    found = {
        404: client.get("/" + quote(evil, safe="")),
        405: client.delete("/queue", headers={"Origin": BASE}),
        422: client.get("/", params={"since": evil}),
        415: client.post("/add", content=evil.encode(), headers={"Origin": BASE}),
    }
    monkeypatch.setattr(Browse, "reports", fails)
    found[500] = client.get("/reports")
    for status, answer in found.items():
        assert answer.status_code == status
        assert tags(answer.text) == set()
        assert "<script>alert" not in answer.text
        assert "secret" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "<main" in answer.text
