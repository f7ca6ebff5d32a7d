"""portal-api 1.7: whether one may sign in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import account, login, open_client

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def test_1_7_the_captcha_is_empty_normally(visitor: httpx.Client) -> None:
    answer = visitor.get("/auth-api/captcha")
    assert answer.status_code == 200
    assert answer.json() == {"result": True, "payload": None, "messages": None}


def test_1_7_five_wrong_passwords_block_for_ten_minutes(fresh_portal: TlsPortal) -> None:
    of = account(fresh_portal, "demo")
    wrong = {"username": of.username, "password": "fout"}
    with open_client(fresh_portal, "demo") as client:
        for _ in range(5):
            assert client.get("/auth-api/captcha").json()["payload"] is None
            assert client.put("/auth-api/login", json=wrong).status_code == 401
        blocked = client.get("/auth-api/captcha").json()["payload"]
        right = login(client, of)
    with open_client(fresh_portal, "demo2") as other:
        elsewhere = other.get("/auth-api/captcha").json()["payload"]
    assert blocked["blockedUntil"] / 1000 - time.time() == pytest.approx(600, abs=30)
    assert right.status_code == 401
    assert elsewhere is None
