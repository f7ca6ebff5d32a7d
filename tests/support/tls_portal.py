"""The demo portal over TLS under its real host names, with a certificate authority of our own."""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from konnect_desktop.api.network import Connect, Network
from tests.support.portal import DemoPortal, running_portal

MEDIA_HOST = "resource.kidskonnect.cloud"
_ORGANISATIONS = ("demo", "demo2", "demo3")


@dataclass(frozen=True, slots=True)
class TlsPortal:
    """A running portal, and a network on which its host names lead to it and nowhere else.

    Without that network: every host name is answered at ``port`` of 127.0.0.1, and ``trusted``
    trusts its certificate and no other.
    """

    portal: DemoPortal
    network: Network
    port: int
    trusted: ssl.SSLContext


@contextmanager
def running_tls_portal(folder: Path, *options: str) -> Generator[TlsPortal]:
    """Run the demo portal as ``https://<org>.ouderportaal.nl`` until the block ends."""
    authority = trustme.CA()
    hosts = [f"{org}.ouderportaal.nl" for org in _ORGANISATIONS]
    issued = authority.issue_cert(*hosts, MEDIA_HOST)
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusted.load_verify_locations(cadata=authority.cert_pem.bytes().decode())
    tls = ("--tls-cert", str(chain), "--tls-key", str(key))
    with running_portal(*tls, *options) as portal:
        addresses = {
            f"{host}:443": ("127.0.0.1", _port(portal.of(org).url))
            for org, host in zip(_ORGANISATIONS, hosts, strict=True)
            if any(known.org == org for known in portal.portals)
        }
        anywhere = next(iter(addresses.values()))
        addresses[f"{MEDIA_HOST}:443"] = anywhere
        yield TlsPortal(portal, Network(connect=Connect(addresses, trusted)), anywhere[1], trusted)


def _port(url: str) -> int:
    return int(url.rsplit(":", 1)[1].rstrip("/"))
