"""portal-api 1.3: signing in."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import DEVICE, account, app_login, bearer, login, open_client

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


@pytest.mark.parametrize("more", [{}, {"childMinder": False}, {"deviceInfo": DEVICE}])
def test_1_3_the_web_login_answers_bare_and_without_refresh_token(
    visitor: httpx.Client, portal: TlsPortal, more: dict[str, object]
) -> None:
    answer = login(visitor, account(portal, "demo"), **more)
    body = answer.json()
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert body.keys() == {
        "authToken", "refreshToken", "expiration", "domainServerName", "mustResetPassword",
        "redirectUrl",
    }  # fmt: skip
    assert body["refreshToken"] is None
    assert body["domainServerName"] == "demo"
    assert body["mustResetPassword"] is False
    assert body["redirectUrl"].startswith("/parent")


def test_1_3_the_access_token_is_a_json_web_token(visitor: httpx.Client, portal: TlsPortal) -> None:
    token = login(visitor, account(portal, "demo")).json()["authToken"]
    header, claims, _signature = token.split(".")
    assert json.loads(urlsafe_b64decode(header + "=="))["typ"] == "JWT"
    username = json.loads(urlsafe_b64decode(claims + "=="))["sub"]
    assert username == account(portal, "demo").username


def test_1_3_the_expiration_is_a_number_of_milliseconds(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    expiration = login(visitor, account(portal, "demo")).json()["expiration"]
    assert isinstance(expiration, int)
    assert 0 < expiration / 1000 - time.time() < 3600


def test_1_3_the_web_login_sets_the_host_cookie(visitor: httpx.Client, portal: TlsPortal) -> None:
    cookie = login(visitor, account(portal, "demo")).headers["set-cookie"]
    name_and_value, *attributes = [part.strip() for part in cookie.split(";")]
    assert name_and_value.startswith("__Host-refresh_token=")
    lowered = {attribute.lower() for attribute in attributes}
    assert lowered == {"httponly", "secure", "path=/", "samesite=strict", "max-age=3600"}


def test_1_3_the_app_login_brings_the_refresh_token_in_the_body(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    answer = app_login(visitor, account(portal, "demo"))
    assert len(answer.json()["refreshToken"]) > 20
    assert "set-cookie" not in answer.headers


def test_1_3_usernames_are_the_same_in_capitals(visitor: httpx.Client, portal: TlsPortal) -> None:
    of = account(portal, "demo")
    body = {"username": of.username.upper(), "password": of.password}
    answer = visitor.put("/auth-api/login", json=body)
    user = visitor.get("/auth-api/user", headers=bearer(answer))
    assert user.json() == {"username": of.username}


def test_1_3_a_wrong_password_is_401_in_the_envelope(fresh_portal: TlsPortal) -> None:
    of = account(fresh_portal, "demo")
    with open_client(fresh_portal, "demo") as client:
        wrong = {"username": of.username, "password": "fout"}
        answer = client.put("/auth-api/login", json=wrong)
    body = answer.json()
    assert answer.status_code == 401
    assert (body["result"], body["payload"]) == (False, None)
    assert body["messages"][0]["messageCode"].startswith("web.general.message")
    assert "set-cookie" not in answer.headers


def test_1_3_the_account_of_another_organisation_is_401(fresh_portal: TlsPortal) -> None:
    with open_client(fresh_portal, "demo") as client:
        assert login(client, account(fresh_portal, "demo2")).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"[" * 70000, b'{"username": 1}',
        b'{"username": "\\ud800", "password": "x"}',
    ],
)  # fmt: skip
def test_1_3_a_body_that_is_not_a_login_is_400(visitor: httpx.Client, body: bytes) -> None:
    answer = visitor.put("/auth-api/login", content=body)
    assert answer.status_code == 400
    assert answer.json()["result"] is False


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_1_3_login_is_a_put_and_nothing_else(visitor: httpx.Client, method: str) -> None:
    assert visitor.request(method, "/auth-api/login").status_code == 405
