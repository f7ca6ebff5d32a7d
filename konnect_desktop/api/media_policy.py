"""Which addresses media may be fetched from: one host over https, and loopback for demo portals.

Rule: decided on the text itself, before any parser or the network sees it. What is not written
exactly as an allowed address is refused, so there is nothing for two parsers to disagree on
(F044, F074, R1).
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin, urlsplit

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.portals import MEDIA_HOST

_LONGEST_URL: Final = 8192
_REST: Final = r"(?:/[!-~]*)?"
_PORTAL_MEDIA: Final = re.compile(
    rf"https://{re.escape(MEDIA_HOST)}(?::443)?{_REST}", re.IGNORECASE
)
_LOOPBACK: Final = re.compile(
    rf"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{{1,5}})?{_REST}", re.IGNORECASE
)
_NEVER_IN_PATHS: Final = re.compile(r"[\\#]")
_EMBEDS_IPV4: Final = ipaddress.IPv6Network("64:ff9b::/96")


def check_media_url(url: str, *, allow_loopback: bool) -> None:
    """Make sure that an address is one that media may come from.

    Raises:
        BrokenError: ``MEDIA_BLOCKED``; nothing was looked up or connected.
    """
    allowed = len(url) <= _LONGEST_URL and _NEVER_IN_PATHS.search(url) is None
    known = _PORTAL_MEDIA.fullmatch(url) or (allow_loopback and _LOOPBACK.fullmatch(url))
    if not allowed or not known:
        raise BrokenError(ErrorKind.MEDIA_BLOCKED, "address not allowed")


def redirect_target(url: str, location: str, *, allow_loopback: bool) -> str:
    """Return where a redirect leads; only the same scheme, host and port are followed.

    Raises:
        BrokenError: ``MEDIA_BLOCKED``.
    """
    try:
        target = urljoin(url, location)
    except ValueError:
        target = ""
    check_media_url(target, allow_loopback=allow_loopback)
    if _origin(target) != _origin(url):
        raise BrokenError(ErrorKind.MEDIA_BLOCKED, "redirected to another host")
    return target


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, port


def check_media_addresses(addresses: Sequence[str]) -> None:
    """Make sure that a host's IP addresses lie out on the internet, as the real one's do (F030).

    Raises:
        BrokenError: ``MEDIA_BLOCKED``: one of them means this computer or the local network.
    """
    if not all(_is_public(address) for address in addresses):
        raise BrokenError(ErrorKind.MEDIA_BLOCKED, "host found at a private address")


def _is_public(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        embedded = address.ipv4_mapped or address.sixtofour
        if address in _EMBEDS_IPV4:
            embedded = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = embedded or address
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int) -> list[str]:
    """Look a host up; its IP addresses in the system's order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
