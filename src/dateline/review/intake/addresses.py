"""Which hosts may be fetched from: those whose every address is a public one."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from dateline.errors import DatelineError

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to all addresses that the host's name stands for."""

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, with the one port of each: others lead to services, not pages."""
_LONGEST = 2_000
"""Characters of an address at most: a limit that programs commonly have."""
_TUNNELS = tuple(
    ipaddress.ip_network(net)
    for net in ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48")
)
"""Networks whose addresses hold an IPv4 address that they lead to: 6to4, Teredo, NAT64 (IANA
IPv6 Special-Purpose Address Registry)."""


class FetchError(DatelineError):
    """An address that is not fetched, or not to be had."""

    code = "fetch"


def target(address: str) -> tuple[str, str, str]:
    """The scheme, host and path (with query) of an address that may be fetched.

    Raises:
        FetchError: when it is not a plain web address.
    """
    try:
        parts = urlsplit(address.strip())
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise FetchError(f"{address[:100]!r} is no web address ({error})") from error
    if len(address) > _LONGEST or any(c.isspace() or not c.isprintable() for c in address.strip()):
        raise FetchError("the address is too long, or holds characters that no address has")
    if parts.scheme not in PORTS or not host:
        raise FetchError(f"{address[:100]!r}: only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a user name in it is not fetched")
    if port not in (None, PORTS[parts.scheme]):
        raise FetchError(f"port {port} is not fetched from; only {PORTS[parts.scheme]}")
    path = parts.path or "/"
    return parts.scheme, _ascii(host), f"{path}?{parts.query}" if parts.query else path


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(f"{host!r} is no name of a host") from error


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet.

    Loopback, private, link-local (and with it cloud metadata), shared, reserved, multicast and
    documentation addresses are not, nor those that lead to an IPv4 address through a tunnel.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found.is_site_local or any(found in net for net in _TUNNELS):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def checked(host: str, port: int, resolve: Resolve) -> str:
    """The address to connect to.

    Every address that the name stands for is checked, not only the first: a name with one private
    address among public ones is a trap.

    Raises:
        FetchError: when there is none, or one is not public.
    """
    found = resolve(host, port)
    if not found:
        raise FetchError(f"the host {host} is not known")
    for address in found:
        if not is_public(address):
            raise FetchError(f"{host} does not stand for an address of the open internet")
    return found[0]


def resolved(host: str, port: int, seconds: float = 10.0) -> list[str]:
    """The addresses of a host, as the system resolves it.

    Raises:
        FetchError: when that takes too long.
    """
    found: list[str] = []

    def work() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(dict.fromkeys(str(row[4][0]) for row in rows))

    # The system's resolver cannot be told to stop; a thread of its own is left behind.
    turn = threading.Thread(target=work, daemon=True)
    turn.start()
    turn.join(seconds)
    if turn.is_alive():
        raise FetchError(f"the name {host} could not be looked up in {seconds:g} s")
    return found
