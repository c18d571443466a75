"""Web pages: the main text, and the metadata that the page itself declares."""

from __future__ import annotations

import json
import re
from typing import Any

from dateline.errors import ReadingError
from dateline.reading.draft import Draft

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "pubdate", "publishdate", "publish-date", "publication_date",
    "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "date",
)  # fmt: skip
"""Names of ``meta`` elements that hold the publication date, surest first."""
_ARTICLE = re.compile(r"Article|NewsArticle|Report|BlogPosting|WebPage")


def page_draft(html: str, origin: str) -> Draft:
    """The draft of a page. Its date is one that the page declares in its metadata, never a guess.

    Raises:
        ReadingError: when the page cannot be parsed.
    """
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fromstring(_without_declaration(html))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"not a web page that can be parsed: {error}") from error
    linked = _linked_data(tree)
    meta = _meta(tree)
    title = _text(linked.get("headline")) or meta.get("og:title") or _first(tree, "//title//text()")
    return Draft(
        origin=origin,
        published=_published(tree, meta, linked),
        title=title,
        publisher=meta.get("og:site_name") or _name(linked.get("publisher")),
        url=_first(tree, "//link[@rel='canonical']/@href") or meta.get("og:url"),
        text=_main_text(tree, title),
    )


def _without_declaration(html: str) -> str:
    """lxml refuses a text that declares an encoding; the text has been decoded already.

    The document type goes too: nothing in it (entities above all) is of use.
    """
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html)
    return re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", html, count=1, flags=re.I | re.S)


def _main_text(tree: Any, title: str | None) -> str:
    """The paragraphs, without the headline, which stands in ``title``."""
    import trafilatura

    found = trafilatura.extract(
        tree, include_comments=False, include_tables=False, deduplicate=False, fast=True
    )
    if not found:
        found = "\n".join(" ".join(p.text_content().split()) for p in tree.iter("p"))
    # A line of the extraction is a paragraph.
    paragraphs = [" ".join(line.split()) for line in found.split("\n") if line.strip()]
    if len(paragraphs) > 1 and title and _same_line(paragraphs[0], title):
        del paragraphs[0]
    return "\n\n".join(paragraphs)


def _same_line(line: str, title: str) -> bool:
    """Whether a line is the title, which may end with the site's name."""
    line, title = line.casefold(), " ".join(title.split()).casefold()
    return line == title or (len(line) > 10 and title.startswith(line))


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _published(tree: Any, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    for value in (_text(linked.get("datePublished")), *(meta.get(n) for n in _DATE_NAMES)):
        if value:
            return value
    marked = "//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime"
    times = (
        tree.xpath(marked)
        or tree.xpath("//article//time/@datetime")
        or tree.xpath("//time/@datetime")
    )
    days = {str(value).strip()[:10] for value in times if str(value).strip()}
    # Several different times on a page are those of other articles too.
    return str(times[0]).strip() if len(days) == 1 else None


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first article among the page's JSON-LD objects."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for item in _objects(found):
            if _ARTICLE.search(str(item.get("@type"))) and item.get("datePublished"):
                return item
    return {}


def _objects(found: Any) -> list[dict[str, Any]]:
    if isinstance(found, list):
        return [item for item in found if isinstance(item, dict)]
    if not isinstance(found, dict):
        return []
    graph = found.get("@graph")
    return [found, *(_objects(graph) if isinstance(graph, list) else [])]


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _first(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None
