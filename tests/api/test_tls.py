from __future__ import annotations

import contextlib
import datetime as dt
import socket
import ssl
import threading
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Connect, Network, system_tls
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from tests.api.media_host import PHOTO, WHOLE, Memory
from tests.api.parts import QUICK, Parent
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal

HOST = "demo.ouderportaal.nl"
MEDIA_HOST = "resource.kidskonnect.cloud"


@dataclass(frozen=True)
class Wanted:
    """What is wrong with a server's certificate or its TLS."""

    host: str = HOST
    known_ca: bool = True
    not_before: dt.datetime | None = None
    not_after: dt.datetime | None = None


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


def _server(ca: trustme.CA, wanted: Wanted) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer = ca if wanted.known_ca else trustme.CA()
    certificate = issuer.issue_cert(
        wanted.host, not_before=wanted.not_before, not_after=wanted.not_after
    )
    with certificate.private_key_and_cert_chain_pem.tempfile() as path:
        context.load_cert_chain(path)
    return context


def _network(ca: trustme.CA, port: int) -> Network:
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.minimum_version = ssl.TLSVersion.TLSv1_2
    trust.load_verify_locations(cadata=ca.cert_pem.bytes().decode())
    here = ("127.0.0.1", port)
    connect = Connect({f"{HOST}:443": here, f"{MEDIA_HOST}:443": here}, trust)
    return Network(retry=QUICK, connect=connect)


@pytest.fixture
def upstream(demo: DemoPortal, expected_logs: LogWatch) -> str:
    expected_logs.allow("stamina")
    return demo.of("demo").url


async def test_the_real_host_name_is_spoken_to_over_tls(
    demo: DemoPortal, upstream: str, ca: trustme.CA
) -> None:
    address = demo.of("demo")
    portal = Portal(tenant="demo", origin=f"https://{HOST}")
    with FaultProxy(upstream, tls=_server(ca, Wanted())) as proxy:
        credentials = Parent(address.username, address.password)
        async with ApiClient(portal, credentials, network=_network(ca, proxy.port)) as client:
            assert (await client.sign_in()).flow == "web"
            assert await client.children()
        assert {seen.headers["host"] for seen in proxy.ledger} == {HOST}


def test_media_come_over_tls_from_the_real_host_name(ca: trustme.CA) -> None:
    plan = (Fault("/", (WHOLE,)),)
    with FaultProxy(plan=plan, tls=_server(ca, Wanted(MEDIA_HOST))) as proxy:
        client = MediaClient(network=_network(ca, proxy.port))
        for _ in range(3):
            sink = Memory()
            url = f"https://{MEDIA_HOST}/a.jpeg?Signature=x"
            client.fetch(url, kind=MediaKind.PHOTO, into=sink, cancelled=threading.Event())
            assert bytes(sink.data) == PHOTO
        client.close()
        assert {seen.connection for seen in proxy.ledger} == {1}


NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(known_ca=False),
        Wanted(host="other.ouderportaal.nl"),
        Wanted(not_before=NOW - 9 * DAY, not_after=NOW - DAY),
        Wanted(not_before=NOW + DAY, not_after=NOW + 9 * DAY),
    ],
)
async def test_f031_without_trust_nothing_is_sent(
    upstream: str, ca: trustme.CA, wanted: Wanted
) -> None:
    with FaultProxy(upstream, tls=_server(ca, wanted)) as proxy:
        network = _network(ca, proxy.port)
        portal = Portal(tenant="demo", origin=f"https://{HOST}")
        async with ApiClient(portal, Parent("a", "b"), network=network) as client:
            with pytest.raises(KonnectError) as caught:
                await client.sign_in()
        assert caught.value.kind is ErrorKind.TLS
        assert _media_refusal(network) is ErrorKind.TLS
        assert (proxy.ledger, proxy.connections) == ([], 0)


def _media_refusal(network: Network) -> ErrorKind:
    media = MediaClient(network=network)
    url = f"https://{MEDIA_HOST}/a.jpeg"
    with pytest.raises(KonnectError) as caught:
        media.fetch(url, kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event())
    media.close()
    return caught.value.kind


@contextlib.contextmanager
def _old_server(ca: trustme.CA) -> Generator[int]:
    """Serve TLS 1.1 alone; from a thread, for asyncio's server closes without the alert."""
    context = _server(ca, Wanted(MEDIA_HOST))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        plain, _ = listener.accept()
        with plain, contextlib.suppress(OSError):
            context.wrap_socket(plain, server_side=True).close()

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1]
    thread.join()
    listener.close()


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1:DeprecationWarning")
def test_f031_an_old_tls_is_not_spoken(ca: trustme.CA) -> None:
    with _old_server(ca) as port:
        assert _media_refusal(_network(ca, port)) is ErrorKind.TLS


async def test_f169_no_host_but_the_portals_own_is_connected(upstream: str, ca: trustme.CA) -> None:
    with FaultProxy(upstream, tls=_server(ca, Wanted())) as proxy:
        portal = Portal(tenant="other", origin="https://other.ouderportaal.nl")
        async with ApiClient(portal, Parent("a", "b"), network=_network(ca, proxy.port)) as client:
            with pytest.raises(KonnectError) as caught:
                await client.sign_in()
        assert caught.value.kind is ErrorKind.OFFLINE
        assert proxy.connections == 0


def test_f033_the_systems_trust_is_used_and_keys_are_not_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(log))
    context = system_tls()
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert getattr(context, "keylog_filename", None) is None
    assert not log.exists()
