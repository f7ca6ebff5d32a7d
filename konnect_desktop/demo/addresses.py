"""Whom a request is for: by its host name, and on loopback by the port it came in at."""

from __future__ import annotations

from dataclasses import dataclass

MEDIA = "media"
MEDIA_HOST = "resource.kidskonnect.cloud"
PORTAL_DOMAIN = ".ouderportaal.nl"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is served, and which of it a port on loopback means: an organisation or `MEDIA`."""

    orgs: frozenset[str]
    by_port: dict[int, str]

    def target(self, host_header: str, port: int) -> str | None:
        """Return whom a request is for; None if nobody here has that name."""
        name = host_name(host_header)
        if name in _LOOPBACK:
            return self.by_port.get(port)
        if name == MEDIA_HOST:
            return MEDIA
        org = name.removesuffix(PORTAL_DOMAIN)
        return org if org != name and org in self.orgs else None


def host_name(host_header: str) -> str:
    """Return the lower-case name of a Host header without its port."""
    name, colon, port = host_header.strip().lower().rpartition(":")
    return name if colon and port.isdigit() else host_header.strip().lower()


def is_loopback(host_header: str) -> bool:
    """Say whether a Host header names this computer itself."""
    return host_name(host_header) in _LOOPBACK
