"""Wire 1.1 and section 4 item 2: whom a request is for, over http and over https."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpcore
import httpx
import pytest
import trustme

from konnect_desktop.demo.addresses import MEDIA, Addresses
from tests.demo.reading import PARENT_API, Json, open_client, sign_in
from tests.support.portal import DemoPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ADDRESSES = Addresses({4001: "demo", 4002: "demo2", 4003: MEDIA})
SMALL = ("--today", "2026-04-14", "--photos", "60", "--months", "2")


@pytest.mark.parametrize(
    ("host", "port", "target"),
    [
        ("demo2.ouderportaal.nl", 4001, "demo2"),
        ("Demo.OUDERPORTAAL.nl:443", 4003, "demo"),
        ("resource.kidskonnect.cloud", 4001, MEDIA),
        ("127.0.0.1:9999", 4002, "demo2"),
        ("localhost", 4003, MEDIA),
        ("demo3.ouderportaal.nl", 4001, None),
        ("media.ouderportaal.nl", 4001, None),
        ("ouderportaal.nl", 4001, None),
        ("demo.example", 4001, None),
        ("", 4001, None),
    ],
)
def test_1_1_the_host_name_decides_and_on_loopback_the_port(
    host: str, port: int, target: str | None
) -> None:
    assert ADDRESSES.target(host, port) == target


def test_1_1_each_organisation_answers_at_its_own_port(portal: DemoPortal) -> None:
    names: list[str] = []
    for each in portal.portals:
        with sign_in(each) as client:
            names.append(
                client.get(f"{PARENT_API}/customer/info").json()["payload"]["customerName"]
            )
    assert names == ["Kinderopvang De Zonnebloem", "BSO Het Kompas", "Peuterhuis Bloesem"]
    assert [each.name for each in portal.portals] == [
        "De Zonnebloem", "BSO Het Kompas", "Peuterhuis Bloesem",
    ]  # fmt: skip


def test_1_1_a_host_name_reaches_its_organisation_at_any_port(portal: DemoPortal) -> None:
    second = portal.of("demo2")
    body = {"username": second.username, "password": second.password}
    with open_client(portal.of("demo").url) as client:
        client.headers["Host"] = "demo2.ouderportaal.nl"
        answer = client.put("/auth-api/login", json=body)
        client.headers["Host"] = "elders.ouderportaal.nl"
        elsewhere = client.get("/auth-api/captcha")
    assert answer.json()["domainServerName"] == "demo2"
    assert elsewhere.status_code == 404


def test_the_demo_account_is_told_on_loopback_only(portal: DemoPortal) -> None:
    address = portal.of("demo2")
    with open_client(address.url) as client:
        told = client.get("/demo/account")
        by_name = client.get("/demo/account", headers={"Host": "demo2.ouderportaal.nl"})
    assert told.json() == {
        "org": "demo2", "name": "BSO Het Kompas",
        "username": address.username, "password": address.password,
    }  # fmt: skip
    assert by_name.status_code == 404


def test_only_the_asked_organisations_are_served() -> None:
    with running_portal("--org", "demo3", "--org", "demo", *SMALL) as portal:
        assert [each.org for each in portal.portals] == ["demo3", "demo"]


class _ByName(httpcore.NetworkBackend):
    """Connects every host name to one loopback port, as a resolver of the test's own."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 — the name is what this stands in for
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        return self._backend.connect_tcp(
            "127.0.0.1", self._port, timeout, local_address, socket_options
        )


def _client_by_name(port: int, trusted: ssl.SSLContext) -> httpx.Client:
    transport = httpx.HTTPTransport()
    pool = httpcore.ConnectionPool(ssl_context=trusted, network_backend=_ByName(port))
    transport._pool = pool
    return httpx.Client(transport=transport, trust_env=False)


def test_4_2_real_host_names_work_over_tls(tmp_path: Path) -> None:
    authority = trustme.CA()
    names = ("demo.ouderportaal.nl", "demo2.ouderportaal.nl", "resource.kidskonnect.cloud")
    leaf = authority.issue_cert(*names)
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    for blob in leaf.cert_chain_pems:
        blob.write_to_path(str(certificate), append=True)
    leaf.private_key_pem.write_to_path(str(key))
    trusted = ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())
    options = ("--tls-cert", str(certificate), "--tls-key", str(key), *SMALL)
    with running_portal(*options) as portal:
        address = portal.of("demo2")
        port = urlsplit(portal.of("demo").url).port or 0
        body = {"username": address.username, "password": address.password}
        with _client_by_name(port, trusted) as client:
            base = "https://demo2.ouderportaal.nl"
            login = client.put(f"{base}/auth-api/login", json=body)
            client.headers["Authorization"] = f"Bearer {login.json()['authToken']}"
            renewed = client.put(f"{base}/auth-api/token", json={})
            cards: list[Json] = client.get(f"{base}{PARENT_API}/timeline/cards/v2/0").json()
            avatar = cards[0]["children"][0]["avatars"]["fullSizeUrl"]
            picture = client.get(avatar)
    assert portal.media_url == "https://resource.kidskonnect.cloud"
    assert address.url.startswith("https://127.0.0.1:")
    assert avatar.startswith("https://resource.kidskonnect.cloud/demo2/")
    assert renewed.status_code == 200
    assert picture.headers["Content-Type"] == "image/jpeg"


def test_the_media_links_can_lead_elsewhere() -> None:
    options = ("--media-base-url", "http://127.0.0.1:9/through/", *SMALL)
    with running_portal(*options) as portal, sign_in(portal.of("demo")) as client:
        cards: list[Json] = client.get(f"{PARENT_API}/timeline/cards/v2/0").json()
    link = cards[0]["children"][0]["avatars"]["fullSizeUrl"]
    assert portal.media_url == "http://127.0.0.1:9/through"
    assert link.startswith("http://127.0.0.1:9/through/demo/AVATAR-")
