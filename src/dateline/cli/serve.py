"""``dateline serve``: the review desk over a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import config_option, settings_of

if TYPE_CHECKING:
    from dateline.review.accounts import Accounts
    from dateline.settings import Settings

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command("serve")
@click.argument("ledger")
@click.option("--host", metavar="ADDRESS", help="Address to listen at.  [default: 127.0.0.1]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: 8470]"
)
@click.option(
    "--analyst",
    metavar="NAME",
    help="Whom decisions are written down for, where there are no accounts.  "
    "[default: the user of the machine]",
)
@click.option(
    "--accounts",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File of the accounts; with it everyone has to log in. Any address but this machine's own "
    "demands it.",
)
@click.option(
    "--add-user",
    nargs=2,
    type=(str, click.Choice(["coder", "reviewer", "admin"])),
    metavar="NAME ROLE",
    help="Make a user in the file of accounts, asking for the password, and end.",
)
@config_option
def command(ledger: str, **values: Any) -> None:
    """Open the review desk on LEDGER (a file, or postgresql://...).

    The desk is a web application with an HTTP API. It listens at this machine's own address, where
    only this machine can reach it, and needs no login there. To work in a team, make accounts and
    name an address:

    \b
        dateline serve LEDGER --accounts desk.accounts --add-user ana admin
        dateline serve LEDGER --accounts desk.accounts --host 0.0.0.0
    """
    settings = settings_of(
        values["config"],
        review__host=values["host"],
        review__port=values["port"],
        review__analyst=values["analyst"],
    )
    accounts = _accounts(values["accounts"])
    if values["add_user"] is not None:
        _add_user(accounts, *values["add_user"])
        return
    _check(settings, accounts)
    _serve(ledger, settings, accounts)


def _accounts(file: Path | None) -> Accounts | None:
    from dateline.errors import MissingExtraError

    if file is None:
        return None
    try:
        from dateline.review.accounts import Accounts
    except ImportError as error:
        raise MissingExtraError(
            "the review desk needs the extra: pip install 'dateline[review]'"
        ) from error
    return Accounts(file)


def _add_user(accounts: Accounts | None, name: str, role: str) -> None:
    from dateline.review.people import Role

    if accounts is None:
        raise click.UsageError("--add-user needs --accounts FILE")
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    accounts.add_user(name, password, Role(role), by="command line")
    click.echo(f"user {name} ({role}) made", err=True)


def _check(settings: Settings, accounts: Accounts | None) -> None:
    """Return nothing when the desk may be opened.

    Raises:
        click.UsageError: when others could reach a desk without a login.
    """
    if accounts is None and settings.review.host not in _LOOPBACK:
        raise click.UsageError(
            f"{settings.review.host} can be reached by others: name a file of accounts with "
            "--accounts, and make users with --add-user"
        )
    if accounts is not None and not accounts.users():
        raise click.UsageError(
            "there is no user yet; make one with: "
            "dateline serve LEDGER --accounts FILE --add-user NAME admin"
        )


def _serve(ledger: str, settings: Settings, accounts: Accounts | None) -> None:
    from dateline.ledger import Ledger
    from dateline.review import app

    with Ledger.open(ledger) as store:
        made = app(store, settings, accounts)
        import uvicorn  # named by the extra that ``app`` checked

        review = settings.review
        host = f"[{review.host}]" if ":" in review.host else review.host
        if review.port:
            click.echo(
                f"The desk is open: http://{host}:{review.port}/ (end with Ctrl-C)", err=True
            )
        uvicorn.run(
            made,
            host=review.host,
            port=review.port,
            log_level="warning" if review.port else "info",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=20,
            limit_concurrency=200,
        )
