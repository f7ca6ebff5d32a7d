"""Wire 1.1: the pages for a browser; their cookie over TLS is tried in tests/conformance."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.demo.reading import open_client
from tests.support.portal import DemoPortal, PortalAddress


@pytest.fixture
def address(fresh_portal: DemoPortal) -> PortalAddress:
    return fresh_portal.of("demo")


@pytest.fixture
def client(address: PortalAddress) -> Iterator[httpx.Client]:
    with open_client(address.url) as opened:
        yield opened


def _sign_in(client: httpx.Client, username: str, password: str) -> httpx.Response:
    return client.post("/auth/login", data={"username": username, "password": password})


def test_the_pages_run_nothing_and_say_that_they_are_a_demo(
    client: httpx.Client, address: PortalAddress
) -> None:
    signed_in = _sign_in(client, address.username, address.password)
    cookie = {"Cookie": signed_in.headers["set-cookie"].split(";")[0]}
    for page in (client.get("/auth/login"), client.get("/parent/", headers=cookie)):
        assert page.status_code == 200
        assert "demoportaal" in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "<script" not in page.text
        assert address.password not in page.text


def test_the_kept_mail_is_offered_on_this_computer_only(client: httpx.Client) -> None:
    here = client.get("/auth/login")
    elsewhere = client.get("/auth/login", headers={"Host": "demo.ouderportaal.nl"})
    assert "/demo/mail" in here.text
    assert elsewhere.status_code == 200
    assert "/demo/mail" not in elsewhere.text


def test_a_wrong_password_shows_the_form_again_and_five_of_them_block(
    client: httpx.Client, address: PortalAddress
) -> None:
    for _ in range(5):
        answer = _sign_in(client, address.username, "niet dit")
        assert answer.status_code == 401
        assert "klopt niet" in answer.text
        assert "set-cookie" not in answer.headers
    blocked = _sign_in(client, address.username, address.password)
    assert blocked.status_code == 401
    assert "te vaak" in blocked.text


@pytest.mark.parametrize(
    "body", [b"", b"username=x", b"username=%ff&password=%00", b"\xff" * 99_999]
)
def test_an_odd_form_is_a_wrong_password(client: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/auth/login", content=body, headers=headers).status_code == 401


def test_an_old_cookie_leads_back_to_signing_in(client: httpx.Client) -> None:
    answer = client.get("/parent/", headers={"Cookie": "__Host-refresh_token=old"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/login")
