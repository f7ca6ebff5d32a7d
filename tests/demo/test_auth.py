"""Wire 1.2 to 1.8: signing in and renewing, over real HTTP."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING, Any

import pytest

from tests.demo.conftest import TODAY
from tests.demo.reading import PARENT_API, open_client
from tests.support.portal import DemoPortal, PortalAddress, running_portal

if TYPE_CHECKING:
    import httpx

APP = {"X-Client-Name": "OuderApp", "X-Client-Version": "3.64.1"}
DEVICE = {
    "name": "computer", "platform": "web", "uuid": "6f0f5b1c-55c4-4b1e-8a55-0f8f0f2a9a11",
    "version": "1", "model": "none", "screenHeight": 800, "screenWidth": 1280,
}  # fmt: skip


def _credentials(address: PortalAddress) -> dict[str, Any]:
    return {"username": address.username, "password": address.password}


def _login(client: httpx.Client, address: PortalAddress, **more: object) -> httpx.Response:
    return client.put("/auth-api/login", json={**_credentials(address), **more})


def _app_login(client: httpx.Client, address: PortalAddress) -> httpx.Response:
    body = {**_credentials(address), "deviceInfo": DEVICE}
    return client.put("/auth-api/login", json=body, headers=APP)


def _bearer(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['authToken']}"}


def _cookie(answer: httpx.Response) -> dict[str, str]:
    return {"Cookie": answer.headers["set-cookie"].split(";")[0]}


def _app_renewal(address: PortalAddress, refresh_token: str) -> dict[str, object]:
    return {
        "username": address.username,
        "refreshToken": refresh_token,
        "connectionType": "unknown",
        "deviceInfo": DEVICE,
    }


@pytest.mark.parametrize("more", [{}, {"childMinder": False}])
def test_1_3_the_web_login_answers_bare_and_without_refresh_token(
    portal: DemoPortal, more: dict[str, bool]
) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        answer = _login(client, address, **more)
    body = answer.json()
    assert answer.status_code == 200
    assert body["refreshToken"] is None
    assert body["domainServerName"] == "demo"
    assert body["mustResetPassword"] is False
    assert body["redirectUrl"].startswith("/parent")


def test_1_3_the_access_token_is_a_json_web_token(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        token = _login(client, address).json()["authToken"]
    header, claims, _signature = token.split(".")
    assert json.loads(urlsafe_b64decode(header + "=="))["typ"] == "JWT"
    assert json.loads(urlsafe_b64decode(claims + "=="))["sub"] == address.username


def test_1_3_and_1_4_the_expiration_is_in_milliseconds_a_quarter_of_an_hour_ahead(
    portal: DemoPortal,
) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        expiration = _login(client, address).json()["expiration"]
    assert isinstance(expiration, int)
    assert expiration / 1000 - time.time() == pytest.approx(900, abs=30)


def test_1_3_the_web_login_sets_the_host_cookie_for_an_hour(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        cookie = _login(client, address).headers["set-cookie"]
    name_and_value, *attributes = [part.strip() for part in cookie.split(";")]
    assert name_and_value.startswith("__Host-refresh_token=")
    lowered = {attribute.lower() for attribute in attributes}
    assert lowered == {"httponly", "secure", "path=/", "samesite=strict", "max-age=3600"}


def test_1_3_the_app_login_brings_the_refresh_token_in_the_body(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        answer = _app_login(client, address)
    assert len(answer.json()["refreshToken"]) > 20
    assert "set-cookie" not in answer.headers


def test_1_3_usernames_are_the_same_in_capitals(portal: DemoPortal) -> None:
    address = portal.of("demo")
    body = {"username": address.username.upper(), "password": address.password}
    with open_client(address.url) as client:
        answer = client.put("/auth-api/login", json=body)
        user = client.get("/auth-api/user", headers=_bearer(answer))
    assert user.json() == {"username": address.username}


def test_1_3_a_wrong_password_is_401_in_the_envelope(fresh_portal: DemoPortal) -> None:
    address = fresh_portal.of("demo")
    with open_client(address.url) as client:
        answer = client.put(
            "/auth-api/login", json={"username": address.username, "password": "fout"}
        )
    assert answer.status_code == 401
    assert answer.json()["result"] is False
    assert answer.json()["payload"] is None
    assert answer.json()["messages"][0]["messageCode"].startswith("web.general.message")


def test_1_3_the_account_of_another_organisation_is_401(fresh_portal: DemoPortal) -> None:
    with open_client(fresh_portal.of("demo").url) as client:
        assert _login(client, fresh_portal.of("demo2")).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"\xff\xfe",
        b"[" * 70000,
        b'{"username": 1}',
        b'{"username": "\\ud800", "password": "x"}',
    ],
)
def test_1_3_a_body_that_is_not_a_login_is_400(portal: DemoPortal, body: bytes) -> None:
    with open_client(portal.of("demo").url) as client:
        answer = client.put("/auth-api/login", content=body)
    assert answer.status_code == 400
    assert answer.json()["result"] is False


def test_1_3_login_is_a_put_and_nothing_else(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        answer = client.post("/auth-api/login", json=_credentials(address))
    assert answer.status_code == 405


def test_1_2_data_needs_a_bearer_and_nothing_more(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        answer = _login(client, address)
        client.cookies.clear()
        for name in ("accept", "user-agent", "accept-encoding"):
            del client.headers[name]
        with_token = client.get(f"{PARENT_API}/parent", headers=_bearer(answer))
        without = client.get(f"{PARENT_API}/parent")
        broken = client.get(f"{PARENT_API}/parent", headers={"Authorization": "Bearer a.b.c"})
        basic = client.get(f"{PARENT_API}/parent", headers={"Authorization": "Basic YTpi"})
    statuses = [each.status_code for each in (with_token, without, broken, basic)]
    assert statuses == [200, 401, 401, 401]


def test_1_2_the_token_of_one_organisation_is_none_of_the_other(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        answer = _login(client, address)
    with open_client(portal.of("demo2").url) as other:
        assert other.get(f"{PARENT_API}/parent", headers=_bearer(answer)).status_code == 401


def test_1_4_and_1_5_an_expired_token_is_401_and_still_good_for_a_renewal() -> None:
    options = ("--org", "demo", "--token-life-s", "0", "--photos", "10", "--months", "1")
    with running_portal(*options) as portal, open_client(portal.of("demo").url) as client:
        answer = _login(client, portal.of("demo"))
        expired = client.get(f"{PARENT_API}/parent", headers=_bearer(answer))
        renewed = client.put(
            "/auth-api/token", json={}, headers={**_bearer(answer), **_cookie(answer)}
        )
    assert expired.status_code == 401
    assert renewed.status_code == 200


def test_1_5_the_web_renewal_rotates_the_cookie(portal: DemoPortal) -> None:
    with open_client(portal.of("demo").url) as client:
        first = _login(client, portal.of("demo"))
        client.cookies.clear()
        headers = {**_bearer(first), **_cookie(first)}
        second = client.put("/auth-api/token", json={}, headers=headers)
        client.cookies.clear()
        again = client.put("/auth-api/token", json={}, headers=headers)
        user = client.get("/auth-api/user", headers=_bearer(second))
    assert second.status_code == 200
    assert second.json().keys() == first.json().keys()
    assert _cookie(second) != _cookie(first)
    assert again.status_code == 401
    assert user.status_code == 200


def test_1_5_the_app_renewal_rotates_the_token_in_the_body(portal: DemoPortal) -> None:
    address = portal.of("demo")
    with open_client(address.url) as client:
        first = _app_login(client, address)
        headers = {**APP, **_bearer(first)}
        body = _app_renewal(address, first.json()["refreshToken"])
        second = client.put("/auth-api/token", json=body, headers=headers)
        again = client.put("/auth-api/token", json=body, headers=headers)
    assert second.status_code == 200
    assert second.json()["refreshToken"] != first.json()["refreshToken"]
    assert again.status_code == 401


def test_1_5_a_renewal_needs_the_old_bearer(portal: DemoPortal) -> None:
    with open_client(portal.of("demo").url) as client:
        first = _login(client, portal.of("demo"))
        client.cookies.clear()
        answer = client.put("/auth-api/token", json={}, headers=_cookie(first))
    assert answer.status_code == 401


@pytest.mark.parametrize("body", [b"{", b"[1]"])
def test_1_5_a_renewal_with_a_bad_body_is_400(portal: DemoPortal, body: bytes) -> None:
    with open_client(portal.of("demo").url) as client:
        assert client.put("/auth-api/token", content=body).status_code == 400


def test_1_6_a_token_is_minted_from_the_cookie_alone(portal: DemoPortal) -> None:
    with open_client(portal.of("demo").url) as client:
        first = _login(client, portal.of("demo"))
        client.cookies.clear()
        minted = client.get("/auth-api/token", headers=_cookie(first))
        client.cookies.clear()
        without = client.get("/auth-api/token")
    assert minted.status_code == 200
    assert {"authToken", "expiration", "refreshToken", "domainServerName"} <= minted.json().keys()
    assert without.status_code == 401


def test_1_7_the_captcha_is_empty_at_first(portal: DemoPortal) -> None:
    with open_client(portal.of("demo").url) as client:
        answer = client.get("/auth-api/captcha")
    assert answer.json() == {"result": True, "payload": None, "messages": None}


def test_1_7_five_wrong_passwords_block_for_ten_minutes(fresh_portal: DemoPortal) -> None:
    address = fresh_portal.of("demo")
    wrong = {"username": address.username, "password": "fout"}
    with open_client(address.url) as client:
        for _ in range(5):
            assert client.get("/auth-api/captcha").json()["payload"] is None
            assert client.put("/auth-api/login", json=wrong).status_code == 401
        blocked = client.get("/auth-api/captcha").json()["payload"]
        right = _login(client, address)
    with open_client(fresh_portal.of("demo2").url) as other:
        elsewhere = other.get("/auth-api/captcha").json()["payload"]
    assert blocked["blockedUntil"] / 1000 - time.time() == pytest.approx(600, abs=30)
    assert right.status_code == 401
    assert elsewhere is None


def test_1_8_the_user_is_bare(parent: httpx.Client, portal: DemoPortal) -> None:
    assert parent.get("/auth-api/user").json() == {"username": portal.of("demo").username}


def test_1_8_the_user_needs_a_token(portal: DemoPortal) -> None:
    with open_client(portal.of("demo").url) as client:
        assert client.get("/auth-api/user").status_code == 401


def test_a_portal_can_be_asked_to_bring_no_cookie() -> None:
    options = ("--org", "demo", "--no-cookie", "--today", TODAY, "--photos", "10", "--months", "1")
    with running_portal(*options) as portal, open_client(portal.of("demo").url) as client:
        web = _login(client, portal.of("demo"))
        app = _app_login(client, portal.of("demo"))
    assert "set-cookie" not in web.headers
    assert app.json()["refreshToken"]
