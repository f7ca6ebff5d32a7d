"""A portal's real host names over TLS on loopback: its certificate, and a network to reach it."""

from __future__ import annotations

import datetime as dt
import ssl
from dataclasses import dataclass

import trustme

from konnect_desktop.api.network import Connect, Network
from tests.api.parts import QUICK

HOST = "demo.ouderportaal.nl"
MEDIA_HOST = "resource.kidskonnect.cloud"


@dataclass(frozen=True)
class Wanted:
    """What is wrong with a server's certificate or its TLS."""

    host: str = HOST
    known_ca: bool = True
    not_before: dt.datetime | None = None
    not_after: dt.datetime | None = None


def server_tls(ca: trustme.CA, wanted: Wanted) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer = ca if wanted.known_ca else trustme.CA()
    certificate = issuer.issue_cert(
        wanted.host, not_before=wanted.not_before, not_after=wanted.not_after
    )
    with certificate.private_key_and_cert_chain_pem.tempfile() as path:
        context.load_cert_chain(path)
    return context


def network_of(ca: trustme.CA, port: int) -> Network:
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.minimum_version = ssl.TLSVersion.TLSv1_2
    trust.load_verify_locations(cadata=ca.cert_pem.bytes().decode())
    here = ("127.0.0.1", port)
    connect = Connect({f"{HOST}:443": here, f"{MEDIA_HOST}:443": here}, trust)
    return Network(retry=QUICK, connect=connect)
