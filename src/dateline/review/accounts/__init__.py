"""Accounts of the desk: users, sessions, tokens, and the audit of who did what."""

from __future__ import annotations

from dateline.review.accounts.store import Accounts

__all__ = ["Accounts"]
