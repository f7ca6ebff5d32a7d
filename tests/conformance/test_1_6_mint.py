"""portal-api 1.6: a token from the session's cookie alone, as in-page JavaScript asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.naive import account, bearer, login
from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def test_1_6_a_token_is_minted_from_the_cookie_alone(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    login(visitor, account(portal, "demo"))
    minted = visitor.get("/auth-api/token")
    again = visitor.get("/auth-api/token")
    assert minted.status_code == again.status_code == 200
    assert {"authToken", "expiration", "refreshToken", "domainServerName"} <= minted.json().keys()
    assert visitor.get(f"{PARENT_API}/parent", headers=bearer(again)).status_code == 200


def test_1_6_without_a_cookie_there_is_no_session(visitor: httpx.Client) -> None:
    assert visitor.get("/auth-api/token").status_code == 401
