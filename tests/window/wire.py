"""The demo portal under its real host names, all of it behind one proxy that can be cut.

One proxy stands before every organisation and the media host, so that it alone counts requests.
"""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import trustme

from konnect_desktop.api.network import Connect, Network
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Drop, Fault
from tests.support.portal import DemoPortal, PortalAddress
from tests.support.story import QUICK_READS

MEDIA_HOST: Final = "resource.kidskonnect.cloud"
_ORGANISATIONS: Final = ("demo", "demo2", "demo3")
_HOSTS: Final = (*(f"{org}.ouderportaal.nl" for org in _ORGANISATIONS), MEDIA_HOST)
LOGIN: Final = "/auth-api/login"
TIMELINE: Final = "/timeline/cards/"
CHILDREN: Final = "/children"
_FOR_EVER: Final = 10_000


@dataclass(frozen=True, slots=True)
class Wire:
    """The way to the portals: ``proxy`` sees every request, and ``portal`` runs behind it."""

    portal: DemoPortal
    proxy: FaultProxy
    trusted: ssl.SSLContext
    authority_pem: str

    @property
    def addresses(self) -> dict[str, tuple[str, int]]:
        """Where each of the real host names leads to: the proxy."""
        return {f"{host}:443": ("127.0.0.1", self.proxy.port) for host in _HOSTS}

    def network(self) -> Network:
        """Return a network on which the real host names lead to the proxy and nowhere else."""
        return Network(retry=QUICK_READS, connect=Connect(self.addresses, self.trusted))

    def no_network(self) -> Network:
        """Return a network without any way out."""
        return Network(retry=QUICK_READS, connect=Connect({}, self.trusted))

    def of(self, org: str) -> PortalAddress:
        return self.portal.of(org)

    def cut(self, nth: int = 1) -> None:
        """Let every request be lost from the ``nth`` of now on."""
        self.proxy.use(Fault("", (Drop(reset=True),), nth=frozenset(range(nth, _FOR_EVER))))

    def heal(self) -> None:
        """Let every request through again."""
        self.proxy.use()

    @property
    def logins(self) -> int:
        """How many logins were sent."""
        return len(self.proxy.seen(LOGIN, "PUT"))

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return len(self.proxy.ledger)

    @property
    def fetches(self) -> list[str]:
        """The paths that the media host was asked for, without their signatures."""
        return [
            seen.path.partition("?")[0]
            for seen in list(self.proxy.ledger)
            if seen.headers.get("host") == MEDIA_HOST
        ]


@contextmanager
def wired(portal: DemoPortal) -> Generator[Wire]:
    """Put a proxy with certificates of our own before a portal that runs."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued = authority.issue_cert(*_HOSTS)
    with issued.private_key_and_cert_chain_pem.tempfile() as path:
        context.load_cert_chain(path)
    trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority_pem = authority.cert_pem.bytes().decode()
    trusted.load_verify_locations(cadata=authority_pem)
    links = ((portal.media_url.encode(), f"https://{MEDIA_HOST}".encode()),)
    with FaultProxy(portal.portals[0].url, rewrites=links, tls=context) as proxy:
        yield Wire(portal, proxy, trusted, authority_pem)
