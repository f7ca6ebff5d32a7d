"""Wire 5.3 (PROPOSED): a forgotten password, its mail and the page that sets a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.demo.reading import open_client
from tests.support.portal import DemoPortal, PortalAddress

FORGOTTEN = "/auth-api/password/forgotten"
NEW = "een nieuw wachtwoord"


@pytest.fixture
def address(fresh_portal: DemoPortal) -> PortalAddress:
    return fresh_portal.of("demo")


@pytest.fixture
def client(address: PortalAddress) -> Iterator[httpx.Client]:
    with open_client(address.url) as opened:
        yield opened


def _ask(client: httpx.Client, username: object) -> httpx.Response:
    return client.post(FORGOTTEN, json={"username": username})


def _links(client: httpx.Client) -> list[str]:
    return re.findall(r'href="(/demo/password/[^"]+)"', client.get("/demo/mail").text)


def _set(client: httpx.Client, link: str, new: str, again: str | None = None) -> httpx.Response:
    return client.post(link, data={"new": new, "again": new if again is None else again})


def _login(client: httpx.Client, username: str, password: str) -> int:
    body = {"username": username, "password": password}
    return client.put("/auth-api/login", json=body).status_code


def test_the_mails_link_sets_a_new_password(client: httpx.Client, address: PortalAddress) -> None:
    assert _ask(client, address.username.upper()).status_code == 200
    page = client.get("/demo/mail")
    assert page.status_code == 200
    assert address.username in page.text
    (link,) = _links(client)
    assert "Nieuw wachtwoord" in client.get(link).text
    assert _set(client, link, NEW).status_code == 200
    assert _login(client, address.username, address.password) == 401
    assert _login(client, address.username, NEW) == 200


def test_a_link_works_once(client: httpx.Client, address: PortalAddress) -> None:
    _ask(client, address.username)
    (link,) = _links(client)
    assert _set(client, link, NEW).status_code == 200
    assert _links(client) == []
    assert client.get(link).status_code == 410
    assert _set(client, link, "nog een ander wachtwoord").status_code == 410
    assert _login(client, address.username, NEW) == 200


def test_only_the_newest_link_works(client: httpx.Client, address: PortalAddress) -> None:
    _ask(client, address.username)
    (first,) = _links(client)
    _ask(client, address.username)
    (second,) = _links(client)
    assert first != second
    assert client.get(first).status_code == 410


def test_the_answer_is_the_same_for_a_name_that_nobody_has(
    client: httpx.Client, address: PortalAddress
) -> None:
    known, unknown = _ask(client, address.username), _ask(client, "niemand@demo.example")
    assert known.json() == unknown.json() == {"result": True, "payload": None, "messages": None}
    assert len(_links(client)) == 1


@pytest.mark.parametrize("name", ["null", "7", '""', f'"{"x" * 400}"', "[]", '"\\ud800"', "{"])
def test_an_odd_name_sends_nothing_and_fails_nowhere(client: httpx.Client, name: str) -> None:
    body = f'{{"username": {name}}}'
    assert client.post(FORGOTTEN, content=body).status_code == 200
    assert "Er is nog geen mail" in client.get("/demo/mail").text


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        ("kort", "kort", "minstens 8"),
        ("lang genoeg", "anders genoeg", "niet hetzelfde"),
        ("x" * 300, "x" * 300, "te lang"),
    ],
)
def test_a_password_that_will_not_do_leaves_the_link_alive(
    client: httpx.Client, address: PortalAddress, new: str, again: str, words: str
) -> None:
    _ask(client, address.username)
    (link,) = _links(client)
    answer = _set(client, link, new, again)
    assert answer.status_code == 422
    assert words in answer.text
    assert _login(client, address.username, address.password) == 200
    assert client.get(link).status_code == 200


def test_a_new_password_ends_what_could_be_renewed(
    client: httpx.Client, address: PortalAddress
) -> None:
    body = {"username": address.username, "password": address.password}
    signed_in = client.put("/auth-api/login", json=body)
    cookie = {"Cookie": signed_in.headers["set-cookie"].split(";")[0]}
    bearer = {"Authorization": f"Bearer {signed_in.json()['authToken']}"}
    _ask(client, address.username)
    _set(client, _links(client)[0], NEW)
    renewed = client.put("/auth-api/token", json={}, headers={**cookie, **bearer})
    assert renewed.status_code == 401


def test_another_organisations_parent_gets_no_mail(
    fresh_portal: DemoPortal, client: httpx.Client
) -> None:
    _ask(client, fresh_portal.of("demo2").username)
    assert _links(client) == []


def test_the_mail_pages_run_nothing_and_show_themselves_to_this_computer_only(
    client: httpx.Client, address: PortalAddress
) -> None:
    page = client.get("/demo/mail")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<script" not in page.text
    elsewhere = client.get("/demo/mail", headers={"Host": "demo.ouderportaal.nl"})
    assert elsewhere.status_code == 404
    assert client.get("/demo/password/unknown").status_code == 410
    assert address.password not in page.text
