from __future__ import annotations

import threading

import httpcore
import pytest

from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.media_policy import check_media_url
from konnect_desktop.api.network import Connect, Network
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from tests.api.media_host import Memory

MEDIA = "https://resource.kidskonnect.cloud"


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


HOSTILE = [
    "https://evil.invalid/a.jpeg",
    "https://resource.kidskonnect.cloud.evil.invalid/a.jpeg",
    "https://evilresource.kidskonnect.cloud/a.jpeg",
    "https://kidskonnect.cloud/a.jpeg",
    "https://x.resource.kidskonnect.cloud/a.jpeg",
    "https://resource.kidskonnect.cloud./a.jpeg",
    "https://resource-kidskonnect.cloud/a.jpeg",
    "https://resourceXkidskonnect.cloud/a.jpeg",
    "https://user@resource.kidskonnect.cloud/a.jpeg",
    "https://resource.kidskonnect.cloud@evil.invalid/a.jpeg",
    "https://resource.kidskonnect.cloud:pw@evil.invalid/a.jpeg",
    "https://evil.invalid#@resource.kidskonnect.cloud/a.jpeg",
    "https://evil.invalid\\@resource.kidskonnect.cloud/a.jpeg",
    "https://resource.kidskonnect.cloud\\.evil.invalid/a.jpeg",
    "https://resource.kidskonnect.cloud\\@evil.invalid/a.jpeg",
    "https://resource.kidskonnect.cloud:8443/a.jpeg",
    "https://resource.kidskonnect.cloud:80/a.jpeg",
    "https://resource.kidskonnect.cloud:0443/a.jpeg",
    "https://resource.kidskonnect.cloud:/a.jpeg",
    "https://resource.kidskonnect.cloud?@evil.invalid/",
    "https://127.0.0.1/a.jpeg",
    "https://10.0.0.1/a.jpeg",
    "https://[::1]/a.jpeg",
    "https://169.254.169.254/latest/meta-data",
    "https://2130706433/a.jpeg",
    "https://localhost/a.jpeg",
    "https://resource。kidskonnect。cloud/a.jpeg",
    "https://\uff52esource.kidskonnect.cloud/a.jpeg",
    "https://\uff11\uff12\uff17.0.0.1/a.jpeg",
    "https://resource.kidskonnect.cloud/é.jpeg",
    "https://resource.kidskonnect.cloud/\ud800",
    "https://%72esource.kidskonnect.cloud/a.jpeg",
    "https://resource.kidskonnect.cloud%2eevil.invalid/a.jpeg",
    "https://resource.kidskonnect.cloud/a b.jpeg",
    "https://resource.kidskonnect.cloud/a\r\nHost: evil.invalid",
    "https://resource.kidskonnect.cloud/a\tb",
    "https://resource.kidskonnect.cloud/a\x00b",
    " https://resource.kidskonnect.cloud/a.jpeg",
    "https://resource.kidskonnect.cloud/a.jpeg\n",
    "https:/resource.kidskonnect.cloud/a.jpeg",
    "https:///resource.kidskonnect.cloud/a.jpeg",
    "//resource.kidskonnect.cloud/a.jpeg",
    "http://resource.kidskonnect.cloud/a.jpeg",
    "ftp://resource.kidskonnect.cloud/a.jpeg",
    "file:///etc/passwd",
    "file://resource.kidskonnect.cloud/a.jpeg",
    "data:image/jpeg;base64,AAAA",
    "javascript:alert(1)",
    "\\\\evil\\share\\a.jpeg",
    "blob:https://resource.kidskonnect.cloud/a",
    "/a.jpeg",
    "",
    f"{MEDIA}/{'a' * 10_000}",
]


@pytest.mark.parametrize("url", HOSTILE)
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

    client = MediaClient(resolver=resolver)
    with pytest.raises(KonnectError) as caught:
        client.fetch(
            f"{MEDIA}/a.jpeg", kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event()
        )
    client.close()
    assert caught.value.kind is ErrorKind.MEDIA_BLOCKED


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
