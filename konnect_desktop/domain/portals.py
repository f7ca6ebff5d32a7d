"""Addresses of portals: which host an account lives on, and which hosts may ever be talked to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

PORTAL_DOMAIN: Final = "ouderportaal.nl"
MEDIA_HOST: Final = "resource.kidskonnect.cloud"
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LOOPBACK_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_ADDRESS: Final = 2_000


class InvalidAddressError(ValueError):
    """The text names no portal; nothing was looked up (F026)."""


class Portal(Struct, frozen=True):
    """Where an account lives.

    ``tenant`` names the portal in ledgers: the organisation's label, or for a demo portal the
    label that portal gave itself. ``origin`` is scheme, host and port without a trailing slash.
    """

    tenant: str
    origin: str
    demo: bool = False

    @property
    def host(self) -> str:
        """The host name alone."""
        return urlsplit(self.origin).hostname or ""


def is_label(text: str) -> bool:
    """Say whether ``text`` is one DNS label as organisations have them (portal-api 1.1)."""
    return _LABEL.fullmatch(text) is not None


def is_loopback_host(host: str) -> bool:
    """Say whether a host name means this computer, without looking it up."""
    return host in _LOOPBACK_HOSTS


def parse_portal(text: str) -> Portal:
    """Read what a parent types or pastes: a label, a host, a URL with or without a path.

    Raises:
        InvalidAddressError: It names no organisation under ``ouderportaal.nl``.
    """
    address = text.strip().casefold()
    if not address or len(address) > _LONGEST_ADDRESS or not address.isascii():
        raise InvalidAddressError
    if is_label(address):
        return Portal(tenant=address, origin=f"https://{address}.{PORTAL_DOMAIN}")
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host, port, user = parts.hostname or "", parts.port, parts.username
    except ValueError as error:
        raise InvalidAddressError from error
    label = host.removesuffix(f".{PORTAL_DOMAIN}")
    well_formed = parts.scheme in {"https", "http"} and user is None and port in {None, 443}
    if not well_formed or label == host or not is_label(label):
        raise InvalidAddressError
    return Portal(tenant=label, origin=f"https://{label}.{PORTAL_DOMAIN}")


def parse_demo_origin(text: str) -> str:
    """Read the address of a demo portal; only this computer is taken.

    Returns:
        Scheme, host and port without a trailing slash.

    Raises:
        InvalidAddressError: Not an http or https address on loopback.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise InvalidAddressError from error
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or parts.username or not is_loopback_host(host):
        raise InvalidAddressError
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")
