"""Reports from web addresses: off unless it is switched on, and never from a private host."""

from __future__ import annotations

import datetime as dt
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from deskwork import BASE, Client, desk, without_engine

from dateline.ledger import Ledger
from dateline.review.intake import Fetcher, FetchError
from dateline.review.intake.addresses import is_public, resolved, target
from dateline.settings import Review

PUBLIC = "93.184.216.34"
"""An address of the open internet; the tests' connections to it end at a server on this machine."""
ARTICLE = """<!doctype html><html><head><title>Twelve die in Gao - Example Wire</title>
<meta property="article:published_time" content="2019-11-02T10:00:00Z">
<meta property="og:site_name" content="Example Wire"></head><body><nav>Home | World</nav><article>
<h1>Twelve die in Gao</h1><p>Gunmen attacked an army post in Gao on Friday and killed 12 soldiers,
the army said on Saturday. عاجل 🇲🇱 Cafe&#769;.</p><p>No group has claimed the attack, which was
the second in the region within a month, officials said.</p></article></body></html>"""

Answer = Callable[[BaseHTTPRequestHandler], None]


def told(
    body: bytes = ARTICLE.encode(), kind: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def leads(where: str, status: int = 302) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Location", where)
        request.end_headers()

    return answer


def drips(request: BaseHTTPRequestHandler) -> None:
    """Headers, one byte at a time, for ever."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(200):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


class Web:
    """A server on this machine, the names that lead to it, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {"/": told()}
        self.names: dict[str, list[list[str]]] = {"news.example": [[PUBLIC]]}
        self.asked: list[tuple[str, str]] = []
        self.connected: list[tuple[str, int]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append((str(self.headers["Host"]), self.path))
                try:
                    web.pages[self.path](self)
                except (BrokenPipeError, ConnectionError, ssl.SSLError):
                    return  # cut, as it should be

            def log_message(self, *args: Any) -> None:
                """Nothing on standard error."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def resolve(self, host: str, _: int) -> list[str]:
        """The next answer for a name; the last one stands."""
        answers = self.names.get(host, [[host]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, place: str, port: int, seconds: float) -> socket.socket:
        """Any address leads to the server; which was asked for is noted."""
        self.connected.append((place, port))
        return socket.create_connection(("127.0.0.1", self.server.server_port), timeout=seconds)

    def fetcher(self, seconds: float = 10, most: int = 200_000) -> Fetcher:
        return Fetcher(seconds, most, resolve=self.resolve, connect=self.connect)


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    turn = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    turn.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    turn.join(10)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1",
        "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0", "fd00::1", "fec0::1",
        "ff02::1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:1::1", "::7f00:1", "nonsense", "",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_what_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "//news.example/",
        "javascript:alert(1)", "http://", "http://user@news.example/", "http://news.example:22/",
        "https://news.example:80/", "http://news.example:x/", "http://news.example/a b",
        "http://[::1", "http://news.example/" + "a" * 3000, "http://news.example/\r\nX: y",
        f"http://{'é' * 70}.example/",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_not_asked_for(web: Web, address: str) -> None:
    with pytest.raises(FetchError):
        web.fetcher().fetch(address)
    assert web.connected == []


def test_parts_of_an_address() -> None:
    assert target(" https://news.example/a?b=1#c ") == ("https", "news.example", "/a?b=1")
    assert target("http://bücher.example")[1:] == ("xn--bcher-kva.example", "/")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:7f00:1]"],
)
def test_no_spelling_of_this_machine_is_fetched_from(web: Web, host: str) -> None:
    """With the system's own resolver, which knows all of them."""
    fetcher = Fetcher(5, 1000, connect=web.connect)
    with pytest.raises(FetchError, match=r"open internet|not known"):
        fetcher.fetch(f"http://{host}/")
    assert web.connected == []


def test_the_systems_resolver_knows_this_machine() -> None:
    assert {"127.0.0.1", "::1"} & set(resolved("localhost", 80))
    assert resolved("no.such.name.invalid", 80) == []


def test_a_page_is_fetched_from_the_address_that_was_checked(web: Web) -> None:
    found = web.fetcher().fetch("http://news.example/")
    assert (found.kind, found.body.decode()) == ("text/html", ARTICLE)
    assert web.connected == [(PUBLIC, 80)]
    assert web.asked == [("news.example", "/")]


def test_a_name_with_one_private_address_among_public_ones_is_a_trap(web: Web) -> None:
    web.names["news.example"] = [[PUBLIC, "10.0.0.1"]]
    with pytest.raises(FetchError, match="open internet"):
        web.fetcher().fetch("http://news.example/")
    assert web.connected == []


def test_a_name_that_is_pointed_elsewhere_later_changes_nothing(web: Web) -> None:
    """DNS rebinding: the name is looked up once for each hop, and the answer is what is used."""
    web.names["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.pages["/"] = leads("/again")
    web.pages["/again"] = told()
    with pytest.raises(FetchError, match="open internet"):
        web.fetcher().fetch("http://news.example/")
    assert web.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://inside.example/",
        "//inside.example/", "http://[::1]/", "file:///etc/passwd", "http://news.example:8080/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_leads_to_a_private_host(web: Web, where: str, status: int) -> None:
    web.names["inside.example"] = [["192.168.0.7"]]
    web.pages["/"] = leads(where, status)
    with pytest.raises(FetchError):
        web.fetcher().fetch("http://news.example/")
    assert web.connected == [(PUBLIC, 80)]


def test_redirects_are_followed_so_many_times(web: Web) -> None:
    for number in range(5):
        web.pages[f"/{number}"] = leads(f"/{number + 1}")
    web.pages["/5"] = told()
    assert web.fetcher().fetch("http://news.example/0").address == "http://news.example/5"
    web.pages["/5"] = leads("/0")
    with pytest.raises(FetchError, match="more than 5 times"):
        web.fetcher().fetch("http://news.example/0")


def test_a_page_too_large_is_left_alone(web: Web) -> None:
    web.pages["/"] = told(b"a" * 300_000)
    with pytest.raises(FetchError, match="larger than 200,000 bytes"):
        web.fetcher().fetch("http://news.example/")


def test_what_is_packed_is_unpacked_no_further_than_may_be(web: Web) -> None:
    web.pages["/"] = told(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    assert web.fetcher().fetch("http://news.example/").body == ARTICLE.encode()
    bomb = gzip.compress(b"\0" * 100_000_000)
    assert len(bomb) < 200_000
    web.pages["/"] = told(bomb, Content_Encoding="gzip")
    begun = time.process_time()
    with pytest.raises(FetchError, match="larger than"):
        web.fetcher().fetch("http://news.example/")
    assert time.process_time() - begun < 1
    web.pages["/"] = told(b"not gzip", Content_Encoding="gzip")
    with pytest.raises(FetchError):
        web.fetcher().fetch("http://news.example/")
    web.pages["/"] = told(b"", Content_Encoding="br")
    with pytest.raises(FetchError, match="not asked for"):
        web.fetcher().fetch("http://news.example/")


def test_a_page_that_drips_is_cut_off(web: Web) -> None:
    web.pages["/"] = drips
    begun = time.monotonic()
    with pytest.raises(FetchError, match="longer than 1 s"):
        web.fetcher(seconds=1).fetch("http://news.example/")
    assert time.monotonic() - begun < 5


def test_half_a_page_is_no_page(web: Web) -> None:
    web.pages["/"] = told(b"half", Content_Length="8")
    with pytest.raises(FetchError):
        web.fetcher().fetch("http://news.example/")


def test_a_handshake_that_never_comes_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:

        def connect(place: str, port: int, seconds: float) -> socket.socket:
            return socket.create_connection(silent.getsockname(), timeout=seconds)

        fetcher = Fetcher(1, 1000, resolve=lambda *_: [PUBLIC], connect=connect)
        begun = time.monotonic()
        with pytest.raises(FetchError):
            fetcher.fetch("https://news.example/")
        assert time.monotonic() - begun < 5


def test_only_pages_of_text_are_taken(web: Web) -> None:
    web.pages["/"] = told(b"%PDF-1.7", "application/pdf")
    with pytest.raises(FetchError, match="application/pdf"):
        web.fetcher().fetch("http://news.example/")
    web.pages["/"] = lambda request: request.send_error(404)
    with pytest.raises(FetchError, match="answers 404"):
        web.fetcher().fetch("http://news.example/")


# At the desk


@contextmanager
def reading(ledger: Ledger, web: Web, **settings: Any) -> Iterator[Client]:
    """A desk whose web is the server of the test."""
    with desk(ledger, settings=Review(analyst="ana", **settings)) as client:
        held = without_engine(client)
        if held.fetcher is not None:
            held.fetcher = web.fetcher()
        yield client


def test_a_desk_fetches_nothing_unless_it_is_told_to(ledger: Ledger, web: Web) -> None:
    with reading(ledger, web) as client:
        found = client.post("/api/v1/reports", json={"url": "http://news.example/"})
        assert (found.status_code, found.json()["code"]) == (403, "fetch_off")
        assert "fetches nothing" in client.get("/add").text
    assert web.connected == []


def test_a_report_by_its_address(ledger: Ledger, web: Web) -> None:
    with reading(ledger, web, fetch=True) as client:
        found = client.post("/api/v1/reports", json={"url": "http://news.example/"}).json()
        report = ledger.browse().report(found["report"]).coded.report
        assert report.title == "Twelve die in Gao - Example Wire"
        assert (report.published, report.publisher) == (dt.date(2019, 11, 2), "Example Wire")
        assert report.url == "http://news.example/"
        assert "killed 12 soldiers" in report.text
        assert "عاجل 🇲🇱 Caf\u00e9." in report.text
        assert "Home" not in report.text
        for address in ("http://127.0.0.1/", "http://metadata.example/", "file:///etc/passwd"):
            web.names["metadata.example"] = [["169.254.169.254"]]
            answer = client.post("/api/v1/code", json={"url": address})
            assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, "url")


def test_a_report_is_added_at_a_page(ledger: Ledger, web: Web) -> None:
    with reading(ledger, web, fetch=True) as client:
        origin = {"Origin": BASE}
        sent = {"text": "", "url": "http://news.example/", "published": "2019-11-03"}
        page = client.post("/add", data=sent, headers=origin)
        assert "Added." in page.text
        assert "Twelve die in Gao" in page.text
        assert "Sun 3 Nov 2019" in page.text  # the coder's word before the page's
        again = client.post("/add", data=sent, headers=origin)
        assert "holds this report already" in again.text
        wrong = client.post("/add", data={"text": "No date <b>here</b>."}, headers=origin)
        assert wrong.status_code == 422
        assert "no publication date; give it under “Published”" in wrong.text
        assert "No date &lt;b&gt;here&lt;/b&gt;." in wrong.text
