"""portal-api 1.4: how long tokens live; tests/demo/test_sessions.py sets the clock by hand."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import account, bearer, cookie, login, open_client
from tests.demo.reading import PARENT_API
from tests.support.tls_portal import TlsPortal, running_tls_portal

if TYPE_CHECKING:
    from pathlib import Path

    import httpx


def test_1_4_an_access_token_lives_a_quarter_of_an_hour(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    expiration = login(visitor, account(portal, "demo")).json()["expiration"]
    assert expiration / 1000 - time.time() == pytest.approx(900, abs=30)


def test_1_4_the_refresh_cookie_lives_an_hour(visitor: httpx.Client, portal: TlsPortal) -> None:
    login(visitor, account(portal, "demo"))
    (kept,) = visitor.cookies.jar
    assert kept.expires is not None
    assert kept.expires - time.time() == pytest.approx(3600, abs=30)


def test_1_4_and_1_5_an_expired_token_is_401_and_still_good_for_a_renewal(tmp_path: Path) -> None:
    options = ("--org", "demo", "--token-life-s", "0", "--photos", "10", "--months", "1")
    with running_tls_portal(tmp_path, *options) as portal, open_client(portal, "demo") as client:
        answer = login(client, account(portal, "demo"))
        expired = client.get(f"{PARENT_API}/parent", headers=bearer(answer))
        renewed = client.put(
            "/auth-api/token", json={}, headers={**bearer(answer), **cookie(answer)}
        )
    assert expired.status_code == 401
    assert renewed.status_code == 200
