"""The review desk: a web application and an HTTP API over one ledger (extra ``[review]``).

``app(ledger, settings)`` gives the ASGI application. Pages and API have the same powers: both ask
the ledger's ``browse()`` and hand decisions to ``Ledger.decide``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.errors import MissingExtraError

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.review.accounts import Accounts
    from dateline.settings import Settings

__all__ = ["app"]


def app(ledger: Ledger, settings: Settings | None = None, accounts: Accounts | None = None) -> Any:
    """The desk's ASGI application.

    With ``accounts`` everyone has to log in; without, whoever reaches the desk is the one analyst
    whom the settings name, so that it must be reachable from this machine alone.

    Raises:
        MissingExtraError: when the extra is not installed.
    """
    from dateline.settings import Settings as AllSettings

    try:
        from dateline.review.application import make
    except ImportError as error:
        raise MissingExtraError(
            f"the review desk needs the extra: pip install 'dateline[review]' ({error.name})"
        ) from error
    return make(ledger, settings or AllSettings(), accounts)
