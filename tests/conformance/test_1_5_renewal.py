"""portal-api 1.5: renewing, by the cookie or by the app's body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import APP, DEVICE, account, app_login, bearer, cookie, login
from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def _app_body(portal: TlsPortal, refresh_token: str) -> dict[str, object]:
    return {
        "username": account(portal, "demo").username,
        "refreshToken": refresh_token,
        "connectionType": "unknown",
        "deviceInfo": DEVICE,
    }


def test_1_5_the_web_renewal_brings_the_same_body_and_a_new_cookie(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    first = login(visitor, account(portal, "demo"))
    second = visitor.put("/auth-api/token", json={}, headers=bearer(first))
    data = visitor.get(f"{PARENT_API}/parent", headers=bearer(second))
    assert second.status_code == 200
    assert second.json().keys() == first.json().keys()
    assert second.json()["refreshToken"] is None
    assert second.json()["authToken"] != first.json()["authToken"]
    assert cookie(second) != cookie(first)
    assert data.status_code == 200


def test_1_5_an_old_cookie_is_worth_nothing_after_a_renewal(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    first = login(visitor, account(portal, "demo"))
    visitor.cookies.clear()
    headers = {**bearer(first), **cookie(first)}
    assert visitor.put("/auth-api/token", json={}, headers=headers).status_code == 200
    visitor.cookies.clear()
    assert visitor.put("/auth-api/token", json={}, headers=headers).status_code == 401


def test_1_5_the_app_renewal_rotates_the_token_in_the_body(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    first = app_login(visitor, account(portal, "demo"))
    headers = {**APP, **bearer(first)}
    body = _app_body(portal, first.json()["refreshToken"])
    second = visitor.put("/auth-api/token", json=body, headers=headers)
    again = visitor.put("/auth-api/token", json=body, headers=headers)
    assert second.status_code == 200
    assert second.json().keys() == first.json().keys()
    assert second.json()["refreshToken"] not in {None, first.json()["refreshToken"]}
    assert "set-cookie" not in second.headers
    assert again.status_code == 401


def test_1_5_a_session_that_is_gone_is_401(visitor: httpx.Client, portal: TlsPortal) -> None:
    first = login(visitor, account(portal, "demo"))
    visitor.cookies.clear()
    without = visitor.put("/auth-api/token", json={}, headers=bearer(first))
    app = visitor.put("/auth-api/token", json=_app_body(portal, "gone"), headers=bearer(first))
    assert (without.status_code, app.status_code) == (401, 401)


@pytest.mark.parametrize("body", [b"{", b"[1]"])
def test_1_5_a_renewal_with_a_bad_body_is_400(visitor: httpx.Client, body: bytes) -> None:
    assert visitor.put("/auth-api/token", content=body).status_code == 400
