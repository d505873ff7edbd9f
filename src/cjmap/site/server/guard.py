"""Who may ask, and for what: nobody is let in by a name or a page that is not ours.

A page of another site can make a browser send requests here. `Host` tells by which name (a name that
somebody else owns may lead here: DNS rebinding), `Origin` and `Sec-Fetch-Site` tell from where.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from secrets import compare_digest
from typing import TYPE_CHECKING

from cjmap.site.server.around import PAGE_POLICY

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.requests import Request

TOKEN = "token"  # noqa: S105 - the name of a query
METHODS = ("GET", "HEAD")

HEADERS = {
    "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says of itself."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered: a status and a sentence."""

    status: int
    said: str


@dataclass(frozen=True, slots=True)
class Guard:
    """What is let in.

    `names` are those by which the server may be called, without the port; with `any_number`, so may
    any numeric address, since nobody can own one as a name. Without a `token` none is needed.
    """

    names: frozenset[str]
    port: int
    any_number: bool = False
    token: str = ""

    @property
    def cookie(self) -> str:
        """The name of the cookie with the token; cookies do not tell ports apart."""
        return f"cjmap-{self.port}"

    def refusal(self, request: Request) -> Refusal | None:
        """Say why a request is refused whatever it asks for; None where it is not."""
        if not self._is_ours(request.headers.getlist("host")):
            return Refusal(421, "This server does not go by that name.")
        if request.method not in METHODS:
            return Refusal(405, "This server is only read from.")
        if not self._comes_from_us(request.headers):
            return Refusal(403, "Other sites may not load this.")
        if self.token and not self._knows(request.cookies.get(self.cookie, "")):
            return Refusal(403, "Open the address that `cjmap serve` has printed, with its token.")
        return None

    def brings_token(self, request: Request) -> bool:
        """Whether a request that is let in otherwise brings the token in its address."""
        given = request.query_params.get(TOKEN)
        return bool(
            self.token
            and given
            and request.method in METHODS
            and self._is_ours(request.headers.getlist("host"))
            and self._knows(given)
        )

    def is_own_page(self, headers: Headers) -> bool:
        """Whether a page of ours asks, as far as the browser tells."""
        return headers.get("sec-fetch-site", "same-origin") == "same-origin"

    def _is_ours(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        name, port = _split(hosts[0].lower())
        if port != str(self.port):
            return False
        return name in self.names or (self.any_number and _is_number(name))

    def _comes_from_us(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{headers['host'].lower()}":
            return False
        if headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
            return True
        # A link on another site may lead here; nothing of ours may be loaded into it.
        return (
            headers.get("sec-fetch-mode") == "navigate"
            and headers.get("sec-fetch-dest") == "document"
        )

    def _knows(self, given: str) -> bool:
        return compare_digest(given.encode(errors="replace"), self.token.encode())


def _split(host: str) -> tuple[str, str]:
    """Take a host apart: name and port, `80` where it tells none; brackets of IPv6 are dropped."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, "80"
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    return name, port


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
