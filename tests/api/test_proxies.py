"""A network that demands a proxy: it is used, told apart when it refuses, and told nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import trustme

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Connect, Network
from konnect_desktop.api.proxies import Proxy, UnusableProxy, parse_proxy, system_proxy
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from tests.api.media_host import PHOTO, WHOLE, Memory
from tests.api.parts import QUICK, Parent
from tests.api.tls_parts import HOST, MEDIA_HOST, Wanted, network_of, server_tls
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal
from tests.support.tunnel import Tunnel

_SETTINGS = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")
_REAL = Portal("demo", f"https://{HOST}")
_REFUSALS = [
    b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 14\r\n\r\n<html>sign in!",
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
    b"HTTP/1.1 403 Forbidden\r\n\r\n",
]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


def _behind(tunnel: Tunnel, ca: trustme.CA, login: str = "") -> Network:
    """Return a network on which nothing but the proxy can be reached."""
    proxy = parse_proxy(tunnel.url.replace("http://", f"http://{login}"))
    assert isinstance(proxy, Proxy)
    here = Connect(
        {f"{proxy.host}:{proxy.port}": (proxy.host, proxy.port)}, network_of(ca, 0).tls_context()
    )
    return Network(retry=QUICK, connect=here, proxy_for=lambda _: proxy)


def _fetch(network: Network, *, url: str = f"https://{MEDIA_HOST}/a.jpeg?Signature=x") -> bytes:
    def nobody_asks(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host}:{port} was looked up")

    client = MediaClient(network=network, resolver=nobody_asks)
    sink = Memory()
    try:
        client.fetch(url, kind=MediaKind.PHOTO, into=sink, cancelled=threading.Event())
    finally:
        client.close()
    return bytes(sink.data)


async def test_f042_the_portal_is_reached_through_the_proxy_which_sees_its_name_alone(
    demo: DemoPortal, ca: trustme.CA, expected_logs: LogWatch
) -> None:
    expected_logs.allow("stamina")
    address = demo.of("demo")
    credentials = Parent(address.username, address.password)
    with (
        FaultProxy(address.url, tls=server_tls(ca, Wanted())) as portal,
        Tunnel({f"{HOST}:443": portal.port}) as tunnel,
    ):
        network = _behind(tunnel, ca, "me:p%C3%A9%40w@")
        async with ApiClient(_REAL, credentials, network=network) as client:
            await client.sign_in()
            assert await client.children()
        bearer = portal.seen("/children/")[0].headers["authorization"]
    assert portal.connections == len(tunnel.heads) > 0
    for head in tunnel.heads:
        assert head.startswith(f"CONNECT {HOST}:443 HTTP/1.1\r\n")
        assert "Proxy-Authorization: Basic bWU6cMOpQHc=\r\n" in head
    everything = "".join(tunnel.heads).encode() + bytes(tunnel.relayed)
    for secret in (address.password, bearer.removeprefix("Bearer "), "children"):
        assert secret.encode() not in everything
    # The portal learns nothing of the proxy's login either.
    assert all("proxy-authorization" not in seen.headers for seen in portal.ledger)


def test_f030_f042_media_come_through_the_proxy_which_looks_their_host_up(ca: trustme.CA) -> None:
    plan = (Fault("/", (WHOLE,)),)
    with (
        FaultProxy(plan=plan, tls=server_tls(ca, Wanted(MEDIA_HOST))) as host,
        Tunnel({f"{MEDIA_HOST}:443": host.port}) as tunnel,
    ):
        assert _fetch(_behind(tunnel, ca)) == PHOTO
    assert [head.splitlines()[0] for head in tunnel.heads] == [f"CONNECT {MEDIA_HOST}:443 HTTP/1.1"]
    assert b"Signature" not in tunnel.relayed


@pytest.mark.parametrize("refusal", _REFUSALS)
async def test_f042_a_proxy_that_refuses_is_named_and_gets_no_password(
    ca: trustme.CA, refusal: bytes
) -> None:
    with Tunnel(refusal=refusal) as tunnel:
        network = _behind(tunnel, ca)
        credentials = Parent("ouder@demo.example", "geheim-wachtwoord")
        async with ApiClient(_REAL, credentials, network=network) as client:
            with pytest.raises(KonnectError) as caught:
                await client.sign_in()
        assert caught.value.kind is ErrorKind.PROXY
        assert "sign in!" not in str(caught.value)
        with pytest.raises(KonnectError) as caught:
            _fetch(network)
        assert caught.value.kind is ErrorKind.PROXY
    # Once each: a proxy that wants to know who is there does not change its mind.
    assert len(tunnel.heads) == 2
    assert not any("geheim" in head or "ouder@" in head for head in tunnel.heads)
    assert credentials.judgements == []


async def test_f042_past_a_proxy_that_cannot_be_used_nothing_goes() -> None:
    network = Network(retry=QUICK, proxy_for=lambda _: UnusableProxy())
    async with ApiClient(_REAL, Parent("a", "b"), network=network) as client:
        with pytest.raises(KonnectError) as caught:
            await client.sign_in()
    assert caught.value.kind is ErrorKind.PROXY
    with pytest.raises(KonnectError) as caught:
        _fetch(network)
    assert caught.value.kind is ErrorKind.PROXY


async def test_f042_a_tunnel_does_not_make_a_stranger_trusted(ca: trustme.CA) -> None:
    stranger = server_tls(ca, Wanted(known_ca=False))
    with FaultProxy(tls=stranger) as portal, Tunnel({f"{HOST}:443": portal.port}) as tunnel:
        network = _behind(tunnel, ca)
        async with ApiClient(_REAL, Parent("a", "b"), network=network) as client:
            with pytest.raises(KonnectError) as caught:
                await client.sign_in()
    assert caught.value.kind is ErrorKind.TLS
    assert portal.ledger == []


async def test_f033_the_systems_proxy_is_used_without_being_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Tunnel(refusal=_REFUSALS[0]) as tunnel:
        monkeypatch.setenv("HTTPS_PROXY", tunnel.url)
        async with ApiClient(_REAL, Parent("a", "b"), network=Network(retry=QUICK)) as client:
            with pytest.raises(KonnectError) as caught:
                await client.sign_in()
    assert caught.value.kind is ErrorKind.PROXY
    assert tunnel.heads[0].startswith(f"CONNECT {HOST}:443 ")


async def test_f033_a_portal_on_this_computer_is_not_reached_through_a_proxy(
    demo: DemoPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = demo.of("demo")
    with Tunnel() as tunnel:
        monkeypatch.setenv("HTTPS_PROXY", tunnel.url)
        monkeypatch.setenv("HTTP_PROXY", tunnel.url)
        credentials = Parent(address.username, address.password)
        portal = Portal("demo", address.url, demo=True)
        async with ApiClient(portal, credentials, network=Network(retry=QUICK)) as client:
            await client.sign_in()
    assert tunnel.heads == []


async def test_f033_no_password_of_a_netrc_file_is_sent(
    demo: DemoPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login me password from-netrc\ndefault login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    address = demo.of("demo")
    with FaultProxy(address.url) as proxy:
        portal = Portal("demo", proxy.url, demo=True)
        credentials = Parent(address.username, address.password)
        async with ApiClient(portal, credentials, network=Network(retry=QUICK)) as client:
            await client.children()
    sent = [seen.headers.get("authorization", "") for seen in proxy.ledger]
    assert all(not each or each.startswith("Bearer ") for each in sent)


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("http://proxy.example:3128", Proxy("http", "proxy.example", 3128)),
        ("proxy.example:3128", Proxy("http", "proxy.example", 3128)),
        ("https://proxy.example", Proxy("https", "proxy.example", 443)),
        (" http://proxy.example/ ", Proxy("http", "proxy.example", 80)),
        ("http://[2001:db8::1]:8080", Proxy("http", "2001:db8::1", 8080)),
        ("http://a%40b:c%3Ad@p:1", Proxy("http", "p", 1, (b"a@b", b"c:d"))),
        ("socks5://127.0.0.1:9050", UnusableProxy()),
        ("http://", UnusableProxy()),
        ("http://p:99999", UnusableProxy()),
        ("http://[::", UnusableProxy()),
        ("http://pr\u00f6xy:1", UnusableProxy()),
    ],
)
def test_f042_an_address_of_a_proxy_is_read(address: str, proxy: object) -> None:
    assert parse_proxy(address) == proxy


def test_the_address_of_a_proxy_tells_no_password() -> None:
    proxy = parse_proxy("https://me:geheim@[2001:db8::1]:8080")
    assert isinstance(proxy, Proxy)
    assert proxy.url == "https://[2001:db8::1]:8080"
    assert "geheim" not in repr(proxy)


@pytest.mark.parametrize(
    ("settings", "used"),
    [
        ({}, False),
        ({"HTTPS_PROXY": "http://p:1"}, True),
        ({"https_proxy": "http://p:1"}, True),
        ({"ALL_PROXY": "http://p:1"}, True),
        ({"HTTP_PROXY": "http://p:1"}, False),
        ({"HTTPS_PROXY": ""}, False),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "ouderportaal.nl"}, False),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, False),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "example.org"}, True),
    ],
)
def test_f033_the_settings_of_the_environment_are_obeyed(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], *, used: bool
) -> None:
    monkeypatch.delenv("HTTP_PROXY", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert system_proxy(HOST) == (Proxy("http", "p", 1) if used else None)
    assert system_proxy("127.0.0.1") is None
