from __future__ import annotations

import contextlib
import datetime as dt
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
import trustme

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network, system_tls
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from tests.api.media_host import PHOTO, WHOLE, Memory
from tests.api.parts import SIGN_IN, Parent
from tests.api.tls_parts import HOST, MEDIA_HOST, Wanted, network_of, server_tls
from tests.disk.own_mounts import PREFIX, may_mount
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def upstream(demo: DemoPortal, expected_logs: LogWatch) -> str:
    expected_logs.allow("stamina")
    return demo.of("demo").url


async def test_the_real_host_name_is_spoken_to_over_tls(
    demo: DemoPortal, upstream: str, ca: trustme.CA
) -> None:
    address = demo.of("demo")
    portal = Portal(tenant="demo", origin=f"https://{HOST}")
    with FaultProxy(upstream, tls=server_tls(ca, Wanted())) as proxy:
        credentials = Parent(address.username, address.password)
        async with ApiClient(portal, credentials, network=network_of(ca, proxy.port)) as client:
            assert (await client.sign_in()).flow == "web"
            assert await client.children()
        assert {seen.headers["host"] for seen in proxy.ledger} == {HOST}


def test_media_come_over_tls_from_the_real_host_name(ca: trustme.CA) -> None:
    plan = (Fault("/", (WHOLE,)),)
    with FaultProxy(plan=plan, tls=server_tls(ca, Wanted(MEDIA_HOST))) as proxy:
        client = MediaClient(network=network_of(ca, proxy.port))
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
    with FaultProxy(upstream, tls=server_tls(ca, wanted)) as proxy:
        network = network_of(ca, proxy.port)
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
    context = server_tls(ca, Wanted(MEDIA_HOST))
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
        assert _media_refusal(network_of(ca, port)) is ErrorKind.TLS


async def test_f169_no_host_but_the_portals_own_is_connected(upstream: str, ca: trustme.CA) -> None:
    with FaultProxy(upstream, tls=server_tls(ca, Wanted())) as proxy:
        portal = Portal(tenant="other", origin="https://other.ouderportaal.nl")
        async with ApiClient(
            portal, Parent("a", "b"), network=network_of(ca, proxy.port)
        ) as client:
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


def _signed_in(*arguments: str, prefix: tuple[str, ...] = (), trust: str = "") -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith("SSL_CERT_")}
    if trust:
        env["SSL_CERT_FILE"] = trust
    run = subprocess.run(  # noqa: S603 — our own module
        (*prefix, sys.executable, "-m", "tests.api.trusting", *arguments),
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, ""), run
    return run.stdout.strip()


@pytest.fixture
def bundle(ca: trustme.CA, tmp_path: Path) -> Path:
    """A bundle of authorities as a company keeps it: the system's, and its own."""
    system = Path(ssl.get_default_verify_paths().openssl_cafile)
    known = system.read_bytes() if system.exists() else b""
    path = tmp_path / "bundle.pem"
    path.write_bytes(known + ca.cert_pem.bytes())
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps trust in no file")
def test_f033_no_variable_makes_a_stranger_trusted(ca: trustme.CA, bundle: Path) -> None:
    with FaultProxy(plan=SIGN_IN, tls=server_tls(ca, Wanted())) as portal:
        assert _signed_in(str(portal.port), trust=str(bundle)) == "tls"
    assert portal.ledger == []


@pytest.mark.skipif(not may_mount(), reason="no mounts of our own here")
def test_f032_an_authority_that_a_company_has_put_into_the_system_is_trusted(
    ca: trustme.CA, bundle: Path
) -> None:
    if not Path(ssl.get_default_verify_paths().openssl_cafile).exists():
        pytest.skip("this system keeps its trust elsewhere")
    with FaultProxy(plan=SIGN_IN, tls=server_tls(ca, Wanted())) as portal:
        port = str(portal.port)
        assert _signed_in(port, prefix=PREFIX) == "tls"
        assert _signed_in(port, str(bundle), prefix=PREFIX) == "ouder@demo.example"
