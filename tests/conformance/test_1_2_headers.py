"""portal-api 1.2: which headers a request needs, and which it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import account, app_login, bearer, cookie, login, open_client
from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def test_1_2_data_needs_a_bearer_and_nothing_more(visitor: httpx.Client, portal: TlsPortal) -> None:
    answer = login(visitor, account(portal, "demo"))
    visitor.cookies.clear()
    for name in ("accept", "user-agent", "accept-encoding"):
        del visitor.headers[name]
    heads: tuple[dict[str, str], ...] = (
        bearer(answer), {}, {"Authorization": "Bearer a.b.c"}, {"Authorization": "Basic YTpi"},
    )  # fmt: skip
    for path in (f"{PARENT_API}/parent", "/auth-api/user"):
        statuses = [visitor.get(path, headers=head).status_code for head in heads]
        assert statuses == [200, 401, 401, 401]


def test_1_2_login_and_captcha_need_no_bearer(visitor: httpx.Client, portal: TlsPortal) -> None:
    assert visitor.get("/auth-api/captcha").status_code == 200
    assert login(visitor, account(portal, "demo")).status_code == 200


def test_1_2_renewing_needs_the_bearer(visitor: httpx.Client, portal: TlsPortal) -> None:
    answer = login(visitor, account(portal, "demo"))
    without = visitor.put("/auth-api/token", json={}, headers=cookie(answer))
    assert without.status_code == 401
    with_it = visitor.put("/auth-api/token", json={}, headers=bearer(answer))
    assert with_it.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "*/*", "User-Agent": "python-requests/2.32.3"},
        {"Accept": "application/json, text/plain, */*", "User-Agent": "axios/1.7.9"},
        {"Accept": "application/json"},
        {"Referer": "https://demo.ouderportaal.nl/parent/"},
        {"X-Client-Name": "OuderApp", "X-Client-Version": "3.64.1"},
    ],
)
def test_1_2_the_rest_of_the_headers_changes_nothing(
    parent: httpx.Client, headers: dict[str, str]
) -> None:
    plain = parent.get(f"{PARENT_API}/parent")
    answer = parent.get(f"{PARENT_API}/parent", headers=headers)
    assert answer.status_code == 200
    assert answer.json() == plain.json()


def test_1_2_the_cookie_is_harmless_elsewhere(visitor: httpx.Client, portal: TlsPortal) -> None:
    answer = login(visitor, account(portal, "demo"))
    token = answer.json()["authToken"]
    headers = {**bearer(answer), "Cookie": f"__Host-refresh_token={token}"}
    assert visitor.get(f"{PARENT_API}/children/", headers=headers).status_code == 200


def test_1_2_the_client_headers_change_the_answer_of_a_login(portal: TlsPortal) -> None:
    with open_client(portal, "demo") as client:
        app, web = (each(client, account(portal, "demo")).json() for each in (app_login, login))
    assert app["refreshToken"]
    assert web["refreshToken"] is None


def test_1_2_the_token_of_one_organisation_is_none_of_the_other(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    answer = login(visitor, account(portal, "demo"))
    with open_client(portal, "demo2") as other:
        assert other.get(f"{PARENT_API}/parent", headers=bearer(answer)).status_code == 401
