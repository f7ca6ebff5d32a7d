"""Wire 1.1: whom a request is for; over TLS with real names it is tried in tests/conformance."""

from __future__ import annotations

import pytest

from konnect_desktop.demo.addresses import MEDIA, Addresses
from konnect_desktop.demo.options import parse_options
from tests.demo.reading import PARENT_API, Json, open_client, sign_in
from tests.support.portal import DemoPortal, running_portal

ADDRESSES = Addresses(frozenset({"demo", "demo2"}), {4001: "demo", 4002: "demo2", 4003: MEDIA})
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


def test_the_media_links_can_lead_elsewhere() -> None:
    options = ("--media-base-url", "http://127.0.0.1:9/through/", *SMALL)
    with running_portal(*options) as portal, sign_in(portal.of("demo")) as client:
        cards: list[Json] = client.get(f"{PARENT_API}/timeline/cards/v2/0").json()
    link = cards[0]["children"][0]["avatars"]["fullSizeUrl"]
    assert portal.media_url == "http://127.0.0.1:9/through"
    assert link.startswith("http://127.0.0.1:9/through/demo/AVATAR-")


def test_one_port_is_for_real_names_and_needs_a_certificate() -> None:
    with pytest.raises(SystemExit):
        parse_options(["--one-port"])


def test_with_one_port_loopback_means_the_first_organisation() -> None:
    one = Addresses(frozenset({"demo", "demo2"}), {443: "demo"})
    assert one.target("127.0.0.1:443", 443) == "demo"
    assert one.target("demo2.ouderportaal.nl", 443) == "demo2"
    assert one.target("resource.kidskonnect.cloud", 443) == MEDIA
