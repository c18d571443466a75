"""Crawls: the pages of a WARC file (ISO 28500), each read as a web page (extra ``[warc]``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import BinaryFileError, MissingExtraError, ReadingError
from dateline.reading.draft import Draft
from dateline.reading.encoding import decode
from dateline.reading.pages import page_draft
from dateline.reading.tables import Outcome

_PAGES = ("text/html", "application/xhtml+xml")
_OK = "200"


def pages_of_crawl(path: Path, longest: int) -> Iterator[Outcome]:
    """One outcome per page that a server gave; redirections, errors and pictures are passed over.

    A page's date is the one that it declares: the time of the crawl says when it was fetched, not
    when it was published. ``longest`` is the most bytes of a page.

    Raises:
        MissingExtraError: without warcio.
        ReadingError: when the file is no WARC file, or damaged.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("WARC files need warcio: pip install 'dateline[warc]'") from error
    number = 0
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if _is_page(record):
                    number += 1
                    yield _page(record, f"{path}:{number}", longest)
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            raise ReadingError(f"not a WARC file that can be read ({error})") from error


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES and record.http_headers.get_statuscode() == _OK


def _page(record: Any, origin: str, longest: int) -> Outcome:
    url = record.rec_headers.get_header("WARC-Target-URI")
    origin = f"{origin} {url}" if url else origin
    data = record.content_stream().read(longest + 1)
    if len(data) > longest:
        return origin, ReadingError(f"a page of over {longest:,} bytes (setting max_file_bytes)")
    if not data.strip():
        return Draft(origin=origin, url=url)
    try:
        draft = page_draft(decode(data, html=True), origin)
    except (ReadingError, BinaryFileError) as error:
        return origin, error
    draft.url = draft.url or url
    return draft
