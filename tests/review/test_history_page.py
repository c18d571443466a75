"""The page of history tells decisions by the words of events and the titles of reports."""

from __future__ import annotations

from html import unescape

from deskdeciding import correct, gao
from deskwork import BASE, Client


def test_decisions_are_told_by_titles_and_sentences(client: Client) -> None:
    event = gao(client)
    assert correct(client, event).status_code == 201
    again = gao(client)
    client.post(
        f"/events/{again['id']}/decide",
        data={"kind": "accept", "version": again["version"]},
        headers={"Origin": BASE},
    )
    page = unescape(client.get("/history").text)
    assert "corrected a value of" in page
    assert "“Attaque à Gao 🇲🇱”" in page
    assert "Armed attack in Gao, Mali on Fri 1 Nov 2019" in page
    assert "the headline says so" in page


def test_a_report_of_the_list_is_a_copy_only_where_it_is_one(client: Client) -> None:
    assert "copy" not in client.get("/reports").text.partition("<main")[2].partition("</main")[0]
