from __future__ import annotations

import threading

import httpcore
import pytest

from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.media_policy import check_media_url
from konnect_desktop.api.media_transport import _CheckedBackend
from konnect_desktop.api.network import Connect, Network
from konnect_desktop.api.pace import Pace
from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from tests.api.media_host import Memory
from tests.support.hostile_links import HOSTILE_LINKS, MEDIA


class Atlas(dict[str, tuple[str, int]]):
    """Addresses that note every host which somebody wanted to connect to, and give none."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[str] = []

    def __getitem__(self, key: str) -> tuple[str, int]:
        self.wanted.append(key)
        raise KeyError(key)


def _fetch(url: str, *, loopback: bool = False) -> tuple[ErrorKind, list[str]]:
    atlas = Atlas()
    client = MediaClient(network=Network(connect=Connect(atlas)), allow_loopback=loopback)
    with pytest.raises(KonnectError) as caught:
        client.fetch(url, kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event())
    client.close()
    return caught.value.kind, atlas.wanted


@pytest.mark.parametrize("url", HOSTILE_LINKS)
def test_f074_a_hostile_media_address_is_blocked_before_any_connect(url: str) -> None:
    assert _fetch(url) == (ErrorKind.MEDIA_BLOCKED, [])


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:5000/a", "https://127.0.0.1/a", "http://localhost:80/a", "http://[::1]:9/a"],
)
def test_f074_this_computer_is_reached_in_a_demo_profile_only(url: str) -> None:
    assert _fetch(url) == (ErrorKind.MEDIA_BLOCKED, [])
    check_media_url(url, allow_loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1.evil.invalid/a",
        "http://127.0.0.2/a",
        "http://127.1/a",
        "http://0.0.0.0/a",
        "http://evil@127.0.0.1/a",
        "http://localhost.evil.invalid/a",
        "http://127.0.0.1:123456/a",
    ],
)
def test_f074_a_demo_profile_reaches_nothing_more(url: str) -> None:
    assert _fetch(url, loopback=True) == (ErrorKind.MEDIA_BLOCKED, [])


@pytest.mark.parametrize(
    "url",
    [
        f"{MEDIA}/a.jpeg?Expires=1&Key-Pair-Id=K&Signature=a~b-c_",
        f"{MEDIA}:443/a.jpeg",
        "https://Resource.KidsKonnect.Cloud/a.jpeg",
    ],
)
def test_the_media_host_itself_is_allowed(url: str) -> None:
    assert _fetch(url) == (ErrorKind.OFFLINE, ["resource.kidskonnect.cloud:443"])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.9",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 — refused, not bound
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "224.0.0.1",
        "ff02::1",
        "nonsense",
    ],
)
def test_f030_a_media_host_found_at_a_private_address_is_blocked(address: str) -> None:
    def resolver(host: str, port: int) -> list[str]:
        assert (host, port) == ("resource.kidskonnect.cloud", 443)
        return ["198.51.100.7" if address == "nonsense" else "93.184.216.34", address]

    client = MediaClient(network=Network(proxy_for=lambda _: None), resolver=resolver)
    with pytest.raises(KonnectError) as caught:
        client.fetch(
            f"{MEDIA}/a.jpeg", kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event()
        )
    client.close()
    assert caught.value.kind is ErrorKind.MEDIA_BLOCKED


class Sockets(httpcore.NetworkBackend):
    """Notes which addresses were connected to, and refuses."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
        self.connected.append(host)
        raise httpcore.ConnectError("refused")


@pytest.mark.parametrize(
    ("addresses", "connected"),
    [
        (["93.184.216.34", "127.0.0.1"], []),
        (["10.0.0.1", "93.184.216.34"], []),
        (["93.184.216.34", "2606:2800::1"], ["93.184.216.34", "2606:2800::1"]),
    ],
)
def test_f030_one_private_address_is_enough_for_no_connection_at_all(
    addresses: list[str], connected: list[str]
) -> None:
    network = Network()
    backend = _CheckedBackend(network, Pace(network.limits), lambda _host, _port: addresses)
    backend._plain = sockets = Sockets()
    with pytest.raises((BrokenError, httpcore.ConnectError)):
        backend.connect_tcp("resource.kidskonnect.cloud", 443)
    assert sockets.connected == connected


def test_f028_a_media_host_that_is_not_found_is_offline() -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise OSError(f"no {host}:{port}")

    client = MediaClient(resolver=resolver)
    with pytest.raises(KonnectError) as caught:
        client.fetch(
            f"{MEDIA}/a.jpeg", kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event()
        )
    client.close()
    assert caught.value.kind is ErrorKind.OFFLINE
    assert isinstance(caught.value.__cause__, httpcore.ConnectError)
