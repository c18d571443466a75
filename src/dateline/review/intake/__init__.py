"""Reports from web addresses: fetched where the settings allow it, and from public hosts alone."""

from __future__ import annotations

from dateline.review.intake.addresses import FetchError
from dateline.review.intake.fetching import Fetched, Fetcher

__all__ = ["FetchError", "Fetched", "Fetcher"]
