"""portal-api 1.8: who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.naive import account

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def test_1_8_the_user_is_the_canonical_login_name(parent: httpx.Client, portal: TlsPortal) -> None:
    assert parent.get("/auth-api/user").json() == {"username": account(portal, "demo").username}


def test_1_8_the_user_needs_a_token(visitor: httpx.Client) -> None:
    assert visitor.get("/auth-api/user").status_code == 401
