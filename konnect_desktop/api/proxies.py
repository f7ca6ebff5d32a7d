"""The proxy that this computer's network demands, if it does (F042; R1's one look at the system).

Rule: a proxy gets to see a host's name and port and nothing else. Everything goes through a tunnel
in which TLS is spoken with the host itself, so no proxy sees a token, a password or a picture;
and where a proxy is set that cannot be used, nothing goes past it either.
"""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

from konnect_desktop.domain.portals import is_loopback_host

_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a proxy is; ``scheme`` is what is spoken with the proxy itself.

    ``login`` is what the user has put into its address for it: user name and password.
    """

    scheme: str
    host: str
    port: int
    login: tuple[bytes, bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Its address without the login."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class UnusableProxy:
    """A proxy of a kind that is not spoken here, or an address that is none."""


def system_proxy(host: str) -> Proxy | UnusableProxy | None:
    """Return what this computer's settings say of https to a host; ``None`` for no proxy.

    On Linux these are ``HTTPS_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``; on macOS and Windows the
    system's settings too. This computer itself is never reached through a proxy.
    """
    if is_loopback_host(host):
        return None
    settings = urllib.request.getproxies()
    address = settings.get("https") or settings.get("all") or ""
    if not address.strip() or urllib.request.proxy_bypass(host):
        return None
    return parse_proxy(address)


def parse_proxy(address: str) -> Proxy | UnusableProxy:
    """Read a proxy's address, with or without a scheme."""
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return UnusableProxy()
    if parts.scheme not in _PORTS or not host or not text.isascii():
        return UnusableProxy()
    login = None
    if parts.username is not None:
        login = (unquote(parts.username).encode(), unquote(parts.password or "").encode())
    return Proxy(parts.scheme, host, port or _PORTS[parts.scheme], login)
