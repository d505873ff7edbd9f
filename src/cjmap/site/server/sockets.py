"""Where the server listens."""

from __future__ import annotations

import errno
import socket
import sys
from dataclasses import dataclass
from ipaddress import ip_address

from cjmap.errors import CjmapError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Names of this machine for itself."""

_TRIES = 50
_LAST_PORT = 65535
_NOT_HERE = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})


@dataclass(frozen=True, slots=True)
class Listening:
    """Sockets that listen on one port, and the numeric addresses they are bound to."""

    sockets: tuple[socket.socket, ...]
    addresses: tuple[str, ...]
    port: int


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, and nobody else can reach it there."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> Listening:
    """Listen at `host`, on `port` or the next free one after it; 0 is any.

    Raises `CjmapError` for a host that is not one of this machine, and where no port is free.
    """
    addresses = _addresses(host)
    for each in range(port, min(port + _TRIES, _LAST_PORT) + 1) if port else (0,):
        found = _listen(addresses, each)
        if found is not None:
            return found
    raise CjmapError(
        f"No port from {port} on is free on {host}.", hint="Name another with `--port`."
    )


def _addresses(host: str) -> list[str]:
    if host.lower() in LOOPBACK:  # a browser tries either for `localhost`
        return ["127.0.0.1", "::1"] if host != "::1" else ["::1"]
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise CjmapError(
            f"There is no host `{host}`.", hint="As in `--host 0.0.0.0`, for all addresses."
        ) from error
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def _listen(addresses: list[str], port: int) -> Listening | None:
    """Listen on one port of all addresses; None where it is taken on any of them."""
    sockets: list[socket.socket] = []
    bound: list[str] = []
    for address in addresses:
        try:
            one = _bound(address, port)
        except OSError as error:
            if error.errno in _NOT_HERE and (bound or len(addresses) > 1):
                continue  # a machine without IPv6
            for each in sockets:
                each.close()
            if error.errno == errno.EADDRINUSE:
                return None
            hint = "Name a port from 1024 on with `--port`."
            if error.errno in _NOT_HERE:
                hint = "Name an address of this machine with `--host`."
            raise CjmapError(
                f"Cannot listen at {address}, port {port}: {error.strerror or error}.", hint=hint
            ) from error
        port = one.getsockname()[1]
        sockets.append(one)
        bound.append(address)
    return Listening(tuple(sockets), tuple(bound), port) if sockets else None


def _bound(address: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would share a port that is taken
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if made.family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def outward_address() -> str:
    """Return the address by which others reach this machine, as far as it knows; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])
